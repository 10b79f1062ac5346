"""People of several kinds told in one breath: "29 servicemen and one civilian" are 30 people."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.people.mention import Mention, without_place
from casetracker.news.people.name_binding import NameSpan, names_before

_WITH: Final = ("and", "alongside", "with")
_LAST: Final = (("and",), (",", "and"), ("as", "well", "as"), ("along", "with"))


def summed(tokens: Sequence[Token], chain: Sequence[Mention]) -> Sequence[Mention]:
    """One mention for people of different kinds in a row; the chain as it is where they are groups.

    "14 and then 13 more" stay two groups, "six men and two women" are eight people.
    """
    if _is_told_by_parts(tokens, chain):
        return chain[:1]
    if len(chain) < 2 or len({m.unit for m in chain}) < len(chain):  # noqa: PLR2004 - two to add
        return chain
    if any(m.unit is None or m.is_new or m.count is None or m.count.of for m in chain):
        return chain
    joints = [
        tuple(token.lower for token in without_place(tokens[first.last : second.first]))
        for first, second in pairwise(chain)
    ]
    if joints[-1] not in _LAST or any(joint not in (*_LAST, (",",)) for joint in joints):
        return chain  # "a third suspect, a Turkish national," is one
    numbers = [m.count.exact for m in chain if m.count is not None]
    exact = [number for number in numbers if number is not None]
    if len(exact) < len(numbers):
        return chain
    total = sum(exact)
    first, last = chain[0], chain[-1]
    # A number of several kinds is nobody told before with that number alone.
    unit = " and ".join(m.unit for m in chain if m.unit is not None)
    return [replace(first, kind="counted", last=last.last, count=Count(total, total), unit=unit)]


def _is_told_by_parts(tokens: Sequence[Token], chain: Sequence[Mention]) -> bool:
    """As in "seven hostages, six soldiers and one police officer": the seven, and who they are."""
    numbers = [None if m.count is None else m.count.exact for m in chain]
    if len(chain) <= 2 or None in numbers or tokens[chain[0].last].lower != ",":  # noqa: PLR2004 - a whole, two parts
        return False
    whole, *parts = (number or 0 for number in numbers)
    return whole == sum(parts)


def with_names_before(
    tokens: Sequence[Token], names: Sequence[NameSpan], mention: Mention
) -> tuple[Mention, tuple[str, ...]] | None:
    """As in "Ivan Test and seven others": the number with those named, and their names."""
    kin = _with_kin(tokens, names, mention)
    if kin is not None:
        return kin
    if mention.count is None or mention.count.exact is None or mention.kind != "counted":
        return None
    joint = mention.first - 1
    if joint < 1 or tokens[joint].lower not in _WITH:
        return None
    if tokens[joint].lower == "with":
        joint -= 1
        if tokens[joint].lower not in ("along", "together"):
            return None
    end = joint - 1 if tokens[joint - 1].lower == "," else joint
    named = names_before(tokens, names, end)
    if named is None or named[1] != end or _is_of_two_verbs(tokens, named[0], mention):
        return None
    total = mention.count.exact + len(named[2])
    return replace(mention, first=named[0], count=Count(total, total), unit="people"), named[2]


def _is_of_two_verbs(tokens: Sequence[Token], first: int, mention: Mention) -> bool:
    """As in "jailed Ivan Test, and four others were freed": the first is whom another verb takes."""
    following = tokens[mention.last].lower if mention.last < len(tokens) else "."
    if following not in _HELPERS:
        return False
    forms, speech = lexicon().forms.by_word, lexicon().cues.speech
    before = [token.lower for token in tokens[max(0, first - _TITLED) : first]]
    return any("past" in forms.get(word, ()) and word not in speech for word in before)


_HELPERS: Final = ("was", "were", "has", "have", "had", "are", "is")
_TITLED: Final = 3


def _with_kin(
    tokens: Sequence[Token], names: Sequence[NameSpan], mention: Mention
) -> tuple[Mention, tuple[str, ...]] | None:
    """As in "Ivan Test and his brother were": the one named, and one more."""
    first = mention.first - (tokens[mention.first - 1].lower in _WHOSE)
    is_kin = tokens[first].lower in _WHOSE and first > 1 and tokens[first - 1].lower == "and"
    is_several = tokens[mention.last - 1].lower.endswith(("s", "men", "children", "people"))
    number = (None if is_several else 1) if mention.count is None else mention.count.exact
    if not is_kin or number is None:
        return None
    named = names_before(tokens, names, first - 1)
    if named is None or named[1] > first - 1:
        return None
    total = number + len(named[2])
    count = Count(total, total)
    told = replace(mention, kind="counted", first=named[0], count=count, unit="people")
    return told, named[2]


_WHOSE: Final = ("his", "her", "their")


def with_one_before(
    tokens: Sequence[Token], mentions: Sequence[Mention], mention: Mention
) -> Mention:
    """As in "He and two of the dockers were": the number with the one before it; else as it is.

    Of "two women and their children" only the women are counted.
    """
    joint = mention.first - 1
    if joint > 0 and mention.count is None and tokens[mention.first].lower == "their":
        counted = next((each for each in mentions if each.last == joint and each.count), None)
        is_kin = counted is not None and tokens[joint].lower == "and"
        return replace(counted, last=mention.last) if counted and is_kin else mention
    is_joined = (
        joint > 0 and tokens[joint].lower == "and" and tokens[joint - 1].lower in ("he", "she")
    )
    if not is_joined or mention.count is None or mention.count.exact is None:
        return mention
    total = mention.count.exact + 1
    return replace(mention, first=joint - 1, count=Count(total, total))
