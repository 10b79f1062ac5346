"""Whom a case, a verdict or an investigation is against: "the case launched against 14"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import Count
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Bound, Scene, bound_of
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import KIN, STOPS, is_kin, names_after
from casetracker.news.people.told_beside import HARMED, without_determiner, words_before

_TARGETS: Final = word_set("against into on over of concerning regarding for")


def bind_target(scene: Scene, index: int) -> Bound:
    """Whom a case or an investigation is against, on either side of the verb."""
    best: Mention | None = None
    for mention in scene.mentions:
        if mention.is_subset or _crosses(scene.tokens, mention, index):
            continue
        if mention.first > index and best is not None:
            break
        first = without_determiner(scene.tokens, mention.first)
        before = words_before(scene.tokens, first, 3)
        if before[-1:] and (before[-1] in _TARGETS and _is_case_phrase(scene.tokens, first)):
            best = mention
            if mention.first > index:
                break
    named = _named_target(scene, index, best)
    return bound_of(scene, best) if named is None else named


def _named_target(scene: Scene, index: int, best: Mention | None) -> Bound | None:
    """As in "the case against Anar Test", "the sentence of politician Leyla Orman"."""
    if best is not None and best.count is not None and best.count.exact != 1:
        return None
    for first, last, _ in scene.names:
        is_called = best is not None and 0 <= first - best.last <= 1
        before = words_before(scene.tokens, first, 1)
        is_target = before[-1:] in (["against"], ["of"], ["into"]) and _is_case_phrase(
            scene.tokens, first
        )
        is_target = is_target and not is_kin(scene.tokens, (first, last, ""))
        far = abs(first - index) > 18  # noqa: PLR2004 - one clause
        if (is_called or (best is None and is_target)) and not far:
            names = names_after(scene.tokens, scene.names, first)
            if names is not None:
                more = _with_others(scene, names)
                if more is not None:
                    return more
                return Bound(
                    (), names[2], min(first, best.first if best else first), max(last, names[1])
                )
    return None


def _with_others(scene: Scene, names: tuple[int, int, tuple[str, ...]]) -> Bound | None:
    """As in "the case against Anar Test and 11 other residents": all of them, with their number."""
    for mention in scene.mentions:
        number = None if mention.count is None else mention.count.exact
        is_joined = 0 < mention.first - names[1] <= 2  # noqa: PLR2004 - a comma and "and"
        if is_joined and number is not None and scene.tokens[mention.first - 1].lower == "and":
            total = number + len(names[2])
            told = replace(mention, first=names[0], count=Count(total, total), unit="people")
            return Bound((told,), names[2], told.first, told.last)
    return None


def _is_case_phrase(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before a mention speak of a case: "the case launched against 14"."""
    preposition = tokens[first - 1].lower
    if preposition == "of" and tokens[first - 2].lower in HARMED:
        return False  # "the investigation into the killing of two traders": whom it befell
    words = set(words_before(tokens, first - 1, 6))
    lists = lexicon().lists
    nouns = lists["@case_nouns"] | lists["@investigation_nouns"] | lists["@verdict_nouns"]
    nouns |= {"charges", "trial"}
    return bool(words & nouns) if preposition != "against" else True


def _crosses(tokens: Sequence[Token], mention: Mention, index: int) -> bool:
    first, last = sorted((mention.first, index))
    if last - first > 18 or any(token.lower in STOPS for token in tokens[first:last]):  # noqa: PLR2004 - one clause
        return True
    forms = lexicon().forms.by_word
    return any(
        tokens[place].lower == "," and "third" in forms.get(tokens[place + 1].lower, ())
        for place in range(first, last)
    )  # "extends detention of captives, opens trial of eight"


