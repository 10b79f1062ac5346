"""What a new group or case is called: number, unit, date and place, never an epithet of a source."""

from casetracker.model.partial_date import PartialDate
from casetracker.reports.wording import date_label
from casetracker.views.common import SizeView


def group_label(size: SizeView, captured: PartialDate | None, place: str | None) -> str:
    """A neutral name for a group, such as "26 servicemen, held since December 2020"."""
    people = size.unit or ("person" if size.number == "1" else "persons")
    parts = [f"{size.number} {people}"]
    if captured is not None:
        parts.append(f"held since {date_label(captured)}")
    if place:
        parts.append(place)
    return ", ".join(parts)[:200]
