"""A trigger in a sentence into what happened, to whom, and how it is put."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.grammar.frames import Frame, Voice, frame_of
from casetracker.news.grammar.things import TAKES_THINGS, acts_on_thing
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound
from casetracker.news.people.companions import with_companions
from casetracker.news.people.victims import without_victims
from casetracker.news.scan import Scan
from casetracker.news.stance.general_statements import is_general
from casetracker.news.stance.modality import stance_of_verb
from casetracker.news.stance.stance import Stance
from casetracker.news.steps.alternatives import with_alternatives
from casetracker.news.steps.court_orders import as_ordered, is_order_upheld, is_ordered_instead
from casetracker.news.steps.event import Event, goes_on, with_default
from casetracker.news.steps.event_people import people_of, trial_role
from casetracker.news.steps.exchanged_people import with_other_halves
from casetracker.news.steps.grounds import GROUNDS, ground_event
from casetracker.news.steps.habits import is_habit
from casetracker.news.steps.narrowing import narrowed
from casetracker.news.steps.needs import has_what_it_needs
from casetracker.news.steps.no_act import is_no_act, leaves_nobody
from casetracker.news.steps.noun_events import noun_event, owned_event
from casetracker.news.steps.object_behind import one_more, taking
from casetracker.news.steps.passing import without_passing
from casetracker.news.steps.phrase_events import phrase_event
from casetracker.news.steps.scheduled_events import scheduled_event
from casetracker.news.steps.told_of_it import with_it
from casetracker.news.steps.vetoes import is_vetoed


def find_events(scan: Scan) -> list[Event]:
    """The events of a sentence, at most one of a stage for each verb."""
    events: list[Event] = []
    used: set[int] = set()
    if is_general(scan.sentence):
        return events
    triggers = lexicon().triggers
    words = scan.sentence.words
    spanned: dict[int, str | None] = {}
    for index in triggers.beginnings(scan.sentence):
        if index in used:
            continue
        found = triggers.at(scan.tokens, index, words)
        if len(found) > 1:
            found.sort(key=_longest_first)
        for end, trigger in found:
            if index in spanned and _is_inside(scan.tokens, index, trigger, spanned[index]):
                continue
            event = _event(scan, index, end, trigger, events[-1] if events else None)
            if event is not None and _says_again(event, events):
                break
            if event is not None:
                event = as_ordered(scan, event)
                spanned.update(dict.fromkeys(range(index, end), trigger.stage))
                events.append(event)
                used.update(range(index, _covered(scan.tokens, event)))
                break
    events = list(with_other_halves(scan, list(with_it(scan, events))))
    told = with_alternatives(scan, events)
    return without_passing(scan, told)


def _longest_first(found: tuple[int, Trigger]) -> int:
    return -found[0]


def _says_again(event: Event, earlier: Sequence[Event]) -> bool:
    """As in "the hearing was adjourned to": the hearing that is put off has been told already."""
    last = earlier[-1] if earlier else None
    if event.trigger.rule == "trial_began":  # "the trial, which opened in May, was adjourned"
        return any(e.trigger.stage == "on_trial" and e.end == event.end for e in earlier)
    if last is not None and last.index <= event.index < last.end:
        return (last.trigger.rule, event.trigger.rule) == ("trial_opened", "before_the_trial")
    if last is not None and last.trigger.rule == event.trigger.rule == "in_custody":
        return last.end == event.index  # "was held for 14 months in pre-trial detention"
    return event.trigger.rule in _PUT_OFF and any(e.trigger.stage == "on_trial" for e in earlier)


_PUT_OFF: Final = frozenset(["adjourned", "case_listed"])


def _is_inside(tokens: Sequence[Token], index: int, trigger: Trigger, stage: str | None) -> bool:
    """Whether a trigger is only a part of the one around it, which reached a stage."""
    if trigger.rule == "trial_began":
        return False
    if trigger.stage == stage and trigger.shape == "verb":
        return tokens[index - 1].lower not in ("was", "were", "been")
    if stage == "remanded" and trigger.stage == "detained":
        return True
    if stage in _CLOSED and trigger.stage in ("sentenced", "detained"):
        return True
    if trigger.rule == "approved_indictment" and stage == "sent_to_court":
        return False  # "the file, along with the approved indictment, was sent"
    if trigger.shape == "event" and stage in ("sent_to_court", "on_trial", "remanded"):
        return True
    return trigger.shape == "noun" or trigger.rule == "held" or trigger.stage == stage


_CLOSED: Final = frozenset(["sentence_requested", "whereabouts_unknown"])


def _covered(tokens: Sequence[Token], event: Event) -> int:
    """Up to where a trigger's own words go: a gap may hold another trigger's verb."""
    is_sitting = event.trigger.shape == "event" or event.trigger.stage in _SITTINGS
    is_open = event.end - event.index > _WIDE or any(
        token.lower == "which" for token in tokens[event.index : event.end]
    )
    if is_sitting and event.trigger.shape != "verb" and is_open:
        return event.index + 1  # "The trial of three men charged with theft is to begin in May"
    return event.end if event.trigger.shape != "verb" else event.index + 1


_WIDE: Final = 12
_SITTINGS: Final = frozenset(["appeal_heard", "on_trial"])


def _event(
    scan: Scan, index: int, end: int, trigger: Trigger, before: Event | None
) -> Event | None:
    is_other = is_vetoed(scan.tokens, index, trigger) or is_order_upheld(
        scan.tokens, index, trigger
    )
    if is_other or is_ordered_instead(scan.tokens, index, end, trigger):
        return None
    if trigger.rule in GROUNDS:
        return ground_event(index, end, trigger, before)
    if trigger.shape == "owned":
        return owned_event(scan, index, end, trigger)
    if trigger.shape == "noun":
        return noun_event(scan, index, end, trigger)
    if trigger.shape == "event":
        if _is_no_sitting(scan.tokens, index, end):
            return None
        plain = Frame(Voice.ACTIVE, index, ())
        trigger = narrowed(scan, index, end, plain, trigger, bound=Bound())
        return scheduled_event(scan, index, end, trigger)
    if trigger.shape == "phrase":
        return phrase_event(scan, index, end, trigger, before)
    return _verb_event(scan, index, end, trigger, before)


def _is_no_sitting(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "a fair trial", "the preliminary trial judge", "We're hearing that a third man was"."""
    word = tokens[index - 1].lower if index else ""
    if word == "fair" or (tokens[index].lower == "hearing" and word in _HEARING):
        return True
    beside = [*tokens[max(0, index - 2) : index], *tokens[end : end + 1]]
    return any(token.lower in ("judge", "judges", "magistrate", "chamber") for token in beside)


