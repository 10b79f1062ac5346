"""Figures over scored articles: per stage, per trap, and of counts, dates and speakers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from casetracker.news.law.provisions import provisions_in
from tests.scoring.gold import GoldClaim
from tests.scoring.pairing import (
    ASSERTED,
    Pair,
    Scored,
    same_count,
    same_names,
    same_speaker,
    same_term,
    step_of,
)

_STAGELESS: Final = frozenset(["denial", "group_size", "correction", "retraction", "identity"])


@dataclass(slots=True)
class Tally:
    """Hits, what was found, what was wanted."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / (self.hits + self.false) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.hits / (self.hits + self.missed) if self.hits else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """The three figures in one line."""
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
            f"   ({self.hits} right, {self.false} false, {self.missed} missed)"
        )


@dataclass(slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def add(self, *, is_part: bool) -> None:
        """Count one more."""
        self.part += is_part
        self.whole += 1

    @property
    def value(self) -> float:
        """The share, 1 where there is nothing to count."""
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        """The share with both numbers."""
        return f"{self.value:.3f}  ({self.part} of {self.whole})"


@dataclass(slots=True)
class Figures:
    """Everything that is measured on a set of articles."""

    articles: int = 0
    asserted: Tally = field(default_factory=Tally)
    every: Tally = field(default_factory=Tally)
    by_stage: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_trap: dict[int, Share] = field(default_factory=lambda: defaultdict(Share))
    modalities: Share = field(default_factory=Share)
    dangerous: Share = field(default_factory=Share)
    counts: Share = field(default_factory=Share)
    dates: Share = field(default_factory=Share)
    speakers: Share = field(default_factory=Share)
    names: Share = field(default_factory=Share)
    terms: Share = field(default_factory=Share)
    provisions: Share = field(default_factory=Share)
    false_counts: int = 0


def figures_of(scored: Iterable[Scored]) -> Figures:
    """The figures of scored articles."""
    figures = Figures()
    for each in scored:
        figures.articles += 1
        _tally(figures, each)
        _values(figures, each.pairs)
        _traps(figures, each)
        figures.false_counts += _false_counts(each)
    return figures


def _is_stage(step: str) -> bool:
    return step not in _STAGELESS


def _tally(figures: Figures, scored: Scored) -> None:
    for pair in scored.pairs:
        _tally_pair(figures, pair)
    _tally_missed(figures, scored.missed)
    for read in scored.extra:
        figures.every.false += 1
        if read.modality.value == ASSERTED and _is_stage(step_of(read)):
            figures.asserted.false += 1
            figures.by_stage[step_of(read)].false += 1


def _tally_pair(figures: Figures, pair: Pair) -> None:
    is_gold = pair.gold.modality == ASSERTED
    is_read = pair.read.modality.value == ASSERTED
    if not pair.gold.is_optional:
        figures.every.hits += 1
    if not is_gold and _is_stage(pair.gold.step):
        figures.dangerous.add(is_part=is_read)
    if not _is_stage(pair.gold.step) or (pair.gold.is_optional and is_gold):
        return
    for tally in (figures.asserted, figures.by_stage[pair.gold.step]):
        tally.hits += is_gold and is_read
        tally.false += is_read and not is_gold
        tally.missed += is_gold and not is_read


def _tally_missed(figures: Figures, missed: Iterable[GoldClaim]) -> None:
    for gold in missed:
        if gold.is_optional:
            continue
        figures.every.missed += 1
        if not _is_stage(gold.step):
            continue
        if gold.modality == ASSERTED:
            figures.asserted.missed += 1
            figures.by_stage[gold.step].missed += 1
        else:
            figures.dangerous.add(is_part=False)


def _values(figures: Figures, pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        gold, read = pair.gold, pair.read
        figures.modalities.add(is_part=gold.modality == read.modality.value)
        figures.speakers.add(is_part=same_speaker(gold, read))
        if gold.count is not None:
            is_one = gold.count.minimum == gold.count.maximum == 1
            right = same_count(gold.count, read.count) or (is_one and read.count is None)
            figures.counts.add(is_part=right)
        if gold.interval is not None:
            interval = (read.date.earliest, read.date.latest) if read.date else None
            figures.dates.add(is_part=interval == gold.interval)
        if gold.persons:
            figures.names.add(is_part=same_names(gold, read))
        if gold.terms:
            figures.terms.add(is_part=same_term(gold, read))
        if gold.articles:
            found = {charge.article for charge in read.charges}
            named = [provisions_in(each, 0, len(each)) or (each,) for each in gold.articles]
            figures.provisions.add(is_part={each for row in named for each in row} <= found)


def _false_counts(scored: Scored) -> int:
    """Numbers of people that the article does not state there; a single person is no number."""
    stated = [pair.read for pair in scored.pairs if pair.gold.count is None]
    return sum(
        claim.count is not None and claim.count.exact != 1 for claim in (*scored.extra, *stated)
    )


def _traps(figures: Figures, scored: Scored) -> None:
    for pair in scored.pairs:
        right = pair.gold.modality == pair.read.modality.value
        is_one = pair.gold.count is not None and pair.gold.count.maximum == 1
        if pair.gold.count is not None and not is_one:
            right = right and same_count(pair.gold.count, pair.read.count)
        for trap in pair.gold.traps:
            figures.by_trap[trap].add(is_part=right)
    for gold in scored.missed:
        for trap in gold.traps:
            figures.by_trap[trap].add(is_part=False)
    claims = [*scored.extra, *(pair.read for pair in scored.pairs)]
    for nothing in scored.article.nothing:
        touched = any(c.start < nothing.end and nothing.start < c.end for c in claims)
        for trap in nothing.traps:
            figures.by_trap[trap].add(is_part=not touched)
