"""What accepting a claim records, and of whom: the inbox tells it and the docket follows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from casetracker.model.vocabulary import TAKEN, ClaimKind, CustodyEnd, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.outlines import GroupOutline, PersonOutline
from casetracker.news.naming.likeness import Grade, likeness

STANDING: Final = frozenset({Modality.ASSERTED, Modality.ALLEGED})
ENDS_CUSTODY: Final = {
    "released": CustodyEnd.RELEASED,
    "pardoned": CustodyEnd.PARDONED,
    "extradited": CustodyEnd.EXTRADITED,
    "repatriated": CustodyEnd.REPATRIATED,
    "died_in_custody": CustodyEnd.DIED,
}


class Act(StrEnum):
    """What becomes of the step of a claim that is not on file yet."""

    RECORDED = "recorded"
    """Its stage and charges: of the whole group, or of those alone whom it names."""
    OF_PART = "of_part"
    """The same, of a part that is formed of so many unnamed people of the group."""
    COUNTED = "counted"
    """Its number only, in the history of the group."""
    RECOUNTED = "recounted"
    NAMED = "named"
    CONFIRMED = "confirmed"
    KEPT = "kept"


class Named(Protocol):
    """Somebody with a name, or without."""

    @property
    def name(self) -> str | None:
        """The name on file."""


_Person = TypeVar("_Person", bound=Named)


@dataclass(frozen=True, slots=True)
class PeopleNote:
    """Whom a claim names in a group, as accepting it would take it.

    `given` are names that unnamed people get, `over` those for whom none are free, which is refused where
    there are others in parts (`is_refused`); `alike` are names that may be of people on file, who keep
    theirs, and `beside` people of a whole who are not in the group. Where the claim is about some by
    name, `only` are these, and `unclear` the names among them that fit nobody or several.
    """

    given: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    alike: tuple[tuple[str, PersonOutline], ...] = ()
    only: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    beside: tuple[PersonOutline, ...] = ()
    is_refused: bool = False


def bearers(name: str, people: Iterable[_Person]) -> tuple[_Person, ...]:
    """The people whose name is written the same, else those whose name is alike."""
    known = [(each, each.name) for each in people if each.name]
    same = tuple(each for each, other in known if other.casefold() == name.casefold())
    if same:
        return same
    return tuple(
        each
        for each, other in known
        if (found := likeness(name, other)) is not None and found.grade is not Grade.PART
    )


def names_told(claim: ReadClaim, of_subject: Sequence[str], *, is_new: bool) -> tuple[str, ...]:
    """The names that accepting gives: the claim's own, else those of whom "they" are in its document.

    The latter only where a group is formed of them, and the claim is about all of these.
    """
    if claim.persons or not is_new or claim.count is not None:
        return claim.persons
    return tuple(of_subject)


def unformed(number: int) -> GroupOutline:
    """The outline of a group of so many unnamed people that is about to be formed."""
    return GroupOutline(
        ref="",
        label="",
        minimum=number,
        maximum=number,
        unit=None,
        captured=None,
        place=None,
        nationality=None,
        case_ref=None,
        case_numbers=(),
        authorities=(),
        persons=(),
        facts=(),
        unnamed=number,
        free=number,
    )


def judge_people(claim: ReadClaim, group: GroupOutline, names: Sequence[str]) -> PeopleNote:
    """Whom of a group those names are, and whether the claim is about them alone."""
    if not names or claim.modality not in STANDING:
        return PeopleNote()
    on_file = {name: _meant(name, group.people, group.beside) for name in names}
    fresh = [name for name in dict.fromkeys(names) if not on_file[name]]
    given, over = fresh[: group.free], fresh[group.free :]
    people = (*group.people, *(PersonOutline("", name) for name in given))
    found = {name: _meant(name, people, group.beside) for name in names}
    beside = {each.ref: each for them in found.values() for each in them if each in group.beside}
    whole = group.minimum
    # "sentenced 25 people, Ivan Test among them": told of all 25, one of whom is named
    is_of_all = claim.count is not None and whole is not None and claim.count.minimum == whole
    is_fewer = whole is not None and len(claim.persons) < whole
    # "the 38, Ivan Test among them, are accused" of a group of 52: of 38 of them, one of whom is named
    is_of_more = claim.count is not None and (claim.count.exact or 0) > len(claim.persons)
    is_of_some = (bool(beside) or is_fewer) and not is_of_all and not is_of_more
    only = claim.persons if is_of_some else ()
    return PeopleNote(
        given=tuple(given),
        over=tuple(over),
        alike=tuple(
            (name, each)
            for name, them in on_file.items()
            for each in them
            if (each.name or "").casefold() != name.casefold()
        ),
        only=only,
        unclear=tuple(name for name in only if len(found[name]) != 1),
        beside=tuple(beside.values()),
        is_refused=bool(over) and group.unnamed > group.free,
    )


def _meant(
    name: str, people: Sequence[PersonOutline], beside: Sequence[PersonOutline]
) -> tuple[PersonOutline, ...]:
    return bearers(name, people) or bearers(name, beside)


def judge_act(claim: ReadClaim, group: GroupOutline, people: PeopleNote) -> Act:
    """What becomes of a claim whose step is new to a group, or sets its number right."""
    has_facts = bool(claim.stage or claim.charges)
    if claim.modality not in STANDING or (claim.stage and claim.modality is Modality.ALLEGED):
        return Act.KEPT
    if claim.kind is ClaimKind.CORRECTION and claim.count is not None:
        return Act.RECOUNTED
    if claim.kind is ClaimKind.IDENTITY and claim.persons:
        return Act.NAMED
    if has_facts and people.only:
        return Act.KEPT if people.unclear else Act.RECORDED
    if has_facts and is_part(claim, group):
        return _of_some(claim, group, people)
    if has_facts:
        return Act.RECORDED
    return Act.CONFIRMED if claim.kind is ClaimKind.GROUP_SIZE else Act.KEPT


def is_part(claim: ReadClaim, group: GroupOutline) -> bool:
    """Whether the claim is about some of the group only, by their number."""
    most = None if claim.count is None else claim.count.maximum
    return bool(most and group.minimum and most < group.minimum)


def _of_some(claim: ReadClaim, group: GroupOutline, people: PeopleNote) -> Act:
    number = None if claim.count is None else claim.count.exact
    # two of 32 in hospital, and ten of whom it is only said that they were taken, are no file of their own
    is_for_a_time = claim.stage == "transferred" or claim.stage in TAKEN
    if number is None or claim.subject is None or claim.stage in ENDS_CUSTODY or is_for_a_time:
        return Act.COUNTED
    unnamed = number - len(claim.persons)
    return Act.OF_PART if unnamed <= group.free - len(people.given) else Act.COUNTED
