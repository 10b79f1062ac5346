"""What a sentence says only in passing, beside the step that it tells: left out."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.grammar.frames import Voice
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

_JUDGED: Final = frozenset(
    ["convicted", "acquitted", "sentenced", "discontinued", "severed", "pardoned"]
)
_AT_TRIAL: Final = _JUDGED | {"sentence_requested"}
_TRIALS: Final = frozenset(["trial_opened", "trial_event", "hearing"])


def without_passing(scan: Scan, events: Sequence[Event]) -> list[Event]:
    """The events of a sentence without those that only say again, or name, what another one tells."""
    return [
        each
        for each in events
        if not (_decides_nothing(scan, each) or _is_duty(scan, each))
        and not any(_only_names(scan, each, other) for other in events)
    ]


def _only_names(scan: Scan, event: Event, told: Event) -> bool:
    if event is told:
        return False
    stage, rule = told.trigger.stage, event.trigger.rule
    if rule in _TRIALS and event.trigger.stage == "on_trial" and stage in _AT_TRIAL:
        return _is_mentioned_trial(scan, event)
    if _is_said_of_them(scan, event, told) or _is_first_one(scan, event, told):
        return True
    if rule in ("appeal_lodged", "trial_opened", "retrial_ordered"):
        return _is_of_same_step(scan, event, told)
    if rule == "serving_sentence":
        return stage in ("released", "pardoned") and _is_served(scan, event, told)
    if stage in _ON_APPEAL and (rule in _TERMS or rule == "sentenced"):
        return _is_term_there(scan, event, told)
    if rule in ("sentence_of", "must_work") and told.trigger.rule == "sentenced":
        return _is_beside_term(scan, event, told)
    return rule == "in_custody" and stage == "died_in_custody"


def _is_beside_term(scan: Scan, event: Event, told: Event) -> bool:
    """As in "sentenced to a term of six years", "received 20 months and must do 200 hours of work"."""
    between = scan.tokens[told.index : event.index]
    if event.trigger.rule == "must_work":
        return bool(between)
    is_ahead = told.index < event.index and len(between) <= _NEAR
    return is_ahead and event.bound.is_empty and ";" not in {each.lower for each in between}


def _is_served(scan: Scan, event: Event, told: Event) -> bool:
    """As in "freed after serving two years", "pardons 142 persons who were serving sentences"."""
    before = {token.lower for token in scan.tokens[max(0, event.index - 3) : event.index]}
    is_who = bool(before & {"who", "were"}) and event.bound.mentions == told.bound.mentions
    is_who = is_who and told.index < event.index and not event.bound.is_empty
    return is_who or bool(before & {"after", "having", "fully"})


def _is_passive(event: Event) -> bool:
    return event.frame is not None and event.frame.voice is Voice.PASSIVE


def _is_term_there(scan: Scan, event: Event, told: Event) -> bool:
    """As in "upheld life terms for 12 men", "His sentence of six years was upheld"."""
    if event.trigger.rule == "sentenced":
        return _is_imposed(scan, event, told)
    if event.trigger.rule == "sentence_of" and _is_passive(told):
        return 0 < told.index - event.index <= _NEAR
    return 0 < event.index - told.index <= _NEAR


def _is_imposed(scan: Scan, event: Event, told: Event) -> bool:
    """As in "quashed the death sentence imposed on Ivan Test", with no day of its own."""
    is_reduced = event.frame is not None and event.frame.voice is Voice.REDUCED
    is_near = 0 < event.index - told.index <= _NEAR
    is_dated = any(0 < date.first - event.index <= _NEAR for date in scan.dates)
    is_of_it = scan.tokens[event.index].lower in ("imposed", "handed", "given", "passed")
    return is_reduced and is_near and is_of_it and not is_dated


def _is_of_same_step(scan: Scan, event: Event, told: Event) -> bool:
    """As in "could be sent to stand trial", "quashed the verdict and ordered a retrial" of the same."""
    if event.trigger.rule == "trial_opened":
        is_within = told.index < event.index < told.end
        return is_within and told.trigger.stage == "sent_to_court"
    if event.trigger.rule == "appeal_lodged":
        is_reduced = event.frame is not None and event.frame.voice is Voice.REDUCED
        is_told = told.trigger.stage in _ON_APPEAL and event.index < told.index
        return is_reduced and is_told  # "The appeal lodged by his lawyer was rejected"
    is_for = scan.tokens[event.end - 1].lower in ("for", "of")
    return told.trigger.stage in _ON_APPEAL and told.index < event.index and not is_for


_ON_APPEAL: Final = frozenset(["appeal_decided", "cassation"])


def _is_first_one(scan: Scan, event: Event, told: Event) -> bool:
    """As in "cut the term of Ivan Test, the first man to be jailed": who he is, beside the news."""
    if event.frame is None or event.frame.words[:2] != ("to", "be") or event.index <= told.index:
        return False
    start = event.frame.start
    near = range(start - 1, max(1, start - _NEAR), -1)
    the = next((at for at in near if scan.tokens[at].lower == "the"), None)
    if the is None or scan.tokens[the - 1].lower != ",":
        return False
    return any(last == the - 1 for _, last, _ in scan.scene.names)


def _is_said_of_them(scan: Scan, event: Event, told: Event) -> bool:
    """As in "seven fishermen charged with theft had their case dismissed": who they are, not news."""
    if (
        event.index >= told.index
        or event.bound.is_empty
        or event.bound.mentions != told.bound.mentions
    ):
        return False
    if event.trigger.rule not in _WHAT_THEY_ARE or told.trigger.stage not in _BEFALLS_THEM:
        return False
    if event.bound.names or event.stance.modality is not Modality.ASSERTED:
        return False
    first = event.index if event.frame is None else event.frame.start
    before = scan.tokens[first - 1].lower if first else ""
    is_reduced = event.frame is not None and event.frame.voice is Voice.REDUCED
    is_reduced = is_reduced and event.frame is not None and event.frame.via is None
    is_relative = before in ("who", "which") or is_reduced
    has_day = any(event.index < date.first < told.index for date in scan.dates)
    return is_relative and not has_day


_TERMS: Final = frozenset(["term_pronounced", "sentence_of", "counted_outcome"])
_WHAT_THEY_ARE: Final = frozenset(
    [
        "in_custody",
        "prosecuted",
        "plead",
        "charged",
        "court_jails",
        "trial_opened",
        "held",
        "serving_sentence",
    ]
)
_BEFALLS_THEM: Final = frozenset(
    ["released", "acquitted", "discontinued", "pardoned", "repatriated", "sentenced"]
)
_NEAR: Final = 12


def _is_mentioned_trial(scan: Scan, event: Event) -> bool:
    """As in "acquitted nine of the eleven tried over the blockade", "sentenced after a long trial"."""
    if event.trigger.rule == "trial_opened":
        before = [token.lower for token in scan.tokens[max(0, event.first - 2) : event.first]]
        is_reduced = event.frame is not None and event.frame.voice is Voice.REDUCED
        return is_reduced or "who" in before
    before = [token.lower for token in scan.tokens[max(0, event.index - 6) : event.index]]
    for mark in (";", ","):
        before = before[len(before) - before[::-1].index(mark) :] if mark in before else before
    return bool(_AFTER & set(before)) or bool(_AT_END & set(before))


def _is_duty(scan: Scan, event: Event) -> bool:
    """As in "must appear before a court every 15 days": what comes with a release, no hearing."""
    is_shown = event.trigger.stage == "on_trial" or event.trigger.kind is ClaimKind.HEARING
    if not is_shown or "every" not in scan.sentence.words:
        return False
    behind = [token.lower for token in scan.tokens[event.index : event.index + _NEAR]]
    every = behind.index("every") if "every" in behind else len(behind)
    return bool(_PERIODS & set(behind[every + 1 : every + 3]))


_PERIODS: Final = word_set("days weeks months day week month fortnight monday friday two")


def _decides_nothing(scan: Scan, event: Event) -> bool:
    """As in "the party rejected the judgment", "the amnesty cut sentences": no court decides there."""
    if event.trigger.rule != "appeal_decided" or event.frame is None:
        return False
    words = [token.lower for token in scan.tokens]
    if event.frame.voice is Voice.ACTIVE:
        before = words[max(0, event.frame.start - _NEAR) : event.frame.start]
        return bool(before) and not any(_is_judging(word) for word in before)
    if words[event.index] not in _DECREED:
        return False
    is_plain = event.frame.words[-1:] == ("been",)
    told = [word for word in words if not (is_plain and word in _LINKS)]
    is_of_decree = not _MERCY.isdisjoint(told)
    return is_of_decree or not any(_is_judging(word) or word.startswith("appeal") for word in told)


# that somebody stands before the verb, not that a court does
_MERCY: Final = word_set("amnesty pardon pardons clemency decree")
_LINKS: Final = word_set("it they he she which that and but review")


# what an amnesty does to sentences as a court of appeal does
_DECREED: Final = word_set(
    "cut commuted shortened reduced halved lowered changed altered lengthened raised"
)


def _is_judging(word: str) -> bool:
    return word in _JUDGING or word.endswith("istinaf")


_JUDGING: Final = word_set(
    "court courts judge judges justices tribunal chamber panel bench branch it they he she which that and but"
    " circuit instance collegium plenum presidium senate"
    " magistrate areios council college conviction convictions verdict verdicts review"
)
_AFTER: Final = word_set("after following during in at")
_AT_END: Final = word_set("end close conclusion")
