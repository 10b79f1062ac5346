"""`casetracker group reconcile|total|explain`: stated numbers against those on file."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, AsOf, Cited, Db, KnownAt, OnDate, Why
from casetracker.cli.output import out_json, out_table
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.model.vocabulary import DifferenceKind
    from casetracker.views.reconciling import ReconciliationView

app = typer.Typer()


class DifferenceKindError(UsageError):
    """A word that explains nothing."""

    def __init__(self, kind: str) -> None:
        """Name those that do."""
        super().__init__(f"--as {kind!r}: take double_count, separate_case, not_charged or unknown")


@app.command(epilog="Example: casetracker group reconcile --open")
def reconcile(
    context: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[REF]", help="A group; without one, all.", show_default=False),
    ] = None,
    *,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only differences that nobody has explained.")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold stated numbers against those on file, by date and speaker."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.reconciling.reconciliation(ref, only_open=only_open)
    if as_json:
        out_json(views)
        return
    out_table(
        ("STATEMENT", "STATED ON", "BY", "ABOUT", "STATE", "ARITHMETIC"),
        (
            (
                view.key,
                view.stated_on or "not dated",
                view.speaker or "-",
                view.about,
                _mark(view),
                view.arithmetic,
            )
            for view in views
        ),
    )


def _mark(view: "ReconciliationView") -> str:
    if view.is_open:
        return "! open"
    return "explained" if view.difference else "adds up"


@app.command(
    epilog="Example: casetracker group total 62 --of G-0001 --of G-0002 --label captured "
    '--by "the ministry" --date 2021-06-11 --reason "press briefing"'
)
def total(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="How many in all.")],
    *,
    of: Annotated[
        list[str], typer.Option("--of", metavar="G-0001", help="A group it covers; repeat it.")
    ],
    label: Annotated[str, typer.Option("--label", help="Of what it is the total.")] = "total",
    speaker: Annotated[
        str | None, typer.Option("--by", help="Who stated it.", show_default=False)
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Keep a total that somebody stated over several groups."""
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.reconciling.state_total(
            number, of, why, label=label, speaker=speaker
        ),
        as_json=as_json,
    )


@app.command(
    epilog='Example: casetracker group explain Q-0001 --as not_charged --count 3 --reason "let go"'
)
def explain(
    context: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="A statement: G-0001, K-0001 or Q-0001.")
    ],
    *,
    kind: Annotated[
        str, typer.Option("--as", help="double_count, separate_case, not_charged or unknown.")
    ],
    count: Annotated[
        int | None,
        typer.Option("--count", help="How many it explains; else all left.", show_default=False),
    ] = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Explain a difference between a stated number and its parts."""
    wanted, why = _kind(kind), grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.reconciling.explain(key, wanted, why, people=count),
        as_json=as_json,
    )


def _kind(text: str) -> "DifferenceKind":
    from casetracker.model.vocabulary import DifferenceKind

    try:
        return DifferenceKind(text)
    except ValueError as error:
        raise DifferenceKindError(text) from error
