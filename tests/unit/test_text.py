import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetracker.text import REPLACEMENT, safe_line, safe_text, shorten

STEERING = {
    "escape": "\x1b",
    "bell": "\x07",
    "NUL": "\x00",
    "carriage return": "\r",
    "vertical tab": "\x0b",
    "DEL": "\x7f",
    "C1 control sequence": "\x9b",
    "C1 operating system command": "\x9d",
    "next line": "\x85",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "end of isolate": "\u2069",
    "left-to-right mark": "\u200e",
    "Arabic letter mark": "\u061c",
    "zero-width space": "\u200b",
    "line separator": "\u2028",
    "byte order mark": "\ufeff",
    "tag letter": "\U000e0041",
    "lone surrogate": "\udc80",
}


@pytest.mark.parametrize("mark", STEERING.values(), ids=STEERING)
def test_what_steers_a_terminal_is_replaced_and_seen(mark: str) -> None:
    assert safe_text(f"a{mark}b") == f"a{REPLACEMENT}b"
    assert safe_line(f"a{mark}b") == f"a{REPLACEMENT}b"


def test_joiners_that_scripts_need_stay() -> None:
    persian = "م\u200cخ"
    devanagari = "क्\u200dष"

    assert safe_text(persian) == persian
    assert safe_text(devanagari) == devanagari


def test_lines_stay_lines_in_a_text_and_become_one_in_a_line() -> None:
    assert safe_text("one\r\ntwo\n\tthree") == "one\ntwo\n    three"
    assert safe_line("  one\r\ntwo\n\tthree ") == "one two three"


def test_shortening_keeps_the_width_and_shows_the_cut() -> None:
    assert shorten("a short line", 12) == "a short line"
    assert shorten("a longer line", 9) == "a longer…"
    assert shorten("a longer line", 1) == "…"


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_control_character_is_ever_left(text: str) -> None:
    left = safe_text(text).replace("\n", "")

    assert not [each for each in left if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
    assert "\n" not in safe_line(text)


@given(st.text(max_size=200), st.integers(min_value=1, max_value=80))
def test_making_safe_twice_is_making_safe_once(text: str, width: int) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)
    assert safe_line(safe_line(text)) == safe_line(text)
    assert len(shorten(text, width)) <= width
