"""`casetracker hearing|sentence`: what happens in court, and what comes of it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.fact_edits import edit_hearing, edit_sentence
from casetracker.cli.fact_lines import cited, hearing_result, when
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
from casetracker.cli.output import out, out_json, out_table
from casetracker.cli.proceedings import People, Whom
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from casetracker.model.partial_date import PartialDate
    from casetracker.services.court import Outcome

hearings = command_group(
    "See and record hearings: list, add, settle, edit.", "casetracker hearing list C-0001"
)
hearings.command(
    "edit", epilog='Example: casetracker hearing edit 3 --kind trial --reason "the court list"'
)(edit_hearing)
sentences = command_group(
    "See and record sentences: list, add, edit.", "casetracker sentence list C-0001"
)
sentences.command(
    "edit", epilog='Example: casetracker sentence edit 3 --amount 16 --reason "the judgment"'
)(edit_sentence)
Whose = Annotated[
    str | None,
    typer.Argument(metavar="[REF]", help="A case, group or defendant; else all."),
]
Court = Annotated[str | None, typer.Option("--court", help="Which court.", show_default=False)]
Result = Annotated[str, typer.Option("--as", help="scheduled, held, adjourned or not_held.")]
Later = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="Adjourned to when.", show_default=False),
]
WhyAdjourned = Annotated[
    str | None, typer.Option("--because", help="Why it was adjourned.", show_default=False)
]
Judge = Annotated[str | None, typer.Option("--judge", help="Who presides.", show_default=False)]
Remark = Annotated[
    str | None, typer.Option("--note", help="What else is known.", show_default=False)
]
Standing = Annotated[str, typer.Option("--as", help="asked_for or imposed.")]
SentenceOf = Annotated[
    str,
    typer.Option(
        "--kind",
        help="prison, life, suspended, conditional, fine, death, house_arrest, community_service"
        " or unknown.",
    ),
]
Amount = Annotated[int | None, typer.Option("--amount", help="How much.", show_default=False)]
Unit = Annotated[
    str | None,
    typer.Option("--unit", help="years, months, days, hours or money.", show_default=False),
]
Currency = Annotated[
    str | None,
    typer.Option("--currency", help="Of an amount of money, such as manats.", show_default=False),
]
Regime = Annotated[str | None, typer.Option("--regime", help="Such as strict.", show_default=False)]
Credited = Annotated[
    int | None, typer.Option("--credited", help="Days served that count.", show_default=False)
]
Replaces = Annotated[
    int | None, typer.Option("--replaces", help="The sentence it replaces.", show_default=False)
]


def _date(text: str | None) -> "PartialDate | None":
    from casetracker.model.partial_date import PartialDate

    return PartialDate.parse(text) if text else None


def _outcome(result: str, later: str | None, because: str | None) -> "Outcome":
    from casetracker.model.vocabulary import HearingResult
    from casetracker.services.court import Outcome

    return Outcome(word("--as", result, HearingResult), _date(later), because)


@hearings.command("list", epilog="Example: casetracker hearing list C-0001 --json")
def list_hearings(
    context: typer.Context,
    ref: Whose = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List hearings by their day, with result and adjournment."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.court.hearings(ref)
    if as_json:
        out_json(views)
        return
    out_table(
        ("HEARING", "CASE", "DAY", "KIND", "RESULT", "COURT", "JUDGE", "DOORS", "WHOM", "SOURCES"),
        (
            (
                view.number,
                view.case_ref,
                when(view.held or view.scheduled),
                view.kind.value,
                hearing_result(view),
                view.court or "not reported",
                view.judge or "not reported",
                view.openness.value.replace("_", " "),
                view.scope,
                cited(view.citations),
            )
            for view in views
        ),
    )
    for view in views:
        for warning in view.warnings:
            out(f"note: hearing {view.number}: {warning}")


@hearings.command(
    "add",
    epilog="Example: casetracker hearing add C-0001 --kind trial --scheduled 2021-07-05 "
    '--court "Orsk Court" --reason "court list"',
)
def add_hearing(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Whom,
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", help="remand, preparatory, trial, judgment, appeal, cassation, unknown."
        ),
    ] = "unknown",
    scheduled: Annotated[
        str | None,
        typer.Option("--scheduled", metavar="DATE", help="For when.", show_default=False),
    ] = None,
    result: Result = "scheduled",
    later: Later = None,
    because: WhyAdjourned = None,
    court: Court = None,
    judge: Judge = None,
    doors: Annotated[
        str, typer.Option("--doors", help="open, partly_closed, closed or unknown.")
    ] = "unknown",
    language: Annotated[
        str | None, typer.Option("--language", help="Of the hearing.", show_default=False)
    ] = None,
    note: Remark = None,
    case: InCase = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a hearing; --date is the day it was held."""
    from casetracker.model.vocabulary import HearingKind, Openness
    from casetracker.services.court import Sitting

    sitting = Sitting(
        word("--kind", kind, HearingKind),
        _date(scheduled),
        court,
        judge,
        word("--doors", doors, Openness),
        language,
        note,
    )
    outcome, why = _outcome(result, later, because), grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.court.add_hearing(ref, sitting, outcome, why, case=case),
        as_json=as_json,
    )


