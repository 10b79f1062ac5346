"""What a document says it published, and what in fact holds: "We wrote that six were. There are five"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from casetracker.news.language.sentences import Sentence

_HEADING: Final = re.compile(r"\W*(?:an? )?corrections?(?: from [\w' ]{1,24})?\W*$", re.IGNORECASE)
_CORRECTIONS: Final = frozenset(["correction", "corrections"])
_TOLD: Final = re.compile(
    r"\b(?:(?:we|i)(?: had| have)? (?:also )?"
    r"(?:wrote|written|said|reported|stated|told you|gave|put|carried|listed)"
    r"|(?:earlier|previous) (?:version|ticker)|(?:the|this|that) same (?:report|story|article|item|edition)"
    r"|(?:our|my|page \d+|a)"
    r" (?:website|report|story|article|headline|chart|letter|note|item|caption|photograph)\b"
    r"[^.]{0,80}?\b(?:said|reported|stated|gave|put|named|showed|had)"
    r"|(?:report|story|article|edition|review|feature|column)\b[^.]{0,90}? (?:said|stated|reported) that"
    r"|it also (?:said|stated|gave|reported)"
    r"|an article [^.]{0,60} said|article [^.]{0,90} was listed)\b",
    re.IGNORECASE,
)
_NUMBER: Final = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+teen|[a-z]+ty)"
)
_RIGHT: Final = re.compile(
    rf"^(?:(?:it|there|they|the (?:correct )?(?:number|figure|section|age|total|date|year|term))"
    rf" (?:is|was|are|were|should have been|should be)(?: in fact| only)? {_NUMBER}\b(?! of)"
    r"|(?:that|this|it) (?:is|was) (?:not so|not the case|not true|wrong|incorrect|untrue|an error)"
    r"|(?:it|they|he|she|none|only \w+|\w+ of them)"
    r" (?:is|was|are|were|has|have|had|did|does)(?: not|n't)?(?: been)?\s*[.;]"
    rf"|in fact,?(?: only| just)? {_NUMBER} (?:was|were|had|have)\b"
    r"|(?:he|she|they) (?:has|have|had|was|were)(?: not|n't) been \w+"
    r"|(?:he|she|they|it) (?:is|was|were|are) in fact\b)",
    re.IGNORECASE,
)
_SAY: Final = re.compile(
    rf"[^.;]{{1,60}} say that (?:it|there) (?:is|was|were|are) {_NUMBER}\s*\.", re.IGNORECASE
)
_SAID: Final = re.compile(rf"[^.;,]{{1,40}} said(?: only)? {_NUMBER}\s*\.", re.IGNORECASE)
_OURS: Final = frozenset(["we", "our", "version", "originally", "correction"])
_COLUMN: Final = re.compile(r"\bcorrections (?:and|&) clarifications\b", re.IGNORECASE)
_HEAD: Final = 300
_NOT: Final = re.compile(rf", not (?:{_NUMBER}|[\"\u201c])", re.IGNORECASE)


def is_correction_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is no more than the heading of a correction: "CORRECTION."."""
    has_word = not sentence.words.isdisjoint(_CORRECTIONS)
    return has_word and _HEADING.match(text, sentence.start, sentence.end) is not None


def is_taken_back(text: str, sentence: Sentence) -> bool:
    """Whether a column of corrections tells in a sentence what was published, all of which was wrong."""
    return _is_column(text[:_HEAD]) and _TOLD.search(text, sentence.start, sentence.end) is not None


@lru_cache(maxsize=8)
def _is_column(head: str) -> bool:
    """Whether a document begins as a column of corrections does; asked for each of its sentences."""
    return _COLUMN.search(head) is not None


def corrected_span(text: str, sentences: Sequence[Sentence], number: int) -> tuple[int, int] | None:
    """The offsets of what was published and of what holds, where a sentence and the next one tell it.

    None where the sentence tells of no report of its own, or the next one does not put it right.
    """
    if number + 1 >= len(sentences):
        return None
    told, following = sentences[number], sentences[number + 1]
    right = text[following.start : following.end]
    # what is rare is looked for first: few sentences put anything right
    found = _RIGHT.match(right) or (_SAY.match(right) if "say" in following.words else None)
    if found is None and "said" in following.words and not _OURS.isdisjoint(told.words):
        found = _SAID.match(right)  # "we quoted him as saying that 33 had been held. He said 23"
    if found is None and ("not" not in following.words or _NOT.search(right) is None):
        return None
    is_quoted = "we" in told.words and not told.words.isdisjoint(("quoted", "cited"))
    if not is_quoted and _TOLD.search(text, told.start, told.end) is None:
        return None
    end = following.end if found is None else following.start + len(found.group().rstrip(" ;"))
    return told.start, end
