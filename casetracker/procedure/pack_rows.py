"""The rows of a pack's files: transitions, laws, articles and institutions."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import AuthorityKind, Grade
from casetracker.procedure.jurisdiction import Code, Institution, Statute
from casetracker.procedure.stages import SourceNote, Transition, TransitionKind
from casetracker.procedure.toml_tables import Table, TomlFile
from casetracker.procedure.validity import Validity

VALID_KEYS: Final = ("valid_from", "valid_to")
PROOF_KEYS: Final = ("grade", "source", "note", *VALID_KEYS)


def read_transitions(stages_file: TomlFile, below: Iterable[Transition]) -> tuple[Transition, ...]:
    """The transitions of a file on top of those of the pack below it."""
    defaults = stages_file.table("defaults")
    defaults.only(*PROOF_KEYS)
    steps = {(step.before, step.after): step for step in below}
    own: set[tuple[str, str]] = set()
    for table in stages_file.tables("transition"):
        table.only("from", "to", "kind", "implies", *PROOF_KEYS)
        full = replace(table, values=defaults.values | table.values)
        grade, sources, note = proof(full)
        after = table.filled("to")
        for before in table.text_or_texts("from"):
            if (before, after) in own:
                table.fail(f"'{before}' to '{after}' is given twice", "from")
            own.add((before, after))
            steps[before, after] = Transition(
                before,
                after,
                table.word("kind", TransitionKind),
                table.flag("implies", default=False),
                grade,
                sources,
                note,
                validity(full),
            )
    return tuple(steps.values())


def proof(table: Table) -> tuple[Grade, tuple[SourceNote, ...], str]:
    """The grade, the sources and the note of a row; raises PackError."""
    grade, note = table.filled("grade"), table.text("note", "")
    if grade not in tuple(Grade):
        msg = (
            f"'{grade}' is no grade that a rule may have: A, B or C (what was not read is no rule)"
        )
        table.fail(msg, "grade")
        grade = Grade.C
    sources = []
    for entry in table.tables("source"):
        entry.only("title", "href")
        href = entry.text("href", "")
        if href and not href.startswith("https://"):
            entry.fail(f"'{href}' must be an https address, or empty where it was not kept", "href")
        sources.append(SourceNote(entry.filled("title"), href))
    if not sources and (grade != Grade.C or not note.strip()):
        table.fail("needs a source; grade C may carry a note in its place", "source")
    return Grade(grade), tuple(sources), note


def validity(table: Table) -> Validity:
    """From when to when a row holds; empty days were not read."""
    start, end = table.day("valid_from"), table.day("valid_to")
    if start is not None and end is not None and end < start:
        table.fail("lies before valid_from", "valid_to")
    return Validity(start, end)


def read_statutes(
    statutes_file: TomlFile, words: dict[str, str], gravity: Container[str]
) -> tuple[tuple[Code, ...], tuple[Statute, ...]]:
    """The laws and the articles of a file, with their labels; `gravity` are the classes of charges."""
    statutes_file.only("code", "statute")
    codes = [_code(table, words) for table in statutes_file.tables("code")]
    statutes = [_statute(table, words, gravity) for table in statutes_file.tables("statute")]
    return tuple(codes), tuple(statutes)


def _code(table: Table, words: dict[str, str]) -> Code:
    table.only("id", "law", "adopted", "in_force", *PROOF_KEYS)
    code_id, (grade, sources, note) = table.filled("id"), proof(table)
    valid = validity(table)
    return Code(
        id=code_id,
        label=words.get(code_id, ""),
        law=table.text("law"),
        adopted=table.day("adopted"),
        in_force=table.day("in_force"),
        grade=grade,
        sources=sources,
        note=note,
        validity=valid if valid.start else replace(valid, start=table.day("in_force")),
    )


def _statute(table: Table, words: dict[str, str], gravity: Container[str]) -> Statute:
    table.only("id", "code", "article", "parent", "gravity", "range", "checked_on", *PROOF_KEYS)
    statute_id, (grade, sources, note) = table.filled("id"), proof(table)
    return Statute(
        id=statute_id,
        code=table.filled("code"),
        article=table.filled("article"),
        parent=table.text("parent") or None,
        label=words.get(statute_id, ""),
        gravity=_class(table, gravity),
        penalty_range=table.text("range"),
        grade=grade,
        sources=sources,
        note=note,
        checked_on=table.day("checked_on"),
        validity=validity(table),
    )


def _class(table: Table, gravity: Container[str]) -> str:
    found = table.text("gravity")
    if found and found not in gravity:
        table.fail(
            f"'{found}' is none of the classes that pack.toml lists under gravity", "gravity"
        )
    return found


def read_institutions(
    institutions_file: TomlFile, words: dict[str, str]
) -> tuple[Institution, ...]:
    """The bodies of a file, with their labels."""
    institutions_file.only("institution")
    return tuple(_institution(table, words) for table in institutions_file.tables("institution"))


def _institution(table: Table, words: dict[str, str]) -> Institution:
    table.only("id", "type", "parent", "court_code", "level", "aliases", "checked_on", *PROOF_KEYS)
    body_id, (grade, sources, note) = table.filled("id"), proof(table)
    return Institution(
        id=body_id,
        label=words.get(body_id, ""),
        kind=table.word("type", AuthorityKind),
        parent=table.text("parent") or None,
        court_code=table.text("court_code"),
        level=table.text("level"),
        aliases=table.texts("aliases"),
        grade=grade,
        sources=sources,
        note=note,
        checked_on=table.day("checked_on"),
        validity=validity(table),
    )
