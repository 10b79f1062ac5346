"""Trials and hearings: held, begun, set for a day or put off to one."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.grammar.frames import frame_of
from casetracker.news.language.lexicon import Trigger
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, bind_after
from casetracker.news.people.case_targets import bind_target
from casetracker.news.scan import Scan
from casetracker.news.stance.modality import stance_of_noun, stance_of_verb
from casetracker.news.stance.noun_stance import before_noun, is_put_off
from casetracker.news.stance.stance import ASSERTED, Stance
from casetracker.news.steps.event import Event
from casetracker.news.steps.named_trials import is_in_passing, is_of_test

PUT_OFF: Final = word_set("adjourned postponed rescheduled deferred moved adjourns")
_EVENT_VERBS: Final = word_set(
    "begin began begun begins beginning start started starts open opened opens opening held hold"
    " continue continued continues continuing resume resumed resumes adjourned postponed take took"
    " underway closed closes adjourn adjourns deferred moved reschedule rescheduled scheduled set fixed"
    " pencilled due end ended concluded goes went go started launched"
)


def scheduled_event(scan: Scan, index: int, end: int, trigger: Trigger) -> Event | None:
    """A trial or hearing that begins, is held or is set for a day."""
    tokens = scan.tokens
    verb = _verb_behind(tokens, end)
    verb = _set_far_behind(tokens, end) if verb is None else verb
    bound = _of_whom(scan, index, end)
    is_earlier = verb is not None and _is_started_later(scan, index, verb)
    if bound is None or is_earlier:
        return None
    first = _verb_before(tokens, index) if verb is None else None
    governed = before_noun(tokens, index)
    if governed is not None and first is not None and tokens[first].lower in PUT_OFF:
        governed = None
    is_asked = governed is Modality.REQUESTED and tokens[max(0, index - 2)].lower == "that"
    if verb is not None and tokens[verb].lower in _BEGAN and _is_behind_before(tokens, index):
        governed = None  # "pleaded guilty before the trial opened on 11 June"
    if _is_fixed_for(scan, index):
        return Event(trigger, index, end, None, Stance(Modality.PLANNED), bound)
    if _has_no_date(tokens, index):
        return Event(trigger, index, end, None, Stance(Modality.NEGATED), bound)
    if governed is not None and (verb is None or is_asked or _is_next(tokens, index)):
        is_known = verb is not None or first is not None or not bound.is_empty
        return Event(trigger, index, end, None, Stance(governed), bound) if is_known else None
    if verb is not None:
        stance = _scheduled(scan, verb)
        return Event(trigger, index, max(end, verb + 1), None, stance, bound)
    if first is not None:
        return Event(trigger, first, end, None, _scheduled(scan, first), bound)
    if bound.is_empty:
        return None
    return Event(trigger, index, end, None, stance_of_noun(tokens, index), bound)


def _of_whom(scan: Scan, index: int, end: int) -> Bound | None:
    """Whom a trial or hearing is of; None where none is told, or sittings of nobody are counted."""
    tokens = scan.tokens
    if is_of_test(tokens, index, end) or is_in_passing(tokens, index, end):
        return None
    bound = _not_judged(tokens, bind_target(scan.scene, index))
    bound = _not_judged(tokens, bind_after(scan.scene, index)) if bound.is_empty else bound
    if _are_counted(tokens, index) and (bound.is_empty or _is_of_them(tokens, bound)):
        return None  # "Four trials began in May and two were adjourned"
    return bound


def _are_counted(tokens: Sequence[Token], index: int) -> bool:
    """As in "Nine hearings were held": so many sittings, of nobody in particular."""
    is_several = tokens[index].lower in ("hearings", "trials", "sessions", "sittings")
    return is_several and index > 0 and number_at(tokens, index - 1) is not None


def _is_of_them(tokens: Sequence[Token], bound: Bound) -> bool:
    """Whether "six were postponed" counts sittings: a bare number behind "and"."""
    first = bound.first or 0
    is_bare = all(m.unit is None and m.kind == "counted" for m in bound.mentions)
    return is_bare and not bound.names and tokens[first - 1].lower in ("and", "but", ",")


def _is_fixed_for(scan: Scan, index: int) -> bool:
    """As in "fixed November 20 for the trial of Ivan Test": the day that is set for it."""
    tokens = scan.tokens
    place = index - 1
    while place > 0 and tokens[place].lower in _ITS_START:
        place -= 1
    if place < 1 or tokens[place].lower not in ("for", "as"):
        return False
    date = next((each for each in scan.dates if each.last == place), None)
    return date is not None and date.first > 0 and tokens[date.first - 1].lower in _FIXING


_ITS_START: Final = word_set("the a their his her its of start opening beginning commencement")
_FIXING: Final = word_set("fixed set fixes sets scheduled")


def _not_judged(tokens: Sequence[Token], bound: Bound) -> Bound:
    """Nobody, where those found sit in judgment: "their trial opened before Justice Grace Test"."""
    before = [token.lower for token in tokens[max(0, (bound.first or 0) - 3) : bound.first]]
    return Bound() if bound.names and {"before", "including"} & set(before) else bound


def _is_behind_before(tokens: Sequence[Token], index: int) -> bool:
    return "before" in [token.lower for token in tokens[max(0, index - 3) : index]]


def _is_started_later(scan: Scan, index: int, verb: int) -> bool:
    """As in "had died before the trial opened", which names no day."""
    is_begun = scan.tokens[verb].lower in _BEGAN and _is_behind_before(scan.tokens, index)
    return is_begun and not any(0 < date.first - verb <= _ON_DAY for date in scan.dates)


_ON_DAY: Final = 2


_BEGAN: Final = word_set("opened began started resumed ended closed concluded")


def _has_no_date(tokens: Sequence[Token], index: int) -> bool:
    """As in "No date has been set for the trial", "a trial date hasn't been set"."""
    before = [token.lower for token in tokens[max(0, index - 8) : index]]
    return any(first == "no" and second == "date" for first, second in pairwise(before))


def _verb_behind(tokens: Sequence[Token], end: int) -> int | None:
    """The verb that tells what a trial or hearing does, not the one of ", which opened in May,"."""
    aside: int | None = None
    for place in range(end, min(len(tokens), end + _FAR)):
        if place >= end + (_REACH if aside is None else _FAR):
            break
        if _is_of_others(tokens, place):
            return aside
        is_place = tokens[place].lower not in ("took", "take") or _is_taking_place(tokens, place)
        is_place = is_place and [t.lower for t in tokens[place : place + 2]] != ["set", "free"]
        if (
            is_place
            and tokens[place].lower in _EVENT_VERBS
            and tokens[place - 1].lower not in ("and", "but")
        ):
            if aside is None and _is_aside(tokens, end, place):
                aside = place
                continue
            if aside is None or "," in [token.lower for token in tokens[aside:place]]:
                return place
        is_set = tokens[place].lower in ("is", "will") and place <= end + 1
        following = tokens[place + 1].lower if place + 1 < len(tokens) else "."
        if is_set and following in ("on", "in", "be") and _is_upcoming(tokens, end):
            return place
    return aside


def _is_aside(tokens: Sequence[Token], end: int, place: int) -> bool:
    """As in "The trial, which opened in May, was adjourned": told beside what the trial does."""
    before = [token.lower for token in tokens[max(end, place - 3) : place]]
    return bool({"which", "that"} & set(before)) and "," in before[:2]


def _is_of_others(tokens: Sequence[Token], place: int) -> bool:
    """As in "In that trial 112 were given life, 97 went free": people have verbs of their own."""
    if tokens[place].lower not in ("was", "were"):
        return False
    is_counted = number_at(tokens, place - 1) is not None
    behind = {token.lower for token in tokens[place + 1 : place + 4]}
    return is_counted and _EVENT_VERBS.isdisjoint(behind)


def _set_far_behind(tokens: Sequence[Token], end: int) -> int | None:
    """As in "A third trial, of 17 people who ..., is to start in August", "... has been fixed for May"."""
    for place in range(end + 2, min(len(tokens), end + _FAR)):
        lower, before = tokens[place].lower, tokens[place - 1].lower
        if lower in (";", ":"):
            return None
        if lower == "put" and tokens[place + 1 : place + 2] and tokens[place + 1].lower != "off":
            continue
        is_set = lower in _FIXED and before in ("is", "was", "been", "are", "were")
        is_ahead = lower in _STARTS and before == "to" and tokens[place - 2].lower in _COMING
        if is_set or is_ahead or _is_sitting_then(tokens, end, place):
            return place
    return None


def _is_sitting_then(tokens: Sequence[Token], end: int, place: int) -> bool:
    """As in "The third hearing in the trial of the mayor and 14 others was held at the court"."""
    lower, following = tokens[place].lower, tokens[place + 1 : place + 2]
    is_held = lower == "held" and tokens[place - 1].lower in ("was", "were")
    if not (is_held or lower in ("continued", "resumed")) or not following:
        return False
    between = {token.lower for token in tokens[end:place]}
    return following[0].lower in _WHEN and between.isdisjoint(_WHO)


_WHEN: Final = word_set("on at in before behind yesterday today this last via by without remotely")
_WHO: Final = word_set("who whom whose which that but while when")


_REACH: Final = 12
_FAR: Final = 30
_FIXED: Final = word_set("fixed scheduled adjourned postponed deferred put")
_STARTS: Final = word_set("start begin open resume")
_COMING: Final = word_set("is are failed")


def _is_taking_place(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].lower == "place"


def _is_upcoming(tokens: Sequence[Token], end: int) -> bool:
    return any(token.lower == "next" for token in tokens[max(0, end - 4) : end])


def _verb_before(tokens: Sequence[Token], index: int) -> int | None:
    """The verb whose object a trial or hearing is."""
    for place in range(index - 1, max(-1, index - 6), -1):
        if tokens[place].lower in _EVENT_VERBS:
            return place
    return None


def _names_a_day(scan: Scan, verb: int) -> bool:
    """Whether a day is named to which a hearing is put off."""
    return any(0 < date.first - verb <= _TO_DAY for date in scan.dates)


_TO_DAY: Final = 6


def _is_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is what the words before it ask for, plan or await, not the subject anew."""
    first = index
    while first > 0 and tokens[first - 1].lower in ("the", "a", "an", "their", "his", "her"):
        first -= 1
    return first > 0 and tokens[first - 1].lower not in (",", ";", ":", "that", "and", "said")


def _scheduled(scan: Scan, verb: int) -> Stance:
    """What is set for a day, or put off to one, is planned, not held."""
    tokens = scan.tokens
    stance = stance_of_verb(tokens, verb, frame_of(tokens, verb))
    lower = tokens[verb].lower
    if stance != ASSERTED:
        return stance
    if is_put_off(tokens, verb) or any(
        token.lower == "failed" for token in tokens[max(0, verb - 3) : verb]
    ):
        return Stance(Modality.NEGATED)
    if lower == "put":
        return Stance(Modality.PLANNED if _names_a_day(scan, verb) else Modality.NEGATED)
    is_set = lower in _SET or lower.startswith(("postpone", "reschedule"))
    if is_set or ((lower in PUT_OFF or lower in _PRESENT) and _names_a_day(scan, verb)):
        return Stance(Modality.PLANNED)
    return ASSERTED


_SET: Final = word_set("pencilled scheduled set fixed due is will")
_PRESENT: Final = word_set("resumes opens begins starts continues")
