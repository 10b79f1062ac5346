"""The people of a document as they are kept, and whether a mention may stand for them."""

from dataclasses import dataclass, field
from typing import Final

from casetracker.news.contract import Count, ReadDate, Subject
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention

GENERAL: Final = word_set(
    "men man people persons person detainees detainee captives captive prisoners prisoner suspects"
    " suspect defendants defendant accused members member group individuals individual pows"
    " hostages inmates convicts internees others"
)
_SOLDIERS: Final = word_set(
    "servicemen serviceman soldiers soldier troops fighters fighter officers officer conscripts"
    " militants reservists personnel volunteers saboteurs militaries"
)
_CIVILIANS: Final = word_set(
    "civilians civilian journalists journalist activists activist farmers farmer villagers"
    " residents resident shepherd shepherds officials official"
)


@dataclass(slots=True)
class Entry:
    """People spoken of, and what has been told of them so far.

    `is_other` is "the other two"; `is_part` are some of those whom a sentence before told of.
    """

    key: str
    unit: str | None
    count: Count | None
    nationality: str | None
    names: tuple[str, ...]
    label: str
    of_note: str | None
    last_seen: int
    captured: ReadDate | None = None
    place: str | None = None
    case_number: str | None = None
    whole: str | None = None
    stages: set[str | None] = field(default_factory=set)
    is_other: bool = False
    is_part: bool = False
    claims: int = 0
    notes: list[str] = field(default_factory=list)


def fits(entry: Entry, mention: Mention) -> bool:
    """Whether a mention may stand for people told before: by what they are called, and how many."""
    if mention.kind == "generic" or (mention.is_new and not mention.is_definite):
        return False
    if mention.nationality and entry.nationality and mention.nationality != entry.nationality:
        return False
    if mention.kind == "pronoun":
        return True
    if not units_fit(entry.unit, mention.unit):
        return False
    if (entry.is_other or entry.is_part) and _is_anew(entry, mention):
        return False
    if mention.count is None:
        return mention.is_definite and not is_of_one(entry)
    if entry.count is None:
        return False
    same = (mention.count.minimum, mention.count.maximum) == (
        entry.count.minimum,
        entry.count.maximum,
    )
    return same and (mention.is_definite or not _is_one(mention.count))


def is_told_apart(entry: Entry, mention: Mention) -> bool:
    """As in "Two of the four were jailed. The other two": not the two told just before."""
    return mention.is_other and not entry.is_other


def _is_anew(entry: Entry, mention: Mention) -> bool:
    """As in "two were freed. Two nurses were held": a small number with a noun that brings in others."""
    least = 0 if mention.count is None else mention.count.minimum or 0
    is_said = mention.kind == "counted" and mention.unit is not None and not mention.is_definite
    return is_said and entry.unit is None and not entry.names and 0 < least <= _FEW


_FEW: Final = 10


def is_pair(entry: Entry) -> bool:
    """Whether "both" may mean them."""
    number = 2
    return len(entry.names) == number or (entry.count is not None and entry.count.exact == number)


def is_of_two(entry: Entry) -> bool:
    """As in "a woman and a man": which of the two "he" is, no number tells."""
    least = None if entry.count is None else entry.count.minimum
    return not entry.names and least is not None and least > 1


def is_of_one(entry: Entry) -> bool:
    """Whether they are one person."""
    return _is_one(entry.count) or (entry.count is None and len(entry.names) == 1)


def _is_one(count: Count | None) -> bool:
    return count is not None and count.exact == 1


def units_fit(first: str | None, second: str | None) -> bool:
    """Whether two nouns may stand for the same people: "servicemen" and "detainees" may."""
    if first is None or second is None or first == second:
        return True
    if first in GENERAL or second in GENERAL:
        return True
    return any(first in family and second in family for family in (_SOLDIERS, _CIVILIANS))


def subject_of(entry: Entry) -> Subject:
    """What a reading says of them."""
    return Subject(
        key=entry.key,
        label=entry.label,
        unit=entry.unit,
        count=entry.count,
        of=None if entry.count is None else entry.count.of,
        of_note=entry.of_note,
        captured=entry.captured,
        place=entry.place,
        nationality=entry.nationality,
        persons=entry.names,
        case_number=entry.case_number,
    )
