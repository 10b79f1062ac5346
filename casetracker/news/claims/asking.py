"""In whose voice a demand, an accusation or a count is: that of its verb's subject."""

import re
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import Voice
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import subject_speaking
from casetracker.news.steps.event import Event

_REACH: Final = 16
_ASKS: Final = word_set(
    "ask asks asked want wants wanted demand demands demanded seek seeks sought request requests requested"
    " urge urges urged call calls called appealed appeals petitioned"
)
_ACCUSING: Final = frozenset(["accused", "said_to_have"])
_OF_PROSECUTORS: Final = frozenset(["sentence_requested", "bare_demand"])
_OF_THEIR_SUBJECT: Final = _OF_PROSECUTORS | {
    "bail_asked", "acquittal_asked", "known_prisoners", "remand_asked"
}  # fmt: skip
_COUNTED: Final = frozenset(["arrest_of", "release_of", "death_of", "total"])
_AUXILIARIES: Final = word_set("do does did have has had")
_LISTS: Final = word_set(
    "lists listed counts counted registered recorded documented speaks reported reports put puts"
)
_PROSECUTOR: Final = re.compile(r".*\b(?:the|a) (?=[^,]*prosecut)", re.IGNORECASE)


def who_asks(scan: Scan, event: Event, modality: Modality) -> str | None:
    """Who demands, accuses or counts what an event tells, as named; None where nobody is told."""
    place = _verb_of(scan, event, modality)
    speaker = None if place is None else subject_speaking(scan.tokens, place)
    if speaker is None or event.trigger.rule not in _OF_PROSECUTORS:
        return speaker
    return _PROSECUTOR.sub("", speaker).partition(",")[0]  # "in their speeches the prosecutors"


def _verb_of(scan: Scan, event: Event, modality: Modality) -> int | None:
    """Where the verb stands whose subject is meant."""
    rule = event.trigger.rule
    if rule in _ACCUSING and event.frame is not None:
        return event.index if event.frame.voice is Voice.ACTIVE else None
    if rule in _OF_THEIR_SUBJECT:
        return event.index
    if rule == "more_arrests_to_come" and scan.tokens[event.index].lower in _AUXILIARIES:
        return event.index  # "Police have not ruled out further arrests"
    if rule in _COUNTED:
        near = range(event.first - 1, max(-1, event.first - 4), -1)
        return next((p for p in near if scan.tokens[p].lower in _LISTS), None)
    if modality is Modality.REQUESTED:
        near = range(event.index - 1, max(-1, event.index - _REACH), -1)
        return next((p for p in near if scan.tokens[p].lower in _ASKS), None)
    return None
