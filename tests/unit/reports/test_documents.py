"""The Word document: its template, and that a template of anybody else runs nothing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from casetracker.paths import bundled
from casetracker.reports.contexts.outline import sections_of
from casetracker.reports.errors import TemplateBrokenError, TemplateMissingError
from casetracker.reports.formats.documents import as_docx
from casetracker.reports.formats.footnotes import put_footnotes
from tests.support.docx_template import template_bytes
from tests.unit.reports import kinds_sample as kinds

NAMES = ("overview.docx", "report.docx")
PAYLOADS = (
    "{{ cycler.__init__.__globals__.os.popen('touch MARK').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ lipsum.__globals__['os'].system('touch MARK') }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ 'a' * 999999999 }}",
)


def _in_body(document: Any, text: str) -> None:
    document.add_paragraph(text)


def _in_header(document: Any, text: str) -> None:
    document.sections[0].header.add_paragraph(text)


def _in_title(document: Any, text: str) -> None:
    document.core_properties.title = text[:255]


def test_the_word_template_is_the_one_that_its_code_makes() -> None:
    path = bundled("templates") / "report.docx"
    with (
        zipfile.ZipFile(path) as kept,
        zipfile.ZipFile(io.BytesIO(template_bytes())) as made,
    ):
        assert kept.namelist() == made.namelist()
        names = [name for name in kept.namelist() if name.startswith("word/")]
        assert [name for name in names if kept.read(name) != made.read(name)] == []


def test_a_document_opens_with_its_title_tables_and_sources() -> None:
    content = as_docx(kinds.contexts()["case-status"], ("report.docx",), None)
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "Case status report"
    assert document.core_properties.title == "Case status report"
    assert len(document.tables) > 20
    assert all(table.rows[0].cells[-1].text == "Notes" for table in document.tables)
    assert any(
        "Aram Testyan" in cell.text for table in document.tables for cell in table.columns[0].cells
    )


def test_a_document_has_a_head_a_foot_and_heads_of_tables_that_repeat() -> None:
    document = Document(io.BytesIO(as_docx(kinds.contexts()["deadlines"], ("report.docx",), None)))
    (page,) = document.sections
    assert page.header.paragraphs[0].text == "Time limits"
    assert page.orientation == WD_ORIENT.LANDSCAPE
    for foot in (page.footer, page.first_page_footer):
        fields = [one.get(qn("w:instr")) for one in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    heads = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(heads) == len(document.tables)
    widths = {
        tuple(one.get(qn("w:w")) for one in table._tbl.tblGrid.gridCol_lst)
        for table in document.tables
    }
    assert max(len(set(one)) for one in widths) > 2


def test_a_mark_is_a_footnote_once_and_leads_to_its_passage_and_a_missing_one_stands_out() -> None:
    context = kinds.contexts()["case-status"]
    content = as_docx(context, ("report.docx",), None)
    body = Document(io.BytesIO(content)).element.body
    ids = [f"note_{one['id']}" for source in context["sources"] for one in source["passages"]]
    assert [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))] == ids
    assert {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} == set(ids)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        notes = parse_xml(packed.read("word/footnotes.xml"))
        settings = packed.read("word/settings.xml").decode()
    own = [one for one in notes if one.get(qn("w:type")) is None]
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:footnoteReference"))]
    assert (
        numbers == [one.get(qn("w:id")) for one in own] == [str(at + 1) for at in range(len(ids))]
    )
    told = ["".join(one.itertext()) for one in own]
    assert sorted(text[2 : text.index("]")] for text in told) == sorted(one[5:] for one in ids)
    passages = {one["id"]: one for source in context["sources"] for one in source["passages"]}
    for text in told:
        passage = passages[text[2 : text.index("]")]]
        assert passage["quote"] in text
        assert passage["claim_ref"] in text
    # Word asks for the two lines by their numbers, before what comes later in its settings.
    assert settings.index("<w:footnotePr>") < settings.index("<w:compat>")
    loud = {run.text for run in body.iter(qn("w:r")) if run.style == "Unsourced"}
    assert loud == {"[unsourced]"}


def test_that_a_part_of_a_row_has_no_source_stands_out_behind_its_marks() -> None:
    context = kinds.contexts()["case-status"]
    row = next(one for one in context["cases"][0]["stage_track"]["rows"] if one["notes"])
    row["mark"] = "unsourced"
    body = Document(io.BytesIO(as_docx(context, ("report.docx",), None))).element.body
    ends = [
        tuple(run.style for run in one.iter(qn("w:r")))
        for one in body.iter(qn("w:p"))
        if "] [unsourced]" in "".join(one.itertext())
    ]
    assert ends
    assert all({"Notes", "Unsourced"} <= set(styles) for styles in ends)


def test_the_last_two_rows_of_a_table_stay_together() -> None:
    content = as_docx(kinds.contexts()["deadlines"], ("report.docx",), None)
    tables = [one for one in Document(io.BytesIO(content)).tables if len(one.rows) > 3]
    assert tables
    for one in tables:
        kept = [
            all(paragraph.paragraph_format.keep_with_next for paragraph in cell.paragraphs)
            for row in one.rows[1:]
            for cell in row.cells[:1]
        ]
        assert kept[-2:] == [True, False]


def test_a_template_with_footnotes_of_its_own_keeps_them_and_gets_links(tmp_path: Path) -> None:
    path = tmp_path / "overview.docx"
    document = Document(str(bundled("templates") / "report.docx"))
    put_footnotes(document, ["1a"], {"1a": "our address"})
    document.save(str(path))
    context = kinds.contexts()["overview"]
    with zipfile.ZipFile(io.BytesIO(as_docx(context, NAMES, tmp_path))) as packed:
        names = packed.namelist()
        assert names.count("word/footnotes.xml") == 1
        assert b"our address" in packed.read("word/footnotes.xml")
        assert b"w:footnoteReference" not in packed.read("word/document.xml")


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", [_in_body, _in_header, _in_title])
def test_a_template_of_somebody_else_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str, place: Callable[[Any, str], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    document = Document()
    place(document, payload)
    document.save(str(tmp_path / "overview.docx"))
    with pytest.raises(TemplateBrokenError, match=r"overview\.docx"):
        as_docx(kinds.contexts()["overview"], NAMES, tmp_path)
    assert not (tmp_path / "MARK").exists()


def test_a_template_that_asks_for_a_field_that_is_not_there_is_named_with_it(
    tmp_path: Path,
) -> None:
    document = Document()
    _in_body(document, "{{ head.titel }}")
    document.save(str(tmp_path / "overview.docx"))
    with pytest.raises(TemplateBrokenError, match=r"overview\.docx': 'titel': no such field"):
        as_docx(kinds.contexts()["overview"], NAMES, tmp_path)


def test_a_template_that_is_no_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "overview.docx").write_bytes(b"nothing of the kind")
    with pytest.raises(TemplateBrokenError, match=r"overview\.docx"):
        as_docx(kinds.contexts()["overview"], NAMES, tmp_path)


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateMissingError, match=r"other\.docx"):
        as_docx(kinds.contexts()["overview"], ("other.docx",), None)


def test_a_chart_is_a_picture_with_words_for_who_cannot_see_it() -> None:
    context = kinds.contexts()["case-status"]
    content = as_docx(context, ("report.docx",), None)
    drawn = [
        block["figure"]
        for part in sections_of(context)
        for block in part["blocks"]
        if block["type"] == "figure"
    ]
    body = Document(io.BytesIO(content)).element.body
    told = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    assert told == [f"{one['title']}. {one['description']}" for one in drawn]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        images = [packed.read(name) for name in packed.namelist() if name.endswith(".png")]
    assert all(image.startswith(b"\x89PNG") for image in images)
    assert 0 < len(images) <= len(drawn)


def test_a_text_that_is_the_name_of_a_picture_stays_a_text() -> None:
    context = kinds.contexts()["chronology"]
    context["sections"][0]["blocks"].append({"type": "paragraph", "text": "chart 1"})
    document = Document(io.BytesIO(as_docx(context, ("report.docx",), None)))
    assert "chart 1" in [paragraph.text for paragraph in document.paragraphs]
