"""People counted by a noun in quotation marks: "74 'political prisoners'"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.language.sentences import Token
from casetracker.news.people.mention import Mention
from casetracker.news.people.people_nouns import head_of, with_noun


def quoted(tokens: Sequence[Token], base: Mention, first: int) -> Mention | None:
    """As in "74 'political prisoners'": counted, though the noun is somebody else's word."""
    head = head_of(tokens, first)
    is_of_whole = base.first > 1 and tokens[base.first - 1].lower == "of"
    if head is None or (is_of_whole and tokens[base.first - 2].lower == "one"):
        return None  # 'One of twelve "boatmen" was freed'
    mention = with_noun(tokens, base, first, head)
    is_closed = mention.last < len(tokens) and tokens[mention.last].text in _QUOTES
    return replace(mention, last=mention.last + is_closed)


def opens_quotation(tokens: Sequence[Token], place: int) -> bool:
    """Whether a quotation mark stands right before a word, behind a space."""
    if place + 1 >= len(tokens) or tokens[place].text not in _QUOTES:
        return False
    is_apart = place > 0 and tokens[place - 1].end < tokens[place].start
    return is_apart and tokens[place].end == tokens[place + 1].start


_QUOTES: Final = frozenset(["'", '"', "\u2018", "\u2019", "\u201c", "\u201d"])
