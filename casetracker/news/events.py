"""A trigger in a sentence into what happened, to whom, and how it is put."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.binding import (
    Bound,
    bind_after,
    bind_before,
    bind_target,
)
from casetracker.news.contract import Count
from casetracker.news.event import Event
from casetracker.news.event_people import people_of, trial_role
from casetracker.news.frames import Frame, Voice, frame_of
from casetracker.news.general_statements import is_general
from casetracker.news.lexicon import Trigger, lexicon
from casetracker.news.loose_people import lone_name, owner_of
from casetracker.news.mention import Mention
from casetracker.news.modality import stance_of_noun, stance_of_verb
from casetracker.news.narrowing import narrowed
from casetracker.news.needs import has_what_it_needs
from casetracker.news.numbers import number_at
from casetracker.news.scan import Scan
from casetracker.news.scheduled_events import scheduled_event
from casetracker.news.sentences import Token
from casetracker.news.stance import ASSERTED, Stance
from casetracker.news.things import TAKES_THINGS, acts_on_thing
from casetracker.news.verb_forms import is_verb
from casetracker.news.words import word_set

VETO_REACH: Final = 4
FAR_VETO: Final = 11


def find_events(scan: Scan) -> list[Event]:
    """The events of a sentence, at most one of a stage for each verb."""
    events: list[Event] = []
    used: set[int] = set()
    if is_general(scan.tokens):
        return events
    triggers = lexicon().triggers
    words = {token.lower for token in scan.tokens}
    spanned: dict[int, str | None] = {}
    for index in range(len(scan.tokens)):
        if index in used or not triggers.may_begin(scan.tokens[index].lower):
            continue
        found = sorted(triggers.at(scan.tokens, index, words), key=lambda pair: -pair[0])
        for end, trigger in found:
            if index in spanned and _is_inside(scan.tokens, index, trigger, spanned[index]):
                continue
            event = _event(scan, index, end, trigger, events[-1] if events else None)
            if event is not None:
                spanned.update(dict.fromkeys(range(index, end), trigger.stage))
                events.append(event)
                used.update(range(index, _covered(event)))
                break
    return events


def _is_inside(tokens: Sequence[Token], index: int, trigger: Trigger, stage: str | None) -> bool:
    """Whether a trigger is only a part of the one around it, which reached a stage."""
    if trigger.stage == stage and trigger.shape == "verb":
        return tokens[index - 1].lower not in ("was", "were", "been")
    if stage in _CLOSED and trigger.stage in ("sentenced", "detained"):
        return True
    if trigger.shape == "event" and stage in ("sent_to_court", "on_trial", "remanded"):
        return True
    return trigger.shape == "noun" or trigger.rule == "held" or trigger.stage == stage


_CLOSED: Final = frozenset(["sentence_requested", "whereabouts_unknown"])


def _covered(event: Event) -> int:
    """Up to where a trigger's own words go: a gap may hold another trigger's verb."""
    return event.end if event.trigger.shape != "verb" else event.index + 1


def _event(
    scan: Scan, index: int, end: int, trigger: Trigger, before: Event | None
) -> Event | None:
    if is_vetoed(scan.tokens, index, trigger):
        return None
    if trigger.shape == "owned":
        return _owned_event(scan, index, end, trigger)
    if trigger.shape == "noun":
        return _noun_event(scan, index, end, trigger)
    if trigger.shape == "event":
        return scheduled_event(scan, index, end, trigger)
    if trigger.shape == "phrase":
        return _phrase_event(scan, index, end, trigger, before)
    return _verb_event(scan, index, end, trigger, before)


def is_vetoed(tokens: Sequence[Token], index: int, trigger: Trigger) -> bool:
    """Whether a word around a trigger makes it something else."""
    if any(token.lower in trigger.veto_far for token in tokens[index + 1 : index + FAR_VETO]):
        return True
    around = tokens[index + 1 : index + 1 + VETO_REACH]
    for token in around:
        if token.lower in trigger.veto_after:
            return True
        if token.lower in _ENDS_VETO:
            break
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    return any(
        word in trigger.veto_after for word in before if word.isalpha() and word not in _AFTER_ONLY
    )


_ENDS_VETO: Final = word_set(", ; after who in at during on when with by without")
# these only make it something else behind the verb: "held that", "handed out"
_AFTER_ONLY: Final = word_set("that up out off back high by")


def _is_no_act(tokens: Sequence[Token], index: int, frame: Frame, trigger: Trigger) -> bool:
    """Whether a form is no verb here, or tells of the past in passing."""
    if frame.voice in (Voice.ADJECTIVE, Voice.NOUN) or not is_verb(tokens, index, frame):
        return True
    if trigger.rule == "case_opened" and _is_background(tokens, index, frame):
        return True
    before = tokens[index - 1].lower if index else ""
    return before in _DEFINING or (before == "those" and not frame.words)


def _is_of_thing(scan: Scan, index: int, end: int, frame: Frame, bound: Bound) -> bool:
    """Whether a verb that takes things too acts on one here."""
    is_suffered = frame.voice in (Voice.PASSIVE, Voice.REDUCED)
    if not is_suffered:
        return end == index + 1 and acts_on_thing(scan.tokens, index, frame)
    between = [] if bound.last is None else scan.tokens[bound.last : frame.start]
    if any(token.lower == "who" for token in between):
        return False  # "three who asked for their money were taken away"
    return acts_on_thing(scan.tokens, index, frame)


def _verb_event(
    scan: Scan, index: int, end: int, trigger: Trigger, earlier: Event | None
) -> Event | None:
    frame = frame_of(scan.tokens, index)
    if _is_no_act(scan.tokens, index, frame, trigger):
        return None
    role = trigger.role
    if trigger.rule == "trial_opened":
        role = trial_role(scan.tokens, index)
    if role == "subject" and frame.via is not None:
        frame = Frame(
            Voice.ACTIVE, index, ()
        )  # "were acquitted and walked out": no passive of its own
    elif role == "subject" and frame.voice is Voice.REDUCED:
        frame = Frame(Voice.ACTIVE, frame.start, frame.words)
    bound = people_of(scan, index, end, frame, trigger, role=role)
    if bound.is_empty and earlier is not None and _goes_on(scan, earlier, frame, role):
        bound = earlier.bound
    if trigger.rule in TAKES_THINGS and _is_of_thing(scan, index, end, frame, bound):
        return None
    if not has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    if _is_of_another_field(scan.tokens, index, trigger, bound):
        return None
    stance = stance_of_verb(scan.tokens, index, frame)
    if stance.modality is Modality.ASSERTED and _is_none_of(scan.tokens, bound):
        stance = Stance(Modality.NEGATED)
    trigger = narrowed(scan, index, end, frame, trigger, bound=bound)
    return Event(trigger, index, end, frame, _with_default(trigger, stance), bound)


def _is_none_of(tokens: Sequence[Token], bound: Bound) -> bool:
    """As in "None of the 11 opposition figures jailed in 2011 has been let out"."""
    if bound.first is None:
        return False
    before = [token.lower for token in tokens[max(0, bound.first - 3) : bound.first]]
    return "of" in before and any(word in ("none", "neither") for word in before)


# "a person is considered detained from the moment": law, not news
_DEFINING: Final = word_set("considered deemed regarded being-considered")


def _is_background(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "the case launched against 14 men": said in passing, of a stage that is long past."""
    before = tokens[index - 1].lower if index else ""
    return not frame.words and before in lexicon().lists["@case_nouns"]


