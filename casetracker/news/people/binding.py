"""Which people a verb or noun is about: the nearest that its grammar allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from casetracker.news.grammar.asides import without_aside
from casetracker.news.grammar.frames import Frame, Voice, before_governor
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.clause_doers import doer_of_clause, relative_start, subject_end
from casetracker.news.people.examples import is_example
from casetracker.news.people.mention import Mention, are_joined
from casetracker.news.people.name_binding import COST, STOPS, names_after, names_before
from casetracker.news.people.name_rows import TITLES
from casetracker.news.people.name_spans import name_spans
from casetracker.news.people.numbered_names import are_nearer, numbered_before, told_apart
from casetracker.news.people.opening_names import opening_name
from casetracker.news.people.spoken_of import find_people
from casetracker.news.people.summed_people import summed, with_names_before, with_one_before
from casetracker.news.people.told_beside import (
    SPEAKS,
    disagrees,
    is_apposition,
    is_casualty,
    is_of_deed,
    is_predicate,
    named_beside,
    speaks_at,
    words_before,
)
from casetracker.news.values import value

FAR: Final = 14.0
REACH: Final = 60
REACH_AFTER: Final = 18
_CLAUSE: Final = word_set(
    "while whereas but although because after before when if that since until as"
)


@value()
class Bound:
    """Who is meant: the mentions (several where they are coordinated) and the names."""

    mentions: tuple[Mention, ...] = ()
    names: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, mention: Mention) -> "Bound":
        """One mention alone."""
        return cls((mention,), (), mention.first, mention.last)

    @property
    def is_empty(self) -> bool:
        """Whether nobody was found."""
        return not self.mentions and not self.names


@value(slots=False)
class Scene:
    """A sentence's tokens with the people and the names in it; `taken` are the tokens of its dates."""

    tokens: Sequence[Token]
    names: Sequence[tuple[int, int, str]]
    taken: frozenset[int]

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """The people that the sentence speaks of, in order; looked for when asked for."""
        return find_people(self.tokens, self.taken)


def scene_of(tokens: Sequence[Token], taken: frozenset[int], known: Mapping[str, str]) -> Scene:
    """The scene of a sentence; `known` are full names by family name."""
    return Scene(tokens, list(name_spans(tokens, known)), taken)


def bind_before(scene: Scene, start: int, *, is_close: bool = False) -> Bound:
    """Who stands before a verb whose subject is meant; `is_close` for "six men held in ..."."""
    if start and scene.tokens[0].lower in _ANYBODY:
        return Bound()
    start = relative_start(scene.tokens, start)
    shared = None if is_close else subject_end(scene.tokens, start, scene.taken)
    if shared is not None:
        bound = _before(scene, shared, is_close=False)
        is_taking = any(shared < each.first < start for each in scene.mentions)
        if is_taking or not bound.is_empty:
            return bound  # those told between are whom the first verb takes
    return _before(scene, start, is_close=is_close)


def _before(scene: Scene, start: int, *, is_close: bool) -> Bound:
    beside = named_beside(scene.tokens, scene.names, start) if is_close else None
    if beside is not None:
        return Bound((), (beside[2],), beside[0], beside[1])
    share = next((each for each in scene.mentions if _is_share(scene.tokens, each, start)), None)
    if share is not None:
        return Bound.of(share)
    best = _cheapest(
        (_cost_before(scene, mention, start), mention)
        for mention in scene.mentions
        if start - REACH <= mention.last <= start
        and not ((mention.is_subset or mention.is_whole) and not _leads_to(scene, mention, start))
        and not _is_rest(scene.tokens, mention)
        and words_before(scene.tokens, mention.first, 1) != ["by"]
        and (is_close or not _is_beside(scene.tokens, mention))
        and (not is_close or _is_close(scene.tokens, mention, start))
    )
    names = names_before(scene.tokens, scene.names, start)
    if names is not None and not is_close and is_of_deed(scene.tokens, names[0]):
        names = None
    object_at = names[0] if names is not None else None if best is None else best.first
    doer = None if object_at is None else doer_of_clause(scene.tokens, scene.mentions, object_at)
    if doer is not None:
        return bound_of(scene, doer)
    if names is not None and scene.tokens[start - 1].lower != "who":
        names = None if is_example(scene.tokens, names[0]) else names
    if names is not None and are_nearer(best, names):
        told = numbered_before(scene.tokens, scene.mentions, names)
        counted = (best,) if best is not None and _is_apposed(best, names[0]) else told
        return Bound(counted, names[2], min([names[0], *(m.first for m in counted)]), names[1])
    opening = opening_name(scene.tokens, scene.names, start)
    if opening is not None and (best is None or best.first > opening[1]):
        return Bound((), (opening[2],), opening[0], opening[1])
    whole = None if best is None else told_apart(scene.tokens, scene.mentions, best)
    return bound_of(scene, best) if whole is None else Bound.of(whole)