_HEARING: Final = word_set("are am we're i'm they're 're")


def _is_of_thing(scan: Scan, index: int, end: int, frame: Frame, bound: Bound) -> bool:
    """Whether a verb that takes things too acts on one here."""
    is_suffered = frame.voice in (Voice.PASSIVE, Voice.REDUCED)
    following = scan.tokens[index + 1].lower if index + 1 < len(scan.tokens) else "."
    if is_suffered and following == "from" and scan.tokens[index].lower.startswith("seiz"):
        return True  # "some 557,000 seized from the two women"
    if not is_suffered:
        is_around = scan.tokens[end - 1].lower in _AROUND  # "sent his case back"
        return (end == index + 1 or is_around) and acts_on_thing(scan.tokens, index, frame)
    between = [] if bound.last is None else scan.tokens[bound.last : frame.start]
    is_told_on = _is_participle(between[:1]) and between[-1].lower != "which"
    if any(token.lower == "who" for token in between) or is_told_on:
        return False  # "three who asked for their money were taken away", "512 detained since the vote"
    return acts_on_thing(scan.tokens, index, frame)


_AROUND: Final = frozenset(["back", "home", "over", "from"])


def _is_participle(tokens: Sequence[Token]) -> bool:
    tags = lexicon().forms.by_word.get(tokens[0].lower, frozenset()) if tokens else frozenset()
    return "part" in tags


