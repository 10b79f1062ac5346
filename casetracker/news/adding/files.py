"""A user's files as a whole: each entry is taken or left out with its reason; none stops the others."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casetracker.news.adding.entries import NOTHING, EntryError, Extension
from casetracker.news.adding.gathering import Gathering, Where
from casetracker.news.adding.lines import Lines
from casetracker.news.adding.pattern_tables import take_cues, take_noise, take_triggers
from casetracker.news.adding.patterns import PatternBook
from casetracker.news.adding.word_tables import WORD_TABLES
from casetracker.news.adding.words import CueBook, PlaceBook
from casetracker.news.language.tables import shipped

MAX_FILES: Final = 50
MAX_CHARACTERS: Final = 1_000_000
TABLES: Final = ("trigger", "noise", "cues", *WORD_TABLES)


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    lines: Lines
    table: dict[str, Any]


def extension_of(files: Mapping[str, str]) -> Extension:
    """What files add, by their names and texts; they are taken in the order of their names."""
    if not files:
        return NOTHING
    gathering = Gathering()
    parsed = list(_parsed(files, gathering))
    places = PlaceBook()
    for file in parsed:
        for where, value in _keys(file, WORD_TABLES, gathering):
            with gathering.leaving_out(where.file, where.line, where.entry):
                WORD_TABLES[where.header](gathering, where, value, places)
    own = gathering.tables.get("triggers", {}).get("lists", {})
    names = {*shipped("triggers")["lists"], *own, "people"}
    patterns = PatternBook(frozenset(f"@{name}" for name in names))
    cues = CueBook()
    for file in parsed:
        take_triggers(gathering, (file.name, file.lines), file.table.get("trigger", []), patterns)
        for where, value in _keys(file, ("cues",), gathering):
            with gathering.leaving_out(where.file, where.line, where.entry):
                take_cues(gathering, where, value, cues, patterns)
        for where, value in _keys(file, ("noise",), gathering):
            with gathering.leaving_out(where.file, where.line, where.entry):
                take_noise(gathering, where, value, patterns)
    return gathering.extension()


def _parsed(files: Mapping[str, str], gathering: Gathering) -> Iterator[_File]:
    for number, name in enumerate(sorted(files)):
        with gathering.leaving_out(name, None, "the whole file"):
            if number >= MAX_FILES:
                raise EntryError(f"there are more than {MAX_FILES} files", "Join some of them")
            table = _toml(files[name])
            file = _File(name, Lines(files[name]), table)
            _refuse_unknown_tables(file, gathering)
            yield file


def _toml(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise EntryError(f"it has more than {MAX_CHARACTERS:,} characters", "Take entries out")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        raise EntryError(f"it is no TOML: {why}", "Mend that place and check again") from error


def _refuse_unknown_tables(file: _File, gathering: Gathering) -> None:
    for name in file.table:
        if name not in TABLES:
            error = EntryError(
                "the reader has no such table", f"Tables are: {', '.join(sorted(TABLES))}"
            )
            gathering.fault(file.name, file.lines.at(name, name), f"[{name}]", error)


def _keys(
    file: _File, names: Mapping[str, Any] | tuple[str, ...], gathering: Gathering
) -> Iterator[tuple[Where, Any]]:
    """The keys of some tables of a file, with their values."""
    for name in names:
        values = file.table.get(name, {})
        if not isinstance(values, Mapping):
            error = EntryError("it is no table", f"Write [{name}], its entries under it")
            gathering.fault(file.name, file.lines.at(name, name), name, error)
            continue
        for key, value in values.items():
            yield Where(file.name, file.lines, name, key), value
