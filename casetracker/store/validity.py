"""What held on a day: the tables of the docket without what had not certainly happened by then.

The stage of a defendant follows the rule of `procedure.status`: the event that came last as far as its
date tells, else by the order of a proceeding. How a charge stands follows `procedure.charges`.
What has no date at all counts as having held. Whoever left a case or a group stands in it until they had
certainly left, and stands where they went from when they had certainly come.
"""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.moments import UtcMoment
from casetracker.model.tables import (
    Capture,
    ChargeUpdate,
    Citation,
    Claim,
    CourtCitation,
    GroupMember,
    Stage,
    StageEvent,
    metadata,
)
from casetracker.model.tables import Source as Published
from casetracker.model.vocabulary import ChargeStatus, ClockOrderKind, HearingResult, Stance
from casetracker.store.queries.stays import EARLIER_STAYS, lies_in

Source = sa.FromClause


def as_it_stood(table: str, rows: Source, day: date) -> sa.Select[Any]:
    """The rows of a table as they stood on the day."""
    return _QUERIES[table](rows, day)


def _table(model: Any) -> sa.Table:
    return metadata.tables[str(model.__tablename__)]


def _by(day: date, *latest: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether the first of the dates that is known lies on or before the day; none known: yes."""
    known = sa.func.coalesce(*latest) if len(latest) > 1 else latest[0]
    return sa.or_(known <= day, known.is_(None))


def _happened(rows: Source, day: date) -> sa.Select[Any]:
    return sa.select(*rows.c).where(
        _by(day, rows.c.happened_latest, rows.c.reported_latest),
        _by(day, rows.c.happened_earliest),
    )


def _until(suffix: str) -> Callable[[Source, date], sa.Select[Any]]:
    """Leaves out what had not certainly been by the day, by one date of its own."""

    def query(rows: Source, day: date) -> sa.Select[Any]:
        return sa.select(*rows.c).where(_by(day, rows.c[suffix]))

    return query


def _not_before(prefix: str) -> Callable[[Source, date], sa.Select[Any]]:
    """Leaves out what certainly began after the day."""

    def query(rows: Source, day: date) -> sa.Select[Any]:
        return sa.select(*rows.c).where(_by(day, rows.c[f"{prefix}_earliest"]))

    return query


def _begun(rows: Source, day: date) -> sa.ColumnElement[bool]:
    return sa.or_(rows.c.started_edtf.is_(None), rows.c.started_latest <= day)


def _blank(
    rows: Source, names: Collection[str], later: sa.ColumnElement[bool]
) -> list[sa.ColumnElement[Any]]:
    """The columns of rows, some of them empty where they tell of something later."""
    return [
        sa.case((later, sa.null()), else_=each).label(each.name) if each.name in names else each
        for each in rows.c
    ]


def _not_yet(rows: Source, prefix: str, day: date) -> sa.ColumnElement[bool]:
    """Whether something that has a date had not certainly happened by the day."""
    latest = rows.c[f"{prefix}_latest"]
    return sa.and_(rows.c[f"{prefix}_edtf"].is_not(None), sa.or_(latest > day, latest.is_(None)))


def _columns_of(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{part}" for part in ("edtf", "earliest", "latest", "wording"))


def _spanned(rows: Source, day: date) -> sa.Select[Any]:
    """What had begun; an end that came later is none."""
    ended = (*_columns_of("ended"), "how_ended")
    return sa.select(*_blank(rows, ended, _not_yet(rows, "ended", day))).where(_begun(rows, day))


def _orders(rows: Source, day: date) -> sa.Select[Any]:
    """A suspension that ended later was going on; an extension reaches as far as it was ordered.

    A start that lies ahead is a day that was set, such as that of a trial: it stands once it had been.
    """
    going_on = sa.and_(rows.c.kind == ClockOrderKind.SUSPENSION, _not_yet(rows, "until", day))
    columns = _blank(rows, _columns_of("until"), going_on)
    claims = _table(Claim)
    told = _beside_sources(sa.select(claims.c.id)).where(
        claims.c.id == rows.c.claim_id, _by(day, _table(Published).c.published_earliest)
    )
    is_set = sa.and_(
        rows.c.kind == ClockOrderKind.START,
        rows.c.happened_earliest > day,
        sa.or_(_on_file(rows, day), told.correlate(rows).exists()),
    )
    return sa.select(*columns).where(sa.or_(_by(day, rows.c.happened_latest), is_set))


def _hearings(rows: Source, day: date) -> sa.Select[Any]:
    """A hearing that lay ahead was scheduled, whatever came of it, once it had been set.

    One without a schedule is left out, and so is one of whose setting nothing had been published by the
    day and nothing put on file.
    """
    hearing_on = sa.func.coalesce(rows.c.happened_latest, rows.c.scheduled_latest)
    ahead = sa.and_(hearing_on.is_not(None), hearing_on > day)
    blank = (*_columns_of("happened"), *_columns_of("adjourned"), "adjourned_why")
    as_scheduled = sa.literal(HearingResult.SCHEDULED.value, sa.String())
    columns = [
        sa.case((ahead, as_scheduled), else_=rows.c.result).label("result")
        if each.name == "result"
        else each
        for each in _blank(rows, blank, ahead)
    ]
    return sa.select(*columns).where(
        sa.or_(
            sa.not_(ahead),
            hearing_on.is_(None),
            sa.and_(rows.c.scheduled_edtf.is_not(None), _set_by(rows, day)),
        )
    )


def _set_by(rows: Source, day: date) -> sa.ColumnElement[bool]:
    """Whether a hearing had been set by the day: on file by then, or told by what was out by then."""
    citations = _table(CourtCitation)
    told = _supporting(citations, citations.c.hearing_id == rows.c.id).where(
        _by(day, _table(Published).c.published_earliest)
    )
    return sa.or_(_on_file(rows, day), told.correlate(rows).exists())


def _on_file(rows: Source, day: date) -> sa.ColumnElement[bool]:
    """Whether something had been put on file by the end of the day."""
    ended = datetime.combine(day, time.max, UTC)
    return rows.c.recorded_from <= sa.literal(ended, UtcMoment())


def _supporting(citations: sa.Table, concerned: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The citations that support what is concerned, beside the sources of their passages."""
    claims = _table(Claim)
    query = sa.select(citations.c.id).join(claims, claims.c.id == citations.c.claim_id)
    return _beside_sources(query).where(
        citations.c.recorded_to.is_(None), citations.c.stance == Stance.SUPPORTS, concerned
    )


def _beside_sources(claims_query: sa.Select[Any]) -> sa.Select[Any]:
    """A query of claims with the sources of their passages."""
    claims, captures, sources = _table(Claim), _table(Capture), _table(Published)
    return claims_query.join(captures, captures.c.id == claims.c.capture_id).join(
        sources, sources.c.id == captures.c.source_id
    )


def _charge_updates(rows: Source, day: date) -> sa.Select[Any]:
    """The steps of charges; one without a date since the first publication of what bears it out.

    What bears out a charge bears out the first of its steps.
    """
    citations, earlier = _table(Citation), rows.alias("earlier_steps")
    is_first = sa.not_(
        sa.select(earlier.c.id)
        .where(
            earlier.c.charge_id == rows.c.charge_id,
            earlier.c.id < rows.c.id,
            earlier.c.recorded_to.is_(None),
        )
        .correlate(rows)
        .exists()
    )
    of_charge = sa.and_(citations.c.charge_id == rows.c.charge_id, is_first)
    published = _table(Published).c.published_latest
    told = (
        _supporting(citations, sa.or_(citations.c.charge_update_id == rows.c.id, of_charge))
        .where(published.is_not(None))
        .correlate(rows)
    )
    undated = sa.or_(
        rows.c.reported_latest <= day,
        told.where(published <= day).exists(),
        sa.and_(rows.c.reported_latest.is_(None), sa.not_(told.exists())),
    )
    dated = sa.and_(
        _by(day, rows.c.happened_latest, rows.c.reported_latest),
        _by(day, rows.c.happened_earliest),
    )
    is_undated = rows.c.happened_edtf.is_(None)
    return sa.select(*rows.c).where(sa.case((is_undated, undated), else_=dated))


def _charges(rows: Source, day: date) -> sa.Select[Any]:
    del day  # the view of their updates, which is there already, knows it
    updates = _table(ChargeUpdate)
    reported = sa.case((updates.c.happened_edtf.is_(None), updates.c.reported_latest))
    certain = sa.func.coalesce(updates.c.happened_latest, reported, date.max)
    not_before = sa.func.coalesce(updates.c.happened_earliest, date.min)
    steps = (
        sa.select(
            updates.c.id,
            updates.c.status,
            certain.label("certain"),
            sa.func.max(not_before).over().label("begun"),
        )
        .where(updates.c.charge_id == rows.c.id, updates.c.recorded_to.is_(None))
        .correlate(rows)
        .subquery()
    )
    is_amended = sa.case((steps.c.status == ChargeStatus.AMENDED, 1), else_=0)
    status = (
        sa.select(steps.c.status)
        .where(sa.or_(is_amended == 1, steps.c.certain >= steps.c.begun))
        .order_by(is_amended.desc(), steps.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .correlate(rows)
    )
    columns = [status.label(each.name) if each.name == "status" else each for each in rows.c]
    return sa.select(*columns).where(status.is_not(None))


def _defendants(rows: Source, day: date) -> sa.Select[Any]:
    event = _latest_event(rows)
    events = _table(StageEvent)
    code = (
        sa.select(events.c.stage_code).where(events.c.id == event).scalar_subquery().correlate(rows)
    )
    now = {"current_stage_event_id": event, "current_stage_code": code}
    columns = [
        now[each.name].label(each.name) if each.name in now else each
        for each in _blank(rows, _columns_of("ended"), _not_yet(rows, "ended", day))
    ]
    return sa.select(*columns).where(_begun(rows, day))


def _latest_event(defendant: Source) -> sa.ScalarSelect[Any]:
    """The id of the event that came last, of those that concern a defendant."""
    earlier = EARLIER_STAYS
    of_earlier = earlier.c.defendant_id == defendant.c.id
    concerned = sa.union_all(
        *_concerning(defendant, defendant, defendant.c.id, sa.true()),
        *_concerning(defendant, earlier, earlier.c.earlier_id, of_earlier),
    ).subquery()
    begun = sa.func.max(concerned.c.not_before).over().label("begun")
    each = sa.select(*concerned.c, begun).subquery()
    stages = _table(Stage)
    is_dated = sa.case((each.c.certain == date.min, 0), else_=1)
    return (
        sa.select(each.c.id)
        .join(stages, stages.c.code == each.c.stage_code)
        # Nothing that was certainly over before another one began.
        .where(sa.or_(each.c.certain >= each.c.begun, each.c.not_before >= each.c.begun))
        .order_by(
            is_dated.desc(), stages.c.position.desc(), each.c.certain.desc(), each.c.id.desc()
        )
        .limit(1)
        .scalar_subquery()
        .correlate(defendant)
    )


def _concerning(
    defendant: Source,
    stay: Source,
    own_id: sa.ColumnElement[int],
    is_theirs: sa.ColumnElement[bool],
) -> list[sa.Select[Any]]:
    """The events of a stay in a case: of the defendant alone, of their groups, and of all in it."""
    events, members = _table(StageEvent), _table(GroupMember)
    certain = sa.func.coalesce(events.c.happened_latest, events.c.reported_latest, date.min)
    not_before = sa.func.coalesce(events.c.happened_earliest, date.min)
    query = (
        sa.select(
            events.c.id,
            events.c.stage_code,
            certain.label("certain"),
            not_before.label("not_before"),
        )
        .where(
            events.c.recorded_to.is_(None),
            events.c.case_id == stay.c.case_id,
            lies_in(stay, events),
            is_theirs,
        )
        .correlate(defendant)
    )
    in_group = sa.and_(
        members.c.group_id == events.c.group_id,
        members.c.person_id == defendant.c.person_id,
        members.c.recorded_to.is_(None),
        lies_in(members, events),
    )
    return [
        query.where(events.c.defendant_id == own_id),
        query.where(in_group),
        query.where(events.c.defendant_id.is_(None), events.c.group_id.is_(None)),
    ]


_QUERIES: Final[dict[str, Callable[[Source, date], sa.Select[Any]]]] = {
    "stage_events": _happened,
    "charge_updates": _charge_updates,
    "group_events": _until("happened_latest"),
    "group_members": _spanned,
    "custody_episodes": _spanned,
    "sentences": _happened,
    "hearings": _hearings,
    "clock_orders": _orders,
    "status_claims": _until("happened_latest"),
    "stated_totals": _until("on_latest"),
    "detainee_groups": _not_before("captured"),
    "cases": _not_before("opened"),
    "case_links": _not_before("since"),
    "charges": _charges,
    "defendants": _defendants,
}
# Tables that are read through the views of others come after them.
_LATE: Final = ("charges", "defendants")
FILTERED: Final = {name: 2 if name in _LATE else 1 for name in _QUERIES}
