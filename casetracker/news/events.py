"""A trigger in a sentence into what happened, to whom, and how it is put."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.binding import (
    Bound,
    bind,
    bind_after,
    bind_before,
    bind_target,
    bind_tried,
)
from casetracker.news.contract import Count
from casetracker.news.frames import Frame, Voice, frame_of
from casetracker.news.lexicon import Trigger, lexicon
from casetracker.news.mention import Mention
from casetracker.news.modality import stance_of_noun, stance_of_verb
from casetracker.news.noun_stance import before_noun
from casetracker.news.numbers import number_at
from casetracker.news.scan import Scan
from casetracker.news.sentences import Token
from casetracker.news.stance import ASSERTED, Stance
from casetracker.news.terms import find_terms
from casetracker.news.verb_forms import is_court_jailing, is_verb
from casetracker.news.words import word_set

VETO_REACH: Final = 4
FAR_VETO: Final = 11
_PATIENT_REACH: Final = 14
_PATIENTS: Final = {
    "case_only": "@case_nouns",
    "charges": "@charge_nouns",
    "investigation": "@investigation_nouns",
    "indictment": "@indictment_nouns",
}
_CASE_NEEDS: Final = frozenset(["case", *_PATIENTS])
_EVENT_VERBS: Final = word_set(
    "begin began begun begins beginning start started starts open opened opens opening held hold"
    " continue continued continues continuing resume resumed resumes adjourned postponed take took"
    " underway closed closes adjourn reschedule rescheduled scheduled set due end ended concluded goes"
    " went go started launched"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger that was found, with its grammar and those whom it is about."""

    trigger: Trigger
    index: int
    end: int
    frame: Frame | None
    stance: Stance
    bound: Bound

    @property
    def first(self) -> int:
        """The first token of trigger and auxiliaries."""
        return self.index if self.frame is None else min(self.frame.start, self.index)


def find_events(scan: Scan) -> list[Event]:
    """The events of a sentence, at most one of a stage for each verb."""
    events: list[Event] = []
    used: set[int] = set()
    spanned: dict[int, str | None] = {}
    for index in range(len(scan.tokens)):
        if index in used:
            continue
        found = sorted(lexicon().triggers.at(scan.tokens, index), key=lambda pair: -pair[0])
        for end, trigger in found:
            if index in spanned and _is_inside(trigger, spanned[index]):
                continue
            event = _event(scan, index, end, trigger)
            if event is not None:
                spanned.update(dict.fromkeys(range(index, end), trigger.stage))
                events.append(event)
                used.update(range(index, _covered(event)))
                break
    return events


def _is_inside(trigger: Trigger, stage: str | None) -> bool:
    """Whether a trigger is only a part of the one around it, which reached a stage."""
    return trigger.shape == "noun" or trigger.rule == "held" or trigger.stage == stage


def _covered(event: Event) -> int:
    """Up to where a trigger's own words go: a gap may hold another trigger's verb."""
    return event.end if event.trigger.shape != "verb" else event.index + 1


def _event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    if _is_vetoed(scan.tokens, index, trigger):
        return None
    if trigger.shape == "noun":
        return _noun_event(scan, index, end, trigger)
    if trigger.shape == "event":
        return _scheduled_event(scan, index, end, trigger)
    if trigger.shape == "phrase":
        return _phrase_event(scan, index, end, trigger)
    return _verb_event(scan, index, end, trigger)


def _is_vetoed(tokens: Sequence[Token], index: int, trigger: Trigger) -> bool:
    if any(token.lower in trigger.veto_far for token in tokens[index + 1 : index + FAR_VETO]):
        return True
    around = tokens[index + 1 : index + 1 + VETO_REACH]
    for token in around:
        if token.lower in trigger.veto_after:
            return True
        if token.lower in (",", ";", "after", "who", "in", "at", "during", "on", "when", "with"):
            break
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    return any(word in trigger.veto_after for word in before if word.isalpha())


