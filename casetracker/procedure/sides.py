"""Two statements of one thing set side by side: whether one refines the other or denies it."""

from enum import StrEnum

from casetracker.model.folding import folded_words
from casetracker.model.partial_date import PartialDate


class Relation(StrEnum):
    """How what was said stands to what is held."""

    AGREES = "agrees"
    NARROWER = "narrower"
    WIDER = "wider"
    DIFFERS = "differs"
    SILENT = "silent"


def of_dates(said: PartialDate | None, held: PartialDate | None) -> Relation:
    """Dates: November beside 27 November is wider, not otherwise; without a day in common they differ."""
    if said is None or held is None:
        return Relation.SILENT
    if not said.overlaps(held):
        return Relation.DIFFERS
    return _of_parts(narrower=held.contains(said), wider=said.contains(held))


def of_counts(said: tuple[int | None, int | None], held: tuple[int | None, int | None]) -> Relation:
    """Numbers as at least and at most: 13 refines "10 to 20"; 13 and 14 differ."""
    if said == (None, None) or held == (None, None):
        return Relation.SILENT
    low, high = _bounds(said)
    held_low, held_high = _bounds(held)
    if low > held_high or high < held_low:
        return Relation.DIFFERS
    return _of_parts(
        narrower=held_low <= low and high <= held_high,
        wider=low <= held_low and held_high <= high,
    )


def of_articles(said: str | None, held: str | None) -> Relation:
    """Articles: 214.2.1 refines 214; 214 and 318 differ."""
    if not said or not held:
        return Relation.SILENT
    if f"{said}.".startswith(f"{held}."):
        return Relation.AGREES if said == held else Relation.NARROWER
    return Relation.WIDER if f"{held}.".startswith(f"{said}.") else Relation.DIFFERS


def of_places(said: str | None, held: str | None) -> Relation:
    """Places by their words: "near Lomna, Orsk province" refines "Orsk province"."""
    words, known = set(folded_words(said or "")), set(folded_words(held or ""))
    if not words or not known:
        return Relation.SILENT
    if not words & known:
        return Relation.DIFFERS
    return _of_parts(narrower=words >= known, wider=words <= known)


def worst(relations: dict[str, Relation]) -> Relation:
    """Of several respects the one that matters most: a difference before all others."""
    order = (Relation.DIFFERS, Relation.NARROWER, Relation.WIDER, Relation.AGREES)
    return next((each for each in order if each in relations.values()), Relation.SILENT)


def _bounds(size: tuple[int | None, int | None]) -> tuple[float, float]:
    low, high = size
    return (0 if low is None else low, float("inf") if high is None else high)


def _of_parts(*, narrower: bool, wider: bool) -> Relation:
    if narrower and wider:
        return Relation.AGREES
    if narrower:
        return Relation.NARROWER
    if wider:
        return Relation.WIDER
    # They share something, and neither holds the other: both may be true.
    return Relation.AGREES
