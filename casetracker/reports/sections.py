"""The parts that reports are put together from: sections of sentences, pairs, tables and figures.

Each is a dict of plain values, and every kind of report is made of these, so that one template a
format prints them all. A row carries `notes`, `against` and `mark` as `contexts.citing` gives them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from casetracker.reports.contexts.citing import counted
from casetracker.reports.languages import Label, labels, say
from casetracker.reports.rows import Rows

CellKind = Literal["text", "date", "quote", "people", "number", "code", "address", "reviewer"]
Marks = dict[str, Any]
_LONGEST_ANCHOR: Final = 60


def anchor(*words: object) -> str:
    """An identifier for a part of a page, out of letters, digits and hyphens."""
    text = re.sub(r"[^a-z0-9]+", "-", " ".join(map(str, words)).casefold()).strip("-")
    return text[:_LONGEST_ANCHOR] or "part"


def section(
    name: str, title: str, blocks: Iterable[dict[str, Any] | None], *, level: int = 2
) -> dict[str, Any]:
    """A titled part of a report; blocks that are None are left out."""
    kept = [block for block in blocks if block is not None]
    return {"id": anchor(name), "title": title, "level": level, "blocks": kept}


def cell(text: str, kind: CellKind = "text", machine: str | None = None) -> dict[str, Any]:
    """One value of a row; `kind` says what it is, `machine` is its form for programs."""
    return {"text": text, "kind": kind, "machine": machine}


def reviewer_cell(moment: str, told: str, machine: str | None = None) -> dict[str, Any]:
    """When somebody decided, and who and why: `moment` alone is all that outsiders are shown."""
    return {**cell(told, "reviewer", machine), "moment": moment}


def date_cell(value: dict[str, Any]) -> dict[str, Any]:
    """A date as `facts.dated` gives it, with its source's own wording where it was vague."""
    worded = say(" (worded {words})", words=value["worded"]) if value["worded"] else ""
    return cell(f"{value['label']}{worded}", "date", value["machine"])


def row(cells: Iterable[dict[str, Any] | str], marks: Marks) -> dict[str, Any]:
    """One row of a table; a bare text is a plain cell."""
    listed = [cell(one) if isinstance(one, str) else one for one in cells]
    return {"cells": listed, **marks}


def marks_of(told: Marks) -> Marks:
    """The footnotes of a row by themselves."""
    return {key: told[key] for key in ("notes", "against", "mark")}


def table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[dict[str, Any]] | Rows,
    *,
    empty: str | None = None,
    is_main: bool = False,
) -> dict[str, Any] | None:
    """A table; where it has no row the sentence `empty`, or nothing.

    `is_main` marks the one table that the report is about: it is what its CSV holds, its columns even
    where it has no row.
    """
    if not rows:
        told = None if empty is None else paragraph(empty)
        if told is None or not is_main:
            return told
        return {**told, "columns": list(columns), "rows": [], "is_main": True}
    return {
        "type": "table",
        "caption": caption,
        "columns": list(columns),
        "rows": rows if isinstance(rows, Rows) else list(rows),
        "is_main": is_main,
    }


def pairs(caption: str, rows: Iterable[tuple[str, str | dict[str, Any], Marks]]) -> dict[str, Any]:
    """A table of two columns: what, and the value as known."""
    listed = [row((label, value), marks) for label, value, marks in rows]
    return {
        "type": "pairs",
        "caption": caption,
        "columns": [*labels("What", "As known")],
        "rows": listed,
        "is_main": False,
    }


def sentences(rows: Iterable[dict[str, Any]], empty: str) -> dict[str, Any]:
    """Sentences, each with its own footnotes, printed as one paragraph."""
    listed = list(rows)
    return {"type": "sentences", "rows": listed} if listed else paragraph(empty)


def paragraph(text: str) -> dict[str, Any]:
    """Words of the house itself, without a fact in them."""
    return {"type": "paragraph", "text": text}


def figure(
    chart: Literal["stage_track", "stage_mix", "timeline", "bars"],
    drawn: dict[str, Any],
    caption: str = "",
) -> dict[str, Any]:
    """A chart; the values it shows stand in a table beside it."""
    return {"type": "figure", "chart": chart, "figure": drawn, "caption": caption}


def mix_table(drawn: dict[str, Any]) -> dict[str, Any] | None:
    """The table to a stage mix: who, letter, stage, how many."""
    rows = [
        row((one["label"], part["letter"], part["stage"], cell(part["words"], "people")), counted())
        for one in drawn["rows"]
        for part in one["parts"]
    ]
    caption = say("{title}, in numbers", title=drawn["title"])
    made = table(caption, labels("Who", "Letter", "Stage", "Persons"), rows)
    return None if made is None else {**made, "shows": drawn["id"]}


def bars_table(drawn: dict[str, Any], what: str) -> dict[str, Any] | None:
    """The table to a chart of bars."""
    kind: CellKind = "people" if drawn["counts"] == "people" else "number"
    rows = [row((one["label"], cell(one["words"], kind)), counted()) for one in drawn["bars"]]
    return table(say("{title}, in numbers", title=drawn["title"]), (what, Label("Number")), rows)
