"""How long the members of a group were held, and how many left nobody knows who."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from casetracker.reports.contexts import facts
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.clauses import persons_of
from casetracker.reports.contexts.durations import days_between, days_until, days_words
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.sections import cell, date_cell, row, table
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, date_label, day_words
from casetracker.views.docket import CaseView, GroupEventView, GroupView


def held_table(
    cases: Iterable[CaseView], group: GroupView, footnotes: Footnotes, day: date
) -> dict[str, Any] | None:
    """Days held, alike ones in one row; then how many of them left nobody knows who; None without any."""
    alike: dict[tuple[Any, ...], list[Any]] = {}
    total = 0
    for case in cases:
        total += len(case.defendants)
        for one in case.custody:
            alike.setdefault((one.started, one.ended, one.how_ended), []).append(one)
    rows = [
        row(
            (
                cell(persons_of(len({one.person_ref for one in same}), total), "people"),
                date_cell(facts.dated(started)),
                _end(ended, how),
                days_words(
                    days_until(started, day) if how is None else days_between(started, ended)
                ),
            ),
            footnotes.marks(chain.from_iterable(one.citations for one in same)),
        )
        for (started, ended, how), same in alike.items()
    ]
    rows += [
        row(
            (
                cell(persons_of(event.left, group.line.held_members), "people"),
                NOT_REPORTED,
                _left_words(event),
                NOT_REPORTED,
            ),
            footnotes.marks(event.citations),
        )
        for event in group.events
        if event.left
    ]
    caption = say("Days counted up to {day}, where no end is reported", day=day_words(day))
    return table(caption, labels("Persons", "Held since", "Until", "Days held"), rows)


def _left_words(event: GroupEventView) -> str:
    """When and how some left custody; they are among those of whom no end is reported."""
    when = date_label(event.happened)
    how = term(event.kind) if event.way is None else guarded(pack_words(event.way))
    return say("{when} ({how}); not known who: among those above", when=when, how=how)


def _end(ended: Any, how: Any) -> str:
    if how is None:
        return Label("no end reported")
    return f"{date_label(ended)} ({term(how)})"