@hearings.command(
    epilog="Example: casetracker hearing settle 3 --as adjourned --to 2021-07-12 "
    '--because "counsel absent" --reason "monitor in court"'
)
def settle(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of a hearing.")],
    *,
    result: Result,
    later: Later = None,
    because: WhyAdjourned = None,
    court: Court = None,
    judge: Judge = None,
    doors: Annotated[
        str | None,
        typer.Option("--doors", help="open, partly_closed, closed or unknown.", show_default=False),
    ] = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record what became of a hearing, and before whom."""
    from casetracker.model.vocabulary import Openness

    told = _outcome(result, later, because)
    openness = word("--doors", doors, Openness) if doors else None
    outcome, why = (
        replace(told, court=court, judge=judge, openness=openness),
        grounds(reason, date, claim),
    )
    carry_out(
        context,
        db,
        lambda services: services.court.settle_hearing(number, outcome, why),
        as_json=as_json,
    )


@sentences.command("list", epilog="Example: casetracker sentence list C-0001 --json")
def list_sentences(
    context: typer.Context,
    ref: Whose = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List sentences asked for and imposed."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.court.sentences(ref)
    if as_json:
        out_json(views)
        return
    out_table(
        ("SENTENCE", "DEFENDANT", "NAME", "STANDING", "WHEN", "COURT", "WHAT", "SOURCES"),
        (
            (
                view.number,
                view.defendant_ref,
                view.name,
                "replaced" if view.is_replaced else view.standing.value.replace("_", " "),
                when(view.happened),
                view.court or "not reported",
                view,
                cited(view.citations),
            )
            for view in views
        ),
    )


@sentences.command(
    "add",
    epilog="Example: casetracker sentence add D-0001 --as imposed --kind prison --amount 15 "
    '--unit years --date 2021-07-23 --reason "judgment read out"',
)
def add_sentence(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    refs: People,
    *,
    standing: Standing,
    kind: SentenceOf = "unknown",
    amount: Amount = None,
    unit: Unit = None,
    currency: Currency = None,
    regime: Regime = None,
    credited: Credited = None,
    court: Court = None,
    note: Remark = None,
    replaces: Replaces = None,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a sentence asked for or imposed, of each person meant."""
    from casetracker.model.vocabulary import SentenceKind, SentenceStanding, SentenceUnit
    from casetracker.services.court import Punishment

    punishment = Punishment(
        word("--as", standing, SentenceStanding),
        word("--kind", kind, SentenceKind),
        amount,
        word("--unit", unit, SentenceUnit) if unit else None,
        regime,
        credited,
        court,
        note,
        replaces,
        currency,
    )
    why = grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.court.sentence(refs, punishment, why),
        as_json=as_json,
    )


@hearings.command(
    "withdraw", epilog='Example: casetracker hearing withdraw 3 --reason "entered twice"'
)
def withdraw_hearing(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of hearings.")],
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that hearings were recorded in error; they stay on file."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.editing.withdraw("hearing", numbers, why),
        as_json=as_json,
    )


@sentences.command(
    "withdraw", epilog='Example: casetracker sentence withdraw 3 --reason "entered twice"'
)
def withdraw_sentence(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of sentences.")],
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that sentences were recorded in error; they stay on file."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.editing.withdraw("sentence", numbers, why),
        as_json=as_json,
    )
