"""How far two people who labelled the same articles agree."""

from tests.scoring.gold import ARTICLES, SECOND, GoldClaim, load_articles
from tests.scoring.tables import Share, Tally


def agreement() -> str:
    """The agreement of the second labelling with the first, as lines to print."""
    firsts = {article.number: article for article in load_articles(ARTICLES)}
    claims, values = Tally(), {name: Share() for name in ("modality", "count", "date", "speaker")}
    seconds = load_articles(SECOND)
    for second in seconds:
        _compare(firsts[second.number].claims, second.claims, claims, values)
    lines = [f"== two labellings of {len(seconds)} articles", f"claims     {claims}"]
    lines += [f"{name:10} {share}" for name, share in values.items()]
    return "\n".join(lines)


def _compare(
    first: tuple[GoldClaim, ...],
    second: tuple[GoldClaim, ...],
    claims: Tally,
    values: dict[str, Share],
) -> None:
    free = list(second)
    for claim in first:
        fitting = [
            other
            for other in free
            if other.step == claim.step and other.start < claim.end and claim.start < other.end
        ]
        if not fitting:
            claims.missed += not claim.is_optional
            continue
        other = max(
            fitting, key=lambda each: (each.modality == claim.modality, each.count == claim.count)
        )
        free.remove(other)
        claims.hits += 1
        values["modality"].add(is_part=other.modality == claim.modality)
        values["count"].add(is_part=other.count == claim.count)
        values["date"].add(is_part=other.interval == claim.interval)
        values["speaker"].add(is_part=_share_a_word(other.speakers, claim.speakers))
    claims.false += sum(not other.is_optional for other in free)


def _share_a_word(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if not first or not second:
        return first == second
    words = [set(" ".join(names).lower().split()) for names in (first, second)]
    return bool(words[0] & words[1])
