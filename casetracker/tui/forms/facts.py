"""The forms of facts: charges, stages, custody, hearings, sentences."""

from typing import Final

from casetracker.model.vocabulary import (
    Acknowledgement,
    ChargeStatus,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.tui.forms.fields import Form, FormField, Kind
from casetracker.tui.forms.records import (
    GROUNDS,
    choice_field,
    date_field,
    day_ahead_field,
    named,
    whom_field,
)

_YES_NO: Final = ("no", "yes")
Stages = tuple[tuple[str, str], ...]


def _optional(name: str, label: str, hint: str, longest: int = 200) -> FormField:
    return FormField(name, label, hint, longest=longest)


def _charge_fields(article: str = "", wording: str = "") -> tuple[FormField, ...]:
    return (
        FormField("article", "Article", "such as 214.2.1; may stay empty", value=article, longest=40),
        FormField("wording", "Wording", "as the source words it; empty takes the article's own",
                  value=wording, longest=400),
    )  # fmt: skip


def bring_charge(whom: str) -> Form:
    """A charge to bring."""
    own = (
        whom_field(whom),
        *_charge_fields(),
        FormField("count", "Count", "its number in the indictment; may stay empty", Kind.COUNT),
        choice_field("status", "Status", tuple(ChargeStatus), ChargeStatus.ALLEGED.value),
        date_field(),
    )
    return Form("charge.add", "Bring a charge", (*own, *GROUNDS), ())


def _others_field() -> FormField:
    hint = "yes: the same charge of the others in the case as well"
    return FormField("alike", "Others too", hint, Kind.CHOICE, "no", _YES_NO, is_required=True)


def charge_step(numbers: tuple[int, ...], wording: str, status: str) -> Form:
    """A dated step of charges."""
    own = (
        choice_field("status", "Status", tuple(ChargeStatus), status),
        date_field(),
        _others_field(),
    )
    title = f"What became of: {wording}"
    return Form("charge.step", title, (*own, *GROUNDS), tuple(map(str, numbers)), status)


def requalify(numbers: tuple[int, ...], article: str, wording: str) -> Form:
    """Charges to put under another article."""
    own = (
        *_charge_fields(article, wording),
        date_field(),
        _others_field(),
    )
    title = f"Requalify: {wording}"
    return Form("charge.requalify", title, (*own, *GROUNDS), tuple(map(str, numbers)))


def _stage_fields(stages: Stages, stage: str = "", date: str = "", authority: str = "",
                  place: str = "") -> tuple[FormField, ...]:  # fmt: skip
    return (
        choice_field("stage", "Stage", tuple(code for code, _ in stages), stage),
        date_field(value=date),
        FormField(
            "authority", "Body", "court, prosecutor or other body", value=authority, longest=200
        ),
        FormField("place", "Place", "where, as the source puts it", value=place, longest=200),
    )


def record_stage(
    whom: str, stages: Stages, *, job: str = "stage.add", refs: tuple[str, ...] = ()
) -> Form:
    """A stage to record; of many records where `refs` are given."""
    own = _stage_fields(stages)
    if refs:
        return Form(job, f"Stage of {named(refs)}", (*own, *GROUNDS), refs)
    return Form(job, "Record a stage", (whom_field(whom), *own, *GROUNDS))


def correct_stage(
    number: int, stages: Stages, *, stage: str, date: str, authority: str, place: str
) -> Form:
    """A stage event to set right: another stands in its place."""
    own = _stage_fields(stages, stage, date, authority, place)
    return Form(
        "stage.correct", f"Set stage event {number} right", (*own, *GROUNDS), (str(number),)
    )


def begin_custody(whom: str) -> Form:
    """Custody that began."""
    own = (
        whom_field(whom),
        date_field("date", "Since"),
        choice_field("kind", "Kind", tuple(CustodyKind), CustodyKind.UNKNOWN.value),
        _optional("place", "Place", "where"),
        _optional("facility", "Facility", "prison or other place of detention"),
        _optional("authority", "Held by", "which body"),
        choice_field(
            "acknowledged", "Admitted", tuple(Acknowledgement), Acknowledgement.NOT_REPORTED.value
        ),
    )
    return Form("custody.begin", "Custody began", (*own, *GROUNDS))


def end_custody(whom: str) -> Form:
    """Custody that ended."""
    own = (
        whom_field(whom),
        choice_field("how", "How", tuple(CustodyEnd)),
        date_field(),
    )
    return Form("custody.end", "Custody ended", (*own, *GROUNDS))


def acknowledge(whom: str) -> Form:
    """Whether the holder admits to holding people."""
    own = (
        whom_field(whom),
        choice_field("acknowledged", "Admitted", tuple(Acknowledgement)),
        date_field(),
    )
    return Form("custody.acknowledge", "Does the holder admit to it?", (*own, *GROUNDS))


def add_hearing(whom: str) -> Form:
    """A hearing."""
    own = (
        whom_field(whom),
        choice_field("kind", "Kind", tuple(HearingKind), HearingKind.UNKNOWN.value),
        day_ahead_field("scheduled", "Scheduled"),
        date_field("date", "Held"),
        choice_field("result", "Result", tuple(HearingResult), HearingResult.SCHEDULED.value),
        day_ahead_field("later", "Adjourned to"),
        _optional("because", "Because", "why it was adjourned", 400),
        _optional("court", "Court", "which court"),
        _optional("judge", "Judge", "who presides"),
        choice_field("doors", "Doors", tuple(Openness), Openness.UNKNOWN.value),
        _optional("language", "Language", "of the hearing"),
        _optional("note", "Note", "what else is known", 400),
    )
    return Form("hearing.add", "Hearing", (*own, *GROUNDS))


def add_sentence(whom: str) -> Form:
    """A sentence asked for or imposed."""
    own = (
        whom_field(whom),
        choice_field("standing", "Standing", tuple(SentenceStanding)),
        choice_field("kind", "Kind", tuple(SentenceKind), SentenceKind.PRISON.value),
        FormField("amount", "Amount", "such as 15; needs its unit", Kind.COUNT),
        choice_field("unit", "Unit", tuple(SentenceUnit), is_required=False),
        _optional("currency", "Currency", "of an amount of money, such as manats"),
        _optional("regime", "Regime", "such as strict"),
        FormField("credited", "Credited", "days served that count towards it", Kind.COUNT),
        _optional("court", "Court", "which court"),
        FormField(
            "replaces", "Replaces", "the number of the sentence whose place it takes", Kind.COUNT
        ),
        date_field(),
        _optional("note", "Note", "what else is known", 400),
    )
    return Form("sentence.add", "Sentence", (*own, *GROUNDS))
