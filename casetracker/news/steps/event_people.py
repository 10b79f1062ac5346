"""Whom an event befalls: by the verb's grammar, or by what the verb acts upon."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import Count
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import Trigger
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, bind, bind_after, bind_before
from casetracker.news.people.case_targets import bind_target, bind_tried
from casetracker.news.people.loose_people import (
    TAKES_PEOPLE,
    collective,
    lone_name,
    loose_bound,
    name_before_who,
    nobody_before,
)
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import names_after
from casetracker.news.people.opening_names import carried_name, going_on, leading_name, opener
from casetracker.news.scan import Scan
from casetracker.news.steps.needs import PATIENTS
from casetracker.news.steps.owned_subjects import OWNED, owner_at, owner_of_subject

_CASE_NEEDS: Final = frozenset(["case", *PATIENTS])


def trial_role(tokens: Sequence[Token], index: int) -> str:
    """The role of who is tried, as in "stood trial" speaks of its subject, "put on trial" of its object."""
    return "object" if tokens[index].lower in _PUTS else "subject"


_PUTS: Final = word_set(
    "hear heard hears hearing put puts putting place placed places bring brought brings tried"
)


def people_of(
    scan: Scan, index: int, end: int, frame: Frame, trigger: Trigger, *, role: str
) -> Bound:
    """Those whom a verb's event befalls; empty where nobody is named."""
    target = _owner_or_those_behind(scan, end, frame, trigger) if role == "object" else Bound()
    is_of_case = trigger.needs in _CASE_NEEDS or trigger.needs == "none"
    if target.is_empty and is_of_case and trigger.rule != "detained":
        target = bind_target(scan.scene, index)
    if not target.is_empty:
        return target
    is_patient = trigger.needs in PATIENTS
    is_changed = trigger.stage == "appeal_decided" or scan.tokens[index].lower == "commuted"
    had = _had_done(scan, index) if is_patient or is_changed else Bound()
    if is_patient or not had.is_empty:
        return had
    if trigger.rule == "appeal_lodged":
        tried = bind_tried(scan.scene, index)
        if not tried.is_empty:
            return tried
    if trigger.needs in ("prosecutor", "bare_demand"):
        bound = _asked_for(scan, index)
        return Bound() if _is_term(scan, bound) else bound
    bound = _told_apart(scan, frame) or bind(scan.scene, index, frame, role)
    if bound.is_empty and role == "object":
        bound = nobody_before(scan.tokens, frame)
    if role == "object" and (bound.is_empty or _is_vague(bound)):
        named = _of_object(scan, index, end)
        is_active = frame.voice is Voice.ACTIVE
        bound = (_called(scan, bound) if is_active else bound) if named.is_empty else named
    if bound.is_empty:
        bound = _behind_against(scan, index, end, trigger)
    return _otherwise(scan, index, frame, trigger, role=role) if bound.is_empty else bound


def _owner_or_those_behind(scan: Scan, end: int, frame: Frame, trigger: Trigger) -> Bound:
    """As in "his appeal was dismissed", "ordered a retrial for the other eight"; empty mostly."""
    if trigger.rule == "retrial_ordered" and scan.tokens[end - 1].lower in ("for", "of"):
        return bind_after(scan.scene, end - 1)
    return owner_of_subject(scan, frame)


def _behind_against(scan: Scan, index: int, end: int, trigger: Trigger) -> Bound:
    """As in "brought charges before the court against six", "granted bail to Ivan Test"."""
    last = scan.tokens[end - 1].lower
    if end > index + 1 and last in ("against", "to"):
        behind = bind_after(scan.scene, end - 1)
        return behind if behind.names or last == "against" else Bound()
    is_against = end < len(scan.tokens) and scan.tokens[end].lower == "against"
    if is_against and trigger.stage == "on_trial":
        return bind_after(scan.scene, end)  # "started examining the proceedings against two men"
    return Bound()


def _is_term(scan: Scan, bound: Bound) -> bool:
    """As in "had demanded 18": a bare number that no "for" gives to people is the term itself."""
    if bound.names or len(bound.mentions) != 1 or bound.mentions[0].unit is not None:
        return False
    mention = bound.mentions[0]
    before = scan.tokens[mention.first - 1].lower if mention.first else ""
    return mention.kind == "counted" and before not in _GIVEN_TO


_GIVEN_TO: Final = word_set("for the all other remaining first last")


