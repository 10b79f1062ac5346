"""`casetracker conflict`: what is held beside what each speaker says."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Ref, command_group
from casetracker.cli.output import out, out_json
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casetracker.views.sides import FactSides, SideView


class CaseNeededError(UsageError):
    """A comparison of every claim, asked for of the whole docket."""

    def __init__(self) -> None:
        """Say what would do."""
        super().__init__("--differing goes through every claim of one case: name it with --case")


app = command_group("See who says otherwise: list, show.", "casetracker conflict list")


@app.command(
    "list",
    short_help="List facts that somebody on file contradicts.",
    epilog="Example: casetracker conflict list --case C-0001",
)
def list_conflicts(
    context: typer.Context,
    case: Annotated[
        str | None, typer.Option("--case", help="Only of this case.", show_default=False)
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    differing: Annotated[
        bool,
        typer.Option(
            "--differing", help="With --case: what differs, though nobody judged it a conflict."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List facts that a claim on file contradicts: those counted as conflicts everywhere."""
    if differing and case is None:
        raise CaseNeededError
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        if differing and case is not None:
            facts = services.comparing.differing(case)
        else:
            facts = services.comparing.conflicts(case)
    _print(facts, as_json=as_json, without_silent=True)


@app.command(
    "show",
    short_help="Show every fact of a case with what each speaker says.",
    epilog="Example: casetracker conflict show C-0001",
)
def show(
    context: typer.Context,
    ref: Ref,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show every fact of a case: what is held and why, and the latest word of each speaker."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        facts = services.comparing.sides(ref)
    _print(facts, as_json=as_json)


def _print(facts: "Sequence[FactSides]", *, as_json: bool, without_silent: bool = False) -> None:
    from casetracker.procedure.sides import Relation
    from casetracker.views.common import date_text

    if as_json:
        out_json(facts)
        return
    for fact in facts:
        mark = "! " if fact.is_disputed else "~ " if fact.is_open else ""
        out(f"{mark}{', '.join(fact.case_refs) or 'no case'}  {fact.about}: held {fact.held}")
        out(f"    {fact.why or 'unsourced'}")
        number = "1 independent publisher" if fact.publishers == 1 else ""
        number = number or f"{fact.publishers} independent publishers"
        cited = f"{date_text(fact.first_cited)} to {date_text(fact.last_cited)}"
        out(f"    cited {cited}, {number}")
        for side in fact.sides:
            if not without_silent or side.relation is not Relation.SILENT:
                _print_side(side)
        for side in fact.earlier:
            _print_side(side, ", and otherwise since")
    if not facts:
        out("nothing in conflict")


def _print_side(side: "SideView", since: str = "") -> None:
    from casetracker.views.common import date_text

    differs = f" ({', '.join(side.differs_in)})" if side.differs_in else ""
    told = f"{side.said}; {side.relation.value}{differs}"
    out(f"    {side.speaker}, {date_text(side.published)}{since}: {told}")
    out(f"      “{side.quote}” [{side.source_ref}/{side.claim_ref}]")
