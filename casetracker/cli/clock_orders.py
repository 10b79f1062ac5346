"""`casetracker clocks start|act|extend|suspend|resume|status`: what people put on file for clocks."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, Db, InCase, Why
from casetracker.cli.output import out
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.model.partial_date import PartialDate
    from casetracker.model.vocabulary import LegalStatus
    from casetracker.services.recording.clock_orders import Evidence, OrderDraft
    from casetracker.views.review import ApplyOutcome

Whom = Annotated[str, typer.Argument(metavar="REF", help="A case, group or defendant.")]
Rule = Annotated[str, typer.Argument(metavar="RULE", help="A rule, such as az.appeal.")]
On = Annotated[
    str,
    typer.Option(
        "--on", "--date", metavar="DATE", help="When: 2021-06-11, 2021-06, …", show_default=False
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="To which day.", show_default=False),
]
Authority = Annotated[
    str | None, typer.Option("--authority", help="Who ordered it.", show_default=False)
]
ClaimRef = Annotated[
    str | None,
    typer.Option("--claim", metavar="REF", help="The claim it rests on.", show_default=False),
]
Note = Annotated[str | None, typer.Option("--note", help="A short note.", show_default=False)]


class TwoEndsError(UsageError):
    """An extension with a day and a length."""

    def __init__(self) -> None:
        """Say what would do."""
        super().__init__("give --until or --by, not both: they may differ")


class NoSuchStatusError(UsageError):
    """A word that is no status in law."""

    def __init__(self, text: str, known: str) -> None:
        """List those there are."""
        super().__init__(f"{text[:40]!r} is none of {known}")


def register(app: typer.Typer) -> None:
    """Add the commands to their group."""
    app.command(
        short_help="Set aside what was recorded in error.",
        epilog='Example: casetracker clocks withdraw 3 --reason "of another case"',
    )(withdraw)
    app.command(
        short_help="Record what starts a clock.",
        epilog="Example: casetracker clocks start C-0001 az.charge --on 2021-06-11 --reason order",
    )(start)
    app.command(
        short_help="Record an act that meets a rule.",
        epilog="Example: casetracker clocks act C-0001 gc3.104 --on 2021-05-20 --reason order",
    )(act)
    app.command(
        short_help="Record an order that extends a limit.",
        epilog="Example: casetracker clocks extend C-0001 az.remand --on 2021-03-10 --by P2M --reason order",
    )(extend)
    app.command(
        short_help="Record that a clock stands still.",
        epilog="Example: casetracker clocks suspend C-0001 az.remand.serious --on 2021-03-10 --reason order",
    )(suspend)
    app.command(
        short_help="Record that a clock runs again.",
        epilog="Example: casetracker clocks resume C-0001 az.remand.serious --on 2021-04-01 --reason order",
    )(resume)
    app.command(
        short_help="Record who says that people have a status.",
        epilog="Example: casetracker clocks status G-0001 prisoner_of_war --by Ministry --reason order",
    )(status)


def start(  # noqa: PLR0913 - one option for each thing an entry may say
    context: typer.Context,
    ref: Whom,
    rule: Rule,
    *,
    on: On,
    claim: ClaimRef = None,
    note: Note = None,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
) -> None:
    """Record the day on which a clock starts, where no stage says so; it beats the stages on file."""
    draft = _draft("start", rule, on, _evidence(claim, note))
    _record(context, db, (ref, case), draft, reason)


def act(  # noqa: PLR0913 - one option for each thing an entry may say
    context: typer.Context,
    ref: Whom,
    rule: Rule,
    *,
    on: On,
    claim: ClaimRef = None,
    note: Note = None,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
) -> None:
    """Record that what a rule asks for was done, where no stage says so: a notice, an application."""
    draft = _draft("act", rule, on, _evidence(claim, note))
    _record(context, db, (ref, case), draft, reason)


def extend(  # noqa: PLR0913 - one option for each thing an entry may say
    context: typer.Context,
    ref: Whom,
    rule: Rule,
    *,
    on: On,
    until: Until = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="PERIOD", help="By how much: P2M, P30D.", show_default=False),
    ] = None,
    authority: Authority = None,
    claim: ClaimRef = None,
    note: Note = None,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
) -> None:
    """Record an order of extension; without --until or --by its length stays open."""  # fmt: skip
    from dataclasses import replace

    from casetracker.procedure.clocks.durations import Duration

    if until is not None and by is not None:
        raise TwoEndsError
    draft = _draft("extension", rule, on, _evidence(claim, note, authority))
    adds = None if by is None else Duration.parse(by)
    _record(context, db, (ref, case), replace(draft, until=_date(until), adds=adds), reason)


def suspend(  # noqa: PLR0913 - one option for each thing an entry may say
    context: typer.Context,
    ref: Whom,
    rule: Rule,
    *,
    on: On,
    until: Until = None,
    authority: Authority = None,
    claim: ClaimRef = None,
    note: Note = None,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
) -> None:
    """Record from which day a clock stands still, and until when if that is known."""
    from dataclasses import replace

    draft = _draft("suspension", rule, on, _evidence(claim, note, authority))
    _record(context, db, (ref, case), replace(draft, until=_date(until)), reason)


def resume(
    context: typer.Context,
    ref: Whom,
    rule: Rule,
    *,
    on: On,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
) -> None:
    """Record the day on which the open suspension of a clock ended."""
    from casetracker.model.partial_date import PartialDate

    ended = PartialDate.parse(on)
    with opened(context, db) as services:
        _say(services.clocks.resume(ref, rule, ended, case=case, reason=reason))


def status(  # noqa: PLR0913 - one option for each thing an entry may say
    context: typer.Context,
    ref: Whom,
    status: Annotated[
        str, typer.Argument(metavar="STATUS", help="prisoner_of_war, civilian or minor.")
    ],
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="SPEAKER", help="Who says so.", show_default=False)
    ],
    on: Annotated[
        str | None,
        typer.Option(
            "--on", "--date", metavar="DATE", help="When it was said.", show_default=False
        ),
    ] = None,
    claim: ClaimRef = None,
    note: Note = None,
    case: InCase = None,
    reason: Why = None,
    db: Db = None,
    denied: Annotated[bool, typer.Option("--denied", help="The speaker denies it.")] = False,
) -> None:
    """Record somebody's word on a status in law; rules that hang on it show both sides."""
    from casetracker.services.recording.clock_orders import StatusDraft

    draft = StatusDraft(_status(status), by, denied, _date(on), _evidence(claim, note))
    with opened(context, db) as services:
        _say(services.clocks.claim_status(ref, draft, case=case, reason=reason))


