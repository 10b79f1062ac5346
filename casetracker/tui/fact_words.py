"""Facts, their passages and their days put into words and marks: plain strings, not yet made safe.

Kept apart from `words` for what they need: the first frame loads neither the views nor the vocabulary.
"""

from collections.abc import Iterable
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Attribution,
    DateBasis,
    Decision,
    Effect,
    ReviewStatus,
)
from casetracker.tui.words import words
from casetracker.views.common import CitationView, date_text
from casetracker.views.review import ClaimView

EFFECT_MARKS: Final = {
    Effect.NEW: "+",
    Effect.CONFIRMS: "=",
    Effect.REFINES: "~",
    Effect.CONFLICTS: "!",
    Effect.CONTEXT: "·",
}
EFFECT_NAMES: Final = {
    Effect.NEW: "new",
    Effect.CONFIRMS: "known",
    Effect.REFINES: "refines",
    Effect.CONFLICTS: "conflict",
    Effect.CONTEXT: "background",
}
_DECISION_LETTERS: Final = {
    Decision.ACCEPT: "a",
    Decision.REJECT: "r",
    Decision.DEFER: "l",
    Decision.UNVERIFIABLE: "v",
}
_STATUS_LETTERS: Final = {
    ReviewStatus.ACCEPTED: "A",
    ReviewStatus.PARTLY_ACCEPTED: "A",
    ReviewStatus.REJECTED: "R",
    ReviewStatus.DUPLICATE: "D",
    ReviewStatus.UNVERIFIABLE: "V",
}
_BASIS_WORDS: Final = {
    DateBasis.EXPLICIT: "stands in the text",
    DateBasis.RELATIVE: "counted from a date in the text",
    DateBasis.INFERRED_YEAR: "year inferred from the source's date",
    DateBasis.PUBLICATION: "taken from the date of publication",
    DateBasis.NONE: "no date in the text",
}
_VOICES: Final = {
    Attribution.OWN: "in the publisher's own voice",
    Attribution.REPORTED: "reported speech",
    Attribution.DIRECT: "in direct speech",
    Attribution.DOCUMENT: "from a document",
}


def since_text(what: str, since: PartialDate | None) -> str:
    """Something with the day since when it holds, as far as that is known."""
    if since is None:
        return f"{what}, date unknown"
    day = date_text(since)
    return f"{what} {day}" if day.startswith(("by ", "from ")) else f"{what} since {day}"


def state_letter(claim: ClaimView) -> str:
    """`.` undecided, small letters for journaled decisions, capitals for what was applied."""
    if claim.decision is not None and claim.status not in _STATUS_LETTERS:
        return _DECISION_LETTERS[claim.decision]
    return "l" if claim.status is ReviewStatus.DEFERRED else _STATUS_LETTERS.get(claim.status, ".")


def is_settled(claim: ClaimView) -> bool:
    """Whether a decision on the claim has been applied already."""
    return claim.status in _STATUS_LETTERS


def is_undecided(claim: ClaimView) -> bool:
    """Whether the claim still waits for a decision."""
    return claim.decision is None and claim.status in (ReviewStatus.NEW, ReviewStatus.IN_REVIEW)


# what is asked has a mark of its own
_ASKED: Final = "? "


def effect_line(claim: ClaimView) -> str:
    """What accepting a claim would do, after its mark."""
    mark = EFFECT_MARKS[claim.effect]
    text = claim.effect_text or EFFECT_NAMES[claim.effect]
    return text if text.startswith((f"{mark} ", _ASKED)) else f"{mark} {text}"


def claim_text(
    claim: ClaimView, number: int, *, is_summed_up: bool = False, is_effect_shown: bool = False
) -> str:
    """Everything about a claim, for the detail pane; without what stands in full beside it."""
    lines = [f"Fact {number} ({claim.ref})"]
    if not is_summed_up:
        lines[0] += f": {claim.summary}"
    if not is_effect_shown:
        lines.append(effect_line(claim))
    about = " in ".join(part for part in (claim.group_ref or claim.subject, claim.case_ref) if part)
    lines.append(f"About   {about or 'no record yet: l links it to one'}")
    if claim.proposal and not is_settled(claim):
        is_asked = (claim.effect_text or "").startswith(_ASKED)
        lines += ["", "If they are new (l says who)" if is_asked else "If accepted"]
        lines += [f"  {line}" for line in claim.proposal]
    if claim.decision is not None:
        why = f": {claim.reason}" if claim.reason else ""
        lines += ["", f"Decided {claim.decision.value}{why} (by {claim.decided_by or '-'})"]
    lines += ["", f'Quote   "{claim.quote}"', f"Speaker {claim.speaker or 'not named'}"]
    lines.append(f"Voice   {_VOICES[claim.attribution]}, {words(claim.modality)}")
    lines += _value_lines(claim)
    lines.append(f"Read    {'' if claim.marked_at else 'by '}{claim.read_by}")
    lines += [
        f"  {words(name)} was read as: {value or '(nothing)'}" for name, value in claim.machine
    ]
    lines += [f"Corrects {each.ref} of {each.source_ref}" for each in claim.corrects]
    lines += [
        f"{words(each.kind).capitalize()} on file: {each.ref} of {each.source_ref}"
        for each in claim.corrected_by
    ]
    if claim.similar:
        lines += ["", "Names on file", *(f"  {each.name}: {each.line}" for each in claim.similar)]
    if claim.match_reasons:
        lines += ["", "Matched because", *(f"  {reason}" for reason in claim.match_reasons)]
    if claim.candidates:
        lines += ["", "Candidates (l to choose)"]
        lines += [f"  {each.ref}  {each.label}  {each.score:.2f}" for each in claim.candidates]
    return "\n".join(lines)


def _value_lines(claim: ClaimView) -> list[str]:
    lines = []
    if claim.count is not None:
        whole = f" of {claim.count_of}" if claim.count_of is not None else ""
        lines.append(f"People  {claim.count}{whole}")
    if claim.persons:
        lines.append(f"Names   {', '.join(claim.persons)}")
    lines.append(f"Date    {date_text(claim.date)} ({_BASIS_WORDS[claim.date_basis]})")
    for label, value in (
        ("Stage   ", claim.stage_label),
        ("Body    ", claim.authority),
        ("Place   ", claim.place),
        ("Term    ", claim.sentence),
    ):
        if value:
            lines.append(f"{label}{value}")
    lines += [
        f"Charge  {charge.wording}" + (f" ({charge.article})" if charge.article else "")
        for charge in claim.charges
    ]
    return lines


def citation_text(citations: Iterable[CitationView]) -> str:
    """The passages behind a fact, or that there are none."""
    parts = []
    for each in citations:
        stance = "" if each.stance.value == "supports" else f" ({each.stance.value})"
        head = " · ".join(
            part
            for part in (each.source_ref, each.publisher, date_text(each.published), each.speaker)
            if part and part != "-"
        )
        parts.append(f'{head}{stance}\n  "{each.quote}"')
    return "\n".join(parts) or "? Unsourced: nothing on file supports this."
