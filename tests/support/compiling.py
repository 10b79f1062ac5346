"""One memory of compiled statements for all engines of a run: each test opens engines of its own.

A third of the time of database tests went into compiling statements that an engine before had
compiled. What is remembered is what an engine remembers for itself: a statement by all that it is
made of, for one kind of server in one version.
"""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_KEPT: Final = 4000
_STATEMENTS: Final[LRUCache[Any, Any]] = LRUCache(_KEPT)
# What SQL is made for; everything else of a dialect is about the connection.
_TELLING: Final = ("dbapi", "server_version_info", "default_schema_name")


def share_compiled_statements() -> None:
    """From here on every engine of this process remembers for all others of its kind."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        vars_of: Any = dialect
        vars_of.__eq__ = _is_alike
        vars_of.__hash__ = _kind
    engine: Any = sa.Engine
    engine._compiled_cache = property(lambda _: _STATEMENTS, lambda *_: None)


def _kind(dialect: Any) -> int:
    return hash(type(dialect))


def _is_alike(dialect: Any, other: object) -> bool:
    return dialect is other or (
        type(dialect) is type(other)
        and all(getattr(dialect, each, None) == getattr(other, each, None) for each in _TELLING)
    )
