"""What a phrase before a verb or noun makes of it: what was denied, asked for, feared, or not done."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.asides import before_aside
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.people_nouns import head_of
from casetracker.news.stance.stance import Stance

_NOT: Final = frozenset(["not", "n't", "never", "hardly", "neither"])
_SUBORDINATORS: Final = word_set("because after since although while when as whereas")
_DOUBTFUL_SCORE: Final = 0.4


def _reach(tokens: Sequence[Token], index: int) -> int:
    """Where the clause begins that a cue may reach from."""
    breaks = lexicon().cues.breaks
    for place in range(index - 1, -1, -1):
        lower = tokens[place].lower
        if lower in breaks or (lower == "," and _starts_clause(tokens, place)):
            return place + 1
        if lower in _SUBORDINATORS and place < index - 1 and lower != "as":
            return place + 1
    return 0


def _starts_clause(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes a clause: ", and the police", ", who", ", the ministry said"."""
    following = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    if following in ("who", "which", "where", "when"):
        return True
    return following == "and" and not any(
        token.lower in ("if", "unless") for token in tokens[:comma]
    )


def from_scope(tokens: Sequence[Token], start: int, *, is_finite: bool) -> Stance | None:
    """What a phrase before the verb makes of it; nearer phrases are looked at first."""
    cues = lexicon().cues
    if is_finite:
        start = before_aside(tokens, start)
    reach = _reach(tokens, start)
    if is_finite and start > 1 and tokens[start - 1].lower == "and" and tokens[start].lower in _OWN:
        reach = start  # "accused of X and was charged": a clause of its own
    for place in range(start - 1, reach - 1, -1):
        if not cues.scope.may_begin(tokens[place].lower):
            continue
        for _, name in cues.scope.at(tokens, place):
            stance = _scoped(tokens, place, start, name, is_finite=is_finite)
            if stance is not None:
                return stance
    return _negative_subject(tokens, reach, start)


_SAY: Final = frozenset(["say", "says", "said"])
_OWN: Final = word_set("was were is are has have had")


def _scoped(
    tokens: Sequence[Token], place: int, start: int, name: str, *, is_finite: bool
) -> Stance | None:
    distance = start - place
    between = tokens[place:start]
    if any(first.lower == "and" and second.lower in _SAY for first, second in pairwise(between)):
        return None  # "has not confirmed that number and says it is holding nine"
    if name == "conditional":
        crosses = any(token.lower == "," for token in between)
        return None if crosses else Stance(Modality.CONDITIONAL)
    if name in ("denied", "undenied"):
        is_undenied = name == "undenied" or _is_undenied(tokens, place)
        return _denied(tokens, place, start, is_finite=is_finite, is_undenied=is_undenied)
    if name == "negated":
        is_past = (
            is_finite and tokens[place].lower in _OF_A_PHRASE
        )  # "without bail and six were freed"
        ends = _EMBEDDED | {"and"} if is_past else _EMBEDDED
        ends = ends | {"after", "before"} if tokens[place].lower == "without" else ends
        is_near = distance <= 9 and not any(  # noqa: PLR2004 - the same phrase
            token.lower in ends for token in between
        )
        return Stance(Modality.NEGATED) if is_near else None
    if name == "alleged":
        return _alleged(tokens, place, is_finite=is_finite)
    is_that = place + 1 < len(tokens) and tokens[place + 1].lower == "that"
    is_doubt = tokens[place].lower in _DOUBTS or is_that
    if is_finite and (name != "possible" or not is_doubt):
        return None
    return Stance(Modality(name)) if distance <= 14 else None  # noqa: PLR2004 - the same clause


def _denied(
    tokens: Sequence[Token], place: int, start: int, *, is_finite: bool, is_undenied: bool
) -> Stance | None:
    """What a denial at a token makes of a verb behind it; None where it does not reach so far."""
    words = [token.lower for token in tokens[place:start]]
    if is_finite and "and" in words and "that" not in words:
        return None  # "Bail was denied and Ivan Test was remanded"
    if is_finite and "," in words and tokens[place - 1].lower == "who":
        return None  # "Ivan Test, who denies wrongdoing, is under house arrest"
    if is_undenied:
        return Stance(Modality.ASSERTED, factor=_DOUBTFUL_SCORE)
    if _ADDING & set(words):
        return None  # "denied that he had been beaten, saying he was arrested lawfully"
    has_that = not is_finite or "that" in words[:8]
    return Stance(Modality.DENIED) if has_that or start - place <= _ONE_CLAUSE else None


