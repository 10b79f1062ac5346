"""What is told beside a term: the regime in which it is served, a fine."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

_REACH: Final = 12
_REGIME: Final = re.compile(
    r"\b(?P<how>general|ordinary|strict|special|reinforced|enhanced|intensified|medium|minimum|maximum|high)"
    r"[- ](?P<what>regime|security)\b"
)
_OPENS_NEXT: Final = word_set("; while whereas but who")
_BEFORE_FINE: Final = word_set("and plus with as well a an to pay of the additional heavy fine")
_OF_PRISON: Final = word_set(
    "in prison jail imprisonment custody penal colony colonies camp detention behind bars , labour labor"
    " strict-regime general-regime special-regime high-security maximum-security medium-security regime"
    " strict general special maximum medium security hard"
)
_TERMS: Final = frozenset(["prison", "suspended", "life", "community_service", "house_arrest"])


def regime_behind(tokens: Sequence[Token], end: int) -> str | None:
    """Where a term that ends before a token is to be served: "strict", "maximum security"; mostly None."""
    words: list[str] = []
    for place in range(end, min(len(tokens), end + _REACH)):
        token = tokens[place]
        following = tokens[place + 1] if place + 1 < len(tokens) else token
        is_next = token.lower in (",", "and") and following.text[0].isupper()
        if token.lower in _OPENS_NEXT or is_next:
            break
        words.append(token.lower)
    found = _REGIME.search(" ".join(words).replace(" - ", "-"))
    if found is None:
        return None
    return found["how"] if found["what"] == "regime" else f"{found['how']} security"


def with_fine(
    tokens: Sequence[Token],
    last: tuple[ReadSentence, int],
    fine: tuple[ReadSentence, int],
    start: int,
) -> tuple[ReadSentence, int] | None:
    """As in "six years and a fine of 500 manats": both as one, where the fine begins; None elsewhere."""
    term, end = last
    if term.kind not in _TERMS or fine[0].kind != "fine" or term.fine is not None:
        return None
    between = [token.lower for token in tokens[end:start]]
    is_fine = "fine" in between and set(between) <= _BEFORE_FINE | _OF_PRISON
    return (replace(term, fine=fine[0]), fine[1]) if is_fine else None
