"""The Word template of reports, made by code: `python -m tests.support.docx_template` writes it anew."""

import io
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from casetracker.reports.formats.zipped import rezipped

PATH: Final = Path(__file__).parents[2] / "templates" / "report.docx"
_INK: Final = RGBColor(0x1D, 0x24, 0x30)
_FAINT: Final = RGBColor(0x5A, 0x64, 0x74)
_ALARM: Final = RGBColor(0xA8, 0x10, 0x1C)


def template_bytes() -> bytes:
    """The template as a file; the same each time."""
    document = Document()
    _styles(document)
    _page(document)
    document.add_paragraph("{{ head.title }}", style="Title")
    document.add_paragraph(
        "{{ 'Data as known on'|say }} {{ head.known_at.words }} \u00b7"
        " {{ 'events up to'|say }} {{ head.as_of.words }} \u00b7"
        " {{ 'written for'|say }}: {{ head.profile|audience }}"
    )
    for line in ("{%p for section in sections %}", "{%p if section.level == 2 %}"):
        document.add_paragraph(line)
    document.add_paragraph("{{ section.title }}", style="Heading 1")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ section.title }}", style="Heading 2")
    for line in ("{%p endif %}", "{%p for block in section.blocks %}"):
        document.add_paragraph(line)
    _blocks(document)
    for line in ("{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(line)
    _tail(document)
    core = document.core_properties
    core.title, core.author, core.comments = "{{ head.title }}", "", ""
    core.last_modified_by = ""
    written = io.BytesIO()
    document.save(written)
    return rezipped(written.getvalue())


def _blocks(document: Any) -> None:
    document.add_paragraph("{%p if block.type == 'table' or block.type == 'pairs' %}")
    document.add_paragraph("{{ block.caption }}", style="Caption")
    _table(document)
    document.add_paragraph("{%p elif block.type == 'sentences' %}")
    document.add_paragraph("{%p for row in block.rows %}")
    told = document.add_paragraph("{{ row.text }} ")
    told.paragraph_format.space_before = Pt(4)
    told.add_run("{{ row|marks }}", style="Notes")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p elif block.type == 'figure' %}")
    document.add_paragraph("{{ block.figure.title }}", style="Caption")
    document.add_paragraph("{{ block.picture }}", style="Picture")
    document.add_paragraph("{%p if block.caption %}")
    document.add_paragraph("{{ block.caption }}", style="Caption")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p elif block.type == 'list' %}")
    document.add_paragraph("{%p for entry in block.entries %}")
    document.add_paragraph("{{ entry }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ block.text }}")
    document.add_paragraph("{%p endif %}")


def _table(document: Any) -> None:
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    table.autofit = True
    heads = (
        "{%tc for name in block.columns %}",
        "{{ name }}",
        "{%tc endfor %}",
        "{{ 'Notes'|say }}",
    )
    cells = (
        "{%tc for cell in row.cells %}",
        "{{ cell.text }}",
        "{%tc endfor %}",
        "{{ row|marks }}",
    )
    for at, text in enumerate(heads):
        _put(table.rows[0].cells[at], text, is_bold=True)
    table.rows[1].cells[0].text = "{%tr for row in block.rows %}"
    for at, text in enumerate(cells):
        _put(table.rows[2].cells[at], text, style="Notes" if at == len(cells) - 1 else None)
    table.rows[3].cells[0].text = "{%tr endfor %}"
    _ruled(table)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for line in (0, 2):
        whole = OxmlElement("w:cantSplit")
        table.rows[line]._tr.get_or_add_trPr().append(whole)


def _put(cell: Any, text: str, *, is_bold: bool = False, style: str | None = None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    paragraph.add_run(text, style=style).bold = is_bold or None


def _ruled(table: Any) -> None:
    """Lines between the rows alone, as on the PDF page."""
    borders = OxmlElement("w:tblBorders")
    for side, value, size, colour in (
        ("top", "single", "8", "1D2430"),
        ("left", "nil", "0", "auto"),
        ("bottom", "single", "4", "C8CFD8"),
        ("right", "nil", "0", "auto"),
        ("insideH", "single", "4", "C8CFD8"),
        ("insideV", "nil", "0", "auto"),
    ):
        line = OxmlElement(f"w:{side}")
        for name, told in (("val", value), ("sz", size), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), told)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "80")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")


