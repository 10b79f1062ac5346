"""Clauses that stand aside between commas: what they say is not said of the verb behind them."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

_REACH: Final = 40
_OPENERS: Final = word_set("who which whom whose")
_CUED: Final = word_set("alleged said accused believed suspected")


def before_aside(tokens: Sequence[Token], start: int) -> int:
    """Where a sentence goes on from: the comma before ", who denied it," where a verb follows at once.

    Gives `start` itself where no such clause stands right before it.
    """
    if start < 3 or tokens[start - 1].lower != ",":  # noqa: PLR2004 - a comma, a word, a comma
        return start
    for place in range(start - 2, max(0, start - _REACH), -1):
        lower = tokens[place].lower
        if lower in (";", ":"):
            return start
        if lower == "," and tokens[place + 1].lower in _OPENERS | _CUED:
            return place
        if lower == "," and _is_apposed(tokens, place, start):
            return place
    return start


def _is_apposed(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """As in ", the man alleged to have been the contact,": what somebody is called."""
    is_called = tokens[comma + 1].lower in ("the", "a", "an")
    return is_called and any(token.lower in _CUED for token in tokens[comma + 2 : end - 1])


def without_aside(words: list[str]) -> list[str]:
    """The words without ", who are charged under ..., "."""
    if words[:1] == ["("] and ")" in words:
        return words[words.index(")") + 1 :]
    if words[:1] and words[0] in _DASHES and words[-1] in _DASHES:
        return []
    if len(words) <= _SHORT_ASIDE and words[:1] == [","] and words[-1:] == [","] and len(words) > 1:
        return []
    if words[:2] == [",", "aged"] and words[3:5] == [",", "who"]:
        words = words[3:]  # "A fourth man, aged 19, who was held on Tuesday, has"
    if words[:1] == [","] and words[1:2] and words[1] in _ASIDE_WORDS:
        last = len(words) - words[::-1].index(",")
        if last > 1:
            return words[last:]
    return _before_participle(words)


def _before_participle(words: list[str]) -> list[str]:
    """As in "of a village church, held at Testa since 2019,": without what befell them before."""
    if words[-1:] != [","]:
        return words
    forms = lexicon().forms.by_word
    for place in range(len(words) - 3, -1, -1):
        if words[place] == ",":
            is_aside = "part" in forms.get(words[place + 1], frozenset())
            return words[:place] if is_aside else words
    return words


_SHORT_ASIDE: Final = 14
_ASIDE_WORDS: Final = frozenset(["who", "which", "including", "all", "among"])
_DASHES: Final = ("-", "\u2013", "\u2014")


def marks_one_word(tokens: Sequence[Token], place: int) -> bool:
    """Whether a quotation mark opens before a single word: "had been "deported""."""
    ends = tokens[place + 2 : place + 3]
    return tokens[place].lower in _MARKS and bool(ends) and ends[0].lower in _MARKS


_MARKS: Final = frozenset(['"', "\u201c", "\u201d", "\u00ab", "\u00bb", "'", "\u2018", "\u2019"])
