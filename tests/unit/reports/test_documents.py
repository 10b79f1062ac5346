"""The Word document: its template, and that a template of anybody else runs nothing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from casetracker.paths import bundled
from casetracker.reports.errors import TemplateBrokenError, TemplateMissingError
from casetracker.reports.formats.documents import as_docx
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


def test_a_template_that_is_no_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "overview.docx").write_bytes(b"nothing of the kind")
    with pytest.raises(TemplateBrokenError, match=r"overview\.docx"):
        as_docx(kinds.contexts()["overview"], NAMES, tmp_path)


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateMissingError, match=r"other\.docx"):
        as_docx(kinds.contexts()["overview"], ("other.docx",), None)
