"""The chronology: everything dated within a scope, one line an event, all its sources with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import GroupEventKind
from casetracker.reports.contexts import register
from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.citing import Footnotes, how_put, supporting
from casetracker.reports.contexts.durations import days_between, days_words
from casetracker.reports.contexts.facts import date_order, dated, first_reported, with_derivations
from casetracker.reports.contexts.figures import timeline
from casetracker.reports.contexts.sittings import told_of_hearings
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.retelling import pack_words
from casetracker.reports.sections import cell, date_cell, figure, row, section, table
from casetracker.reports.speech import attributed_words, guarded, put_words
from casetracker.reports.wording import NOT_REPORTED, count_of, day_words, number_of
from casetracker.text import safe_line
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView, GroupEventView, GroupView

KIND: Final = "chronology"
COLUMNS: Final = labels("No.", "Happened", "Case", "Event", "Reported", "Standing")
# Reported more than so many days after the event, at the least: a line says so.
LATE: Final = 7
_LEAVING: Final = (GroupEventKind.PARTLY_RELEASED, GroupEventKind.TRANSFERRED)
_BOOKKEEPING: Final = frozenset(
    {
        GroupEventKind.IDENTIFIED,
        GroupEventKind.SPLIT,
        GroupEventKind.MERGED,
        GroupEventKind.RECOUNTED,
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chronology before it is numbered."""

    case_ref: str
    action: register.Action
    sentence: str


def chronology_context(
    material: Material,
    groups: tuple[GroupView, ...] = (),
    *,
    since: date | None = None,
    until: date | None = None,
) -> dict[str, Any]:
    """Every dated event of the cases and groups, by date; with bounds, those that may lie within."""
    footnotes = Footnotes()
    lines = chronology_lines(material.cases, groups)
    within = [line for line in lines if _is_within(line.action.happened, since, until)]
    listed = [line.action for line in within]
    drawn = figure("timeline", timeline(listed, "timeline", Label("Timeline")), TIMELINE_KEY)
    parts = [
        section(
            "chronology",
            Label("Chronology"),
            [
                drawn if within else None,
                table(
                    _caption(since, until),
                    COLUMNS,
                    [_row(number, line, footnotes) for number, line in enumerate(within, 1)],
                    empty=Label("Nothing on file may have happened then."),
                    is_main=True,
                ),
            ],
        ),
        section(
            "statements",
            Label("Statements that change no stage"),
            [_statements(material, footnotes, since, until)],
        ),
    ]
    counts = [
        (Label("events listed"), str(len(within))),
        (Label("cases"), str(len(material.cases))),
    ]
    shown = [part for part in parts if part["blocks"]]
    return assembled(material, shown, footnotes, counts)


TIMELINE_KEY: Final = Label(
    "Point: one day. Bar: some day within it. Arrow: open on that side."
    " Numbers are those of the table."
)


def chronology_lines(cases: Iterable[CaseView], groups: Iterable[GroupView] = ()) -> list[Line]:
    """The lines of a chronology in the order of their dates; what has no date comes last."""
    found = [
        Line(safe_line(case.line.ref), action, register.action_sentence(action))
        for case in map(with_derivations, cases)
        for action in register.actions(case)
    ]
    found += [_group_line(group, action) for group in groups for action in group_actions(group)]
    return sorted(found, key=lambda line: (*date_order(line.action.happened), line.action.order))


def group_actions(group: GroupView) -> list[register.Action]:
    """What became of a group on file: counted, split, joined; no source says so in these words."""
    return [
        register.Action(
            happened=event.happened,
            reported=None
            if event.kind in _BOOKKEEPING
            else first_reported(event.citations, event.happened),
            order=-1,
            name=say("group {kind}", kind=term(event.kind)),
            clause=_group_clause(group, event),
            is_derived=False,
            citations=event.citations,
            # That people left or went elsewhere happened: without a source it stands as such.
            is_own_record=event.kind in _BOOKKEEPING or bool(supporting(event.citations)),
        )
        for event in group.events
        # That a group was put on file is no event of its own.
        if event.kind is not GroupEventKind.FORMED
    ]