def _verb_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    frame = frame_of(scan.tokens, index)
    if frame.voice in (Voice.ADJECTIVE, Voice.NOUN) or not is_verb(scan.tokens, index, frame):
        return None
    if trigger.rule == "case_opened" and _is_background(scan.tokens, index, frame):
        return None
    role = trigger.role
    if trigger.rule == "trial_opened":
        role = _trial_role(scan.tokens, index)
    if role == "subject" and frame.voice is Voice.REDUCED:
        frame = Frame(Voice.ACTIVE, frame.start, frame.words)
    bound = _people(scan, index, frame, trigger, role=role)
    if not _has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    stance = stance_of_verb(scan.tokens, index, frame)
    if trigger.rule == "detained" and is_court_jailing(scan.tokens, index, frame):
        trigger = replace(
            trigger, rule="court_jails", kind=ClaimKind.SENTENCE, stage="sentenced", score=0.75
        )
    return Event(trigger, index, end, frame, _with_default(trigger, stance), bound)


def _is_background(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "the case launched against 14 men": said in passing, of a stage that is long past."""
    before = tokens[index - 1].lower if index else ""
    return not frame.words and before in lexicon().lists["@case_nouns"]


def _trial_role(tokens: Sequence[Token], index: int) -> str:
    """As in "stood trial" speaks of its subject, "put on trial" of its object."""
    return "object" if tokens[index].lower in _PUTS else "subject"


_PUTS: Final = word_set("put puts putting place placed places bring brought brings tried")


def _people(scan: Scan, index: int, frame: Frame, trigger: Trigger, *, role: str) -> Bound:
    if trigger.needs in _CASE_NEEDS or trigger.needs == "none":
        target = bind_target(scan.scene, index)
        if not target.is_empty:
            return target
    if trigger.needs in _PATIENTS:
        return Bound()
    if trigger.rule == "appeal_lodged":
        tried = bind_tried(scan.scene, index)
        if not tried.is_empty:
            return tried
    bound = bind(scan.scene, index, frame, role)
    if bound.is_empty and trigger.needs == "prosecutor":
        return bind_after(scan.scene, index)
    return bound


def _has_what_it_needs(
    scan: Scan, index: int, end: int, frame: Frame, trigger: Trigger, *, bound: Bound
) -> bool:
    needs = trigger.needs
    if needs == "none":
        return True
    if needs == "person":
        return not bound.is_empty
    if needs == "person_or_term":
        return not bound.is_empty or bool(find_terms(scan.tokens, index + 1))
    if needs == "number":
        return not bound.is_empty
    if needs == "case":
        is_subject = trigger.role == "subject"
        return not bound.is_empty or _patient(
            scan, index, end, frame, "@case_nouns", is_subject_meant=is_subject
        )
    if needs == "prosecutor":
        return _subject_is(scan, frame, "@prosecutor_nouns")
    if needs == "verdict":
        return _subject_is(scan, frame, "@verdict_nouns")
    return _patient(scan, index, end, frame, _PATIENTS[needs])


def _patient(
    scan: Scan, index: int, end: int, frame: Frame, name: str, *, is_subject_meant: bool = False
) -> bool:
    """Whether the thing acted upon is one of a list."""
    nouns = lexicon().lists[name]
    if frame.voice in (Voice.PASSIVE, Voice.REDUCED):
        stretch = scan.tokens[max(0, frame.start - _PATIENT_REACH) : frame.start]
    else:
        first = frame.start - _PATIENT_REACH if is_subject_meant else index + 1
        stretch = scan.tokens[max(0, first) : max(end, index + 6)]
    words = [token.lower for token in stretch]
    if ";" in words and frame.voice is Voice.PASSIVE:
        words = words[len(words) - words[::-1].index(";") :]
    return any(word in nouns for word in words)


def _subject_is(scan: Scan, frame: Frame, name: str) -> bool:
    nouns = lexicon().lists[name]
    stretch = scan.tokens[max(0, frame.start - _PATIENT_REACH) : frame.start]
    return any(token.lower in nouns for token in stretch)


def _with_default(trigger: Trigger, stance: Stance) -> Stance:
    if trigger.modality is None or stance.modality is not Modality.ASSERTED:
        return stance
    return Stance(trigger.modality, stance.is_hearsay, stance.factor)


def _noun_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    tokens = scan.tokens
    is_possessive = tokens[index].lower in lexicon().lists["@possessive"]
    before = tokens[index - 1].lower if index else ""
    if before in ("house", "cardiac", "court") or (is_possessive and before == "under"):
        return None
    if is_possessive:
        bound = bind_before(scan.scene, index)
        if bound.is_empty and tokens[index].lower in ("his", "her", "their"):
            owner = Mention("pronoun", index, index + 1, is_definite=True)
            bound = Bound((owner,), (), index, index + 1)
    elif trigger.rule == "approved_indictment":
        bound = bind_target(scan.scene, index)
        if bound.is_empty:
            bound = bind_before(scan.scene, index)
    else:
        bound = bind_after(scan.scene, index)
    if trigger.needs in ("person", "case") and bound.is_empty:
        return None
    return Event(trigger, index, end, None, stance_of_noun(tokens, index), bound)


def _scheduled_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    """A trial or hearing that begins, is held or is set for a day."""
    tokens = scan.tokens
    around = [token.lower for token in tokens[max(0, index - 6) : min(len(tokens), end + 12)]]
    governed = before_noun(tokens, index)
    if not any(word in _EVENT_VERBS for word in around):
        bound = bind_target(scan.scene, index)
        bound = bind_after(scan.scene, index) if bound.is_empty else bound
        if governed is None or bound.is_empty:
            return None
        return Event(trigger, index, end, None, Stance(governed), bound)
    verb = next(
        (
            place
            for place in range(end, min(len(tokens), end + 12))
            if tokens[place].lower in _EVENT_VERBS and tokens[place - 1].lower not in ("and", "but")
        ),
        None,
    )
    bound = bind_target(scan.scene, index)
    if bound.is_empty:
        bound = bind_after(scan.scene, index)
    if governed is not None and (verb is None or _is_next(tokens, index)):
        return Event(trigger, index, end, None, Stance(governed), bound)
    if verb is None:
        first = next(
            (
                p
                for p in range(index - 1, max(-1, index - 5), -1)
                if tokens[p].lower in _EVENT_VERBS
            ),
            None,
        )
        if first is not None:
            stance = _scheduled(
                tokens, first, stance_of_verb(tokens, first, frame_of(tokens, first))
            )
            return Event(trigger, first, end, None, stance, bound)
        if bound.is_empty:
            return None
        return Event(trigger, index, end, None, stance_of_noun(tokens, index), bound)
    frame = frame_of(tokens, verb)
    stance = _scheduled(tokens, verb, stance_of_verb(tokens, verb, frame))
    if tokens[verb].lower == "postponed" and trigger.stage is not None and stance == ASSERTED:
        stance = Stance(Modality.PLANNED)
    return Event(trigger, index, max(end, verb + 1), None, stance, bound)


def _is_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is what the words before it ask for, plan or await, not the subject anew."""
    first = index
    while first > 0 and tokens[first - 1].lower in ("the", "a", "an", "their", "his", "her"):
        first -= 1
    return first > 0 and tokens[first - 1].lower not in (",", ";", ":", "that", "and", "said")


def _scheduled(tokens: Sequence[Token], verb: int, stance: Stance) -> Stance:
    """What is set for a day is planned, not held."""
    if tokens[verb].lower in ("scheduled", "set", "due") and stance == ASSERTED:
        return Stance(Modality.PLANNED)
    return stance


def _phrase_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    frame = Frame(Voice.ACTIVE, index, ())
    role = trigger.role
    bound = bind_before(scan.scene, index) if role == "subject" else bind_target(scan.scene, index)
    if trigger.needs == "number":
        bound = _number_in(scan, index, end)
    elif bound.is_empty and trigger.rule == "in_custody":
        inside = [m for m in scan.scene.mentions if index <= m.first < end + 3 and m.count]
        bound = Bound(tuple(inside[:1]), (), index, end) if inside else bound
    if not _has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    if "part" in lexicon().forms.by_word.get(scan.tokens[index].lower, frozenset()):
        frame = frame_of(scan.tokens, index)
    return Event(trigger, index, end, None, stance_of_verb(scan.tokens, index, frame), bound)


def _number_in(scan: Scan, index: int, end: int) -> Bound:
    """The number that a total is put at."""
    known = [m for m in scan.scene.mentions if index <= m.first <= end and m.count is not None]
    if known:
        return Bound((known[-1],), (), index, known[-1].last)
    number = number_at(scan.tokens, end - 1)
    if (
        number is None
        or (end - 1) in scan.scene.taken
        or not _stands_alone(scan.tokens, number.last)
    ):
        return Bound()
    mention = Mention("counted", number.first, number.last, Count(number.minimum, number.maximum))
    return Bound((mention,), (), index, number.last)


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether no other noun follows a number."""
    if index >= len(tokens):
        return True
    lower = tokens[index].lower
    return not lower[0].isalnum() or lower in lexicon().people.stops or lower == "so"
