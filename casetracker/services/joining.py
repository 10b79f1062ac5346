"""Joinder and severance: defendants move from case to case, and both sides keep their history."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from casetracker.errors import RefusedError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, CaseLink, DetaineeGroup
from casetracker.model.vocabulary import CaseLinkKind, MonitoringStatus
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds, persons_of
from casetracker.services.recording.moves import (
    Move,
    link_groups,
    move_defendants,
    present_defendants,
)
from casetracker.services.recording.people import open_case, saved_id
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.services.recording.rosters import roster
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.sessions import Database, WriteSession
from casetracker.text import defendants_words
from casetracker.views.docket import LINK_WORDS
from casetracker.views.review import ApplyOutcome


class JoinderError(RefusedError):
    """A joinder or severance that cannot be."""


@dataclass(frozen=True, slots=True)
class Severed:
    """Who is severed, by groups and by single references, and where to: a case on file or a new one."""

    groups: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    into: str | None = None
    title: str | None = None
    number: str | None = None


class JoiningService:
    """Each method is one transaction and one change set, with a reason, that undo takes back whole."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def join(self, refs: Sequence[str], into: str, grounds: Grounds) -> ApplyOutcome:
        """Join cases into another: their defendants move there, and they are closed."""
        words = f"joined {', '.join(ref.upper() for ref in refs)} into {into.upper()}"
        lines: list[str] = []
        note = grounds.note(self._actor, "join cases", words)
        with self._database.writing(note) as session:
            on = _dated(session, grounds)
            target = _case(session, into)
            for ref in refs:
                origin = _case(session, ref)
                if origin.id == target.id:
                    raise JoinderError(f"{origin.ref} cannot be joined into itself.")
                leaving = present_defendants(session, origin)
                if not leaving:
                    raise JoinderError(f"Nobody stands in {origin.ref} any more: nothing to join.")
                move = Move(origin, target, on)
                persons = [each.person_id for each in leaving]
                link_groups(session, move, persons)
                came = move_defendants(session, move, leaving)
                origin.monitoring = MonitoringStatus.CLOSED
                _link(session, origin, target, CaseLinkKind.JOINED_INTO, on)
                grounds.cite(session, "case_id", [saved_id(origin), saved_id(target)])
                refresh_current_stages(session, saved_id(origin))
                known = len(leaving) - len(came)
                doubled = f", {known} of them stood there already" if known else ""
                lines.append(
                    f"{origin.ref}: joined into {target.ref}, {grounds.day}; "
                    f"{defendants_words(len(leaving))} moved{doubled}"
                )
            refresh_current_stages(session, saved_id(target))
            lines.append(
                f"{target.ref}: {defendants_words(len(present_defendants(session, target)))}"
            )
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def sever(self, ref: str, severed: Severed, grounds: Grounds) -> ApplyOutcome:
        """Sever defendants of a case into another one, or a new one; raises RefusedError."""
        who = ", ".join(each.upper() for each in (*severed.groups, *severed.members))
        words = f"severed {who} from {ref.upper()}"
        note = grounds.note(self._actor, "sever a case", words)
        with self._database.writing(note) as session:
            on = _dated(session, grounds)
            origin = _case(session, ref)
            persons = _persons(session, origin, severed)
            leaving = present_defendants(session, origin, persons)
            everybody = len(present_defendants(session, origin))
            if len(leaving) == everybody and severed.into is None:
                raise JoinderError(
                    f"That would be everybody in {origin.ref}: nobody would be left to sever from."
                )
            target = _target(session, origin, severed, len(leaving))
            move = Move(origin, target, on)
            link_groups(session, move, [each.person_id for each in leaving])
            came = move_defendants(session, move, leaving)
            _link(session, target, origin, CaseLinkKind.SEVERED_FROM, on)
            grounds.cite(session, "case_id", [saved_id(origin), saved_id(target)])
            refresh_current_stages(session, saved_id(origin))
            refresh_current_stages(session, saved_id(target))
            lines = (
                f"{target.ref}: severed from {origin.ref}, {grounds.day}; {target.title}",
                f"{origin.ref}: {everybody} -> {defendants_words(everybody - len(leaving))}",
                f"{target.ref}: {len(came)} came",
            )
        return ApplyOutcome(session.change_set_id, lines)

    def link(self, ref: str, kind: CaseLinkKind, other: str, grounds: Grounds) -> ApplyOutcome:
        """Record how one case stands to another, as its appeal or retrial; moves nobody."""
        words = f"linked {ref.upper()} as {LINK_WORDS[kind][0]} {other.upper()}"
        note = grounds.note(self._actor, "link cases", words)
        with self._database.writing(note) as session:
            case, second = _case(session, ref), _case(session, other)
            if kind in (CaseLinkKind.JOINED_INTO, CaseLinkKind.SEVERED_FROM):
                raise JoinderError(
                    "Joinder and severance move people: use 'case join', 'case sever'."
                )
            if case.id == second.id:
                raise JoinderError(f"{case.ref} cannot be linked to itself.")
            _check_is_new(session, case, second, kind)
            _link(session, case, second, kind, grounds.on)
            grounds.cite(session, "case_id", [saved_id(case), saved_id(second)])
        return ApplyOutcome(session.change_set_id, (words,))


