"""What lies ahead of whoever follows the docket: hearings and tasks of the coming days."""

from typing import Final

from casetracker.store.queries.agenda import agenda_lines
from casetracker.store.sessions import Database
from casetracker.views.agenda import AgendaLine

DAYS: Final = 7


class AgendaService:
    """Reads what is to come."""

    def __init__(self, database: Database) -> None:
        """Work on a database, from the day that it is looked at from."""
        self._database = database

    def coming(self, days: int = DAYS) -> tuple[AgendaLine, ...]:
        """Hearings of the coming days and tasks that are due by then; those that are late lead."""
        with self._database.reading() as session:
            return agenda_lines(session, self._database.day, days)
