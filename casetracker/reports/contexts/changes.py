"""Changes since a moment: what is new, changed, corrected, withdrawn, contradicted, silent, or the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.citing import Footnotes, counted, own_record
from casetracker.reports.contexts.deadlines import span_words
from casetracker.reports.contexts.facts import dated
from casetracker.reports.sections import cell, date_cell, pairs, row, section, table
from casetracker.reports.speech import guarded, quoted
from casetracker.reports.wording import moment_words, number_of
from casetracker.text import safe_line
from casetracker.views.changes import ChangeKind, ChangesView, ChangeView
from casetracker.views.clocks import ClockView
from casetracker.views.docket import CaseView

KIND: Final = "changes"
SOON_DAYS: Final = 14
SILENT_DAYS: Final = 90
_NAMED: Final = 3
_ENDS: Final = "When, by whom and why"
_NEW: Final = ("Case", "About", "Fact", "What is on file", _ENDS)
_BOTH: Final = ("Case", "About", "Fact", "Was", "Is", _ENDS)
_GONE: Final = ("Case", "About", "Fact", "Was", _ENDS)
_CLOCKS: Final = ("Case", "For", "Rule", "What became of it", "Ends")
_CASES: Final = ("Case", "Title", "Last reported")


def changes_context(
    material: Material, changes: ChangesView, clocks: Sequence[ClockView], *, day: date
) -> dict[str, Any]:
    """What is not as it was at the baseline, and which cases are; `day` is the day of the report."""
    footnotes = Footnotes()
    moved = _clock_rows(clocks, changes, footnotes, material)
    silent = _newly_silent(material, changes, day)
    by_kind = {kind: [one for one in changes.changes if one.kind is kind] for kind in ChangeKind}
    moves = [one for one in by_kind[ChangeKind.CHANGED] if one.is_move]
    changed = [one for one in by_kind[ChangeKind.CHANGED] if not one.is_move]
    same = _same(material, changes)
    parts = [
        section("since", "Since when, and how much", [_counts(material, changes, silent, same)]),
        section("moves", "Moves from stage to stage", [_both("Stage moves", moves, footnotes)]),
        section(
            "new", "New on file", [_one("New facts", _NEW, by_kind[ChangeKind.NEW], footnotes)]
        ),
        section("changed", "Changed", [_both("What was and what is", changed, footnotes)]),
        section(
            "corrected",
            "Corrected",
            [_both("Replaced by another statement", by_kind[ChangeKind.CORRECTED], footnotes)],
        ),
        section(
            "withdrawn",
            "Withdrawn",
            [_one("No longer held", _GONE, by_kind[ChangeKind.WITHDRAWN], footnotes)],
        ),
        section(
            "contradicted",
            "Newly contradicted",
            [_one("Spoken against", _NEW, by_kind[ChangeKind.CONTRADICTED], footnotes)],
        ),
        section(
            "time-limits",
            "Time limits",
            [table("Started, due, met, passed", _CLOCKS, moved, empty=_none("time limit"))],
        ),
        section(
            "silent",
            "Newly silent",
            [_cases(f"Nothing heard for {SILENT_DAYS} days", silent, "No case fell silent.")],
        ),
        section("same", "No change", [_cases("As they were", same, "Every case has a change.")]),
    ]
    counts = [("changes since", changes.baseline), ("changes", str(len(changes.changes)))]
    return assembled(material, parts, footnotes, counts)


def _counts(
    material: Material, changes: ChangesView, silent: Sequence[CaseView], same: Sequence[CaseView]
) -> dict[str, Any]:
    tally = Counter(one.kind for one in changes.changes)
    waiting = sum(source.waiting for source in material.sources)
    rows = [
        ("since", cell(guarded(changes.baseline), "date", changes.since.isoformat())),
        *((kind.value, cell(number_of(tally[kind], "fact"), "number")) for kind in ChangeKind),
        ("cases newly silent", cell(str(len(silent)), "number")),
        ("cases without a change", cell(str(len(same)), "number")),
        ("passages that wait for a decision", cell(str(waiting), "number")),
    ]
    return pairs("What changed", [(label, value, counted()) for label, value in rows])


def _one(
    caption: str, columns: Sequence[str], found: Iterable[ChangeView], footnotes: Footnotes
) -> dict[str, Any] | None:
    rows = [
        row((*_lead(one), guarded(one.now or one.was or ""), _ended(one)), _marks(one, footnotes))
        for one in found
    ]
    return table(caption, columns, rows, empty=_none("fact"))


def _both(caption: str, found: Iterable[ChangeView], footnotes: Footnotes) -> dict[str, Any] | None:
    rows = [
        row(
            (
                *_lead(one),
                guarded(one.was or "nothing"),
                guarded(one.now or "nothing"),
                _ended(one),
            ),
            _marks(one, footnotes),
        )
        for one in found
    ]
    return table(caption, _BOTH, rows, empty=_none("fact"))


def _lead(one: ChangeView) -> tuple[str | dict[str, Any], ...]:
    more = len(one.about) - _NAMED
    about = ", ".join(map(safe_line, one.about[:_NAMED])) or "the docket"
    about += f" and {more} more" if more > 0 else ""
    return safe_line(one.case_ref or "none"), about, guarded(one.fact)


def _ended(one: ChangeView) -> dict[str, Any]:
    told = f"{moment_words(one.at)}, by {guarded(one.who)}: {guarded(one.why)}"
    return cell(told, "reviewer")


def _marks(one: ChangeView, footnotes: Footnotes) -> dict[str, Any]:
    if not one.citations and not one.has_sources:
        return own_record()
    return footnotes.marks(one.citations)


def _none(what: str) -> str:
    return f"No {what} of this sort since then."


def _clock_rows(
    clocks: Iterable[ClockView], changes: ChangesView, footnotes: Footnotes, material: Material
) -> list[dict[str, Any]]:
    cited = {event.id: event.citations for case in material.cases for event in case.stages}
    rows = []
    for one in clocks:
        became = _became(one, changes)
        if became is None:
            continue
        passages = [each for key in (*one.trigger_ids, *one.met_ids) for each in cited.get(key, ())]
        cells = (
            safe_line(one.case_ref),
            cell(guarded(one.whom), "people"),
            f"{safe_line(one.rule)} ({guarded(one.signature)})",
            became,
            cell(span_words(one.last_days), "date"),
        )
        rows.append(row(cells, footnotes.marks(passages) if passages else own_record()))
    return rows


def _became(one: ClockView, changes: ChangesView) -> str | None:
    """What became of a time limit since then, in words; None where nothing did."""
    is_started = not changes.new_events.isdisjoint(one.trigger_ids)
    lead = "started, " if is_started else ""
    if one.state in (ClockState.MET, ClockState.MET_LATE):
        is_met = is_started or not changes.new_events.isdisjoint(one.met_ids)
        return f"{lead}{one.state.words}" if is_met else None
    last = None if one.last_days is None else one.last_days.latest
    if one.state is ClockState.PASSED_NO_RECORD:
        is_over = is_started or (last is not None and last >= changes.since.date())
        return f"{lead}{one.state.words}" if is_over else None
    if one.state is ClockState.DUE_SOON:
        return f"{lead}due within {SOON_DAYS} days"
    return f"started, {one.state.words}" if is_started else None


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
                cell(quoted(case.line.title), "quote"),
                date_cell(dated(case.line.last_reported)),
            ),
            counted(),
        )
        for case in cases
    ]
    return table(caption, _CASES, rows, empty=empty)
