"""Whom the deed was done to that somebody is charged with: never whom the charge befalls."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.sentences import Token
from casetracker.news.people.binding import Bound, Scene

_DOING: Final = 5


def without_victims(scene: Scene, index: int, bound: Bound) -> Bound:
    """As in "Ivan Test, accused of killing two guards": him, or those before the comma; else nobody."""
    if bound.first is None or not _is_of_deed(scene.tokens, index, bound.first):
        return bound
    comma = index - 1
    if comma < 1 or scene.tokens[comma].lower != ",":
        return Bound()
    for first, last, name in scene.names:
        if last == comma:
            return Bound((), (name,), first, last)
    before = next((each for each in scene.mentions if each.last == comma), None)
    return Bound() if before is None else Bound((before,), (), before.first, before.last)


def _is_of_deed(tokens: Sequence[Token], index: int, first: int) -> bool:
    return any(
        tokens[place].lower in ("of", "for")
        and tokens[place + 1].lower.endswith("ing")
        and len(tokens[place + 1].lower) > _DOING
        and not any(token.lower == "," for token in tokens[place:first])
        for place in range(index + 1, first - 1)
    )
