"""Whether who is handed over comes home from captivity, or is surrendered to those who want to try them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import ReadClaim

_CAPTIVES: Final = re.compile(
    r"\b(?:prisoners? of war|pows?|captives?|captivity|servicem[ae]n|soldiers?|troops|swap\w*"
    r"|exchanged?|hostages?|repatriat\w+|ceasefire|front ?lines?|red cross|icrc|shepherds?|cattle\w*)\b",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    r"\b(?:extradit\w+|fugitives?|on the run|wanted (?:by|on|in|for)|deport\w+|asylum|expulsions?|expelled"
    r"|interpol|red notice)\b",
    re.IGNORECASE,
)


def with_surrenders(claims: Iterable[ReadClaim], text: str) -> list[ReadClaim]:
    """The claims; in a document of fugitives and without captives a handover is an extradition."""
    found = list(claims)
    if all(claim.stage != "repatriated" for claim in found):
        return found
    if _WANTED.search(text) is None or _CAPTIVES.search(text) is not None:
        return found
    return [
        replace(claim, kind=ClaimKind.TRANSFER, stage="extradited")
        if claim.stage == "repatriated"
        else claim
        for claim in found
    ]
