"""Where the pages of a PDF end: what belongs together stands on one of them."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from casetracker.reports.contexts.assembling import sealed
from casetracker.reports.contexts.citing import counted
from casetracker.reports.formats.pages import as_pdf
from casetracker.reports.kinds import KINDS
from casetracker.reports.sections import paragraph, row, section, table
from casetracker.reports.theme import Theme
from tests.unit.reports import kinds_sample as kinds

LINES = 7


def pages(context: dict[str, Any]) -> list[str]:
    reader = PdfReader(io.BytesIO(as_pdf(context, Theme())))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def context(before: int) -> dict[str, Any]:
    """A report of so many paragraphs, a small table behind them, and a larger one."""
    small = [row((f"small {number}", "as known"), counted()) for number in range(LINES)]
    large = [row((f"large {number}", "words " * 30), counted()) for number in range(LINES)]
    blocks = (
        *(paragraph(f"paragraph {number}") for number in range(before)),
        table("A small table", ("What", "As known"), small),
        table("A large table", ("What", "As known"), large),
    )
    given = kinds.contexts()["overview"]
    return sealed({**given, "sections": [section("one", "One", blocks)]})


@pytest.mark.parametrize("kind", KINDS)
def test_what_says_how_a_report_was_made_stands_on_the_page_that_is_signed(kind: str) -> None:
    (last,) = (page for page in pages(kinds.contexts()[kind]) if "Checked against" in page)
    for told in ("About this report", "end of the audit chain", "SHA-256 of the content"):
        assert told in last


@pytest.mark.parametrize("before", range(18, 42, 4))
def test_a_small_table_is_in_one_piece_and_no_head_stands_alone_with_a_row(before: int) -> None:
    told = pages(context(before))
    (small,) = (page for page in told if "A small table" in page)
    assert all(f"small {number}" in small for number in range(LINES))
    (large,) = (page for page in told if "A large table" in page)
    assert "large 0" in large
    assert "large 1" in large


@pytest.mark.parametrize("rows", range(50, 59))
def test_the_last_row_of_a_long_table_never_stands_alone_on_a_page(rows: int) -> None:
    listed = [row((f"row {number:03d}", "as known"), counted()) for number in range(rows)]
    given = kinds.contexts()["overview"]
    block = table("A long table", ("What", "As known"), listed)
    told = pages(sealed({**given, "sections": [section("one", "One", (block,))]}))
    (last,) = (page for page in told if f"row {rows - 1:03d}" in page)
    assert f"row {rows - 2:03d}" in last


def test_the_names_of_rules_are_whole_on_the_page() -> None:
    found = "".join(pages(kinds.contexts()["deadlines"])).replace(" ", "")
    for limit in kinds.contexts()["deadlines"]["sections"][1]["blocks"][1]["rows"]:
        assert limit["cells"][8]["text"].split()[0] in found.replace("\u200b", "")