def _had_done(scan: Scan, index: int) -> Bound:
    """As in "Belik had his appeal dismissed", "Two saw their terms cut": whose it is; empty otherwise."""
    tokens = scan.tokens
    for place in range(index - 2, max(-1, index - 7), -1):
        is_had = tokens[place].lower in _HAD
        if is_had and tokens[place + 1].lower in ("his", "her", "their", "the"):
            return bind_before(scan.scene, place)
    return Bound()


_HAD: Final = word_set("had has have having saw seen see sees")


def _otherwise(scan: Scan, index: int, frame: Frame, trigger: Trigger, *, role: str) -> Bound:
    """Whom the grammar of a rule of its own gives where the verb's own gave nobody."""
    own = Bound()
    if trigger.rule == "sentenced":
        own = _of_term(scan, index, frame)
    elif frame.voice is Voice.REDUCED and trigger.kind is ClaimKind.CHARGE:
        own = _of_charge(scan, index, frame)
    if not own.is_empty:
        return own
    carried = carried_name(scan.tokens, scan.scene.names, index)
    if carried is not None and role == "object" and not frame.words:
        return Bound((), (carried[2],), carried[0], carried[1])
    opener = going_on(scan.tokens, scan.scene.names, frame.start)
    is_passive = frame.voice in (Voice.PASSIVE, Voice.REDUCED)  # "was convicted and sentenced"
    if opener is not None and is_passive and role == "object":
        return Bound((), (opener[2],), opener[0], opener[1])
    named = _of_clause_ahead(scan, frame)
    if not named.is_empty and role == "object":
        return named
    named = _among_those(scan, index, frame)
    if named.is_empty and frame.voice is Voice.REDUCED and role == "object":
        named = _apposed(scan, frame)
    if not named.is_empty:
        return named
    crowd = collective(scan.tokens, frame)
    if not crowd.is_empty and role == "object":
        return crowd
    return _loosely(scan, index, frame, trigger, role=role)


def _of_clause_ahead(scan: Scan, frame: Frame) -> Bound:
    """As in "Ivan Test was freed after being held": who the clause before is about."""
    before = scan.tokens[frame.start - 1].lower if frame.start else ""
    if frame.words[:2] == ("having", "been"):  # "appeared on Monday having been convicted of"
        first = opener(scan.tokens, scan.scene.names, frame.start)
        return Bound() if first is None else Bound((), (first[2],), first[0], first[1])
    if frame.words[:1] != ("being",) or before not in ("after", "before", "despite"):
        return Bound()
    span = leading_name(scan.tokens, scan.scene.names, frame.start)
    return Bound() if span is None else Bound((), (span[2],), span[0], span[1])


def _of_term(scan: Scan, index: int, frame: Frame) -> Bound:
    """Who gets a term: "sentenced ten to 18 months", "a term was handed to the ringleader"."""
    counted = _sentenced_to(scan, index) if frame.voice is Voice.ACTIVE else Bound()
    if counted.is_empty and _is_handed_to(scan, index):
        return bind_after(scan.scene, index + 1)
    if counted.is_empty and frame.voice is Voice.ACTIVE:
        return _receivers(scan, index)
    return counted


def _receivers(scan: Scan, index: int) -> Bound:
    """As in "handed terms ranging from three to 18 years to 22 people": those behind the last "to"."""
    if scan.tokens[index].lower not in _HANDS:
        return Bound()
    for mention in scan.scene.mentions:
        is_near = index + 2 < mention.first <= index + _TERM and mention.count is not None
        if is_near and scan.tokens[mention.first - 1].lower == "to":
            return Bound((mention,), (), mention.first, mention.last)
    return Bound()


_HANDS: Final = word_set("handed hands gave gives meted")
_TERM: Final = 18


def _of_charge(scan: Scan, index: int, frame: Frame) -> Bound:
    """Who stands before the court "charged with theft", or whom the sentence opens without."""
    bound = _of_sentence(scan, frame)
    if bound.is_empty and index == 0:
        return Bound((Mention("pronoun", 0, 1, is_definite=True),), (), 0, 1)
    return bound


def _loosely(scan: Scan, index: int, frame: Frame, trigger: Trigger, *, role: str) -> Bound:
    """People by a single name, or by a noun that the lexicon lacks."""
    if trigger.rule in TAKES_PEOPLE and role == "object":
        return loose_bound(scan.tokens, scan.scene.taken, index, frame)
    if not frame.start:
        return Bound()
    if trigger.rule in TAKES_PEOPLE:
        return _alone(scan.tokens, frame.start - 1)
    is_serving = trigger.rule == "serving_sentence"
    return name_before_who(scan.tokens, frame.start - 1) if is_serving else Bound()


