"""`casetracker group name|split|merge|transfer|move|release|recount|remove`: groups as they change."""

import re
from typing import TYPE_CHECKING, Annotated, Final

import typer

from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, Cited, Db, HowMany, Members, OnDate, Why
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.services.grouping import Chosen, Part

app = typer.Typer()
Group = Annotated[str, typer.Argument(metavar="REF", help="A group such as G-0001.")]
_MEANT: Final = re.compile(r"(?P<count>\d{1,6})(?:=(?P<members>[DdPp]-\d+(?:,[DdPp]-\d+)*))?")


class PartWordsError(UsageError):
    """A part that cannot be read."""

    def __init__(self, text: str) -> None:
        """Say how to write one."""
        super().__init__(f"--into {text!r}: write 13, or 13=D-0001,D-0002 where some are known")


class ChosenWordsError(UsageError):
    """A number of a group that cannot be read."""

    def __init__(self, text: str) -> None:
        """Say how to write one."""
        super().__init__(f"{text!r}: write G-0001=5, G-0001=5=D-0001,D-0002 where some are known")


class LabelsError(UsageError):
    """More labels than parts."""

    def __init__(self) -> None:
        """Say how they go together."""
        super().__init__("give --label once for each --into, in the same order, or not at all")


def _part(text: str, label: str | None) -> "Part":
    from casetracker.services.grouping import Part

    found = _MEANT.fullmatch(text.strip())
    if found is None:
        raise PartWordsError(text)
    return Part(int(found["count"]), _split(found["members"]), label)


def _chosen(text: str) -> "Chosen":
    from casetracker.services.grouping import Chosen

    ref, _, rest = text.strip().partition("=")
    found = _MEANT.fullmatch(rest)
    if found is None:
        raise ChosenWordsError(text)
    return Chosen(ref, int(found["count"]), _split(found["members"]))


def _split(members: str | None) -> tuple[str, ...]:
    return tuple(members.split(",")) if members else ()


@app.command(epilog='Example: casetracker group name G-0001 "Aram Testyan" --reason "court list"')
def name(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names, as printed.")],
    *,
    member: Annotated[
        str | None,
        typer.Option("--member", metavar="D-0001", help="Who it is.", show_default=False),
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Name people of a group, the first unnamed ones or one told."""
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.groups.name(ref, names, why, member=member),
        as_json=as_json,
    )


@app.command(
    epilog='Example: casetracker group split G-0001 --into 13 --into 10 --reason "two files"'
)
def split(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    *,
    into: Annotated[
        list[str],
        typer.Option("--into", metavar="N[=D-0001,…]", help="A part; repeat it."),
    ],
    label: Annotated[
        list[str] | None,
        typer.Option("--label", help="What to call each part.", show_default=False),
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Tell parts of a group apart; its people stay in it as well."""
    if label and len(label) != len(into):
        raise LabelsError
    labels: list[str | None] = list(label) if label else [None] * len(into)
    parts = [_part(text, each) for text, each in zip(into, labels, strict=True)]
    why = grounds(reason, date, claim)
    carry_out(context, db, lambda services: services.groups.split(ref, parts, why), as_json=as_json)


@app.command(epilog='Example: casetracker group merge G-0002 G-0003 --reason "tried together"')
def merge(
    context: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF…", help="Groups such as G-0001.")],
    *,
    label: Annotated[
        str | None, typer.Option("--label", help="What to call them.", show_default=False)
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take groups together as one that counts everybody once."""
    why = grounds(reason, date, claim)
    carry_out(
        context, db, lambda services: services.groups.merge(refs, why, label=label), as_json=as_json
    )


To = Annotated[str, typer.Option("--to", metavar="G-0002", help="The group they go to.")]


@app.command(
    epilog="Example: casetracker group transfer G-0001 --to G-0002 --count 3 --date 2021-06 "
    '--reason "moved to the second file"'
)
def transfer(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    *,
    to: To,
    count: HowMany = None,
    member: Members = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Move people from one group to another, on a date."""
    from casetracker.services.grouping import Chosen

    why, chosen = grounds(reason, date, claim), Chosen(ref, count, tuple(member or ()))
    carry_out(
        context, db, lambda services: services.groups.transfer(chosen, to, why), as_json=as_json
    )


@app.command(
    epilog="Example: casetracker group move G-0001 --to G-0002 --member D-0004 "
    '--reason "listed with the wrong group"'
)
def move(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    *,
    to: To,
    count: HowMany = None,
    member: Members = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set right who is in which group: they always were of the other."""
    from casetracker.services.grouping import Chosen

    why, chosen = grounds(reason, None, claim), Chosen(ref, count, tuple(member or ()))
    carry_out(context, db, lambda services: services.groups.move(chosen, to, why), as_json=as_json)


@app.command(
    epilog="Example: casetracker group release G-0001=10 G-0002=5=D-0031 --as repatriated "
    '--date 2021-06-12 --reason "exchange"'
)
def release(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    chosen: Annotated[
        list[str],
        typer.Argument(
            metavar="REF=N[=D-0001,…]…", help="How many of which groups, and who is known of them."
        ),
    ],
    *,
    stage: Annotated[
        str,
        typer.Option(
            "--as", help="released, pardoned, extradited, repatriated or died_in_custody."
        ),
    ] = "released",
    place: Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record that some of one group or several left custody."""
    why, wanted = grounds(reason, date, claim), [_chosen(text) for text in chosen]
    carry_out(
        context,
        db,
        lambda services: services.groups.release(wanted, why, stage=stage, place=place),
        as_json=as_json,
    )


@app.command(
    epilog='Example: casetracker group recount G-0001 25 --reason "corrected by the ministry"'
)
def recount(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Group,
    number: Annotated[int, typer.Argument(metavar="N", help="How many there are.")],
    *,
    case: Annotated[
        str | None,
        typer.Option(
            "--case", metavar="C-0001", help="Where people are added.", show_default=False
        ),
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set the number of a group right."""
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.groups.recount(ref, number, why, case=case),
        as_json=as_json,
    )


@app.command(epilog='Example: casetracker group remove G-0009 --reason "entered twice"')
def remove(
    context: typer.Context,
    ref: Group,
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set a group made in error aside, if nothing hangs on it."""
    why = grounds(reason)
    carry_out(
        context, db, lambda services: services.editing.remove_group(ref, why), as_json=as_json
    )
