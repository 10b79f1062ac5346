"""From the words of a call to open services; the heavy imports happen here, once they are needed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from casetracker.cli.days import viewpoint_of
from casetracker.errors import RefusedError

if TYPE_CHECKING:
    from casetracker.services.opening import Services
    from casetracker.settings import Settings


class ReadOnlyCallError(RefusedError):
    """A command that writes, in a call that may not."""

    def __init__(self, command: str) -> None:
        """Name the command."""
        super().__init__(f"'{command}' writes, and this call is read-only: leave --read-only off")


def named_database(context: typer.Context, db: str | None) -> str | None:
    """The --db of the call: the one closest to the command counts; None where there is none."""
    # Typer gives the parents as a class of their own.
    here: Any = context
    while db is None and here is not None:
        db = here.params.get("db")
        here = here.parent
    return db


def settings_for(context: typer.Context, db: str | None, *, writes: bool = False) -> "Settings":
    """The settings in force; raises SettingsError, or RefusedError where a command may not write."""
    from casetracker.settings import load_settings

    read_only = True if context.find_root().params.get("read_only") else None
    settings = load_settings(db=named_database(context, db), read_only=read_only)
    if writes and settings.read_only:
        raise ReadOnlyCallError(context.command_path)
    return settings


@contextmanager
def unswept() -> Iterator[None]:
    """Load what stays until the end: Python looks through none of it for rubbish, now or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def opened(
    context: typer.Context,
    db: str | None,
    *,
    as_of: str | None = None,
    known_at: str | None = None,
) -> Iterator["Services"]:
    """The services over the database of the call, as it is or as it was; closed at the end."""
    viewpoint = viewpoint_of(as_of, known_at)
    with unswept():
        from casetracker.services.opening import open_services

        services = open_services(settings_for(context, db), origin="cli", viewpoint=viewpoint)
    try:
        yield services
    finally:
        services.close()
