"""Tabs of a record beside its facts: timeline, court, notes, history; no widgets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis, Priority
from casetracker.tui.gathering import Beside
from casetracker.tui.safe import cell
from casetracker.tui.screens.lines import SOURCED, Line, Sheet, charge_target, source_marks
from casetracker.tui.widgets.vtable import Column
from casetracker.tui.words import count, moment, words
from casetracker.views.charges import ChargeLine
from casetracker.views.common import CitationView, date_text
from casetracker.views.docket import ChargeView, CustodyView, StageEventView
from casetracker.views.editing import FieldChange, RecordChange
from casetracker.views.flags import FlagView
from casetracker.views.proceeding import HearingView, SentenceView

_TIMELINE: Final = (
    Column("When", 16),
    Column("", 1),
    Column("What", 24, 2),
    Column("Whom", 14, 1),
    SOURCED,
)
_COURT: Final = (
    Column("When", 16),
    Column("What", 18, 1),
    Column("Result", 18, 2),
    Column("Whom", 14, 1),
    SOURCED,
)
_NOTES: Final = (
    Column("", 8),
    Column("", 8),
    Column("What", 30, 1),
    Column("Who", 8),
    Column("When", 16),
)
_HISTORY: Final = (
    Column("When", 16),
    Column("Who", 8),
    Column("What", 30, 1),
    Column("", 6),
)
_LAST: Final = (date.max, date.max)


def with_flags(overview: Sheet, flags: Iterable[FlagView]) -> Sheet:
    """The overview of a case with what is odd in it, to be looked at."""
    odd = (
        Line(
            (cell("! Odd", "bold"), cell(f"{flag.about}: {flag.words}"), cell("!")),
            note=f"{words(flag.rule)}\n{flag.about}: {flag.words}\nKept as it was told: to be looked at.",
            is_fact=False,
            target=("odd", flag.rule),
        )
        for flag in flags
    )
    return replace(overview, lines=(*overview.lines, *odd))


class Step:
    """One step of a timeline: when, a letter for its kind, what, whom, and what it rests on."""

    def __init__(
        self,
        when: PartialDate | None,
        sign: str,
        what: str,
        whom: str,
        citations: tuple[CitationView, ...],
        *,
        target: tuple[str, Any] | None = None,
        opens: str | None = None,
    ) -> None:
        """Keep the parts; `target` and `opens` as a line of a sheet has them."""
        self.when = when
        self.sign = sign
        self.what = what
        self.whom = whom
        self.citations = citations
        self.target = target
        self.opens = opens

    @property
    def order(self) -> tuple[date, date]:
        """Steps without a date come last."""
        return self.when.chronological if self.when is not None else _LAST


def timeline_sheet(
    stages: Iterable[StageEventView],
    charges: Iterable[ChargeView],
    custody: Iterable[CustodyView],
    beside: Beside,
) -> Sheet:
    """Every dated fact of a record in order; what has no date comes last and says so."""
    steps = [
        *_stage_steps(stages),
        *_charge_steps(charges, beside.charges),
        *_custody_steps(custody),
        *_court_steps(beside),
        *_group_steps(beside),
    ]
    lines = tuple(_step_line(each) for each in sorted(steps, key=lambda step: step.order))
    return Sheet("Timeline", _TIMELINE, lines, counts=False, kind="timeline")


def _step_line(step: Step) -> Line:
    when = date_text(step.when) if step.when is not None else "no date"
    row = (
        cell(when, "" if step.when is not None else "dim"),
        cell(step.sign, "bold"),
        cell(step.what),
        cell(step.whom),
        source_marks(step.citations),
    )
    note = f"{when}: {step.what} · {step.whom}"
    return Line(row, step.citations, note, step.opens, target=step.target)


def _stage_steps(stages: Iterable[StageEventView]) -> list[Step]:
    return [
        Step(
            each.happened or each.reported,
            "S",
            each.stage.label
            + (f", {each.authority or each.place}" if each.authority or each.place else "")
            + (" (derived)" if each.basis is Basis.DERIVED else "")
            + (" (day reported)" if each.happened is None and each.reported is not None else ""),
            f"{each.scope} ({each.defendants})",
            each.citations,
            target=("stage", each) if each.basis is not Basis.DERIVED else None,
        )
        for each in stages
    ]


def _charge_steps(charges: Iterable[ChargeView], charged: Iterable[ChargeLine]) -> list[Step]:
    return [
        Step(
            each.since,
            "C",
            f"{words(each.status)}: {each.article or each.wording}",
            f"{len(each.defendant_refs)} of {each.of_defendants}",
            each.citations,
            target=charge_target(each, charged),
        )
        for each in charges
    ]


def _custody_steps(custody: Iterable[CustodyView]) -> list[Step]:
    """Beginnings and ends, one step for all people who share one."""
    shared: dict[tuple[str, PartialDate | None, str], list[CustodyView]] = {}
    for each in custody:
        where = each.facility or each.place or ""
        shared.setdefault(("custody began", each.started, where), []).append(each)
        if each.how_ended is not None:
            shared.setdefault((words(each.how_ended), each.ended, where), []).append(each)
    return [
        Step(
            when,
            "H",
            what + (f", {where}" if where else ""),
            same[0].person_ref if len(same) == 1 else count(len(same), "person", "people"),
            same[0].citations,
            target=("custody", tuple(each.number for each in same)),
        )
        for (what, when, where), same in shared.items()
    ]


def _group_steps(beside: Beside) -> list[Step]:
    return [
        Step(each.happened, "G", each.note or words(each.kind), ref, each.citations, opens=ref)
        for ref, each in beside.group_events
    ]


def _court_steps(beside: Beside) -> list[Step]:
    hearings = [
        Step(
            each.held or each.scheduled,
            "T",
            f"{words(each.kind)} hearing, {_result(each)}",
            each.scope,
            each.citations,
            target=("hearing", each.number),
        )
        for each in beside.hearings
    ]
    sentences = [
        Step(
            each.happened,
            "P",
            f"sentence {words(each.standing)}: {each}",
            each.defendant_ref,
            each.citations,
            target=("sentence", each.number),
        )
        for each in beside.sentences
    ]
    return [*hearings, *sentences]


def _result(hearing: HearingView) -> str:
    told = words(hearing.result)
    if hearing.adjourned_to is not None:
        told += f" to {date_text(hearing.adjourned_to)}"
    return f"{told} ({hearing.adjourned_why})" if hearing.adjourned_why else told


def court_sheet(beside: Beside) -> Sheet:
    """Hearings, then sentences."""
    lines = (
        *(_hearing(each) for each in beside.hearings),
        *(_sentence(each) for each in beside.sentences),
    )
    return Sheet(
        "Court", _COURT, lines, "No hearing and no sentence on file: n adds one.", kind="court"
    )


def _hearing(view: HearingView) -> Line:
    row = (
        cell(date_text(view.held or view.scheduled)),
        cell(f"{words(view.kind)} hearing"),
        cell(_result(view)),
        cell(view.scope),
        source_marks(view.citations),
    )
    parts = [
        f"Hearing {view.number} of {view.case_ref}, {view.scope}: {_result(view)}",
        f"scheduled {date_text(view.scheduled)}, held {date_text(view.held)}",
        f"court {view.court or 'not reported'}, judge {view.judge or 'not reported'}",
        f"doors {words(view.openness)}" + (f", in {view.language}" if view.language else ""),
        *([view.note] if view.note else []),
        *(f"! {warning}" for warning in view.warnings),
    ]
    return Line(row, view.citations, "\n".join(parts), target=("hearing", view.number))


def _sentence(view: SentenceView) -> Line:
    dull = "dim" if view.is_replaced else ""
    row = (
        cell(date_text(view.happened), dull),
        cell(f"sentence {words(view.standing)}", dull),
        cell(str(view) + (" (replaced)" if view.is_replaced else ""), dull),
        cell(f"{view.defendant_ref} {view.name}", dull),
        source_marks(view.citations),
    )
    replaces = f", in place of {view.replaces}" if view.replaces else ""
    note = f"Sentence {view.number} of {view.defendant_ref} {view.name}: {view}{replaces}"
    note += f"\ncourt {view.court or 'not reported'}" + (f"\n{view.note}" if view.note else "")
    return Line(row, view.citations, note, target=("sentence", view.number))


def notes_sheet(beside: Beside) -> Sheet:
    """Priority and watch, tags, tasks, notes."""
    lines: list[Line] = []
    watch = beside.watch
    if watch is not None and watch.priority is not Priority.NORMAL:
        lines.append(_note("priority", "", words(watch.priority), target=("priority", beside.ref)))
    if watch is not None and watch.reason is not None:
        who = watch.watcher or ""
        lines.append(_note("watched", "", watch.reason, who, target=("watch", beside.ref)))
    lines += [_note("tag", "", each.word, target=("tag", each.word)) for each in beside.tags]
    for task in beside.tasks:
        state = "done" if task.done_at else "! late" if task.is_late else "open"
        due = f"by {task.due_on}" if task.due_on else ""
        text = f"{task.text} ({task.outcome})" if task.outcome else task.text
        target = ("done", task.ref) if task.done_at else ("task", task)
        lines.append(_note(state, task.ref, text, task.assignee or "", due, target=target))
    for note in beside.notes:
        when = moment(note.at)
        lines.append(_note("note", note.ref, note.text, note.author, when, target=("note", note)))
    empty = "No note, task, tag or watch: n writes a note, a adds the others."
    return Sheet("Notes", _NOTES, tuple(lines), empty, kind="notes")


def _note(  # one a column
    kind: str, ref: str, text: str, who: str = "", when: str = "", *, target: tuple[str, Any]
) -> Line:
    row = (
        cell(kind, "bold" if kind == "! late" else "dim"),
        cell(ref),
        cell(text),
        cell(who),
        cell(when, "dim"),
    )
    return Line(row, note=text, is_fact=False, target=target)


def history_sheet(changes: Iterable[RecordChange] | None) -> Sheet:
    """What became of a record, the latest first; None while it is being read."""
    lines = tuple(_change(each) for each in changes or ())
    empty = "Reading..." if changes is None else "Nothing was changed yet."
    return Sheet("History", _HISTORY, lines, empty, counts=changes is not None, kind="history")


def _change(change: RecordChange) -> Line:
    state = "undone" if change.can_redo else ""
    row = (
        cell(moment(change.at), "dim"),
        cell(change.actor),
        cell(change.summary, "dim" if change.can_redo else ""),
        cell(state, "bold"),
    )
    return Line(row, note=change_text(change), is_fact=False, target=("change", change))


def _values(field: FieldChange) -> str:
    after = "-" if field.after is None else field.after
    return (
        f"{field.name}: {after}"
        if field.before is None
        else f"{field.name}: {field.before} -> {after}"
    )


def change_text(change: RecordChange) -> str:
    """A change set in words: why, then each row with its values before and after."""
    key = "U does it again" if change.can_redo else "u undoes it" if change.can_undo else "it stays"
    lines = [f"Change {change.id} by {change.actor} ({change.origin}): {change.summary} · {key}"]
    if change.reason:
        lines.append(f"Reason: {change.reason}")
    for row in change.rows:
        lines.append(f"  {row.what} {row.verb}")
        lines += [f"      {_values(each)}" for each in row.fields]
    if change.more:
        lines.append(f"  and {count(change.more, 'more row')}")
    return "\n".join(lines)
