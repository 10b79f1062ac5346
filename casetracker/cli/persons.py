"""`casetracker person`: everybody on file by any spelling of their name, and who is the same one."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.charges import word
from casetracker.cli.fact_lines import cited, when
from casetracker.cli.operations import carry_out, grounds
from casetracker.cli.options import AsJson, AsOf, Cited, Db, KnownAt, Why, command_group
from casetracker.cli.output import heading, out, out_fields, out_json, out_table, part, plain
from casetracker.cli.runtime import opened

if TYPE_CHECKING:
    from casetracker.views.docket import DefendantLine, SimilarPeople
    from casetracker.views.persons import DecisionView, PersonView, SpellingView, TwofoldPerson

app = command_group(
    "See people; decide who is the same one: doubts, merge, split.",
    "casetracker person list --name Testyan",
)
First = Annotated[str, typer.Argument(metavar="REF", help="A person or a defendant.")]
Preview = Annotated[bool, typer.Option("--preview", help="Say what would move; change nothing.")]
Second = Annotated[str, typer.Argument(metavar="OTHER", help="Another one.")]


@app.command("list", epilog="Example: casetracker person list --name Testyan --json")
def list_persons(
    context: typer.Context,
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", help="Whose name or reference holds this.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 1000,
    db: Db = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List people, those with a name first; found in any script."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        ids = services.persons.ids(name)
        lines = services.persons.lines(ids[:limit])
    if as_json:
        out_json(lines)
        return
    out_table(
        ("PERSON", "NAME", "SPELLINGS", "CASES", "GROUPS", "NATIONALITY"),
        (
            (
                line.ref,
                line.name or "no name on file",
                line.spellings,
                ", ".join(line.case_refs),
                ", ".join(line.group_refs),
                line.nationality or "not reported",
            )
            for line in lines
        ),
    )
    if len(ids) > len(lines):
        out(f"{len(ids) - len(lines)} more: --limit {len(ids)} shows all")


@app.command(
    "show",
    short_help="Show a person: names, cases, groups, who may be whom.",
    epilog="Example: casetracker person show P-0001",
)
def show_person(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A person or a defendant.")],
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show a person: names, cases, groups, who may be the same one, whether it may be two."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        view = services.persons.person(ref)
        pairs = services.docket.similar(view.line.ref)
        twofold = services.identity.twofold(view.line.ref)
        decided = services.identity.decisions(view.line.ref)
    if as_json:
        beside = {"similar": plain(pairs), "twofold": plain(twofold), "decisions": plain(decided)}
        out_json({**plain(view), **beside})
        return
    _print(view, pairs)
    heading("may be two people")
    if not twofold:
        out("  nothing on file")
    for person in twofold:
        _print_evidence(person)
    part("decided", map(_decided, decided))


@app.command(
    short_help="List names that may hide two people, and why.",
    epilog="Example: casetracker person doubts P-0001 --json",
)
def doubts(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A person or a defendant; all without.")
    ] = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List people whose facts cannot be of one person, with the evidence; nothing is split by it."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        found = services.identity.twofold(ref)
    if as_json:
        out_json(found)
        return
    for each in found:
        out(f"{each.ref}  {each.name}: may be two people")
        _print_evidence(each)
    if not found:
        out("no name on file seems to hide two people")


@app.command(
    short_help="Decide whether two records are one person, or one is two.",
    epilog="Example: casetracker person decide P-0001 P-0007 --as different "
    '--reason "born in different years"',
)
def decide(
    context: typer.Context,
    ref: First,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="[OTHER]", help="Another one; without it REF alone: one or two people."
        ),
    ] = None,
    *,
    verdict: Annotated[
        str, typer.Option("--as", help="different or unsure; same merges two records.")
    ],
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Decide whether two records are one person, or whether one record is two people.

    Of REF alone: same is one person, different is two; nothing is moved.
    """
    from casetracker.model.vocabulary import IdentityVerdict

    held, why = word("--as", verdict, IdentityVerdict), grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: (
            services.identity.decide_alone(ref, held, why)
            if other is None
            else services.identity.decide(ref, other, held, why)
        ),
        as_json=as_json,
    )


