"""Whom a case, a verdict or an investigation is against: "the case launched against 14"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.binding import Bound, Scene, bound_of, without_determiner, words_before
from casetracker.news.lexicon import lexicon
from casetracker.news.mention import Mention
from casetracker.news.name_binding import STOPS, names_after
from casetracker.news.sentences import Token
from casetracker.news.words import word_set

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
        is_target = before[-1:] in (["against"], ["of"]) and _is_case_phrase(scene.tokens, first)
        far = abs(first - index) > 18  # noqa: PLR2004 - one clause
        if (is_called or (best is None and is_target)) and not far:
            names = names_after(scene.tokens, scene.names, first)
            if names is not None:
                return Bound(
                    (), names[2], min(first, best.first if best else first), max(last, names[1])
                )
    return None


def _is_case_phrase(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before a mention speak of a case: "the case launched against 14"."""
    preposition = tokens[first - 1].lower
    words = set(words_before(tokens, first - 1, 6))
    lists = lexicon().lists
    nouns = lists["@case_nouns"] | lists["@investigation_nouns"] | lists["@verdict_nouns"]
    nouns |= {"charges", "trial"}
    return bool(words & nouns) if preposition != "against" else True


def _crosses(tokens: Sequence[Token], mention: Mention, index: int) -> bool:
    first, last = sorted((mention.first, index))
    return last - first > 18 or any(token.lower in STOPS for token in tokens[first:last])  # noqa: PLR2004 - one clause


def bind_tried(scene: Scene, index: int) -> Bound:
    """Whose verdict is meant: "appealed against the sentences of the 13"."""
    for mention in scene.mentions:
        first = without_determiner(scene.tokens, mention.first)
        words = words_before(scene.tokens, first, 2)
        if mention.first > index and words[-1:] in (["of"], ["against"], ["on"]):
            nouns = lexicon().lists["@verdict_nouns"] | {"conviction", "convictions", "detention"}
            return bound_of(scene, mention) if words[0] in nouns else Bound()
    return Bound()
