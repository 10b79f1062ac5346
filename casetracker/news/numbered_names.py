"""A number that stands before the names of those whom it counts."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from casetracker.news.contract import Count
from casetracker.news.mention import Mention
from casetracker.news.numbers import number_at
from casetracker.news.sentences import Token

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


def _number_at_once(tokens: Sequence[Token], names: Names) -> tuple[Mention, ...]:
    """As in "two, Ivan Test and Anna Probe, were to be freed"."""
    place = names[0] - 2
    number = number_at(tokens, place) if place >= 0 and tokens[place + 1].lower == "," else None
    if number is None or number.minimum != len(names[2]) or len(names[2]) == 1:
        return ()
    count = Count(number.minimum, number.maximum)
    return (Mention("counted", place, place + 1, count),)


_APART: Final = 12
