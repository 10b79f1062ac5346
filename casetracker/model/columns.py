"""Column types and field helpers that the tables share."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from pydantic_core import PydanticUndefined
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from casetracker.model.moments import UtcMoment
from casetracker.model.partial_date import MAX_LENGTH, PartialDate

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# A row's check is built when a row is first checked by it: most calls check none, and building all of
# them takes a tenth of what loading the tables does.
SQLModel.model_config["defer_build"] = True

NAME: Final = 200
TITLE: Final = 400
TEXT: Final = 4000
REF: Final = 16


def choice(
    vocabulary: type[StrEnum], *, default: Any = PydanticUndefined, nullable: bool = False
) -> Any:
    """A column of a closed vocabulary, stored by value as text with a CHECK."""
    column_type = sa.Enum(
        vocabulary,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
        length=max(len(member.value) for member in vocabulary),
        name=_snake(vocabulary.__name__),
    )
    return Field(
        default=None if nullable and default is PydanticUndefined else default,
        sa_type=column_type,
        nullable=nullable,
    )


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def limited(
    length: int, *, default: Any = PydanticUndefined, nullable: bool = False, **more: Any
) -> Any:
    """A text column with a limit that both engines hold."""
    return Field(
        default=None if nullable else default,
        sa_type=sa.String(length),
        nullable=nullable,
        **more,
    )


def _default(*, nullable: bool) -> Any:
    return None if nullable else PydanticUndefined


def link(target: str, *, nullable: bool = False) -> Any:
    """A foreign key column; every one of them is indexed."""
    return Field(
        default=_default(nullable=nullable),
        foreign_key=target,
        nullable=nullable,
        ondelete="RESTRICT",
    )


def document(*, nullable: bool = False, default_factory: Any = None) -> Any:
    """A JSON column."""
    if default_factory is not None:
        return Field(default_factory=default_factory, sa_type=sa.JSON, nullable=nullable)
    return Field(default=None, sa_type=sa.JSON, nullable=nullable)


def moment(*, nullable: bool = False) -> Any:
    """A column for a moment in UTC."""
    if nullable:
        return Field(default=None, sa_type=UtcMoment, nullable=True)
    return Field(sa_type=UtcMoment, nullable=False)


class Recorded(SQLModel):
    """When a row began and ceased to be what the house holds; None: it still is."""

    recorded_from: datetime = moment()
    recorded_to: datetime | None = moment(nullable=True)


class Versioned(SQLModel):
    """A counter that a saving service compares with what the user saw."""

    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let the mapper count the version up and refuse a stale save."""
        table: sa.Table | None = getattr(cls, "__table__", None)
        return {} if table is None else {"version_id_col": table.c.version}


class Happened(SQLModel):
    """When something took place, as far as it is known."""

    happened_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    happened_earliest: date | None = None
    happened_latest: date | None = None
    happened_wording: str | None = limited(NAME, nullable=True)


class Reported(SQLModel):
    """When somebody published it."""

    reported_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    reported_earliest: date | None = None
    reported_latest: date | None = None
    reported_wording: str | None = limited(NAME, nullable=True)


class Spanned(SQLModel):
    """When something began and ended, as far as it is known."""

    started_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    started_earliest: date | None = None
    started_latest: date | None = None
    started_wording: str | None = limited(NAME, nullable=True)
    ended_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    ended_earliest: date | None = None
    ended_latest: date | None = None
    ended_wording: str | None = limited(NAME, nullable=True)


def date_columns(prefix: str, when: PartialDate | None) -> dict[str, Any]:
    """The four column values of a partial date, by column name."""
    if when is None:
        return {f"{prefix}_{part}": None for part in ("edtf", "earliest", "latest", "wording")}
    return {
        f"{prefix}_edtf": when.edtf,
        f"{prefix}_earliest": when.earliest,
        f"{prefix}_latest": when.latest,
        f"{prefix}_wording": when.wording[:NAME] if when.wording else None,
    }


def date_value(row: Any, prefix: str) -> PartialDate | None:
    """The partial date of a row (an object or a Core row) that has the four columns."""
    edtf = getattr(row, f"{prefix}_edtf")
    if edtf is None:
        return None
    return PartialDate(
        edtf,
        getattr(row, f"{prefix}_earliest"),
        getattr(row, f"{prefix}_latest"),
        getattr(row, f"{prefix}_wording"),
    )


def typed_value(column: sa.Column[Any], plain: Any) -> Any:
    """The value of a column that canonical JSON holds as text."""
    if plain is None:
        return None
    if isinstance(column.type, UtcMoment):
        return datetime.fromisoformat(plain)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(plain)
    return plain