def _with_default(trigger: Trigger, stance: Stance) -> Stance:
    if trigger.modality is None or stance.modality is not Modality.ASSERTED:
        return stance
    return Stance(trigger.modality, stance.is_hearsay, stance.factor)


def _noun_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    tokens = scan.tokens
    is_possessive = tokens[index].lower in lexicon().lists["@possessive"]
    before = tokens[index - 1].lower if index else ""
    if before in ("house", "cardiac", "court", "maximum", "minimum") or (
        is_possessive and before == "under"
    ):
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
        is_of = index + 1 < end and tokens[index + 1].lower in ("of", "for")
        is_last = end > index + 1 and tokens[end - 1].lower in ("of", "about", "from", "on")
        bound = bind_after(scan.scene, end - 1 if is_last else index + 1 if is_of else index)
    if bound.is_empty:
        bound = _counted_by(scan, index)
    if trigger.needs in ("person", "case") and bound.is_empty:
        return None
    is_own_no = trigger.stage == "whereabouts_unknown" or trigger.rule == "not_guilty"
    stance = ASSERTED if is_own_no else stance_of_noun(tokens, index)
    if not is_own_no and any(token.lower == "no" for token in tokens[index + 1 : end]):
        stance = Stance(Modality.NEGATED)  # "made no arrests"
    return Event(trigger, index, end, None, stance, bound)


def _owned_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    """As in "Demir's arrest", "the doctor's sudden release"."""
    tokens = scan.tokens
    owner = next(
        (
            p
            for p in range(index - 1, max(-1, index - 3), -1)
            if tokens[p].lower.endswith(("'s", "s'"))
        ),
        None,
    )
    if owner is None:
        return None
    bound = bind_before(scan.scene, owner + 1)
    if bound.is_empty or bound.last != owner + 1:
        bound = owner_of(tokens, owner)
    if bound.is_empty or tokens[min(end, len(tokens) - 1)].lower == "of":
        return None
    return Event(trigger, index, end, None, stance_of_noun(tokens, index), bound)


# a club releases a striker; a court does too, but says so in other words
_OF_PLAYERS: Final = frozenset(["released", "transferred", "captured"])
_PLAYERS: Final = word_set(
    "player players striker midfielder midfielders goalkeeper forward forwards"
)


