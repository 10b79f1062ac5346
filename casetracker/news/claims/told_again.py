"""Sentences without a step of their own that put the one before anew: another number, a refusal."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.claims.rival_counts import rival_count
from casetracker.news.contract import ReadClaim
from casetracker.news.dating.days import DateBook
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan

_REQUESTS: Final = word_set(
    "request requests application applications motion motions petition petitions plea pleas"
)
_REFUSED: Final = word_set(
    "denied refused rejected dismissed turned denies refuses rejects dismisses turns"
)
_DETERMINERS: Final = word_set("the this that his her their its both all")
_AUXILIARIES: Final = word_set("was were is are has have had been also later then twice again")
_LATEST: Final = 12
_SCORE: Final = 0.6


def told_again(
    scan: Scan,
    claims: Sequence[ReadClaim],
    before: Sequence[ReadClaim],
    named: Callable[[str], str | None],
    days: DateBook,
) -> list[ReadClaim]:
    """The claim of a sentence that gives another number, or refuses what was asked for; none mostly.

    `claims` are the sentence's own, `before` those told shortly before it.
    """
    refused = None if claims else _refusal(scan, before, days)
    told = rival_count(scan, claims or before, named) if refused is None else refused
    return [] if told is None else [told]


def _refusal(scan: Scan, before: Sequence[ReadClaim], days: DateBook) -> ReadClaim | None:
    """As in "She asked for bail. The request was denied": what was asked for was not given."""
    if _REQUESTS.isdisjoint(scan.sentence.words) or _REFUSED.isdisjoint(scan.sentence.words):
        return None
    asked = next((each for each in reversed(before) if _may_be_refused(each)), None)
    verb = None if asked is None else _refused_at(scan)
    if asked is None or verb is None:
        return None
    noun = next(place for place, each in enumerate(scan.tokens) if each.lower in _REQUESTS)
    start, end = scan.tokens[0].start, scan.tokens[max(verb, noun)].end
    if [token.lower for token in scan.tokens[noun + 1 : noun + 2]] == ["of"]:
        whose = next((each for each in scan.scene.mentions if each.first > noun), None)
        count = None if whose is None else whose.count
        asked = replace(asked, count=count, persons=(), subject=None)  # "the requests of all four"
    return replace(
        asked,
        start=start,
        end=end,
        quote=scan.text[start:end],
        modality=Modality.NEGATED,
        attribution=Attribution.OWN,
        speaker=None,
        date=days.of_statement(scan, verb),
        score=_SCORE,
    )


def _may_be_refused(claim: ReadClaim) -> bool:
    is_of_custody = claim.kind in _KINDS or claim.stage in _REMANDS
    return is_of_custody and claim.modality is Modality.REQUESTED


_KINDS: Final = frozenset([ClaimKind.RELEASE, ClaimKind.TRANSFER])
_REMANDS: Final = frozenset(["remanded", "remand_extended"])


def _refused_at(scan: Scan) -> int | None:
    """The verb of "The request was denied" or "The court rejected the request"; None elsewhere."""
    words = [token.lower for token in scan.tokens[:_LATEST]]
    verb = next((place for place, word in enumerate(words) if word in _REFUSED), None)
    if verb is None or {"not", "n't", "never", "will", "may", "could", "if", "who"} & set(words):
        return None
    if words[0] in _DETERMINERS and words[1] in _REQUESTS:
        return verb if _AUXILIARIES.issuperset(words[2:verb]) and verb > 2 else None  # noqa: PLR2004
    behind = [token.lower for token in scan.tokens[verb + 1 : verb + 4]]
    behind = behind[1:] if behind[:1] == ["down"] else behind
    is_active = not _AUXILIARIES & set(words[:verb])
    return verb if is_active and behind[:1] != [] and _is_request(behind) else None


def _is_request(words: Sequence[str]) -> bool:
    return words[0] in _DETERMINERS and words[1:2] != [] and words[1] in _REQUESTS
