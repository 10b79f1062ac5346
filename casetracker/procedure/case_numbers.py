"""Court case numbers as a pack knows them."""

import re
from dataclasses import dataclass
from typing import Final

from casetracker.procedure.jurisdiction import Pack

MAX_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number taken apart: the court's code, the number in its register, the year.

    `court` is the label of the court where the pack knows the code, else None.
    """

    text: str
    court_code: str
    sequence: int
    year: int
    court: str | None

    @property
    def key(self) -> tuple[str, int, int]:
        """What two spellings of one number have in common."""
        return (self.court_code, self.year, self.sequence)


def parse_case_number(text: str, pack: Pack) -> CaseNumber | None:
    """The number that a text is; None where it is none, or where the pack knows no pattern."""
    stripped = text.strip()
    if not pack.case_ref or len(stripped) > MAX_LENGTH:
        return None
    match = re.fullmatch(pack.case_ref, stripped)
    if match is None:
        return None
    body = pack.institution(match["court"])
    return CaseNumber(
        stripped,
        match["court"],
        int(match["sequence"]),
        int(match["year"]),
        body.label if body is not None else None,
    )
