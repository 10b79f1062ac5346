"""Corrections and retractions: what a document says of an earlier version or of a report."""

import re
from collections.abc import Iterator
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.contract import Count, ReadClaim
from casetracker.news.numbers import number_at
from casetracker.news.sentences import Sentence

_CORRECTION: Final = re.compile(
    r"\b(?:(?:an )?earlier version|correction|corrected to|corrects|misstated"
    r"|incorrectly (?:said|gave|stated|put))\b",
    re.IGNORECASE,
)
_RETRACTION: Final = re.compile(
    r"\b(?:withdrew|withdrawn|retracts?|retracted|retraction|took down|has been removed)\b",
    re.IGNORECASE,
)
_REPORTS: Final = re.compile(
    r"\b(?:report|reports|story|article|statement|claim|dispatch|item)\b", re.IGNORECASE
)


def correction_claims(text: str, sentence: Sentence) -> Iterator[ReadClaim]:
    """A claim for each sentence that corrects or takes back what was published."""
    stretch = text[sentence.start : sentence.end]
    if _CORRECTION.search(stretch):
        yield _claim(text, sentence, ClaimKind.CORRECTION, "correction", _count(sentence))
    elif _RETRACTION.search(stretch) and _REPORTS.search(stretch):
        yield _claim(text, sentence, ClaimKind.RETRACTION, "retraction", None)


def _count(sentence: Sentence) -> Count | None:
    """The number that now holds: the last one named, or that behind "not"."""
    tokens = sentence.tokens
    numbers = []
    for index in range(len(tokens)):
        number = number_at(tokens, index)
        before = tokens[number.first - 1].lower if number is not None and number.first else ""
        if number is not None and before != "not":
            numbers.append(number)
    if not numbers:
        return None
    chosen = numbers[-1]
    for number in numbers:
        words = [token.lower for token in tokens[max(0, number.first - 3) : number.first]]
        if words[-1:] in (["is"], ["was"], ["to"]) and ("it" in words or "number" in words):
            chosen = number
    return Count(chosen.minimum, chosen.maximum)


def _claim(
    text: str, sentence: Sentence, kind: ClaimKind, rule: str, count: Count | None
) -> ReadClaim:
    return ReadClaim(
        kind=kind,
        stage=None,
        quote=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        count=count,
        persons=(),
        modality=Modality.ASSERTED,
        attribution=Attribution.OWN,
        speaker=None,
        date=None,
        charges=(),
        authority=None,
        place=None,
        sentence=None,
        rule=rule,
        score=0.6,
    )
