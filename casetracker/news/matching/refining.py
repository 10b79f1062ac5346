"""What two statements of one thing come to: the same, one closer than the other, or a contradiction."""

from enum import StrEnum

from casetracker.model.partial_date import PartialDate
from casetracker.news.places import place_id


class Standing(StrEnum):
    """How a new statement stands to the one on file."""

    SAME = "same"
    CLOSER = "closer"
    WIDER = "wider"
    OTHER = "other"
    UNKNOWN = "unknown"


def places(said: str | None, held: str | None) -> Standing:
    """How a place stands to the one on file; two known places of the gazetteer contradict each other.

    "Hadrut, Khojavend region" is closer than "Khojavend region". What the gazetteer does not know
    may lie within what it does, so that it says nothing.
    """
    if not said or not held:
        return Standing.UNKNOWN
    left, right = _words(said), _words(held)
    ours, theirs = place_id(said), place_id(held)
    if left == right or (ours is not None and ours == theirs):
        return Standing.SAME
    if right < left:
        return Standing.CLOSER
    if left < right:
        return Standing.WIDER
    if ours is not None and theirs is not None:
        return Standing.OTHER
    return Standing.OTHER if _are_of_one_kind(left, right) else Standing.UNKNOWN


_KINDS = frozenset({"crossing", "border", "checkpoint", "district", "region", "province", "prison",
                    "village", "settlement", "city", "town", "station", "colony", "square"})  # fmt: skip


def _words(place: str) -> frozenset[str]:
    return frozenset(place.casefold().replace(",", " ").split()) - {"the", "of", "in", "at", "near"}


def _are_of_one_kind(left: frozenset[str], right: frozenset[str]) -> bool:
    """As in "Lomna crossing" and "Orsk crossing": neither lies within the other."""
    shared = left & right & _KINDS
    return bool(shared) and bool(left - right - _KINDS) and bool(right - left - _KINDS)


def provisions(said: str, held: str) -> Standing:
    """How an article stands to the one on file: "214.2.1" is closer than "214"."""
    if said == held:
        return Standing.SAME
    if said.startswith(f"{held}."):
        return Standing.CLOSER
    return Standing.WIDER if held.startswith(f"{said}.") else Standing.OTHER


def closest(said: str | None, held: str | None) -> str | None:
    """The more exact of two places; the one on file where they cannot be compared."""
    if held is None or places(said, held) is Standing.CLOSER:
        return said or held
    return held


def narrowest(said: PartialDate | None, held: PartialDate | None) -> PartialDate | None:
    """The narrower of two dates; the one on file where neither lies within the other."""
    if said is None or held is None:
        return said or held
    return said if held.contains(said) else held
