"""What a person does with groups: name, split, merge, transfer, release in part, count again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from casetracker.errors import RefusedError, UsageError
from casetracker.model.tables import Case, Defendant, DetaineeGroup
from casetracker.model.vocabulary import CustodyEnd
from casetracker.procedure.groups import check_size
from casetracker.procedure.rosters import Member, Wanted, pick
from casetracker.services.acting import Actor
from casetracker.services.matching_again import match_what_waits
from casetracker.services.operating import Grounds, persons_of
from casetracker.services.recording.groups import (
    GroupWork,
    PartDraft,
    cases_of,
    hand_over,
    merge_groups,
    recount,
    release_some,
    split_group,
)
from casetracker.services.recording.moves import Move, move_defendants, present_defendants
from casetracker.services.recording.naming import give_names
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    end_custody,
    record_stage,
    refresh_current_stages,
)
from casetracker.services.recording.rosters import Roster, roster
from casetracker.services.recording.scopes import case_of_group
from casetracker.store.queries.common import id_of
from casetracker.store.sessions import Database, WriteSession
from casetracker.views.review import ApplyOutcome

LEAVING: Final = {
    "released": CustodyEnd.RELEASED,
    "pardoned": CustodyEnd.PARDONED,
    "extradited": CustodyEnd.EXTRADITED,
    "repatriated": CustodyEnd.REPATRIATED,
    "died_in_custody": CustodyEnd.DIED,
}


class LeavingStageError(UsageError):
    """A word that is no way of leaving custody."""

    def __init__(self, stage: str) -> None:
        """Name those that are."""
        super().__init__(f"--as {stage!r}: take {', '.join(LEAVING)}")


class GroupOperationError(RefusedError):
    """An operation on groups that cannot be."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """So many of a group, and which of them are told by reference."""

    group: str
    count: int | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part to split off: how many, which of them are told, and what to call it."""

    count: int
    members: tuple[str, ...] = ()
    label: str | None = None


