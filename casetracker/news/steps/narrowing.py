"""A trigger as its agent makes it: a court jails by sentence, an army takes prisoners."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.grammar.verb_forms import is_court_jailing
from casetracker.news.language.lexicon import Trigger
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.terms import find_terms
from casetracker.news.people.binding import Bound
from casetracker.news.scan import Scan
from casetracker.news.steps.narrowing_courts import OF_COURTS
from casetracker.news.steps.narrowing_homecoming import (
    FIGHTERS,
    HOMECOMINGS,
    TAKEN_IN_WAR,
    remanded,
)
from casetracker.news.steps.narrowing_jailing import is_in_absentia, is_jailed_at, is_told_why
from casetracker.news.steps.trigger_place import TriggerPlace, words_of


def narrowed(
    scan: Scan, index: int, end: int, frame: Frame, trigger: Trigger, *, bound: Bound
) -> Trigger:
    """The trigger as its agent makes it: a court jails by sentence, an army takes prisoners."""
    narrow = _NARROW.get(trigger.rule)
    return (
        trigger
        if narrow is None
        else narrow(trigger, TriggerPlace(scan.tokens, index, end, frame, bound))
    )


def _detained(trigger: Trigger, found: TriggerPlace) -> Trigger:
    words = [token.lower for token in found.tokens[found.index : found.index + 3]]
    if is_in_absentia(found):
        return replace(trigger, rule="warrant", stage="warrant")
    if found.tokens[found.index - 1].lower.startswith("remain"):
        return trigger
    if words[:1] == ["jailed"] and is_told_why(found) and not _is_before_trial(found):
        return replace(trigger, rule="court_jails", kind=ClaimKind.SENTENCE, stage="sentenced")
    is_of_court = is_court_jailing(found.tokens, found.index, found.frame) or is_jailed_at(found)
    if not is_of_court:
        return _arrested(trigger, found)
    return replace(
        trigger, rule="court_jails", kind=ClaimKind.SENTENCE, stage="sentenced", score=0.75
    )


def _is_before_trial(found: TriggerPlace) -> bool:
    """As in "ordered the release pending trial of 11 students who were jailed for protesting"."""
    words = [token.lower for token in found.tokens]
    return any(pair == ("pending", "trial") for pair in pairwise(words))


def _put_behind_bars(trigger: Trigger, found: TriggerPlace) -> Trigger:
    if _is_pending_trial(found):
        return remanded(trigger)
    if _is_ordered_arrest(found):
        return remanded(trigger)
    if _is_for_years(found.tokens, found.index, found.end):
        return replace(trigger, kind=ClaimKind.SENTENCE, stage="sentenced")
    if any(mention.unit in TAKEN_IN_WAR for mention in found.bound.mentions):
        return replace(trigger, stage="captured")
    return trigger


def _is_pending_trial(found: TriggerPlace) -> bool:
    """As in "13 were put in jail pending trial": a judge remanded them."""
    behind = [token.lower for token in found.tokens[found.index + 1 : found.end + 3]]
    return any(pair == ("pending", "trial") for pair in pairwise(behind))


def _is_ordered_arrest(found: TriggerPlace) -> bool:
    """As in "was placed under arrest for four months", "the court placed them under arrest"."""
    words = [token.lower for token in found.tokens]
    if "arrest" not in words[found.index : found.end]:
        return False
    terms = find_terms(found.tokens[: found.end + 5], found.index + 1)
    is_of_court = bool(_COURTS & set(words[max(0, found.index - 14) : found.end + 5]))
    return is_of_court or any(term.unit in ("days", "months") for term, _ in terms)


_COURTS: Final = word_set("court judge magistrate tribunal")


def _house_arrest(trigger: Trigger, found: TriggerPlace) -> Trigger:
    if found.tokens[found.index].lower in _MOVED and "from" in words_of(found):
        return replace(trigger, kind=ClaimKind.TRANSFER, stage="transferred")
    return trigger if "house" in words_of(found) else _put_behind_bars(trigger, found)


_MOVED: Final = word_set("moved transferred relocated")


def _held(trigger: Trigger, found: TriggerPlace) -> Trigger:
    is_army = _is_taken_by_army(found.tokens, found.index, found.frame)
    is_army = is_army or _is_soldier_seized(found)
    return replace(trigger, stage="captured") if is_army else trigger


def _captured(trigger: Trigger, found: TriggerPlace) -> Trigger:
    if any(mention.unit in FIGHTERS for mention in found.bound.mentions):
        return trigger
    around = {t.lower for t in found.tokens}
    is_wanted = bool(around & _CRIMES) or any(m.unit in _WANTED for m in found.bound.mentions)
    return replace(trigger, stage="detained") if is_wanted else trigger


def _in_custody(trigger: Trigger, found: TriggerPlace) -> Trigger:
    is_colony = _is_colony(found.tokens, found.index, found.end)
    return replace(trigger, stage="serving_sentence") if is_colony else trigger


def _surrendered(trigger: Trigger, found: TriggerPlace) -> Trigger:
    behind = {token.lower for token in found.tokens[found.index + 1 : found.index + 5]}
    is_fighter = any(mention.unit in FIGHTERS for mention in found.bound.mentions)
    if is_fighter and not behind & {"police", "authorities", "prosecutors", "gendarmes"}:
        return trigger
    return replace(trigger, stage="detained")


def _gave_up(trigger: Trigger, found: TriggerPlace) -> Trigger:
    return _surrendered(replace(trigger, stage="captured"), found)


def _punished(trigger: Trigger, found: TriggerPlace) -> Trigger:
    if _is_pending_trial(found):
        return replace(remanded(trigger), kind=ClaimKind.CUSTODY)
    return trigger


def _arrested(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "12 were detained and seven of them arrested": a court's arrest is remand."""
    if _is_pending_trial(found):
        return remanded(trigger)
    if _is_asked_of_court(found):
        return remanded(trigger)
    if found.tokens[found.index].lower != "arrested":
        return trigger
    before = [
        token.lower for token in found.tokens[max(0, found.frame.start - _SAME) : found.frame.start]
    ]
    is_formal = found.tokens[found.index - 1].lower == "formally"
    is_second = is_formal or (
        "detained" in before and bool({"of", "them", "later", "and"} & set(before))
    )
    return remanded(trigger) if is_second else trigger


