"""People who share a verb with those before: "six were detained on May 17 and a week later another 11"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.people.binding import Bound, bind_after
from casetracker.news.people.elliptic_people import ELLIPSIS_NEXT, may_end
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event
from casetracker.news.steps.gapped_places import gapped_places

_SO: Final = frozenset(
    [
        "acquitted",
        "convicted",
        "released",
        "detained",
        "charged",
        "remanded",
        "sentenced",
        "pardoned",
    ]
)
_STAGES: Final = frozenset(
    ["detained", "captured", "released", "charged", "remanded", "repatriated"]
)
_REACH: Final = 18


def gapped_people(scan: Scan, events: Sequence[Event]) -> Iterator[Event]:
    """The events of a sentence once more, for further people who are told without the verb."""
    for event in events:
        bound = _so_is(scan, event)
        if bound is not None and bound.first is not None and bound.last is not None:
            yield replace(event, index=bound.first, end=bound.last, frame=None, bound=bound)
            continue
        compared = _compared(scan, event)
        if compared is not None:
            yield compared
            continue
        if event.trigger.stage not in _STAGES or event.trigger.shape != "verb":
            yield from gapped_places(scan, event, events)
            continue
        mention = _further(scan, event, events)
        if mention is None:
            yield from gapped_places(scan, event, events)
        else:
            bound = Bound((mention,), (), mention.first, mention.last)
            yield replace(event, index=mention.first, end=mention.last, frame=None, bound=bound)


def _so_is(scan: Scan, event: Event) -> Bound | None:
    """As in "A. Test is acquitted, and so is B. Probe": whom the same befell; None mostly."""
    tokens = scan.tokens
    if event.trigger.stage not in _SO or event.trigger.shape != "verb":
        return None
    for place in range(event.index + 1, min(len(tokens) - 2, event.end + _REACH)):
        if tokens[place].lower == "so" and tokens[place + 1].lower in _BE:
            bound = bind_after(scan.scene, place + 1)
            is_next = bound.first is not None and bound.first <= place + _NEXT
            return bound if is_next else None
    return None


_BE: Final = frozenset(["is", "are", "was", "were"])
_NEXT: Final = 4


def _compared(scan: Scan, event: Event) -> Event | None:
    """As in "39 were arrested this year, compared with 25 in 2019": those of another year."""
    tokens = scan.tokens
    if (
        event.trigger.stage not in _SO
        or not scan.dates
        or not any(m.count for m in event.bound.mentions)
    ):
        return None
    for place in range(event.end, min(len(tokens) - 3, event.end + _REACH)):
        pair = (tokens[place].lower, tokens[place + 1].lower)
        number = number_at(tokens, place + 2) if pair in _COMPARED else None
        if number is None:
            continue
        days = [d for d in scan.dates if 0 <= d.first - number.last <= _YEAR]
        if not days or not (days[0].first == number.last or tokens[number.last].lower in _WHEN):
            return None
        count = Count(number.minimum, number.maximum)
        told = Mention("counted", number.first, number.last, count, is_new=True)
        at = max(number.first, days[0].first - 1)
        return replace(event, index=at, end=number.last, frame=None, bound=Bound.of(told))
    return None


_COMPARED: Final = frozenset(
    [("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")]
)
_WHEN: Final = frozenset(["in", "during", "over", "last", "the", "a"])
_YEAR: Final = 5


def _further(scan: Scan, event: Event, events: Sequence[Event]) -> Mention | None:
    """The next people behind an event, where they are further ones and have no verb of their own."""
    end = max(event.end, event.bound.last or 0)
    mention = next((m for m in scan.scene.mentions if m.first >= end), None)
    if mention is None or not mention.is_new or mention.count is None:
        return None
    if any(mention in each.bound.mentions for each in events):
        return None
    taken = scan.scene.taken  # "in May" has no verb
    between = [scan.tokens[place] for place in range(end, mention.first) if place not in taken]
    is_joined = any(token.lower in ("and", ",", ";", "then") for token in between)
    if not is_joined or len(between) > _REACH or _has_verb(between):
        return None
    following = scan.tokens[mention.last : mention.last + 2]
    is_ended = may_end(scan.tokens, mention.last) and not _has_verb(following)
    return mention if is_ended else None


def _has_verb(tokens: Sequence[Token]) -> bool:
    by_word = lexicon().forms.by_word
    return any(
        token.lower in ELLIPSIS_NEXT or {"past", "part"} & by_word.get(token.lower, frozenset())
        for token in tokens
    )
