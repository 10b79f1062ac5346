"""What the services for editing share: refusals, cleaned lines, and what differs between two states."""

from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from casetracker.errors import NotFoundError, RefusedError
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.sessions import WriteSession

TITLE: Final = 400
NAME: Final = 200


class EditError(RefusedError):
    """A record that cannot be made or changed as it was asked for."""


class NothingChangedError(RefusedError):
    """A form that leaves everything as it is."""

    def __init__(self, ref: str) -> None:
        """Name the record."""
        super().__init__(f"{ref}: nothing was changed, so nothing was saved")


class NoSuchNumberError(NotFoundError):
    """A number under which nothing of that kind is held."""

    def __init__(self, what: str, number: int, command: str) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no {what} {number} on file: see 'casetracker {command}'")


def differences(before: Any, after: Any, leaving_out: tuple[str, ...]) -> list[str]:
    """The values that differ, each in a line: `title A -> B`."""
    return [
        f"{name.replace('_', ' ')} {told(getattr(before, name))} -> {told(getattr(after, name))}"
        for name in before.__dataclass_fields__
        if name not in leaving_out and getattr(before, name) != getattr(after, name)
    ]


def told(value: Any) -> str:
    """A value in words; `-` where there is none."""
    if isinstance(value, tuple):
        return ", ".join(value) or "-"
    return str(value).replace("_", " ") if value is not None else "-"


def set_values(row: Any, values: dict[str, Any]) -> None:
    """Let a row have these values; those that it has already are not touched."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def stands(session: WriteSession, model: type[SQLModel], column: str, row_id: int) -> bool:
    """Whether anything that is held, and goes on, hangs on a row."""
    table = table_of(model)
    condition = present(table) if "ended_edtf" in table.c else held(table)
    query = sa.select(table.c.id).where(table.c[column] == row_id, condition).limit(1)
    return session.execute(query).first() is not None


def clean_line(text: str | None, what: str, most: int) -> str:
    """The text in one line without needless blanks; raises EditError."""
    cleaned = " ".join((text or "").split())
    if not cleaned or len(cleaned) > most:
        raise EditError(f"{what} has 1 to {most} characters; this one has {len(cleaned)}.")
    return cleaned


def optional_line(text: str | None, most: int) -> str | None:
    """The same; None where there is none."""
    cleaned = " ".join((text or "").split())
    return clean_line(cleaned, "this text", most) if cleaned else None
