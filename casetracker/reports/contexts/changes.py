"""Changes since a moment: what is new, changed, corrected, withdrawn, contradicted, silent, or the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.citing import Footnotes, counted, own_record
from casetracker.reports.contexts.deadlines import clock_marks, span_words, told_by_outcome
from casetracker.reports.contexts.facts import dated
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.retelling import pack_words, record_words, retold, signature_words
from casetracker.reports.sections import cell, date_cell, pairs, reviewer_cell, row, section, table
from casetracker.reports.speech import guarded
from casetracker.reports.wording import moment_words, number_of
from casetracker.text import safe_line
from casetracker.views.changes import ChangeKind, ChangesView, ChangeView
from casetracker.views.clocks import ClockView
from casetracker.views.docket import CaseView

KIND: Final = "changes"
SOON_DAYS: Final = 14
SILENT_DAYS: Final = 90
_NAMED: Final = 3
_ENDS: Final = Label("When, by whom and why")
_NEW: Final = (Label("Case"), Label("About"), Label("Fact"), Label("What is on file"), _ENDS)
_BOTH: Final = (Label("Case"), Label("About"), Label("Fact"), Label("Was"), Label("Is"), _ENDS)
_GONE: Final = (Label("Case"), Label("About"), Label("Fact"), Label("Was"), _ENDS)
_NO_LIMIT: Final = Label("No time limit of this sort since then.")
_NO_FACT: Final = Label("No fact of this sort since then.")
_CLOCKS: Final = labels("Case", "For", "Rule", "What became of it", "Ends")
_CASES: Final = labels("Case", "Title", "Last reported")


def changes_context(
    material: Material, changes: ChangesView, clocks: Sequence[ClockView], *, day: date
) -> dict[str, Any]:
    """What is not as it was at the baseline, and which cases are; `day` is the day of the report."""
    footnotes = Footnotes()
    moved = _clock_rows(clocks, changes, footnotes, material)
    silent = _newly_silent(material, changes, day)
    same = _same(material, changes)
    told = _facts(changes.changes, footnotes)
    parts = [
        section(
            "since", Label("Since when, and how much"), [_counts(material, changes, silent, same)]
        ),
        *told,
        section(
            "time-limits",
            Label("Time limits"),
            [table(Label("Started, extended, due, met, passed"), _CLOCKS, moved, empty=_NO_LIMIT)],
        ),
        section("silent", Label("Newly silent"), [_silence(silent)]),
        section(
            "same",
            Label("No change"),
            [_cases(Label("As they were"), same, Label("Every case has a change."))],
        ),
    ]
    counts = [
        (Label("changes since"), changes.baseline),
        (Label("changes"), str(len(changes.changes))),
    ]
    return assembled(material, parts, footnotes, counts)


def _facts(changes: Sequence[ChangeView], footnotes: Footnotes) -> list[dict[str, Any]]:
    """A part for each that can become of a fact."""
    by_kind = {kind: [one for one in changes if one.kind is kind] for kind in ChangeKind}
    moves = [one for one in by_kind[ChangeKind.CHANGED] if one.is_move]
    changed = [one for one in by_kind[ChangeKind.CHANGED] if not one.is_move]
    corrected, gone = by_kind[ChangeKind.CORRECTED], by_kind[ChangeKind.WITHDRAWN]
    against = by_kind[ChangeKind.CONTRADICTED]

    def part(name: str, title: str, block: dict[str, Any] | None) -> dict[str, Any]:
        return section(name, title, [block])

    return [
        part(
            "moves",
            Label("Moves from stage to stage"),
            _both(Label("Stage moves"), moves, footnotes),
        ),
        part(
            "new",
            Label("New on file"),
            _one(Label("New facts"), _NEW, by_kind[ChangeKind.NEW], footnotes),
        ),
        part("changed", Label("Changed"), _both(Label("What was and what is"), changed, footnotes)),
        part(
            "corrected",
            Label("Corrected"),
            _both(Label("Replaced by another statement"), corrected, footnotes),
        ),
        part(
            "withdrawn", Label("Withdrawn"), _one(Label("No longer held"), _GONE, gone, footnotes)
        ),
        part(
            "contradicted",
            Label("Newly contradicted"),
            _one(Label("Spoken against"), _NEW, against, footnotes),
        ),
    ]


def _silence(silent: Iterable[CaseView]) -> dict[str, Any] | None:
    caption = say("Nothing heard for {days} days", days=SILENT_DAYS)
    return _cases(caption, silent, Label("No case fell silent."))


def _counts(
    material: Material, changes: ChangesView, silent: Sequence[CaseView], same: Sequence[CaseView]
) -> dict[str, Any]:
    tally = Counter(one.kind for one in changes.changes)
    waiting = sum(source.waiting for source in material.sources)
    until = material.head.known_at
    rows = [
        (Label("since"), cell(guarded(changes.baseline), "date", changes.since.isoformat())),
        (Label("up to"), cell(moment_words(until), "date", until.isoformat())),
        *((term(kind), cell(number_of(tally[kind], "fact"), "number")) for kind in ChangeKind),
        (Label("cases newly silent"), cell(str(len(silent)), "number")),
        (Label("cases without a change"), cell(str(len(same)), "number")),
        (Label("passages that wait for a decision"), cell(str(waiting), "number")),
    ]
    return pairs(Label("What changed"), [(label, value, counted()) for label, value in rows])


def _one(
    caption: str, columns: Sequence[str], found: Iterable[ChangeView], footnotes: Footnotes
) -> dict[str, Any] | None:
    rows = [
        row((*_lead(one), guarded(one.now or one.was or ""), _ended(one)), _marks(one, footnotes))
        for one in found
    ]
    return table(caption, columns, rows, empty=_NO_FACT)


def _both(caption: str, found: Iterable[ChangeView], footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (
                *_lead(one),
                guarded(one.was or Label("nothing")),
                guarded(one.now or Label("nothing")),
                _ended(one),
            ),
            _marks(one, footnotes),
        )
        for one in found
    ]
    return table(caption, _BOTH, rows, empty=_NO_FACT)


def _lead(one: ChangeView) -> tuple[str | dict[str, Any], ...]:
    more = len(one.about) - _NAMED
    about = ", ".join(map(safe_line, one.about[:_NAMED])) or Label("the docket")
    if more > 0:
        about = say("{list} and {more} more", list=about, more=more)
    return safe_line(one.case_ref) if one.case_ref else Label("no case"), about, guarded(one.fact)


def _ended(one: ChangeView) -> dict[str, Any]:
    moment = moment_words(one.at)
    told = say(
        "{moment}, by {who}: {why}", moment=moment, who=guarded(one.who), why=record_words(one.why)
    )
    return reviewer_cell(moment, told, one.at.isoformat())


def _marks(one: ChangeView, footnotes: Footnotes) -> dict[str, Any]:
    if not one.citations and not one.has_sources:
        return own_record()
    return footnotes.marks(one.citations)


def _clock_rows(
    clocks: Iterable[ClockView], changes: ChangesView, footnotes: Footnotes, material: Material
) -> list[dict[str, Any]]:
    cited = {event.id: event.citations for case in material.cases for event in case.stages}
    rows = []
    for one in clocks:
        became = _became(one, changes)
        if became is None:
            continue
        cells = (
            safe_line(one.case_ref),
            cell(guarded(retold(one.whom)), "people"),
            f"{guarded(pack_words(one.label))} ({guarded(signature_words(one.signature))})",
            became,
            cell(span_words(one.last_days), "date"),
        )
        told = told_by_outcome(one, material.cases)
        rows.append(row(cells, clock_marks(told, footnotes, cited)))
    return rows


def _became(one: ClockView, changes: ChangesView) -> str | None:
    """What became of a time limit since then, in words; None where nothing did."""
    records = {(column, number) for column, number, _ in one.beside}
    is_touched = not changes.new_records.isdisjoint(records)
    ordered = {
        kind for kind, number, _ in one.orders if ("clock_orders", number) in changes.new_records
    }
    # A clock that no stage starts is started by such a record; any other one is met by it.
    is_started = not changes.new_events.isdisjoint(one.trigger_ids) or (
        is_touched and not one.trigger_ids
    )
    is_started = is_started or ClockOrderKind.START in ordered
    is_met = not changes.new_events.isdisjoint(one.met_ids) or is_touched
    is_met = is_met or ClockOrderKind.ACT in ordered
    last = None if one.last_days is None else one.last_days.latest
    is_over = last is not None and last >= changes.since.date()
    words = term(one.state)
    if one.state is ClockState.DUE_SOON:
        words = say("due within {days} days", days=SOON_DAYS)
    is_told = {
        ClockState.MET: is_met,
        ClockState.MET_LATE: is_met,
        ClockState.PASSED_NO_RECORD: is_over,
        ClockState.DUE_SOON: True,
        ClockState.SUSPENDED: ClockOrderKind.SUSPENSION in ordered,
    }.get(one.state, False)
    if is_started:
        return say("started, {state}", state=words)
    if ClockOrderKind.EXTENSION in ordered and not is_met:
        return say("extended, {state}", state=words)
    return words if is_told else None


def _newly_silent(material: Material, changes: ChangesView, day: date) -> list[CaseView]:
    found = []
    for case in material.cases:
        heard = case.line.last_reported
        known = None if heard is None else heard.latest or heard.earliest
        if known is None:
            continue
        silent_on = known + timedelta(days=SILENT_DAYS)
        if changes.since.date() < silent_on <= day:
            found.append(case)
    return found


def _same(material: Material, changes: ChangesView) -> list[CaseView]:
    touched = {one.case_ref for one in changes.changes}
    return [case for case in material.cases if case.line.ref not in touched]


def _cases(caption: str, cases: Iterable[CaseView], empty: str) -> dict[str, Any] | None:
    rows = [
        row(
            (
                safe_line(case.line.ref),
                guarded(case.line.title),
                date_cell(dated(case.line.last_reported)),
            ),
            counted(),
        )
        for case in cases
    ]
    return table(caption, _CASES, rows, empty=empty)
