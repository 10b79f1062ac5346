"""Words that tell of a state as they stand ("is behind bars", "went missing") into events."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Count
from casetracker.news.grammar.frames import Frame, Voice, frame_of
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, bind_before
from casetracker.news.people.case_targets import bind_target
from casetracker.news.people.loose_people import name_before_who
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan
from casetracker.news.stance.modality import is_behind_if, stance_of_verb
from casetracker.news.stance.noun_stance import behind_noun
from casetracker.news.stance.stance import Stance
from casetracker.news.steps.event import Event, goes_on, with_default
from casetracker.news.steps.narrowing import narrowed
from casetracker.news.steps.needs import has_what_it_needs


def phrase_event(
    scan: Scan, index: int, end: int, trigger: Trigger, earlier: Event | None
) -> Event | None:
    """As in "is behind bars", "went missing"; None where nobody is found whom it could be about."""
    frame = Frame(Voice.ACTIVE, index, ())
    bound = _people_of(scan, index, end, trigger, earlier)
    if not has_what_it_needs(scan, index, end, frame, trigger, bound=bound):
        return None
    if _is_of_something_else(scan.tokens, index, end, trigger.rule):
        return None
    if _is_governed(scan.tokens, index):
        frame = frame_of(scan.tokens, index)
    trigger = narrowed(scan, index, end, frame, trigger, bound=bound)
    stance = _stance_of(scan, index, end, frame, trigger.rule)
    if stance.modality is Modality.ASSERTED and trigger.stage != "whereabouts_unknown":
        spoken = {token.lower for token in scan.tokens[index:end]}
        is_no = bool(spoken & _NOT) and trigger.rule not in _NO_IS_YES
        stance = Stance(Modality.NEGATED) if is_no else stance
        stance = Stance(_inside(scan, index, end, stance.modality))
        if trigger.stage == "final" and spoken & _NOW and is_behind_if(scan.tokens, index):
            stance = Stance(Modality.CONDITIONAL)  # "If leave is refused, the verdict is final"
        stance = Stance(Modality.PLANNED) if _is_to_come(scan.tokens, index) else stance
    if trigger.modality is Modality.NEGATED and stance.modality in _OF_REFUSALS:
        stance = Stance(Modality.NEGATED)  # "There will be no pardons", "Her request was denied"
    return Event(trigger, index, end, None, with_default(trigger, stance), bound)


_OF_REFUSALS: Final = (Modality.PLANNED, Modality.DENIED)
# "can not be appealed": what is denied makes it final
_NO_IS_YES: Final = frozenset(["more_arrests_to_come", "beyond_appeal"])
_NOW: Final = frozenset(["is", "are"])
_DISPUTED: Final = word_set("appealed challenged contested disputed")
_SITTING_NOUNS: Final = word_set("trial trials retrial hearing hearings proceedings")
_SITS: Final = word_set("judge judges magistrate")
_TO_COME: Final = word_set("will can may must could would should shall")


def _is_of_something_else(tokens: Sequence[Token], index: int, end: int, rule: str) -> bool:
    """As in "has been released under investigation", "Time spent in custody will be deducted"."""
    before = tokens[index - 1].lower if index else ""
    if rule == "serves_term" and before == "after":
        return any(token.lower in _TO_COME for token in tokens[:index])  # "can leave after serving"
    if rule == "in_custody" and _is_room(tokens, index):
        return True
    if rule == "appeal_is_heard" and before in _DISPUTED:
        return True  # "may be challenged in the Court of Appeal"
    if rule in _OF_SITTINGS:
        return _is_no_sitting(tokens, index, end, rule)
    if rule in ("investigated", "is_investigated"):
        return any(token.lower in ("released", "freed", "bailed") for token in tokens[index:end])
    beside = [*tokens[max(0, index - 2) : index], *tokens[end : end + 1]]
    if rule == "before_the_trial" and any(each.lower in _SITS for each in beside):
        return True  # "the preliminary proceedings judge", "the judge for preliminary proceedings"
    return before == "time" or (rule == "in_custody" and before in _VENUES)


# told of a trial or an appeal, and only where nothing else is meant
_OF_SITTINGS: Final = frozenset(["trial_goes_on", "trial_began", "appeal_received"])


def _is_no_sitting(tokens: Sequence[Token], index: int, end: int, rule: str) -> bool:
    """As in "The trial, which opened in May, resumes": two steps; "while an appeal is pending"."""
    if rule == "trial_goes_on":
        return _has_aside(tokens, index, end)
    if rule == "trial_began":
        return _SITTING_NOUNS.isdisjoint(
            token.lower for token in tokens[max(0, index - 14) : index]
        )
    before = {token.lower for token in tokens[max(0, index - 3) : index]}
    return bool({"an", "the", "any"} & before) and bool({"while", "until"} & before)


def _has_aside(tokens: Sequence[Token], index: int, end: int) -> bool:
    return any(
        tokens[place].lower == "which" and tokens[place + 1].lower in _BEGUN
        for place in range(index, end - 1)
    )


_BEGUN: Final = word_set("opened began started resumed")


def _is_room(tokens: Sequence[Token], index: int) -> bool:
    """As in "The prison can hold 400 inmates", "It will hold 180 men": how many there is room for."""
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    is_able = before[-1:] in (["can"], ["could"]) or before == ["it", "will"]
    return tokens[index].lower == "hold" and is_able


def _people_of(scan: Scan, index: int, end: int, trigger: Trigger, earlier: Event | None) -> Bound:
    """Whom a phrase is about: its subject, or the number that it names."""
    if trigger.needs == "number":
        return _number_in(scan, index, index + 1 if trigger.rule == "counted_outcome" else end)
    if trigger.role != "subject":
        bound = bind_target(scan.scene, index)
    elif _is_contracted(scan.tokens[index].lower):
        speaker = Mention("pronoun", index, index + 1, is_definite=True)  # "they're behind bars"
        return Bound((speaker,), (), index, index + 1)
    else:
        behind = scan.tokens[index + 1].lower if index + 1 < len(scan.tokens) else "."
        is_file = scan.tokens[index].lower in _FILES  # "the case against the 14 was sent to court"
        is_file = is_file or (trigger.rule == "inquiry_opened" and behind in ("into", "against"))
        bound = bind_target(scan.scene, index) if is_file else Bound()
        bound = _subject_of(scan, index, trigger, earlier) if bound.is_empty else bound
    if bound.is_empty and trigger.rule == "in_custody":
        inside = [m for m in scan.scene.mentions if index <= m.first < end + 3 and m.count]
        return Bound(tuple(inside[:1]), (), index, end) if inside else bound
    return bound


def _subject_of(scan: Scan, index: int, trigger: Trigger, earlier: Event | None) -> Bound:
    """Who stands before a phrase, or before the step that it goes on from."""
    start = index
    while start > 0 and scan.tokens[start - 1].lower in _HELPERS:
        start -= 1
    bound = bind_before(scan.scene, start)
    if bound.is_empty and earlier is not None:
        frame = Frame(Voice.ACTIVE, index, ())
        bound = earlier.bound if goes_on(scan, earlier, frame, trigger.role) else bound
    if bound.is_empty and start and trigger.needs == "person":
        bound = name_before_who(scan.tokens, start - 1)
    return bound


def _stance_of(scan: Scan, index: int, end: int, frame: Frame, rule: str) -> Stance:
    """How a phrase is put: by its own verb, or by the one that its noun is the subject of."""
    tokens = scan.tokens
    if index > 1 and tokens[index - 1].lower == "be" and _is_wished(tokens, index - 1):
        return Stance(Modality.REQUESTED)  # "asked that the arrest be replaced with house arrest"
    verb = _inner_verb(tokens, index, end)
    if verb is not None:
        return stance_of_verb(tokens, verb, frame_of(tokens, verb))
    stance = stance_of_verb(tokens, index, frame)
    is_plain = stance.modality is Modality.ASSERTED and rule in _SITTINGS
    behind = (
        behind_noun(tokens, index) if is_plain and tokens[index].lower not in _HELPERS else None
    )
    return stance if behind is None else Stance(behind)


# told by a noun that may be the subject of a verb: "a preliminary inquiry may be held"
_SITTINGS: Final = frozenset(["before_the_trial", "appeal_is_heard"])


def _is_wished(tokens: Sequence[Token], be: int) -> bool:
    """Whether a bare "be" stands behind "that", with nothing that helps it."""
    before = tokens[be - 1].lower
    modal = lexicon().cues.modal
    is_helped = before in modal or before in ("to", "not") or tokens[be - 2].lower in modal
    return not is_helped and any(token.lower == "that" for token in tokens[:be])


def _inner_verb(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """The verb of a phrase that opens with a noun: "sent" in "the case may be sent to court"."""
    forms = lexicon().forms.by_word
    if tokens[index].lower not in _FILES:
        return None
    return next(
        (p for p in range(index + 1, end) if forms.get(tokens[p].lower, frozenset()) & _TAGS), None
    )


def _inside(scan: Scan, index: int, end: int, modality: Modality) -> Modality:
    """What a phrase's own words make of it: "the exchange may follow", "the trial resumes on Friday"."""
    if modality is not Modality.ASSERTED:
        return modality
    words = [token.lower for token in scan.tokens[index:end]]
    modal = lexicon().cues.modal
    found = next((modal[word] for word in words[1:] if word in _MODALS), None)
    if found is not None:
        return found
    is_dated = any(
        end - 1 <= date.first <= end and date.mention.kind != "deictic" for date in scan.dates
    )
    return Modality.PLANNED if is_dated and _RESUMES & set(words) else modality


