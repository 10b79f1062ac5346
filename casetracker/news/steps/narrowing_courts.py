"""A trigger of prosecutors and courts as its sentence makes it: what is opened, heard or asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.steps.trigger_place import TriggerPlace, words_of


def _case_opened(trigger: Trigger, found: TriggerPlace) -> Trigger:
    is_hearing = bool(words_of(found) & {"hearing", "hearings", "trial", "trials"})
    is_hearing = is_hearing or _is_own_case(found)
    if {"main", "proceedings"} <= words_of(found) or _is_main(found):
        return replace(trigger, stage="accepted_by_court")
    if is_hearing or _is_of_court(found.tokens, found.index, found.end):
        return replace(trigger, stage="on_trial")
    if _is_public_case(found.tokens, found.index, found.frame):
        return replace(trigger, kind=ClaimKind.CHARGE, stage="charged")
    return trigger


def _is_main(found: TriggerPlace) -> bool:
    """As in "The regional court opened the main proceedings": it admits the indictment."""
    behind = [token.lower for token in found.tokens[found.index + 1 : found.index + 4]]
    before = {token.lower for token in found.tokens[: found.index]}
    return ("main", "proceedings") in pairwise(behind) and "court" in before


def _is_own_case(found: TriggerPlace) -> bool:
    """As in "The defence will open its case on Monday": one side begins to bring its evidence."""
    before = {
        token.lower for token in found.tokens[max(0, found.frame.start - 4) : found.frame.start]
    }
    return "its" in words_of(found) and bool(before & _PARTIES)


_PARTIES: Final = word_set("defence defense prosecution crown state prosecutors prosecutor")


def _before_court(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """The first appearance and the plea are not the trial yet."""
    stretch = [t.lower for t in found.tokens[max(0, found.index - 4) : found.end + 14]]
    if "hearing" in words_of(found) and ("of", "appeal") in pairwise(stretch):
        return replace(trigger, kind=ClaimKind.HEARING, stage="appeal_heard")
    if any(pair in _INITIAL for pair in pairwise(stretch)):
        return replace(trigger, kind=ClaimKind.HEARING, stage=None)
    is_first = any(pair in _FIRST_TIMES for pair in pairwise(stretch))
    if is_first or set(stretch) & _FIRST_HEARING:
        return replace(trigger, stage="preparatory_hearing")
    is_brought = found.tokens[found.index].lower in _BROUGHT and bool(_JUDGES & set(stretch))
    is_brought = is_brought or found.tokens[found.index].lower.startswith(_APPEARING)
    if is_brought and not _TRIAL & set(stretch):
        return replace(trigger, kind=ClaimKind.HEARING, stage=None)
    return trigger


def _beside_the_trial(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "her bail plea will be heard on Friday": a hearing, but not of the trial."""
    near = {token.lower for token in found.tokens[max(0, found.index - 3) : found.end + 2]}
    return replace(trigger, kind=ClaimKind.HEARING, stage=None) if near & _BESIDE else trigger


_BESIDE: Final = word_set("bail plea complaint petition habeas mitigation remand")


# who only comes before a judge is heard, not yet tried
_BROUGHT: Final = word_set("brought taken presented led")
_JUDGES: Final = word_set("judge magistrate magistrates")
_APPEARING: Final = ("appear", "produc", "haul")


_TRIAL: Final = word_set("trial tried trying verdict dock martial sentencing")


_INITIAL: Final = frozenset([("initial", "appearance"), ("initial", "appearances")])


_FIRST_TIMES: Final = frozenset(("first", noun) for noun in ("appearance", "appearances", "time"))


_FIRST_HEARING: Final = word_set(
    "preliminary plea pleas magistrates magistrates' arraigned arraignment deny denied committal"
    " indicated"
)


def _appeal_decided(trigger: Trigger, found: TriggerPlace) -> Trigger:
    stretch = found.tokens[max(0, found.frame.start - 14) : found.end + 8]
    around = {token.lower for token in stretch}
    pairs = set(pairwise(token.lower for token in stretch))
    if (pairs & _OF_APPEAL and "cassation" not in around) or "retrial" in around:
        return trigger
    is_criminal = ("criminal", "complaint") in pairs or ("complaint", "against") in pairs
    if is_criminal and not around & {"appeal", "appeals"}:
        return replace(trigger, stage="discontinued")  # "The complaint against three was dismissed"
    if ("points", "of") in pairs and "law" in around:
        return replace(trigger, stage="cassation")
    if _is_of_lower_court(found):
        return trigger
    if around & {"cassation", "supreme"} or ("top" in around and "appeals" in around):
        return replace(trigger, stage="cassation")
    return trigger


