"""Who opens a clause by name where an aside stands before the verb: "Ana Test, 61, a nurse, was"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.name_binding import NameSpan, is_left_out

_HEAD: Final = 7
_LONG: Final = 40
_RELATIVE: Final = word_set("who whose whom where")
_FINITE: Final = word_set(
    "was were is are has have had said says will would did does may might could"
)
_PREPOSITIONS: Final = word_set("of in on at by for with from to against under over near behind")


def opener(tokens: Sequence[Token], names: Sequence[NameSpan], end: int) -> NameSpan | None:
    """The first name before a token, where it opens the sentence but for what somebody is; else None."""
    first = next((span for span in names if span[1] < end), None)
    is_opening = first is not None and first[0] <= _HEAD and _may_lead(tokens[: first[0]])
    return first if is_opening else None


def opening_name(tokens: Sequence[Token], names: Sequence[NameSpan], start: int) -> NameSpan | None:
    """The name that a sentence opens with, told of by the verb that begins at a token; None elsewhere.

    Only asides stand between them: an age, a home, what somebody is, a relative clause.
    """
    if not 0 < start <= _LONG or tokens[start - 1].lower != ",":
        return None
    first = opener(tokens, names, start)
    if first is None:
        return None
    behind = first[1]
    if tokens[behind].lower in (
        "from",
        "of",
    ):  # "Ivan Test from Stary Test, a father of three, was"
        behind += 1
        while behind < start and tokens[behind].text[0].isupper():
            behind += 1
    if tokens[behind].lower not in (",", "(") or is_left_out(tokens, first[0]):
        return None
    return first if _is_aside(tokens[behind:start]) else None


def carried_name(tokens: Sequence[Token], names: Sequence[NameSpan], index: int) -> NameSpan | None:
    """As in "Ana Test was removed from office and detained later": whom the second verb means too."""
    if not index or tokens[index - 1].lower not in ("and", "then"):
        return None
    first = opener(tokens, names, index - 1)
    if first is None:
        return None
    between = {token.lower for token in tokens[first[1] : index]}
    is_passive = tokens[first[1]].lower in _PASSIVE
    return first if is_passive and not between & (_RELATIVE | {";", ":", "that", "which"}) else None


def going_on(tokens: Sequence[Token], names: Sequence[NameSpan], start: int) -> NameSpan | None:
    """As in "Ana Test fell ill and was released": who opens the sentence and goes on behind "and"."""
    if start < 2 or tokens[start - 1].lower not in ("and", "but"):  # noqa: PLR2004 - a name and a verb
        return None
    first = opener(tokens, names, start - 1)
    if first is None:
        return None
    behind = first[1]
    if tokens[behind].lower == ",":  # "Ivan Test, 29, of Hull, admitted assault and was jailed"
        commas = [
            p for p in range(behind + 1, min(start, behind + _APART)) if tokens[p].lower == ","
        ]
        asides = [p for p in commas if _is_aside(tokens[behind : p + 1])]
        behind = asides[-1] + 1 if asides else behind
    verb = tokens[behind].lower
    forms, speech = lexicon().forms.by_word, lexicon().cues.speech
    is_verb = (
        verb in _STARTS
        or verb in _PASSIVE
        or bool({"past", "third"} & forms.get(verb, frozenset()))
    )
    between = {token.lower for token in tokens[first[1] : start - 1]}
    return None if not is_verb or between & ((speech - _PLEADS) | _BREAKS) else first


def leading_name(tokens: Sequence[Token], names: Sequence[NameSpan], start: int) -> NameSpan | None:
    """As in "Ivan Test was freed after being held": whom a clause without a subject of its own means."""
    first = opener(tokens, names, start)
    if first is None:
        return None
    return first if tokens[first[1]].lower in _PASSIVE else None


_APART: Final = 12
_PLEADS: Final = word_set("admitted admits denied denies pleaded pleads")
_STARTS: Final = word_set(
    "did had fell lost went left became refused failed appeared took came made gave"
)
_BREAKS: Final = _RELATIVE | {";", ":", "that", "which", "while", "but", "because", "after", "when"}
_PASSIVE: Final = word_set("was were has have is are")


def _may_lead(words: Sequence[Token]) -> bool:
    """Whether a name behind these words opens a clause: "The fifth, Ivan Test", "Former deputy Ivan Test"."""
    forms = lexicon().forms.by_word
    return not any(
        token.lower in _PREPOSITIONS | _FINITE | _RELATIVE
        or {"past", "third"} & forms.get(token.lower, frozenset())
        for token in words
    )


def _is_aside(between: Sequence[Token]) -> bool:
    """Whether a stretch from comma to comma only tells who somebody is."""
    words = [token.lower for token in between]
    if {";", ":", '"', "\u201c", "while", "whereas"} & set(words):
        return False
    is_relative = False
    for place, word in enumerate(words):
        if word == "and" and place + 1 < len(words) and between[place + 1].text[0].isupper():
            return False
        if words[place - 1] == "," and place:
            is_relative = word in _RELATIVE
        if (word in _FINITE or word in lexicon().cues.speech) and not is_relative:
            return False
    return True