class GroupService:
    """Each method is one transaction and one change set, with a reason, that undo takes back whole."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def name(
        self, ref: str, names: Sequence[str], grounds: Grounds, *, member: str | None = None
    ) -> ApplyOutcome:
        """Give names to unnamed members, or one to a member told; raises RefusedError."""

        def work_on(work: GroupWork) -> None:
            there = self._roster(work.session, ref)
            told = persons_of(work.session, [member])[0] if member else None
            spellings = give_names(work, there, names, told, grounds.claim_id(work.session))
            grounds.cite(work.session, "person_name_id", spellings)

        return self._do("name people", f"named {len(names)} of {ref.upper()}", grounds, work_on)

    def split(self, ref: str, parts: Sequence[Part], grounds: Grounds) -> ApplyOutcome:
        """Tell parts of a group apart; the rest stands in no part. Raises RefusedError."""

        def work_on(work: GroupWork) -> None:
            drafts = [
                PartDraft(Wanted(part.count, persons_of(work.session, part.members)), part.label)
                for part in parts
            ]
            for made in split_group(work, self._group(work.session, ref), drafts):
                grounds.cite(work.session, "group_id", [saved_id(made)])
            self._refresh(work.session, ref)

        sizes = " + ".join(str(part.count) for part in parts)
        return self._do("split a group", f"split {ref.upper()} into {sizes}", grounds, work_on)

    def merge(self, refs: Sequence[str], grounds: Grounds, *, label: str | None) -> ApplyOutcome:
        """Take groups together as a new one that holds everybody once; raises RefusedError."""
        wanted = [ref.strip().upper() for ref in refs]
        if len(wanted) < 2 or len(set(wanted)) != len(wanted):  # noqa: PLR2004  two at least
            raise GroupOperationError("A merger needs two groups at least, each named once.")

        def work_on(work: GroupWork) -> None:
            groups = [self._group(work.session, each) for each in wanted]
            made = merge_groups(work, groups, label)
            grounds.cite(work.session, "group_id", [saved_id(made)])
            self._refresh(work.session, made.ref)

        return self._do("merge groups", f"merged {' and '.join(wanted)}", grounds, work_on)

    def transfer(self, chosen: Chosen, target: str, grounds: Grounds) -> ApplyOutcome:
        """Move people from one group to another on a date; raises RefusedError."""
        if grounds.on is None:
            raise GroupOperationError(
                "A transfer needs its date, as far as it is known; where they always were of the other "
                "group, use 'casetracker group move'."
            )
        return self._hand_over(chosen, target, grounds, is_move=True)

    def move(self, chosen: Chosen, target: str, grounds: Grounds) -> ApplyOutcome:
        """Hold that people always were of another group; raises RefusedError."""
        return self._hand_over(chosen, target, grounds, is_move=False)

    def release(
        self,
        chosen: Sequence[Chosen],
        grounds: Grounds,
        *,
        stage: str = "released",
        place: str | None = None,
    ) -> ApplyOutcome:
        """Record that some of one group or several left custody; raises RefusedError.

        Those told leave one by one. Of the others only the number is recorded: which ones left is
        not known, and no single defendant is advanced. Where everybody of a group leaves at once,
        nobody needs to be told: the stage is the group's, and the custody of each ends.
        """
        if stage not in LEAVING:
            raise LeavingStageError(stage)

        def work_on(work: GroupWork) -> None:
            for each in chosen:
                self._release(work, each, grounds, stage=stage, place=place)

        words = ", ".join(f"{_number(each)} of {each.group.upper()}" for each in chosen)
        return self._do("release people", f"{stage}: {words}", grounds, work_on)

    def recount(
        self, ref: str, number: int, grounds: Grounds, *, case: str | None = None
    ) -> ApplyOutcome:
        """Set the number of a group right; raises RefusedError."""

        def work_on(work: GroupWork) -> None:
            group = self._group(work.session, ref)
            recount(work, group, self._one_case(work.session, group, case), number)
            self._refresh(work.session, ref)

        return self._do("recount a group", f"recounted {ref.upper()}: {number}", grounds, work_on)

    def _do(
        self, verb: str, summary: str, grounds: Grounds, work_on: Callable[[GroupWork], None]
    ) -> ApplyOutcome:
        note = grounds.note(self._actor, verb, summary)
        with self._database.writing(note) as session:
            work = GroupWork(session, grounds.on)
            work_on(work)
            grounds.cite(session, "group_event_id", work.events)
        match_what_waits(self._database, self._actor, work.groups)
        return ApplyOutcome(session.change_set_id, tuple(work.lines))

    def _hand_over(
        self, chosen: Chosen, target_ref: str, grounds: Grounds, *, is_move: bool
    ) -> ApplyOutcome:
        def work_on(work: GroupWork) -> None:
            origin = self._roster(work.session, chosen.group)
            target = self._roster(work.session, target_ref)
            members = _picked(work.session, origin, chosen)
            there = {member.person_id for member in target.members}
            if double := [each.ordinal for each in members if each.person_id in there]:
                raise GroupOperationError(
                    f"Number {double[0]} of {origin.group.ref} is in {target.group.ref} already."
                )
            self._follow(work, origin, target, members, is_move=is_move)
            hand_over(work, origin, target, members, is_move=is_move)
            for group in (origin.group, target.group):
                self._refresh(work.session, group.ref)

        verb = "transferred" if is_move else "moved"
        words = f"{verb} {_number(chosen)} of {chosen.group.upper()} to {target_ref.upper()}"
        return self._do("move people", words, grounds, work_on)

    def _follow(
        self,
        work: GroupWork,
        origin: Roster,
        target: Roster,
        members: Sequence[Member],
        *,
        is_move: bool,
    ) -> None:
        """Let people who change their group stand in the case of the new one."""
        theirs = cases_of(work.session, target.group)
        persons = [member.person_id for member in members]
        before = [case for case in cases_of(work.session, origin.group) if case not in theirs]
        leaving = [
            (case, found)
            for case in before
            if (found := present_defendants(work.session, case, persons))
        ]
        if not leaving or not theirs:
            return
        if len(theirs) > 1:
            refs = ", ".join(case.ref for case in theirs)
            raise GroupOperationError(
                f"{target.group.ref} stands in {refs}: bring the people into one of these first, with "
                "'casetracker case sever --into'."
            )
        for case, found in leaving:
            move = Move(case, theirs[0], work.on if is_move else None)
            moved = move_defendants(work.session, move, found)
            work.lines.append(f"{len(moved)} leave {case.ref} for {theirs[0].ref}")
            refresh_current_stages(work.session, saved_id(case))

    def _release(
        self, work: GroupWork, chosen: Chosen, grounds: Grounds, *, stage: str, place: str | None
    ) -> None:
        session = work.session
        there = self._roster(session, chosen.group)
        told = (
            pick(there.group.ref, there.members, _told(session, chosen)) if chosen.members else ()
        )
        number = len(told) if chosen.count is None else check_size(chosen.count)
        if number < len(told):
            raise GroupOperationError(
                f"{number} of {there.group.ref} left, but {len(told)} are named one by one."
            )
        release_some(work, there.group, number, stage.replace("_", " "))
        is_everybody = len(told) < number == there.size
        persons = [member.person_id for member in (there.members if is_everybody else told)]
        draft = StageDraft(stage, grounds.on, None, None, place)
        for case in cases_of(session, there.group):
            leaving = present_defendants(session, case, persons)
            if is_everybody and leaving:
                scope = Scope(saved_id(case), group_id=saved_id(there.group))
                _leave_custody(session, scope, draft, leaving, grounds)
                work.lines.append(f"all {len(leaving)} in {case.ref}: {stage.replace('_', ' ')}")
                continue
            for defendant in leaving:
                scope = Scope(saved_id(case), defendant_id=saved_id(defendant))
                _leave_custody(session, scope, draft, [defendant], grounds)
                work.lines.append(f"{defendant.ref}: {stage.replace('_', ' ')}")

    def _group(self, session: WriteSession, ref: str) -> DetaineeGroup:
        return session.current(DetaineeGroup, id_of(session, DetaineeGroup, ref, "group"))

    def _roster(self, session: WriteSession, ref: str) -> Roster:
        return roster(session, self._group(session, ref))

    def _one_case(self, session: WriteSession, group: DetaineeGroup, ref: str | None) -> Case:
        return session.get_one(Case, case_of_group(session, group.ref, ref)[1])

    def _refresh(self, session: WriteSession, ref: str) -> None:
        session.flush()
        for case in cases_of(session, self._group(session, ref)):
            refresh_current_stages(session, saved_id(case))


def _leave_custody(
    session: WriteSession,
    scope: Scope,
    draft: StageDraft,
    leaving: Sequence[Defendant],
    grounds: Grounds,
) -> None:
    """Record a way of leaving custody as a stage, and end the custody of those who left."""
    event = record_stage(session, scope, draft)
    grounds.cite(session, "stage_event_id", [saved_id(event)])
    ended = end_custody(session, leaving, grounds.on, LEAVING[draft.stage])
    grounds.cite(session, "custody_episode_id", ended)


def _told(session: WriteSession, chosen: Chosen) -> Wanted:
    return Wanted(None, persons_of(session, chosen.members))


def _picked(session: WriteSession, there: Roster, chosen: Chosen) -> tuple[Member, ...]:
    told = persons_of(session, chosen.members)
    return pick(there.group.ref, there.members, Wanted(chosen.count, told))


def _number(chosen: Chosen) -> int:
    return len(chosen.members) if chosen.count is None else chosen.count
