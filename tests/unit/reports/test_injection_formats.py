"""Hostile text through names, titles, quotes and notes into every format: it comes out as text."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from casetracker.reports.contexts.assembling import Material
from casetracker.reports.contexts.changes import changes_context
from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.kinds import KINDS
from casetracker.reports.outputs import OUTPUTS, produced
from casetracker.text import safe_line
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.html_reading import read
from tests.unit.reports.test_injection import HOSTILE as IN_TEXT
from tests.unit.reports.test_injection import poisoned
from tests.unit.reports.unpacked import everything_in

IN_FORMATS = (
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"; #eval("1")',
    '#link("http://evil.example")[x]',
    "$ sum_(i=1)^n $ *bold* _it_ `raw` <label> @ref",
    "#while true {}",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\uff1d1+1",
    "{{ cell.__class__ }}{% for x in y %}",
    "{%tr for x in y %}{%p if true %}{{r x }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "</w:t></w:r><w:fldSimple w:instr='DDEAUTO c:\\\\x'/>",
    "<w:hyperlink r:id='rId1'/>",
    "&lt;x&gt; &amp; \"' ]]>",
    "\r\nBEGIN:VALARM\r\nATTACH:file:///etc/passwd",
    "\ufffe\uffff",
)
HOSTILE = (*IN_TEXT, *IN_FORMATS)
MARKER = "Zq"
# Spreadsheets compute what begins with one of these.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
KINDS_LOADED = ("changes", "chronology", "deadlines", "group-dossier", "source-log")


def marked(number: int) -> str:
    return f"{HOSTILE[number]} {MARKER}{number}"


def contexts(texts: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Three kinds of report in which each text stands in every free field of a case of its own."""
    cases, groups, files, clocks, moved = [], [], [], [], []
    for number, text in enumerate(texts):
        ref = f"C-{number:04d}"
        case = poisoned(replace(sample.six(), line=replace(sample.six().line, ref=ref)), text)
        cited = tuple((key, poisoned(one, text)) for key, one in sample.six().group_citations)
        cases.append(replace(case, group_citations=cited))
        group = poisoned(kinds.groups()[3], text)
        line = replace(group.line, ref=f"G-{number:04d}", case_refs=(ref,))
        groups.append(replace(group, line=line))
        file = poisoned(kinds.files()[1], text)
        files.append(replace(file, line=replace(file.line, ref=f"S-{number:04d}"), url=text))
        clock = poisoned(kinds.clocks()[0], text)
        clocks.append(replace(clock, case_ref=ref, defendant_refs=(f"D-{number:04d}",)))
        moved += [
            replace(poisoned(one, text), case_ref=ref, about=(ref,))
            for one in kinds.changes().changes
        ]
    head = replace(poisoned(sample.head(), texts[0]), kind="chronology")
    material = Material(head, tuple(cases), tuple(file.line for file in files))
    changed = replace(poisoned(kinds.changes(), texts[0]), changes=tuple(moved))
    return {
        "changes": changes_context(material, changed, tuple(clocks), day=sample.TODAY),
        "chronology": chronology_context(material, tuple(groups)),
        "deadlines": deadlines_context(material, tuple(clocks)),
        "group-dossier": group_dossier_context(material, tuple(groups), day=sample.TODAY),
        "source-log": source_log_context(material, tuple(files)),
    }


@cache
def loaded() -> dict[str, dict[str, Any]]:
    return contexts(tuple(marked(number) for number in range(len(HOSTILE))))


@cache
def harmless() -> dict[str, dict[str, Any]]:
    words = [" ".join("plain" for _ in safe_line(text).split()) for text in HOSTILE]
    plain = tuple(f"{one} {MARKER}{number}".strip() for number, one in enumerate(words))
    return contexts(plain)


@cache
def printed(kind: str, report_format: str) -> bytes:
    return produced(loaded()[kind], kind, report_format)


def test_there_are_sixty_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 60
    assert set(KINDS_LOADED) < set(KINDS)


@pytest.mark.parametrize("report_format", OUTPUTS)
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_each_hostile_string_comes_out_and_is_followed_by_what_followed_it(
    number: int, report_format: str
) -> None:
    text = _found_text("source-log", report_format)
    assert re.search(rf"{MARKER}\s*{number}(?!\d)", text)
    assert "root:x:0" not in text
    assert "uid=" not in text


