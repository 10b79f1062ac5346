"""`casetracker review`: every decision of the inbox, line by line."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Reason, command_group
from casetracker.cli.output import out, out_fields, out_json, out_table, talk
from casetracker.cli.runtime import opened
from casetracker.errors import CasetrackerError, DatabaseError, InstallationError, UsageError
from casetracker.text import safe_line

if TYPE_CHECKING:
    from casetracker.model.vocabulary import Decision, ReviewStatus
    from casetracker.services.opening import Services
    from casetracker.views.review import ApplyOutcome, ClaimEdit, ClaimView

app = command_group(
    "Decide on what news proposes: accept, edit, reject, defer.",
    "casetracker review list",
)
Refs = Annotated[list[str], typer.Argument(metavar="REF…", help="Claims such as K-0001.")]
Link = Annotated[
    str | None,
    typer.Option(
        "--link",
        metavar="G-0001|new|K-0001",
        help="The group it is about; of a claim: its new case.",
        show_default=False,
    ),
]
Stage = Annotated[str | None, typer.Option("--stage", help="A stage code.", show_default=False)]
Number = Annotated[int | None, typer.Option("--count", help="How many.", show_default=False)]
When = Annotated[str | None, typer.Option("--date", help="When.", show_default=False)]
Where = Annotated[str | None, typer.Option("--place", help="Where.", show_default=False)]
Who = Annotated[str | None, typer.Option("--authority", help="Which body.", show_default=False)]
Speaker = Annotated[str | None, typer.Option("--speaker", help="Who says so.", show_default=False)]
Wording = Annotated[
    str | None, typer.Option("--charge", help="The charge as worded.", show_default=False)
]
Term = Annotated[
    str | None,
    typer.Option("--term", help="What each got, such as 'prison 6 years'.", show_default=False),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="FIELD",
        help="What the passage does not say: count, date, place, authority, speaker, charge or term.",
        show_default=False,
    ),
]
Status = Annotated[
    str,
    typer.Option(
        "--status", help="waiting, deferred, accepted, rejected, unverifiable, duplicate or all."
    ),
]


_DONE: Final = {"accept": "accepted", "reject": "rejected", "defer": "put off"}


class UnknownStatusError(UsageError):
    """A review status that does not exist."""

    def __init__(self, status: str) -> None:
        """Name those that do."""
        super().__init__(
            f"--status {status!r}: take waiting, deferred, accepted, rejected, unverifiable, duplicate"
            " or all"
        )


@app.command("list", epilog="Example: casetracker review list --source S-0001 --json")
def list_claims(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Option("--source", help="Only of this source.", show_default=False)
    ] = None,
    status: Status = "waiting",
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List claims, those that wait for a decision unless told otherwise."""
    statuses = _statuses(status)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        claims = services.review.claims(statuses, source)
    if as_json:
        out_json(claims)
        return
    out_table(
        ("REF", "SOURCE", "EFFECT", "WHAT", "ABOUT"),
        (
            (claim.ref, claim.source_ref, claim.effect_text, claim.summary, _about(claim))
            for claim in claims
        ),
    )


def _statuses(status: str) -> "tuple[ReviewStatus, ...]":
    from casetracker.model.vocabulary import ReviewStatus

    if status == "all":
        return tuple(ReviewStatus)
    if status == "waiting":
        return (ReviewStatus.NEW, ReviewStatus.IN_REVIEW)
    try:
        return (ReviewStatus(status),)
    except ValueError as error:
        raise UnknownStatusError(status) from error


def _about(claim: "ClaimView") -> str:
    return claim.group_ref or (f"“{claim.subject}”" if claim.subject else "not said")