_NOBODY: Final = word_set("nobody none no-one")
_ANYBODY: Final = word_set("anyone anybody whoever nobody")


def _is_beside(tokens: Sequence[Token], mention: Mention) -> bool:
    """As in "Two men arrested with him were released", "held over the death of a student were"."""
    if is_of_deed(tokens, mention.first):
        return tokens[mention.last].lower != "who"
    if mention.kind != "pronoun" or not mention.first:
        return False
    return tokens[mention.first - 1].lower in ("with", "alongside")


def _is_share(tokens: Sequence[Token], mention: Mention, start: int) -> bool:
    """As in "33 others, most of whom were captured": not all of those told before, nor a number."""
    if mention.last != start:
        return False
    before = words_before(tokens, mention.first, 2)
    is_other_half = before in (["return", "for"], ["exchange", "for"])
    if is_other_half and tokens[start].lower not in ("were", "was"):
        return True  # "freed 45 detainees in return for 17 fighters held in Derva"
    if mention.is_subset and tokens[start].lower == "serving":
        return True  # "183 prisoners, including 18 serving life sentences"
    return mention.first < start - 1 and words_before(tokens, start, 2) == ["of", "whom"]


def _leads_to(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a verb follows a mention at once: "among 457 inmates who were pardoned"."""
    return mention.last == start or words_before(scene.tokens, start, start - mention.last) == [
        "who"
    ]


def _is_rest(tokens: Sequence[Token], mention: Mention) -> bool:
    """As in "All but two of the 14": the two are those whom it did not befall."""
    return mention.is_subset and [
        t.lower for t in tokens[max(0, mention.first - 2) : mention.first]
    ] == ["all", "but"]


def bind_after(scene: Scene, index: int) -> Bound:
    """Who stands behind a verb or noun whose object is meant."""
    if index + 1 < len(scene.tokens) and scene.tokens[index + 1].lower in _NOBODY:
        return Bound()
    best = _cheapest(
        (_cost_after(scene, mention, index), mention)
        for mention in scene.mentions
        if index < mention.first <= index + REACH_AFTER
        and not mention.is_subset
        and not mention.is_whole
    )
    names = names_after(scene.tokens, scene.names, index + 1)
    if names is not None and (best is None or names[0] < best.first or _is_called(best, names[0])):
        beside = next((each for each in scene.mentions if each.first > names[1]), best)
        more = None if beside is None else with_names_before(scene.tokens, scene.names, beside)
        if more is not None and more[1] == names[2]:
            return Bound((more[0],), more[1], more[0].first, more[0].last)
        counted = (best,) if best is not None and _is_spelled_out(best, names) else ()
        return Bound(counted, names[2], min([names[0], *(m.first for m in counted)]), names[1])
    return bound_of(scene, best)


def _is_called(mention: Mention, first: int) -> bool:
    """As in "researcher Hany Salah", "the blogger, Davit Probe": a name behind what somebody is."""
    if mention.kind == "generic":
        return True
    return mention.kind != "pronoun" and 0 <= first - mention.last <= 1


def _is_spelled_out(mention: Mention, names: tuple[int, int, tuple[str, ...]]) -> bool:
    """As in "two men, A. B. and C. D."."""
    count = None if mention.count is None else mention.count.exact
    return count is not None and count > 1 and 0 <= names[0] - mention.last <= 1


def _cheapest(costed: Iterable[tuple[float, Mention]]) -> Mention | None:
    within = [(cost, mention) for cost, mention in costed if cost <= FAR]
    return min(within, key=lambda pair: pair[0])[1] if within else None


def _cost_before(scene: Scene, mention: Mention, start: int) -> float:
    tokens = scene.tokens
    between = without_aside([token.lower for token in tokens[mention.last : start]])
    if any(word in STOPS for word in between):
        return FAR + 1
    if any(w in _SAYS and n + 1 < len(between) for n, w in enumerate(between)) and "," not in (
        between
    ):
        return FAR + 1  # "officials say dozens remain": the officials only speak
    cost = len(between) * 0.5 + _preposition(tokens, mention)
    if is_casualty(tokens[mention.last : start]):
        cost += FAR
    if is_apposition(tokens, mention):
        return FAR + 1
    if between[-1:] and between[-1] in ("who", "which", "that", "whom"):
        return cost
    cost += 7 * sum(word in _CLAUSE for word in between)
    cost += between.count(",") + 3 * sum(word in ("who", "which") for word in between)
    if mention.kind == "generic":
        cost += 2
    if is_predicate(tokens, mention) or disagrees(tokens, mention, start):
        cost += FAR
    return cost


_SAYS: Final = frozenset(["say", "says", "said"])


def _cost_after(scene: Scene, mention: Mention, index: int) -> float:
    tokens = scene.tokens
    between = [token.lower for token in tokens[index + 1 : mention.first]]
    if any(word in STOPS or word in ("who", "which") for word in between):
        return FAR + 1
    if any(pair in _CLOSED for pair in pairwise(between)):
        return FAR + 1  # "no arrests," the mayor told residents
    cost = len(between) * 0.8 + between.count(",") * 2
    cost += 8 * sum(word in _CLAUSE for word in between)
    cost += 4 * sum(word in ("and", "or") for word in between)
    before = tokens[mention.first - 1].lower
    if before in ("among", "including"):
        return FAR + 1  # "three officers, among them a colonel"
    if before in ("by", "with", "in", "at", "from", "to", "under", "near"):
        cost += 7
    following = tokens[mention.last].lower if mention.last < len(tokens) else "."
    if is_casualty(tokens[mention.last : mention.last + 3]):
        cost += 6
    is_aside = "," in between and speaks_at(tokens, mention.last)
    if (following in SPEAKS or is_aside) and before != "of":
        cost += FAR
    return cost


_CLOSED: Final = frozenset([(",", '"'), (",", "\u201d"), (".", '"'), (".", "\u201d")])


def _preposition(tokens: Sequence[Token], mention: Mention) -> float:
    if not mention.first:
        return 0.0
    return COST.get(tokens[mention.first - 1].lower, 0.0)


def bound_of(scene: Scene, mention: Mention | None) -> Bound:
    """A mention with those told in one breath with it; empty where there is none."""
    if mention is None or _is_remains(scene.tokens, mention):
        return Bound()
    chain = [mention]
    ordered = [each for each in scene.mentions if not each.is_subset and not each.is_whole]
    place = ordered.index(mention) if mention in ordered else None
    if place is not None and mention.count is not None:
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(ordered):
                first, second = sorted((ordered[at], ordered[at - step]), key=lambda m: m.first)
                is_next = are_joined(scene.tokens, first, second) or _is_next_case(scene, second)
                if not is_next or is_apposition(scene.tokens, second):
                    break
                chain.append(ordered[at])
                at += step
    chain.sort(key=lambda each: each.first)
    together = summed(scene.tokens, chain)
    named = (
        with_names_before(scene.tokens, scene.names, together[0]) if len(together) == 1 else None
    )
    if named is not None:
        return Bound((named[0],), named[1], named[0].first, named[0].last)
    if len(together) == 1:
        together = [with_one_before(scene.tokens, scene.mentions, together[0])]
    return Bound(tuple(together), (), together[0].first, together[-1].last)


def _is_next_case(scene: Scene, mention: Mention) -> bool:
    """As in "18 in the second": counted like the group before it."""
    following = [token.lower for token in scene.tokens[mention.last : mention.last + 3]]
    before = scene.tokens[mention.first - 1].lower if mention.first else ""
    return (
        len(following) == 3  # noqa: PLR2004 - three words
        and following[:2] == ["in", "the"]
        and following[2] in ("second", "third", "fourth", "fifth", "other", "latter")
        and before in (",", "and")
    )


def _is_remains(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the dead are spoken of: "the remains of three soldiers"."""
    bodies = lexicon().lists["@body_nouns"]
    before = words_before(tokens, mention.first, 4)
    return "of" in before and any(word in bodies for word in before[: before.index("of")])


def _is_close(tokens: Sequence[Token], mention: Mention, start: int) -> bool:
    """Whether a participle can belong to a mention: at once, or behind "of the group"."""
    return mention.last == start or (
        start - mention.last <= TITLES
        and tokens[mention.last].lower in ("of", "from", "in", "who", ",", "(", "and", "also", "on")
    )


def _is_apposed(mention: Mention, first: int) -> bool:
    """Whether names follow a count that they spell out: "three men, A. B., C. D. and E. F."."""
    return mention.kind == "counted" and 0 <= first - mention.last <= 2  # noqa: PLR2004 - a comma or colon


def bind(scene: Scene, index: int, frame: Frame, role: str) -> Bound:
    """Who a verb is about, by its voice and by the role that the trigger asks for."""
    if role != "subject" and not frame.words and _has_whom(scene, frame):
        return _relative_object(scene, index)
    is_subject_meant = (role == "subject") != (frame.voice in (Voice.PASSIVE, Voice.REDUCED))
    if is_subject_meant:
        start = frame.start if frame.via is None or frame.voice is not Voice.REDUCED else frame.via
        start = before_governor(scene.tokens, start) if frame.words[:1] == ("to",) else start
        if frame.words and _is_of_event(scene, start):
            return Bound()
        is_close = frame.voice is Voice.REDUCED and frame.via is None
        bound = bind_before(scene, start, is_close=is_close)
        is_apposed = frame.start > 1 and scene.tokens[frame.start - 1].lower == ","
        if bound.is_empty and frame.voice is Voice.REDUCED and not is_apposed:
            bound = bind_after(scene, index)
            is_opening = index == 0 or scene.tokens[index - 1].lower in ("if", "once", "when")
            behind = [token.lower for token in scene.tokens[index : bound.first]]
            if bound.first is not None and not is_opening and "," in behind:
                return Bound()
        return bound
    if role != "subject" and _has_whom(scene, frame):
        return _relative_object(scene, index)
    bound = bind_after(scene, index)
    if bound.is_empty and role != "subject" and frame.via is None and not frame.words:
        return _relative_object(scene, index)
    return bound


def _is_of_event(scene: Scene, start: int) -> bool:
    """As in "the exchange of six men was held": the verb tells of the exchange, not of the men."""
    for mention in scene.mentions:
        if mention.last == start and mention.first > 1:
            words = words_before(scene.tokens, mention.first, 4)
            while words and words[-1] in ("the", "these", "those", "all"):
                words.pop()
            return words[-1:] == ["of"] and words[-2:][0] in _EVENTS
    return False


_EVENTS: Final = word_set(
    "exchange exchanges release return trial trials arrest arrests detention swap handover transfer"
    " extradition conviction pardon hearing hearings questioning interrogation sentencing repatriation"
    " funeral meeting meetings photos photographs pictures names list video footage"
)


def _has_whom(scene: Scene, frame: Frame) -> bool:
    """As in "two teachers whom the police had detained on Friday": the object stands before."""
    before = words_before(scene.tokens, frame.start, 6)
    return "whom" in before and not {",", ";"} & set(before[before.index("whom") :])


def _relative_object(scene: Scene, index: int) -> Bound:
    """As in "the six men whom the guards had detained"."""
    for place in range(index - 1, max(-1, index - 8), -1):
        if scene.tokens[place].lower in ("whom", "that"):
            is_said = not lexicon().cues.speech.isdisjoint(words_before(scene.tokens, place, 5))
            return Bound() if is_said else bind_before(scene, place)  # "told the paper that"
    return Bound()


def without_counts(bound: Bound) -> Bound:
    """The same people without their numbers, for what is said of a whole."""
    return replace(bound, mentions=tuple(replace(m, count=None) for m in bound.mentions))
