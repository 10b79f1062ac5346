"""The tabs of a group: views turned into tables with their proof, no widgets."""

from collections.abc import Mapping, Sequence
from typing import Final

from casetracker.tui.safe import cell
from casetracker.tui.screens.lines import SOURCED, Line, Sheet, source_marks
from casetracker.tui.screens.tables import FIELDS, PEOPLE, fact_line, person_line, plain_line
from casetracker.tui.widgets.vtable import Column
from casetracker.tui.words import mix_bars, mix_cell, mix_words, words
from casetracker.views.common import date_text
from casetracker.views.docket import GroupEventView, GroupLine, GroupView
from casetracker.views.reconciling import ReconciliationView

_EVENTS: Final = (
    Column("When", 14),
    Column("What", 15),
    Column("Before", 6, is_right=True),
    Column("After", 6, is_right=True),
    Column("How", 18, 1),
    SOURCED,
)
_NUMBERS: Final = (
    Column("Stated", 9),
    Column("On", 10),
    Column("By", 14, 1, from_width=90),
    Column("State", 9),
    Column("Arithmetic", 24, 3),
)
_PARTS: Final = (
    Column("Group", 8),
    Column("On file", 7, is_right=True),
    Column("Named", 5, is_right=True),
    Column("Stages", 16, 1),
    Column("What it is", 20, 2),
)


def group_tabs(
    group: GroupView, numbers: Sequence[ReconciliationView], letters: Mapping[str, str]
) -> tuple[Sheet, ...]:
    """The tabs of a group, without its clocks."""
    return (
        Sheet(
            "Overview",
            FIELDS,
            tuple(_fields(group, numbers, letters)),
            has_header=False,
            counts=False,
        ),
        Sheet(
            "Members",
            PEOPLE,
            tuple(person_line(each) for each in group.members),
            "Nobody is on file.",
        ),
        Sheet(
            "Events",
            _EVENTS,
            tuple(_event(each) for each in group.events),
            "Nothing happened to this group as a group yet.",
        ),
        Sheet(
            "Numbers",
            _NUMBERS,
            tuple(number_line(each) for each in numbers),
            "No number is stated for this group: W keeps a total.",
        ),
        Sheet(
            "Parts",
            _PARTS,
            tuple(_part(each, letters) for each in group.parts),
            "No part was told apart: x splits the group.",
        ),
    )


def _fields(
    group: GroupView, numbers: Sequence[ReconciliationView], letters: Mapping[str, str]
) -> list[Line]:
    line = group.line
    part_of = group.parent_ref or "-"
    found = [
        fact_line("Group", f"{line.ref}  {line.label}", group.citations),
        plain_line("Stated", str(line.size)),
        plain_line("On file", f"{line.held_members}, of them {line.named_members} named"),
        *([plain_line("Left custody", group.held_text)] if group.held_text else []),
        plain_line("Captured", date_text(line.captured)),
        plain_line("Place", line.place or "-"),
        plain_line("Nationality", group.nationality or "-"),
        Line(
            (cell("Part of", "dim"), cell(part_of), cell("")),
            note=group.parent_note or "",
            opens=group.parent_ref,
            is_fact=False,
        ),
        plain_line(
            "Stages", mix_words(line.stage_mix), "\n".join(mix_bars(line.stage_mix, letters))
        ),
    ]
    found += [
        Line(
            (cell("Stands in", "dim"), cell(ref), cell("")),
            note="enter opens the case",
            opens=ref,
            is_fact=False,
        )
        for ref in line.case_refs
    ]
    left = sum(each.is_open for each in numbers)
    if left:
        is_one = left == 1
        said = f"{left} stated {'number does' if is_one else 'numbers do'} not add up: w explains"
        found.append(plain_line("! Numbers", said))
    return found


def _event(event: GroupEventView) -> Line:
    row = (
        cell(date_text(event.happened)),
        cell(words(event.kind)),
        cell("-" if event.count_before is None else str(event.count_before)),
        cell("-" if event.count_after is None else str(event.count_after)),
        cell(event.note or event.other_ref or ""),
        source_marks(event.citations),
    )
    other = f", with {event.other_ref}" if event.other_ref else ""
    counts = f"{_number(event.count_before)} before, {_number(event.count_after)} after"
    note = f"{words(event.kind)}{other}: {counts}" + (f"\n{event.note}" if event.note else "")
    return Line(row, event.citations, note, event.other_ref)


def _number(count: int | None) -> str:
    return "number not known" if count is None else str(count)


def number_line(view: ReconciliationView) -> Line:
    """A stated number as a row, with its parts and what explains the difference."""
    state = "! open" if view.is_open else "explained" if view.difference else "adds up"
    row = (
        cell(view.key),
        cell(date_text(view.stated_on)),
        cell(view.speaker or "-"),
        cell(state, "bold" if view.is_open else ""),
        cell(view.arithmetic),
    )
    by = f"stated by {view.speaker}" if view.speaker else "nobody is named for it"
    by += f", {date_text(view.stated_on)}" if view.stated_on else ""
    lines = [f"{view.key}: {view.about} · {by}", view.arithmetic]
    lines += [f"  {part.people:>4}  {part.ref}  {part.label}" for part in view.parts]
    lines += [
        f"  {each.people} {words(each.kind)}: {each.reason} ({each.explained_by})"
        for each in view.explanations
    ]
    if view.is_open:
        lines.append("w explains the difference")
    return Line(row, (), "\n".join(lines), is_fact=False)


def _part(line: GroupLine, letters: Mapping[str, str]) -> Line:
    row = (
        cell(line.ref),
        cell(str(line.held_members)),
        cell(str(line.named_members)),
        cell(mix_cell(line.stage_mix, letters)),
        cell(line.label),
    )
    note = f"{line.ref} {line.label}: {mix_words(line.stage_mix)}"
    return Line(row, (), note, line.ref, is_fact=False)