@app.command(
    short_help="Show a claim and what accepting it would change.",
    epilog="Example: casetracker review show K-0001",
)
def show(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A claim such as K-0001.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a claim: its passage, how it was read, what is known, what accepting would change."""
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        claim = services.review.claim(ref)
    if as_json:
        out_json(claim)
        return
    out_fields(
        [
            ("claim", f"{claim.ref} of {claim.source_ref}, {claim.status.value}"),
            ("what", claim.summary),
            ("quote", f"“{claim.quote}” [{claim.start}:{claim.end}]"),
            ("said by", claim.speaker or "the article itself"),
            ("put as", f"{claim.modality.value}, {claim.attribution.value}"),
            ("date", f"{claim.date or 'not reported'} ({claim.date_basis.value})"),
            ("authority", claim.authority),
            ("place", claim.place),
            ("term", claim.sentence),
            ("about", _about(claim)),
            ("why matched", "; ".join(claim.match_reasons) or "not matched to a record on file"),
            ("effect", claim.effect_text),
            ("read by", claim.read_by),
        ]
    )
    for name, value in claim.machine:
        out(f"{name} was read as {value}")
    for other in claim.corrects:
        out(f"sets right {other.ref} of {other.source_ref}: “{other.quote}”")
    for other in claim.corrected_by:
        out(f"{other.kind.value} on file: {other.ref} of {other.source_ref}: “{other.quote}”")
    for similar in claim.similar:
        out(f"“{similar.name}” {similar.line}")
    for candidate in claim.candidates:
        out(f"candidate {candidate.ref}  {candidate.label}: {'; '.join(candidate.reasons)}")
    for line in claim.proposal:
        out(f"accepting would: {line}")
    if claim.reason:
        out(f"reason on file: {claim.reason}")


@app.command(
    short_help="Accept claims and change the docket.",
    epilog="Example: casetracker review accept K-0001 --count 26 --link G-0002",
)
def accept(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    refs: Refs,
    *,
    stage: Stage = None,
    count: Number = None,
    date: When = None,
    place: Where = None,
    authority: Who = None,
    speaker: Speaker = None,
    charge: Wording = None,
    term: Term = None,
    without: Without = None,
    link: Link = None,
    reason: Reason = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Accept claims, as they were read or with fields set right, and change the docket; each by itself."""
    from casetracker.model.vocabulary import Decision
    from casetracker.views.review import ClaimEdit

    edit = ClaimEdit(
        stage=stage,
        count=count,
        date=date,
        place=place,
        authority=authority,
        speaker=speaker,
        charge=charge,
        term=term,
        left_out=tuple(without or ()),
    )
    with opened(context, db) as services:
        _settle(
            services, refs, Decision.ACCEPT, reason=reason, edit=edit, link=link, as_json=as_json
        )


@app.command(
    short_help="Set fields of a claim right before deciding.",
    epilog="Example: casetracker review edit K-0001 --date 2020-12-13",
)
def edit(  # noqa: PLR0913  # one option a field
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A claim such as K-0001.")],
    *,
    stage: Stage = None,
    count: Number = None,
    date: When = None,
    place: Where = None,
    authority: Who = None,
    speaker: Speaker = None,
    charge: Wording = None,
    term: Term = None,
    without: Without = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Set fields of a claim right before deciding; what the machine read is kept beside."""
    from casetracker.views.review import ClaimEdit

    values = ClaimEdit(
        stage=stage,
        count=count,
        date=date,
        place=place,
        authority=authority,
        speaker=speaker,
        charge=charge,
        term=term,
        left_out=tuple(without or ()),
    )
    with opened(context, db) as services:
        claim = services.review.edit(ref, values)
    if as_json:
        out_json(claim)
    else:
        out(f"{claim.ref}: {claim.summary}")


@app.command(epilog='Example: casetracker review reject K-0001 --reason "another group"')
def reject(
    context: typer.Context,
    refs: Refs,
    reason: Reason = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Reject claims; a reason is needed and kept."""
    from casetracker.model.vocabulary import Decision

    with opened(context, db) as services:
        _settle(services, refs, Decision.REJECT, reason=reason, as_json=as_json)


@app.command(
    short_help="Put claims off.",
    epilog='Example: casetracker review defer K-0001 --reason "waits for the court"',
)
def defer(
    context: typer.Context,
    refs: Refs,
    reason: Reason = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Put claims off; they are listed by 'review list --status deferred'."""
    from casetracker.model.vocabulary import Decision

    with opened(context, db) as services:
        _settle(services, refs, Decision.DEFER, reason=reason, as_json=as_json)


@app.command(epilog="Example: casetracker review undo K-0001")
def undo(
    context: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[REF]", help="A claim; without one, the latest change."),
    ] = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Take back the last decision on a claim, or the latest change."""
    with opened(context, db) as services:
        change_set = services.review.last_change_of(ref) if ref else None
        outcome = services.docket.undo(change_set)
    if as_json:
        out_json(outcome)
    else:
        for line in outcome.lines:
            out(line)


def _settle(
    services: "Services",
    refs: list[str],
    decision: "Decision",
    *,
    reason: str | None = None,
    edit: "ClaimEdit | None" = None,
    link: str | None = None,
    as_json: bool = False,
) -> None:
    """Decide on each claim; those that are refused are told line by line, and again at the end.

    Raises what refused the one claim that was named; of several the exit code is that of the first refused.
    """
    outcomes: list[ApplyOutcome] = []
    refused: dict[str, CasetrackerError] = {}
    try:
        for ref in refs:
            try:
                outcome = services.review.settle(ref, decision, reason=reason, edit=edit, link=link)
            except (DatabaseError, InstallationError):
                raise
            except CasetrackerError as error:
                if len(refs) == 1:
                    raise
                refused.setdefault(ref, error)
                talk(f"casetracker: {error}")
                continue
            outcomes.append(outcome)
            if not as_json:
                for line in outcome.lines:
                    out(line)
    finally:
        if as_json:
            out_json(outcomes)
    if refused:
        done = f"{len(outcomes)} {_DONE[decision.value]}, {len(refused)} not decided"
        talk(f"{done}: {safe_line(', '.join(refused))}")
        raise typer.Exit(next(iter(refused.values())).exit_code)
