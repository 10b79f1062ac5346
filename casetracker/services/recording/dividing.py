"""Telling a second person apart from a record: what was chosen stands under a record of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlmodel import col, select

from casetracker.errors import RefusedError
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Charge,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Hearing,
    Note,
    Person,
    PersonName,
    Sentence,
    StageEvent,
    Task,
)
from casetracker.services.recording.edits import NoSuchNumberError
from casetracker.services.recording.people import last_ordinal, saved_id
from casetracker.store import references
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession

_FACTS: Final[dict[str, type[Any]]] = {
    "charge": Charge,
    "event": StageEvent,
    "hearing": Hearing,
    "sentence": Sentence,
    "custody": CustodyEpisode,
}
_DATES: Final = tuple(
    f"{side}_{part}"
    for side in ("started", "ended")
    for part in ("edtf", "earliest", "latest", "wording")
)


class SplitError(RefusedError):
    """A second person who cannot be told apart like this."""


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """What is the second person's, and the spellings of their name.

    `what` are references of places in cases and groups, notes and tasks, and single facts by the number
    that their listing shows: `charge:12`, `event:7`, `hearing:3`, `sentence:2`, `custody:4`.
    """

    what: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Division:
    """A split under way: both records, the lines of what was done, and the cases it touched."""

    session: WriteSession
    first: Person
    second: Person
    lines: list[str] = field(default_factory=list)
    cases: set[int] = field(default_factory=set)

    def told(self, what: str) -> None:
        """Say what was moved from the one record to the other."""
        self.lines.append(f"{self.first.ref} -> {self.second.ref}: {what}")

    def theirs(self, model: type[Any], of: Person | None = None) -> Sequence[Any]:
        """The rows of a kind that are held and name a person, the first one if not told; oldest first."""
        table = table_of(model)
        person = of or self.first
        query = select(model).where(table.c.person_id == person.id, held(table))
        return self.session.exec(query.order_by(table.c.id)).all()


def divide(session: WriteSession, first: Person, draft: SecondPerson) -> Division:
    """Put what was chosen under a new record; gives what was done. Raises SplitError, NotFoundError."""
    second = Person(
        ref=references.next_refs(session, references.PERSON)[0], recorded_from=session.started_at
    )
    session.add(second)
    session.flush()
    division = Division(session, first, second)
    refs, facts = _chosen(draft.what)
    _give_names(division, draft.names)
    _move_records(division, refs)
    _move_facts(division, facts)
    session.flush()
    _check_both_are_left(division)
    return division


def _chosen(what: Iterable[str]) -> tuple[list[str], dict[str, list[int]]]:
    """References, and the numbers of facts by their kind, each once and in order."""
    refs: list[str] = []
    facts: dict[str, list[int]] = defaultdict(list)
    for each in dict.fromkeys(text.strip() for text in what):
        kind, colon, number = each.partition(":")
        if not colon:
            refs.append(each.upper())
        elif kind.lower() in _FACTS and re.fullmatch(r"[0-9]{1,9}", number):
            facts[kind.lower()].append(int(number))
        else:
            raise SplitError(
                f"“{each[:40]}” is no fact: write {', '.join(f'{known}:N' for known in _FACTS)}, with"
                " the number that the listing shows."
            )
    return list(dict.fromkeys(refs)), facts


def _give_names(division: Division, chosen: Iterable[str]) -> None:
    """Spellings that are the second person's; without any both bear the name that the record has."""
    first, second = division.first, division.second
    spellings = division.theirs(PersonName)
    wanted = list(dict.fromkeys(" ".join(each.split()) for each in chosen))
    for text in wanted:
        if not any(each.text == text for each in spellings):
            raise SplitError(f"{first.ref} is not on file as “{text[:200]}”: see 'person show'.")
    for each in spellings:
        if each.text in wanted:
            each.person_id = saved_id(second)
    if wanted:
        division.told(f"names: {', '.join(f'“{text}”' for text in wanted)}")
        second.name = wanted[0]
        if first.name in wanted:
            _rename(division, [each.text for each in spellings if each.text not in wanted])
    elif first.name is not None:
        second.name = first.name
        _copy_spelling(division, spellings)
        division.lines.append(
            f"{second.ref}: “{first.name}” as well; --name says which spelling is whose"
        )


def _rename(division: Division, left: Sequence[str]) -> None:
    first = division.first
    if not left:
        raise SplitError(
            f"“{first.name}” is the only name of {first.ref}: leave --name out and both bear"
            f" it, or give the first person another name before ('defendant name {first.ref}')."
        )
    first.name = left[0]
    division.lines.append(f"{first.ref}: goes by “{first.name}” now")


def _copy_spelling(division: Division, spellings: Sequence[PersonName]) -> None:
    for each in spellings:
        if each.text == division.first.name:
            division.session.add(
                PersonName(
                    person_id=saved_id(division.second),
                    text=each.text,
                    script=each.script,
                    language=each.language,
                    kind=each.kind,
                    claim_id=each.claim_id,
                    recorded_from=division.session.started_at,
                )
            )


