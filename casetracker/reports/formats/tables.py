"""A report as JSON and CSV: for programs, and for spreadsheets that compute nothing."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from casetracker.reports.contexts.outline import parts_of, sections_of, sourced
from casetracker.reports.languages import labels, said, say
from casetracker.reports.marks import FootnoteMarks
from casetracker.reports.recognising import brief_mark
from casetracker.reports.rendering import PIECE
from casetracker.text import safe_line

# What makes a spreadsheet take a text for a formula, in half width and in full.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TIDY: Final = labels("section", "table", "row", "column", "value", "notes", "sources", "report")


def as_json(context: dict[str, Any]) -> bytes:
    """The context itself: keys sorted, ASCII only, one value a line."""
    return (json.dumps(context, indent=1, sort_keys=True, ensure_ascii=True) + "\n").encode()


def csv_pieces(context: dict[str, Any]) -> Iterator[bytes]:
    """The one table that the report is about; where it has none, every table value by value.

    UTF-8, comma, CRLF. A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    for line in _lines(context):
        writer.writerow(line)
        if written.tell() >= PIECE:
            yield written.getvalue().encode()
            written.seek(0)
            written.truncate()
    yield written.getvalue().encode()


class PrintedTable(NamedTuple):
    """A table with the section above it, and its own where that is one below."""

    above: str
    own: str
    block: dict[str, Any]

    @property
    def title(self) -> str:
        """Both sections in words."""
        return ": ".join(filter(None, (self.above, self.own)))


def tables_of(context: dict[str, Any]) -> list[PrintedTable]:
    """Every table of a report with its sections, in their order."""
    return list(_tables(sections_of(context)))


def _tables(parts: Iterable[dict[str, Any]]) -> Iterator[PrintedTable]:
    above = ""
    for part in parts:
        own = str(part["title"])
        is_upper = part["level"] == 2  # noqa: PLR2004 - the upper level
        above = own if is_upper else above
        for block in part["blocks"]:
            if block["type"] in ("table", "pairs"):
                yield PrintedTable(above, "" if is_upper else own, block)
            elif block["type"] == "sentences":
                yield PrintedTable(above, "" if is_upper else own, _told(block))


def guarded_cell(text: str, kind: str = "text") -> str:
    """The text as one line that no spreadsheet computes; numbers stay as they are."""
    line = safe_line(text)
    if kind == "number" and line.isascii() and line.isdigit():
        return line
    return f"'{line}" if line.startswith(_FORMULA) else line


def plain_marks(row: dict[str, Any]) -> str:
    """What a row ends in, as bare text: `[1a, 2b] [against: 3a]`."""
    return str(FootnoteMarks(has_links=False).marks(row).unescape())


def _notes(row: dict[str, Any], refs: dict[str, str]) -> tuple[str, str]:
    cited = [refs[note] for note in (*row["notes"], *row["against"])]
    return plain_marks(row), " ".join(dict.fromkeys(cited))


def _lines(context: dict[str, Any]) -> Iterator[Iterable[str]]:
    """The lines of the file, each made from its row alone; the last column says which report it is of."""
    refs = sourced(context)
    mark = brief_mark(context["head"]["digest"])
    blocks = (block for part in context.get("sections", ()) for block in part["blocks"])
    main = [block for block in blocks if block.get("is_main")]
    if len(main) == 1:
        yield [
            *map(guarded_cell, said(main[0]["columns"])),
            say("Notes"),
            say("Sources"),
            say("Report"),
        ]
        for one in map(said, main[0]["rows"]):
            cells = [guarded_cell(cell["text"], cell["kind"]) for cell in one["cells"]]
            yield [*cells, *_notes(one, refs), mark]
        return
    yield map(str, _TIDY)
    for one in _tables(parts_of(context)):
        for line in _values(one.title, one.block, refs):
            yield [*line, mark]


def _values(title: str, block: dict[str, Any], refs: dict[str, str]) -> Iterator[list[str]]:
    lead = [guarded_cell(title), guarded_cell(str(block["caption"]))]
    columns = [guarded_cell(column) for column in said(block["columns"])]
    for number, one in enumerate(map(said, block["rows"]), start=1):
        notes = _notes(one, refs)
        for column, cell in zip(columns, one["cells"], strict=True):
            yield [*lead, str(number), column, guarded_cell(cell["text"], cell["kind"]), *notes]


def _told(block: dict[str, Any]) -> dict[str, Any]:
    """Sentences as a table of one column."""
    rows = [
        {**one, "cells": [{"text": one["text"], "kind": "quote", "machine": None}]}
        for one in block["rows"]
    ]
    return {
        **block,
        "caption": say("Summary"),
        "columns": [say("Statement")],
        "rows": rows,
        "is_main": False,
    }