def _group_clause(group: GroupView, event: GroupEventView) -> str:
    ref, before, after = safe_line(group.line.ref), event.count_before, event.count_after
    if event.kind in _LEAVING and before and after is not None:
        # Counted out of the group, few of them can be told less closely.
        gone = count_of(max(before - after, 0), before)
        told = say(
            "{ref} was {kind} ({counted} persons)", ref=ref, kind=term(event.kind), counted=gone
        )
    else:
        told = say(
            "{ref} was {kind} ({before} before, {after} after)",
            ref=ref,
            kind=term(event.kind),
            before=_count(before),
            after=_count(after),
        )
    if event.way is None:
        return told
    return say("{told}: {way}, not known who", told=told, way=guarded(pack_words(event.way)))


def _group_line(group: GroupView, action: register.Action) -> Line:
    refs = ", ".join(safe_line(ref) for ref in group.line.case_refs) or NOT_REPORTED
    return Line(refs, action, register.action_sentence(action))


def _count(number: int | None) -> str:
    return Label("number not reported") if number is None else number_of(number, "person")


def _row(number: int, line: Line, footnotes: Footnotes) -> dict[str, Any]:
    action = line.action
    return row(
        (
            cell(str(number), "number"),
            date_cell(dated(action.happened)),
            line.case_ref,
            cell(line.sentence, "quote"),
            cell(_reported(action), "date"),
            Label("own record")
            if action.is_own_record
            else how_put(action.citations, is_derived=action.is_derived),
        ),
        register.action_marks(action, footnotes),
    )


def _reported(action: register.Action) -> str:
    label = str(dated(action.reported)["label"])
    gap = days_between(action.happened, action.reported)
    if gap.least is None or gap.least <= LATE:
        return label
    return say("{label} (reported late: {days} after)", label=label, days=days_words(gap))


def _statements(
    material: Material, footnotes: Footnotes, since: date | None, until: date | None
) -> dict[str, Any] | None:
    """Denials, plans and requests by the day they were published, those that may lie within the bounds."""
    told: dict[tuple[str, str], CitationView] = {}
    for case in material.cases:
        heard = told_of_hearings(case)
        for claim in case.context:
            is_told = claim.claim_ref not in heard and _is_within(claim.published, since, until)
            if is_told:
                told.setdefault((case.line.ref, claim.claim_ref), claim)
    ordered = sorted(told.items(), key=lambda entry: date_order(entry[1].published))
    rows = [_statement(ref, claim, footnotes) for (ref, _), claim in ordered]
    caption = Label("Planned, denied, requested: as published")
    return table(caption, labels("Published", "Case", "Put as", "Statement"), rows)


def _statement(ref: str, claim: CitationView, footnotes: Footnotes) -> dict[str, Any]:
    return row(
        (
            date_cell(dated(claim.published)),
            safe_line(ref),
            put_words(claim),
            cell(attributed_words(claim), "quote"),
        ),
        {"notes": footnotes.ids((claim,)), "against": [], "mark": None},
    )


def _is_within(happened: PartialDate | None, since: date | None, until: date | None) -> bool:
    """Whether it may have happened within the bounds; without a date it may."""
    if happened is None:
        return since is None and until is None
    if since is not None and happened.latest is not None and happened.latest < since:
        return False
    return not (until is not None and happened.earliest is not None and happened.earliest > until)


def _caption(since: date | None, until: date | None) -> str:
    bounds = "".join(
        (
            "" if since is None else say(", from {since}", since=day_words(since)),
            "" if until is None else say(", up to {until}", until=day_words(until)),
        )
    )
    return say("What happened, in date order{bounds}; what has no date comes last", bounds=bounds)