def bind_tried(scene: Scene, index: int) -> Bound:
    """Whose verdict is meant: "appealed against the sentences of the 13"."""
    for mention in scene.mentions:
        first = without_determiner(scene.tokens, mention.first)
        words = words_before(scene.tokens, first, 2)
        if mention.first > index and words[-1:] in (["of"], ["against"], ["on"]):
            nouns = lexicon().lists["@verdict_nouns"] | {"conviction", "convictions", "detention"}
            return bound_of(scene, mention) if words[0] in nouns else Bound()
    return Bound()


def counted_target(scene: Scene, index: int, end: int) -> Mention | None:
    """The number that a step without a subject is told of, or None.

    As in "quashed the convictions of nine activists", "With regard to a further seven, it was terminated".
    """
    for mention in scene.mentions:
        if mention.count is None or mention.is_whole or mention.count.exact == 1:
            continue
        first = _without_modifiers(scene.tokens, mention.first)
        before = words_before(scene.tokens, first, 2)
        if mention.first > index:
            if mention.first - end > _NEAR or _crosses(scene.tokens, mention, index):
                return None
            if _is_target(scene.tokens, first, before):
                return mention
        elif first <= _OPENING and scene.tokens[0].lower in _OPENERS and before[-1:] != ["by"]:
            return None if _crosses(scene.tokens, mention, index) else mention
    return None


def _is_target(tokens: Sequence[Token], first: int, before: Sequence[str]) -> bool:
    if before[-1:] in (["against"], ["for"]) or before in (["respect", "of"], ["regard", "to"]):
        return True
    if before[-1:] == ["naming"]:
        return True
    is_of = before[-1:] in (["of"], ["on"], ["to"])
    return is_of and bool(set(words_before(tokens, first - 1, 3)) & _OWNED)


def _without_modifiers(tokens: Sequence[Token], first: int) -> int:
    while first > 0 and tokens[first - 1].lower in _MODIFIERS:
        first -= 1
    return first


_NEAR: Final = 9
_OPENING: Final = 4
_OPENERS: Final = word_set("concerning regarding with in for against as")
_MODIFIERS: Final = word_set("the a these those all other remaining further another each")
_OWNED: Final = word_set(
    "conviction convictions sentence sentences term terms appeal appeals trial trials case cases file files"
    " indictment indictments detention arrest acquittal acquittals release releases verdict verdicts"
)


def speaks_of_case(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether "the case", "the indictment", "the trial" up to a step points back to known people."""
    lists = lexicon().lists
    nouns = lists["@case_nouns"] | lists["@investigation_nouns"] | lists["@verdict_nouns"]
    near = tokens[max(0, first - _AHEAD) : end]
    if _is_of_kin(tokens, first, end):
        return False
    is_case = any(token.lower in nouns or token.lower in _SITTINGS for token in near)
    return is_case and not _names_another(tokens, first)


def _is_of_kin(tokens: Sequence[Token], first: int, end: int) -> bool:
    """As in "a case was opened against the brother of the former deputy": not against him."""
    for place in range(first, min(len(tokens), end + 2)):
        if tokens[place].lower in ("against", "into"):
            return any(token.lower in KIN for token in tokens[place + 1 : place + 5])
    return False


_AHEAD: Final = 14


def _names_another(tokens: Sequence[Token], index: int) -> bool:
    """As in "the trial over the airport seizure", "a hearing in the Square case": of a matter of its own."""
    for place in range(max(0, index - _CASE_NEAR), min(len(tokens) - 3, index + _CASE_NEAR)):
        if tokens[place].lower not in _TRIALS:
            continue
        behind = [token.lower for token in tokens[place + 1 : place + 1 + _CASE_NEAR]]
        if behind[0] == "over" or behind[:2] in (["in", "a"], ["in", "another"]):
            return True
        if behind[:2] == ["in", "the"] and "case" in behind[3:]:
            return behind[2] not in _SAME
    return False


_CASE_NEAR: Final = 7
_TRIALS: Final = word_set("trial trials hearing hearings proceedings")
_SAME: Final = word_set("same criminal case main")
_SITTINGS: Final = frozenset(["trial", "hearing", "appeal"])
