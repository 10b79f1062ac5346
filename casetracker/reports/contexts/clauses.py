"""What a stage event or a time in custody says, as a clause that an attribution can carry."""

from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.reports.languages import Label, say, term
from casetracker.reports.retelling import pack_words, signature_words
from casetracker.reports.speech import guarded, quoted
from casetracker.reports.wording import (
    NOT_REPORTED,
    count_of,
    date_words,
    number_of,
    shorten_words,
    since_words,
)
from casetracker.text import safe_line
from casetracker.views.docket import ChargeView, CustodyView, StageEventView
from casetracker.views.quoting import is_worded

# The denominator where a clause is about one person and no number of people.
ALONE: Final = -1
# Stage codes in words that fit one person and many.
_STAGES: Final = {
    "reported": Label("{persons} had been reported held"),
    "captured": Label("{persons} had been taken into custody"),
    "detained": Label("{persons} had been detained"),
    "case_opened": Label("a criminal case against {persons} had been opened"),
    "charged": Label("{persons} had been charged"),
    "remanded": Label("{persons} had been remanded in custody"),
    "remand_extended": Label("the remand of {persons} had been extended"),
    "under_investigation": Label("{persons} had come under investigation"),
    "joined": Label("the proceedings against {persons} had been joined"),
    "severed": Label("the proceedings against {persons} had been severed"),
    "investigation_completed": Label("the investigation against {persons} had been completed"),
    "file_disclosed": Label("the case file had been disclosed to {persons}"),
    "indictment_approved": Label("the indictment against {persons} had been approved"),
    "sent_to_court": Label("the case against {persons} had been sent to court"),
    "accepted_by_court": Label("a court had accepted the case against {persons}"),
    "preparatory_hearing": Label("a preparatory hearing for {persons} had been held"),
    "on_trial": Label("{persons} had been put on trial"),
    "sentence_requested": Label("a sentence had been requested for {persons}"),
    "convicted": Label("{persons} had been convicted"),
    "acquitted": Label("{persons} had been acquitted"),
    "discontinued": Label("the proceedings against {persons} had been discontinued"),
    "sentenced": Label("{persons} had been sentenced"),
    "appeal_lodged": Label("an appeal for {persons} had been lodged"),
    "appeal_heard": Label("an appeal for {persons} had been heard"),
    "appeal_decided": Label("an appeal for {persons} had been decided"),
    "cassation": Label("the case against {persons} had gone to cassation"),
    "final": Label("the judgment on {persons} had become final"),
    "serving_sentence": Label("{persons} had begun to serve a sentence"),
    "released": Label("{persons} had been released"),
    "pardoned": Label("{persons} had been pardoned"),
    "transferred": Label("{persons} had been transferred"),
    "extradited": Label("{persons} had been extradited"),
    "repatriated": Label("{persons} had been repatriated or exchanged"),
    "died_in_custody": Label("{persons} had died in custody"),
    "whereabouts_unknown": Label("the whereabouts of {persons} had become unknown"),
}
_CHARGES: Final = {
    ChargeStatus.ALLEGED: Label("{persons} had been accused of {wording} ({article})"),
    ChargeStatus.IN_INDICTMENT: Label("{persons} had been indicted for {wording} ({article})"),
    ChargeStatus.AMENDED: Label(
        "{persons} had been charged, as amended, with {wording} ({article})"
    ),
    ChargeStatus.DROPPED: Label("{persons} were no longer charged with {wording} ({article})"),
    ChargeStatus.CONVICTED: Label("{persons} had been convicted of {wording} ({article})"),
    ChargeStatus.ACQUITTED: Label("{persons} had been acquitted of {wording} ({article})"),
}


def stage_clause(event: StageEventView, total: int, whom: str = "") -> str:
    """Who reached which stage, when and where: `26 of 26 persons had been detained on 27 May 2021`.

    `whom` are the references of those people, told where they are not all.
    """
    persons = persons_of(event.defendants, total, event.recorded_for, whom)
    words = _STAGES.get(event.stage.code)
    if words is None:
        told = say(
            "{persons} had reached the stage \u2018{stage}\u2019",
            persons=persons,
            stage=guarded(pack_words(event.stage.label)),
        )
    else:
        told = say(words.english, persons=persons)
    when, place = date_words(event.happened), _place(event.place)
    return say("{told} {when}{place}", told=told, when=when, place=place)


