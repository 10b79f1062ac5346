"""A number that stands before those whom it counts: by their names, or told one by one."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from casetracker.news.contract import Count
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention

# from, to and the names themselves
Names: TypeAlias = tuple[int, int, tuple[str, ...]]


def numbered_before(
    tokens: Sequence[Token], mentions: Sequence[Mention], names: Names
) -> tuple[Mention, ...]:
    """As in "Two reporters of the same weekly, Ivan Test and Anna Probe, were": their number."""
    for mention in reversed(mentions):
        count = None if mention.count is None else mention.count.exact
        if count != len(names[2]) or count == 1 or not 0 <= names[0] - mention.last <= _APART:
            continue
        between = [token.lower for token in tokens[mention.last : names[0]]]
        is_apart = "," in between and not {";", ":", "and", "while"} & set(between)
        return (mention,) if is_apart else ()
    return _number_at_once(tokens, names)


def are_nearer(best: Mention | None, names: Names) -> bool:
    """Whether names are meant rather than the number before or among them.

    As in "Ivan Test, a mechanic, and Ana Probe, a teacher, were": what each of those named is.
    """
    if best is None or best.kind != "counted" or names[0] >= best.last - 1:
        return True
    is_one = best.count is not None and best.count.exact == 1
    return is_one and len(names[2]) > 1 and best.first > names[0]


def _number_at_once(tokens: Sequence[Token], names: Names) -> tuple[Mention, ...]:
    """As in "two, Ivan Test and Anna Probe, were to be freed"."""
    place = names[0] - 2
    number = number_at(tokens, place) if place >= 0 and tokens[place + 1].lower == "," else None
    if number is None or number.minimum != len(names[2]) or len(names[2]) == 1:
        return ()
    count = Count(number.minimum, number.maximum)
    return (Mention("counted", place, place + 1, count),)


_APART: Final = 12


def told_apart(
    tokens: Sequence[Token], mentions: Sequence[Mention], best: Mention
) -> Mention | None:
    """The number whose people are told one by one behind it, or by several nouns; None mostly.

    As in "Two of those held, a blogger and a retired geologist, were", "Fourteen reporters and editors were".
    """
    for mention in reversed(mentions):
        if mention.last > best.first or mention.count is None or mention.kind != "counted":
            continue
        between = [token.lower for token in tokens[mention.last : best.first]]
        if len(between) > _TOLD or set(between) & _CLOSING:
            return None
        singles = [
            each
            for each in mentions
            if mention.last < each.first <= best.first and each.count is not None
        ]
        is_listed = between[:1] == [","] and all(
            each.count is not None and each.count.exact == 1 for each in singles
        )
        if is_listed and best.kind == "counted" and len(singles) == mention.count.exact:
            return mention
        is_one_row = best.kind == "generic" and "and" in between and best.unit is not None
        if is_one_row and mention.unit is not None and not set(between) & _LEAVING:
            return mention
        return None
    return None


_TOLD: Final = 14
_CLOSING: Final = word_set("; : who which while but was were is are has have had")
_LEAVING: Final = word_set("of in from by with for to at on the a")
