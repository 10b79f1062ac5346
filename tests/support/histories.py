"""Dockets changed step by step in every way that overwrites, sets aside or takes back."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.errors import RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, ChangeSet, Claim, Defendant, DetaineeGroup, StageEvent
from casetracker.model.vocabulary import (
    ClockOrderKind,
    CustodyEnd,
    HearingKind,
    HearingResult,
    LegalStatus,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.acting import Actor
from casetracker.services.charging import Brought
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.grouping import Part
from casetracker.services.joining import Severed
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording import people, proceedings
from casetracker.services.recording.clock_orders import OrderDraft, StatusDraft
from casetracker.services.recording.groups import GroupWork, recount
from casetracker.services.recording.naming import name_loose
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.rosters import roster
from casetracker.store.sessions import WriteSession
from tests.support.dumps import Dump, docket_dump

ACTOR: Final = Actor("mara", "cli")
STAGES: Final = ("charged", "on_trial", "indictment_approved", "sentenced")
DAY: Final = PartialDate.parse("2024-05-05")


def _group(session: WriteSession) -> tuple[DetaineeGroup, int]:
    group = session.exec(select(DetaineeGroup).order_by(col(DetaineeGroup.id).desc())).first()
    defendant = session.exec(select(Defendant).order_by(col(Defendant.id).desc())).first()
    assert group is not None
    assert defendant is not None
    return group, defendant.case_id


def _recount(session: WriteSession, number: int) -> None:
    group, case_id = _group(session)
    recount(GroupWork(session, DAY), group, session.get_one(Case, case_id), 12 + number)


def _name(session: WriteSession, number: int) -> None:
    group, _ = _group(session)
    claim = session.exec(select(Claim).order_by(col(Claim.id))).first()
    assert claim is not None
    name_loose(session, roster(session, group), (f"Oleks Lomnar {number}",), saved_id(claim))


def _step(session: WriteSession, number: int) -> None:
    _, case_id = _group(session)
    draft = proceedings.StageDraft(STAGES[number % len(STAGES)], DAY, DAY)
    proceedings.record_stage(session, proceedings.Scope(case_id), draft)


def _replace(session: WriteSession, number: int) -> None:
    _, case_id = _group(session)
    event = session.exec(
        select(StageEvent).where(
            col(StageEvent.case_id) == case_id, col(StageEvent.recorded_to).is_(None)
        )
    ).first()
    if event is None:
        return
    when = PartialDate.parse(f"2024-0{1 + number % 9}")
    scope = proceedings.Scope(case_id, event.group_id, event.defendant_id)
    draft = proceedings.StageDraft(event.stage_code, when, DAY)
    proceedings.record_stage(session, scope, draft, instead_of=event)


def _release(session: WriteSession, number: int) -> None:
    group, case_id = _group(session)
    held = people.defendants_of_group(session, saved_id(group), case_id)[:number]
    proceedings.begin_custody(session, held, started=DAY, place="Lomna", authority=None)
    proceedings.end_custody(session, held, PartialDate.parse("2024-06-06"), CustodyEnd.RELEASED)


CHANGES: Final[dict[str, Callable[[WriteSession, int], None]]] = {
    "recount": _recount,
    "name": _name,
    "step": _step,
    "replace": _replace,
    "release": _release,
}
UNDO: Final = "undo"
WHY: Final = Grounds("court list", DAY)


def _last(services: Services) -> tuple[str, str, str]:
    """The latest case that somebody stands in, a group in it and a defendant of it."""
    line = services.docket.defendants()[-1]
    return line.case_ref, services.docket.group(line.group_refs[-1]).line.ref, line.ref


def _note(services: Services, number: int) -> None:
    case, _, _ = _last(services)
    services.noting.add_note(case, f"note {number}")
    services.noting.add_tag(case, (f"word{number}",), "as told")
    services.noting.add_task(case, Duty(f"task {number}"))
    services.noting.watch(case, "a verdict is near")
    services.noting.finish_task("T-0001")


def _sever(services: Services, _number: int) -> None:
    case, _, defendant = _last(services)
    services.joining.sever(case, Severed(members=(defendant,)), WHY)


def _split(services: Services, number: int) -> None:
    _, group, _ = _last(services)
    services.groups.split(group, (Part(1 + number % 3),), WHY)
    services.reconciling.state_total(40, (group,), WHY, label="captured")


def _sit(services: Services, number: int) -> None:
    case, _, defendant = _last(services)
    scheduled = Outcome(HearingResult.SCHEDULED)
    services.court.add_hearing(case, Sitting(HearingKind.TRIAL, DAY), scheduled, WHY)
    latest = max(view.number for view in services.court.hearings())
    services.court.settle_hearing(latest, Outcome(HearingResult.HELD), WHY)
    fine = Punishment(SentenceStanding.ASKED_FOR, SentenceKind.FINE, number, SentenceUnit.MONEY)
    services.court.sentence((defendant,), fine, WHY)


def _order(services: Services, _number: int) -> None:
    case, _, _ = _last(services)
    rule = services.clocks.clocks(case)[0].rule
    services.clocks.record(case, OrderDraft(rule, ClockOrderKind.SUSPENSION, DAY), reason="as told")
    services.clocks.resume(case, rule, PartialDate.parse("2024-06-01"), reason="as told")
    services.clocks.claim_status(
        case, StatusDraft(LegalStatus.CIVILIAN, "a lawyer"), reason="as told"
    )


def _charge(services: Services, number: int) -> None:
    _, _, defendant = _last(services)
    services.charges.bring((defendant,), Brought(article=f"214.{number}"), WHY)


def _report(services: Services, _number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        services.reporting.write(None, ("text",), Path(folder))


BY_HAND: Final[dict[str, Callable[[Services, int], None]]] = {
    "note": _note,
    "sever": _sever,
    "split": _split,
    "sit": _sit,
    "order": _order,
    "charge": _charge,
    "report": _report,
}


def change(services: Services, kind: str, number: int) -> None:
    """Change the docket in one way, or take the latest change back; what is refused changes nothing."""
    try:
        if kind == UNDO:
            services.docket.undo()
            return
        if kind in BY_HAND:
            BY_HAND[kind](services, number)
            return
        with services.database.writing(ACTOR.note("docket", kind)) as session:
            CHANGES[kind](session, number)
    except RefusedError:
        return


def last_moment(services: Services) -> datetime:
    """The moment of the latest change."""
    with services.database.reading() as session:
        found: datetime = session.execute(sa.select(sa.func.max(col(ChangeSet.at)))).scalar_one()
    return found


def docket_at(services: Services) -> Dump:
    """Every audited row as it is seen from there; bytes are reached through their captures alone."""
    dump = docket_dump(services.database)
    del dump["raw_captures"]
    return dump
