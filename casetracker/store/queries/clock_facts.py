"""What is on file for clocks, read for one case or for many with the same few queries."""

from collections import defaultdict

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Case, Charge, Defendant, GroupMember
from casetracker.model.vocabulary import ChargeStatus
from casetracker.store.queries.case_slices import Cases
from casetracker.store.queries.clock_carried import add_carried
from casetracker.store.queries.clock_records import ends_of_custody
from casetracker.store.queries.clock_scopes import CaseFacts, facts_on_file
from casetracker.store.queries.common import held, present, table_of

_CHUNK = 500
_OVER = (ChargeStatus.DROPPED, ChargeStatus.ACQUITTED)


def clock_facts(session: Session, asked: Cases) -> list[CaseFacts]:
    """The facts of some cases, those without defendants left out, in the order of the cases."""
    cases = _cases(session, asked)
    for owner, scoped in facts_on_file(session, asked.holds):
        if owner in cases:
            cases[owner].facts.append(scoped)
    add_carried(session, cases)
    _add_groups(session, cases)
    _add_articles(session, cases, asked)
    _add_left(session, cases, asked)
    return [cases[key] for key in sorted(cases)]


def _cases(session: Session, asked: Cases) -> dict[int, CaseFacts]:
    defendants, cases = table_of(Defendant), table_of(Case)
    query = (
        sa.select(
            defendants.c.id,
            defendants.c.ref,
            defendants.c.person_id,
            defendants.c.case_id,
            cases.c.ref.label("case_ref"),
            cases.c.jurisdiction,
        )
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(present(defendants), held(cases))
        .order_by(defendants.c.case_id, defendants.c.ordinal)
    )
    found: dict[int, CaseFacts] = {}
    for row in session.execute(query.where(asked.holds(defendants.c.case_id))):
        case = found.get(row.case_id)
        if case is None:
            case = found[row.case_id] = CaseFacts(row.case_ref, row.jurisdiction)
        case.defendants.append((row.id, row.ref, row.person_id))
    return found


def _add_groups(session: Session, cases: dict[int, CaseFacts]) -> None:
    """Only where a fact is about a group; a person's groups are those of the cases they stand in."""
    wanted = {
        scoped.group_id
        for case in cases.values()
        for scoped in case.facts
        if scoped.group_id is not None
    }
    if not wanted:
        return
    members = table_of(GroupMember)
    of_person: dict[int, set[int]] = defaultdict(set)
    groups = sorted(wanted)
    for start in range(0, len(groups), _CHUNK):
        query = sa.select(members.c.person_id, members.c.group_id).where(
            held(members), members.c.group_id.in_(groups[start : start + _CHUNK])
        )
        for person, group in session.execute(query):
            of_person[person].add(group)
    for case in cases.values():
        case.groups = {
            person: frozenset(of_person.get(person, ())) for _, _, person in case.defendants
        }


def _add_articles(session: Session, cases: dict[int, CaseFacts], asked: Cases) -> None:
    charges, defendants = table_of(Charge), table_of(Defendant)
    query = (
        sa.select(charges.c.defendant_id, charges.c.article, defendants.c.case_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(held(charges), charges.c.status.not_in(_OVER))
        .distinct()
    )
    found: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in session.execute(query.where(asked.holds(defendants.c.case_id))):
        found[row.case_id][row.defendant_id].add(row.article or "")
    for owner, articles in found.items():
        if owner in cases:
            cases[owner].articles = {key: frozenset(value) for key, value in articles.items()}


def _add_left(session: Session, cases: dict[int, CaseFacts], asked: Cases) -> None:
    ends = ends_of_custody(session, asked.holds(table_of(Defendant).c.case_id))
    for case in cases.values() if ends else ():
        case.left = {key: ends[key] for key, _, _ in case.defendants if key in ends}
