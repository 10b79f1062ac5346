"""Footnotes in the order in which a reader meets them, sorted wherever several stand."""

from collections.abc import Iterator
from typing import Any

import pytest

from casetracker.reports.contexts.numbering import in_reading_order, place_of
from casetracker.reports.contexts.outline import sections_of
from casetracker.reports.kinds import KINDS
from tests.unit.reports import kinds_sample as kinds


def marks(value: Any) -> Iterator[list[str]]:
    if isinstance(value, dict):
        if "notes" in value:
            yield value["notes"]
            yield value["against"]
        for one in value.values():
            yield from marks(one)
    elif isinstance(value, list):
        for one in value:
            yield from marks(one)


@pytest.mark.parametrize("kind", KINDS)
def test_footnotes_are_sorted_in_every_row_and_number_sources_as_they_come(kind: str) -> None:
    context = kinds.contexts()[kind]
    found = [notes for notes in marks(sections_of(context)) if notes]
    assert all(notes == sorted(notes, key=place_of) for notes in found)
    first_met = list(dict.fromkeys(place_of(note)[0] for notes in found for note in notes))
    assert first_met == sorted(first_met)
    printed = [one["id"] for source in context["sources"] for one in source["passages"]]
    assert printed == sorted(printed, key=place_of)
    assert {note for notes in found for note in notes} <= set(printed)


def test_passages_are_lettered_by_where_they_first_stand() -> None:
    def source(number: str, *ids: str) -> dict[str, Any]:
        return {"number": number, "ref": number, "passages": [{"id": one} for one in ids]}

    content = {
        "sections": [
            {"rows": [{"notes": ["2a"], "against": [], "mark": None}]},
            {"rows": [{"notes": ["1b", "2a"], "against": ["1a"], "mark": None}]},
        ],
        "sources": [source("1", "1a", "1b"), source("2", "2a")],
    }
    told = in_reading_order(content)
    assert [one["ref"] for one in told["sources"]] == ["2", "1"]
    (first,), (second,) = (part["rows"] for part in told["sections"])
    assert first["notes"] == ["1a"]
    assert (second["notes"], second["against"]) == (["1a", "2a"], ["2b"])


def test_ids_sort_by_number_then_by_letters() -> None:
    ids = ["10a", "2b", "2aa", "2z", "1a"]
    assert sorted(ids, key=place_of) == ["1a", "2b", "2z", "2aa", "10a"]
