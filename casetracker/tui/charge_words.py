"""How the wording of a charge is shown: in quotation marks only where somebody said it so."""

from collections.abc import Iterable

from casetracker.reports.contexts.citing import is_worded
from casetracker.views.common import CitationView


def charge_words(wording: str, citations: Iterable[CitationView]) -> str:
    """The wording, in quotation marks where a passage that bears it out holds the words."""
    return f"\u201c{wording}\u201d" if is_worded(citations, wording) else wording
