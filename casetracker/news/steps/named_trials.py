"""Trials that a sentence only names, and tests that are no trials: "held without trial", "a drug trial"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set


def is_in_passing(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "held without trial", "at the end of a retrial", "such trials", "the trial court"."""
    first = index
    while first > 0 and tokens[first - 1].lower in _OPENERS:
        first -= 1
    before = tokens[first - 1].lower if first else ""
    if before in _PASSING or (end < len(tokens) and tokens[end].lower == "court"):
        return True
    if _is_named_by(tokens, index, first) or _is_of_sittings(tokens, index, end):
        return True
    if [token.lower for token in tokens[max(0, first - 2) : first]] == ["right", "to"]:
        return True
    if _is_of_another(tokens, index, before) or _is_of_those_told(tokens, end):
        return True
    is_any = tokens[index].lower in ("trials", "hearings") and tokens[index - 1].lower in _ANY
    return is_any or (index == 0 and tokens[index].lower == "trials")


def _is_of_another(tokens: Sequence[Token], index: int, before: str) -> bool:
    """As in "at an earlier hearing", "granted a retrial to", "sent the case back for a new trial"."""
    near = {token.lower for token in tokens[max(0, index - 4) : index]}
    earlier = {token.lower for token in tokens[max(0, index - 9) : index]}
    if before == "at" and near & {"earlier", "previous"}:
        return True
    is_granted = near & {"granted", "grant", "accepted", "ordered"}
    if tokens[index].lower.startswith("retrial") and is_granted:
        return True  # "granted a retrial to": to be held
    if {"for", "new"} <= near and earlier & {"back", "returned", "remanded"}:
        return True  # "sent the case back for a new trial"
    return "attend" in near and bool(near & {"not", "n't", "to"})  # held without them


def _is_of_those_told(tokens: Sequence[Token], end: int) -> bool:
    """As in "In that trial 112 were given life", "their first hearing since they were arrested"."""
    following = [token.lower for token in tokens[end : end + 2]]
    if following[:1] == ["since"]:
        return True
    is_counted = bool(following) and number_at(tokens, end) is not None
    return is_counted and following[1:] in (["was"], ["were"])


_OPENERS: Final = word_set(
    "the a an that this his her their its earlier first previous mass such long"
)
_PASSING: Final = word_set(
    "without until pending awaiting since during told followed watched after end fairer"
)
_ANY: Final = word_set("such free speech of many any")


def _is_named_by(tokens: Sequence[Token], index: int, first: int) -> bool:
    """As in "the end of a retrial", "a verdict was announced in the trial of", "separated the trial of"."""
    before = [token.lower for token in tokens[max(0, first - _NAMED) : first]]
    if before[-1:] == ["of"]:
        is_trial = tokens[index].lower.endswith("trial")
        return is_trial and before[-2:-1] != [] and before[-2] in _ENDS
    if before[-1:] == ["in"]:
        return not _RULINGS.isdisjoint(before)
    return before[-1:] != [] and before[-1] in _PARTED


_NAMED: Final = 7
_ENDS: Final = word_set("end close conclusion outcome")
_RULINGS: Final = word_set("verdict verdicts judgment judgement debates")
_PARTED: Final = word_set("separated severed split ended ends")


def _is_of_sittings(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "trials of this size", "hearings are routinely put off", "the trial ended with 16 acquittals"."""
    words = [token.lower for token in tokens[index : end + 14]]
    if words[0] in ("trials", "hearings") and words[1:3] == ["of", "this"]:
        return True
    if words[0] == "hearings" and words[1:2] == ["are"] and words[2:3] != [] and words[2] in _OFTEN:
        return True
    ended = next((n for n, word in enumerate(words) if word in ("ended", "ends")), None)
    if ended is None:
        return False
    behind = words[ended + 1 : ended + _SOON]
    return bool({"with", "in"} & set(behind)) and not _OUTCOMES.isdisjoint(behind)


_SOON: Final = 8
_OFTEN: Final = word_set("routinely often usually always regularly normally rarely frequently")
_OUTCOMES: Final = word_set(
    "acquittal acquittals conviction convictions verdict verdicts terms sentences sentence"
)


def is_of_test(tokens: Sequence[Token], index: int, end: int) -> bool:
    """As in "the vaccine trial", "a trial period"."""
    before = tokens[index - 1].lower if index else ""
    behind = tokens[end].lower if end < len(tokens) else ""
    of = [token.lower for token in tokens[end - 1 : end + 5]]
    return before in _TESTED or behind in _TESTS or ("of" in of and bool(_TREATMENTS & set(of)))


_TESTED: Final = word_set("vaccine drug clinical field medical time free phase safety hay")
_TREATMENTS: Final = word_set("vaccine vaccines drug drugs treatment treatments therapy jab")
_TESTS: Final = word_set(
    "centre center period run runs version balloon phase participants volunteers"
)