def _alone(tokens: Sequence[Token], place: int) -> Bound:
    """As in "Seven get life in retrial", "Testov was held": a number or a name, and nothing else."""
    number = number_at(tokens[place : place + 1], 0)
    if number is None:
        return lone_name(tokens, place)
    count = Count(number.minimum, number.maximum)
    return Bound((Mention("counted", place, place + 1, count),), (), place, place + 1)


def _apposed(scan: Scan, frame: Frame) -> Bound:
    """As in "the case of Ivan Test, convicted of sabotage,": the one named before the comma."""
    tokens = scan.tokens
    comma = frame.start - 1
    if comma < 1 or tokens[comma].lower != ",":
        return Bound()
    if comma > _AGE and tokens[comma - 1].text.isdigit() and tokens[comma - 2].lower == ",":
        comma -= 2  # "Ivan Test, 41, accused of"
    for first, last, name in scan.scene.names:
        if last == comma:
            return Bound((), (name,), first, last)
    last_one = next((m for m in scan.scene.mentions if m.last == comma), None)
    if last_one is not None:
        return Bound((last_one,), (), last_one.first, last_one.last)
    return _subject_of(scan, comma)


_AGE: Final = 2


def _subject_of(scan: Scan, end: int) -> Bound:
    """As in "One is a shepherd from Gori, accused of spying": whom the sentence begins with."""
    opening = [m for m in scan.scene.mentions if m.first <= _OPENING and m.last <= end]
    if any(token.lower in (";", ":") for token in scan.tokens[:end]):
        return Bound()
    if opening and opening[0].kind != "generic":
        return Bound((opening[0],), (), opening[0].first, opening[0].last)
    named = next(((f, e, n) for f, e, n in scan.scene.names if f <= 1 and e <= end), None)
    return Bound() if named is None else Bound((), (named[2],), named[0], named[1])


_OPENING: Final = 2


def _among_those(scan: Scan, index: int, frame: Frame) -> Bound:
    """As in "Among those who walked free was Arman Test": named behind the verb "to be"."""
    before = [token.lower for token in scan.tokens[max(0, frame.start - 4) : frame.start]]
    if "among" not in before:
        return Bound()
    for place in range(index + 1, min(len(scan.tokens), index + 10)):
        if scan.tokens[place].lower in ("is", "are", "was", "were"):
            return bind_after(scan.scene, place)
    return Bound()


def _told_apart(scan: Scan, frame: Frame) -> Bound | None:
    """Whom a sentence tells in a way of its own; None where it does not."""
    asked = _asked_that(scan.tokens, frame)
    return _one_among(scan, frame) or _put_at(scan.tokens, frame) or asked


def _asked_that(tokens: Sequence[Token], frame: Frame) -> Bound | None:
    """As in "Lawyers asked that Testov be moved": one called by a single name; None elsewhere."""
    start = frame.start
    if frame.words[:1] != ("be",) or start < 2 or tokens[start - 2].lower != "that":  # noqa: PLR2004
        return None
    alone = lone_name(tokens, start - 1)
    return None if alone.is_empty else alone


def _put_at(tokens: Sequence[Token], frame: Frame) -> Bound | None:
    """As in "put the number arrested at 36": the number behind the verb; None elsewhere."""
    if frame.voice is not Voice.REDUCED or tokens[frame.start - 1].lower != "number":
        return None
    for place in range(frame.start + 1, min(len(tokens) - 1, frame.start + 4)):
        number = number_at(tokens, place + 1) if tokens[place].lower == "at" else None
        if number is not None:
            count = Count(number.minimum, number.maximum)
            return Bound(
                (Mention("counted", place + 1, number.last, count),), (), place + 1, number.last
            )
    return None


def _one_among(scan: Scan, frame: Frame) -> Bound | None:
    """As in "Arman Test was among those released": who stands before; None where it is not put so."""
    tokens, those = scan.tokens, frame.start - 1
    those -= tokens[those].lower == "who"  # "among those who were released"
    if those < 3 or [t.lower for t in tokens[those - 1 : those + 1]] != ["among", "those"]:  # noqa: PLR2004
        return None
    place = those - 2
    if tokens[place].lower not in ("is", "are", "was", "were"):
        return None
    bound = bind_before(scan.scene, place)
    return None if bound.is_empty else bound


