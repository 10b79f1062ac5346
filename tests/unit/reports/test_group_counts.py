"""The counts of a group side by side: what others state stands beside what is on file."""

from dataclasses import replace

import pytest

from casetracker.model.vocabulary import Confidentiality, Stance
from casetracker.reports.charts.bars import bars_blocks, bars_svg
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.group_counts import counts_compared
from casetracker.reports.contexts.people import stated_rows
from casetracker.reports.disclosure import Roster, disclosed
from casetracker.reports.sections import section
from casetracker.views.common import CitationView, SizeView
from casetracker.views.docket import GroupView
from tests.unit.reports import kinds_sample
from tests.unit.reports import reporting_sample as sample


def disputing(
    claim: str, size: SizeView | None, speaker: str = "Open Docket Watch"
) -> CitationView:
    told = sample.cite(claim, "they are not so many", source="S-0002")
    return replace(told, stance=Stance.CONTRADICTS, speaker=speaker, number=size)


def group(*against: CitationView, stated: SizeView | None = None) -> GroupView:
    (one, *_) = kinds_sample.groups()
    line = one.line if stated is None else replace(one.line, size=stated)
    return replace(one, line=line, citations=(*one.citations, *against))


def counts(one: GroupView) -> dict[str, str]:
    drawn, _ = counts_compared(one, Footnotes())
    told: dict[str, str] = {}
    for bar in drawn["figure"]["bars"]:
        told[str(bar["label"])] = str(bar["words"])
    return told


@pytest.mark.parametrize(
    ("size", "stated", "drawn"),
    [
        (SizeView(25, 25, "men"), "25 men, against the count on file", "25 persons"),
        (
            SizeView(None, 25, "men"),
            "at most 25 men, against the count on file",
            "at most 25 persons",
        ),
        (
            SizeView(24, None),
            "at least 24 persons, against the count on file",
            "at least 24 persons",
        ),
        (SizeView(24, 25), "24 to 25 persons, against the count on file", "24 to 25 persons"),
    ],
)
def test_the_other_number_stands_where_it_is_stated_in_the_table_and_in_the_chart(
    size: SizeView, stated: str, drawn: str
) -> None:
    one = group(disputing("S-0002/8", size))
    rows = stated_rows(one.line, one.citations, Footnotes())
    assert [str(row["stated"]) for row in rows if "Open Docket" in row["said_by"]] == [stated]
    assert counts(one)["stated otherwise"] == drawn
    _, table = counts_compared(one, Footnotes())
    (row,) = [each for each in table["rows"] if each["cells"][0]["text"] == "stated otherwise"]
    assert len(row["notes"]) == 1


def test_who_disputes_the_count_without_a_number_is_said_to() -> None:
    one = group(disputing("S-0002/8", None))
    rows = stated_rows(one.line, one.citations, Footnotes())
    assert "disputes the count on file" in {str(row["stated"]) for row in rows}
    assert "stated otherwise" not in counts(one)


def test_each_other_number_has_a_row_and_a_bar_of_its_own() -> None:
    sizes = (SizeView(25, 25, "men"), SizeView(24, 24, "men"), SizeView(25, 25, "men"))
    one = group(*(disputing(f"S-0002/{at}", size) for at, size in enumerate(sizes, 80)))
    drawn, table = counts_compared(one, Footnotes())
    bars = [bar["words"] for bar in drawn["figure"]["bars"] if bar["label"] == "stated otherwise"]
    assert bars == ["25 persons", "24 persons"]
    notes = [row["notes"] for row in table["rows"] if row["cells"][0]["text"] == "stated otherwise"]
    assert [len(one) for one in notes] == [2, 1]
    rows = stated_rows(one.line, one.citations, Footnotes())
    assert sum("against the count" in str(row["stated"]) for row in rows) == 2


def test_nobody_can_tell_whether_a_small_group_has_one_or_two() -> None:
    shown = []
    for held in (1, 2):
        one = group(
            disputing("S-0002/8", SizeView(3 - held, 3 - held)), stated=SizeView(held, held)
        )
        one = replace(one, line=replace(one.line, held_members=held))
        drawn, _ = counts_compared(one, Footnotes())
        whole = kinds_sample.contexts()["group-dossier"]
        context = {**whole, "sections": [section("counts", "Counts", [drawn], level=3)]}
        told = disclosed(context, Confidentiality.PUBLIC, Roster())
        shown.append(told["sections"][0]["blocks"][0]["figure"])
    assert shown[0] == shown[1]
    assert {bar["count"] for bar in shown[0]["bars"]} == {0, 2}


def test_the_chart_is_drawn_and_written_with_every_number() -> None:
    drawn, _ = counts_compared(group(disputing("S-0002/8", SizeView(25, 25))), Footnotes())
    for text in (str(bars_svg(drawn["figure"])), bars_blocks(drawn["figure"])):
        assert all(words in text for words in ("26 persons", "25 persons", "0 of 26"))
    assert "stated otherwise: 25 persons" in drawn["figure"]["description"]
