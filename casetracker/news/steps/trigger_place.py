"""Where a trigger stands in a sentence, with its grammar and its people."""

from collections.abc import Sequence

from casetracker.news.grammar.frames import Frame
from casetracker.news.language.sentences import Token
from casetracker.news.people.binding import Bound
from casetracker.news.values import value


@value()
class TriggerPlace:
    """A trigger where it stands."""

    tokens: Sequence[Token]
    index: int
    end: int
    frame: Frame
    bound: Bound


def words_of(found: TriggerPlace) -> set[str]:
    """The words that the trigger's pattern covers, in lower case."""
    return {token.lower for token in found.tokens[found.index : found.end]}
