"""In which cases a group or a defendant stands."""

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Case, CaseGroup, Defendant, DetaineeGroup
from casetracker.store.queries.common import held, id_of, table_of


def case_of_defendant(session: Session, ref: str) -> tuple[int, int]:
    """The ids of a defendant and of their case; raises NotFoundError."""
    defendant = id_of(session, Defendant, ref, "defendant")
    defendants = table_of(Defendant)
    query = sa.select(defendants.c.case_id).where(defendants.c.id == defendant)
    return defendant, int(session.execute(query).scalar_one())


def cases_of_group(session: Session, ref: str) -> tuple[int, dict[int, str]]:
    """The id of a group and the cases it stands in, by their ids; raises NotFoundError."""
    group = id_of(session, DetaineeGroup, ref, "group")
    links, cases = table_of(CaseGroup), table_of(Case)
    query = (
        sa.select(cases.c.id, cases.c.ref)
        .join(links, links.c.case_id == cases.c.id)
        .where(links.c.group_id == group, held(links), held(cases))
        .order_by(cases.c.id)
    )
    return group, {row.id: row.ref for row in session.execute(query)}
