"""Short references that people type and quote: unique, and never given twice."""

from collections import Counter
from typing import Final

from sqlmodel import select

from casetracker.model.tables import RefCounter
from casetracker.store.sessions import WriteSession

CASE: Final = "C"
GROUP: Final = "G"
PERSON: Final = "P"
DEFENDANT: Final = "D"
SOURCE: Final = "S"
CLAIM: Final = "K"
REPORT: Final = "R"
TOTAL: Final = "Q"
NOTE: Final = "N"
TASK: Final = "T"


def next_refs(session: WriteSession, prefix: str, number: int = 1) -> list[str]:
    """The next references under a prefix, such as ["C-0004", "C-0005"]."""
    counter = session.get(RefCounter, prefix)
    if counter is None:
        counter = RefCounter(prefix=prefix, last=0)
        session.add(counter)
    first = counter.last + 1
    counter.last += number
    return [nth(prefix, value) for value in range(first, first + number)]


def nth(prefix: str, number: int) -> str:
    """The reference of that number."""
    return f"{prefix}-{number:04d}"


def last_given(session: WriteSession) -> Counter[str]:
    """By prefix the number given out last."""
    return Counter({each.prefix: each.last for each in session.exec(select(RefCounter))})
