"""Word of changes as they are committed: LISTEN and NOTIFY on PostgreSQL; SQLite has no such thing."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

CHANNEL: Final = "casetracker_changes"


def tell(session: Session) -> None:
    """Have every listener told once this transaction is committed."""
    bind = session.get_bind()
    if bind.dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_notify(CHANNEL, "")))


class Listener:
    """A connection of its own that hears of commits."""

    def __init__(self, engine: sa.Engine) -> None:
        """Connect and listen; raises sqlalchemy's errors."""
        self._connection = engine.raw_connection()
        driver: Any = self._connection.driver_connection
        self._connection.detach()
        self._driver = driver
        self._driver.rollback()
        self._driver.autocommit = True
        self._driver.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        """Whether a change was committed within so many seconds; OSError where the server is gone."""
        try:
            return any(True for _ in self._driver.notifies(timeout=seconds, stop_after=1))
        except Exception as error:
            # The driver is an extra: its own class of errors cannot be named here.
            message = "the server no longer tells of changes"
            raise OSError(message) from error

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def listener(engine: sa.Engine) -> Listener | None:
    """Somebody who hears of commits, where the database tells of them."""
    return Listener(engine) if engine.dialect.name == "postgresql" else None