_ONE_CLAUSE: Final = 8
_ADDING: Final = word_set("saying insisting adding claiming arguing explaining")


def _is_of_people(tokens: Sequence[Token], place: int) -> bool:
    """As in "the alleged ringleader": it doubts what somebody is, not what befell him."""
    if tokens[place].lower != "alleged":
        return False
    return head_of(tokens, place + 1) is not None


def _alleged(tokens: Sequence[Token], place: int, *, is_finite: bool) -> Stance | None:
    """What a word of hearsay makes of a verb behind it; None where it only says what somebody is."""
    if _is_of_people(tokens, place) or _is_called_accused(tokens, place):
        return None
    if is_finite and _is_of_deed(tokens, place):
        return None  # "arrested after the alleged plot, 23 have been released"
    following = [token.lower for token in tokens[place + 1 : place + 3]]
    if is_finite and following == ["to", "be"] and tokens[place - 1].lower not in _NAMELESS:
        return None  # "a man alleged to be his accomplice was jailed"
    if is_finite and tokens[place].lower in ("accused", "suspected"):
        return None  # "the trial of six accused of plotting opened": only the plot is alleged
    return Stance(Modality.ALLEGED, is_hearsay=tokens[place].lower in _NAMELESS)


def _is_of_deed(tokens: Sequence[Token], place: int) -> bool:
    """As in "the alleged plot, ...": it doubts what it stands with, not the clause behind a comma."""
    is_told = place > 0 and tokens[place - 1].lower in ("the", "an", "this", "that", "their", "his")
    behind = [token.lower for token in tokens[place + 1 : place + 7]]
    return tokens[place].lower == "alleged" and is_told and "," in behind


def _is_called_accused(tokens: Sequence[Token], place: int) -> bool:
    """As in "nine of the accused were cleared of all charges": what they are called."""
    before = tokens[place - 1].lower if place else ""
    return tokens[place].lower == "accused" and (before in _CALLS or before[:1].isdigit())


_CALLS: Final = word_set("the these those all both other of four five six seven eight nine ten")
_OF_A_PHRASE: Final = word_set("without instead rather lack absence spared escaped avoided")
_EMBEDDED: Final = word_set(", why where how when what who")
_NAMELESS: Final = word_set("allegedly reportedly purportedly supposedly it is are was were")
_DOUBTS: Final = word_set(
    "assumed thought imagined supposed possibly probably perhaps maybe unconfirmed"
    " rumours rumors rumour rumor unclear unknown"
    " uncertain unsure can't couldn't whether apparently could cannot no likely not"
    " did does do has have had didn't doesn't hasn't fears fear feared hopes hoped"
)


def _is_numbering(tokens: Sequence[Token], place: int) -> bool:
    """As in "Law No. 3713", and where "no" ends what somebody said."""
    following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
    return following == "." or following[0].isdigit()


def _is_undenied(tokens: Sequence[Token], place: int) -> bool:
    return any(
        token.lower in _NOT or token.lower.endswith("n't") or token.lower in ("without", "cannot")
        for token in tokens[max(0, place - 3) : place]
    )


def _negative_subject(tokens: Sequence[Token], reach: int, start: int) -> Stance | None:
    """As in "No arrests were made", "nor were they released"."""
    for place in range(start - 1, max(reach, start - 6) - 1, -1):
        if tokens[place].lower in ("no", "nor") and not _is_numbering(tokens, place):
            if place and tokens[place - 1].lower == "of":
                return None  # "Ivan Test, 22, of no fixed address, was charged"
            following = {token.lower for token in tokens[place:start]}
            if following & {"doubt", "longer", "article"} and "longer" not in following:
                return None
            return Stance(Modality.NEGATED)
    return None
