"""Which claim of the reader answers which gold claim of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from casetracker.news.contract import Count, ReadClaim
from casetracker.news.reading import read_text
from tests.scoring.gold import GoldArticle, GoldClaim, GoldCount, in_months

ASSERTED: Final = "asserted"
_ARTICLES: Final = frozenset(["the", "a", "an", "his", "her", "their", "of", "for", "s"])

_Rank: TypeAlias = tuple[bool, bool, bool, int, bool, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the claim of the reader that says the same step of the same passage."""

    gold: GoldClaim
    read: ReadClaim


@dataclass(frozen=True, slots=True)
class Scored:
    """An article with what was read of it: pairs, missed gold claims, claims without gold."""

    article: GoldArticle
    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    extra: tuple[ReadClaim, ...]


def step_of(claim: ReadClaim) -> str:
    """The stage, or the kind of claim where it has none."""
    return claim.stage or claim.kind.value


def score_article(article: GoldArticle) -> Scored:
    """Read an article and pair what was read with its gold, each claim once, best pairs first."""
    reading = read_text(article.text, published=article.published, title=article.title)
    ranked = sorted(
        _candidates(article.claims, reading.claims), key=lambda each: each[0], reverse=True
    )
    pairs: list[Pair] = []
    golds: set[int] = set()
    reads: set[int] = set()
    for _, gold, read in ranked:
        if id(gold) not in golds and id(read) not in reads:
            golds.add(id(gold))
            reads.add(id(read))
            pairs.append(Pair(gold, read))
    return Scored(
        article,
        tuple(pairs),
        tuple(gold for gold in article.claims if id(gold) not in golds),
        tuple(read for read in reading.claims if id(read) not in reads),
    )


def _candidates(
    golds: Sequence[GoldClaim], reads: Sequence[ReadClaim]
) -> Iterator[tuple[_Rank, GoldClaim, ReadClaim]]:
    for gold in golds:
        for read in reads:
            shared = min(gold.end, read.end) - max(gold.start, read.start)
            if _same_step(gold, read) and shared > 0:
                rank = (
                    gold.modality == read.modality.value,
                    gold.kind == read.kind.value,
                    same_count(gold.count, read.count),
                    _shared_names(gold.persons, read.persons),
                    not gold.is_optional,
                    shared / (max(gold.end, read.end) - min(gold.start, read.start)),
                )
                yield rank, gold, read


def _same_step(gold: GoldClaim, read: ReadClaim) -> bool:
    """Whether both say one step; a hearing or a term of which no stage is told is any of its kind."""
    is_kind = gold.step == gold.kind == read.kind.value and gold.kind in ("hearing", "sentence")
    return gold.step == step_of(read) or is_kind


def same_count(gold: GoldCount | None, read: Count | None) -> bool:
    """Whether two counts have the same bounds; "about 24" may be read with room around it."""
    if gold is None or read is None:
        return gold is None and read is None
    if gold.is_about and gold.minimum is not None:
        low = read.minimum if read.minimum is not None else 0
        high = read.maximum if read.maximum is not None else gold.minimum
        return low <= gold.minimum <= high
    return (gold.minimum, gold.maximum) == (read.minimum, read.maximum)


def same_term(gold: GoldClaim, read: ReadClaim) -> bool:
    """Whether the kind and the length are the same, years and months in one measure."""
    term = read.sentence
    return term is not None and (term.kind, in_months(term.amount, term.unit)) in gold.terms


def same_names(gold: GoldClaim, read: ReadClaim) -> bool:
    """Whether both name the same people, by the last word of each name."""
    return {_last(name) for name in gold.persons} == {_last(name) for name in read.persons}


def _shared_names(gold: Sequence[str], read: Sequence[str]) -> int:
    """2 where both have a whole name in common, 1 where only a last word, else 0."""
    if not set(gold).isdisjoint(read):
        return 2
    return int(not {_last(name) for name in gold}.isdisjoint(map(_last, read)))


def _last(name: str) -> str:
    return name.replace("\u2019", "'").lower().split()[-1]


def same_speaker(gold: GoldClaim, read: ReadClaim) -> bool:
    """Whether both are in the article's own voice, or the names share most of their words.

    A denial in the article's own voice may have the accused as its speaker (README of the articles).
    """
    if gold.kind == "denial" and not gold.speakers and read.speaker is not None:
        accused = gold.persons or read.persons
        return any(_alike(_words(name), _words(read.speaker)) for name in accused)
    if not gold.speakers or read.speaker is None:
        return not gold.speakers and read.speaker is None
    spoken = _words(read.speaker)
    return any(_alike(_words(named), spoken) for named in gold.speakers)


def _words(name: str) -> frozenset[str]:
    folded = "".join(letter if letter.isalnum() else " " for letter in name.lower())
    return frozenset(folded.split()) - _ARTICLES


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) * 2 > shorter
