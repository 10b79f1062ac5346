"""What befell a case or an arrest that the same sentence told of before and calls "it"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.grammar.frames import Voice, frame_of
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.stance.modality import stance_of_verb
from casetracker.news.steps.event import Event

_REACH: Final = 16
_EXTENDS: Final = word_set(
    "extended prolonged renewed extends prolongs renews extend prolong renew"
)
_CASES: Final = frozenset(["case_opened", "charged", "sent_to_court"])
_ENDS: Final = frozenset(["discontinued", "severed", "joined", "sent_to_court"])


def with_it(scan: Scan, events: Sequence[Event]) -> Iterator[Event]:
    """The events of a sentence; "it was terminated" is about those whom the case before was against."""
    last: Event | None = None
    for event in events:
        told = event if last is None else _of_case(scan, event, last)
        yield told
        longer = _extended(scan, told)
        if longer is not None:
            yield longer
        last = told


def _of_case(scan: Scan, event: Event, before: Event) -> Event:
    """As in "a case was opened against his brother, but in May it was dropped"."""
    if event.trigger.stage not in _ENDS or before.trigger.stage not in _CASES:
        return event
    frame = event.frame
    is_it = frame is not None and frame.voice is Voice.PASSIVE and frame.start > 0
    is_it = is_it and frame is not None and scan.tokens[frame.start - 1].lower == "it"
    return replace(event, bound=before.bound) if is_it and before.index < event.index else event


def _extended(scan: Scan, event: Event) -> Event | None:
    """As in "chose detention for two months, and later extended it": the remand goes on."""
    tokens = scan.tokens
    if event.trigger.stage != "remanded" or "it" not in scan.sentence.words:
        return None
    for place in range(event.end, min(len(tokens) - 1, event.end + _REACH)):
        if tokens[place].lower in _EXTENDS and tokens[place + 1].lower == "it":
            trigger = replace(
                event.trigger,
                rule="extended_it",
                kind=ClaimKind.STAGE_REACHED,
                stage="remand_extended",
            )
            frame = frame_of(tokens, place)
            stance = stance_of_verb(tokens, place, frame)
            told = replace(event, trigger=trigger, frame=frame, stance=stance)
            return replace(told, index=place, end=place + 2)
    return None