def _case(session: WriteSession, ref: str) -> Case:
    return session.current(Case, id_of(session, Case, ref, "case"))


def _dated(session: WriteSession, grounds: Grounds) -> PartialDate:
    """The date of a move; where nobody reports it, some day until now."""
    return grounds.on or PartialDate.until(session.started_at.date())


def _persons(session: WriteSession, origin: Case, severed: Severed) -> list[int]:
    found = list(persons_of(session, severed.members))
    for ref in severed.groups:
        group = session.current(DetaineeGroup, id_of(session, DetaineeGroup, ref, "group"))
        found += [member.person_id for member in roster(session, group).members]
    wanted = list(dict.fromkeys(found))
    if not wanted:
        raise JoinderError("Say who is severed: --group G-0001, --member D-0001.")
    there = {each.person_id for each in present_defendants(session, origin)}
    if missing := [person for person in wanted if person not in there]:
        raise JoinderError(f"{len(missing)} of those meant do not stand in {origin.ref} now.")
    return wanted


def _target(session: WriteSession, origin: Case, severed: Severed, number: int) -> Case:
    if severed.into is None:
        title = severed.title or f"{number} severed from: {origin.title}"
        return open_case(session, title, jurisdiction=origin.jurisdiction, number=severed.number)
    if severed.title or severed.number:
        raise JoinderError("--title and --number are for a new case; leave them out with --into.")
    target = _case(session, severed.into)
    if target.id == origin.id:
        raise JoinderError(f"{origin.ref} cannot be severed into itself.")
    return target


def _link(
    session: WriteSession, case: Case, other: Case, kind: CaseLinkKind, on: PartialDate | None
) -> None:
    session.add(
        CaseLink(
            case_id=saved_id(case),
            other_case_id=saved_id(other),
            kind=kind,
            recorded_from=session.started_at,
            **date_columns("since", on),
        )
    )
    session.flush()


def _check_is_new(session: WriteSession, case: Case, other: Case, kind: CaseLinkKind) -> None:
    """Raises JoinderError where the link is on file, or stands the other way round."""
    is_turned = _is_linked(session, other, case, kind)
    is_mutual = kind is CaseLinkKind.COMPANION
    if _is_linked(session, case, other, kind) or (is_turned and is_mutual):
        raise JoinderError(f"{case.ref} is linked to {other.ref} so already.")
    if is_turned:
        words = LINK_WORDS[kind][0]
        raise JoinderError(
            f"{other.ref} is on file as {words} {case.ref}, so {case.ref} cannot be {words} {other.ref}:"
            " take that back with 'casetracker case unlink' first."
        )


def _is_linked(session: WriteSession, case: Case, other: Case, kind: CaseLinkKind) -> bool:
    links = table_of(CaseLink)
    query = sa.select(links.c.id).where(
        links.c.case_id == case.id,
        links.c.other_case_id == other.id,
        links.c.kind == kind,
        held(links),
    )
    return session.execute(query).first() is not None
