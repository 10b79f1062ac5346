"""What somebody who watches a reading is told, sentence by sentence; the reading itself stays the same."""

from collections.abc import Sequence
from typing import Protocol

from casetracker.news.contract import ReadClaim
from casetracker.news.language.sentences import Sentence
from casetracker.news.scan import Scan


class Watch(Protocol):
    """Takes what a reading comes to."""

    def skipped(self, sentence: Sentence, why: str) -> None:
        """A sentence that is not read."""

    def read(self, sentence: Sentence, scan: Scan | None, claims: int) -> None:
        """A sentence that was read, and how many claims it gave; no scan where it is a correction."""

    def ended(
        self, claims: Sequence[ReadClaim], kept: Sequence[ReadClaim], *, is_elsewhere: bool
    ) -> None:
        """The claims of all sentences in order, and those kept: none where the text is not of law."""
