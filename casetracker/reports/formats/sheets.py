"""A report as an XLSX workbook: a sheet for all tables alike, nothing in it computes or leads outside."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from casetracker.reports.contexts.outline import about_of
from casetracker.reports.formats.tables import PrintedTable, plain_marks, tables_of
from casetracker.reports.languages import labels, say
from casetracker.reports.wording import day_words
from casetracker.text import safe_line

_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000
_NOT_IN_NAMES: Final = re.compile(r"[^\w .,()-]+")
_WIDEST: Final = 60
_NARROWEST: Final = 10
# The first day that a spreadsheet knows.
_FIRST_DAY: Final = date(1900, 3, 1)
_Value = str | int | date
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
        "day": book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"}),
    }
    names: set[str] = set()
    about: list[list[_Value]] = [[*pair] for pair in about_of(context)]
    _sheet(
        book,
        looks,
        _name(say("About"), names),
        (context["head"]["title"], labels("What", "Value"), about),
    )
    for one in _gathered(tables_of(context)):
        free = [each for each in one.names if _shortened(each).casefold() not in names]
        heading = ": ".join(dict.fromkeys(one.names))
        _sheet(
            book, looks, _name([*free, one.names[0]][0], names), (heading, one.columns, one.rows)
        )
    _sheet(
        book,
        looks,
        _name(say("Sources cited"), names),
        (say("Sources cited"), _SOURCES, _cited(context)),
    )
    book.close()
    return written.getvalue()


def _sheet(
    book: Any, looks: dict[str, Any], name: str, content: tuple[str, Any, list[list[_Value]]]
) -> None:
    heading, columns, rows = content
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, _cut(heading), looks["title"])
    for at, column in enumerate(columns):
        sheet.write_string(2, at, _cut(str(column)), looks["head"])
        longest = max((len(_printed(one[at])) for one in rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(column), _NARROWEST), _WIDEST))
    for line, one in enumerate(rows, start=3):
        for at, value in enumerate(one):
            if isinstance(value, int):
                sheet.write_number(line, at, value, looks["cell"])
            elif isinstance(value, date):
                sheet.write_datetime(line, at, value, looks["day"])
            else:
                sheet.write_string(line, at, _cut(value), looks["cell"])
    sheet.freeze_panes(3, 1)
    if rows:
        sheet.autofilter(2, 0, 2 + len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


class _Gathered(NamedTuple):
    """What one sheet holds: names for it, the better one first, its columns, and its rows."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: list[list[_Value]]


def _gathered(tables: Sequence[PrintedTable]) -> list[_Gathered]:
    """Tables alike as one, which says what each row is part of: a filter tells persons and cases apart."""
    crowded = Counter((one.title, _columns(one)) for one in tables)
    found: dict[tuple[str, ...], list[tuple[str, PrintedTable]]] = {}
    for one in tables:
        caption = str(one.block["caption"])
        if one.own:
            name, part = one.own, one.above
        elif crowded[one.title, _columns(one)] > 1:
            name, part = one.above, caption
        else:
            name, part = caption, one.above
        found.setdefault((name, *_columns(one)), []).append((part, one))
    is_mixed = len({one.above for one in tables if one.own}) > 1
    return [_joined(name, kept, is_mixed=is_mixed) for (name, *_), kept in found.items()]


def _joined(name: str, kept: Sequence[tuple[str, PrintedTable]], *, is_mixed: bool) -> _Gathered:
    first = kept[0][1]
    columns = _columns(first)
    captions = {str(one.block["caption"]) for _, one in kept}
    if len(kept) > 1 or (first.own and is_mixed):
        rows = [[part, *_row(each)] for part, one in kept for each in one.block["rows"]]
        names = (name, *captions) if len(captions) == 1 else (name,)
        return _Gathered(names, (say("Part"), *columns), rows)
    names = (first.own or first.above, *captions)
    return _Gathered(names, columns, [_row(each) for each in first.block["rows"]])


def _columns(one: PrintedTable) -> tuple[str, ...]:
    return (*map(str, one.block["columns"]), say("Notes"))


def _row(one: dict[str, Any]) -> list[_Value]:
    return [*map(_value, one["cells"]), plain_marks(one)]


def _value(cell: dict[str, Any]) -> _Value:
    text = safe_line(cell["text"])
    day = _day(cell["machine"])
    if day is not None and text == day_words(day):
        return day
    is_number = cell["kind"] == "number" and text.isascii() and text.isdigit()
    return int(text) if is_number and len(text) < 16 else text  # noqa: PLR2004 - Excel keeps 15 digits


def _day(machine: str | None) -> date | None:
    """The day that a cell is about, where a spreadsheet can hold it."""
    if machine is None or len(machine) != len("2021-05-27"):
        return None
    day = date.fromisoformat(machine)
    return day if day >= _FIRST_DAY else None


def _printed(value: _Value) -> str:
    return day_words(value) if isinstance(value, date) else str(value)


def _cited(context: dict[str, Any]) -> list[list[_Value]]:
    return [
        [
            passage["id"],
            source["ref"],
            source["title"],
            source["publisher"],
            _day(source["published_machine"]) or source["published"],
            passage["claim_ref"],
            passage["quote"],
            passage["speaker"],
        ]
        for source in context["sources"]
        for passage in source["passages"]
    ]


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet that Excel takes, unlike the others."""
    base = _plain(title)
    name, number = _shortened(title), 1
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = base[: _LONGEST_NAME - len(tail)].strip() + tail
    taken.add(name.casefold())
    return name


def _plain(title: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", safe_line(title)).split()).strip(" '") or "Sheet"


def _shortened(title: str) -> str:
    """A title cut after a word, to the length that a name of a sheet may have."""
    base = _plain(title)
    if len(base) <= _LONGEST_NAME:
        return base
    return base[: _LONGEST_NAME + 1].rpartition(" ")[0] or base[:_LONGEST_NAME]


def _cut(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= _LONGEST_CELL else line[: _LONGEST_CELL - 1] + "\u2026"
