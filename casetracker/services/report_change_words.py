"""Columns and counts of changed rows in words."""

from collections.abc import Mapping
from typing import Any, Final

from casetracker.model.vocabulary import GroupEventKind
from casetracker.reports.languages import Label, say
from casetracker.reports.wording import count_of, number_of

LABELS: Final = {
    "current_stage_code": Label("stage"),
    "stage_code": Label("stage"),
    "size_min": Label("at least"),
    "size_max": Label("at most"),
    "replaces_id": Label("replaces"),
    "facility_id": Label("place of detention"),
    "authority_id": Label("authority"),
    "acknowledged": Label("acknowledged by the holder"),
    "court_id": Label("court"),
    "judge": Label("judge"),
    "currency": Label("currency"),
    "regime": Label("regime"),
}
_LEAVING: Final = (GroupEventKind.PARTLY_RELEASED.value, GroupEventKind.TRANSFERRED.value)


def label_of(name: str) -> str:
    """A column in words."""
    return str(LABELS.get(name, Label(name.replace("_", " "))))


def people_in_words(row: Mapping[str, Any], name: str) -> str:
    """A count of people; those who left a group are counted out of it: a profile makes few of them coarse."""
    count, before = int(row[name]), row.get("count_before")
    if name == "count_after" and str(row["kind"]) in _LEAVING and before:
        return say("{counted} fewer", counted=count_of(max(before - count, 0), before))
    return number_of(count, "person")