_SAME: Final = 12


def _is_asked_of_court(found: TriggerPlace) -> bool:
    """As in "will ask the court to take her into custody", "the court declined to arrest him"."""
    before = [t.lower for t in found.tokens[max(0, found.index - 5) : found.index]]
    return "to" in before[-2:] and bool({"court", "judge"} & set(before))


def _transferred(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "was taken to the police isolator", "taken back to prison": locked up, not moved on."""
    words = words_of(found)
    is_taken = found.tokens[found.index].lower.startswith(_TAKING)
    is_from_court = bool(words & {"courtroom", "courthouse", "dock"})
    is_moved = bool(words & (_ELSEWHERE | {"from", "out"})) and not is_from_court
    is_moved = is_moved or not words.isdisjoint({"colony", "colonies"})
    if not is_taken or is_moved or _is_after_sentence(found):
        return trigger
    return replace(trigger, kind=ClaimKind.CUSTODY, stage="detained")


def _is_after_sentence(found: TriggerPlace) -> bool:
    """As in "got ten years and was taken to Testville prison": who is sentenced is moved on."""
    before = found.tokens[: found.index]
    if any(token.lower == "serve" for token in found.tokens[found.end : found.end + 3]):
        return True  # "was taken to the island prison to serve his sentence"
    is_convict = bool({"sentenced", "sentence", "convicted"} & {token.lower for token in before})
    terms = [] if is_convict else find_terms(before, 0)
    return is_convict or any(term.unit in ("years", "months") for term, _ in terms)


_TAKING: Final = ("take", "taken", "took", "bring", "brought", "put", "place")
_ELSEWHERE: Final = word_set("hospital clinic infirmary ward camp another home wing secret")


def _convicted(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "returned not guilty verdicts on two of the officers": they are acquitted."""
    words = [token.lower for token in found.tokens[max(0, found.index - 1) : found.end]]
    is_not_guilty = ("not", "guilty") in pairwise(words) and bool(
        {"verdict", "verdicts"} & set(words)
    )
    return replace(trigger, rule="acquitted", stage="acquitted") if is_not_guilty else trigger


def _discharged(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "discharged and acquitted three", "acquitted and discharged all": one step in two words."""
    behind = [token.lower for token in found.tokens[found.index + 1 : found.index + 3]]
    before = [token.lower for token in found.tokens[max(0, found.index - 2) : found.index]]
    is_acquitted = behind == ["and", "acquitted"] or before == ["acquitted", "and"]
    return replace(trigger, stage="acquitted") if is_acquitted else trigger


def _total(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "a total of 9,958 are under detention": those who are held, not only their number."""
    behind = {token.lower for token in found.tokens[found.end : found.end + 8]}
    is_held = bool(behind & _IN_CUSTODY) and found.tokens[found.index].lower == "total"
    return replace(trigger, kind=ClaimKind.CUSTODY, stage="detained") if is_held else trigger


_STRICT: Final = word_set(
    "high-security maximum-security minimum-security strict-regime special-regime"
)


def _on_bail(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "remanded all three on continuing bail": they stay free."""
    behind = [token.lower for token in found.tokens[found.index + 1 : found.index + 9]]
    if _is_administrative(found):
        return _as_sentence(trigger)
    if trigger.stage == "remanded" and words_of(found) & _STRICT:
        return replace(trigger, rule="transferred", kind=ClaimKind.TRANSFER, stage="transferred")
    if trigger.stage == "remanded" and _is_sent_away(found):
        return _as_sentence(trigger)
    far = [token.lower for token in found.tokens[found.index : found.end + 4]]
    before = [token.lower for token in found.tokens[: found.index]]
    is_absent = ("in", "absentia") in pairwise(before) and trigger.stage == "remanded"
    if is_absent or ("in", "absentia") in pairwise(far):
        return replace(trigger, rule="arrest_ordered", kind=ClaimKind.WARRANT, stage=None)
    if "bail" not in behind or "custody" in behind:
        return trigger
    before = behind[max(0, behind.index("bail") - 2) : behind.index("bail")]
    is_free = "on" in before and found.tokens[found.index].lower.startswith("remand")
    return replace(trigger, kind=ClaimKind.RELEASE, stage="released") if is_free else trigger


def _detention_ordered(trigger: Trigger, found: TriggerPlace) -> Trigger:
    return _as_sentence(trigger) if _is_administrative(found) else trigger


def _as_sentence(trigger: Trigger) -> Trigger:
    return replace(trigger, rule="court_jails", kind=ClaimKind.SENTENCE, stage="sentenced")


def _is_administrative(found: TriggerPlace) -> bool:
    """As in "ordered 15 days of administrative arrest for two activists": a penalty, no remand."""
    words = [token.lower for token in found.tokens[found.index : found.end + 4]]
    return ("administrative", "arrest") in pairwise(words)


def _is_sent_away(found: TriggerPlace) -> bool:
    """As in "were sent to prison yesterday for a total of 41 years": those who are tried get terms."""
    tokens = found.tokens
    is_prison = bool({"prison", "jail", "colony"} & words_of(found))
    if not tokens[found.index].lower.startswith("sen") or not is_prison or _is_pending_trial(found):
        return False
    behind = [token.lower for token in tokens[found.end : found.end + _AWAY]]
    return "for" in behind and _is_for_years(tokens, found.index, found.end + _AWAY)


_AWAY: Final = 6
_IN_CUSTODY: Final = word_set("detention custody prison jail detained arrested")


_NARROW: Final[Mapping[str, Callable[[Trigger, TriggerPlace], Trigger]]] = {
    **OF_COURTS,
    **HOMECOMINGS,
    "detained": _detained,
    "punished": _punished,
    "remanded": _on_bail,
    "detention_ordered": _detention_ordered,
    "put_behind_bars": _put_behind_bars,
    "house_arrest": _house_arrest,
    "held": _held,
    "captured": _captured,
    "in_custody": _in_custody,
    "surrendered": _surrendered,
    "gave_up": _gave_up,
    "convicted": _convicted,
    "discharged": _discharged,
    "transferred": _transferred,
    "total": _total,
}


_CRIMES: Final = word_set("alias alleged cartel gang clan police prosecutor prosecutors")


_WANTED: Final = word_set(
    "criminal criminals fugitive fugitives gangster gangsters gang"
    " ringleader ringleaders terrorist terrorists"
    " suspect suspects robber robbers"
    " smuggler smugglers trafficker traffickers murderer murderers thief thieves"
)


def _is_colony(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a prison holds those who serve a sentence."""
    words = {token.lower for token in tokens[index : end + 1]}
    return bool(words & {"penal", "corrective", "colony", "colonies"})


def _is_for_years(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "put the poet behind bars for eight years"."""
    terms = find_terms(tokens[: end + 4], index + 1)
    return bool(terms) and terms[0][0].unit in ("years", "months")


def _is_taken_by_army(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """As in "its troops had caught eight saboteurs"."""
    if not tokens[index].lower.startswith(("caught", "catch", "seiz")):
        return False
    before = [token.lower for token in tokens[max(0, frame.start - 4) : frame.start]]
    behind = [token.lower for token in tokens[index + 1 : index + 4]]
    agents = before if frame.voice is Voice.ACTIVE else behind[1:] if behind[:1] == ["by"] else []
    return "security" not in agents and any(word in _ARMY for word in agents)


def _is_soldier_seized(found: TriggerPlace) -> bool:
    """As in "Rebel forces seized 40 government soldiers": taken by the other side."""
    agents = {
        token.lower for token in found.tokens[max(0, found.frame.start - 6) : found.frame.start]
    }
    is_seized = found.tokens[found.index].lower.startswith(("seiz", "caught"))
    return (
        is_seized
        and bool(agents & _ARMED)
        and any(mention.unit in FIGHTERS for mention in found.bound.mentions)
    )


_ARMED: Final = word_set(
    "rebel rebels insurgents fighters separatists separatist militants militia"
)


_ARMY: Final = word_set("troops army soldiers military paratroopers marines brigade")
