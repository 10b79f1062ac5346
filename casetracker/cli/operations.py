"""What the commands that change the docket share: the grounds of a change, and what is printed of it."""

from typing import TYPE_CHECKING, Any

import typer

from casetracker.cli.output import out, out_json
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casetracker.services.opening import Services
    from casetracker.services.operating import Grounds
    from casetracker.views.review import ApplyOutcome


def grounds(reason: str | None, date: str | None = None, claim: str | None = None) -> "Grounds":
    """Why, since when and on which claim; raises PartialDateError."""
    from casetracker.model.partial_date import PartialDate
    from casetracker.services.operating import Grounds

    return Grounds(reason, PartialDate.parse(date) if date else None, claim)


def carry_out(
    context: typer.Context,
    db: str | None,
    change: "Callable[[Services], ApplyOutcome]",
    *,
    as_json: bool,
) -> None:
    """Make a change and print what it did, line by line or as JSON."""
    with opened(context, db) as services:
        outcome = change(services)
    if as_json:
        out_json(outcome)
        return
    for line in outcome.lines:
        out(line)


def set_right(
    context: typer.Context,
    db: str | None,
    given: "Mapping[str, Any]",
    editor: "Callable[[Services], tuple[Any, Callable[[Any, Grounds], ApplyOutcome]]]",
    *,
    why: "Grounds",
    as_json: bool,
) -> None:
    """Change what was given among the values on file, and print what that did.

    `editor` gives the values as they are and what saves them.
    """
    from dataclasses import replace

    def change(services: "Services") -> "ApplyOutcome":
        values, save = editor(services)
        return save(replace(values, **given), why)

    carry_out(context, db, change, as_json=as_json)