def _move_records(division: Division, refs: Iterable[str]) -> None:
    places = {each.ref: each for each in division.theirs(Defendant)}
    beside = {each.ref: each for model in (Note, Task) for each in division.theirs(model)}
    members: dict[str, list[GroupMember]] = defaultdict(list)
    for member in division.theirs(GroupMember):
        group = division.session.get_one(DetaineeGroup, member.group_id)
        members[group.ref].append(member)
    second = saved_id(division.second)
    for ref in refs:
        if ref in places:
            place = places[ref]
            place.person_id = second
            case = division.session.get_one(Case, place.case_id)
            division.cases.add(place.case_id)
            division.lines.append(f"{ref} in {case.ref}: is {division.second.ref} now")
        elif ref in members:
            for member in members[ref]:
                member.person_id = second
                words = f"number {member.ordinal} of {ref}: is {division.second.ref} now"
                division.lines.append(words)
        elif ref in beside:
            beside[ref].person_id = second
            division.told(ref)
        else:
            raise SplitError(
                f"{ref[:40]} is no place in a case or group, note or task of {division.first.ref}:"
                f" see 'person show {division.first.ref}'."
            )
    division.session.flush()


def _move_facts(division: Division, facts: Mapping[str, Sequence[int]]) -> None:
    """Single facts of a place that stays: the second person is entered in the case beside the first."""
    ours = {saved_id(each): each for each in division.theirs(Defendant)}
    beside: dict[int, Defendant] = {}
    for what, numbers in facts.items():
        if what == "custody":
            _move_custody(division, numbers)
            continue
        for number in dict.fromkeys(numbers):
            fact = _fact(division, what, number)
            place = ours.get(fact.defendant_id)
            if place is None:
                raise SplitError(_why_not(division, what, fact))
            if saved_id(place) not in beside:
                beside[saved_id(place)] = _enter_beside(division, place)
            new = beside[saved_id(place)]
            fact.defendant_id = saved_id(new)
            division.lines.append(f"{place.ref} -> {new.ref}: {what} {number}")


def _fact(division: Division, what: str, number: int) -> Any:
    fact = division.session.get(_FACTS[what], number)
    if fact is None or fact.recorded_to is not None:
        raise NoSuchNumberError(what, number, f"{what} list")
    return fact


def _why_not(division: Division, what: str, fact: Any) -> str:
    if fact.defendant_id is None:
        return f"{what} {fact.id} is told of a group or a whole case: it cannot be one person's."
    holder = division.session.get_one(Defendant, fact.defendant_id)
    if holder.person_id == division.second.id:
        return f"{what} {fact.id} goes with {holder.ref} already: leave it out."
    return f"{what} {fact.id} is of {holder.ref}, who is not {division.first.ref}."


def _enter_beside(division: Division, place: Defendant) -> Defendant:
    session = division.session
    case = session.get_one(Case, place.case_id)
    new = Defendant(
        ref=references.next_refs(session, references.DEFENDANT)[0],
        case_id=place.case_id,
        person_id=saved_id(division.second),
        ordinal=last_ordinal(session, place.case_id) + 1,
        role=place.role,
        recorded_from=session.started_at,
        **{name: getattr(place, name) for name in _DATES},
    )
    session.add(new)
    session.flush()
    division.cases.add(place.case_id)
    division.lines.append(f"{new.ref} in {case.ref}: {division.second.ref}, beside {place.ref}")
    return new


def _move_custody(division: Division, numbers: Iterable[int]) -> None:
    for number in numbers:
        episode = _fact(division, "custody", number)
        if episode.person_id != division.first.id:
            raise SplitError(f"custody {number} is not of {division.first.ref}.")
        episode.person_id = saved_id(division.second)
        division.told(f"custody {number}")


def _check_both_are_left(division: Division) -> None:
    """Both stand somewhere, or one of the records would be nobody's; says what the first one keeps."""
    session, first = division.session, division.first
    places = [
        f"{each.ref} in {session.get_one(Case, each.case_id).ref}"
        for each in division.theirs(Defendant)
    ]
    numbers = [
        f"number {each.ordinal} of {session.get_one(DetaineeGroup, each.group_id).ref}"
        for each in division.theirs(GroupMember)
    ]
    kept = [*places, *numbers]
    has_place = any(division.theirs(model, division.second) for model in (Defendant, GroupMember))
    if not has_place:
        raise SplitError(
            f"that is no place for a second person: name one of {', '.join(kept) or 'their places'},"
            " or a charge, event, hearing or sentence that is theirs."
        )
    if not kept:
        raise SplitError(f"that is every place of {first.ref}: nobody would be left under it.")
    held_in = [f"custody {each.id}" for each in division.theirs(CustodyEpisode)]
    division.lines.append(f"{first.ref} keeps: {', '.join([*kept, *held_in])}")
    division.lines += _parted(division, first, second=division.second)
    division.lines += _parted(division, division.second, second=first)


def _parted(division: Division, person: Person, *, second: Person) -> Iterator[str]:
    """Places in cases of one whose group in that case is the other's now: what is told of it passes them."""
    ours, theirs = (
        {each.group_id for each in division.theirs(GroupMember, who)} for who in (person, second)
    )
    links = table_of(CaseGroup)
    for place in division.theirs(Defendant, person):
        query = (
            select(DetaineeGroup)
            .join(CaseGroup, col(CaseGroup.group_id) == col(DetaineeGroup.id))
            .where(
                col(CaseGroup.case_id) == place.case_id,
                col(DetaineeGroup.id).in_(theirs - ours),
                held(links),
            )
            .order_by(col(DetaineeGroup.id))
        )
        for group in division.session.exec(query):
            yield f"note: what is told of {group.ref} no longer concerns {place.ref}"
