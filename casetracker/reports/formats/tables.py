"""A report as JSON and CSV: for programs, and for spreadsheets that compute nothing."""

import csv
import io
import json
from typing import Any, Final

from casetracker.reports.contexts.outline import sections_of, sourced
from casetracker.reports.languages import say
from casetracker.reports.marks import FootnoteMarks
from casetracker.text import safe_line

# What makes a spreadsheet take a text for a formula, in half width and in full.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TIDY: Final = ("section", "table", "row", "column", "value", "notes", "sources")


def as_json(context: dict[str, Any]) -> bytes:
    """The context itself: keys sorted, ASCII only, one value a line."""
    return (json.dumps(context, indent=1, sort_keys=True, ensure_ascii=True) + "\n").encode()


def as_csv(context: dict[str, Any]) -> bytes:
    """The one table that the report is about; where it has none, every table value by value.

    UTF-8, comma, CRLF. A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    listed = tables_of(context)
    main = [block for _, block in listed if block["is_main"]]
    refs = sourced(context)
    written = io.StringIO()
    writer = csv.writer(written)
    if len(main) == 1:
        writer.writerow([*map(guarded_cell, main[0]["columns"]), say("Notes"), say("Sources")])
        for one in main[0]["rows"]:
            cells = [guarded_cell(cell["text"], cell["kind"]) for cell in one["cells"]]
            writer.writerow([*cells, *_notes(one, refs)])
    else:
        writer.writerow(_TIDY)
        for title, block in listed:
            writer.writerows(_values(title, block, refs))
    return written.getvalue().encode()


def tables_of(context: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every table of a report with the title of its section, in their order."""
    found: list[tuple[str, dict[str, Any]]] = []
    above = ""
    for part in sections_of(context):
        above = part["title"] if part["level"] == 2 else above  # noqa: PLR2004 - the upper level
        title = above if part["title"] == above else f"{above}: {part['title']}"
        for block in part["blocks"]:
            if block["type"] in ("table", "pairs"):
                found.append((title, block))
            elif block["type"] == "sentences":
                found.append((title, _told(block)))
    return found


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


def _values(title: str, block: dict[str, Any], refs: dict[str, str]) -> list[list[str]]:
    return [
        [
            guarded_cell(title),
            guarded_cell(block["caption"]),
            str(number),
            guarded_cell(column),
            guarded_cell(cell["text"], cell["kind"]),
            *notes,
        ]
        for number, one in enumerate(block["rows"], start=1)
        for notes in (_notes(one, refs),)
        for column, cell in zip(block["columns"], one["cells"], strict=True)
    ]


def _told(block: dict[str, Any]) -> dict[str, Any]:
    """Sentences as a table of one column."""
    rows = [
        {**one, "cells": [{"text": one["text"], "kind": "quote", "machine": None}]}
        for one in block["rows"]
    ]
    return {
        **block,
        "caption": say("Summary"),
        "columns": [say("Sentence")],
        "rows": rows,
        "is_main": False,
    }
