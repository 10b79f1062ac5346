"""Whether a verb acts on a thing, not on people: an album is released, a slide arrested, a title captured."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

# rules whose verb takes things too
TAKES_THINGS: Final = word_set(
    "detained held captured released charged convicted acquitted transferred repatriated"
    " received_back trial_opened put_behind_bars taken_by_agents extradited"
)
_ABSTRACT: Final = ("tion", "sion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "ure")
_OPENERS: Final = word_set(
    "the a an his her its their our my this that these those some any no another"
)
_PARTICLES: Final = frozenset(["back", "over", "home", "away", "out"])
_PASSED: Final = _OPENERS | _PARTICLES
_REACH: Final = 5


def acts_on_thing(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """Whether the head of what the verb takes is known to be no person."""
    if frame.voice in (Voice.PASSIVE, Voice.REDUCED):
        place = frame.start - 1
        if place > 0 and tokens[place].lower in ("that", "which"):
            place -= 1 + (tokens[place - 1].lower == ",")
        if place < 0:
            return False
        if _is_told_with_whose(tokens, place):
            return False
        head = _head_before(tokens, place)
        nouns = lexicon().people.nouns
        if head.lower in nouns or head.lower in _LEADING:
            return False  # "members of the minority", "the head of the department"
        if frame.voice is Voice.REDUCED and tokens[place].lower in nouns:
            return False  # "the appeals of five men convicted of theft"
        if tokens[frame.start - 1].lower == "which" and _ends_in_things(tokens[place]):
            return True  # "his pruning shears, which were returned"
        return _is_thing(tokens[place]) or _is_thing(head, is_first=head is tokens[0])
    return _is_thing_object(tokens, index)


def _ends_in_things(token: Token) -> bool:
    """Whether "which" takes up several things: people are taken up by "who"."""
    lower = token.lower
    return token.text[0].islower() and lower.endswith("s") and lower not in lexicon().people.nouns


def _is_told_with_whose(tokens: Sequence[Token], place: int) -> bool:
    """As in "men whose families had paid bail were freed": the men, not the bail."""
    before = [token.lower for token in tokens[max(0, place - _WHOSE) : place + 1]]
    return "whose" in before and bool(_FINITE & set(before[before.index("whose") :]))


_WHOSE: Final = 10
_FINITE: Final = frozenset(["was", "were", "had", "has", "have"])
_LEADING: Final = word_set("head chief chair deputy deputies boss secretary treasurer clerk")


def _head_before(tokens: Sequence[Token], place: int) -> Token:
    """The noun that a phrase hangs on: "decline" in "the decline in exports"."""
    for back in range(place, max(0, place - _REACH), -1):
        if tokens[back].lower in ("in", "of", "on", "about"):
            return tokens[back - 1]
        if not tokens[back].lower[0].isalpha():
            break
    return tokens[place]


def _is_thing_object(tokens: Sequence[Token], index: int) -> bool:
    people = lexicon().people
    head = None
    for place in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        lower = tokens[place].lower
        if head is None and (lower in _PASSED or lower in NUMERALS or lower[0].isdigit()):
            continue
        if lower in people.stops or not lower[0].isalpha() or lower in people.nouns:
            break
        if head is not None and lower in _PARTICLES:
            break  # "sent his case back"
        head = place
    if head is None:
        return False
    following = tokens[head + 1].lower if head + 1 < len(tokens) else "."
    return following not in people.nouns and _is_thing(tokens[head])


def _is_thing(token: Token, *, is_first: bool = False) -> bool:
    lower = token.lower
    people = lexicon().people
    if lower in people.nouns or not (is_first or token.text[0].islower()):
        return False
    return lower in people.things or (len(lower) > _REACH and lower.endswith(_ABSTRACT))
