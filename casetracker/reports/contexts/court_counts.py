"""What courts did, in numbers: hearings by what became of them, sentences by kind."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from casetracker.model.vocabulary import HearingResult, Openness, SentenceStanding, SentenceUnit
from casetracker.reports.contexts.citing import counted
from casetracker.reports.contexts.terms import amount_words
from casetracker.reports.languages import Label, labels, term
from casetracker.reports.sections import cell, row, table
from casetracker.reports.wording import NOT_REPORTED, count_of
from casetracker.views.docket import CaseView


def hearings_counted(cases: Sequence[CaseView]) -> dict[str, Any] | None:
    """How many hearings were set, held, adjourned, not held, and how many of each behind closed doors."""
    hearings = [one for case in cases for one in case.hearings]
    rows = []
    for result in HearingResult:
        found = [one for one in hearings if one.result is result]
        doors = Counter(one.openness for one in found)
        closed = doors[Openness.CLOSED] + doors[Openness.PARTLY_CLOSED]
        cells = (
            term(result),
            cell(count_of(len(found), len(hearings)), "number"),
            cell(count_of(closed, len(found)), "number"),
            cell(count_of(doors[Openness.UNKNOWN], len(found)), "number"),
        )
        if found:
            rows.append(row(cells, counted()))
    caption = Label("Hearings by what became of them, and whether the public was let in")
    columns = labels("Result", "Hearings", "Closed or partly closed", "Doors not reported")
    return table(caption, columns, rows, empty=Label("No hearing is on file."))


def sentences_counted(cases: Sequence[CaseView]) -> dict[str, Any] | None:
    """Against how many of the accused which kind of sentence was asked for and imposed; none replaced."""
    people = sum(case.line.defendants for case in cases)
    told: dict[tuple[SentenceStanding, str], set[str]] = {}
    lengths: dict[tuple[SentenceStanding, str], set[tuple[SentenceUnit, int, str]]] = {}
    for case in cases:
        for one in case.sentences:
            if one.is_replaced:
                continue
            key = (one.standing, term(one.kind))
            told.setdefault(key, set()).add(one.defendant_ref)
            if one.amount is not None and one.unit is not None:
                lengths.setdefault(key, set()).add((one.unit, one.amount, one.currency or ""))
    rows = [
        row(
            (
                term(standing),
                kind,
                cell(count_of(len(whom), people), "people"),
                ", ".join(
                    amount_words(amount, unit, currency)
                    for unit, amount, currency in sorted(lengths.get((standing, kind), ()))
                )
                or NOT_REPORTED,
            ),
            counted(),
        )
        for (standing, kind), whom in sorted(told.items(), key=lambda entry: entry[0])
    ]
    caption = Label("Sentences that no later one replaces, a person counted once for each kind")
    columns = labels("Asked for or imposed", "Kind", "Persons", "Lengths and amounts")
    return table(caption, columns, rows, empty=Label("No sentence is on file."))
