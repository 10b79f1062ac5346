"""Nobody works a number of one or two out of the numbers that stand beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.coarsening import coarse_mix, coarse_rows, coarse_totals
from casetracker.reports.contexts.citing import counted
from casetracker.reports.disclosure import Roster, disclosed
from casetracker.reports.languages import speaking
from casetracker.reports.ranges import SMALL, Span, span_of_all, spans_of
from casetracker.reports.sections import cell, pairs
from casetracker.reports.wording import count_of
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports.test_coarsening import mix
from tests.unit.reports.test_languages import in_language

TABLES = st.lists(st.integers(1, 9), min_size=1, max_size=5)
DOCKETS = st.lists(st.integers(1, 30), min_size=1, max_size=5)


def span(printed: str) -> Span:
    first, _, last = printed.partition("\u2013")
    return Span(int(first), int(last or first))


def whole(printed: str) -> Span:
    return span(re.split(" of | i\u00e7inden ", printed)[0])


def tables(parts: Sequence[Span], total: Span) -> Iterator[tuple[int, ...]]:
    """Every table that may lie behind what is printed."""
    for table in product(*(range(one.least, one.most + 1) for one in parts)):
        if total.least <= sum(table) <= total.most:
            yield table


def attack(counts: Sequence[int], parts: Sequence[Span], total: Span) -> None:
    """What is printed is true of the table, and leaves open of each small number which it is."""
    possible = list(tables(parts, total))
    assert tuple(counts) in possible
    for at, count in enumerate(counts):
        if count in SMALL:
            assert {1, 2} <= {table[at] for table in possible}


@given(TABLES)
def test_no_small_part_of_a_mix_can_be_worked_out_of_what_is_printed(counts: list[int]) -> None:
    row = coarse_mix(mix(*counts))["rows"][0]
    parts = [span(part["short"]) for part in row["parts"]]
    assert [whole(part["words"]) for part in row["parts"]] == parts
    attack(counts, parts, span(row["total_words"]))
    assert row["total"] not in SMALL or row["total"] == SMALL[-1]


@given(DOCKETS)
def test_no_size_of_a_small_case_can_be_worked_out_of_how_many_there_are_in_all(
    sizes: list[int],
) -> None:
    told = [Span(1, 2) if size in SMALL else Span(size, size) for size in sizes]
    attack(sizes, told, Span(1, 2) if len(sizes) == 1 and sizes[0] in SMALL else span_of_all(sizes))


@given(TABLES.filter(lambda counts: sum(counts) not in SMALL))
def test_no_small_row_can_be_worked_out_of_the_rows_that_make_up_the_whole(
    counts: list[int],
) -> None:
    total = sum(counts)
    rows = [
        ("held", {**cell(count_of(count, total), "people"), "is_part": True}, counted())
        for count in counts
    ]
    shown = coarse_rows(pairs("", rows)["rows"])
    attack(counts, [whole(row["cells"][1]["text"]) for row in shown if row["cells"][1]["text"]],
           Span(total, total))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("27 of 40", "27 of 38\u201340"),
        ("27 of 40 (68 %)", "27 of 38\u201340"),
        ("40 of 40", "38\u201340 of 38\u201340"),
        ("38\u201339 of 40", "36\u201339 of 38\u201340"),
        ("0 of 40", "0 of 38\u201340"),
        ("1\u20132 of 40", "1\u20132 of 38\u201340"),
        ("27 of 39", "27 of 39"),
        ("27 of 400", "27 of 400"),
    ],
)
def test_a_count_out_of_a_vague_whole_does_not_tell_the_whole(text: str, shown: str) -> None:
    assert coarse_totals(text, {"40": Span(38, 40)}) == shown


def test_a_count_out_of_a_vague_whole_is_vague_in_turkish_too() -> None:
    with speaking("tr"):
        told = coarse_totals("40 i\u00e7inden 27", {"40": Span(38, 40)})
    assert told == "38\u201340 i\u00e7inden 27"


def test_of_parts_that_are_all_small_none_is_told_by_their_sum() -> None:
    assert spans_of([2, 2]) == [Span(1, 3), Span(1, 3)]
    assert spans_of([1, 1, 1]) == [Span(0, 2)] * 3
    assert spans_of([1, 2]) == [Span(1, 2), Span(1, 2)]
    assert spans_of([2, 0]) == [Span(1, 2), Span(0, 0)]


def overview(sizes: tuple[int, ...]) -> dict[str, Any]:
    return disclosed(kinds.contexts()["overview"], Confidentiality.PUBLIC, Roster(sizes=sizes))


def test_a_public_overview_counts_small_groups_once_and_tells_no_total_that_gives_a_case_away() -> (
    None
):
    told = str(overview((57, 2))["sections"])
    assert "58\u201359" in told
    assert " of 59" not in told
    assert "mix-by-group" not in told
    assert "they are counted once" in told
    assert " of 59" in str(overview((26, 33))["sections"])


def test_the_head_of_a_report_and_its_method_tell_no_total_either() -> None:
    shown = overview((57, 2))
    assert {"label": "persons accused", "value": "58\u201359"} in shown["head"]["counts"]
    named = next(
        row["value"] for row in shown["method"]["rows"] if row["label"] == "persons known by name"
    )
    assert named.endswith("of 58\u201359")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 of 11 persons (D-0014) had been detained", "1\u20132 of 11 persons had been detained"),
        ("9 of 11 of C-0003: D-0012, D-0014 to D-0021", "9\u201310 of 11 of C-0003"),
        ("26 persons (2 of 13 in this case: D-0014, D-0015)",
         "26 persons (1\u20132 of 13 in this case)"),
        ("5 of 11 persons (D-0012 to D-0016)", "5 of 11 persons (D-0012 to D-0016)"),
        ("unnamed, 1 to 2 of 2", "unnamed"),
        ("unnamed, 2 of 2", "unnamed"),
        ("unnamed, 2 of 26", "unnamed, 2 of 26"),
        ("Case of 2 servicemen", "Case of 1\u20132 servicemen"),
        ("Case of two servicemen, \u201ctwo servicemen\u201d",
         "Case of 1\u20132 servicemen, \u201ctwo servicemen\u201d"),
        ("12 servicemen", "12 servicemen"),
        ("2 \u201cservicemen\u201d", "1\u20132 \u201cservicemen\u201d"),
    ],
)  # fmt: skip
def test_neither_references_nor_places_nor_what_a_source_counts_tell_a_small_number(
    text: str, shown: str
) -> None:
    context = {"head": {"database_name": ""}, "generation": {"by": ""}, "told": text}
    roster = Roster(units=frozenset({"servicemen"}))
    assert disclosed(context, Confidentiality.PUBLIC, roster)["told"] == shown


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_range_is_made_once_in_every_language(language: str) -> None:
    context = in_language(language)["overview"]
    with speaking(language):
        shown = disclosed(context, Confidentiality.PUBLIC, Roster(sizes=(57, 2)))
    told = str(shown["sections"])
    assert "58\u201359" in told
    assert re.search(r"\d\u2013\d+\u2013", told) is None
