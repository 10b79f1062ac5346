"""`casetracker event|custody`: stages, custody and acknowledgement, each an axis of its own."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.fact_edits import edit_custody
from casetracker.cli.fact_lines import cited, when
from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import (
    AsJson,
    AsOf,
    Cited,
    Db,
    InCase,
    KnownAt,
    OnDate,
    Why,
    command_group,
)
from casetracker.cli.output import out_json, out_table
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from casetracker.views.proceeding import EventLine

events = command_group(
    "See and record stages: list, add, withdraw.", "casetracker event list C-0001"
)
custody = command_group(
    "See and record custody: list, begin, end, edit, withdraw.", "casetracker custody list D-0001"
)
custody.command(
    "edit",
    epilog='Example: casetracker custody edit 3 --since 2021-06 --reason "the second notice"',
)(edit_custody)
Whom = Annotated[str, typer.Argument(metavar="REF", help="A case, a group or a defendant.")]
People = Annotated[list[str], typer.Argument(metavar="REF…", help="Defendants, groups or cases.")]
Place = Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)]
Body = Annotated[str | None, typer.Option("--authority", help="Which body.", show_default=False)]


@events.command(
    "list",
    short_help="List stage events, with what is odd of them marked.",
    epilog="Example: casetracker event list D-0001 --json",
)
def list_events(
    context: typer.Context,
    ref: Whom,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List stage events; derived, contradicted, repeated and out-of-order ones are marked."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.proceedings.events(ref)
    if as_json:
        out_json(lines)
        return
    out_table(
        ("EVENT", "WHEN", "STAGE", "WHOM", "BY", "MARK", "SOURCES"),
        (
            (
                line.number or "-",
                when(line.happened),
                line.stage.label,
                line.scope,
                line.authority or "-",
                _mark(line),
                "" if line.is_derived else cited(line.citations),
            )
            for line in lines
        ),
    )


def _mark(line: "EventLine") -> str:
    if line.is_derived:
        return "derived"
    marks = [each.value for each in line.marks]
    if line.is_contradicted and "contradicted" not in marks:
        marks.insert(0, "contradicted")
    return f"! {', '.join(marks)}" if marks else ""


@events.command(
    epilog="Example: casetracker event add G-0001 --stage sent_to_court --date 2021-06 "
    '--authority "Orsk Court" --reason "court list"'
)
def add(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Whom,
    *,
    stage: Annotated[str, typer.Option("--stage", help="The code of a stage.")],
    authority: Body = None,
    place: Place = None,
    reported: Annotated[
        str | None,
        typer.Option("--reported", help="When it was published.", show_default=False),
    ] = None,
    case: InCase = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a stage; what does not fit is said, never refused."""
    from casetracker.model.partial_date import PartialDate
    from casetracker.services.proceeding import Happening

    published = PartialDate.parse(reported) if reported else None
    happening, why = Happening(stage, authority, place, published), grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.proceedings.record(ref, happening, why, case=case),
        as_json=as_json,
    )


@events.command(
    epilog="Example: casetracker event correct 7 --stage sent_to_court --date 2021-06-11 "
    '--reason "court list"'
)
def correct(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of an event.")],
    *,
    stage: Annotated[str, typer.Option("--stage", help="The code of a stage.")],
    authority: Body = None,
    place: Place = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put another event in the place of one that was recorded wrongly."""
    from casetracker.services.proceeding import Happening

    happening, why = Happening(stage, authority, place), grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.proceedings.correct(number, happening, why),
        as_json=as_json,
    )


@events.command(epilog='Example: casetracker event withdraw 7 --reason "of another group"')
def withdraw(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of a stage event.")],
    reason: Why = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Hold that a stage event was recorded in error."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.proceedings.withdraw(number, why),
        as_json=as_json,
    )


@custody.command("list", epilog="Example: casetracker custody list C-0001")
def list_custody(
    context: typer.Context,
    ref: Whom,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List times in custody, oldest first."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        episodes = services.proceedings.custody(ref)
    if as_json:
        out_json(episodes)
        return
    out_table(
        (
            "N",
            "PERSON",
            "FROM",
            "TO",
            "HOW IT ENDED",
            "KIND",
            "WHERE",
            "HOLDER",
            "ADMITTED",
            "SOURCES",
        ),
        (
            (
                each.number,
                each.person_ref,
                when(each.started),
                when(each.ended) if each.how_ended else "no end reported",
                each.how_ended.value if each.how_ended else "-",
                each.kind.value.replace("_", " "),
                each.facility or each.place or "not reported",
                each.authority or "not reported",
                each.acknowledged.value.replace("_", " "),
                cited(each.citations),
            )
            for each in episodes
        ),
    )


@custody.command(
    epilog="Example: casetracker custody begin D-0001 --date 2020-12 --kind judicial "
    '--facility "Orsk isolator" --reason "letter of the family"'
)
def begin(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    refs: People,
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help="administrative, judicial, house_arrest, prisoner_of_war_claimed, sentence, unknown.",
        ),
    ] = "unknown",
    facility: Annotated[
        str | None, typer.Option("--facility", help="Which institution.", show_default=False)
    ] = None,
    authority: Body = None,
    place: Place = None,
    admitted: Annotated[
        str, typer.Option("--admitted", help="acknowledged, denied or not_reported.")
    ] = "not_reported",
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record that custody of people began."""
    from casetracker.model.vocabulary import Acknowledgement, CustodyKind
    from casetracker.services.proceeding import Holding

    holding = Holding(
        word("--kind", kind, CustodyKind),
        place,
        authority,
        facility,
        word("--admitted", admitted, Acknowledgement),
    )
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.proceedings.begin(refs, holding, why),
        as_json=as_json,
    )


@custody.command(
    epilog='Example: casetracker custody end D-0001 --as released --date 2021-06 --reason "seen home"'
)
def end(
    context: typer.Context,
    refs: People,
    *,
    how: Annotated[
        str,
        typer.Option(
            "--as",
            help="released, transferred, repatriated, extradited, pardoned, died, escaped, unknown.",
        ),
    ],
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record that custody of people ended, and how."""
    from casetracker.model.vocabulary import CustodyEnd

    ended, why = word("--as", how, CustodyEnd), grounds(reason, date, claim)
    carry_out(
        context, db, lambda services: services.proceedings.end(refs, ended, why), as_json=as_json
    )


@custody.command(
    epilog="Example: casetracker custody acknowledge G-0001 --as denied "
    '--reason "ministry, 12 June" --claim K-0001'
)
def acknowledge(
    context: typer.Context,
    refs: People,
    *,
    admitted: Annotated[str, typer.Option("--as", help="acknowledged, denied or not_reported.")],
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record whether the holder admits to holding people."""
    from casetracker.model.vocabulary import Acknowledgement

    said, why = word("--as", admitted, Acknowledgement), grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: services.proceedings.acknowledge(refs, said, why),
        as_json=as_json,
    )


@custody.command(
    "withdraw", epilog='Example: casetracker custody withdraw 3 --reason "of another person"'
)
def withdraw_custody(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of custody list.")],
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that times in custody were recorded in error."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.editing.withdraw("custody", numbers, why),
        as_json=as_json,
    )
