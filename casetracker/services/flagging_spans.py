"""A run of cases that are looked at together, and whom what is told in them concerns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import CaseGroup, ClaimSubject, Defendant, GroupMember
from casetracker.store.queries.common import held, table_of

# A statement for each kind of fact and so many cases: neither a statement a case nor a docket in memory.
CASES_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Span:
    """The cases from one id to another, both included."""

    first: int
    last: int

    def holds(self, case_id: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        """Whether a column holds the id of one of them."""
        if self.first == self.last:
            return case_id == self.first
        return case_id.between(self.first, self.last)


@dataclass(slots=True)
class People:
    """The defendants of a case: their references by id, who is still there, and who is in which group.

    Who left the case or the group is still counted, but is not in `there`.
    """

    refs: dict[int, str] = field(default_factory=dict)
    there: set[int] = field(default_factory=set)
    by_group: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def of_scope(self, group_id: int | None, defendant_id: int | None) -> frozenset[int]:
        """The ids of those whom an event of a group, of a defendant or of neither concerns."""
        if defendant_id is not None:
            return frozenset({defendant_id} & self.refs.keys())
        if group_id is not None:
            return frozenset(self.by_group.get(group_id, ()))
        return frozenset(self.refs)


def people_of_cases(session: Session, span: Span) -> Mapping[int, People]:
    """By case the people in it; a case without any has empty ones."""
    defendants, members = table_of(Defendant), table_of(GroupMember)
    found: dict[int, People] = defaultdict(People)
    for row in session.execute(
        sa.select(
            defendants.c.case_id, defendants.c.id, defendants.c.ref, defendants.c.ended_edtf
        ).where(span.holds(defendants.c.case_id), held(defendants))
    ):
        found[row.case_id].refs[row.id] = row.ref
        if row.ended_edtf is None:
            found[row.case_id].there.add(row.id)
    for case_id, group_id, defendant_id in session.execute(
        sa.select(defendants.c.case_id, members.c.group_id, defendants.c.id)
        .join(defendants, defendants.c.person_id == members.c.person_id)
        .where(span.holds(defendants.c.case_id), held(defendants), held(members))
    ):
        found[case_id].by_group[group_id].add(defendant_id)
    return found


def subjects_of_cases(span: Span) -> sa.Subquery:
    """(case_id, id) of the subjects of captures that were matched to a case or to a group in it."""
    subjects, links = table_of(ClaimSubject), table_of(CaseGroup)
    by_group = (
        sa.select(links.c.case_id, subjects.c.id)
        .join(subjects, subjects.c.group_id == links.c.group_id)
        .where(span.holds(links.c.case_id), held(links))
    )
    by_case = sa.select(subjects.c.case_id, subjects.c.id).where(span.holds(subjects.c.case_id))
    return by_group.union(by_case).subquery("subjects_of_cases")


def spans(cases: Sequence[Any]) -> Iterator[tuple[Span, Sequence[Any]]]:
    """Rows of cases with their `id`, in order, in runs of so many, each with its span."""
    for start in range(0, len(cases), CASES_AT_ONCE):
        run = cases[start : start + CASES_AT_ONCE]
        yield Span(run[0].id, run[-1].id), run


def by_case(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    """Rows by their `case_id`; an empty list for a case without any."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
