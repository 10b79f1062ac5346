"""Giving names to people who had none."""

from collections.abc import Sequence

from sqlmodel import col, select

from casetracker.errors import RefusedError
from casetracker.model.tables import Person, PersonName
from casetracker.model.vocabulary import GroupEventKind, NameKind
from casetracker.procedure.rosters import Wanted, pick
from casetracker.services.recording.groups import GroupWork
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.rosters import Roster
from casetracker.store.sessions import WriteSession

_LONGEST = 200


class NamingError(RefusedError):
    """A name that cannot be given."""


def give_names(
    work: GroupWork,
    there: Roster,
    names: Sequence[str],
    told: int | None,
    claim_id: int | None,
) -> list[int]:
    """Name the first unnamed members, or one who is told; gives the ids of the new spellings.

    Raises NamingError where the unnamed are too few, the one told has a name or is not there, and
    where a name is borne in the group already and nobody told says that there are two of it.
    """
    cleaned = [_clean(name) for name in names]
    people = _people(work.session, there)
    chosen = _chosen(there, people, len(cleaned), told)
    borne = {person.name.casefold() for person in people.values() if person.name}
    spellings: list[int] = []
    for name, person in zip(cleaned, chosen, strict=True):
        if name.casefold() in borne and told is None:
            raise NamingError(
                f"Somebody of {there.group.ref} is called “{name}” already; where there are two of that "
                "name, say with --member whom you mean."
            )
        borne.add(name.casefold())
        spellings.append(_bear(work.session, person, name, claim_id))
        work.lines.append(f"{person.ref}: “{name}”")
    named = sum(person.name is not None for person in people.values())
    note = f"{len(cleaned)} named; {named} of {there.size} have a name"
    counts = (there.size, there.size)
    work.add_event(there.group, GroupEventKind.IDENTIFIED, counts, note=note)
    work.lines.append(f"{there.group.ref}: {note}")
    return spellings


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > _LONGEST:
        raise NamingError(f"A name has 1 to {_LONGEST} characters; this one has {len(cleaned)}.")
    return cleaned


def name_loose(
    session: WriteSession, there: Roster, names: Sequence[str], claim_id: int
) -> list[int]:
    """Name the first unnamed members who stand in no part; gives the ids of the new spellings.

    A name that a member bears already is left as it is, and so is one for which nobody unnamed is left.
    Raises NamingError where it would have to be given to somebody who stands in a part.
    """
    people = _people(session, there)
    borne = {person.name.casefold() for person in people.values() if person.name}
    cleaned = (" ".join(name.split())[:_LONGEST] for name in names)
    fresh = {name.casefold(): name for name in cleaned if name.casefold() not in borne}
    free = [people[member.person_id] for member in there.members if member.is_free]
    bound = sum(member.is_bound and not member.is_named for member in there.members)
    # No source says that whoever is named here is one of those who were told apart.
    if len(fresh) > len(free) and bound:
        raise NamingError(
            f"{_names(tuple(fresh.values()))}: {len(free)} of {there.group.ref} have no name and stand in"
            f" no part of it; the other {bound} without a name stand in a part, and no source says that"
            " these names are theirs. Say first who is meant: 'casetracker group name' with the part."
        )
    return [
        _bear(session, person, name, claim_id)
        for name, person in zip(fresh.values(), free, strict=False)
    ]


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"“{names[0]}”{more}"


def _bear(session: WriteSession, person: Person, name: str, claim_id: int | None) -> int:
    """Let a person bear a name; gives the id of the new spelling."""
    person.name = name
    spelling = PersonName(
        person_id=saved_id(person),
        text=name,
        kind=NameKind.AS_PRINTED,
        claim_id=claim_id,
        recorded_from=session.started_at,
    )
    session.add(spelling)
    session.flush()
    return saved_id(spelling)


def _people(session: WriteSession, there: Roster) -> dict[int, Person]:
    ids = [member.person_id for member in there.members]
    rows = session.exec(select(Person).where(col(Person.id).in_(ids)))
    return {saved_id(person): person for person in rows}


def _chosen(
    there: Roster, people: dict[int, Person], number: int, told: int | None
) -> list[Person]:
    if told is not None:
        if told not in people:
            raise NamingError(f"The member named in the call is not in {there.group.ref}.")
        person = people[told]
        if number != 1:
            raise NamingError("Give one name where you say whom you mean.")
        if person.name is not None:
            raise NamingError(f"{person.ref} is called “{person.name}” already.")
        return [person]
    # Somebody named in the whole would be named in a part by chance: the parts name their own.
    chosen = pick(there.group.ref, there.members, Wanted(number))
    return [people[member.person_id] for member in chosen]
