"""All cases on file by and by, so that nothing waits for a large docket nor holds it whole."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Case
from casetracker.store.queries.common import held, table_of


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases whose id lies between two, both included; one case where they are the same."""

    first: int
    last: int

    def holds(self, column: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
        """That a column names one of them."""
        return column == self.first if self.first == self.last else column.between(*self.ends)

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last id."""
        return self.first, self.last


def case_slices(session: Session, size: int) -> Iterator[Cases]:
    """All cases on file in slices of so many."""
    part = next_cases(session, size, 0)
    while part is not None:
        yield part
        part = next_cases(session, size, part.last)


def next_cases(session: Session, size: int, after: int) -> Cases | None:
    """So many cases on file from the one after an id; None where there is none."""
    cases = table_of(Case)
    query = sa.select(cases.c.id).where(held(cases), cases.c.id > after).order_by(cases.c.id)
    ids = session.execute(query.limit(size)).scalars().all()
    return Cases(ids[0], ids[-1]) if ids else None
