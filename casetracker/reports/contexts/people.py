"""Groups as they are reported and persons accused, as rows."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any, Final

from casetracker.model.vocabulary import DefendantRole, Stance
from casetracker.reports.contexts.bearing import is_counted_otherwise
from casetracker.reports.contexts.citing import Footnotes, supporting
from casetracker.reports.languages import Label, say, term
from casetracker.reports.retelling import pack_words, retold
from casetracker.reports.rows import Row
from casetracker.reports.sections import cell
from casetracker.reports.speech import guarded, quoted, said_by
from casetracker.reports.wording import (
    DOES_NOT_APPLY,
    NOT_REPORTED,
    count_of,
    date_label,
    in_a_row,
    number_of,
    size_words,
)
from casetracker.text import safe_line
from casetracker.views.common import CitationView, SizeView
from casetracker.views.docket import CaseView, DefendantLine, GroupLine

_EVERYBODY: Final = ("all defendants", "the case")
_OF_SUSPECTS: Final = ("detention", "investigation")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAWYER: Final = re.compile(
    r"\b(?:advocate|attorney|barrister|counsel|defender|lawyer|solicitor)s?\b", re.IGNORECASE
)
_ORDINAL: Final = re.compile(r"(\d+) of (\d+)")
_CUSTODY: Final = {True: Label("in custody"), False: Label("not in custody"), None: NOT_REPORTED}


def group_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """One row per passage that states a group: the count, who says so, when, in which words."""
    citations = dict(case.group_citations)
    return list(
        chain.from_iterable(
            stated_rows(group, citations.get(group.ref, ()), footnotes, _here(case, group))
            for group in case.groups
        )
    )


def person_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The persons accused; a run of unnamed persons with nothing to tell them apart is one row."""
    names = dict(case.name_citations)
    told = [
        (_person(case, line, footnotes, names.get(line.person_ref, ())), line.name)
        for line in case.defendants
    ]
    runs = groupby(told, key=lambda entry: _what_a_row_says(entry[0]))
    return [
        row
        for key, run in runs
        for row in ([_collapsed(list(run))] if key[0] else [one for one, _ in run])
    ]


def standing(one: Row) -> tuple[Any, ...]:
    """The cells of where a person stands: the stage with its basis, since when, and custody."""
    return (
        f"{one['stage']} ({one['basis']})",
        cell(one["since"], "date"),
        _custody_words(one["custody"], one["custody_since"]),
    )


def _custody_words(custody: str, since: str) -> str:
    """Whether somebody is held, and since when; nothing of a date where nothing is known of either."""
    if since in (custody, DOES_NOT_APPLY):
        return custody
    return say("{custody}, since: {custody_since}", custody=custody, custody_since=since)


def stated_rows(
    group: GroupLine,
    citations: tuple[CitationView, ...],
    footnotes: Footnotes,
    here: int | None = None,
) -> list[dict[str, Any]]:
    """What is said of the size of one group, a row a voice; one row that says so where nobody does.

    `here` is how many of the group stand in the case that the row is about.
    """
    shared = {
        "ref": safe_line(group.ref),
        "label": guarded(group.label),
        "stated": guarded(size_words(group.size)),
        "on_file": _on_file(group, here),
        "taken": date_label(group.captured),
        "place": guarded(group.place) if group.place else NOT_REPORTED,
    }
    voices: dict[tuple[object, ...], list[CitationView]] = {}
    for one in citations:
        if one.stance is not Stance.CONTEXT:
            key = (said_by(one), date_label(one.published), one.stance, _stated(one, group))
            voices.setdefault(key, []).append(one)
    if not voices:
        nobody = {"said_by": NOT_REPORTED, "published": NOT_REPORTED, "quote": NOT_REPORTED}
        return [{**shared, **nobody, "is_first": True, **footnotes.marks(())}]
    return [
        {
            **shared,
            "said_by": said_by(passages[0]),
            "published": date_label(passages[0].published),
            "quote": quoted(passages[0].quote),
            "is_first": number == 0,
            **_with_leavers(_passages(passages, group, footnotes), group, footnotes, number),
        }
        for number, passages in enumerate(voices.values())
    ]