@cache
def _found_text(kind: str, report_format: str) -> str:
    return everything_in(printed(kind, report_format), report_format)


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_a_page_has_the_elements_of_a_harmless_one_and_no_other(kind: str) -> None:
    page = read(printed(kind, "html").decode())
    plain = read(produced(harmless()[kind], kind, "html").decode())
    assert not page.unbalanced
    assert not page.comments
    assert {*page.shape} == {*plain.shape}
    assert all(one.attributes["href"].startswith("#") for one in page.named("a"))


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_markdown_has_the_blocks_of_a_harmless_one_and_no_other(kind: str) -> None:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    tokens = parser.parse(printed(kind, "markdown").decode())
    plain = parser.parse(produced(harmless()[kind], kind, "markdown").decode())
    assert [one.type for one in tokens] == [one.type for one in plain]
    inline = {child.type for one in tokens for child in one.children or ()}
    assert inline <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_no_cell_of_a_csv_is_a_formula_and_no_row_is_wider_than_its_head(kind: str) -> None:
    rows = list(csv.reader(io.StringIO(printed(kind, "csv").decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(STARTS)] == []


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_a_workbook_computes_nothing_and_leads_nowhere(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(printed(kind, "xlsx"))) as packed:
        for name in packed.namelist():
            tree = ET.fromstring(packed.read(name))  # noqa: S314 - made here a moment ago
            tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
            assert not tags & {"f", "hyperlink", "externalReference", "oleObject"}, name
            assert 'TargetMode="External"' not in packed.read(name).decode()


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_a_document_has_no_field_no_part_of_its_own_and_no_link_but_to_its_notes(kind: str) -> None:
    plain = produced(harmless()[kind], kind, "docx")
    with (
        zipfile.ZipFile(io.BytesIO(printed(kind, "docx"))) as packed,
        zipfile.ZipFile(io.BytesIO(plain)) as other,
    ):
        assert packed.namelist() == other.namelist()
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - made here
        same = ET.fromstring(other.read("word/document.xml"))  # noqa: S314 - made here
        tags = [element.tag.rpartition("}")[2] for element in body.iter()]
        assert set(tags) == {element.tag.rpartition("}")[2] for element in same.iter()}
        assert not {"fldSimple", "instrText", "object"} & set(tags)
        links = [one for one in body.iter() if one.tag.endswith("}hyperlink")]
        named = [[key.rpartition("}")[2] for key in one.keys()] for one in links]  # noqa: SIM118 - of XML
        assert named == [["anchor"]] * len(links)
        assert all(
            re.fullmatch(r"note_\d+[a-z]+", next(iter(one.attrib.values()))) for one in links
        )
        for name in packed.namelist():
            if name.endswith(".rels"):
                assert packed.read(name) == other.read(name)


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_a_pdf_has_no_action_and_no_address(kind: str) -> None:
    content = printed(kind, "pdf")
    reader = PdfReader(io.BytesIO(content))
    # Packed bytes may hold any three letters by chance; an action stands in the objects around them.
    objects = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    for word in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/GoToR"):
        assert word not in objects
    assert not reader.attachments
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            assert "/URI" not in note.get_object().get("/A", {})


@pytest.mark.parametrize("kind", KINDS_LOADED)
def test_json_gives_the_content_back(kind: str) -> None:
    assert json.loads(printed(kind, "json")) == loaded()[kind]


def test_a_calendar_has_the_lines_of_a_harmless_one_and_no_other() -> None:
    found, plain = (
        produced(one["deadlines"], "deadlines", "ics").decode().replace("\r\n ", "").splitlines()
        for one in (loaded(), harmless())
    )
    names = [line.partition(":")[0] for line in found]
    assert names == [line.partition(":")[0] for line in plain]
    assert {"UID", "SUMMARY", "DESCRIPTION"} < set(names)
    assert not {"ATTACH", "URL", "ORGANIZER"} & set(names)
    told = [line for line in found if line.startswith("DESCRIPTION:")]
    assert all(re.search(rf"{MARKER}{number}(?!\d)", line) for number, line in enumerate(told))
    assert len(told) == len(HOSTILE)
    assert not [line for line in told if re.search(r"(?<!\\)(?:\\\\)*[;,]", line)]


def test_a_feed_has_the_elements_of_a_harmless_one_and_plain_texts_only() -> None:
    found, plain = (
        ET.fromstring(produced(one["changes"], "changes", "atom"))  # noqa: S314 - our own bytes
        for one in (loaded(), harmless())
    )
    assert [one.tag for one in found.iter()] == [one.tag for one in plain.iter()]
    kinds_of_text = {
        one.get("type") for one in found.iter() if one.tag.endswith(("title", "content"))
    }
    assert kinds_of_text == {"text"}
    assert {key for one in found.iter() for key in one.attrib} <= {
        "type",
        "scheme",
        "term",
        "{http://www.w3.org/XML/1998/namespace}lang",
    }
    (mark,) = found.iter("{http://www.w3.org/2005/Atom}category")
    assert re.fullmatch("sha256:[0-9a-f]{64}", mark.attrib["term"])
    ids = [one.text for one in found.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids))
    told = "".join(one.text or "" for one in found.iter("{http://www.w3.org/2005/Atom}content"))
    assert all(f"{MARKER}{number}" in told for number in range(len(HOSTILE)))


@pytest.mark.parametrize("kind", KINDS_LOADED)
@pytest.mark.parametrize("report_format", OUTPUTS)
def test_the_same_content_gives_the_same_bytes(kind: str, report_format: str) -> None:
    assert produced(loaded()[kind], kind, report_format) == printed(kind, report_format)
