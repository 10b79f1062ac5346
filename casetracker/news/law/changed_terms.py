"""Terms that a higher court changed: "cut the sentence from seven years to three"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.sentences import Token
from casetracker.news.law.terms import REACH, find_terms, term_at


def changed_term(tokens: Sequence[Token], start: int) -> tuple[ReadSentence, int] | None:
    """The term that a higher court changed another one to: "cut the sentence from seven years to three"."""
    stop = min(len(tokens), start + REACH)
    stop = next((place for place in range(start, stop) if tokens[place].lower == ";"), stop)
    found = find_terms(tokens[:stop], start)
    like = found[0][0] if found else None
    for place in range(stop - 1, start, -1):
        if tokens[place].lower != "to":
            continue
        term = term_at(tokens[:stop], place + 1, like)
        if term is not None:
            return term
    return None


CHANGING: Final = (
    "reduc",
    "cut",
    "rais",
    "increas",
    "lower",
    "shorten",
    "lengthen",
    "commut",
    "extend",
    "halv",
)
