"""A stored claim as it is to be understood: the machine's reading with the person's edit over it."""

from dataclasses import replace
from typing import Any, Final

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import Count, ReadCharge, ReadClaim, ReadDate, claim_from_wire
from casetracker.views.common import SizeView
from casetracker.views.review import ClaimEdit

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
        old = claim.count or Count(None, None)
        changes["count"] = replace(old, minimum=edit["count"], maximum=edit["count"])
    if "date" in edit:
        when = PartialDate.parse(edit["date"])
        wording = claim.date.wording if claim.date else ""
        changes["date"] = ReadDate(
            when.edtf, when.earliest, when.latest, wording, DateBasis.EXPLICIT
        )
    if "charge" in edit:
        changes["charges"] = (ReadCharge(edit["charge"], None),)
    return replace(claim, **changes)


def edit_values(edit: ClaimEdit, stage_codes: frozenset[str]) -> dict[str, Any]:
    """The edit as plain values, checked; raises EditError or PartialDateError."""
    values: dict[str, Any] = {}
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
    for name in ("place", "authority", "speaker", "charge"):
        text = getattr(edit, name)
        if text is None:
            continue
        if not text.strip() or len(text) > _LIMIT:
            raise EditError(name, f"give between 1 and {_LIMIT} characters")
        values[name] = text.strip()
    return values


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
        "modality": claim.modality.value,
    }
    return tuple((name, str(own[name] or "not read")) for name in sorted(edit or {}))


def size_of(count: Count | None) -> SizeView | None:
    """A count as it is shown."""
    return None if count is None else SizeView(count.minimum, count.maximum, count.unit)


def happened(claim: ReadClaim) -> PartialDate | None:
    """When the claim says that it took place."""
    return None if claim.date is None else claim.date.partial()
