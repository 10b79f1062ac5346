"""How Alembic meets the database: on the connection it is given, in one transaction."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlmodel.sql.sqltypes import AutoString

from casetracker.model.moments import UtcMoment
from casetracker.model.tables import metadata


def render_item(kind: str, column_type: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as plain ones, so that a revision imports nothing of ours."""
    if kind != "type":
        return False
    if isinstance(column_type, UtcMoment):
        return "sa.DateTime(timezone=True)"
    if isinstance(column_type, AutoString):
        return f"sa.String({column_type.length or ''})"
    return False


def run() -> None:
    """Run what was asked for on the connection in the configuration's attributes."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=True,
        transactional_ddl=True,
        transaction_per_migration=False,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.execute(sa.text("PRAGMA foreign_key_check")).fetchall()
            if broken:
                message = f"the migration broke {len(broken)} links between rows"
                raise RuntimeError(message)


run()
