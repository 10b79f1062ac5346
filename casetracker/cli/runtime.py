"""From the words of a call to open services; the heavy imports happen here, once they are needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from casetracker.services.opening import Services
    from casetracker.settings import Settings


def settings_for(db: str | None, context: typer.Context | None = None) -> "Settings":
    """The settings in force: a --db of the command beats one before the command."""
    from casetracker.settings import load_settings

    root = context.find_root().params if context is not None else {}
    read_only = True if root.get("read_only") else None
    return load_settings(db=db or root.get("db"), read_only=read_only)


@contextmanager
def opened(context: typer.Context, db: str | None) -> Iterator["Services"]:
    """The services over the database of the call; closed at the end."""
    from casetracker.services.opening import open_services

    services = open_services(settings_for(db, context), origin="cli")
    try:
        yield services
    finally:
        services.close()
