"""Terms that a higher court changed or let stand: "cut the sentence from seven years to three"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.exact_terms import exactly
from casetracker.news.law.terms import REACH, find_terms, term_at, term_from


def term_on_appeal(
    tokens: Sequence[Token],
    index: int,
    end: int,
    frame: Frame | None,
    earlier: ReadSentence | None,
) -> list[tuple[ReadSentence, int]]:
    """The term that a higher court set in place of another or let stand; empty where it names none.

    `index` and `end` are those of the decision; `earlier` is a term named shortly before.
    """
    for place in range(index, max(end, index + 1)):
        if tokens[place].lower.startswith(_CHANGING):
            changed = _changed(tokens, place, earlier)
            return [] if changed is None else [changed]
    upholds = next(
        (p for p in range(index, max(end, index + 1)) if tokens[p].lower.startswith(_UPHOLDING)),
        None,
    )
    if upholds is None:
        return []
    is_passive = frame is not None and frame.voice is Voice.PASSIVE
    start = frame.start if frame is not None and is_passive else upholds
    return _upheld(tokens, upholds, start, is_passive=is_passive)


def _changed(
    tokens: Sequence[Token], start: int, earlier: ReadSentence | None
) -> tuple[ReadSentence, int] | None:
    """As in "cut the sentence from seven years to three", and "cut that to four" behind a term."""
    stop = min(len(tokens), start + REACH)
    stop = next((place for place in range(start, stop) if tokens[place].lower == ";"), stop)
    found = find_terms(tokens[:stop], start)
    like = found[0][0] if found else earlier
    for place in range(stop - 1, start, -1):
        if tokens[place].lower != "to":
            continue
        term = term_at(tokens[:stop], place + 1, like)
        if term is not None:
            return term
    return None


_CHANGING: Final = (
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
    "brought",
    "whittl",
)


def _upheld(
    tokens: Sequence[Token], index: int, start: int, *, is_passive: bool
) -> list[tuple[ReadSentence, int]]:
    """As in "upheld the four-year sentence of", "His term of six years was upheld"."""
    if not is_passive:
        return _terms_within(tokens, index + 1, min(len(tokens), index + _NEAR))
    first = max(0, start - _FAR)
    clause = (place + 1 for place in range(start - 1, first, -1) if tokens[place].lower in _CLAUSE)
    return _terms_within(tokens, next(clause, first), start)


_UPHOLDING: Final = ("uph", "confirm", "affirm", "left", "leav", "sustain", "maintain", "endors")
_NEAR: Final = 12
_FAR: Final = 18
_CLAUSE: Final = frozenset([";", ":", ",", "but", "while", "who", "which"])
_TERMS: Final = word_set("sentence sentences term terms imprisonment")
_PENAL: Final = word_set("prison jail custodial suspended")


def _terms_within(tokens: Sequence[Token], first: int, stop: int) -> list[tuple[ReadSentence, int]]:
    """The first term of a stretch that is called a sentence or a term there."""
    for place in range(first, stop):
        if tokens[place].lower in _CLAUSE and place > first:
            break
        found = term_from(tokens, place)
        if found is not None and _is_called_term(tokens, place, found):
            return [exactly(tokens, place, found)]
    return []


def _is_called_term(tokens: Sequence[Token], place: int, term: tuple[ReadSentence, int]) -> bool:
    """As in "the 12-year prison term", "a sentence of six years", "the life sentences"."""
    told, end = term
    if told.kind in ("life", "death", "suspended"):
        return True
    behind = [token.lower for token in tokens[end : end + 2]]
    if behind[:1] and behind[0] in _PENAL:
        behind = behind[1:]
    before = [token.lower for token in tokens[max(0, place - 2) : place]]
    return bool(behind and behind[0] in _TERMS) or (before[-1:] == ["of"] and before[0] in _TERMS)
