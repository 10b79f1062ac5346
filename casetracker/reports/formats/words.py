"""What a Word file needs beyond its template: language, directions, page, widths, notes, pictures."""

import copy
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from casetracker.reports.directions import has_right_to_left, runs, runs_right
from casetracker.reports.formats.footnotes import has_footnotes, put_footnotes, reference
from casetracker.reports.languages import say

PICTURE_STYLE: Final = "Picture"
NOTES_STYLE: Final = "Notes"
UNSOURCED_STYLE: Final = "Unsourced"
NOTE_ID_STYLE: Final = "Noteid"
_TAGS: Final = {"en": "en-GB", "tr": "tr-TR", "az": "az-Latn-AZ"}
_UPRIGHT: Final = (Mm(210), Mm(297))
_MARGINS: Final = Mm(32)
# Wider than this a chart would not fit the height of a page on its side.
_WIDEST: Final = Mm(178)
_TWIP: Final = 635
_HEAD_AND_TWO: Final = 3
_NOTE: Final = re.compile(r"(?<=[\[ ])\d+[a-z]+(?=[,\]])")


def put_language(document: Any, code: str) -> None:
    """Name the language of the text, so that spelling and voices follow it."""
    document.core_properties.language = code
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")):
        named = properties.find(qn("w:lang"))
        if named is None:
            named = OxmlElement("w:lang")
            properties.append(named)
        named.set(qn("w:val"), _TAGS.get(code, code))
        named.set(qn("w:bidi"), "ar-SA")


def put_on_side(document: Any) -> None:
    """Lay the pages on their side."""
    for page in document.sections:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_height, page.page_width = _UPRIGHT


def put_widths(document: Any, tables: Sequence[Sequence[float]]) -> None:
    """Give the columns of each table their shares of the page, where the template kept the tables."""
    if len(document.tables) != len(tables):
        return
    whole = (document.sections[0].page_width - _MARGINS) // _TWIP
    for made, shares in zip(document.tables, tables, strict=True):
        table = made._tbl  # noqa: SLF001 - the library sets widths cell by cell, which takes minutes
        if len(table.tblGrid.gridCol_lst) != len(shares):
            continue
        widths = [round(whole * share / sum(shares)) for share in shares]
        table.tblPr.autofit = False
        for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
            column.set(qn("w:w"), str(width))
        for row in table.tr_lst:
            for one, width in zip(row.tc_lst, widths, strict=False):
                one.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(width))


def keep_last_rows(document: Any) -> None:
    """Keep the last two rows of each table on one page, its head aside."""
    for made in document.tables:
        rows = made._tbl.tr_lst  # noqa: SLF001 - as above
        for one in rows[-2].iter(qn("w:p")) if len(rows) > _HEAD_AND_TWO else ():
            one.get_or_add_pPr().get_or_add_keepNext()


def put_notes(document: Any, notes: Mapping[str, str]) -> None:
    """Make each mark a link to its passage, with a footnote of its text where it comes first.

    A link finds the passage among the sources by a bookmark. The mark of what has no source stands
    out instead. A template that has footnotes of its own gets links alone.
    """
    unsourced = say("[unsourced]")
    cited: dict[str, int] = {}
    numbered = None if has_footnotes(document) else cited
    numbers: dict[str, str] = {}
    for run in list(document.element.body.iter(qn("w:r"))):
        style = run.style
        if style == NOTE_ID_STYLE and run.text in notes and run.text not in numbers:
            numbers[run.text] = str(len(numbers) + 1)
            for name, place in (("bookmarkStart", run.addprevious), ("bookmarkEnd", run.addnext)):
                made = OxmlElement(f"w:{name}")
                made.set(qn("w:id"), numbers[run.text])
                if name == "bookmarkStart":
                    made.set(qn("w:name"), _bookmark(run.text))
                place(made)
        elif style == NOTES_STYLE:
            before, bare, behind = run.text.partition(unsourced)
            for made in _linked(run, before, notes, numbered):
                run.addprevious(made)
            if bare:
                loud = _part(run, bare)
                loud.style = UNSOURCED_STYLE
                run.addprevious(loud)
            for made in _linked(run, behind, notes, numbered):
                run.addprevious(made)
            run.getparent().remove(run)
    if cited:
        _direct(put_footnotes(document, cited, notes))


def _linked(
    run: Any, text: str, notes: Mapping[str, str], cited: dict[str, int] | None
) -> Iterator[Any]:
    """Text like the run in parts, each mark a link, a new one with a footnote; `cited` are those so far."""
    place = 0
    for match in _NOTE.finditer(text):
        if match[0] not in notes:
            continue
        if match.start() > place:
            yield _part(run, text[place : match.start()])
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(match[0]))
        link.append(_part(run, match[0]))
        yield link
        if cited is not None and match[0] not in cited:
            cited[match[0]] = len(cited) + 1
            yield reference(cited[match[0]])
        place = match.end()
    if place < len(text):
        yield _part(run, text[place:])


def _part(run: Any, text: str) -> Any:
    made = copy.deepcopy(run)
    made.text = text
    return made


def _bookmark(note: str) -> str:
    return f"note_{note}"


def put_directions(document: Any) -> None:
    """Set each part that runs from right to left as a run of its own that says so."""
    _direct(document.element.body)


def _direct(root: Any) -> None:
    for run in list(root.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        whole = "".join(one.text or "" for one in texts)
        if len(texts) == 1 and has_right_to_left(whole):
            _split(run, whole)


def put_pictures(document: Any, pictures: Mapping[str, tuple[bytes, str]]) -> None:
    """Put each picture, with its words for who cannot see it, where its name stands by itself."""
    for paragraph in document.paragraphs:
        found = pictures.get(paragraph.text.strip())
        # The style is asked for last: finding it takes longest.
        if found is None or paragraph.style.name != PICTURE_STYLE:
            continue
        drawn, alternative = found
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)  # noqa: SLF001 - the library has no way to drop a run
        shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=_WIDEST)
        shape._inline.docPr.set("descr", alternative)  # noqa: SLF001 - nor one to describe a picture


def _split(run: Any, text: str) -> None:
    for part, is_apart in runs(text):
        made = copy.deepcopy(run)
        (told,) = made.findall(qn("w:t"))
        told.text = part
        told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if is_apart and runs_right(part):
            properties = made.find(qn("w:rPr"))
            if properties is None:
                properties = OxmlElement("w:rPr")
                made.insert(0, properties)
            properties.append(OxmlElement("w:rtl"))
        run.addprevious(made)
    run.getparent().remove(run)