@app.command(
    short_help="Let one record take in another of the same person.",
    epilog="Example: casetracker person merge P-0001 P-0007 --preview "
    '--reason "same father\'s name and birth"',
)
def merge(
    context: typer.Context,
    ref: First,
    other: Second,
    *,
    preview: Preview = False,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let one record take in another one of the same person; undo takes it back whole."""
    why = grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: (services.rehearsal() if preview else services).identity.merge(
            ref, other, why
        ),
        as_json=as_json,
    )


@app.command(
    short_help="Put what is another person's under a second record.",
    epilog="Example: casetracker person split P-0001 D-0007 G-0002 charge:12 --preview "
    '--reason "two fathers in the court lists"',
)
def split(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: First,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT...",
            help="What is the second person's: places (D-0007, G-0002), notes and tasks, or single"
            " facts by number (charge:12, event:7, hearing:3, sentence:2, custody:4).",
        ),
    ],
    *,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A spelling that is theirs; without one both bear the name."),
    ] = None,
    preview: Preview = False,
    claim: Cited = None,
    reason: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put what is another person's under a second record; undo takes it back whole.

    Where single facts in a case are theirs, they are entered in it beside the first.
    """
    from casetracker.services.recording.dividing import SecondPerson

    second, why = SecondPerson(tuple(what), tuple(name or ())), grounds(reason, None, claim)
    carry_out(
        context,
        db,
        lambda services: (services.rehearsal() if preview else services).identity.split(
            ref, second, why
        ),
        as_json=as_json,
    )


@app.command(epilog="Example: casetracker person decisions P-0001 --json")
def decisions(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="Of one person; else of all.")
    ] = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List what was decided of pairs and single records, and why."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        views = services.identity.decisions(ref)
    if as_json:
        out_json(views)
        return
    for each in views:
        out(_decided(each))


def _decided(view: "DecisionView") -> str:
    return f"{view.line}, by {view.decided_by} on {view.decided_at:%Y-%m-%d}: {view.reason}"


def _print_evidence(person: "TwofoldPerson") -> None:
    for line in person.evidence:
        out(f"  {line.words}  {cited(line.citations)}")
    if person.doubt:
        out(f"  {person.doubt}")


def _print(view: "PersonView", pairs: "tuple[SimilarPeople, ...]") -> None:
    line = view.line
    out_fields(
        [
            ("person", f"{line.ref}  {line.name or 'no name on file'}"),
            ("born", when(view.birth)),
            ("nationality", line.nationality),
            ("occupation", view.occupation),
        ]
    )
    part("names", map(_spelling, view.names))
    part("cases", map(_place_in_case, view.defendants))
    part(
        "groups",
        (
            f"{place.group_ref}  number {place.ordinal}"
            f"{f', until {when(place.ended)}' if place.ended else ''}  {place.label}"
            for place in view.memberships
        ),
    )
    others = [(pair, pair.second if pair.first.ref == line.ref else pair.first) for pair in pairs]
    part(
        "may be the same person",
        (
            f"{pair.score:.2f}  {other.ref}  {other.name}: {', '.join(pair.reasons)}"
            for pair, other in others
        ),
    )


def _spelling(name: "SpellingView") -> str:
    script = f", {name.script}" if name.script else ""
    origin = f", read in {name.claim_ref}" if name.claim_ref else ""
    kind = name.kind.value.replace("_", " ")
    return f"“{name.text}” ({kind}{script}{origin})  {cited(name.citations)}"


def _place_in_case(line: "DefendantLine") -> str:
    left = f", left {when(line.left)}" if line.left else ""
    stage = line.stage.label if line.stage else "no stage reported"
    return f"{line.case_ref}  {line.ref}  {stage}{left}"
