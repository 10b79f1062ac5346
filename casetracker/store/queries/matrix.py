"""Defendants against charges and against stages."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    Charge,
    Defendant,
    DetaineeGroup,
    GroupMember,
    StageEvent,
)
from casetracker.store.queries.citations import supported
from casetracker.store.queries.common import held, id_of, present, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.disputes import disputed_among
from casetracker.store.queries.stages import stage_views
from casetracker.store.queries.stays import Stay, certain_by, stays
from casetracker.views.docket import DefendantLine
from casetracker.views.matrix import CellState, MatrixCell, MatrixColumn, MatrixRow, MatrixView

_CHUNK: Final = 500
_GAP: Final = MatrixCell(CellState.NONE)


def defendants_in(session: Session, ref: str) -> sa.ColumnElement[bool]:
    """The condition on those who are in a case or in a group now; raises NotFoundError."""
    defendants, members = table_of(Defendant), table_of(GroupMember)
    if not ref.strip().upper().startswith("G-"):
        case_id = id_of(session, Case, ref, "case")
        return sa.and_(present(defendants), defendants.c.case_id == case_id)
    group_id = id_of(session, DetaineeGroup, ref, "group")
    in_group = sa.select(members.c.person_id).where(
        members.c.group_id == group_id, present(members)
    )
    return sa.and_(present(defendants), defendants.c.person_id.in_(in_group))


def charge_matrix(session: Session, ref: str) -> MatrixView:
    """Defendants of a case or a group against every charge that one of them has."""
    condition = defendants_in(session, ref)
    charges, defendants = table_of(Charge), table_of(Defendant)
    query = (
        sa.select(charges, defendants.c.ref.label("defendant_ref"))
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(held(charges), held(defendants), condition)
        .order_by(charges.c.id)
    )
    found: dict[tuple[str, str | None], dict[str, list[Any]]] = {}
    rows = session.execute(query).all()
    for row in rows:
        under = found.setdefault((row.wording, row.article), defaultdict(list))
        under[row.defendant_ref].append(row)
    ids = [row.id for row in rows]
    cited = supported(session, "charge_id", ids)
    disputed = disputed_among(session, "charge_id", ids)
    columns = tuple(
        MatrixColumn(f"charge-{number}", wording, article)
        for number, (wording, article) in enumerate(found, 1)
    )
    lines = defendant_lines(session, condition)
    cells = [
        tuple(
            _charge_cell(of_charge.get(line.ref, ()), cited, disputed)
            for of_charge in found.values()
        )
        for line in lines
    ]
    return MatrixView("charges", ref.strip().upper(), columns, _rows(lines, cells))


def _charge_cell(rows: Sequence[Any], cited: set[int], disputed: set[int]) -> MatrixCell:
    if not rows:
        return _GAP
    state = CellState.CITED if any(row.id in cited for row in rows) else CellState.UNSOURCED
    is_disputed = any(row.id in disputed for row in rows)
    return MatrixCell(state, value=rows[-1].status.value, times=len(rows), is_disputed=is_disputed)


def stage_matrix(
    session: Session, ref: str, implied: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> MatrixView:
    """Defendants of a case or a group against every stage that one of them has reached.

    `implied` gives by case and stage code the codes of stages that it implies.
    """
    condition = defendants_in(session, ref)
    lines = defendant_lines(session, condition)
    by_line = _events_of(session, condition)
    events = {each.id for of_line in by_line.values() for each in of_line}
    cited = supported(session, "stage_event_id", sorted(events))
    disputed = disputed_among(session, "stage_event_id", events)
    vocabulary = stage_views(session)
    reached = {line.ref: {each.stage_code for each in by_line[line.ref]} for line in lines}
    derived = {
        line.ref: {
            code
            for each in reached[line.ref]
            for code in implied.get(line.case_ref, {}).get(each, ())
        }
        for line in lines
    }
    shown = {code for each in (*reached.values(), *derived.values()) for code in each}
    columns = tuple(
        MatrixColumn(code, stage.label, letter=stage.letter or None)
        for code, stage in vocabulary.items()
        if code in shown
    )
    cells = [
        tuple(
            _stage_cell(
                [each for each in by_line[line.ref] if each.stage_code == column.key],
                cited,
                disputed,
                is_implied=column.key in derived[line.ref],
            )
            for column in columns
        )
        for line in lines
    ]
    return MatrixView("stages", ref.strip().upper(), columns, _rows(lines, cells))


def _stage_cell(
    events: Sequence[Any], cited: set[int], disputed: set[int], *, is_implied: bool
) -> MatrixCell:
    if not events:
        return MatrixCell(CellState.IMPLIED) if is_implied else _GAP
    state = CellState.CITED if any(each.id in cited for each in events) else CellState.UNSOURCED
    dates = [when for each in events if (when := date_value(each, "happened")) is not None]
    first = min(dates, key=lambda when: when.chronological, default=None)
    is_disputed = any(each.id in disputed for each in events)
    return MatrixCell(state, when=first, times=len(events), is_disputed=is_disputed)


def _events_of(session: Session, condition: sa.ColumnElement[bool]) -> dict[str, list[Any]]:
    """By defendant the events that concern them, also those of a case that they came from."""
    defendants = table_of(Defendant)
    rows = session.execute(sa.select(defendants).where(held(defendants), condition)).all()
    of_defendant: dict[int, tuple[Stay, ...]] = {}
    for case_id in sorted({row.case_id for row in rows}):
        of_defendant |= stays(session, case_id)
    chosen = {row.ref: of_defendant[row.id] for row in rows}
    by_case = _by_case(session, {stay.case_id for own in chosen.values() for stay in own})
    return {
        ref: [
            each
            for stay in own
            for each in by_case[stay.case_id]
            if stay.concerns(each, certain_by(each))
        ]
        for ref, own in chosen.items()
    }


def _by_case(session: Session, cases: Collection[int]) -> dict[int, list[Any]]:
    events = table_of(StageEvent)
    found: dict[int, list[Any]] = defaultdict(list)
    wanted = sorted(cases)
    for start in range(0, len(wanted), _CHUNK):
        query = sa.select(events).where(
            held(events), events.c.case_id.in_(wanted[start : start + _CHUNK])
        )
        for each in session.execute(query.order_by(events.c.id)):
            found[each.case_id].append(each)
    return found


def _rows(
    lines: Sequence[DefendantLine], cells: Sequence[tuple[MatrixCell, ...]]
) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(line.ref, line.name, line.case_ref, line.group_refs, of_line)
        for line, of_line in zip(lines, cells, strict=True)
    )
