"""Two steps of which each befell some: "Twelve people were arrested or charged"."""

from collections.abc import Sequence
from dataclasses import replace

from casetracker.model.vocabulary import Modality
from casetracker.news.language.sentences import Token
from casetracker.news.scan import Scan
from casetracker.news.stance.stance import Stance
from casetracker.news.steps.event import Event


def with_alternatives(scan: Scan, events: Sequence[Event]) -> list[Event]:
    """The events of a sentence; those told by "or" of the same people are possible for each of them."""
    return [
        replace(event, stance=Stance(Modality.POSSIBLE))
        if event.stance.modality is Modality.ASSERTED and _is_one_of(scan, event, events)
        else event
        for event in events
    ]


def _is_one_of(scan: Scan, event: Event, events: Sequence[Event]) -> bool:
    via = None if event.frame is None else event.frame.via
    if via is not None and _is_behind_or(scan.tokens, event.index):
        # "arrested or detained" is one step in two words
        same = next((each for each in events if each.index == via), None)
        return same is None or same.trigger.stage != event.trigger.stage
    return any(
        other.frame is not None
        and other.frame.via == event.index
        and other.trigger.stage != event.trigger.stage
        and _is_behind_or(scan.tokens, other.index)
        for other in events
    )


def _is_behind_or(tokens: Sequence[Token], index: int) -> bool:
    """Whether "or" joins a participle to the one before it."""
    return index > 0 and tokens[index - 1].lower == "or"
