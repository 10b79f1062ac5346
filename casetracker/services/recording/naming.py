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
    people = _people(work, there)
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
        person.name = name
        spelling = PersonName(
            person_id=saved_id(person),
            text=name,
            kind=NameKind.AS_PRINTED,
            claim_id=claim_id,
            recorded_from=work.session.started_at,
        )
        work.session.add(spelling)
        work.session.flush()
        spellings.append(saved_id(spelling))
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


def _people(work: GroupWork, there: Roster) -> dict[int, Person]:
    ids = [member.person_id for member in there.members]
    rows = work.session.exec(select(Person).where(col(Person.id).in_(ids)))
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
