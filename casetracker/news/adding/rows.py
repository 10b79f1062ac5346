"""A user's triggers, checked key by key."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.adding.entries import EntryError
from casetracker.news.adding.patterns import folded, is_one_word
from casetracker.news.language.tables import shipped
from casetracker.news.steps.needs import NEEDS
from casetracker.paths import bundled
from casetracker.procedure.stages import load_stages

SHAPES: Final = ("verb", "noun", "owned", "phrase", "event")
ROLES: Final = ("object", "subject")
LONGEST_NAME: Final = 40
_COPIED: Final = (
    "kind",
    "stage",
    "shape",
    "role",
    "needs",
    "score",
    "modality",
    "veto_after",
    "veto_far",
)
KEYS: Final = ("rule", "like", "patterns", "note", *_COPIED)


@cache
def shipped_rules() -> Mapping[str, Mapping[str, Any]]:
    """The shipped triggers by the name of their rule, the first where a rule has several."""
    rules: dict[str, Mapping[str, Any]] = {}
    for row in shipped("triggers")["trigger"]:
        rules.setdefault(row["rule"], row)
    return rules


@cache
def stage_codes() -> frozenset[str]:
    """The codes of the stage vocabulary."""
    return frozenset(
        stage.code for stage in load_stages(bundled("seeds") / "vocabulary" / "stages.toml")
    )


def checked_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A trigger with what it takes over from the rule that it is like, its patterns as they came.

    Raises EntryError.
    """
    for key in row:
        if key not in KEYS:
            raise EntryError(f"there is no '{key}' in a trigger", _nearest(key, KEYS))
    whole = {key: value for key, value in _model(row).items() if key in _COPIED}
    whole |= {key: value for key, value in row.items() if key in _COPIED}
    whole["rule"] = _rule(row)
    _check_choice(whole, "kind", tuple(kind.value for kind in ClaimKind))
    _check_choice(whole, "stage", tuple(sorted(stage_codes())), is_needed=_is_stage(whole))
    _check_choice(whole, "shape", SHAPES, is_needed=False)
    _check_choice(whole, "role", ROLES, is_needed=False)
    _check_choice(whole, "needs", NEEDS)
    _check_choice(whole, "modality", tuple(each.value for each in Modality), is_needed=False)
    whole["score"] = _score(whole)
    for key in ("veto_after", "veto_far"):
        if key in whole:
            whole[key] = _veto(key, whole[key])
    patterns = row.get("patterns")
    if not isinstance(patterns, list) or not patterns:
        raise EntryError("it has no patterns", 'Write patterns = ["..."]')
    whole["patterns"] = patterns
    return whole


def _model(row: Mapping[str, Any]) -> Mapping[str, Any]:
    name = row.get("like")
    if name is None:
        return {}
    rules = shipped_rules()
    if not isinstance(name, str) or name not in rules:
        raise EntryError(f"there is no rule '{name}' to be like", _nearest(str(name), rules))
    return rules[name]


def _rule(row: Mapping[str, Any]) -> str:
    rule = row.get("rule")
    if not isinstance(rule, str) or not rule:
        raise EntryError("it has no name", 'Write rule = "my_rule"')
    if len(rule) > LONGEST_NAME or not rule.isascii() or not rule.isidentifier():
        raise EntryError(
            f"'{rule[:LONGEST_NAME]}' is no name for a rule",
            f"Use letters, digits and _, at most {LONGEST_NAME}",
        )
    if rule in shipped_rules():
        raise EntryError(
            f"'{rule}' is a shipped rule", f'Choose another name, and say like = "{rule}"'
        )
    return rule


def _is_stage(row: Mapping[str, Any]) -> bool:
    return row.get("kind") == ClaimKind.STAGE_REACHED.value


def _check_choice(
    row: Mapping[str, Any], key: str, known: tuple[str, ...], *, is_needed: bool = True
) -> None:
    value = row.get(key)
    if value is None and not is_needed:
        return
    if value is None:
        raise EntryError(f"it has no '{key}'", f"Write one of: {', '.join(known)}; or say like")
    if value not in known:
        raise EntryError(f"{key} = {value!r} is not known", _nearest(str(value), known))


def _score(row: Mapping[str, Any]) -> float:
    score = row.get("score", 0.7)
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 < score <= 1:
        raise EntryError(f"score = {score!r} does not fit", "Write a number over 0, up to 1")
    return float(score)


def _veto(key: str, words: Any) -> str:
    if not isinstance(words, str):
        raise EntryError(f"{key} is a text of words", f'Write {key} = "word word"')
    for word in folded(words).split():
        if not is_one_word(word):
            raise EntryError(f"{key}: '{word}' is not one word to the reader", "Write words only")
    return folded(words)


def _nearest(name: str, known: Any) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"Did you mean '{near[0]}'?" if near else f"Known are: {', '.join(sorted(known))}"
