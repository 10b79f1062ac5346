"""What a stage event or a time in custody says, as a clause that an attribution can carry."""

from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.reports.speech import guarded, quoted
from casetracker.reports.wording import (
    NOT_REPORTED,
    count_of,
    date_words,
    number_of,
    shorten_words,
)
from casetracker.views.docket import ChargeView, CustodyView, StageEventView

# The denominator where a clause is about one person and no number of people.
ALONE: Final = -1
# Stage codes in words that fit one person and many.
_STAGES: Final = {
    "reported": "{} had been reported held",
    "captured": "{} had been taken into custody",
    "detained": "{} had been detained",
    "case_opened": "a criminal case against {} had been opened",
    "charged": "{} had been charged",
    "remanded": "{} had been remanded in custody",
    "remand_extended": "the remand of {} had been extended",
    "under_investigation": "{} had come under investigation",
    "joined": "the proceedings against {} had been joined",
    "severed": "the proceedings against {} had been severed",
    "investigation_completed": "the investigation against {} had been completed",
    "file_disclosed": "the case file had been disclosed to {}",
    "indictment_approved": "the indictment against {} had been approved",
    "sent_to_court": "the case against {} had been sent to court",
    "accepted_by_court": "a court had accepted the case against {}",
    "preparatory_hearing": "a preparatory hearing for {} had been held",
    "on_trial": "{} had been put on trial",
    "sentence_requested": "a sentence had been requested for {}",
    "convicted": "{} had been convicted",
    "acquitted": "{} had been acquitted",
    "discontinued": "the proceedings against {} had been discontinued",
    "sentenced": "{} had been sentenced",
    "appeal_lodged": "an appeal for {} had been lodged",
    "appeal_heard": "an appeal for {} had been heard",
    "appeal_decided": "an appeal for {} had been decided",
    "cassation": "the case against {} had gone to cassation",
    "final": "the judgment on {} had become final",
    "serving_sentence": "{} had begun to serve a sentence",
    "released": "{} had been released",
    "pardoned": "{} had been pardoned",
    "transferred": "{} had been transferred",
    "extradited": "{} had been extradited",
    "repatriated": "{} had been repatriated or exchanged",
    "died_in_custody": "{} had died in custody",
    "whereabouts_unknown": "the whereabouts of {} had become unknown",
}
_CHARGES: Final = {
    ChargeStatus.ALLEGED: "had been accused of",
    ChargeStatus.IN_INDICTMENT: "had been indicted for",
    ChargeStatus.AMENDED: "had been charged, as amended, with",
    ChargeStatus.DROPPED: "were no longer charged with",
    ChargeStatus.CONVICTED: "had been convicted of",
    ChargeStatus.ACQUITTED: "had been acquitted of",
}


def stage_clause(event: StageEventView, total: int) -> str:
    """Who reached which stage, when and where: `26 of 26 persons had been detained on 27 May 2021`."""
    persons = persons_of(event.defendants, total)
    words = _STAGES.get(event.stage.code)
    if words is None:
        told = f"{persons} had reached the stage \u2018{guarded(event.stage.label)}\u2019"
    else:
        told = words.format(persons)
    return f"{told} {date_words(event.happened)}{_place(event.place)}"


def charge_clause(charge: ChargeView, words: int) -> str:
    """How many are accused of what, the wording cut after so many words."""
    persons = persons_of(len(charge.defendant_refs), charge.of_defendants)
    wording = quoted(shorten_words(charge.wording, words))
    article = f"article {guarded(charge.article)}" if charge.article else f"article {NOT_REPORTED}"
    return f"{persons} {_CHARGES[charge.status]} {wording} ({article})"


def custody_clause(custody: CustodyView, persons: int, total: int) -> str:
    """How many came into whose hands, when and where."""
    where = "" if not custody.facility else f", at {guarded(custody.facility)}"
    whose = "custody" if not custody.authority else f"the custody of {guarded(custody.authority)}"
    when = date_words(custody.started)
    who = persons_of(persons, total)
    return f"{who} had been in {whose} from {_bare(when)}{where}{_place(custody.place)}"


def custody_end_clause(custody: CustodyView, persons: int, total: int) -> str:
    """How many left custody, when and how."""
    how = "left custody, in a way not reported,"
    if custody.how_ended is not None and custody.how_ended.value != "unknown":
        how = f"left custody ({custody.how_ended.value})"
    return f"{persons_of(persons, total)} {how} {date_words(custody.ended)}"


def group_clause(size: str, captured: PartialDate | None, place: str | None) -> str:
    """How large a group is and since when it is held."""
    when = "" if captured is None else f", taken into custody {date_words(captured)}"
    return f"the group counts {guarded(size)}{when}{_place(place)}"


def persons_of(count: int, total: int) -> str:
    """A count of people with its denominator; nobody is counted where it is about one person."""
    if total == ALONE:
        return "the person"
    if total < count or total == 0:
        return number_of(count, "person") if count else "persons in a number not reported"
    return "1 person" if total == 1 and count == 1 else f"{count_of(count, total)} persons"


def _bare(when: str) -> str:
    return (
        when
        if when.startswith(("on or", "in or"))
        else when.removeprefix("on ").removeprefix("in ")
    )


def _place(place: str | None) -> str:
    return f" (place: {guarded(place)})" if place else ""
