"""How long the members of a group were held, and how many left nobody knows who."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from casetracker.reports.contexts import facts
from casetracker.reports.contexts.alike import alike
from casetracker.reports.contexts.bearing import stay_told
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.clauses import persons_of
from casetracker.reports.contexts.durations import Days, days_between, days_until, days_words
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.sections import cell, date_cell, row, table
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, date_label, day_words
from casetracker.views.docket import CaseView, CustodyView, GroupEventView, GroupView


def held_table(
    cases: Iterable[CaseView], group: GroupView, footnotes: Footnotes, day: date
) -> dict[str, Any] | None:
    """Days held, alike ones in one row; then how many of them left nobody knows who; None without any."""
    cases = list(cases)
    total = sum(len(case.defendants) for case in cases)
    custody = (one for case in cases for one in case.custody)
    rows = [
        row(
            (
                cell(persons_of(len({one.person_ref for one in same}), total), "people"),
                date_cell(facts.dated(same[0].started)),
                _end(same[0]),
                days_words(_days_held(same[0], day)),
            ),
            footnotes.marks_of_all(chain.from_iterable(map(stay_told, same))),
        )
        for same in alike(custody, lambda one: (one.started, one.ended, one.how_ended))
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


def _end(custody: CustodyView) -> str:
    if custody.how_ended is None:
        return Label("no end reported")
    return f"{date_label(custody.ended)} ({term(custody.how_ended)})"


def _days_held(custody: CustodyView, day: date) -> Days:
    if custody.how_ended is None:
        return days_until(custody.started, day)
    return days_between(custody.started, custody.ended)
