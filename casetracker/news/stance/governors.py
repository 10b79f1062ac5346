"""What the word before an infinitive makes of it: "were able to", "declined to", "was said to have"."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Frame
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.stance.stance import ASSERTED, Stance

_NOT: Final = frozenset(["not", "n't", "never", "hardly", "neither"])


def governor_stance(tokens: Sequence[Token], frame: Frame, index: int) -> Stance | None:
    """What stands before "to": "were able to", "declined to", "was said to have"."""
    to = next(place for place in range(index - 1, -1, -1) if tokens[place].lower == "to")
    told = _told_by(tokens, to)
    if told is not None:
        return told
    if tokens[to - 1].lower == "and":  # "called on it to free him and to drop all charges"
        near = range(to - 2, max(-1, to - _JOINED), -1)
        to = next((place for place in near if tokens[place].lower == "to"), to)
    governors = lexicon().cues.governor
    for place in range(to - 1, max(-1, to - 9), -1):
        word = tokens[place].lower
        if word in (";", ":", "that"):
            break
        name = governors.get(word)
        if name is None or (name == "alleged" and place != to - 1):
            continue
        return _governed(tokens, name, place, frame, index)
    if any(token.lower == "not" for token in tokens[to:index]):
        return Stance(Modality.NEGATED)
    return Stance(Modality.PLANNED)


def _told_by(tokens: Sequence[Token], to: int) -> Stance | None:
    """As in "have ten days to appeal", "whether to appeal", "too ill to be tried", "1. To release"."""
    before = tokens[to - 1].lower if to else ""
    if before == "not":
        is_regretted = tokens[to - 2].lower == "ought" and tokens[to + 1].lower == "have"
        return ASSERTED if is_regretted else Stance(Modality.NEGATED)
    taken = _taken(tokens, to)
    if taken is not None:
        return taken
    is_span = before in _ROOM and tokens[to - 2].lower not in ("last", "next", "this")
    if is_span or "until" in (before, tokens[to - 2].lower):
        return Stance(Modality.POSSIBLE)
    if before == "unfit" or tokens[to - 2].lower == "too":
        return Stance(Modality.NEGATED)
    near = tokens[max(0, to - 3) : to]
    if any(token.text in _RANKS for token in near) and not any(t.lower in _WHILES for t in near):
        return ASSERTED  # "the fourth person to be convicted"
    if not any(token.lower.isalpha() for token in tokens[:to]):
        return Stance(Modality.REQUESTED)
    if before == "held" and _CALLS & {token.lower for token in tokens[max(0, to - _CALLED) : to]}:
        return Stance(Modality.REQUESTED)  # "called for all those still held to be freed"
    return None


def _taken(tokens: Sequence[Token], to: int) -> Stance | None:
    """As in "a jury took three hours to find him guilty", "measures are being taken to detain them"."""
    words = {token.lower for token in tokens[max(0, to - 6) : to]}
    if _MEASURES & words and _TAKEN & words:
        return Stance(Modality.PLANNED)
    return ASSERTED if {"took", "needed"} & words else None


_MEASURES: Final = word_set("measures measure steps step action actions precautions")
_TAKEN: Final = word_set("taken taking take takes took")
_JOINED: Final = 14
_CALLS: Final = word_set("called calls calling call demanded demands")
_DEALS: Final = word_set("agreement formula way deal solution compromise understanding")
_CALLED: Final = 9
_STATES: Final = word_set("hold keep detain")
_WHILES: Final = word_set("time month week year night day")
_RULING: Final = word_set(
    "prosecution prosecutor prosecutors office it court chamber judge circuit panel bench tribunal board"
)
_ROOM: Final = word_set("days weeks months month week right whether hours")
_RANKS: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last")


def _governed(tokens: Sequence[Token], name: str, place: int, frame: Frame, index: int) -> Stance:
    is_negated = any(token.lower in _NOT for token in tokens[max(0, place - 3) : place]) or any(
        token.lower.endswith("n't") for token in tokens[max(0, place - 3) : place]
    )
    if name == "achieved":
        return Stance(Modality.NEGATED) if is_negated else ASSERTED
    if name == "alleged" and tokens[place].lower == "found":
        before = {token.lower for token in tokens[max(0, place - 6) : place]}
        is_deal = bool(before & _DEALS)  # "a formula had been found to free them"
        return Stance(Modality.PLANNED) if is_deal else ASSERTED  # "was found to be held"
    if name == "alleged":
        # "is believed to hold six": a state, not what is to come
        is_done = "have" in frame.words or "be" in frame.words or tokens[index].lower in _STATES
        return Stance(Modality.ALLEGED if is_done else Modality.PLANNED, is_hearsay=True)
    if any(token.lower == "not" for token in tokens[place:index]):
        return Stance(Modality.NEGATED)
    if name == "planned" and is_negated:
        return Stance(Modality.NEGATED)  # "was not permitted to read the file"
    if tokens[place].lower == "decided" and tokens[place - 1].lower in _RULING:
        return ASSERTED  # "the court decided to release him"
    if name == "negated" and is_negated:
        return ASSERTED if tokens[place].lower.startswith("fail") else Stance(Modality.PLANNED)
    return Stance(Modality(name))
