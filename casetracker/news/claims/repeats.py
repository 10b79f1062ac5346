"""Claims that only repeat one of the same document: a headline's, a recap's."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import Count, ReadClaim, ReadDate

COMPARED: Final = 40
_Key: TypeAlias = tuple[str | None, str, Modality]


def without_repeats(claims: Sequence[ReadClaim], headline_end: int) -> tuple[ReadClaim, ...]:
    """The claims without those of a headline that the body makes too, and without plain repetitions.

    `headline_end` is the offset behind the headline, 0 where there is none.
    """
    body: dict[_Key, list[ReadClaim]] = {}
    for claim in claims:
        if claim.start >= headline_end:
            body.setdefault(_key(claim), []).append(claim)
    told_at: dict[tuple[str, Modality], list[ReadClaim]] = {}
    for (_, step, modality), bodies in body.items():
        told_at.setdefault((step, modality), []).extend(bodies[:COMPARED])
    kept: list[ReadClaim] = []
    seen: dict[_Key, list[ReadClaim]] = {}
    for claim in claims:
        key = _key(claim)
        if claim.end <= headline_end:
            told = any(_tells(each, claim) for each in body.get(key, ())[:COMPARED])
            alike = told_at.get(key[1:], [])
            if not told and not _is_vague_repeat(claim, alike) and not _are_named(claim, alike):
                kept.append(claim)
            continue
        earlier = seen.setdefault(key, [])
        if not any(_repeats(claim, each) for each in earlier[-COMPARED:]):
            kept.append(claim)
            earlier.append(claim)
    return tuple(kept)


def without_inner(claims: Sequence[ReadClaim]) -> list[ReadClaim]:
    """The claims of a sentence without a term's noun that stands inside the words of who was given it."""
    return [claim for claim in claims if not any(_is_inside(claim, other) for other in claims)]


def _is_inside(claim: ReadClaim, other: ReadClaim) -> bool:
    is_of_nobody = claim.rule == "sentence_of" and claim.count is None and not claim.persons
    is_inner = other.start <= claim.start and claim.end <= other.end
    return is_of_nobody and is_inner and other.rule == "sentenced"


def _is_vague_repeat(headline: ReadClaim, alike: Sequence[ReadClaim]) -> bool:
    """As in "Captain dies in custody": nobody is counted or named, and the body has one such step."""
    is_vague = headline.count is None and not headline.persons
    is_one = len({claim.subject for claim in alike}) == 1
    return is_vague and is_one and headline.kind is not ClaimKind.DENIAL


def _are_named(headline: ReadClaim, alike: Sequence[ReadClaim]) -> bool:
    """As in "Court remands two activists": the body names both, and tells the same step of them."""
    number = None if headline.count is None else headline.count.exact
    is_counted = number is not None and not headline.persons
    return is_counted and any(len(claim.persons) == number for claim in alike)


def _key(claim: ReadClaim) -> _Key:
    """What two claims must share before they are compared."""
    return (claim.subject, _step_of(claim), claim.modality)


def _step_of(claim: ReadClaim) -> str:
    """The step; that people were arrested and that they are held since are two."""
    step = claim.stage or claim.kind.value
    is_held = claim.kind is ClaimKind.CUSTODY and step == "detained"
    return "held" if is_held else step


def _tells(body: ReadClaim, headline: ReadClaim) -> bool:
    """Whether the body says what the headline says, of the same people and as firmly."""
    return _may_repeat(headline) and _counts_agree(body.count, headline.count)


def _repeats(later: ReadClaim, earlier: ReadClaim) -> bool:
    if not _may_repeat(later) or later.kind is ClaimKind.CORRECTION:
        return False
    if later.stage in _ON_APPEAL and not _outcome(later) <= _outcome(earlier):
        return False  # "upheld six terms and reduced those of nine"
    return (
        later.speaker == earlier.speaker
        and later.count in (None, earlier.count)
        and later.charges in ((), earlier.charges)
        and later.sentence in (None, earlier.sentence)
        and later.persons in ((), earlier.persons)
        and later.authority in (None, earlier.authority)
        and later.place in (None, earlier.place)
        and _dates_agree(later.date, earlier.date)
    )


def _outcome(claim: ReadClaim) -> frozenset[str]:
    """What becomes of a judgment on appeal: it stands, is milder, is harsher, or is gone."""
    words = claim.quote.lower().split()
    return frozenset(_OUTCOMES[word] for word in words if word in _OUTCOMES)


_ON_APPEAL: Final = frozenset(["appeal_decided", "cassation"])
_OUTCOMES: Final = {
    word: outcome
    for outcome, words in {
        "stands": "upheld upholds confirmed rejected dismissed",
        "milder": "reduced cut shortened",
        "harsher": "increased raised",
        "gone": "overturned quashed annulled",
    }.items()
    for word in words.split()
}


def _may_repeat(first: ReadClaim) -> bool:
    """Whether it is known of whom it is said; what one side denies is always kept."""
    return first.subject is not None and first.kind is not ClaimKind.DENIAL


def _counts_agree(first: Count | None, second: Count | None) -> bool:
    if first is None or second is None:
        return True
    return (first.minimum, first.maximum) == (second.minimum, second.maximum)


def _dates_agree(later: ReadDate | None, earlier: ReadDate | None) -> bool:
    """Whether a later date adds nothing: none, the same, or only that of publication."""
    if later is None or not later.wording:
        return True
    return earlier is not None and later.edtf is not None and later.edtf == earlier.edtf
