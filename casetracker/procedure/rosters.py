"""Who of a group is meant: named members when somebody says so, unnamed ones by their number.

Members without a name can stand for one another; those with a name never do. An operation on so many
of a group therefore takes unnamed members only, and asks which of the named ones are meant where the
unnamed are too few.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from casetracker.errors import RefusedError
from casetracker.procedure.groups import check_size, check_split


class RosterError(RefusedError):
    """An operation on members that cannot be."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a group.

    `ordinal` tells the unnamed apart. `is_bound` members cannot be taken without being named in the
    call: they stand in a part of the group already, or are recorded as having left it.
    """

    person_id: int
    ordinal: int
    is_named: bool
    is_bound: bool = False

    @property
    def is_free(self) -> bool:
        """Whether it can stand for any other unnamed member."""
        return not self.is_named and not self.is_bound


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many are meant (None: only those told), and which of them were told one by one."""

    count: int | None = None
    told: tuple[int, ...] = ()


def pick(
    group: str, members: Sequence[Member], wanted: Wanted, *, from_the_end: bool = False
) -> tuple[Member, ...]:
    """The members that are meant: those told, then unnamed ones in order of their number.

    Raises RosterError where somebody told is not there, is told twice or is bound, and where the
    unnamed are too few; GroupSizeError for a number that cannot be.
    """
    told = _told(group, members, wanted.told)
    number = len(told) if wanted.count is None else check_size(wanted.count)
    if number == 0:
        raise RosterError(f"Say how many of {group} are meant, or which ones.")
    if number < len(told):
        raise RosterError(f"{number} of {group} are meant, but {len(told)} are named one by one.")
    taken = {member.person_id for member in told}
    free = sorted(
        (each for each in members if each.is_free and each.person_id not in taken),
        key=lambda member: member.ordinal,
        reverse=from_the_end,
    )
    missing = number - len(told)
    if missing > len(free):
        todo = "recount a part of it first" if from_the_end else "recount it, or name its parts"
        raise RosterError(_too_few(group, members, missing, len(free), todo))
    return (*told, *free[:missing])


def _told(group: str, members: Sequence[Member], told: Collection[int]) -> tuple[Member, ...]:
    by_person = {member.person_id: member for member in members}
    if len(set(told)) != len(told):
        raise RosterError(f"Somebody of {group} is named twice in the call.")
    if strangers := [person for person in told if person not in by_person]:
        raise RosterError(f"{len(strangers)} of those named are not in {group}.")
    chosen = tuple(by_person[person] for person in told)
    if bound := [member for member in chosen if member.is_bound]:
        raise RosterError(
            f"Number {bound[0].ordinal} of {group} stands in a part of it already: name the part."
        )
    return chosen


def _too_few(group: str, members: Sequence[Member], missing: int, free: int, todo: str) -> str:
    named = sum(member.is_named and not member.is_bound for member in members)
    bound = sum(member.is_bound for member in members)
    why = [f"{named} have a name"] if named else []
    why += [f"{bound} stand in a part of it"] if bound else []
    tail = f" ({' and '.join(why)})" if why else ""
    todo = "say which of the named ones are meant" if named else todo
    return f"{missing} of {group} are meant, but {free} unnamed ones are there{tail}: {todo}."


def split(
    group: str, members: Sequence[Member], parts: Sequence[Wanted]
) -> tuple[tuple[Member, ...], ...]:
    """The members of each part; nobody stands in two of them. Raises RosterError, GroupSizeError."""
    loose = [member for member in members if not member.is_bound]
    sizes = [_number(part) for part in parts]
    check_split(len(loose), sizes, is_first=len(loose) == len(members))
    all_told = [person for part in parts for person in part.told]
    _told(group, members, all_told)
    left = list(members)
    found: list[tuple[Member, ...]] = []
    for part in parts:
        reserved = set(all_told) - set(part.told)
        chosen = pick(group, [each for each in left if each.person_id not in reserved], part)
        found.append(chosen)
        left = [member for member in left if member not in chosen]
    return tuple(found)


def _number(part: Wanted) -> int:
    return len(part.told) if part.count is None else part.count


def union(rosters: Sequence[Sequence[Member]]) -> tuple[int, ...]:
    """The persons of several groups in order, each once, also where they stand in two of them."""
    return tuple(dict.fromkeys(member.person_id for roster in rosters for member in roster))
