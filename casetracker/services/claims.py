"""A stored claim as it is to be understood: the machine's reading with the person's edit over it."""

from dataclasses import replace
from typing import Any, Final

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import (
    Count,
    ReadCharge,
    ReadClaim,
    ReadDate,
    ReadSentence,
    claim_from_wire,
)
from casetracker.views.common import SizeView
from casetracker.views.review import LEFT_OUT, ClaimEdit
from casetracker.views.term import TERM_FORM, term_text, typed_term

_LIMIT: Final = 200
_MOST: Final = 100_000


class EditError(UsageError):
    """A value that does not fit its field."""

    def __init__(self, field: str, why: str) -> None:
        """Name the field and say what would do."""
        super().__init__(f"{field}: {why}")


def understood(reading: dict[str, Any], edit: dict[str, Any] | None) -> ReadClaim:
    """The claim with a person's edit over the machine's reading."""
    claim = claim_from_wire(reading)
    if not edit:
        return claim
    changes: dict[str, Any] = {
        name: edit[name] for name in ("stage", "place", "authority", "speaker") if name in edit
    }
    if "modality" in edit:
        changes["modality"] = Modality(edit["modality"])
    if "count" in edit:
        changes["count"] = _count_set(claim, edit["count"])
    if "date" in edit:
        changes["date"] = _date_set(claim, edit["date"])
    if "term" in edit:
        changes["sentence"] = None if edit["term"] is None else _term_set(claim, edit["term"])
    if "charge" in edit:
        charge = edit["charge"]
        changes["charges"] = () if charge is None else (ReadCharge(charge, None),)
    return replace(claim, **changes)


def _term_set(claim: ReadClaim, words: str) -> ReadSentence:
    """The term that a person gives; a fine beside the one that was read stays."""
    term, old = read_term(words), claim.sentence
    return term if old is None or term.kind == "fine" else replace(term, fine=old.fine)


def charge_words(charge: ReadCharge) -> str:
    """What is alleged, in the words of the text; the article alone where it has no other words."""
    return f"“{charge.wording}”" if charge.wording else f"article {charge.article}"


def term_words(term: ReadSentence) -> str:
    """A term as it was read: `prison, 6 years`, `life`, `prison, 12 years (whose or how much is open)`."""
    words = term_text(term.kind, term.amount, term.unit)
    words = f"{words}, {term.regime}" if term.regime else words
    words = words if term.is_exact else f"{words} (whose or how much is open)"
    return words if term.fine is None else f"{words} and {term_words(term.fine)}"


def read_term(words: str) -> ReadSentence:
    """The term that a person gives, for each of those meant; raises EditError."""
    typed = typed_term(words)
    if typed is None:
        raise EditError("term", f"give it as {TERM_FORM}")
    return ReadSentence(typed.kind, typed.amount, typed.unit, is_exact=True)


def _count_set(claim: ReadClaim, people: int | None) -> Count | None:
    old = claim.count or Count(None, None)
    return None if people is None else replace(old, minimum=people, maximum=people)


def _date_set(claim: ReadClaim, text: str | None) -> ReadDate | None:
    if text is None:
        return None
    when = PartialDate.parse(text)
    wording = claim.date.wording if claim.date else ""
    return ReadDate(when.edtf, when.earliest, when.latest, wording, DateBasis.EXPLICIT)


def edit_values(edit: ClaimEdit, stage_codes: frozenset[str]) -> dict[str, Any]:
    """The edit as plain values, None for what is left out, checked; raises EditError or PartialDateError."""
    values: dict[str, Any] = dict.fromkeys(_left_out(edit))
    if edit.stage is not None:
        if edit.stage not in stage_codes:
            raise EditError("stage", f"there is no stage {edit.stage[:40]!r}")
        values["stage"] = edit.stage
    if edit.count is not None:
        if not 1 <= edit.count <= _MOST:
            raise EditError("count", f"give a number of people from 1 to {_MOST}")
        values["count"] = edit.count
    if edit.date is not None:
        values["date"] = PartialDate.parse(edit.date).edtf
    if edit.modality is not None:
        values["modality"] = edit.modality.value
    for name in ("place", "authority", "speaker", "charge", "term"):
        text = getattr(edit, name)
        if text is None:
            continue
        if not text.strip() or len(text) > _LIMIT:
            raise EditError(name, f"give between 1 and {_LIMIT} characters")
        values[name] = text.strip() if name != "term" else term_words(read_term(text))
    return values


def _left_out(edit: ClaimEdit) -> tuple[str, ...]:
    for name in edit.left_out:
        if name not in LEFT_OUT:
            raise EditError(name[:40], f"it cannot be left out; these can: {', '.join(LEFT_OUT)}")
        if getattr(edit, name) is not None:
            raise EditError(name, "it is given a value and left out: take one of the two")
    return edit.left_out


def machine_values(
    reading: dict[str, Any], edit: dict[str, Any] | None
) -> tuple[tuple[str, str], ...]:
    """The reader's own value of each field that a person changed."""
    claim = claim_from_wire(reading)
    own = {
        "stage": claim.stage,
        "count": None if claim.count is None else claim.count.minimum,
        "date": None if claim.date is None else claim.date.edtf,
        "place": claim.place,
        "authority": claim.authority,
        "speaker": claim.speaker,
        "charge": "; ".join(charge.wording for charge in claim.charges) or None,
        "term": None if claim.sentence is None else term_words(claim.sentence),
        "modality": claim.modality.value,
    }
    return tuple((name, str(own[name] or "not read")) for name in sorted(edit or {}))


def size_of(count: Count | None) -> SizeView | None:
    """A count as it is shown."""
    return None if count is None else SizeView(count.minimum, count.maximum, count.unit)


def happened(claim: ReadClaim) -> PartialDate | None:
    """When the claim says that it took place."""
    return None if claim.date is None else claim.date.partial()
