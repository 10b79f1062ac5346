"""Corrections and retractions: what a document says of an earlier version or of a report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.contract import Count, ReadClaim
from casetracker.news.dates.mentions import find_dates
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import Number, number_at
from casetracker.news.language.sentences import Sentence, Token
from casetracker.news.people.no_people import counts_no_people
from casetracker.news.speakers.own_reports import (
    corrected_span,
    is_correction_heading,
    is_taken_back,
)

_CORRECTION: Final = re.compile(
    r"\b(?:(?:an |in an )?(?:earlier|previous) version|correction(?! fluid)"
    r"|(?:this|the|our) (?:article|report|story|item) (?:originally|initially) (?:said|stated|reported)"
    r"|corrects (?:the|an?|its|our|that|this)|misstated|we correct (?:our|an?|the)"
    r"|(?:wrote|said) \d+; it (?:is|was)"
    r"|corrected(?= (?:to|from|version|figure|number|report))|correct (?:number|figure)"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously) (?:said|gave|stated|put|reported)"
    r"|(?:reported|stated) (?:in error|by mistake|incorrectly|wrongly)"
    r"|(?:gave|put|stated) the (?:number|figure|total)"
    r"|wrong (?:number|figure)|(?<!years )(?<!years each )(?<!months )(?<!days )instead of \d+"
    r"|(?:number|figure) (?:was|is) (?:wrong|incorrect))\b",
    re.IGNORECASE,
)
# One of these stands in whatever the patterns of a correction or a retraction find: most sentences have none.
_HINTS: Final = (
    "version", "correct", "misstated", "; it ", "the number", "the figure", "the total", "wrong", "mistake",
    "erroneous", "in error", "instead of", "number ", "figure ", "withdr", "retract", "took down", " back",
    "removed", "originally", "initially", "disregard", "not be used", "taken out", "deleted",
)  # fmt: skip
_PUT: Final = re.compile(r"\b(?:gave|put|stated) the (?:number|figure|total)\b", re.IGNORECASE)
_OURS: Final = re.compile(
    r"\b(?:report|story|article|version|we|our|item|headline|later)\b", re.IGNORECASE
)
_RETRACTION: Final = re.compile(
    r"\b(?:withdrew|withdrawn|withdraws?|retracts?|retracted|retraction|took down|takes? back"
    r"|has been removed|disregard|should not be used)\b",
    re.IGNORECASE,
)
_REPORTS: Final = re.compile(
    r"\b(?:report|reports|story|article|(?<!his )(?<!her )(?<!their )statement|claim|dispatch|item)\b",
    re.IGNORECASE,
)
_NO_NUMBER: Final = re.compile(
    r"the (?:section|age|date|year|term) |it (?:is|was) \w+ (?:years|months)", re.IGNORECASE
)
_TAKEN_OUT: Final = re.compile(
    r"\b(?:(?:sentence|paragraph|passage)(?: that said [^.]{1,90})?"
    r" (?:was|has been) (?:removed|taken out|deleted)"
    r"|withdraws? it)\b",
    re.IGNORECASE,
)
_OF_WRONG: Final = re.compile(
    r"\b(?:not|earlier|previous|version|incorrectly|wrongly|mistakenly|erroneously|error|mistake|misstated|instead|rather|originally)\b",
    re.IGNORECASE,
)
_OF_RIGHT: Final = re.compile(
    r"\b(?:it (?:is|was)|(?:number|figure|total) (?:is|was|should be)|correct(?:ed)?(?: number| figure)?"
    r"(?: is| to)|there (?:are|were)|(?:is|was|are|were) in fact|in fact|to)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The numbers of a correction: all of them, and the one that now holds."""

    stated: tuple[int, ...]
    chosen: Number | None


def correction_claims(
    text: str, sentences: Sequence[Sentence], number: int, book: SubjectBook
) -> Iterator[ReadClaim]:
    """A claim for each sentence that corrects or takes back what was published.

    What a sentence says was wrong and the next one puts right is one claim on both.
    """
    sentence = sentences[number]
    is_last = number + 1 == len(sentences)
    if is_correction_heading(text, sentence) and not is_last:
        return
    span = corrected_span(text, sentences, number)
    if span is not None:
        yield _of_both(text, sentences[number + 1], span, book)
    elif number and corrected_span(text, sentences, number - 1) is not None:
        return
    elif number and is_correction_heading(text, sentences[number - 1]):
        yield _corrected(text, sentence, _figures(text, sentence), book)
    else:
        yield from _of_its_words(text, sentence, book)


def _of_both(text: str, right: Sentence, span: tuple[int, int], book: SubjectBook) -> ReadClaim:
    """The claim on what was published and what holds, with the number that holds."""
    told = tuple(token for token in right.tokens if token.start < span[1])
    figures = _figures(text, replace(right, tokens=told))
    if _NO_NUMBER.match(text, right.start):
        figures = _Figures((), None)
    claim = _corrected(text, right, figures, book)
    return replace(claim, start=span[0], end=span[1], quote=text[span[0] : span[1]])


