"""Numbers that stand for people without a noun: "acquitted two", "the case against 26"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set


def is_object(tokens: Sequence[Token], first: int, following: str) -> bool:
    """As in "acquitted two.": a number at the end of a clause, behind a verb that takes people."""
    if not first or following not in _AFTER_OBJECT:
        return False
    tags = lexicon().forms.by_word.get(tokens[first - 1].lower, frozenset())
    is_present = "base" in tags and first > 1 and _is_plural(tokens[first - 2].lower)
    return (bool(tags & {"past", "third"}) or is_present) and tokens[first - 1].lower not in (
        "set",
        "put",
        "got",
        "received",
    )


def _is_plural(word: str) -> bool:
    return word == "police" or (word.endswith("s") and not word.endswith("ss"))


_AFTER_OBJECT: Final = word_set(
    "under with to into before from more . , ; and but over on in after for at near as"
)


def is_tried(tokens: Sequence[Token], first: int) -> bool:
    """As in "the case against 26", "the trial of 13"."""
    if first and tokens[first - 1].lower in ("the", "those", "these"):
        first -= 1
    while first and tokens[first - 1].lower in ("a", "further", "another", "other", "remaining"):
        first -= 1
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    if before[-1:] == ["against"]:
        return True
    if before[-1:] in (["to"], ["for"]) and len(before) > 1 and before[0] in _GIVEN:
        return True
    return len(before) == 2 and before[1] == "of" and before[0] in _OF_PEOPLE  # noqa: PLR2004 - two words


# "grants bail to four", "the death penalty for 24", "house arrest was lifted for a further 30"
_GIVEN: Final = word_set(
    "bail pardon pardons clemency penalty life imprisonment warrant warrants lifted sought requested"
)
_OF_PEOPLE: Final = word_set(
    "trial trials release detention arrest transfer conviction convictions acquittal case cases return"
    " sentence sentences verdict verdicts extradition"
)
