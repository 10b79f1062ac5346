from typing import Any

import pytest

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.coarsening import coarse_cells, coarse_line, coarse_mix
from casetracker.reports.disclosure import Roster, disclosed
from casetracker.reports.languages import speaking
from casetracker.reports.sections import cell
from casetracker.reports.speaker_names import is_private
from tests.unit.reports import kinds_sample as kinds


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 of 26 persons had been released", "1\u20132 of 26 persons had been released"),
        ("1 person had been held", "1\u20132 persons had been held"),
        ("1 of 2 persons", "1\u20132 persons"),
        ("12 of 26 persons", "12 of 26 persons"),
        ("12 of 26 (46 %)", "12 of 26 (46 %)"),
        ("2 of 26 (8 %)", "1\u20132 of 26"),
        ("7 of 9 persons had been released", "7\u20138 of 9 persons had been released"),
        ("8 of 9 persons had been released", "7\u20138 of 9 persons had been released"),
        ("25 of 26 (96 %)", "24\u201325 of 26"),
        ("9 of 9 persons", "9 of 9 persons"),
        ("unnamed, 3 to 9 of 11", "unnamed, 3 to 9 of 11"),
        ("unnamed, 1 of 26", "unnamed, 1 of 26"),
        ("unnamed, 1 to 2 of 6", "unnamed, 1 to 2 of 6"),
        ("said: \u201c2 of 26 were freed\u201d", "said: \u201c2 of 26 were freed\u201d"),
        ("214.2 of 26", "214.2 of 26"),
    ],
)
def test_one_or_two_people_are_a_range(text: str, shown: str) -> None:
    assert coarse_line(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "26 i\u00e7inden 2 ki\u015fi sal\u0131verildi",
            "26 i\u00e7inden 1\u20132 ki\u015fi sal\u0131verildi",
        ),
        ("1 ki\u015fi", "1\u20132 ki\u015fi"),
        ("2 i\u00e7inden 1 ki\u015fi", "1\u20132 ki\u015fi"),
        ("26 i\u00e7inden 12 ki\u015fi", "26 i\u00e7inden 12 ki\u015fi"),
        ("26 i\u00e7inden 25 ki\u015fi", "26 i\u00e7inden 24\u201325 ki\u015fi"),
        ("26 ki\u015filik grupta 2. ki\u015fi", "26 ki\u015filik grupta 2. ki\u015fi"),
        ("\u201c26 i\u00e7inden 2\u201d", "\u201c26 i\u00e7inden 2\u201d"),
    ],
)
def test_one_or_two_people_are_a_range_in_turkish_too(text: str, shown: str) -> None:
    with speaking("tr"):
        assert coarse_line(text) == shown


def test_a_count_in_turkish_does_not_give_away_the_one_beside_it() -> None:
    cells = [cell("26 i\u00e7inden 24", "people"), cell("26 i\u00e7inden 2", "people")]
    with speaking("tr"):
        row = coarse_cells(cells)
    assert [one["text"] for one in row] == ["kalanlar", "26 i\u00e7inden 1\u20132"]


def test_a_count_beside_a_coarse_one_does_not_give_it_away() -> None:
    row = coarse_cells([cell("named"), cell("24 of 26", "people"), cell("2 of 26", "people")])
    assert [one["text"] for one in row] == ["named", "the rest", "1\u20132 of 26"]


def mix(*counts: int) -> dict[str, Any]:
    total = sum(counts)
    parts = [
        {"letter": "A", "stage": "a stage", "count": count, "short": str(count),
         "words": f"{count} of {total}"}
        for count in counts
    ]  # fmt: skip
    whole = {"label": "G", "total": total, "total_words": str(total), "parts": parts}
    return {"rows": [whole]}


def test_a_small_part_of_a_mix_cannot_be_worked_out_from_the_others() -> None:
    parts = coarse_mix(mix(24, 2))["rows"][0]["parts"]
    assert [part["words"] for part in parts] == ["24\u201325 of 26", "1\u20132 of 26"]
    other = coarse_mix(mix(25, 1))["rows"][0]["parts"]
    assert [part["words"] for part in other] == [part["words"] for part in parts]
    assert [part["short"] for part in other] == [part["short"] for part in parts]


def test_a_group_of_two_has_no_exact_total() -> None:
    row = coarse_mix(mix(2))["rows"][0]
    assert row["total_words"] == "1\u20132"
    assert row["parts"][0]["words"] == "1\u20132"


def test_large_parts_stay_as_they_are() -> None:
    assert coarse_mix(mix(14, 12)) == mix(14, 12)


def test_a_public_overview_shows_no_count_of_one_person() -> None:
    context = disclosed(kinds.contexts()["overview"], Confidentiality.PUBLIC, Roster())
    told = str(context["sections"])
    assert "1\u20132 of 59" in told
    assert "58 of 59" not in told
    assert "'1 of 59" not in told


@pytest.mark.parametrize(
    ("speaker", "private"),
    [
        ("State Security Service", False),
        ("Minister Ilham Examplov", False),
        ("the statement", False),
        ("officials", False),
        ("Baku", False),
        ("Mariam Exampleyan", True),
        ("lawyer of the Ministry", True),
        ("his mother", True),
        ("\u0531\u0580\u0561\u0574", True),
    ],
)
def test_a_speaker_without_an_office_is_private(speaker: str, *, private: bool) -> None:
    assert is_private(speaker, frozenset({"baku"})) is private
