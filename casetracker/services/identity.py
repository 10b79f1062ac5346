"""Whether two records are one person, or one is two: somebody decides, for a reason; never the machine."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from casetracker.errors import RefusedError
from casetracker.model.columns import date_columns, date_value
from casetracker.model.tables import IdentityDecision, Person
from casetracker.model.vocabulary import IdentityVerdict
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds, persons_of
from casetracker.services.recording.dividing import SecondPerson, divide
from casetracker.services.recording.merging import (
    common_groups,
    merge_defendants,
    move_places,
    move_what_is_theirs,
)
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.services.twofold import twofold_people
from casetracker.store.queries.identity import decision_views, standing_decision
from casetracker.store.sessions import Database, WriteSession
from casetracker.views.common import date_text
from casetracker.views.persons import ONE_RECORD, DecisionView, TwofoldPerson, second_of
from casetracker.views.review import ApplyOutcome

_WORDS: Final = ("name", "nationality", "occupation")


class IdentityError(RefusedError):
    """A decision on two records that cannot be."""


class IdentityService:
    """Decides on pairs of records; each decision is one transaction that undo takes back whole."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def decisions(self, ref: str | None = None) -> tuple[DecisionView, ...]:
        """The decisions that stand, oldest first; of all, or of one person. Raises NotFoundError."""
        with self._database.reading() as session:
            return decision_views(session, ref)

    def twofold(self, ref: str | None = None) -> tuple[TwofoldPerson, ...]:
        """Records that may be two people, with the evidence; of all, or one. Raises NotFoundError."""
        with self._database.reading() as session:
            return twofold_people(session, ref)

    def decide_alone(self, ref: str, verdict: IdentityVerdict, grounds: Grounds) -> ApplyOutcome:
        """Hold that one record is one person (`same`), two (`different`), or that it is unsure.

        Nothing is moved; the evidence known by then is suggested no longer, unless it is unsure. A later
        decision stands in place of the one before. Raises NotFoundError.
        """
        words = ONE_RECORD[verdict]
        note = grounds.note(
            self._actor, "decide on a record", f"{ref.strip().upper()} alone: {words}"
        )
        with self._database.writing(note) as session:
            (person_id,) = persons_of(session, (ref,))
            person = session.current(Person, person_id)
            self._keep(session, (person, _second(session, person)), verdict, grounds)
            grounds.cite(session, "person_id", [person_id])
            line = f"{person.ref} alone: {words}"
        return ApplyOutcome(session.change_set_id, (line,))

    def decide(
        self, first: str, second: str, verdict: IdentityVerdict, grounds: Grounds
    ) -> ApplyOutcome:
        """Hold that two records are different people, or that it is unsure; `same` merges them.

        A later decision stands in place of the one before. Raises IdentityError, NotFoundError.
        """
        if verdict is IdentityVerdict.SAME:
            return self.merge(first, second, grounds)
        words = "different people" if verdict is IdentityVerdict.DIFFERENT else "perhaps one person"
        summary = f"{first.upper()} and {second.upper()}: {words}"
        note = grounds.note(self._actor, "decide on two records", summary)
        with self._database.writing(note) as session:
            one, two = _pair(session, first, second)
            self._keep(session, (one, two), verdict, grounds)
            line = f"{one.ref} and {two.ref}: {words}"
        return ApplyOutcome(session.change_set_id, (line,))

    def merge(self, keep: str, other: str, grounds: Grounds) -> ApplyOutcome:
        """Let the first record take in all that stands under the second, which is then set aside.

        Where both are counted in one group, its number stays: the second record stays in it, unnamed.
        Raises IdentityError where they were held to be different people, NotFoundError.
        """
        summary = f"merged {other.upper()} into {keep.upper()}"
        note = grounds.note(self._actor, "merge two records", summary)
        with self._database.writing(note) as session:
            one, two = _pair(session, keep, other)
            before = standing_decision(session, saved_id(one), saved_id(two))
            if before is not None and before.verdict is IdentityVerdict.DIFFERENT:
                raise IdentityError(
                    f"{one.ref} and {two.ref} are held to be different people, by {before.decided_by}:"
                    f" “{before.reason}”. Decide that it is unsure first."
                )
            self._keep(session, (one, two), IdentityVerdict.SAME, grounds)
            lines = _merged(session, one, two)
            grounds.cite(session, "person_id", [saved_id(one)])
        return ApplyOutcome(session.change_set_id, lines)

    def split(self, ref: str, second: SecondPerson, grounds: Grounds) -> ApplyOutcome:
        """Put what is another person's under a second record; both are held to be different people.

        A decision that the record hides two people, or perhaps, is settled by it. Raises SplitError,
        NotFoundError.
        """
        note = grounds.note(self._actor, "split a record", f"split {ref.strip().upper()} in two")
        with self._database.writing(note) as session:
            (person_id,) = persons_of(session, (ref,))
            first = session.current(Person, person_id)
            division = divide(session, first, second)
            settled = self._settle_doubt(session, first)
            self._keep(session, (first, division.second), IdentityVerdict.DIFFERENT, grounds)
            # Counts up even where nothing of the record itself changes, so that others see the split.
            flag_modified(first, "name")
            grounds.cite(session, "person_id", [saved_id(division.second)])
            for case_id in sorted(division.cases):
                refresh_current_stages(session, case_id)
        return ApplyOutcome(session.change_set_id, (*division.lines, *settled))

    def _settle_doubt(self, session: WriteSession, person: Person) -> tuple[str, ...]:
        """Set aside the decision that one record is two people, or may be; gives it in words."""
        nobody = session.exec(
            select(Person).where(col(Person.ref) == second_of(person.ref))
        ).first()
        if nobody is None:
            return ()
        before = standing_decision(session, saved_id(person), saved_id(nobody))
        if before is None or before.verdict is IdentityVerdict.SAME:
            return ()
        session.current(IdentityDecision, before.id).recorded_to = session.started_at
        return (f"{person.ref} alone: {ONE_RECORD[before.verdict]}: settled by this",)

    def _keep(
        self,
        session: WriteSession,
        pair: tuple[Person, Person],
        verdict: IdentityVerdict,
        grounds: Grounds,
    ) -> None:
        first, second = (saved_id(each) for each in pair)
        before = standing_decision(session, first, second)
        if before is not None:
            session.current(IdentityDecision, before.id).recorded_to = session.started_at
        session.add(
            IdentityDecision(
                person_id=first,
                other_person_id=second,
                verdict=verdict,
                reason=(grounds.reason or "").strip(),
                decided_by=self._actor.name[:80],
                decided_at=session.started_at,
                recorded_from=session.started_at,
            )
        )
        session.flush()


