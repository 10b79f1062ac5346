"""What people bring along from a case that they were severed or joined from: their clocks run on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import CaseLink, Defendant
from casetracker.model.vocabulary import CaseLinkKind
from casetracker.procedure.clocks.facts import StatusSide
from casetracker.store.queries.clock_scopes import CaseFacts, Scoped, facts_on_file
from casetracker.store.queries.common import held, table_of

# severances of severances are followed so far back
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Moved:
    """Somebody who stood in a case before: the defendant there and here, and the last day there."""

    old_id: int
    new_id: int
    until: date | None


def add_carried(session: Session, cases: Mapping[int, CaseFacts]) -> None:
    """Add to cases what is on file for their people in the cases that they came from."""
    origins = _origins(session, cases)
    earlier = sorted({case for found in origins.values() for case in found})
    if not earlier:
        return
    moved = _moved(session, cases, origins)
    for owner, scoped in facts_on_file(session, lambda column: column.in_(earlier)):
        for target in cases:
            people = moved.get((target, owner))
            if people:
                cases[target].facts.extend(_carried(scoped, people))


def _origins(session: Session, cases: Collection[int]) -> dict[int, set[int]]:
    """For each case, those that people came from, near and far."""
    found: dict[int, set[int]] = {case: set() for case in cases}
    ends: dict[int, set[int]] = {case: {case} for case in cases}
    for _ in range(_DEEPEST):
        wanted = {end for each in ends.values() for end in each}
        came = _came_from(session, wanted) if wanted else {}
        if not came:
            break
        for case, far in ends.items():
            new = {origin for end in far for origin in came.get(end, ())} - found[case] - {case}
            found[case] |= new
            ends[case] = new
    return found


def _came_from(session: Session, cases: Collection[int]) -> dict[int, set[int]]:
    """The cases that others were severed from, or that were joined into them."""
    links = table_of(CaseLink)
    severed = sa.select(links.c.case_id.label("case"), links.c.other_case_id.label("origin")).where(
        held(links), links.c.kind == CaseLinkKind.SEVERED_FROM, links.c.case_id.in_(cases)
    )
    joined = sa.select(links.c.other_case_id.label("case"), links.c.case_id.label("origin")).where(
        held(links), links.c.kind == CaseLinkKind.JOINED_INTO, links.c.other_case_id.in_(cases)
    )
    came: dict[int, set[int]] = defaultdict(set)
    for row in session.execute(severed.union_all(joined)):
        came[row.case].add(row.origin)
    return came


def _moved(
    session: Session, cases: Mapping[int, CaseFacts], origins: Mapping[int, set[int]]
) -> dict[tuple[int, int], list[_Moved]]:
    """By case and case of origin, who stood in both."""
    defendants = table_of(Defendant)
    query = sa.select(
        defendants.c.id,
        defendants.c.case_id,
        defendants.c.person_id,
        defendants.c.ended_latest,
    ).where(
        held(defendants),
        defendants.c.case_id.in_(sorted({each for found in origins.values() for each in found})),
    )
    stood: dict[tuple[int, int], list[sa.Row[tuple[int, int, int, date | None]]]] = defaultdict(
        list
    )
    for row in session.execute(query):
        stood[row.case_id, row.person_id].append(row)
    moved: dict[tuple[int, int], list[_Moved]] = defaultdict(list)
    for case, found in origins.items():
        for new_id, _, person in cases[case].defendants:
            for origin in found:
                for row in stood.get((origin, person), ()):
                    moved[case, origin].append(_Moved(row.id, new_id, row.ended_latest))
    return moved


def _carried(scoped: Scoped, people: list[_Moved]) -> Iterator[Scoped]:
    """A fact of the case before, for those whom it concerned and who have moved since."""
    on = None if isinstance(scoped.fact, StatusSide) else scoped.fact.when.earliest
    there = [one for one in people if on is None or one.until is None or on <= one.until]
    if scoped.defendant_id is not None:
        there = [one for one in there if one.old_id == scoped.defendant_id]
    if there:
        yield Scoped(scoped.group_id, None, scoped.fact, frozenset(one.new_id for one in there))
