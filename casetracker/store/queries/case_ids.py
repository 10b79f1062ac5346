"""The ids of cases in an order, read at once; lists fetch their lines by them, page by page."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Case, CaseNumber, Defendant
from casetracker.store.queries.common import held, present, table_of

_CHUNK: Final = 500  # ids that one statement takes
ORDERS: Final = ("case", "title", "people")


def case_ids(
    session: Session,
    order: str,
    condition: sa.ColumnElement[bool] | None = None,
    *,
    is_descending: bool,
) -> "array[int]":
    """The ids of every case that fits: by number, by title, or by how many people are in it."""
    cases = table_of(Case)
    query = sa.select(cases.c.id).where(held(cases))
    if condition is not None:
        query = query.where(condition)
    keys: list[sa.ColumnElement[Any]] = [cases.c.id]
    if order == "title":
        keys = [sa.func.lower(cases.c.title), cases.c.id]
    elif order == "people":
        defendants = table_of(Defendant)
        people = (
            sa.select(defendants.c.case_id, sa.func.count().label("people"))
            .where(present(defendants))
            .group_by(defendants.c.case_id)
            .subquery()
        )
        query = query.outerjoin(people, people.c.case_id == cases.c.id)
        keys = [sa.func.coalesce(people.c.people, 0), cases.c.id]
    ordered = query.order_by(*(key.desc() if is_descending else key for key in keys))
    return array("q", session.execute(ordered).scalars())


def case_refs(session: Session, ids: Sequence[int]) -> tuple[str, ...]:
    """The references of the cases of these ids that are held, in that order."""
    cases = table_of(Case)
    refs: dict[int, str] = {}
    for start in range(0, len(ids), _CHUNK):
        query = sa.select(cases.c.id, cases.c.ref).where(held(cases))
        wanted = cases.c.id.in_(ids[start : start + _CHUNK])
        refs |= {row.id: row.ref for row in session.execute(query.where(wanted))}
    return tuple(refs[each] for each in ids if each in refs)


def case_texts(session: Session) -> Iterable[tuple[int, str]]:
    """By id the reference, title and numbers of every case in one text, for filtering."""
    cases, numbers = table_of(Case), table_of(CaseNumber)
    by_case: dict[int, str] = {}
    for row in session.execute(
        sa.select(numbers.c.case_id, numbers.c.number).where(held(numbers)).order_by(numbers.c.id)
    ):
        by_case[row.case_id] = f"{by_case.get(row.case_id, '')} {row.number}"
    query = sa.select(cases.c.id, cases.c.ref, cases.c.title).where(held(cases))
    for row in session.execute(query):
        yield row.id, f"{row.ref} {row.title}{by_case.get(row.id, '')}"
