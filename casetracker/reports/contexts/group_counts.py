"""How many a group has: as stated, as stated otherwise, on file, by name, side by side."""

from collections import defaultdict
from dataclasses import replace
from typing import Any, Final

from casetracker.model.vocabulary import Stance
from casetracker.reports.contexts.bearing import stating
from casetracker.reports.contexts.citing import Footnotes, absent, counted, own_record
from casetracker.reports.languages import Label, say
from casetracker.reports.retelling import retold
from casetracker.reports.sections import anchor, cell, figure, pairs
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, count_of, number_of, size_words
from casetracker.text import safe_line
from casetracker.views.common import CitationView, SizeView
from casetracker.views.docket import GroupView

_KEY: Final = Label("Lengths to one scale; the numbers are those of the table.")


def counts_compared(group: GroupView, footnotes: Footnotes) -> tuple[dict[str, Any], ...]:
    """The counts of a group as bars, and the table to them."""
    return figure("bars", _drawn(group), _KEY), _reconciled(group, footnotes)


def _drawn(group: GroupView) -> dict[str, Any]:
    line = group.line
    held, named = line.held_members, line.named_members
    sizes = [(Label("stated"), line.size)]
    sizes += [(Label("stated otherwise"), size) for size in _disputing(group)]
    listed = [
        *(_bar(label, _largest(size), _persons(size)) for label, size in sizes),
        _bar(Label("on file"), held, number_of(held, "person")),
        _bar(Label("known by name"), named, count_of(named, held)),
    ]
    if group.line.left_custody:
        left = count_of(group.line.left_custody, held)
        listed.append(_bar(Label("left custody, not known who"), group.line.left_custody, left))
    ref = safe_line(line.ref)
    return {
        "id": f"{anchor(ref)}-counts",
        "title": say("Counts of {ref} side by side", ref=ref),
        "counts": "people",
        "bars": listed,
        "description": "; ".join(f"{one['label']}: {one['words']}" for one in listed) + ".",
    }


def _bar(label: Label, count: int, words: str) -> dict[str, Any]:
    return {"label": label, "count": count, "words": words}


def _largest(size: SizeView) -> int:
    return size.maximum or size.minimum or 0


def _persons(size: SizeView) -> str:
    """A number as it was stated, counted in persons."""
    return size_words(replace(size, unit=None))


def _disputing(group: GroupView) -> dict[SizeView, list[CitationView]]:
    """By each other number that is stated the passages that state it."""
    found: dict[SizeView, list[CitationView]] = defaultdict(list)
    for one in group.citations:
        if one.stance is Stance.CONTRADICTS and one.number is not None:
            found[one.number].append(one)
    return dict(found)


def _noted(passages: list[CitationView], footnotes: Footnotes) -> dict[str, Any]:
    return {"notes": footnotes.ids(passages), "against": [], "mark": None}


def _reconciled(group: GroupView, footnotes: Footnotes) -> dict[str, Any]:
    """The count stated, the persons on file, those named, and what is left between them."""
    line, parent = group.line, _parent(group)
    return pairs(
        Label("The counts side by side"),
        [
            (
                Label("stated"),
                guarded(size_words(line.size)),
                footnotes.marks(stating(group.citations, line.size)),
            ),
            *(
                (Label("stated otherwise"), guarded(size_words(size)), _noted(passages, footnotes))
                for size, passages in _disputing(group).items()
            ),
            (Label("on file"), cell(number_of(line.held_members, "person"), "people"), counted()),
            (
                Label("known by name"),
                cell(count_of(line.named_members, line.held_members), "people"),
                counted(),
            ),
            *_left(group, footnotes),
            (Label("stated and not on file"), _difference(group), counted()),
            (Label("part of"), parent or NOT_REPORTED, own_record() if parent else absent()),
        ],
    )


def _left(group: GroupView, footnotes: Footnotes) -> list[tuple[str, Any, dict[str, Any]]]:
    if not group.line.left_custody:
        return []
    left = count_of(group.line.left_custody, group.line.held_members)
    told = group.line.left_told
    marks = footnotes.marks_of_all(told) if told else counted()
    return [(Label("left custody, not known who"), cell(left, "people"), marks)]


def _difference(group: GroupView) -> str:
    size = group.line.size
    if size.minimum is None and size.maximum is None:
        return Label("number stated not reported")
    bounds = [
        max(bound - group.line.held_members, 0)
        for bound in (size.minimum, size.maximum)
        if bound is not None
    ]
    low, high = min(bounds), max(bounds)
    return str(low) if low == high else say("{low} to {high}", low=low, high=high)


def _parent(group: GroupView) -> str:
    parts = (group.parent_ref, retold(group.parent_note or ""))
    return ", ".join(guarded(one) for one in parts if one)
