"""The other half of an exchange: "freed 45 detainees in return for 17 fighters"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.language.lexicon import Trigger
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

_FREED: Final = frozenset(["released", "repatriated"])
_RETURN: Final = frozenset(["return", "exchange"])
_BEFORE_NUMBER: Final = word_set("the some another a further other up to at least nearly over all")
_REACH: Final = 12
_NEAR: Final = 5


def with_other_halves(scan: Scan, events: Sequence[Event]) -> Iterator[Event]:
    """The events of a sentence, and those in return for whom others are freed: sent home in a swap."""
    for event in events:
        yield event
        place = _in_return(scan, event)
        mention = None if place is None else _given_for(scan, place, events)
        if mention is not None:
            trigger, bound = _swapped(event.trigger), Bound.of(mention)
            yield replace(
                event,
                trigger=trigger,
                index=mention.first,
                end=mention.last,
                frame=None,
                bound=bound,
            )


def _in_return(scan: Scan, event: Event) -> int | None:
    """Where "in return for" ends behind people who are freed; None mostly."""
    tokens = scan.tokens
    if event.trigger.stage not in _FREED or _RETURN.isdisjoint(scan.sentence.words):
        return None
    first = max(event.index, (event.bound.last or 0) - 1)
    for place in range(first + 1, min(len(tokens) - 3, first + _REACH)):
        words = [token.lower for token in tokens[place : place + 3]]
        if words[0] == "in" and words[1] in _RETURN and words[2] == "for":
            return place + 3
        if words[0] in (";", ":"):
            return None
    return None


def _given_for(scan: Scan, place: int, events: Sequence[Event]) -> Mention | None:
    """Those for whom others are freed, where they are counted and no event is about them yet."""
    mention = next((each for each in scan.scene.mentions if each.first >= place), None)
    if mention is None or mention.count is None or mention.first - place > _NEAR:
        return None
    if not _BEFORE_NUMBER.issuperset(token.lower for token in scan.tokens[place : mention.first]):
        return None  # "in exchange for information about 12 fighters"
    is_told = any(
        mention in each.bound.mentions and each.trigger.stage in _FREED for each in events
    )
    return None if is_told else mention


def _swapped(trigger: Trigger) -> Trigger:
    return replace(trigger, kind=ClaimKind.RELEASE, stage="repatriated")
