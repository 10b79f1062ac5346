"""`casetracker charge`: charges by article, sub-article or wording, and their history."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from casetracker.cli.fact_lines import cited, when
from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, AsOf, Cited, Db, KnownAt, OnDate, Why, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table
from casetracker.cli.runtime import opened
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.model.vocabulary import ChargeStatus

Word = TypeVar("Word", bound=StrEnum)
app = command_group(
    "See and change charges: articles, list, add, update, requalify.",
    "casetracker charge list --article 214",
)
Numbers = Annotated[
    list[int], typer.Argument(metavar="N…", help="Numbers of charges, as 'charge list' shows them.")
]
Article = Annotated[
    str | None,
    typer.Option("--article", metavar="214.2.1", help="The article.", show_default=False),
]
Wording = Annotated[
    str | None, typer.Option("--wording", help="How it is worded.", show_default=False)
]
Alike = Annotated[
    bool, typer.Option("--alike", help="The same charge of the others in the case as well.")
]


class WordError(UsageError):
    """A word that is none of those that an option takes."""

    def __init__(self, option: str, text: str, words: type[StrEnum]) -> None:
        """Name those that it takes."""
        super().__init__(f"{option} {text!r}: take {', '.join(word.value for word in words)}")


def word(option: str, text: str, words: type[Word]) -> Word:
    """The word of a vocabulary; raises WordError."""
    try:
        return words(text.strip().lower().replace("-", "_"))
    except ValueError as error:
        raise WordError(option, text, words) from error


def _status(text: str) -> "ChargeStatus":
    from casetracker.model.vocabulary import ChargeStatus

    return word("--as", text, ChargeStatus)


@app.command(epilog="Example: casetracker charge articles --json")
def articles(
    context: typer.Context,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List the articles charged, with who is accused under each."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.charges.provisions()
    if as_json:
        out_json(lines)
        return
    out_table(
        ("ARTICLE", "ACCUSED", "CHARGES", "CASES", "WHAT IT IS CALLED"),
        (
            (
                f"{'. ' * line.depth}{line.article}" if line.article else "no article",
                len(line.defendant_refs),
                line.charges,
                ", ".join(line.case_refs),
                f"{line.label} [{line.pack}]" if line.pack else line.label,
            )
            for line in lines
        ),
    )


@app.command("list", epilog="Example: casetracker charge list --article 214 --json")
def list_charges(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    *,
    article: Annotated[
        str | None,
        typer.Option("--article", help="This article and its parts.", show_default=False),
    ] = None,
    wording: Annotated[
        str | None,
        typer.Option("--wording", help="With these words, in any order.", show_default=False),
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="Those that stand so.", show_default=False)
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="REF", help="Of a case, group or defendant.", show_default=False
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """List charges; an article finds its sub-articles as well."""
    from casetracker.services.charging import Search

    kind = {"C": "case", "G": "group"}.get((of or " ").strip().upper()[:1], "defendant")
    search = Search(
        article=article,
        wording=wording,
        status=_status(status) if status else None,
        **({kind: of} if of else {}),
    )
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        lines = services.charges.charges(search)
    if as_json:
        out_json(lines)
        return
    from casetracker.views.quoting import as_called

    out_table(
        ("CHARGE", "CASE", "PEOPLE", "ARTICLE", "COUNT", "STATUS", "SINCE", "WORDING"),
        (
            (
                _span(line.numbers),
                line.case_ref,
                len(line.defendant_refs),
                line.article or "not reported",
                line.count_number or "-",
                line.status.value.replace("_", " "),
                when(line.since),
                as_called(line.wording, line.citations, line.titled_by),
            )
            for line in lines
        ),
    )


def _span(numbers: tuple[int, ...]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} +{len(numbers) - 1}"


@app.command(epilog="Example: casetracker charge show 12")
def show(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of a charge.")],
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show a charge with its history and the tree it stands in."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        view = services.charges.charge(number)
    if as_json:
        out_json(view)
        return
    from casetracker.views.quoting import as_called

    line = view.line
    worded = as_called(line.wording, view.citations, line.titled_by)
    out_fields(
        [
            ("charge", f"{number}  {worded}  {cited(view.citations)}"),
            ("against", f"{line.defendant_refs[0]}  {view.defendant_name} in {line.case_ref}"),
            ("article", line.article),
            ("within", " > ".join(view.path) or None),
            ("count", line.count_number),
            ("status", line.status.value.replace("_", " ")),
        ]
        + ([("set aside", view.set_aside)] if view.set_aside else [])
    )
    for warning in view.warnings:
        out(f"note: {warning}")
    heading("history")
    for step in view.steps:
        note = f"  ({step.note})" if step.note else ""
        words = step.status.value.replace("_", " ")
        out(f"  {when(step.happened)}  {words}{note}  {cited(step.citations)}")


@app.command(
    epilog="Example: casetracker charge add D-0001 D-0002 --article 214.2.1 --count 1 "
    '--reason "indictment read in court"'
)
def add(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF…", help="Defendants, groups or cases.")],
    *,
    article: Article = None,
    wording: Wording = None,
    count: Annotated[
        int | None, typer.Option("--count", help="The number of the count.", show_default=False)
    ] = None,
    status: Annotated[str, typer.Option("--as", help="How it stands.")] = "alleged",
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a charge against people, each on their own."""
    from casetracker.services.charging import Brought

    brought = Brought(wording, article, count, _status(status))
    why = grounds(reason, date, claim)
    carry_out(
        context, db, lambda services: services.charges.bring(refs, brought, why), as_json=as_json
    )


@app.command(
    epilog="Example: casetracker charge update 12 --as dropped --alike --date 2021-07-23 "
    '--reason "read out by the judge"'
)
def update(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    numbers: Numbers,
    *,
    status: Annotated[
        str,
        typer.Option("--as", help="alleged, in_indictment, dropped, convicted or acquitted."),
    ],
    alike: Alike = False,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Record a dated step of charges."""
    wanted, why = _status(status), grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.charges.update(numbers, wanted, why, alike=alike),
        as_json=as_json,
    )


@app.command(
    epilog="Example: casetracker charge requalify 12 --article 214.2.1 --alike "
    '--reason "final indictment"'
)
def requalify(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    numbers: Numbers,
    *,
    article: Article = None,
    wording: Wording = None,
    alike: Alike = False,
    claim: Cited = None,
    date: OnDate = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put charges under another article or wording."""
    from casetracker.services.charging import Brought

    brought, why = Brought(wording, article), grounds(reason, date, claim)
    carry_out(
        context,
        db,
        lambda services: services.charges.requalify(numbers, brought, why, alike=alike),
        as_json=as_json,
    )


@app.command("withdraw", epilog='Example: casetracker charge withdraw 3 --reason "entered twice"')
def withdraw(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N…", help="Numbers of charges.")],
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Hold that charges were recorded in error; they stay on file."""
    why = grounds(reason)
    carry_out(
        context,
        db,
        lambda services: services.editing.withdraw("charge", numbers, why),
        as_json=as_json,
    )
