"""Stated numbers against those on file, per date and speaker, until somebody explains the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    DetaineeGroup,
    DifferenceExplanation,
    StatedTotal,
    StatedTotalPart,
)
from casetracker.model.vocabulary import DifferenceKind
from casetracker.procedure.groups import MAX_SIZE, check_number
from casetracker.procedure.reconciling import (
    Explained,
    Reconciliation,
    check_explanation,
    reconcile,
)
from casetracker.procedure.sides import Relation, of_counts
from casetracker.services.acting import Actor
from casetracker.services.claims import understood
from casetracker.services.operating import Grounds
from casetracker.services.recording.people import saved_id
from casetracker.store import references
from casetracker.store.queries import reconciling as rows
from casetracker.store.queries.common import id_of
from casetracker.store.queries.counted_again import dated_recounts
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.common import SizeView
from casetracker.views.reconciling import ExplanationView, PartView, ReconciliationView
from casetracker.views.review import ApplyOutcome

_Session = ReadSession | WriteSession


class NoStatementError(NotFoundError):
    """A key under which no number is stated."""

    def __init__(self, key: str) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no stated number under {key[:40]!r}: see 'casetracker group reconcile'")


class TotalError(RefusedError):
    """A stated total that cannot be kept."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A number that somebody stated, what explains it on file, and the groups that make it up."""

    key: str
    target: tuple[str, int]
    about: str
    speaker: str | None
    stated_on: PartialDate | None
    stated: tuple[int, int]
    groups: tuple[int, ...]


class ReconcilingService:
    """Reads the reconciliation; keeps totals and explanations, each with a reason."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def reconciliation(
        self, group: str | None = None, *, only_open: bool = False
    ) -> tuple[ReconciliationView, ...]:
        """Every stated number with its parts, of all groups or those that bear on one."""
        with self._database.reading() as session:
            wanted = None if group is None else id_of(session, DetaineeGroup, group, "group")
            ledger = _Ledger.read(session)
            views = [
                ledger.view(statement)
                for statement in ledger.statements
                if wanted is None or wanted in (*statement.groups, _own(statement))
            ]
        return tuple(view for view in views if view.is_open or not only_open)

    def state_total(
        self,
        number: int,
        groups: Sequence[str],
        grounds: Grounds,
        *,
        label: str,
        speaker: str | None = None,
    ) -> ApplyOutcome:
        """Keep a total that somebody stated over several groups; raises RefusedError."""
        check_number(number)
        wanted = [ref.strip().upper() for ref in groups]
        if not wanted or len(set(wanted)) != len(wanted):
            raise TotalError("Name the groups that the total covers, each once (--of G-0001).")
        note = grounds.note(self._actor, "keep a total", f"stated total: {number}, {label[:200]}")
        with self._database.writing(note) as session:
            total = StatedTotal(
                ref=references.next_refs(session, references.TOTAL)[0],
                label=label.strip()[:200] or "total",
                stated=number,
                speaker=speaker[:200] if speaker else None,
                claim_id=grounds.claim_id(session),
                recorded_from=session.started_at,
                **date_columns("on", grounds.on),
            )
            session.add(total)
            session.flush()
            for ref in wanted:
                part = StatedTotalPart(
                    total_id=saved_id(total),
                    group_id=id_of(session, DetaineeGroup, ref, "group"),
                    recorded_from=session.started_at,
                )
                session.add(part)
            session.flush()
            _, held = _one(session, total.ref)
            lines = (f"{total.ref}: {held}",)
        return ApplyOutcome(session.change_set_id, lines)

    def explain(
        self, key: str, kind: DifferenceKind, grounds: Grounds, *, people: int | None = None
    ) -> ApplyOutcome:
        """Explain a difference, or so many people of it; raises RefusedError, NotFoundError."""
        words = kind.value.replace("_", " ")
        note = grounds.note(
            self._actor, "explain a difference", f"explained {key.upper()}: {words}"
        )
        with self._database.writing(note) as session:
            statement, held = _one(session, key)
            number = check_explanation(held, people)
            target: dict[str, Any] = dict([statement.target])
            session.add(
                DifferenceExplanation(
                    **target,
                    kind=kind,
                    people=number,
                    reason=(grounds.reason or "").strip(),
                    explained_by=self._actor.name[:80],
                    recorded_from=session.started_at,
                )
            )
            session.flush()
            _, held = _one(session, key)
            lines = (f"{statement.key}: {held}",)
        return ApplyOutcome(session.change_set_id, lines)


def _own(statement: _Statement) -> int | None:
    return statement.target[1] if statement.target[0] == "group_id" else None


def _one(session: _Session, key: str) -> tuple[_Statement, Reconciliation]:
    wanted = key.strip().upper()
    ledger = _Ledger.read(session)
    for statement in ledger.statements:
        if statement.key == wanted:
            return statement, ledger.reconciled(statement)
    raise NoStatementError(key)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Every statement of a number, and what it is held against."""

    groups: dict[int, Any]
    members: dict[int, list[Any]]
    explanations: dict[tuple[str, int], list[Any]]
    recounts: dict[int, list[Any]]
    statements: tuple[_Statement, ...]

    @classmethod
    def read(cls, session: _Session) -> "_Ledger":
        groups = rows.group_rows(session)
        return cls(
            groups,
            rows.member_rows(session),
            rows.explanations(session),
            dated_recounts(session),
            (*_wholes(session, groups), *_claims(session, groups), *_totals(session)),
        )

    def counted(self, statement: _Statement) -> Iterator[tuple[Any, int]]:
        """(group, how many of it), where nobody counts twice."""
        day = statement.stated_on.latest if statement.stated_on else None
        seen: set[int] = set()
        for group_id in statement.groups:
            if group_id in self.groups:
                stays = self.members.get(group_id, ())
                people = {row.person_id for row in stays if rows.was_in(row, day)}
                number = len(people - seen) + self._fewer(group_id, day)
                yield self.groups[group_id], max(number, 0)
                seen |= people

    def _fewer(self, group_id: int, day: date | None) -> int:
        """How many more a group had on a day than it has, as recounts of later days tell."""
        later = [
            row
            for row in self.recounts.get(group_id, ())
            if day is not None and row.happened_earliest is not None and row.happened_earliest > day
        ]
        return sum((row.count_before or 0) - (row.count_after or 0) for row in later)

    def reconciled(self, statement: _Statement) -> Reconciliation:
        explained = [
            Explained(row.kind, row.people, row.reason)
            for row in self.explanations.get(statement.target, ())
        ]
        parts = [people for _, people in self.counted(statement)]
        return reconcile(statement.stated, parts, explained)

    def view(self, statement: _Statement) -> ReconciliationView:
        held = self.reconciled(statement)
        return ReconciliationView(
            key=statement.key,
            about=statement.about,
            speaker=statement.speaker,
            stated_on=statement.stated_on,
            least=held.least,
            most=held.most,
            parts=tuple(
                PartView(group.ref, group.label, people)
                for group, people in self.counted(statement)
            ),
            total=held.total,
            difference=held.difference,
            unexplained=held.unexplained,
            is_open=held.is_open,
            explanations=tuple(
                ExplanationView(row.kind.value, row.people, row.reason, row.explained_by)
                for row in self.explanations.get(statement.target, ())
            ),
            arithmetic=str(held),
        )


