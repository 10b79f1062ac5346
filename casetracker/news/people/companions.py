"""People who share a step with those told before the verb: "was arrested along with two others"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.people.binding import Bound
from casetracker.news.people.mention import Mention
from casetracker.news.people.people_nouns import MORE


def with_companions(tokens: Sequence[Token], bound: Bound, start: int) -> Bound:
    """As in "Ivan Test was arrested along with two others": all of them, with their number."""
    words = [token.lower for token in tokens[start : start + _NEAR]]
    at = next((n for n, pair in enumerate(pairwise(words)) if pair in _ALONG), None)
    number = None if at is None else number_at(tokens, start + at + 2)
    if number is None or number.minimum is None or number.minimum != number.maximum:
        return bound
    following = tokens[number.last].lower if number.last < len(tokens) else "."
    if following not in lexicon().people.nouns and following not in MORE:
        return bound
    own = _number_of(tokens, bound)
    if own is None or bound.first is None or bound.last is None:
        return bound
    total = own + number.minimum
    told = Mention("counted", bound.first, bound.last, Count(total, total), "people")
    return Bound((told,), bound.names, bound.first, bound.last)


def _number_of(tokens: Sequence[Token], bound: Bound) -> int | None:
    if bound.names and not bound.mentions:
        return len(bound.names)
    if len(bound.mentions) != 1 or bound.names:
        return None
    mention = bound.mentions[0]
    if mention.count is not None:
        return 1 if mention.count.exact == 1 else None
    return 1 if tokens[mention.first].lower in ("he", "she", "him", "her") else None


_NEAR: Final = 8
_ALONG: Final = frozenset([("along", "with"), ("together", "with")])
