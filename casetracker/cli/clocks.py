"""`casetracker clocks`: what time limits come to, and what is on file for them."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.clock_tables import clock_table, lively, print_clock, told_once
from casetracker.cli.default_command import command_group_with_default
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt
from casetracker.cli.output import heading, out_bytes, out_json, out_table, talk
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casetracker.procedure.clocks.vocabulary import ClockState
    from casetracker.services.clocks import ClockService
    from casetracker.views.clocks import ClockView

app = command_group_with_default(
    "See time limits, and record orders for them.", "casetracker clocks C-0001", "list"
)
Whose = Annotated[
    str | None,
    typer.Argument(
        metavar="REF", help="A case, group or defendant (default: all).", show_default=False
    ),
]
State = Annotated[
    list[str] | None,
    typer.Option(
        "--state", metavar="STATE", help="Only in this state: due_soon, …", show_default=False
    ),
]
Soon = Annotated[int, typer.Option("--soon", min=0, max=366, help="How many days are soon.")]


class NoSuchStateError(UsageError):
    """A word that is no state of a clock."""

    def __init__(self, text: str, states: "Iterable[str]") -> None:
        """List the states."""
        super().__init__(f"--state {text[:40]!r} is none of {', '.join(states)}")


@app.command(
    "list",
    short_help="List the clocks; also without 'list'.",
    epilog="Example: casetracker clocks list C-0001 --state due_soon --json",
)
def list_clocks(  # noqa: PLR0913 - one option for each way to choose
    context: typer.Context,
    ref: Whose = None,
    *,
    state: State = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    soon: Soon = 7,
    ics: Annotated[
        str | None,
        typer.Option(
            "--ics",
            metavar="FILE|-",
            help="Write them as a calendar, without names; - prints it.",
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that have not started or apply to nobody.")
    ] = False,
    each: Annotated[
        bool, typer.Option("--each", help="One by one, also where they stand alike for several.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the clocks of a case, a group, a defendant or everybody, by the day they end on.

    Those that stand alike for several people of a case are one, with the references of all of them.
    They are computed from what is on file; nothing here says that a rule was broken.
    """  # fmt: skip
    states = _states(state)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.clocks.clocks(
            ref,
            states=states,
            soon_days=soon,
            with_working=as_json or ics is not None,
        )
        _say_faults(services.clocks)
    views = views if each else told_once(views)
    shown = views if everything or states else lively(views)
    if ics is not None:
        _write_ics(shown, ics)
    elif as_json:
        out_json(shown)
    else:
        clock_table(shown)
    if len(shown) < len(views):
        talk(f"{len(views) - len(shown)} have not started or apply to nobody: --all shows them")


def _states(words: list[str] | None) -> "frozenset[ClockState]":
    from casetracker.procedure.clocks.vocabulary import ClockState

    for word in words or []:
        if word not in tuple(ClockState):
            raise NoSuchStateError(word, ClockState)
    return frozenset(ClockState(word) for word in words or [])


def _say_faults(clocks: "ClockService") -> None:
    for fault in clocks.faults:
        talk(f"casetracker: left out: {fault}")


def _write_ics(views: "tuple[ClockView, ...]", target: str) -> None:
    from casetracker.services.calendar_file import calendar_text, write_calendar

    text = calendar_text(views)
    if target == "-":
        out_bytes(io.BytesIO(text.encode()), "ics")
        return
    write_calendar(Path(target), text)
    talk(f"{text.count('BEGIN:VEVENT')} entries in {target}")


@app.command(
    "show",
    short_help="Show the working of clocks, rule by rule.",
    epilog="Example: casetracker clocks show D-0001 az.appeal",
)
def show_clocks(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A case, group or defendant.")],
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE", help="Only this rule, such as az.appeal.", show_default=False
        ),
    ] = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    soon: Soon = 7,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show each clock with its rule, source, grade and pack, and the arithmetic in words.

    Those that stand alike for several people of a case are one.
    """
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        chosen = told_once(services.clocks.working_of(ref, rule, soon_days=soon))
        _say_faults(services.clocks)
    if as_json:
        out_json(chosen)
        return
    for view in chosen:
        print_clock(view)
    if not chosen:
        talk("no clock here: 'casetracker pack list' shows what rules there are")


@app.command(
    short_help="List orders, acts and claims of status on file.",
    epilog="Example: casetracker clocks orders C-0001",
)
def orders(
    context: typer.Context,
    ref: Whose = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List what was recorded for clocks: starts, extensions, suspensions, acts, claims of status."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        found = services.clocks.orders(ref)
        sides = services.clocks.statuses(ref)
    if as_json:
        out_json({"orders": found, "statuses": sides})
        return
    out_table(
        ("N", "CASE", "WHOM", "RULE", "WHAT", "WHEN", "UNTIL", "SOURCE", "NOTE"),
        (
            (
                each.id,
                each.case_ref,
                each.scope,
                each.rule,
                each.kind.value,
                each.happened,
                each.until or each.adds or "-",
                each.claim_ref or "unsourced",
                each.note or "-",
            )
            for each in found
        ),
    )
    heading("status in law")
    out_table(
        ("N", "CASE", "WHOM", "STATUS", "SAID BY", "HOW", "WHEN", "SOURCE"),
        (
            (
                each.id,
                each.case_ref,
                each.scope,
                each.status.replace("_", " "),
                each.speaker,
                "denied" if each.is_denied else "claimed",
                each.happened or "not reported",
                each.claim_ref or "unsourced",
            )
            for each in sides
        ),
    )
