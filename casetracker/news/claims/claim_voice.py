"""How an event is put once it is known who tells it: what a rumour or a claim asserts is alleged."""

import re
from typing import Final

from casetracker.model.vocabulary import Attribution, Modality
from casetracker.news.language.words import word_set
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


def _is_weak(speaker: str | None) -> bool:
    """Whether a speaker is no more than a post or a rumour."""
    head = "" if speaker is None else _OF.split(speaker.lower())[0]
    return bool(_WEAK & set(head.split()))  # "a post", but not "the head of the legal aid post"


_OF: Final = re.compile(r" (?:of|at) ")
_WEAK: Final = word_set("post posts channels tweet tweets rumour rumours rumor rumors users")