def _is_of_another_field(
    tokens: Sequence[Token], index: int, trigger: Trigger, bound: Bound
) -> bool:
    """Whether the people or the task show that no law is meant."""
    if trigger.rule in _OF_PLAYERS and any(m.unit in _PLAYERS for m in bound.mentions):
        return True
    return trigger.rule == "charged" and _is_task(tokens, index)


def _is_task(tokens: Sequence[Token], index: int) -> bool:
    """As in "was charged with drafting the budget": a task, not a crime."""
    behind = [token.lower for token in tokens[index + 1 : index + 3]]
    return behind[:1] == ["with"] and len(behind) > 1 and behind[1] in _TASKS


_TASKS: Final = word_set(
    "drafting counting overseeing implementing coordinating developing protecting ensuring monitoring"
    " investigating managing safeguarding reviewing supervising delivering improving reforming rebuilding"
)


def _goes_on(scan: Scan, earlier: Event, frame: Frame, role: str) -> bool:
    """As in "was placed under arrest and in March was moved": the subject of the verb before."""
    is_subject = (role == "subject") != (frame.voice in (Voice.PASSIVE, Voice.REDUCED))
    if not is_subject or earlier.bound.is_empty or earlier.end > frame.start:
        return False
    between = [token.lower for token in scan.tokens[earlier.end : frame.start]]
    is_joined = bool({"and", "then", "but", "before"} & set(between)) and ";" not in between
    is_clear = not any(earlier.end <= m.first < frame.start for m in scan.scene.mentions)
    return is_joined and is_clear and len(between) <= _JOINED


_JOINED: Final = 14


def _phrase_event(
    scan: Scan, index: int, end: int, trigger: Trigger, earlier: Event | None
) -> Event | None:
    frame = Frame(Voice.ACTIVE, index, ())
    start = index
    while start > 0 and scan.tokens[start - 1].lower in _HELPERS:
        start -= 1
    is_subject = trigger.role == "subject"
    bound = bind_before(scan.scene, start) if is_subject else bind_target(scan.scene, index)
    if bound.is_empty and is_subject and earlier is not None:
        bound = earlier.bound if _goes_on(scan, earlier, frame, trigger.role) else bound
    if bound.is_empty and is_subject and start and trigger.needs == "person":
        bound = lone_name(scan.tokens, start - 1)
    if trigger.needs == "number":
        is_before = trigger.rule == "counted_outcome"
        bound = _number_in(scan, index, index + 1 if is_before else end)
    elif bound.is_empty and trigger.rule == "in_custody":
        inside = [m for m in scan.scene.mentions if index <= m.first < end + 3 and m.count]
        bound = Bound(tuple(inside[:1]), (), index, end) if inside else bound
    if not has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    if index and trigger.rule == "in_custody" and scan.tokens[index - 1].lower in _VENUES:
        return None
    before = scan.tokens[index - 1].lower if index else ""
    is_governed = before in lexicon().cues.modal or before in ("to", "not", "never")
    if is_governed or "part" in lexicon().forms.by_word.get(scan.tokens[index].lower, frozenset()):
        frame = frame_of(scan.tokens, index)
    trigger = narrowed(scan, index, end, frame, trigger, bound=bound)
    stance = stance_of_verb(scan.tokens, index, frame)
    if stance.modality is Modality.ASSERTED and trigger.stage != "whereabouts_unknown":
        spoken = {token.lower for token in scan.tokens[index:end]}
        stance = Stance(Modality.NEGATED) if spoken & _NOT else stance
    return Event(trigger, index, end, None, _with_default(trigger, stance), bound)


_VENUES: Final = word_set(
    "hall stadium theatre venue room church arena ferry boat bus ship plane hotel"
)
_HELPERS: Final = word_set(
    "has have had not never still also now already is are was were been long"
)
_NOT: Final = frozenset(["not", "n't", "never"])


def _counted_by(scan: Scan, index: int) -> Bound:
    """As in "made 14 arrests", "184 deaths in custody": people by the number of what befell them."""
    noun = next(
        (
            p
            for p in range(index, min(index + 4, len(scan.tokens)))
            if scan.tokens[p].lower in _BEFALLS
        ),
        None,
    )
    if noun is None:
        return Bound()
    for first in range(noun - 1, max(-1, noun - 4), -1):
        number = number_at(scan.tokens, first)
        if number is not None and first not in scan.scene.taken:
            count = Count(number.minimum, number.maximum)
            mention = Mention("counted", number.first, noun + 1, count, is_about=number.is_about)
            return Bound((mention,), (), number.first, noun + 1)
    return Bound()


_BEFALLS: Final = word_set("arrests detentions deaths convictions acquittals extraditions")


def _number_in(scan: Scan, index: int, end: int) -> Bound:
    """The number that a total is put at."""
    known = [m for m in scan.scene.mentions if index <= m.first <= end and m.count is not None]
    if known:
        return Bound((known[-1],), (), index, known[-1].last)
    number = number_at(scan.tokens, end - 1)
    is_outcome = end == index + 1
    if (
        number is None
        or (end - 1) in scan.scene.taken
        or not (is_outcome or _stands_alone(scan.tokens, number.last))
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