def _with_leavers(
    told: dict[str, Any], group: GroupLine, footnotes: Footnotes, number: int
) -> dict[str, Any]:
    """The first row of a group with the passages for those who left custody, and whether one has none."""
    if number or not group.left_told:
        return told
    notes = footnotes.ids(chain.from_iterable(map(supporting, group.left_told)))
    is_bare = not all(map(supporting, group.left_told))
    return {
        **told,
        "notes": [*dict.fromkeys((*told["notes"], *notes))],
        "mark": "unsourced" if is_bare else told["mark"],
    }


def _here(case: CaseView, group: GroupLine) -> int:
    return sum(group.ref in line.group_refs for line in case.defendants)


def _on_file(group: GroupLine, here: int | None) -> str:
    """How many of a group are on file and named, and how many of them in a case that has not all."""
    persons = number_of(group.held_members, "person")
    named = count_of(group.named_members, group.held_members)
    if here is None or here == group.held_members:
        told = say("{number} on file, {counted} named", number=persons, counted=named)
    else:
        told = say(
            "{number} on file, {here} in this case, {counted} named",
            number=persons,
            here=count_of(here, group.held_members),
            counted=named,
        )
    return f"{told}; {left_words(group)}" if group.left_unnamed else told


def left_words(group: GroupLine) -> str:
    """How many of a group left custody, where nobody says who."""
    counted = count_of(group.left_unnamed, group.held_members)
    return say("{counted} left custody, not known who", counted=counted)


def left_of_case(case: CaseView) -> list[str]:
    """How many of each group of a case left custody, where nobody says who: `2 of 14 of G-0004`."""
    return [
        say(
            "{counted} of {ref}",
            counted=count_of(group.left_unnamed, group.held_members),
            ref=safe_line(group.ref),
        )
        for group in case.groups
        if group.left_unnamed
    ]


def left_unnamed(cases: Iterable[CaseView]) -> int:
    """How many left custody nobody knows who, of all groups of the cases."""
    groups = {group.ref: group.left_unnamed for case in cases for group in case.groups}
    return sum(groups.values())


def persons_total(case: CaseView) -> str:
    """How many persons a case accuses, and how many of its groups left custody nobody knows who."""
    persons, left = number_of(case.line.defendants, "person"), left_of_case(case)
    if not left:
        return persons
    return say(
        "{persons}; left custody, not known who: {left}", persons=persons, left=in_a_row(left)
    )


def _stated(one: CitationView, group: GroupLine) -> SizeView | None:
    """The number of a passage, where it is not the one on file."""
    disputes = one.stance is Stance.CONTRADICTS
    return one.number if disputes or is_counted_otherwise(one, group.size) else None


def _passages(
    passages: list[CitationView], group: GroupLine, footnotes: Footnotes
) -> dict[str, Any]:
    """A row that is what one voice says: its footnotes, and its own number where the file has another."""
    marks = {"notes": footnotes.ids(passages), "against": [], "mark": None}
    number = _stated(passages[0], group)
    if passages[0].stance is not Stance.CONTRADICTS:
        return marks if number is None else {**marks, "stated": guarded(size_words(number))}
    if number is None:
        return {**marks, "stated": Label("disputes the count on file")}
    size = guarded(size_words(number))
    return {**marks, "stated": say("{size}, against the count on file", size=size)}


def _person(
    case: CaseView,
    line: DefendantLine,
    footnotes: Footnotes,
    named_by: tuple[CitationView, ...],
) -> dict[str, Any]:
    since = date_label(line.custody_since)
    if line.in_custody is False:
        since = _out_since(case, line)
    stage = line.stage
    standing_by = () if line.is_unsourced else (*membership(case, line), *_of_stage(case, line))
    # A name is a fact of its own, the place of somebody unnamed is the house's word.
    marks = footnotes.marks_of_all([standing_by, *([] if line.is_placeholder else [named_by])])
    return {
        "ref": safe_line(line.ref),
        "name": person_name(line),
        "is_placeholder": line.is_placeholder,
        "count": 1,
        "role": role_words(line),
        "groups": ", ".join(safe_line(ref) for ref in line.group_refs) or NOT_REPORTED,
        "stage": Label("stage not reported") if stage is None else guarded(pack_words(stage.label)),
        "since": NOT_REPORTED if stage is None else date_label(stage.since),
        "basis": NOT_REPORTED if stage is None else term(stage.basis),
        "custody": _CUSTODY[line.in_custody],
        "custody_since": since,
        "charges": str(line.charges),
        **marks,
    }


