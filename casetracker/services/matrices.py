"""Persons against charges and stages."""

import sqlalchemy as sa

from casetracker.model.tables import Case
from casetracker.services.acting import Actor
from casetracker.services.vocabularies import pack_of
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.matrix import charge_matrix, stage_matrix
from casetracker.store.sessions import Database
from casetracker.views.matrix import MatrixView


class MatrixService:
    """Reads matrices of a case or a group."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def charges(self, ref: str) -> MatrixView:
        """Persons of a case or a group against charges; raises NotFoundError."""
        with self._database.reading() as session:
            return charge_matrix(session, ref)

    def stages(self, ref: str) -> MatrixView:
        """Persons of a case or a group against stages, what is implied apart; raises NotFoundError."""
        cases = table_of(Case)
        with self._database.reading() as session:
            rows = session.execute(
                sa.select(cases.c.ref, cases.c.jurisdiction).where(held(cases))
            ).all()
            kinds = {row.jurisdiction for row in rows}
            implied_in = {kind: pack_of(kind).rules.implied for kind in kinds}
            implied = {row.ref: implied_in[row.jurisdiction] for row in rows}
            return stage_matrix(session, ref, implied)