def _is_of_lower_court(found: TriggerPlace) -> bool:
    """As in "An appeals court upheld", "the Supreme Court of Bashkortostan": not the last one."""
    words = [token.lower for token in found.tokens[: found.index]]
    near = words[max(0, found.frame.start - _BENCH) : found.frame.start]
    is_top = bool({"cassation", "supreme", "top"} & set(near))
    if found.frame.voice is Voice.ACTIVE and not is_top and set(pairwise(near)) & _APPEALING:
        return True
    place = next(
        (n for n, pair in enumerate(pairwise(words)) if pair == ("supreme", "court")), None
    )
    if place is None or words[place + 2 : place + 3] != ["of"]:
        return False
    of = found.tokens[place + 3 : place + 4]
    is_named = bool(of) and of[0].text[0].isupper()
    return is_named and of[0].lower not in _WHOLE | lexicon().lists["@states"]


_BENCH: Final = 14
_APPEALING: Final = frozenset(
    (kind, court)
    for kind in ("appeal", "appeals", "appellate")
    for court in ("court", "chamber", "panel", "judges")
)
_WHOLE: Final = word_set("justice cassation appeal appeals")


_OF_APPEAL: Final = frozenset([("court", "of"), ("of", "appeal"), ("of", "appeals")]) - {
    ("court", "of")
}


def _appeal_lodged(trigger: Trigger, found: TriggerPlace) -> Trigger:
    return replace(trigger, stage="cassation") if "cassation" in words_of(found) else trigger


def _appeal_heard(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "is considering an appeal", of no court: somebody may lodge one."""
    before = {token.lower for token in found.tokens[: found.index]}
    is_weighed = found.tokens[found.index].lower == "considering" and not before & _HEARERS
    if not is_weighed:
        return trigger
    return replace(
        trigger,
        rule="appeal_announced",
        kind=ClaimKind.STAGE_REACHED,
        stage="appeal_lodged",
        modality=Modality.POSSIBLE,
    )


_HEARERS: Final = word_set("court courts judge judges panel bench chamber tribunal board justices")


def _investigated(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "was placed under formal investigation": how French and Italian courts charge."""
    is_formal = "formal" in words_of(found)
    return replace(trigger, kind=ClaimKind.CHARGE, stage="charged") if is_formal else trigger


def _appeal_sitting(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "the regional court of appeal held a hearing in her case": the appeal is heard."""
    words = [token.lower for token in found.tokens]
    is_appeal = ("of", "appeal") in pairwise(words) or ("appeal", "trial") in pairwise(words)
    is_first = trigger.stage == "on_trial" and is_appeal
    return replace(trigger, kind=ClaimKind.HEARING, stage="appeal_heard") if is_first else trigger


def _heard_on_appeal(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "The Court of Appeal began hearing the case of 12 officers": no trial of its own."""
    words = [token.lower for token in found.tokens[: found.end + _COURT_BEHIND]]
    pairs = set(pairwise(words))
    if ("court", "of") not in pairs or not pairs & _OF_APPEAL:
        return trigger if not pairs & _APPEALING else _as_appeal(trigger)
    return _as_appeal(trigger)


def _as_appeal(trigger: Trigger) -> Trigger:
    return replace(trigger, kind=ClaimKind.HEARING, stage="appeal_heard")


_COURT_BEHIND: Final = 4


def _sentence_asked(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "is seeking 30 days' custody": what is asked for is remand, not a sentence."""
    behind = {token.lower for token in found.tokens[found.index + 1 : found.end + 3]}
    is_held = bool(behind & _HELD) and "days" in behind
    is_remand = (bool(behind & _CUSTODY) or is_held) and not behind & {"years", "imprisonment"}
    if not is_remand:
        return trigger
    return replace(
        trigger,
        rule="remand_asked",
        kind=ClaimKind.STAGE_REACHED,
        stage="remanded",
        modality=Modality.REQUESTED,
    )


_HELD: Final = word_set("detained held kept")
_CUSTODY: Final = word_set("custody detention arrest remand")


def _is_of_court(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "Proceedings against the eight opened at the Central Criminal Court"."""
    behind = [token.lower for token in tokens[end : end + 8]]
    before = {token.lower for token in tokens[max(0, index - 8) : index]}
    is_at = behind[:1] in (["at"], ["in"], ["before"]) and "court" in behind
    return is_at and bool(before & {"proceedings", "case"})


def _is_public_case(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "A public case has been opened against 41": how Turkish prosecutors charge."""
    words = [token.lower for token in tokens[max(0, frame.start - 6) : index + 6]]
    return "public" in words and bool({"case", "cases", "lawsuit"} & set(words))


OF_COURTS: Final[Mapping[str, Callable[[Trigger, TriggerPlace], Trigger]]] = {
    "is_investigated": _investigated,
    "sentence_requested": _sentence_asked,
    "case_opened": _case_opened,
    "trial_opened": _before_court,
    "brought_before": _before_court,
    "case_listed": _beside_the_trial,
    "appeal_lodged": _appeal_lodged,
    "appeal_heard": _appeal_heard,
    "case_examined": _heard_on_appeal,
    "case_heard": _heard_on_appeal,
    "appeal_decided": _appeal_decided,
    "appeal_settled": _appeal_decided,
    "appealed": _appeal_lodged,
    "hearing": _appeal_sitting,
    "trial_event": _appeal_sitting,
}