def _of_its_words(text: str, sentence: Sentence, book: SubjectBook) -> Iterator[ReadClaim]:
    """The claim of a sentence that says by itself that something was wrong or is withdrawn."""
    stretch = text[sentence.start : sentence.end]
    hints = _hints_in(text)
    is_hinted = bool(hints) and _is_hinted(stretch.lower(), hints)
    if is_hinted and _CORRECTION.search(stretch):
        figures = _figures(text, sentence)
        is_put = _PUT.search(stretch) is not None and not _OF_WRONG.search(stretch)
        if is_put and not _OURS.search(stretch):
            return
        if is_put and (figures.chosen is None or not book.subjects()):
            return
        yield _corrected(text, sentence, figures, book)
    elif is_hinted and (
        _TAKEN_OUT.search(stretch) or (_RETRACTION.search(stretch) and _REPORTS.search(stretch))
    ):
        yield _claim(text, sentence, ClaimKind.RETRACTION, None, None)
    elif is_taken_back(text, sentence):
        yield _claim(text, sentence, ClaimKind.CORRECTION, None, None)


@lru_cache(maxsize=8)
def _hints_in(text: str) -> tuple[str, ...]:
    """The hints that stand anywhere in a document; asked for each of its sentences."""
    in_small = text.lower()
    return tuple(hint for hint in _HINTS if hint in in_small)


def _is_hinted(in_small: str, hints: Sequence[str]) -> bool:
    for hint in hints:  # noqa: SIM110 - any() takes twice as long, and each sentence is asked
        if hint in in_small:
            return True
    return False


def _corrected(text: str, sentence: Sentence, figures: _Figures, book: SubjectBook) -> ReadClaim:
    key, unit = book.corrected(figures.stated)
    chosen = figures.chosen
    count = None
    if chosen is not None:
        unit = _unit_behind(sentence, chosen.last) or unit
        count = Count(chosen.minimum, chosen.maximum, None, unit)
    return _claim(text, sentence, ClaimKind.CORRECTION, count, key)


def _unit_behind(sentence: Sentence, index: int) -> str | None:
    nouns = lexicon().people.nouns
    behind = (token.lower for token in sentence.tokens[index : index + 3])
    return next((word for word in behind if word in nouns), None)


def _figures(text: str, sentence: Sentence) -> _Figures:
    """The number that now holds: behind "it is", else the last one that is not called wrong."""
    tokens = sentence.tokens
    words = [(token.start, token.lower) for token in tokens]
    dates = list(find_dates(text, sentence.start, sentence.end, words))
    numbers: list[Number] = []
    index = 0
    while index < len(tokens):
        number = number_at(tokens, index)
        if any(date.start <= tokens[index].start < date.end for date in dates):
            index += 1  # "on 3 March 2024": a day is no number of people
            continue
        after = "" if number is None or number.last >= len(tokens) else tokens[number.last].lower
        if number is not None and number.minimum != number.maximum and _is_from(tokens, number):
            numbers.append(replace(number, maximum=number.minimum))
            number = replace(number, minimum=number.maximum)
        is_told = number is not None and not counts_no_people(tokens, index, number)
        if number is not None and is_told and after not in lexicon().people.not_people:
            numbers.append(number)
        index = index + 1 if number is None else number.last
    stated = tuple(number.minimum for number in numbers if number.minimum is not None)
    kept = [number for number in numbers if not _is_wrong(sentence, number)]
    right = [number for number in kept if _is_right(text, sentence, number)]
    chosen = right or (kept if len(numbers) > 1 or not _is_of_before(text, sentence) else [])
    return _Figures(stated, chosen[-1] if chosen else None)


def _is_of_before(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what an earlier version said, so that its one number is the old one."""
    return _OF_WRONG.search(text, sentence.start, sentence.end) is not None


def _is_from(tokens: Sequence[Token], number: Number) -> bool:
    """As in "corrected from 25 to 26": two numbers, not a range."""
    return number.first > 0 and tokens[number.first - 1].lower == "from"


def _is_wrong(sentence: Sentence, number: Number) -> bool:
    """As in "not 25", "instead of 25"."""
    before = [token.lower for token in sentence.tokens[max(0, number.first - 2) : number.first]]
    return "not" in before or before in (["instead", "of"], ["rather", "than"])


def _is_right(text: str, sentence: Sentence, number: Number) -> bool:
    start = sentence.tokens[number.first].start
    return _OF_RIGHT.search(text[max(sentence.start, start - 40) : start].rstrip()) is not None


def _claim(
    text: str, sentence: Sentence, kind: ClaimKind, count: Count | None, subject: str | None
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
        rule=kind.value,
        score=0.6,
        subject=subject,
    )
