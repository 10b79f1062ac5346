"""`casetracker search|facets|view`: records by their words, and listings narrowed and kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.docket import print_cases, print_groups, print_people
from casetracker.cli.options import AsJson, AsOf, Db, KnownAt, Where, command_group
from casetracker.cli.output import heading, out, out_json, out_table, talk
from casetracker.cli.runtime import opened
from casetracker.cli.sources import print_sources
from casetracker.errors import UsageError

if TYPE_CHECKING:
    from casetracker.model.vocabulary import Listing
    from casetracker.views.search import SearchHit

views = command_group(
    "Keep filtered listings: save, list, show, remove.", "casetracker view list --json"
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a view.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(
        short_help="Search names, claims, charges, sources, cases by words.",
        epilog="Example: casetracker search lomna 'illegal crossing' detain*",
    )(search)
    app.command(
        short_help="Count defendants by stage, custody, article, court…",
        epilog="Example: casetracker facets --where phase=court",
    )(facets)
    app.add_typer(views, name="view")


class UnknownListingError(UsageError):
    """A listing that does not exist."""

    def __init__(self, name: str) -> None:
        """Name those that do."""
        super().__init__(f"--listing {name[:40]!r}: take case, group, defendant or source")


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Words, 'a phrase', word* or -word to leave out."),
    ],
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", help="case, group, person, charge, claim, note or source.", show_default=False
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=400, help="How many a kind.")] = 20,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Search names, claims, charges, notes, groups, cases and sources, in any script.

    All words must be there. A name is found in most of its spellings. Write -- before a word that
    begins with a dash.
    """
    # What the shell passes as one word with spaces was meant as a phrase.
    text = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        found = services.searching.search(text, tuple(kinds or ()), limit)
    if as_json:
        out_json(found)
        return
    kind = ""
    for hit in found.hits:
        if hit.kind != kind:
            kind = hit.kind
            heading(f"{kind}s" + (f" (the first {limit})" if kind in found.more else ""))
        _print_hit(hit)
    if not found.hits:
        talk(
            "nothing to look for" if not found.terms else f"nothing holds: {' '.join(found.terms)}"
        )


def _print_hit(hit: "SearchHit") -> None:
    within = f"  ({', '.join(hit.within)})" if hit.within else ""
    label = f"“{hit.label}”" if hit.kind in {"claim", "charge", "note"} else hit.label
    out(f"  {hit.ref}  {label}{within}")
    if hit.passage:
        out(f"      “{hit.passage}”")


def facets(
    context: typer.Context,
    where: Where = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Count defendants by stage, phase, custody, article, court, group, nationality and publisher."""
    from casetracker.model.vocabulary import Listing
    from casetracker.views.filters import Filters

    filters = Filters.parse(Listing.DEFENDANT, where or ())
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        found = services.searching.facets(filters)
    if as_json:
        out_json(found)
        return
    out_table(
        ("COUNT", "FILTER", "WHAT"),
        (
            (each.count, f"{each.key}={each.value}", each.label if each.label != each.value else "")
            for each in found
        ),
    )


def _listing(name: str) -> "Listing":
    from casetracker.model.vocabulary import Listing

    try:
        return Listing(name.strip().lower())
    except ValueError as error:
        raise UnknownListingError(name) from error


@views.command(epilog="Example: casetracker view save tried --where phase=court")
def save(
    context: typer.Context,
    name: Name,
    listing: Annotated[
        str, typer.Option("--listing", help="case, group, defendant or source.")
    ] = "defendant",
    where: Where = None,
    db: Db = None,
) -> None:
    """Keep a filtered listing under a name."""
    with opened(context, db) as services:
        line = services.searching.save_view(name, _listing(listing), tuple(where or ()))
    out(f"kept: {line.name}")


@views.command("list", epilog="Example: casetracker view list")
def list_views(
    context: typer.Context, db: Db = None, *, known_at: KnownAt = None, as_json: AsJson = False
) -> None:
    """List the views on file."""
    with opened(context, db, known_at=known_at) as services:
        lines = services.searching.views()
    if as_json:
        out_json(lines)
        return
    out_table(
        ("NAME", "LISTING", "FILTERS"),
        ((line.name, line.listing.value, " ".join(line.filters)) for line in lines),
    )


@views.command("show", epilog="Example: casetracker view show tried --json")
def show_view(
    context: typer.Context,
    name: Name,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List what a view holds now."""
    from casetracker.model.vocabulary import Listing
    from casetracker.views.filters import Filters

    with opened(context, db) as services:
        view = services.searching.view(name)
    filters = Filters.parse(view.listing, view.filters)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        if view.listing is Listing.CASE:
            print_cases(services.docket.cases(None, filters), as_json=as_json)
        elif view.listing is Listing.GROUP:
            print_groups(services.docket.groups(filters), as_json=as_json)
        elif view.listing is Listing.DEFENDANT:
            print_people(services.docket.defendants(None, filters), as_json=as_json)
        else:
            print_sources(services.docket.sources(filters), as_json=as_json)


@views.command(epilog="Example: casetracker view remove tried")
def remove(context: typer.Context, name: Name, db: Db = None) -> None:
    """Set a view aside."""
    with opened(context, db) as services:
        services.searching.remove_view(name)
    out(f"removed: {name}")
