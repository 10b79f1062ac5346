"""How an event is put once it is known who tells it: what a rumour or a claim asserts is alleged."""

import re
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, Modality
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.officers import OFFICES
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import Voice
from casetracker.news.steps.event import Event

_CLAIMING: Final = word_set("claim claims claimed claiming alleged alleges insisted insists")


def put_in(event: Event, voice: Voice) -> tuple[Modality, Voice]:
    """The modality of an event in somebody's voice, and that voice."""
    modality = event.stance.modality
    if voice.verb in _CLAIMING and modality is Modality.ASSERTED:
        modality = Modality.ALLEGED
    if modality is Modality.ASSERTED and _is_weak(voice.speaker):
        modality = Modality.ALLEGED
    if event.trigger.rule == "act" and modality is Modality.ASSERTED:
        modality = Modality.ALLEGED
    if event.stance.is_hearsay and voice.speaker is None:
        voice = Voice(Attribution.REPORTED, None)
    if modality is Modality.ASSERTED and event.stance.factor < 1 and voice.speaker is None:
        voice = Voice(Attribution.REPORTED, None)
    return modality, voice


def without_speaker(scan: Scan, event: Event, voice: Voice) -> Event:
    """The event without who tells of it: "freed on bail, his lawyer, Ana Test, said"."""
    bound, speaker = event.bound, voice.speaker or ""
    if not bound.names or bound.first is None or bound.last is None:
        return event
    if not all(name in speaker for name in bound.names):
        return event
    if bound.first > event.index:
        is_told = bool(OFFICES & set(speaker.lower().replace(",", " ").split()))
    else:
        is_told = _says_of_others(scan, bound.last, event.first)
    return replace(event, bound=Bound()) if is_told else event


def _says_of_others(scan: Scan, start: int, end: int) -> bool:
    """As in "Ana Test said the party would appeal": a verb of speech, then another subject."""
    words = [token.lower for token in scan.tokens[start:end]]
    said = next((at for at, word in enumerate(words) if word in lexicon().cues.speech), None)
    behind = words[said + 1 :] if said is not None else []
    behind = behind[behind.index("that") + 1 :] if "that" in behind else behind
    return bool(behind) and behind[0] in _OTHERS and not _SELVES & set(words)


_OTHERS: Final = word_set("the its their our his her a nobody no none")
_SELVES: Final = word_set("he she they i we who whom and")


def _is_weak(speaker: str | None) -> bool:
    """Whether a speaker is no more than a post or a rumour."""
    head = "" if speaker is None else _OF.split(speaker.lower())[0]
    return bool(_WEAK & set(head.split()))  # "a post", but not "the head of the legal aid post"


_OF: Final = re.compile(r" (?:of|at) ")
_WEAK: Final = word_set("post posts channels tweet tweets rumour rumours rumor rumors users")