_MODALS: Final = word_set("may might could will would")
_RESUMES: Final = word_set("resumes continues")


_FILES: Final = word_set("case cases file docket dossier")
_TAGS: Final = frozenset(["part", "past", "base"])


def _is_to_come(tokens: Sequence[Token], index: int) -> bool:
    """As in "will go on being tried", "is to start serving his sentence"."""
    before = [token.lower for token in tokens[max(0, index - _NEAR) : index]]
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if tokens[index].lower in _FIRST_ONES and _AHEAD & set(before):
        return True  # "under seal until the initial appearance"
    if tokens[index].lower in ("is", "are") and following == "to":
        return True
    if {",", ";", ":", "and", "who"} & set(before):
        return False
    if before[-2:] in (["is", "to"], ["are", "to"]):
        return True  # "the four others are to remain in prison"
    return bool({"will", "shall", "would"} & set(before))


_NEAR: Final = 4
_FIRST_ONES: Final = frozenset(["initial", "first"])
_AHEAD: Final = word_set("until till ahead pending before")


def _is_governed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word before a phrase, or its own participle, says how it is put: "may be behind bars"."""
    before = tokens[index - 1].lower if index else ""
    if before == "be":
        return index > 1 and tokens[index - 2].lower in lexicon().cues.modal
    if before in lexicon().cues.modal or before in ("to", "not", "never"):
        return True
    if before == "have" and tokens[index - 2].lower == "to":
        return True
    return "part" in lexicon().forms.by_word.get(tokens[index].lower, frozenset())


def _is_contracted(lower: str) -> bool:
    """Whether a word is a pronoun with its verb: "they're", "he's"."""
    return "'" in lower and lower.partition("'")[0] in _PERSONAL


_PERSONAL: Final = word_set("he she they we i")
_VENUES: Final = word_set(
    "hall stadium theatre venue room church arena ferry boat bus ship plane hotel"
)
_HELPERS: Final = word_set(
    "has have had not never still also now already is are was were been long to will would must"
)
_NOT: Final = frozenset(["not", "n't", "never"])


def _number_in(scan: Scan, index: int, end: int) -> Bound:
    """The number that a total is put at."""
    known = [m for m in scan.scene.mentions if index <= m.first <= end and m.count is not None]
    if known:
        return Bound((known[-1],), (), index, known[-1].last)
    number = number_at(scan.tokens, end - 1)
    if number is None and scan.tokens[index].lower in _PUTTING:
        inside = (number_at(scan.tokens, place) for place in range(index + 1, end))
        number = next((each for each in inside if each is not None), None)
        if number is not None:
            mention = Mention(
                "counted", number.first, number.last, Count(number.minimum, number.maximum)
            )
            return Bound((mention,), (), number.first, number.last)
    is_outcome = end == index + 1
    if (
        number is None
        or (end - 1) in scan.scene.taken
        or not (is_outcome or _stands_alone(scan.tokens, number.last))
    ):
        return Bound()
    mention = Mention("counted", number.first, number.last, Count(number.minimum, number.maximum))
    return Bound((mention,), (), index, number.last)


_PUTTING: Final = word_set("brings bringing brought puts put putting")


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether no other noun follows a number."""
    if index >= len(tokens):
        return True
    lower = tokens[index].lower
    return not lower[0].isalnum() or lower in lexicon().people.stops or lower == "so"
