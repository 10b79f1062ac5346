"""How wide columns are: a long text gives way before a word runs into the next column."""

from typing import Any

from casetracker.reports.formats.widths import widths_of


def table(*texts: str) -> dict[str, Any]:
    """A table of one row; the heads are short."""
    return {
        "columns": ["Head"] * len(texts),
        "rows": [{"cells": [{"text": text, "kind": "text"} for text in texts]}],
    }


def test_every_word_has_room_where_not_all_texts_fit() -> None:
    long = "words that go on and on " * 20
    texts = ("Group of servicemen", "26 servicemen", "Kalbajar", "authorities", long, long)
    widths = widths_of(table(*texts))
    for text, width in zip(texts, widths, strict=False):
        assert width > max(len(word) for word in text.split())
    assert sum(widths) <= 105


def test_the_name_of_a_rule_breaks_at_its_parts_and_leaves_room_to_what_is_said() -> None:
    long = "words that go on and on " * 20
    block = table("az.remand.especially_serious (az 2026.1, grade C)", long)
    as_text = widths_of(block)
    block["rows"][0]["cells"][0]["kind"] = "code"
    as_code = widths_of(block)
    assert len("especially") < as_code[0] < as_text[0]
    assert as_code[1] >= as_text[1]


def test_a_page_on_its_side_has_room_for_more() -> None:
    texts = ["a text of some words that goes on for a while"] * 8
    upright, on_its_side = widths_of(table(*texts)), widths_of(table(*texts), on_its_side=True)
    assert sum(upright) < 106 < sum(on_its_side) < 151


def test_texts_that_fit_take_the_room_they_want() -> None:
    one, other, notes = widths_of(table("a short text of a few words", "yes"))
    assert one > other
    assert notes == 9
