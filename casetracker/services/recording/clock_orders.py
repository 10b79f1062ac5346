"""Recording orders, acts and claims of status for clocks."""

from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.errors import RefusedError, UsageError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import ClockOrder, StatusClaim
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.durations import Duration
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import Scope, authority_id
from casetracker.store.queries.clock_orders import (
    claim_id_of,
)
from casetracker.store.sessions import WriteSession


class EndBeforeStartError(UsageError):
    """A span that ends before it began."""

    def __init__(self, start: PartialDate, end: PartialDate) -> None:
        """Give both days."""
        super().__init__(f"it would end ({end}) before it began ({start})")


class NothingSuspendedError(RefusedError):
    """There is no suspension that could end."""

    def __init__(self, ref: str, rule: str) -> None:
        """Name the rule and whom it is for."""
        super().__init__(
            f"no open suspension of {rule[:60]} on file for {ref[:40]}:"
            " see 'casetracker clocks orders'"
        )


class BackwardsError(UsageError):
    """An extension that would make a limit shorter."""

    def __init__(self, text: str) -> None:
        """Name the length."""
        super().__init__(f"an extension adds a length of time: {text!r} runs backwards")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind an entry: who ordered it, a claim on file, a note."""

    authority: str | None = None
    claim: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order or act about to be recorded; `adds` and `until` are for those that have an end."""

    rule: str
    kind: ClockOrderKind
    happened: PartialDate
    until: PartialDate | None = None
    adds: Duration | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class StatusDraft:
    """Somebody's word on a status in law, about to be recorded."""

    status: LegalStatus
    speaker: str
    is_denied: bool = False
    happened: PartialDate | None = None
    evidence: Evidence = field(default_factory=Evidence)


def record_order(session: WriteSession, scope: Scope, draft: OrderDraft) -> ClockOrder:
    """A new order or act; raises UsageError where its end lies before its start."""
    _check(draft)
    order = ClockOrder(
        case_id=scope.case_id,
        group_id=scope.group_id,
        defendant_id=scope.defendant_id,
        rule=draft.rule,
        kind=draft.kind,
        adds=draft.adds.text if draft.adds is not None else None,
        note=_note(draft.evidence),
        authority_id=authority_id(session, draft.evidence.authority),
        claim_id=_claim(session, draft.evidence),
        recorded_from=session.started_at,
        **date_columns("happened", draft.happened),
        **date_columns("until", draft.until),
    )
    session.add(order)
    session.flush()
    return order


def _check(draft: OrderDraft) -> None:
    if draft.adds is not None and draft.adds.is_backwards:
        raise BackwardsError(draft.adds.text)
    start, end = draft.happened.earliest, draft.until.latest if draft.until else None
    if draft.until is not None and start is not None and end is not None and end < start:
        raise EndBeforeStartError(draft.happened, draft.until)


def end_suspension(
    session: WriteSession, scope: Scope, rule: str, ended: PartialDate, ref: str
) -> ClockOrder:
    """The latest open suspension, ended; the open one stays on file as superseded."""
    found = session.exec(
        select(ClockOrder)
        .where(
            col(ClockOrder.case_id) == scope.case_id,
            _same(col(ClockOrder.group_id), scope.group_id),
            _same(col(ClockOrder.defendant_id), scope.defendant_id),
            col(ClockOrder.rule) == rule,
            col(ClockOrder.kind) == ClockOrderKind.SUSPENSION,
            col(ClockOrder.until_edtf).is_(None),
            col(ClockOrder.recorded_to).is_(None),
        )
        .order_by(col(ClockOrder.id).desc())
    ).first()
    if found is None:
        raise NothingSuspendedError(ref, rule)
    start = found.happened_earliest
    if start is not None and ended.latest is not None and ended.latest < start:
        raise EndBeforeStartError(PartialDate.day(start), ended)
    saved_id(found)
    found.recorded_to = session.started_at
    kept = found.model_dump(exclude={"id", "recorded_from", "recorded_to"})
    closed = ClockOrder(
        **{**kept, **date_columns("until", ended)}, recorded_from=session.started_at
    )
    session.add(closed)
    session.flush()
    return closed


def _same(column: sa.SQLColumnExpression[int | None], value: int | None) -> sa.ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def record_status(session: WriteSession, scope: Scope, draft: StatusDraft) -> StatusClaim:
    """A new claim or denial of a status in law."""
    claim = StatusClaim(
        case_id=scope.case_id,
        group_id=scope.group_id,
        defendant_id=scope.defendant_id,
        status=draft.status,
        is_denied=draft.is_denied,
        speaker=draft.speaker[:200],
        note=_note(draft.evidence),
        claim_id=_claim(session, draft.evidence),
        recorded_from=session.started_at,
        **date_columns("happened", draft.happened),
    )
    session.add(claim)
    session.flush()
    return claim


def _note(evidence: Evidence) -> str | None:
    return evidence.note[:400] if evidence.note else None


def _claim(session: WriteSession, evidence: Evidence) -> int | None:
    return claim_id_of(session, evidence.claim) if evidence.claim else None