def _verb_event(
    scan: Scan, index: int, end: int, trigger: Trigger, earlier: Event | None
) -> Event | None:
    frame = taking(scan, index, frame_of(scan.tokens, index))
    if is_no_act(scan.tokens, index, end, frame, trigger):
        return None
    is_trial = trigger.rule == "trial_opened"
    role = trial_role(scan.tokens, index) if is_trial else trigger.role
    frame = _own_frame(index, frame) if role == "subject" else frame
    bound = people_of(scan, index, end, frame, trigger, role=role)
    is_of_case = scan.tokens[frame.start - 1].lower in (
        "case",
        "cases",
    )  # "and dozens of cases opened"
    if (
        bound.is_empty
        and earlier is not None
        and not is_of_case
        and goes_on(scan, earlier, frame, role)
    ):
        bound = earlier.bound
    if bound.is_empty and frame.voice is Voice.ACTIVE:
        bound = one_more(scan, index)
    if trigger.stage in _JUDGED or trigger.kind is ClaimKind.CHARGE:
        bound = without_victims(scan.scene, index, bound)
    bound = with_companions(scan.tokens, bound, index + 1)
    last = index + 1 if trigger.rule in _LED_OFF else end
    is_of_thing = trigger.rule in TAKES_THINGS and _is_of_thing(scan, index, last, frame, bound)
    if is_of_thing or _is_part_or_more(scan.tokens, index, end, trigger):
        return None
    if not has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    is_no_step = _is_of_those_who(scan.tokens, frame, bound) or is_habit(
        scan.tokens, index, frame, bound, is_dated=bool(scan.dates)
    )
    if is_no_step or _is_of_another_field(scan.tokens, index, trigger, bound):
        return None
    stance = stance_of_verb(scan.tokens, index, frame)
    if trigger.stage == "transferred" and _is_without(scan.tokens, frame):
        return None
    if stance.modality is Modality.ASSERTED and _is_none_of(scan.tokens, bound):
        stance = Stance(Modality.NEGATED)
    trigger = narrowed(scan, index, end, frame, trigger, bound=bound)
    return Event(trigger, index, end, frame, _with_if(scan, index, trigger, stance), bound)


_LED_OFF: Final = frozenset(["put_behind_bars", "taken_by_agents"])  # "took away 28 laptops"
_JUDGED: Final = frozenset(["charged", "convicted", "sentenced", "sentence_requested"])


def _is_part_or_more(tokens: Sequence[Token], index: int, end: int, trigger: Trigger) -> bool:
    """As in "acquitted of one of the charges", "not to leave the city and was released from custody"."""
    if trigger.stage == "repatriated" and tokens[index].lower in ("returned", "returns", "return"):
        return _is_of_a_journey(tokens, index)
    if trigger.stage == "acquitted":
        return _is_in_part(tokens, end)
    return trigger.rule == "walked_free" and leaves_nobody(tokens, index, end)


def _is_of_a_journey(tokens: Sequence[Token], index: int) -> bool:
    """As in "was arrested as he returned from Istanbul": on the way, not out of captivity."""
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    behind = [token.lower for token in tokens[index + 1 : index + 4]]
    is_one = before[-1:] in (["he"], ["she"])
    is_on_the_way = before[:1] in (["as"], ["when"], ["while"]) or behind[:1] == ["from"]
    return is_one and is_on_the_way and not _KEPT & set(behind)


_KEPT: Final = word_set("captivity custody prison detention jail")


def _is_in_part(tokens: Sequence[Token], end: int) -> bool:
    behind = [token.lower for token in tokens[end - 1 : end + 6]]
    is_some = any(first in _SOME and second == "of" for first, second in pairwise(behind))
    return is_some and bool({"charges", "counts"} & set(behind))


_SOME: Final = frozenset(["one", "some", "several", "two", "three", "most"])


def _is_without(tokens: Sequence[Token], frame: Frame) -> bool:
    """As in "restricted freedom without being sent to an open-type facility": how a term is served."""
    return "without" in {token.lower for token in tokens[max(0, frame.start - 3) : frame.start]}


def _own_frame(index: int, frame: Frame) -> Frame:
    """The frame of what its subject does: no passive of its own in "were acquitted and walked out"."""
    if frame.via is not None:
        return Frame(Voice.ACTIVE, index, ())
    if frame.voice is Voice.REDUCED:
        return Frame(Voice.ACTIVE, frame.start, frame.words)
    return frame


def _is_of_those_who(tokens: Sequence[Token], frame: Frame, bound: Bound) -> bool:
    """As in "those who lay down their arms": who is meant, not what happened."""
    if bound.first is None or bound.first >= frame.start:
        return False
    words = [token.lower for token in tokens[bound.first : frame.start]]
    is_among = bound.first > 0 and tokens[bound.first - 1].lower == "among"
    return words[:2] == ["those", "who"] and len(words) <= _AT_ONCE and not is_among


_AT_ONCE: Final = 4


