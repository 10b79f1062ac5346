"""A report as an XLSX workbook: a sheet a table, nothing in it computes or leads outside."""

import io
import re
from datetime import datetime
from typing import Any, Final

from casetracker.reports.contexts.outline import about_of
from casetracker.reports.formats.tables import plain_marks, tables_of
from casetracker.reports.languages import labels, say
from casetracker.text import safe_line

_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000
_NOT_IN_NAMES: Final = re.compile(r"[^\w .,()-]+")
_WIDEST: Final = 60
_NARROWEST: Final = 10
_SOURCES: Final = labels(
    "Note",
    "Source",
    "Title",
    "Publisher",
    "Published",
    "Passage",
    "Wording",
    "Said by",
)


def as_xlsx(context: dict[str, Any]) -> bytes:
    """The workbook; the same context gives the same bytes."""
    # Only here: half of what it costs to print any other report.
    import xlsxwriter  # noqa: PLC0415

    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(written, options)
    made = datetime.fromisoformat(context["generation"]["at"]["machine"]).replace(tzinfo=None)
    book.set_properties({"title": safe_line(context["head"]["title"]), "created": made})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 13}),
    }
    names: set[str] = set()
    about: list[list[str | int]] = [[*pair] for pair in about_of(context)]
    _sheet(
        book,
        looks,
        _name(say("About"), names),
        (context["head"]["title"], labels("What", "Value"), about),
    )
    for title, block in tables_of(context):
        columns = (*block["columns"], say("Notes"))
        rows = [[*map(_value, one["cells"]), plain_marks(one)] for one in block["rows"]]
        heading = f"{title}: {block['caption']}"
        _sheet(book, looks, _name(title, names), (heading, columns, rows))
    _sheet(
        book,
        looks,
        _name(say("Sources cited"), names),
        (say("Sources cited"), _SOURCES, _cited(context)),
    )
    book.close()
    return written.getvalue()


def _sheet(
    book: Any, looks: dict[str, Any], name: str, content: tuple[str, Any, list[list[str | int]]]
) -> None:
    heading, columns, rows = content
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, _cut(heading), looks["title"])
    for at, column in enumerate(columns):
        sheet.write_string(2, at, _cut(str(column)), looks["head"])
        longest = max((len(str(one[at])) for one in rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(column), _NARROWEST), _WIDEST))
    for line, one in enumerate(rows, start=3):
        for at, value in enumerate(one):
            if isinstance(value, int):
                sheet.write_number(line, at, value, looks["cell"])
            else:
                sheet.write_string(line, at, _cut(value), looks["cell"])
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _value(cell: dict[str, Any]) -> str | int:
    text = safe_line(cell["text"])
    is_number = cell["kind"] == "number" and text.isascii() and text.isdigit()
    return int(text) if is_number and len(text) < 16 else text  # noqa: PLR2004 - Excel keeps 15 digits


def _cited(context: dict[str, Any]) -> list[list[str | int]]:
    return [
        [
            passage["id"],
            source["ref"],
            source["title"],
            source["publisher"],
            source["published"],
            passage["claim_ref"],
            passage["quote"],
            passage["speaker"],
        ]
        for source in context["sources"]
        for passage in source["passages"]
    ]


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet that Excel takes, unlike the others."""
    base = _NOT_IN_NAMES.sub(" ", safe_line(title)).strip(" '") or "Sheet"
    name, number = base[:_LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = base[: _LONGEST_NAME - len(tail)].strip() + tail
    taken.add(name.casefold())
    return name


def _cut(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= _LONGEST_CELL else line[: _LONGEST_CELL - 1] + "\u2026"
