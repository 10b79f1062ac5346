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


def test_texts_that_fit_take_the_room_they_want() -> None:
    one, other, notes = widths_of(table("a short text of a few words", "yes"))
    assert one > other
    assert notes == 9