def _with_if(scan: Scan, event_at: int, trigger: Trigger, stance: Stance) -> Stance:
    """How a penalty that somebody faces is put: "if convicted, she faces ten years" has a condition."""
    if trigger.rule == "faces_term" and any(token.lower == "if" for token in scan.tokens):
        return Stance(Modality.CONDITIONAL)
    if trigger.rule == "serving_sentence" and _is_to_begin(scan.tokens, event_at):
        return Stance(Modality.PLANNED)
    return with_default(trigger, stance)


def _is_to_begin(tokens: Sequence[Token], index: int) -> bool:
    """As in "is to start serving", "have been summoned to begin serving"."""
    before = [token.lower for token in tokens[max(0, index - 2) : index]]
    return before in (["to", "start"], ["to", "begin"])


def _is_none_of(tokens: Sequence[Token], bound: Bound) -> bool:
    """As in "None of the 11 opposition figures jailed in 2011 has been let out"."""
    if bound.first is None:
        return False
    if tokens[bound.first].lower in ("nobody", "no-one", "no", "neither", "none"):
        return True
    before = [token.lower for token in tokens[max(0, bound.first - 3) : bound.first]]
    return "of" in before and any(word in ("none", "neither") for word in before)


# a club releases a striker; a court does too, but says so in other words
_OF_PLAYERS: Final = frozenset(["released", "transferred", "captured"])
_PLAYERS: Final = word_set(
    "player players striker midfielder midfielders goalkeeper winger forward forwards"
)


def _is_of_another_field(
    tokens: Sequence[Token], index: int, trigger: Trigger, bound: Bound
) -> bool:
    """Whether the people or the task show that no law is meant."""
    if trigger.rule == "released" and _is_from_duty(tokens, index):
        return True
    if trigger.stage in _APPEALS and _is_of_contest(tokens, index):
        return True
    if trigger.rule in _OF_PLAYERS and _is_player(tokens, bound):
        return True
    return trigger.rule == "charged" and (_is_task(tokens, index) or _is_price(tokens, index))


def _is_of_contest(tokens: Sequence[Token], index: int) -> bool:
    """As in "lost the election and will appeal", "was handed a three-match ban and will appeal"."""
    near = {token.lower for token in tokens[max(0, index - _NEAR) : index + _NEAR]}
    return bool(near & _CONTESTS) and not near & _COURTS


_NEAR: Final = 10
_APPEALS: Final = frozenset(["appeal_lodged", "appeal_decided", "appeal_heard"])
_CONTESTS: Final = word_set(
    "election ban match game race seat permit licence license match-ban three-match two-match red-card"
)
_COURTS: Final = word_set("court sentence conviction verdict ruling prison custody judge years")


def _is_player(tokens: Sequence[Token], bound: Bound) -> bool:
    """As in "Two strikers were", "Goalkeeper Ivan Test has been released by his club"."""
    title = tokens[bound.first - 1].lower if bound.first else ""
    return title in _PLAYERS or any(each.unit in _PLAYERS for each in bound.mentions)


def _is_from_duty(tokens: Sequence[Token], index: int) -> bool:
    """As in "released from compulsory military service", "freed from the lien": no prison."""
    behind = [token.lower for token in tokens[index + 1 : index + 7]]
    return behind[:1] == ["from"] and any(word in _DUTIES for word in behind)


_DUTIES: Final = word_set(
    "service duty duties obligation obligations post position lien contract club trading geography work"
    " shaft rubble wreckage debris lift elevator cave mud snow"
)


def _is_price(tokens: Sequence[Token], index: int) -> bool:
    """As in "charged us 200 euros": a price, not a crime."""
    behind = tokens[index + 1 : index + 3]
    is_asked = len(behind) > 1 and behind[0].lower in ("us", "me", "them", "him", "her")
    return is_asked and (
        behind[1].lower[0].isdigit() or behind[1].lower in ("$", "\u20ac", "\u00a3")
    )


def _is_task(tokens: Sequence[Token], index: int) -> bool:
    """As in "was charged with drafting the budget": a task, not a crime."""
    behind = [token.lower for token in tokens[index + 1 : index + 3]]
    return behind[:1] == ["with"] and len(behind) > 1 and behind[1] in _TASKS


_TASKS: Final = word_set(
    "drafting counting overseeing implementing coordinating developing protecting ensuring monitoring"
    " investigating managing safeguarding reviewing supervising delivering improving reforming rebuilding"
)