def _status(text: str) -> "LegalStatus":
    from casetracker.model.vocabulary import LegalStatus

    if text not in tuple(LegalStatus):
        raise NoSuchStatusError(text, ", ".join(LegalStatus))
    return LegalStatus(text)


def _evidence(claim: str | None, note: str | None, authority: str | None = None) -> "Evidence":
    from casetracker.services.recording.clock_orders import Evidence

    return Evidence(authority, claim, note)


def _draft(kind: str, rule: str, on: str, evidence: "Evidence") -> "OrderDraft":
    from casetracker.model.partial_date import PartialDate
    from casetracker.model.vocabulary import ClockOrderKind
    from casetracker.services.recording.clock_orders import OrderDraft

    return OrderDraft(rule, ClockOrderKind(kind), PartialDate.parse(on), evidence=evidence)


def _date(text: str | None) -> "PartialDate | None":
    from casetracker.model.partial_date import PartialDate

    return None if text is None else PartialDate.parse(text)


def _record(
    context: typer.Context,
    db: str | None,
    whom: tuple[str, str | None],
    draft: "OrderDraft",
    reason: str | None,
) -> None:
    ref, case = whom
    with opened(context, db) as services:
        _say(services.clocks.record(ref, draft, case=case, reason=reason))


def _say(outcome: "ApplyOutcome") -> None:
    for line in outcome.lines:
        out(line)
    out(f"change {outcome.change_set}: 'casetracker review undo' takes it back")


def withdraw(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of clocks orders.")],
    *,
    is_status: Annotated[
        bool, typer.Option("--status", help="They are claims of a status in law.")
    ] = False,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that orders, acts or claims of status were recorded in error."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.editing.withdraw(
            "status" if is_status else "order", numbers, why
        ),
        as_json=as_json,
    )