def charge_clause(charge: ChargeView, words: int) -> str:
    """How many are accused of what, the wording cut after so many words."""
    return say(
        _CHARGES[charge.status].english,
        persons=persons_of(len(charge.defendant_refs), charge.of_defendants, charge.recorded_for),
        wording=charge_words(charge, words),
        article=article_words(charge.article),
    )


def charge_words(charge: ChargeView, words: int | None = None) -> str:
    """The wording of a charge, quoted where a passage has it; cut after so many words if asked.

    Words that a source does not use stand as they are on file: nobody is quoted for them. A pack that
    they are the title of its article by is named.
    """
    if charge.article and charge.wording == f"article {charge.article}":
        return article_words(charge.article)  # the article was all that was entered
    wording = charge.wording if words is None else shorten_words(charge.wording, words)
    if is_worded(charge.passages, charge.wording):
        return quoted(wording)
    if charge.pack and wording == charge.wording:
        return f"{guarded(wording)} [{guarded(signature_words(charge.pack))}]"
    return guarded(wording)


def article_words(article: str | None) -> str:
    """An article of law by its number: `article 214.2`; `article not reported` without one."""
    return say("article {number}", number=NOT_REPORTED if article is None else guarded(article))


def custody_clause(custody: CustodyView, persons: int, total: int, whom: str = "") -> str:
    """How many came into whose hands, when and where; `whom` as in `stage_clause`."""
    where = (
        "" if not custody.facility else say(", at {facility}", facility=guarded(custody.facility))
    )
    who, since = (
        persons_of(persons, total, custody.recorded_for, whom),
        since_words(custody.started),
    )
    place = _place(custody.place)
    if not custody.authority:
        return say(
            "{who} had been in custody from {since}{where}{place}",
            who=who,
            since=since,
            where=where,
            place=place,
        )
    return say(
        "{who} had been in the custody of {authority} from {since}{where}{place}",
        who=who,
        authority=guarded(custody.authority),
        since=since,
        where=where,
        place=place,
    )


def custody_end_clause(custody: CustodyView, persons: int, total: int, whom: str = "") -> str:
    """How many left custody, when and how; `whom` as in `stage_clause`."""
    who, when = persons_of(persons, total, whom=whom), date_words(custody.ended)
    if custody.how_ended is None or custody.how_ended.value == "unknown":
        return say("{who} left custody, in a way not reported, {when}", who=who, when=when)
    how = term(custody.how_ended)
    return say("{who} left custody ({how}) {when}", who=who, how=how, when=when)


def group_clause(size: str, captured: PartialDate | None, place: str | None) -> str:
    """How large a group is and since when it is held."""
    when = ""
    if captured is not None:
        when = say(", taken into custody {when}", when=date_words(captured))
    return say(
        "the group counts {size}{when}{place}", size=guarded(size), when=when, place=_place(place)
    )


def persons_of(count: int, total: int, recorded_for: int | None = None, whom: str = "") -> str:
    """A count of people with its denominator; nobody is counted where it is about one person.

    Where what is told befell more people than stand in the case, those are counted first. `whom` are
    their references, told where they are not all.
    """
    if total == ALONE:
        return say("the person")
    told = safe_line(whom) if 0 < count < total else ""
    if recorded_for is not None and recorded_for > count:
        whole, here = number_of(recorded_for, "person"), count_of(count, max(total, count))
        if told:
            return say(
                "{whole} ({counted} in this case: {whom})", whole=whole, counted=here, whom=told
            )
        return say("{whole} ({counted} in this case)", whole=whole, counted=here)
    persons = _counted(count, total)
    return f"{persons} ({told})" if told else persons


def _counted(count: int, total: int) -> str:
    if total < count or total == 0:
        return number_of(count, "person") if count else say("persons in a number not reported")
    if total == 1 and count == 1:
        return number_of(1, "person")
    return say("{counted} persons", counted=count_of(count, total))


def _place(place: str | None) -> str:
    return say(" (place: {place})", place=guarded(place)) if place else ""
