"""The tables of a user's files that hold patterns: triggers, cues, noise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from casetracker.news.adding.entries import Entry, EntryError
from casetracker.news.adding.gathering import Gathering, Where
from casetracker.news.adding.lines import Lines
from casetracker.news.adding.patterns import PatternBook
from casetracker.news.adding.rows import checked_row
from casetracker.news.adding.words import CueBook, split_words
from casetracker.news.language.noise import KINDS

_SECTION: Final = ("from", "until")
_SHOWN: Final = 40


def take_triggers(
    gathering: Gathering, file: tuple[str, Lines], rows: Any, patterns: PatternBook
) -> None:
    """Take the triggers of a file; its name and its lines are given."""
    name, lines = file
    if not isinstance(rows, list):
        error = EntryError("it is no row", "Write [[trigger]], with its brackets twice")
        gathering.fault(name, lines.at("trigger"), "trigger", error)
        return
    for number, row in enumerate(rows, 1):
        rule = row.get("rule") if isinstance(row, Mapping) else None
        entry = f"trigger {number}" + (f" '{rule}'" if isinstance(rule, str) else "")
        line = lines.at("trigger", number=number)
        with gathering.leaving_out(name, line, entry):
            if not isinstance(row, Mapping):
                raise EntryError("it is no table", "Write [[trigger]], its keys under it")
            whole = checked_row(row)
            good = []
            for pattern in whole["patterns"]:
                place = lines.at("trigger", str(pattern), number=number)
                with gathering.leaving_out(name, place, f"{entry}, pattern {_short(pattern)}"):
                    good.append(patterns.checked(pattern))
            if good:
                gathering.add_rows(("triggers", "trigger"), [{**whole, "patterns": good}])
                says = f"{whole.get('stage') or whole['kind']}: {'; '.join(good)}"
                gathering.took(Entry("trigger", whole["rule"], says, name, line))


def take_cues(
    gathering: Gathering, where: Where, value: Any, cues: CueBook, patterns: PatternBook
) -> None:
    """Take a table of cues such as [cues.modal]."""
    table = where.key
    if table not in cues.tables or not isinstance(value, Mapping):
        raise EntryError(
            f"there are no cues '{table}'", f"Write [cues.NAME]: {', '.join(cues.tables)}"
        )
    for name, words in value.items():
        here = replace(where, header=f"cues.{table}", key=name)
        with gathering.leaving_out(here.file, here.line, here.entry):
            _take_cue(gathering, here, words, cues, patterns)


def _take_cue(
    gathering: Gathering, where: Where, value: Any, cues: CueBook, patterns: PatternBook
) -> None:
    table, name = where.header.removeprefix("cues."), where.key
    known = cues.tables[table]
    if name not in known:
        raise EntryError(f"[cues.{table}] has no '{name}'", f"It has {', '.join(known)}")
    if isinstance(known[name], list):
        good = _patterns(gathering, where, value, patterns)
        gathering.add_rows(("cues", table, name), good)
    else:
        words = split_words(value)
        good = gathering.good(where, words, lambda word: cues.checked(table, name, word))
        gathering.add_words(("cues", table, name), good)


def take_noise(gathering: Gathering, where: Where, value: Any, patterns: PatternBook) -> None:
    """Take a key of [noise], or the rows of [[noise.section]]."""
    if where.key == "section":
        rows = value if isinstance(value, list) else [value]
        for number, row in enumerate(rows, 1):
            line = where.lines.at("noise.section", number=number)
            with gathering.leaving_out(where.file, line, f"noise.section {number}"):
                good = _section(row, patterns)
                gathering.add_rows(("noise", "section"), [good])
                says = " until ".join(good.values())
                gathering.took(Entry("noise", "section", says, where.file, line))
        return
    if where.key not in KINDS:
        raise EntryError(
            f"[noise] has no '{where.key}'", f"It has {', '.join(KINDS)} and [[noise.section]]"
        )
    gathering.add_rows(("noise", where.key), _patterns(gathering, where, value, patterns))


def _section(row: Any, patterns: PatternBook) -> dict[str, str]:
    if not isinstance(row, Mapping) or "from" not in row or not set(row) <= set(_SECTION):
        raise EntryError(
            "a section has a 'from' and may have an 'until'", 'Write from = "related stories"'
        )
    return {name: patterns.checked(row[name]) for name in _SECTION if name in row}


def _patterns(gathering: Gathering, where: Where, value: Any, patterns: PatternBook) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise EntryError("it is no list of patterns", f'Write {where.key} = ["...", "..."]')
    return gathering.good(where, value, patterns.checked)


def _short(pattern: Any) -> str:
    text = str(pattern)
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'
