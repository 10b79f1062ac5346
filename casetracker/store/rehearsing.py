"""A database on which every change is made, told and taken back: what a preview is made of."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from casetracker.store.audit import ChangeNote
from casetracker.store.errors import UnstorableTextError, translate
from casetracker.store.sessions import Database, WriteSession


class Rehearsal(Database):
    """An open database whose writing sessions are rolled back at the end of their block."""

    def __init__(self, database: Database) -> None:
        """Rehearse on a database that is open; closing it stays the business of who opened it."""
        self.label = database.label
        self.is_read_only = database.is_read_only
        self.engine = database.engine
        self._reader = self.engine.execution_options(casetracker_read=True)

    @contextmanager
    def writing(self, note: ChangeNote) -> Iterator[WriteSession]:
        """A session whose work is checked by the database and then taken back, whatever happens."""
        try:
            with WriteSession(self.engine, note) as session:
                session.connection()
                try:
                    yield session
                    session.flush()
                finally:
                    session.rollback()
        except sa.exc.SQLAlchemyError as error:
            raise translate(error, self.label) from error
        except UnicodeEncodeError as error:
            raise UnstorableTextError from error

    def close(self) -> None:
        """Leave the connections open: they are not this one's."""