def _sentenced_to(scan: Scan, index: int) -> Bound:
    """As in "sentenced ten to 18 months": ten people, no range of months."""
    tokens = scan.tokens
    if index + 2 >= len(tokens) or tokens[index + 2].lower != "to":
        return Bound()
    number = number_at(tokens[index + 1 : index + 2], 0)
    if number is None or number.minimum is None:
        return Bound()
    count = Count(number.minimum, number.maximum)
    mention = Mention("counted", index + 1, index + 2, count)
    return Bound((mention,), (), index + 1, index + 2)


def _is_handed_to(scan: Scan, index: int) -> bool:
    """As in "a 15-year term was handed to the ringleader"."""
    following = [token.lower for token in scan.tokens[index + 1 : index + 3]]
    return bool(following) and (following[0] in ("to", "on") or following == ["down", "to"])


def _called(scan: Scan, bound: Bound) -> Bound:
    """As in "granted bail to activist Ivan Test": who "activist" is, where a name stands behind it."""
    last = bound.mentions[-1].last if bound.mentions else None
    if last is None or not any(span[0] == last for span in scan.scene.names):
        return bound
    named = names_after(scan.tokens, scan.scene.names, last)
    return bound if named is None else Bound((), named[2], bound.first, named[1])


def _is_vague(bound: Bound) -> bool:
    """Whether nobody but "a translator" or "the accused" was found."""
    return not bound.names and all(mention.count is None for mention in bound.mentions)


def _of_object(scan: Scan, index: int, end: int) -> Bound:
    """Whose detention, sentence or appeal is the object: "renewed the detention of Hany Salah"."""
    tokens = scan.tokens
    for place in range(index + 1, min(len(tokens) - 1, end + 4)):
        lower, before = tokens[place].lower, tokens[place - 1].lower
        if before not in OWNED:
            if (
                lower.endswith(("'s", "s'"))
                and lower.rstrip("'s") not in _SPANS
                and place < end + 2
                and tokens[place + 1].lower in OWNED
            ):
                return owner_at(scan, place)
            owned = {token.lower for token in tokens[place + 1 : place + 3]}
            is_owner = lower in ("his", "her", "their") and bool(owned & OWNED)
            if is_owner and place < end + 2:
                return owner_at(scan, place)
            continue
        if lower in ("of", "against") and place < end + 2:
            return bind_after(scan.scene, place)
        if lower in ("for", "on", "to") and place < end + 2 and _is_whom(scan, place + 1):
            return bind_after(scan.scene, place)
        if lower in ("handed", "given", "imposed", "passed") and place + 2 < len(tokens):
            step = 2 if tokens[place + 1].lower == "down" else 1
            if tokens[place + step].lower in ("to", "on", "against"):
                return bind_after(scan.scene, place + step)
    return Bound()


# "one month's detention": whose it is stands elsewhere
_SPANS: Final = word_set("day month week year hour")


def _is_whom(scan: Scan, place: int) -> bool:
    """As in "ordered one month's detention for Golc": a person at once behind the preposition."""
    people = [(m.first, m.last) for m in scan.scene.mentions]
    people += [(first, last) for first, last, _ in scan.scene.names]
    return any(first <= place + 1 and place < last for first, last in people)


def _of_sentence(scan: Scan, frame: Frame) -> Bound:
    """Who appeared "on Monday charged with murder": the participle stands behind a day or a place."""
    before = frame.start - 1
    is_behind = before in scan.scene.taken or (
        (before >= 0 and scan.tokens[before].text[0].isupper())
        or (before >= 0 and scan.tokens[before].lower in ("court", "judge", "magistrate", ","))
    )
    return bind_before(scan.scene, frame.start) if is_behind else Bound()


def _asked_for(scan: Scan, index: int) -> Bound:
    """Whose sentence is asked for: behind "for", or as the object of "to sentence"."""
    for place in range(index + 1, min(len(scan.tokens), index + _ASKING)):
        lower = scan.tokens[place].lower
        if lower == "for" or lower.startswith(("sentenc", "jail", "imprison")):
            bound = bind_after(scan.scene, place)
            if bound.is_empty and lower != "for":
                bound = bind_before(scan.scene, place)
            if not bound.is_empty and (bound.first or 0) > index:
                return bound
    return bind_after(scan.scene, index)


_ASKING: Final = 20
