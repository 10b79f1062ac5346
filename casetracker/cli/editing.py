"""`casetracker case new|edit|unlink|remove` and `defendant new|edit|name|unname|remove`: records by hand."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from casetracker.cli.charges import word
from casetracker.cli.operations import carry_out, grounds, set_right
from casetracker.cli.options import AsJson, Cited, Db, Why
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.model.partial_date import PartialDate

cases = typer.Typer()
people = typer.Typer()
Case = Annotated[str, typer.Argument(metavar="C-0001", help="A case.")]
Who = Annotated[str, typer.Argument(metavar="D-0001", help="A defendant.")]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--number", help="A number that a court gave it; repeat it.", show_default=False),
]
Pack = Annotated[str | None, typer.Option("--jurisdiction", help="Such as az.", show_default=False)]
Opened = Annotated[
    str | None,
    typer.Option("--opened", metavar="DATE", help="When it was opened.", show_default=False),
]
Named = Annotated[str | None, typer.Option("--name", help="Their name.", show_default=False)]
Role = Annotated[
    str | None,
    typer.Option("--role", help="suspect, accused, defendant, convicted.", show_default=False),
]
Born = Annotated[
    str | None, typer.Option("--born", metavar="DATE", help="When.", show_default=False)
]
Nationality = Annotated[
    str | None, typer.Option("--nationality", help="As reported.", show_default=False)
]
Occupation = Annotated[
    str | None, typer.Option("--occupation", help="As reported.", show_default=False)
]


class NothingGivenError(UsageError):
    """An edit that names nothing to change."""

    def __init__(self, options: str) -> None:
        """Name the options."""
        super().__init__(f"say what is to be changed: {options}")


def date_given(text: str | None) -> "PartialDate | None":
    """The date that an option gives; None where it is empty. Raises PartialDateError."""
    from casetracker.model.partial_date import PartialDate

    return PartialDate.parse(text) if text else None


def given_values(options: str, **values: Any) -> dict[str, Any]:
    """The values that were given, an empty one as None; raises NothingGivenError."""
    given = {name: value or None for name, value in values.items() if value is not None}
    if not given:
        raise NothingGivenError(options)
    return given


@cases.command(epilog='Example: casetracker case new "Case of two" --reason "court list"')
def new(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")],
    *,
    number: Numbers = None,
    jurisdiction: Pack = None,
    opened: Opened = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Open a case by hand."""
    from casetracker.services.editing import CaseDraft

    draft = CaseDraft(title, tuple(number or ()), jurisdiction, date_given(opened))
    why = grounds(reason, None, claim)
    carry_out(context, db, lambda services: services.editing.open_case(draft, why), as_json=as_json)