def _out_since(case: CaseView, line: DefendantLine) -> str:
    """Since when somebody is no longer held; of somebody who never was there is no such day."""
    stays = [one for one in case.custody if one.person_ref == line.person_ref]
    ends = [one.ended for one in stays if one.ended is not None]
    if not ends:
        return DOES_NOT_APPLY if line.custody_since is None else NOT_REPORTED
    return date_label(max(ends, key=lambda day: str(day.latest or day.earliest)))


def person_name(line: DefendantLine) -> str:
    """The name; of a person whose name is not known, the place in the group."""
    return guarded(retold(line.name) if line.is_placeholder else line.name)


def role_words(line: DefendantLine) -> str:
    """What somebody is in the case; whoever was put on file as a suspect and stands beyond that, unknown."""
    is_past = line.stage is not None and line.stage.phase not in _OF_SUSPECTS
    return NOT_REPORTED if line.role is DefendantRole.SUSPECT and is_past else term(line.role)


def membership(case: CaseView, line: DefendantLine) -> tuple[CitationView, ...]:
    """What says that this person is in the case: the group's passages, custody, charges."""
    if line.is_unsourced:
        return ()
    groups = dict(case.group_citations)
    found = [*chain.from_iterable(groups.get(ref, ()) for ref in line.group_refs)]
    for custody in case.custody:
        if custody.person_ref == line.person_ref:
            found.extend(custody.citations)
    if supporting(found):
        return tuple(found)
    for charge in case.charges:
        if line.ref in charge.defendant_refs:
            found.extend(charge.passages)
    return tuple(found)


def not_of_others(
    citations: tuple[CitationView, ...], names: Iterable[str], others: Iterable[DefendantLine]
) -> tuple[CitationView, ...]:
    """The passages without those that name others of the case and not this person; all where none is left."""
    own = _last_names(names)
    foreign = _last_names(one.name for one in others if not one.is_placeholder) - own
    left = tuple(
        one for one in citations if own & _words(one.quote) or not foreign & _words(one.quote)
    )
    return left if supporting(left) else citations


def is_counsel(speaker: str | None, quote: str, names: Iterable[str]) -> bool:
    """Whether somebody speaks as the lawyer of a person: by the person's name, or as "his lawyer" of them."""
    if not speaker or not _LAWYER.search(speaker):
        return False
    own, spoken = _last_names(names), _words(speaker)
    return bool(own & spoken or (spoken & {"his", "her"} and own & _words(quote)))


def _last_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold().split()[-1] for name in names if name.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _of_stage(case: CaseView, line: DefendantLine) -> Iterator[CitationView]:
    """What says that this person stands where they do: the passages of the step that befell them last."""
    whom = {*_EVERYBODY, line.ref, *line.group_refs}
    for event in case.stages:
        is_theirs = event.scope.partition(" of C-")[0] in whom
        reached = (event.stage.code, event.happened)
        if is_theirs and line.stage and reached == (line.stage.code, line.stage.since):
            yield from event.citations


def _what_a_row_says(row: dict[str, Any]) -> tuple[Any, ...]:
    """Everything but who it is; a named person equals nobody else."""
    if not row["is_placeholder"]:
        return (False, row["ref"])
    unlike = ("ref", "name")
    return (True, *(str(value) for key, value in row.items() if key not in unlike))


def _collapsed(run: list[tuple[dict[str, Any], str]]) -> dict[str, Any]:
    (first, first_name), (last, last_name) = run[0], run[-1]
    if len(run) == 1:
        return first
    return {
        **first,
        "ref": say("{first} to {last}", first=first["ref"], last=last["ref"]),
        "name": _run_name(first_name, last_name, len(run)),
        "count": len(run),
    }


def _run_name(first: str, last: str, count: int) -> str:
    start, end = _ORDINAL.search(first), _ORDINAL.search(last)
    persons = number_of(count, "person")
    if start is None or end is None or start[2] != end[2]:
        return say("unnamed, {persons}", persons=persons)
    if int(end[1]) - int(start[1]) + 1 != count:
        return say("unnamed, {persons} of {size}", persons=persons, size=start[2])
    return say("unnamed, {first} to {last} of {size}", first=start[1], last=end[1], size=start[2])
