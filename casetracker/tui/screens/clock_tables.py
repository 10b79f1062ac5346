"""Clocks as a tab of a record, and as the block of the home screen: no widgets."""

from collections.abc import Iterable
from typing import Final

from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.clocks_together import together
from casetracker.reports.contexts.entries import whom_words
from casetracker.tui.safe import cell
from casetracker.tui.screens.lines import Line, Sheet
from casetracker.tui.widgets.vtable import Column
from casetracker.tui.words import count
from casetracker.views.clocks import ClockSummary, ClockView
from casetracker.views.docket import StageEventView

_CLOCKS: Final = (
    Column("Ends", 24),
    Column("State", 23),
    Column("Rule", 14, 2),
    Column("Whom", 16, 1, from_width=92),
    Column("Grade", 5),
)
_LAST: Final = (ClockState.NOT_STARTED, ClockState.NOT_APPLICABLE)
_TOLD: Final = (
    (ClockState.DUE_SOON, "ends soon", "end soon"),
    (ClockState.UNCERTAIN, "is uncertain", "are uncertain"),
    (ClockState.PASSED_NO_RECORD, "passed, nothing on file", "passed, nothing on file"),
    (ClockState.SUSPENDED, "is suspended", "are suspended"),
    (ClockState.RUNNING, "is running", "are running"),
)


def clock_sheet(views: Iterable[ClockView], stages: Iterable[StageEventView]) -> Sheet:
    """The tab: those that have started first, with the passages that their stages rest on."""
    by_id = {event.id: event for event in stages}
    ordered = sorted(together(views), key=lambda view: view.state in _LAST)
    lines = tuple(_line(view, by_id) for view in ordered)
    return Sheet("Clocks", _CLOCKS, lines, "No rule of a pack applies here.", kind="clocks")


def _line(view: ClockView, stages: dict[int, StageEventView]) -> Line:
    dull = "dim" if view.state in _LAST else ""
    strong = view.state in {ClockState.DUE_SOON, ClockState.PASSED_NO_RECORD, ClockState.MET_LATE}
    row = (
        cell(view.due_text, dull),
        cell(view.state.words, "bold" if strong else dull),
        cell(view.rule, dull),
        cell(view.whom, dull),
        cell(view.grade, dull),
    )
    ids = view.event_ids
    own = (each for key in ids if key in stages for each in stages[key].citations)
    cited = (*own, *view.carried, *view.told_besides)
    target = ("clock", view)
    return Line(row, cited, clock_note(view), is_fact=view.is_of_record, target=target)


def clock_note(view: ClockView) -> str:
    """Everything about a clock, for the pane below or beside it."""
    titles = "; ".join(f"{each.title} {each.href}".strip() for each in view.sources)
    parts = [
        f"{view.label} [{view.signature}]",
        f"{whom_words(view)}: {view.state.words}, ends {view.due_text}",
        view.condition,
        *view.working,
        "A holiday near the last day is an estimate." if view.is_estimated else "",
        f"Read in: {titles or 'no source'}. Valid: {view.valid}.",
        view.note,
        "A computed aid, not legal advice.",
    ]
    return "\n".join(part for part in parts if part)


def summary_lines(summary: ClockSummary) -> tuple[str, ...]:
    """How the clocks of all defendants stand, then those that end next."""
    counted = [
        f"{count(number, 'clock')} {one if number == 1 else many}"
        for state, one, many in _TOLD
        if (number := summary.count(state))
    ]
    ahead = [f"{view.due_text}  {view.rule}  {view.whom}" for view in summary.next_due]
    if summary.after is not None:
        return ("Counting...", *counted)
    return (*counted, *ahead) or ("No clock runs.",)