@cases.command(
    epilog='Example: casetracker case edit C-0001 --title "Case of 13" --reason "typing"'
)
def edit(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Case,
    *,
    title: Annotated[
        str | None, typer.Option("--title", help="What it is called.", show_default=False)
    ] = None,
    number: Numbers = None,
    jurisdiction: Pack = None,
    opened: Opened = None,
    monitoring: Annotated[
        str | None,
        typer.Option("--monitoring", help="open, watched or closed.", show_default=False),
    ] = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change a case; --number replaces all its numbers."""
    from casetracker.model.vocabulary import MonitoringStatus

    given = given_values(
        "--title, --number, --jurisdiction, --opened, --monitoring",
        title=title,
        numbers=None if number is None else tuple(each for each in number if each),
        jurisdiction=jurisdiction,
        opened=opened,
        monitoring=monitoring,
    )
    given |= {"opened": date_given(opened)} if "opened" in given else {}
    given |= {"numbers": given["numbers"] or ()} if "numbers" in given else {}
    given |= {"title": title or ""} if "title" in given else {}
    if monitoring is not None:
        given["monitoring"] = word("--monitoring", monitoring, MonitoringStatus)
    set_right(
        context,
        db,
        given,
        lambda services: (services.editing.case_values(ref), services.editing.edit_case),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )


@cases.command(
    epilog='Example: casetracker case unlink C-0002 --other C-0001 --reason "another file"'
)
def unlink(
    context: typer.Context,
    ref: Case,
    *,
    other: Annotated[str, typer.Option("--other", metavar="C-0001", help="The other case.")],
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take back what was said of how two cases stand to each other."""
    why = grounds(reason)
    carry_out(
        context, db, lambda services: services.editing.unlink(ref, other, why), as_json=as_json
    )


@cases.command("remove", epilog='Example: casetracker case remove C-0009 --reason "entered twice"')
def remove_case(
    context: typer.Context,
    ref: Case,
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set a case aside that was made in error and holds nobody."""
    why = grounds(reason)
    carry_out(context, db, lambda services: services.editing.remove_case(ref, why), as_json=as_json)


@people.command(
    "new", epilog='Example: casetracker defendant new C-0001 --name "A. B." --reason "court list"'
)
def new_person(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    case: Case,
    *,
    name: Named = None,
    role: Role = None,
    born: Born = None,
    nationality: Nationality = None,
    occupation: Occupation = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Enter somebody in a case, named or not."""
    from casetracker.model.vocabulary import DefendantRole
    from casetracker.services.people import PersonDraft

    wanted = word("--role", role or "suspect", DefendantRole)
    draft = PersonDraft(name, wanted, date_given(born), nationality, occupation)
    why = grounds(reason, None, claim)
    carry_out(context, db, lambda services: services.people.add(case, draft, why), as_json=as_json)


@people.command(
    "edit", epilog='Example: casetracker defendant edit D-0001 --name "A. B." --reason "list"'
)
def edit_person(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Who,
    *,
    name: Named = None,
    role: Role = None,
    born: Born = None,
    nationality: Nationality = None,
    occupation: Occupation = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Change what is on file of a defendant."""
    from casetracker.model.vocabulary import DefendantRole

    given = given_values(
        "--name, --role, --born, --nationality, --occupation",
        name=name,
        role=role,
        birth=born,
        nationality=nationality,
        occupation=occupation,
    )
    given |= {"birth": date_given(born)} if "birth" in given else {}
    if role is not None:
        given["role"] = word("--role", role, DefendantRole)
    set_right(
        context,
        db,
        given,
        lambda services: (services.people.values(ref), services.people.edit),
        why=grounds(reason, None, claim),
        as_json=as_json,
    )


@people.command(
    "name", epilog='Example: casetracker defendant name D-0001 "Ա. Բ." --reason "another script"'
)
def name_person(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Who,
    text: Annotated[str, typer.Argument(metavar="NAME", help="As it is written.")],
    *,
    kind: Annotated[
        str, typer.Option("--kind", help="as_printed, official or transliteration.")
    ] = "as_printed",
    script: Annotated[
        str | None, typer.Option("--script", help="Such as Armn.", show_default=False)
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Such as hy.", show_default=False)
    ] = None,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Add a spelling of a name; the first one names them."""
    from casetracker.model.vocabulary import NameKind
    from casetracker.services.people import Spelling

    spelling = Spelling(text, word("--kind", kind, NameKind), script, language)
    why = grounds(reason, None, claim)
    carry_out(
        context, db, lambda services: services.people.add_name(ref, spelling, why), as_json=as_json
    )


@people.command(
    "unname", epilog='Example: casetracker defendant unname D-0001 "A. B." --reason "typing error"'
)
def unname(
    context: typer.Context,
    ref: Who,
    text: Annotated[str, typer.Argument(metavar="NAME", help="A spelling on file.")],
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set a spelling aside that was recorded in error."""
    why = grounds(reason)
    carry_out(
        context, db, lambda services: services.people.drop_name(ref, text, why), as_json=as_json
    )


@people.command(
    "remove", epilog='Example: casetracker defendant remove D-0099 --reason "entered twice"'
)
def remove_person(
    context: typer.Context,
    ref: Who,
    *,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set a defendant aside who was entered in error."""
    why = grounds(reason)
    carry_out(context, db, lambda services: services.people.remove(ref, why), as_json=as_json)