def _tail(document: Any) -> None:
    document.add_paragraph("{{ 'Sources cited'|say }}", style="Heading 1")
    document.add_paragraph("{%p for source in sources %}")
    document.add_paragraph("{{ source.number }} \u00b7 {{ source.title }}", style="Heading 3")
    published = document.add_paragraph(
        "{{ source.publisher }} \u00b7 {{ 'published'|say }}: {{ source.published }} \u00b7 {{ source.ref }}"
    )
    published.paragraph_format.keep_with_next = True
    document.add_paragraph("{%p for passage in source.passages %}")
    passage = document.add_paragraph(style="Passage")
    passage.add_run("{{ passage.id }}", style="Note id")
    passage.add_run("\t{{ passage.quote }} ")
    passage.add_run(
        "{{ 'said by'|say }}: {{ passage.speaker }}; {{ passage.put }}; {{ passage.claim_ref }}",
        style="Faint",
    )
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p else %}")
    document.add_paragraph(
        "{{ 'No passage is cited: this report counts and lists what is on file.'|say }}"
    )
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ 'About this report'|say }}", style="Heading 1")
    document.add_paragraph("{%p for line in about %}")
    # Whoever signs has all of it on the same page.
    document.add_paragraph(
        "{{ line.label }}: {{ line.value }}"
    ).paragraph_format.keep_with_next = True
    document.add_paragraph("{%p endfor %}")
    dots = "................"
    for line in ("Prepared by", "Checked against the sources by"):
        signed = document.add_paragraph(
            f"{{{{ '{line}'|say }}}}: {dots}{dots} {{{{ 'Date'|say }}}}: {dots}"
        )
        signed.paragraph_format.space_before = Pt(30)
        signed.paragraph_format.keep_with_next = line == "Prepared by"


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(9.5)
    normal.element.rPr.rFonts.set(qn("w:cs"), "Noto Naskh Arabic")
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11), ("Heading 3", 9.5)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Noto Sans", Pt(size), _INK
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.color.rgb, caption.font.bold = Pt(8.5), _FAINT, False
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(3)
    for name, font, size in (
        ("Cell", "Noto Sans", 7.5),
        ("Drawing", "DejaVu Sans Mono", 7),
        ("Picture", "Noto Sans", 8),
    ):
        style = document.styles.add_style(name, 1)
        style.base_style = normal
        style.font.name, style.font.size = font, Pt(size)
        style.paragraph_format.space_after = Pt(0)
    cell = document.styles["Cell"].paragraph_format
    cell.space_before = cell.space_after = Pt(1.5)
    cell.line_spacing = 1.0

    for name, size, colour, is_bold in (
        ("Notes", 6.5, _FAINT, False),
        ("Unsourced", 6.5, _ALARM, True),
        ("Faint", 8.5, _FAINT, False),
        ("Note id", 9.5, _INK, True),
    ):
        mark = document.styles.add_style(name, 2)
        mark.font.size, mark.font.color.rgb, mark.font.bold = Pt(size), colour, is_bold
    foot = document.styles.add_style("Footnote Text", 1)
    foot.base_style = normal
    foot.font.size = Pt(7)
    foot.paragraph_format.space_after = Pt(0)
    number = document.styles.add_style("Footnote Reference", 2)
    number.font.superscript, number.font.size, number.font.color.rgb = True, Pt(8), _FAINT
    passage = document.styles.add_style("Passage", 1)
    passage.base_style = normal
    passage.paragraph_format.left_indent = Mm(10)
    passage.paragraph_format.first_line_indent = Mm(-10)
    passage.paragraph_format.tab_stops.add_tab_stop(Mm(10))
    passage.paragraph_format.space_after = Pt(2)


def _page(document: Any) -> None:
    """An upright page; the title at its top from the second on, its number at its foot."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.different_first_page_header_footer = True
    title = page.header.paragraphs[0]
    title.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title.add_run("{{ head.title }}", style="Notes")
    for footer in (page.footer, page.first_page_footer):
        foot = footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _field(foot, "PAGE")
        foot.add_run(" / ", style="Notes")
        _field(foot, "NUMPAGES")
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(18)


def _field(paragraph: Any, name: str) -> None:
    """A number that Word works out by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    shown = paragraph.add_run("1", style="Notes")
    field.append(shown._r)
    paragraph._p.append(field)


if __name__ == "__main__":
    PATH.write_bytes(template_bytes())