def _wholes(session: _Session, groups: dict[int, Any]) -> Iterator[_Statement]:
    for whole, parts in sorted(rows.parts_by_group(session).items()):
        row = groups.get(whole)
        if row is not None and row.size_min is not None:
            yield _Statement(
                key=row.ref,
                target=("group_id", row.id),
                about=f"{row.ref} and its parts",
                speaker=None,
                stated_on=None,
                stated=_range(row.size_min, row.size_max or row.size_min),
                groups=parts,
            )


def _claims(session: _Session, groups: dict[int, Any]) -> Iterator[_Statement]:
    seen: set[tuple[Any, ...]] = set()
    for row in rows.number_claims(session):
        claim = understood(row.reading, row.edit)
        count = claim.count
        if count is None or count.of is not None or row.group_id not in groups:
            continue
        if count.minimum is None and count.maximum is None:
            continue
        own = (groups[row.group_id].size_min, groups[row.group_id].size_max)
        said = of_counts((count.minimum, count.maximum), own)
        # A split cites what was said of the whole: its number is not one of a part.
        if row.bears_on_whole and said is Relation.DIFFERS:
            continue
        size = SizeView(count.minimum, count.maximum, count.unit)
        statement = _Statement(
            key=row.ref,
            target=("claim_id", row.id),
            about=f"{groups[row.group_id].ref}: {size}",
            speaker=claim.speaker or row.publisher,
            stated_on=date_value(row, "published"),
            stated=_range(count.minimum, count.maximum),
            groups=(row.group_id,),
        )
        # One speaker's number counts once a day, however many sentences repeat it.
        told = (row.group_id, statement.speaker, row.published_edtf, statement.stated)
        if told not in seen:
            seen.add(told)
            yield statement


def _range(least: int | None, most: int | None) -> tuple[int, int]:
    """A stated range; an open side ends where a group can."""
    return min(least or 0, MAX_SIZE), MAX_SIZE if most is None else min(most, MAX_SIZE)


def _totals(session: _Session) -> Iterator[_Statement]:
    for row, parts in rows.stated_totals(session):
        yield _Statement(
            key=row.ref,
            target=("total_id", row.id),
            about=row.label,
            speaker=row.speaker,
            stated_on=date_value(row, "on"),
            stated=(row.stated, row.stated),
            groups=parts,
        )
