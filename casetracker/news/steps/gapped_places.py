"""Further people by a phrase like the one before: "12 were held in Minsk, five in Brest and two in Gomel"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.elliptic_people import ELLIPSIS_NEXT
from casetracker.news.people.mention import Mention
from casetracker.news.people.people_nouns import head_of
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

_STAGES: Final = word_set(
    "detained captured released remanded repatriated transferred extradited sent_to_court acquitted pardoned"
    " whereabouts_unknown"
)
_TIES: Final = word_set("in on at to from near")
_JOINTS: Final = frozenset([",", ";", "and", "then", "while"])
_FILLERS: Final = _JOINTS | {"another", "a", "further"}
_NEXT: Final = 12  # tokens between the one phrase and the next
_BEHIND: Final = 7


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Some people and the word that ties a place or a day to them: where each stands."""

    mention: Mention
    tie: int


def gapped_places(scan: Scan, event: Event, events: Sequence[Event]) -> Iterator[Event]:
    """The event once more for each further number of people that a like phrase goes with."""
    if event.trigger.stage not in _STAGES or event.trigger.shape != "verb":
        return
    if len(event.bound.mentions) != 1 or event.bound.mentions[0].count is None:
        return
    taken = {mention.first for each in events for mention in each.bound.mentions}
    place = max(event.end, event.bound.last or 0)
    while (found := _next(scan, place, event)) is not None and found.mention.first not in taken:
        mention = found.mention
        bound = Bound((mention,), (), mention.first, found.tie + 2)
        yield replace(event, index=found.tie, end=found.tie + 2, frame=None, bound=bound)
        place = found.tie + 2


def _next(scan: Scan, start: int, event: Event) -> _Phrase | None:
    tokens = scan.tokens
    for joint in range(start, min(len(tokens), start + _NEXT)):
        if tokens[joint].lower == ":":
            return None  # "26 were held: 12 in Lithuania, eight in Poland": a list
        if tokens[joint].lower not in _JOINTS:
            continue
        first = joint + 1
        while first < len(tokens) and tokens[first].lower in _FILLERS:
            first += 1
        number = number_at(tokens, first)
        if number is None or first in scan.scene.taken:
            continue
        count = Count(number.minimum, number.maximum)
        head = head_of(tokens, number.last)
        is_near = head is not None and head <= number.last + 2
        tie = number.last if head is None or not is_near else head + 1
        before = {token.lower for token in tokens[event.index + 1 : joint]}
        if not _is_tied(scan, tie, before):
            return None
        unit = tokens[head].lower if head is not None and is_near else None
        return _Phrase(
            Mention("counted", first, tie, count, unit, is_about=number.is_about, is_new=True), tie
        )
    return None


def _is_tied(scan: Scan, tie: int, before: set[str]) -> bool:
    """Whether a place or a day follows as one did before, and no verb of its own behind it."""
    tokens = scan.tokens
    if tie + 1 >= len(tokens) or tokens[tie].lower not in _TIES & before:
        return False
    is_named = tokens[tie + 1].text[0].isupper() or tie + 1 in scan.scene.taken
    return is_named and not _goes_on(scan, tie + 1)


def _goes_on(scan: Scan, start: int) -> bool:
    """As in "and five in Brest were let go": a verb of its own before the next mark."""
    forms = lexicon().forms.by_word
    for place in range(start, min(len(scan.tokens), start + _BEHIND)):
        token = scan.tokens[place]
        if place in scan.scene.taken:
            continue  # "in May"
        if not token.lower[0].isalnum() or token.lower == "and":
            return False
        if token.lower in ELLIPSIS_NEXT or {"past", "part"} & forms.get(token.lower, frozenset()):
            return True
    return False
