"""Outlets and places keep their names beside people of a like name, and hide nobody's."""

import pytest

from casetracker.reports.masking import Hidden, Mask, fold
from casetracker.reports.sparing import Spared

BODIES = (
    "Lomna Post",
    "Orsk Wire",
    "Orsk Military Court",
    "Court of Appeal of Veltra",
    "Testyan Foundation",
    "Aram Testyan Courier",
    "Law Office of Testyan",
    "Prosecution Office of Testyan's Town",
    "Ridor Bulletin",
)
PLACES = ("Orsk crossing", "Veltra", "Lomna", "home of Testyan", "Testyan")
PEOPLE = (
    Hidden("P-1", ("Aram Testyan",)),
    Hidden("P-2", ("Oresk Veltran",)),
    Hidden("P-3", ("Lomna Postovar",)),
    Hidden("P-4", ("Ridor",)),
)
MASK = Mask(PEOPLE, Spared.of(BODIES, PLACES, ("lomna", "baku")))


@pytest.mark.parametrize(
    "text",
    [
        "According to Orsk Wire (3 May 2012), it was so",
        "Lomna Post",
        "They were taken at Orsk crossing (place: Veltra)",
        "tried in Veltra by the Court of Appeal of Veltra",
        "Veltra",
        "seen near Lomna",
    ],
)
def test_a_body_or_a_place_is_read_although_somebody_has_a_like_name(text: str) -> None:
    assert MASK.line(text) == text
    assert Mask(PEOPLE).line(text) != text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Testyan Foundation", "name withheld"),
        ("Aram Testyan Courier (3 May)", "[name withheld] (3 May)"),
        ("Law Office of Testyan", "name withheld"),
        ("taken at home of Testyan today", "taken at [name withheld] today"),
        ("held in Testyan", "held in P-1"),
        ("Ridor Bulletin", "name withheld"),
        ("Veltra said that it was cold", "P-2 said that it was cold"),
        ("Oresk Veltran in Veltra", "P-2 in Veltra"),
        ("Lomna Postovar wrote in Lomna Post", "P-3 wrote in Lomna Post"),
        ("before Prosecution Office of Testyan's Town", "before [name withheld]"),
    ],
)
def test_what_bears_the_name_of_somebody_is_hidden_as_a_whole(text: str, shown: str) -> None:
    assert MASK.line(text) == shown
    assert "testyan" not in fold(shown)


def test_a_pseudonym_stands_in_brackets_only_within_words_that_are_quoted() -> None:
    assert MASK.line("D-0001 \u00b7 Aram Testyan") == "D-0001 \u00b7 P-1"
    told = MASK.line("Lomna Post: \u201cAram Testyan left\u201d; of Aram Testyan nothing else")
    assert told == "Lomna Post: \u201c[P-1] left\u201d; of P-1 nothing else"


def test_a_body_that_spreads_over_a_sentence_end_is_no_body() -> None:
    assert MASK.line("It is in Orsk. Wire was cut") == "It is in P-2. Wire was cut"
