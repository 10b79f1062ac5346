"""What the words before a verb of speech are besides a name: a name in quotes, a clause before, a ruling."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

QUOTES: Final = frozenset(['"', "\u201c", "\u201d", "\u00ab", "\u00bb"])


def quoted_name(tokens: Sequence[Token], close: int, last: int) -> int:
    """Where a name in quotes opens, as in `Defenders of the "Test-9" centre report`; 0 elsewhere."""
    if close + 1 >= last or tokens[close].lower not in QUOTES:
        return 0
    for place in range(close - 1, max(0, close - _NAMED), -1):
        if tokens[place].lower in QUOTES:
            is_led = tokens[place - 1].lower in ("the", "of", "a", "movement", "group", "centre")
            return place if is_led and close - place > 1 else 0
        if tokens[place].text[0].islower():
            return 0
    return 0


_NAMED: Final = 6


def behind_clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """As in "Police were sent there after a post said", "although lawyers say": where the speaker begins."""
    for place in range(last - 2, first - 1, -1):
        lower = tokens[place].lower
        if lower in ("although", "though"):
            return place + 1
        ahead = {token.lower for token in tokens[first:place]} if lower in _CLAUSES else set()
        if ahead & _WAS and not ahead & _WHO:
            return place + 1
    return first


_CLAUSES: Final = word_set("after before because since when where")
_WAS: Final = word_set("was were are is")
_WHO: Final = frozenset(["who", "which", "that"])


def is_relative(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "sentenced five men, a ruling Testland called a travesty": said of the ruling alone."""
    words = [token.lower for token in tokens[first : first + 2]]
    is_of_act = last - first > 2 and words[:1] in (["a"], ["an"]) and words[1] in _ACTS  # noqa: PLR2004
    behind = tokens[first + 2] if is_of_act else None
    return behind is not None and (
        behind.text[0].isupper() or behind.lower in ("the", "his", "her")
    )


_ACTS: Final = word_set(
    "ruling verdict decision sentence move step trial charge accusation allegation process claim case"
    " measure term judgment order law figure number version"
)
