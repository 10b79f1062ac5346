"""Names and quotations that run from right to left: set by themselves, in their own direction."""

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.directions import isolated_html, isolated_text, runs, runs_right
from casetracker.reports.formats.pages import as_pdf
from casetracker.reports.outputs import produced
from casetracker.reports.theme import Theme
from casetracker.views.common import CitationView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample

NAME = "\u0645\u062d\u0645\u062f \u0627\u0644\u062d\u0633\u0646"
WORDS = (
    "\u0623\u0639\u0644\u0646\u062a \u0627\u0644\u0648\u0632\u0627\u0631\u0629 (26) "
    "\u0627\u0644\u0645\u0627\u062f\u0629 214.2!"
)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("plain words", []),
        (f"{NAME} said (Desk): \u201c{WORDS}\u201d", [NAME, WORDS]),
        (f"{NAME}; {NAME}", [NAME, NAME]),
        (f"{NAME} (2)", [f"{NAME} (2)"]),
        (f"12/2021 {NAME}", [f"12/2021 {NAME}"]),
        (f"D-0001 \u00b7 {NAME} (2)", [NAME]),
        (f"said by: {NAME}, 27 May 2021", [NAME]),
        ("\u201conly Latin\u201d", []),
    ],
)
def test_each_part_that_runs_the_other_way_is_found(text: str, apart: list[str]) -> None:
    parts = list(runs(text))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_apart in parts if is_apart] == apart


def test_html_sets_a_part_by_itself_and_escapes_it() -> None:
    written = isolated_html(f"{NAME} <b> \u201c{WORDS}<script>\u201d")
    assert written == f"<bdi>{NAME}</bdi> &lt;b&gt; \u201c<bdi>{WORDS}&lt;script&gt;</bdi>\u201d"
    assert isolated_html("a < b") == "a &lt; b"


def test_a_page_gets_isolating_signs_of_ours_and_none_of_others() -> None:
    assert isolated_text(f"x {NAME} y") == f"x \u2068{NAME}\u2069 y"
    assert isolated_text("x") == "x"
    assert "\u202e" not in str(isolated_html("\u202e" + NAME))


def test_a_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_right(f"26 {WORDS}")
    assert not runs_right("26 men")
    assert not runs_right("26")


def arabic() -> dict[str, Any]:
    def said(one: CitationView) -> CitationView:
        return replace(one, quote=WORDS, speaker=NAME)

    case = sample.docket()[0]
    stages = tuple(
        replace(event, citations=tuple(map(said, event.citations))) for event in case.stages
    )
    told = replace(case, stages=stages, context=tuple(map(said, case.context)))
    return chronology_context(replace(kinds.material("chronology"), cases=(told,)))


def test_a_web_page_isolates_names_and_quotations() -> None:
    page = produced(arabic(), "chronology", "html").decode()
    assert f"<bdi>{NAME}</bdi> said" in page
    assert f"\u201c<bdi>{WORDS}</bdi>\u201d" in page


def test_a_word_file_says_which_runs_go_the_other_way() -> None:
    document = Document(io.BytesIO(produced(arabic(), "chronology", "docx")))
    runs_found = list(document.element.body.iter(qn("w:r")))
    right = [one for one in runs_found if one.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]
    texts = {"".join(each.text or "" for each in one.iter(qn("w:t"))) for one in right}
    assert texts == {NAME, WORDS}
    others = "".join(
        each.text or "" for one in runs_found if one not in right for each in one.iter(qn("w:t"))
    )
    assert NAME not in others


def test_a_page_prints_them_whole() -> None:
    reader = PdfReader(io.BytesIO(as_pdf(arabic(), Theme())))
    text = "".join(page.extract_text() for page in reader.pages)
    # Readers give the letters of a run in one order or the other; none of them may be missing.
    assert {sign for sign in NAME if sign.isalpha()} <= set(text)
    assert "\ufffd" not in text
