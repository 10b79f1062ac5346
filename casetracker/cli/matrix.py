"""`casetracker case matrix` and `casetracker group matrix`: who has which charge, who reached what."""

import csv
import io
from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.docket import cases, groups
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Ref
from casetracker.cli.output import out, out_json, out_table, out_text
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError
from casetracker.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casetracker.views.matrix import MatrixCell, MatrixView

Of = Annotated[str, typer.Option("--of", metavar="WHAT", help="charges or stages.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV instead of text.")]
# A spreadsheet takes what begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UnknownMatrixError(UsageError):
    """A matrix that there is none of."""

    def __init__(self, of: str) -> None:
        """Name those there are."""
        super().__init__(f"--of {of[:40]!r}: take charges or stages")


class TwoFormatsError(UsageError):
    """JSON and CSV at once."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("take --json or --csv, not both")


def register() -> None:
    """Add the command to those on cases and on groups."""
    case_example = "Example: casetracker case matrix C-0001 --of charges --csv"
    cases.command("matrix", epilog=case_example)(matrix)
    groups.command("matrix", epilog="Example: casetracker group matrix G-0001 --json")(matrix)


def matrix(
    context: typer.Context,
    ref: Ref,
    of: Of = "stages",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    *,
    db: Db = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show persons against charges or stages, gaps visible."""
    if as_json and as_csv:
        raise TwoFormatsError
    if of not in {"charges", "stages"}:
        raise UnknownMatrixError(of)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        matrices = services.matrices
        view = matrices.charges(ref) if of == "charges" else matrices.stages(ref)
    if as_json:
        out_json(view)
    elif as_csv:
        _print_csv(view)
    else:
        _print_text(view)


def _headings(view: "MatrixView") -> "Iterator[str]":
    for column in view.columns:
        article = f" (article {column.article})" if column.article else ""
        yield (f"“{column.label}”" if view.of == "charges" else column.label) + article


def _cell(cell: "MatrixCell") -> str:
    from casetracker.views.common import date_text
    from casetracker.views.matrix import CellState

    if cell.state is CellState.NONE:
        return ""
    if cell.state is CellState.IMPLIED:
        return "implied"
    words = cell.value or (date_text(cell.when) if cell.when else "date not reported")
    times = f" x{cell.times}" if cell.times > 1 else ""
    against = " [contradicted]" if cell.is_disputed else ""
    unsourced = " [unsourced]" if cell.state is CellState.UNSOURCED else ""
    return words + times + against + unsourced


def _print_text(view: "MatrixView") -> None:
    keys = [f"{number}" for number in range(1, len(view.columns) + 1)]
    for key, label in zip(keys, _headings(view), strict=True):
        out(f"{key}  {label}")
    out()
    out_table(
        ("REF", "NAME", *keys),
        ((row.ref, row.name, *(_cell(cell) or "." for cell in row.cells)) for row in view.rows),
    )


def _print_csv(view: "MatrixView") -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_plain(each) for each in ("ref", "name", "case", "groups", *_headings(view)))
    for row in view.rows:
        cells = (_cell(cell) for cell in row.cells)
        line = (row.ref, row.name, row.case_ref, " ".join(row.group_refs), *cells)
        writer.writerow(_plain(each) for each in line)
    out_text(stream.getvalue())


def _plain(text: str) -> str:
    line = safe_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
