from typing import Any

import pytest

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.coarsening import coarse_bars, coarse_cells, coarse_line, coarse_mix
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
        ("all 2 of C-0002", "all 1\u20132 of C-0002"),
        ("all 12 of C-0002", "all 12 of C-0002"),
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
        ("40 i\u00e7inden 38\u201339", "40 i\u00e7inden 38\u201339"),
        ("40 i\u00e7inden 1\u20132", "40 i\u00e7inden 1\u20132"),
        ("26 i\u00e7inden 25 ki\u015fi", "26 i\u00e7inden 24\u201325 ki\u015fi"),
        ("26 ki\u015filik grupta 2. ki\u015fi", "26 ki\u015filik grupta 2. ki\u015fi"),
        ("\u201c26 i\u00e7inden 2\u201d", "\u201c26 i\u00e7inden 2\u201d"),
        ("C-0002: 2 ki\u015finin t\u00fcm\u00fc", "C-0002: 1\u20132 ki\u015finin t\u00fcm\u00fc"),
    ],
)
def test_one_or_two_people_are_a_range_in_turkish_too(text: str, shown: str) -> None:
    with speaking("tr"):
        assert coarse_line(text) == shown


def test_a_count_in_turkish_does_not_give_away_the_one_beside_it() -> None:
    cells = [cell("26 i\u00e7inden 24", "people"), cell("26 i\u00e7inden 2", "people")]
    with speaking("tr"):
        row = coarse_cells(cells)
    assert [one["text"] for one in row] == [
        "26 i\u00e7inden 24\u201325",
        "26 i\u00e7inden 1\u20132",
    ]


def test_what_is_coarse_already_tells_no_number_in_turkish_either() -> None:
    row = [cell("40 i\u00e7inden 1\u20132", "people"), cell("40 i\u00e7inden 30", "people")]
    with speaking("tr"):
        assert coarse_cells(row) == row


def test_a_count_beside_a_coarse_one_does_not_give_it_away() -> None:
    row = coarse_cells([cell("named"), cell("24 of 26", "people"), cell("2 of 26", "people")])
    assert [one["text"] for one in row] == ["named", "24\u201325 of 26", "1\u20132 of 26"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            ("12 of 26 (46 %)", "13 of 26 (50 %)", "1 of 26 (4 %)"),
            ("11\u201312 of 26", "12\u201313 of 26", "1\u20132 of 26"),
        ),
        (
            ("11 of 26 (42 %)", "13 of 26 (50 %)", "2 of 26 (8 %)"),
            ("11\u201312 of 26", "13\u201314 of 26", "1\u20132 of 26"),
        ),
        (("39 of 40 (98 %)",), ("38\u201339 of 40",)),
        (
            ("9 of 11 of C-0003: D-0012, D-0014 to D-0021",),
            ("9\u201310 of 11 of C-0003",),
        ),
        (("26 of 26", "0 of 26", "1 of 26"), ("26 of 26", "0 of 26", "1\u20132 of 26")),
        (("12 of 26", "2 of 9"), ("12 of 26", "1\u20132 of 9")),
        (
            ("23 of 26", "1 of 26", "2 of 26"),
            ("22\u201324 of 26", "1\u20132 of 26", "1\u20132 of 26"),
        ),
        (
            ("23 of 26", "2 of 26", "1 of 26"),
            ("22\u201324 of 26", "1\u20132 of 26", "1\u20132 of 26"),
        ),
        (("20 of 26", "1\u20132 of 26"), ("20 of 26", "1\u20132 of 26")),
        (("20 of 26, 3 of 9", "1 of 26"), ("19\u201320 of 26, 3 of 9", "1\u20132 of 26")),
        (("0 of 1", "0 of 9"), ("0 of 1\u20132", "0 of 9")),
    ],
)
def test_who_or_how_many_is_a_range_out_of_a_whole_and_never_left_out(
    given: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    row = coarse_cells([cell(text, "people") for text in given])
    assert tuple(one["text"] for one in row) == shown


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
    assert other == parts


def test_neither_the_words_to_a_mix_nor_its_numbers_tell_a_small_part() -> None:
    shown = [coarse_mix(mix(12, 12, 2)), coarse_mix(mix(13, 12, 1))]
    assert shown[0]["rows"][0]["parts"][2] == shown[1]["rows"][0]["parts"][2]
    for one in shown:
        (row,) = one["rows"]
        assert sum(part["count"] for part in row["parts"]) == row["total"]
        assert all(part["words"] in one["description"] for part in row["parts"])
        assert "12 of 26" in one["description"]
        assert "13 of 26," not in one["description"]


def test_a_bar_of_all_but_one_is_as_long_as_that_of_all_but_two() -> None:
    def bar(count: int) -> dict[str, Any]:
        return {"label": "article 1", "count": count, "words": f"{count} of 26"}

    (first,), (second,) = (coarse_bars({"bars": [bar(count)]})["bars"] for count in (24, 25))
    assert first == second == {"label": "article 1", "count": 24, "words": "24\u201325 of 26"}
    (first,), (second,) = (coarse_bars({"bars": [bar(count)]})["bars"] for count in (1, 2))
    assert first == second == {"label": "article 1", "count": 2, "words": "1\u20132 of 26"}
    assert coarse_bars({"bars": [bar(12)]})["bars"] == [bar(12)]


def test_a_group_of_two_has_no_exact_total() -> None:
    row = coarse_mix(mix(2))["rows"][0]
    assert row["total_words"] == "1\u20132"
    assert row["parts"][0]["words"] == "1\u20132"


def test_large_parts_stay_as_they_are() -> None:
    assert coarse_mix(mix(14, 12)) == mix(14, 12)


def test_what_is_coarse_already_stays_as_it_is() -> None:
    once = coarse_cells([cell("24 of 26", "people"), cell("2 of 26", "people")])
    assert coarse_cells(once) == once


def test_a_public_overview_shows_no_count_of_one_person() -> None:
    context = disclosed(kinds.contexts()["overview"], Confidentiality.PUBLIC, Roster())
    told = str(context["sections"])
    assert "1\u20132 of 59" in told
    assert "'58 of 59" not in told
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
