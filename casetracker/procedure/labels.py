"""What people are called, and which of two such words deny each other.

A label is a word about people that somebody chose: "servicemen", "civilians", "mercenaries", "prisoners
of war". Who counts as what is for others to say; here it is only told which labels cannot both be true.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from casetracker.procedure.sides import Relation

_CLASSES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        "general": "man men woman women person persons people individual individuals citizen citizens"
        " national nationals member members detainee detainees captive captives prisoner prisoners"
        " inmate inmates internee internees suspect suspects defendant defendants accused convict"
        " convicts other others resident residents",
        "military": "serviceman servicemen servicewoman servicewomen soldier soldiers troop troops"
        " conscript conscripts reservist reservists recruit recruits cadet cadets paratrooper"
        " paratroopers marine marines airman airmen",
        "civilian": "civilian civilians noncombatant noncombatants farmer farmers shepherd shepherds"
        " herder herders villager villagers fisherman fishermen",
        "mercenary": "mercenary mercenaries",
        "irregular": "saboteur saboteurs terrorist terrorists infiltrator infiltrators militant militants"
        " insurgent insurgents bandit bandits gunman gunmen guerrilla guerrillas subversive subversives",
        "prisoner of war": "pow pows",
    }.items()
}
_GENERAL: Final = "general"
_OF_WAR: Final = "prisoner of war"
_DENYING: Final = frozenset(
    frozenset(pair) for pair in combinations(("military", "civilian", "mercenary"), 2)
) | {
    frozenset(pair)
    for pair in (
        ("military", "irregular"),
        ("civilian", "irregular"),
        ("civilian", _OF_WAR),
        ("mercenary", _OF_WAR),
        ("irregular", _OF_WAR),
    )
}
_PRISONERS: Final = r"prisoners?[ -]of[ -]war"
_TOLD: Final = "|".join(
    sorted({word for name, words in _CLASSES.items() if name != _GENERAL for word in words})
)
# Words that may stand between "are" and the label: a name in capitals is a nationality.
_BETWEEN: Final = (
    r"(?i:not|never|no longer|also|all|both|only|in fact|the|an?|mere|ordinary|peaceful|foreign)"
)
_CALLED: Final = re.compile(
    r"\b(?i:(?:is|are|was|were)(?:n['\u2019]t)?|be|been|being"
    r"|(?:treated|held|recogni[sz]ed|regarded|described|classified|considered|seen|known) as"
    r"|called|considered|deemed)\s+"
    rf"(?P<between>(?:(?:{_BETWEEN}|[A-Z]\w+)\s+)*)(?P<label>(?i:{_PRISONERS}|{_TOLD}))\b"
)
# whom stands between: "described the men as saboteurs", "calls them prisoners of war"
_CALLING: Final = re.compile(
    r"\b(?i:(?:describe|regard|treat|present|view|recogni[sz]e|denounce)[sd]?|treated|regarded"
    r"|presented|viewed|brand(?:s|ed)?|label(?:s|l?ed)?|classif(?:y|ies|ied))\s+(?:\S+\s+){1,6}?(?i:as)\s+"
    rf"(?P<between>(?:(?:{_BETWEEN}|[A-Z]\w+)\s+)*)(?P<label>(?i:{_PRISONERS}|{_TOLD}))\b"
    r"|\b(?i:(?:call|consider|deem)(?:s|ed)?\s+(?:(?:all\s+(?:of\s+)?)?(?:them|the\s+\w+)|him|her))\s+"
    rf"(?:(?:{_BETWEEN}|[A-Z]\w+)\s+)*(?P<named>(?i:{_PRISONERS}|{_TOLD}))\b"
)
_NOT: Final = re.compile(r"\b(?:not|never|no longer|neither)\b|n['\u2019]t\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,.;:()]")


@dataclass(frozen=True, slots=True)
class Label:
    """What people are called, or are said not to be."""

    word: str
    is_denied: bool = False

    def __str__(self) -> str:
        """The label as a person would put it."""
        return f"not {self.word}" if self.is_denied else self.word


def label_in(passage: str, unit: str | None, *, is_denied: bool = False) -> Label | None:
    """The label that a passage gives people: what it says that they are, else the noun it counts them by.

    `is_denied`: the passage tells what somebody denies.
    """
    called = _CALLED.search(passage) or _CALLING.search(passage)
    if called is not None:
        group = "label" if called["label"] else "named"
        word = " ".join(called[group].casefold().replace("-", " ").split())
        clause = _CLAUSE_END.split(passage[: called.start(group)])[-1]
        return Label(word, is_denied=is_denied or _NOT.search(clause) is not None)
    if unit is None:
        return None
    of_war = re.search(_PRISONERS, passage, re.IGNORECASE)
    if of_war is not None and unit.casefold().startswith("prisoner"):
        return Label("prisoners of war")
    return Label(unit)


def of_labels(said: Label, held: str | None) -> Relation:
    """How a label stands to the one that is held: "civilians" and "servicemen" differ."""
    if held is None:
        return Relation.SILENT
    one, other = _class_of(said.word), _class_of(held)
    is_same = one == other
    is_denying = frozenset((one, other)) in _DENYING
    if said.is_denied:
        agreeing = Relation.AGREES if is_denying else Relation.SILENT
        return Relation.DIFFERS if is_same else agreeing
    if is_same or is_denying:
        return Relation.AGREES if is_same else Relation.DIFFERS
    if one == _GENERAL:
        return Relation.WIDER
    is_told_of_both = one in _CLASSES and other in _CLASSES
    return Relation.NARROWER if other == _GENERAL or is_told_of_both else Relation.SILENT


def _class_of(word: str) -> str:
    """What a label says; of a word that is none of the known ones, the word itself."""
    plain = " ".join(word.casefold().split())
    if re.fullmatch(_PRISONERS, plain):
        return _OF_WAR
    named = (name for name, words in _CLASSES.items() if plain in words)
    return next(named, plain.removesuffix("s"))
