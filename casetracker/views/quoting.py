"""Which words are somebody's own: only what a passage holds stands in quotation marks."""

from collections.abc import Iterable

from casetracker.model.vocabulary import Stance
from casetracker.text import safe_line
from casetracker.views.common import CitationView


def holds(quote: str, wording: str) -> bool:
    """Whether a passage has these very words, in whatever case."""
    return safe_line(wording).casefold() in safe_line(quote).casefold()


def is_worded(citations: Iterable[CitationView], wording: str) -> bool:
    """Whether a passage that bears a fact out holds these very words: only then are they a quotation."""
    return any(one.stance is Stance.SUPPORTS and holds(one.quote, wording) for one in citations)


def as_called(wording: str, citations: Iterable[CitationView], titled_by: str) -> str:
    """The wording of a charge as `as_worded` has it; behind a mere title, the pack that it is of."""
    worded = as_worded(wording, citations)
    return f"{wording} [{titled_by}]" if titled_by and worded == wording else worded


def as_worded(wording: str, citations: Iterable[CitationView]) -> str:
    """The wording of a charge, in quotation marks where a passage that bears it out holds the words."""
    return f"\u201c{wording}\u201d" if is_worded(citations, wording) else wording