def _second(session: WriteSession, person: Person) -> Person:
    """Whom a decision on one record names beside it: a record that is never held."""
    ref = second_of(person.ref)
    known = session.exec(select(Person).where(col(Person.ref) == ref)).first()
    if known is not None:
        return known
    nobody = Person(ref=ref, recorded_from=session.started_at, recorded_to=session.started_at)
    session.add(nobody)
    session.flush()
    return nobody


def _pair(session: WriteSession, first: str, second: str) -> tuple[Person, Person]:
    one, two = (session.current(Person, each) for each in persons_of(session, (first, second)))
    if one.id == two.id:
        raise IdentityError(f"{first.upper()} and {second.upper()} are one record already.")
    return one, two


def _merged(session: WriteSession, keep: Person, other: Person) -> tuple[str, ...]:
    """Move everything; gives what was moved, line by line."""
    groups = common_groups(session, saved_id(keep), saved_id(other))
    lines = [f"{other.ref} -> {keep.ref}: {each}" for each in _differences(keep, other)]
    lines += move_what_is_theirs(session, keep, other, stays=bool(groups))
    cases = set()
    if not groups:
        cases |= merge_defendants(session, keep, other, lines)
    cases |= move_places(session, keep, other, lines, but=set(groups))
    lines += _taken_over(keep, other)
    # Counts up even where nothing of the record itself changes, so that others see the merge.
    flag_modified(keep, "name")
    if groups:
        _empty(other)
        lines.append(
            f"{other.ref}: stays, unnamed, in {', '.join(groups.values())}: the number does not change"
        )
    else:
        other.recorded_to = session.started_at
        lines.append(f"{other.ref}: set aside, it is {keep.ref}")
    session.flush()
    for case_id in sorted(cases):
        refresh_current_stages(session, case_id)
    return tuple(lines)


def _taken_over(keep: Person, other: Person) -> list[str]:
    """Give the first record what is known of the second only, in lines."""
    lines = []
    birth = date_value(other, "birth")
    if keep.birth_edtf is None and birth is not None:
        _put(keep, date_columns("birth", birth))
        lines.append(f"{keep.ref}: born {date_text(birth)}, from {other.ref}")
    for name in _WORDS:
        words = getattr(other, name)
        if getattr(keep, name) is None and words is not None:
            _put(keep, {name: words})
            lines.append(f"{keep.ref}: {name} “{words}”, from {other.ref}")
    return lines


def _empty(person: Person) -> None:
    """Leave of a record a person who is counted, of whom nothing is known."""
    _put(person, {**dict.fromkeys(_WORDS), **date_columns("birth", None)})


def _put(person: Person, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(person, name, value)


def _differences(keep: Person, other: Person) -> list[str]:
    """What the two records say otherwise; it is told, and what is held of the first stays."""
    return [
        f"note: {name.removesuffix('_edtf')} {getattr(keep, name)} stays, not {getattr(other, name)}"
        for name in ("birth_edtf", "nationality", "occupation")
        if None not in (getattr(keep, name), getattr(other, name))
        and getattr(keep, name) != getattr(other, name)
    ]
