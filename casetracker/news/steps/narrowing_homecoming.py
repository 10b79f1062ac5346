"""Who leaves custody as a sentence makes it: set free, sent back over a border, extradited, moved within."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.words import word_set
from casetracker.news.steps.trigger_place import TriggerPlace, words_of


def remanded(trigger: Trigger) -> Trigger:
    """The trigger as what a judge does: remand."""
    return replace(trigger, rule="remanded", stage="remanded")


def _walked_free(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """Who comes home in a swap is repatriated."""
    around = {token.lower for token in found.tokens}
    is_home = bool({"home", "back"} & words_of(found))
    is_from_elsewhere = is_home and (_are_foreign(found) or _is_to_country(found))
    if is_from_elsewhere and "wanted" in around:
        return replace(trigger, kind=ClaimKind.TRANSFER, stage="extradited")
    if around & _SWAPS or is_from_elsewhere:
        return replace(trigger, stage="repatriated")
    start = found.frame.start
    before = [token.lower for token in found.tokens[max(0, start - 2) : start]]
    if before[:1] == ["before"] and before[1] in ("he", "she", "they"):
        return replace(trigger, modality=Modality.POSSIBLE)  # "rearrested before he reached home"
    return trigger


def _are_foreign(found: TriggerPlace) -> bool:
    """As in "Eight soldiers have come home", "Paraguay sent home two Brazilians"."""
    demonyms = lexicon().people.demonyms
    return any(
        m.unit in FIGHTERS
        or m.unit in TAKEN_IN_WAR
        or m.nationality is not None
        or (m.unit or "").removesuffix("s") in demonyms
        for m in found.bound.mentions
    )


def _is_to_country(found: TriggerPlace) -> bool:
    """As in "95 people have come home to Ukraine"."""
    behind = [token.lower for token in found.tokens[found.end : found.end + 2]]
    return behind[:1] == ["to"] and behind[1:] != [] and behind[1] in lexicon().lists["@states"]


def _back_home(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "Eleven Kyrgyz citizens are back home": sent back, not on bail."""
    is_back = {"back", "home"} <= words_of(found)
    is_foreign = any(m.nationality is not None for m in found.bound.mentions)
    return replace(trigger, stage="repatriated") if is_back and is_foreign else trigger


def _came_home(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """As in "312 detainees had returned home", of no swap and no border: they are free."""
    is_home = bool({"home", "families"} & words_of(found))
    around = {token.lower for token in found.tokens}
    is_war = bool(around & (_SWAPS | {"captivity", "border"})) or _is_to_country(found)
    are_inmates = bool(found.bound.mentions) and all(
        m.unit in _INMATES and m.nationality is None for m in found.bound.mentions
    )
    is_free = is_home and are_inmates and not is_war
    return replace(trigger, stage="released") if is_free else trigger


_INMATES: Final = word_set("detainee detainees inmate inmates convict convicts")


def _sent_home(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """Soldiers who are sent home, or freed in a swap or from captivity, are repatriated."""
    behind = {token.lower for token in found.tokens[found.index + 1 : found.index + 6]}
    if "from" in behind and "captivity" in behind:
        return replace(trigger, stage="repatriated")
    is_swapped = bool(behind & _SWAPS) and not _are_let_go(found)
    return _walked_free(trigger, found) if "home" in words_of(found) or is_swapped else trigger


def _are_let_go(found: TriggerPlace) -> bool:
    """As in "Four hostages were freed in the third exchange", "178 Palestinians freed": by who held them."""
    return any(
        m.unit in ("hostage", "hostages")
        or (m.nationality is not None and m.unit not in FIGHTERS | TAKEN_IN_WAR)
        for m in found.bound.mentions
    )


def _repatriated(trigger: Trigger, found: TriggerPlace) -> Trigger:
    """Who is handed over because another country wants to try them is extradited."""
    around = {token.lower for token in found.tokens}
    is_wanted = bool(around & (_WANTING | {"warrant"})) and found.tokens[
        found.index
    ].lower.startswith("hand")
    is_wanted = is_wanted or bool(around & _EXPELLED)
    behind = [token.lower for token in found.tokens[found.end : found.end + _FAR_BEHIND]]
    if _is_moved_within(found, around):
        return replace(trigger, kind=ClaimKind.TRANSFER, stage="transferred")
    if ("to", "police") in pairwise(behind):
        return remanded(trigger)  # "handed over the former minister to police for five days"
    return replace(trigger, kind=ClaimKind.TRANSFER, stage="extradited") if is_wanted else trigger


def _is_moved_within(found: TriggerPlace, around: set[str]) -> bool:
    """As in "was detained in Derva and brought to Baku for questioning": moved, not sent home."""
    lower = found.tokens[found.index].lower
    if not lower.startswith(("bring", "brought", "take", "took")) or "to" not in words_of(found):
        return False
    is_foreign = any(m.nationality is not None for m in found.bound.mentions)
    is_captive = any(m.unit in TAKEN_IN_WAR for m in found.bound.mentions)
    is_swapped = bool(around & (_SWAPS | _WAYS_HOME))
    return not (is_foreign or is_captive or is_swapped)


_WAYS_HOME: Final = word_set(
    "home homeland back plane flight aircraft border captivity captive captives prisoners returned"
    " repatriated freed released side"
)
_FAR_BEHIND: Final = 18
_WANTING: Final = word_set("marshals marshal fbi interpol wanted extradition extradited dea")


_EXPELLED: Final = word_set(
    "extradition extradited expulsion expelled deportation deported asylum fugitive"
)


_SWAPS: Final = word_set("swap swaps exchange exchanged swapped")


TAKEN_IN_WAR: Final = word_set("prisoner prisoners captive captives pow pows")


FIGHTERS: Final = word_set(
    "colonel captain lieutenant corporal sergeant pilot pilots medic"
    " sapper sappers sniper snipers conscript conscripts reservist reservists"
    " deserter deserters soldier soldiers serviceman servicemen troops fighter fighters"
    " militant militants rebel rebels marines"
    " marine gunman gunmen defenders insurgent insurgents combatant combatants guerrillas jihadists"
    " mercenaries mercenary garrison saboteurs"
)


HOMECOMINGS: Final[Mapping[str, Callable[[Trigger, TriggerPlace], Trigger]]] = {
    "walked_free": _walked_free,
    "went_home": _walked_free,
    "released": _sent_home,
    "on_bail": _back_home,
    "came_home": _came_home,
    "repatriated": _repatriated,
}
