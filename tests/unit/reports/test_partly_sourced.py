"""A duration between two facts says so where one of them has no source."""

from dataclasses import replace
from typing import Any

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, CustodyEnd
from casetracker.reports.contexts.bearing import stay_told
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.defendant_sheet import Sheet, defendant_sheet_context
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.outline import unsourced_rows
from casetracker.reports.outputs import produced
from casetracker.views.docket import CustodyView, StageEventView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.unpacked import everything_in

HELD = (sample.cite("S-0001/60", "he was held on 3 May"),)
SENT = (sample.cite("S-0001/61", "the case went to court on 9 June"),)
FREED = (replace(sample.cite("S-0001/62", "he walked free"), kind=ClaimKind.RELEASE),)


def steps(*cited: tuple[Any, ...]) -> tuple[StageEventView, ...]:
    held, sent = cited
    return (
        sample.event("detained", PartialDate.parse("2021-05-03"), 1, held),
        sample.event("sent_to_court", PartialDate.parse("2021-06-09"), 1, sent),
    )


def sheet(*cited: tuple[Any, ...]) -> dict[str, Any]:
    given = kinds.sheets()[1]
    view = replace(given.defendant, stages=steps(*cited), custody=())
    shown = Sheet(view, replace(given.case, custody=()), given.person)
    return defendant_sheet_context(kinds.material("defendant-sheet"), (shown,), day=sample.TODAY)


def part(context: dict[str, Any], title: str) -> list[dict[str, Any]]:
    found = next(one for one in context["sections"] if one["title"] == title)
    return [row for block in found["blocks"] for row in block["rows"]]


@pytest.mark.parametrize(
    ("cited", "notes", "mark"),
    [
        ((HELD, SENT), 2, None),
        ((HELD, ()), 1, "unsourced"),
        (((), SENT), 1, "unsourced"),
        (((), ()), 0, "unsourced"),
    ],
)
def test_days_between_stages_are_unsourced_where_one_of_the_two_is(
    cited: tuple[tuple[Any, ...], ...], notes: int, mark: str | None
) -> None:
    context = sheet(*cited)
    (row,) = part(context, "Between stages")
    assert (len(row["notes"]), row["mark"]) == (notes, mark)
    assert unsourced_rows({"rows": [row]}) == (mark == "unsourced")


@pytest.mark.parametrize("report_format", ["markdown", "text", "csv", "docx", "pdf"])
def test_such_a_row_prints_its_footnotes_and_that_it_is_unsourced(report_format: str) -> None:
    content = produced(sheet(HELD, ()), "defendant-sheet", report_format)
    text = " ".join(everything_in(content, report_format).split())
    (note,) = part(sheet(HELD, ()), "Between stages")[0]["notes"]
    assert "37 days" in text
    assert f"[{note}] [unsourced]" in text.replace("\\", "")


def stay(*citations: Any, ended: str | None = "2021-06-10") -> CustodyView:
    given = sample.six().custody[0]
    is_over = ended is not None
    return replace(
        given,
        started=PartialDate.parse("2021-05-03"),
        ended=PartialDate.parse(ended) if ended else None,
        how_ended=CustodyEnd.RELEASED if is_over else None,
        citations=citations,
    )


EARLY = replace(HELD[0], published=PartialDate.parse("2021-05-04"))


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        (stay(EARLY, ended=None), None),
        (stay(EARLY), "unsourced"),
        (stay(EARLY, *FREED), None),
        (stay(), "unsourced"),
    ],
)
def test_days_held_are_unsourced_where_the_end_is(given: CustodyView, mark: str | None) -> None:
    assert Footnotes().marks_of_all(stay_told(given))["mark"] == mark
    six = replace(sample.six(), custody=(given,))
    material = replace(kinds.material("group-dossier"), cases=(six,))
    dossier = group_dossier_context(material, (kinds.groups()[3],), day=sample.TODAY)
    assert part(dossier, "Time in custody")[0]["mark"] == mark
    shown = kinds.sheets()[1]
    shown = replace(shown, defendant=replace(shown.defendant, custody=(given,)))
    told = defendant_sheet_context(kinds.material("defendant-sheet"), (shown,), day=sample.TODAY)
    assert part(told, "Custody")[0]["mark"] == mark
