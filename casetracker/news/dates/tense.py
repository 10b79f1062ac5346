"""Whether the words around a date look ahead: "will be tried on Monday", "due by July 2"."""

import re
from functools import lru_cache
from typing import Final

from casetracker.news.language.words import word_set

REACH: Final = 160
_SENTENCE: Final = re.compile(r"[.!?;]\s|\n")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_AHEAD: Final = word_set(
    "will would shall scheduled planned plans plan planning due expected expects expect set upcoming"
    " going payable effective expires expire expiring deadline intends intend intended hopes hope"
    " slated tentatively 'll won't agenda if must should may might can begins starts opens meets"
    " resumes continues runs ends next ahead awaiting awaits await vote until pending"
)
_BEHIND: Final = word_set(
    "was were had has have did said told took went came began became made held fell rose found got"
    " met left lost sent set-up won wrote gave ago since"
)
_WILL: Final = word_set("will would shall 'll scheduled due expected slated")
_MAY: Final = re.compile(r"\bMay\b")  # the month, no "may"
_IS_TO: Final = re.compile(r"\b(?:is|are)\sto\s")
_PARTICIPLES: Final = word_set("scheduled planned expected intended slated need speed indeed")


@lru_cache(maxsize=64)  # several rules ask it of one date
def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the date between two offsets is told of as yet to come; the nearest cue decides."""
    before = _SENTENCE.split(text[max(0, start - REACH) : start])[-1]
    before = _MAY.sub("", before) if "May" in before else before
    for word in reversed(_WORD.findall(before.lower())):
        if word in _AHEAD:
            return True
        if word in _BEHIND or (word.endswith("ed") and word not in _PARTICIPLES):
            return False
        if word == "to" and _IS_TO.search(before):
            return True
    after = _SENTENCE.split(text[end : end + REACH])[0].lower()
    for word in _WORD.findall(after):
        if word in _WILL:
            return True
        if word in _BEHIND or word.endswith("ed"):
            return False
    return _IS_TO.search(after) is not None
