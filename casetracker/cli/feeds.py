"""`casetracker feed`: follow feeds, and fetch them when asked."""

from typing import TYPE_CHECKING, Annotated

import typer

from casetracker.cli.options import AsJson, Db, command_group
from casetracker.cli.output import out, out_json, out_table, talk
from casetracker.cli.runtime import opened
from casetracker.errors import InputError
from casetracker.text import safe_line

if TYPE_CHECKING:
    from casetracker.views.feeds import FeedOutcome, FetchView

app = command_group(
    "Follow RSS and Atom feeds, and fetch them when asked.",
    "casetracker feed add https://news.example/rss",
)
Named = Annotated[str, typer.Argument(metavar="NUMBER|URL", help="A feed of the list.")]


@app.command(epilog="Example: casetracker feed add https://news.example/rss --publisher Agency")
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where the feed is.")],
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Who publishes it.", show_default=False)
    ] = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Follow a feed. Nothing is fetched yet."""
    with opened(context, db) as services:
        view = services.feeds.add(url, publisher)
    if as_json:
        out_json(view)
        return
    out(f"{view.id}  {view.url}")
    talk("casetracker: fetch it with 'casetracker feed fetch'")


@app.command("list", epilog="Example: casetracker feed list")
def list_feeds(context: typer.Context, db: Db = None, *, as_json: AsJson = False) -> None:
    """List the feeds and how their last fetch went."""
    with opened(context, db) as services:
        views = services.feeds.feeds()
    if as_json:
        out_json(views)
        return
    if not views:
        talk("casetracker: no feed yet: 'casetracker feed add URL' follows one")
        return
    rows = [
        (view.id, view.publisher or "not stated", _told(view.last), safe_line(view.url))
        for view in views
    ]
    out_table(("no.", "publisher", "last fetch", "address"), rows)


@app.command(
    short_help="Fetch feeds and put what is new up for review.",
    epilog="Example: casetracker feed fetch 1",
)
def fetch(
    context: typer.Context,
    named: Annotated[
        list[str] | None,
        typer.Argument(metavar="NUMBER|URL…", help="Which feeds; all where none is named."),
    ] = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Fetch feeds and put what is new up for review; a broken feed does not stop the others."""
    outcomes: list[FeedOutcome] = []
    with opened(context, db) as services:
        for outcome in services.feeds.fetch(named or ()):
            outcomes.append(outcome)
            if not as_json:
                _say(outcome)
    if as_json:
        out_json(outcomes)
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    for outcome in failed:
        talk(f"casetracker: {outcome.error}")
    if not outcomes:
        talk("casetracker: no feed yet: 'casetracker feed add URL' follows one")
    if failed:
        raise typer.Exit(InputError.exit_code)


@app.command(epilog="Example: casetracker feed history 1")
def history(
    context: typer.Context, named: Named, db: Db = None, *, as_json: AsJson = False
) -> None:
    """List every fetch of a feed, the last one first."""
    with opened(context, db) as services:
        fetches = services.feeds.history(named)
    if as_json:
        out_json(fetches)
        return
    rows = [
        (
            f"{each.fetched_at:%Y-%m-%d %H:%M}",
            each.status or "none",
            f"{each.size:,}",
            each.entries,
            each.new,
            safe_line(each.error or "read"),
        )
        for each in fetches
    ]
    out_table(("when (UTC)", "status", "bytes", "entries", "new", "outcome"), rows)


@app.command(epilog="Example: casetracker feed remove 1")
def remove(context: typer.Context, named: Named, db: Db = None) -> None:
    """Follow a feed no longer; what it brought stays."""
    with opened(context, db) as services:
        view = services.feeds.remove(named)
    out(f"{view.id}  {view.url} is no longer followed")


def _say(outcome: "FeedOutcome") -> None:
    if outcome.error is not None:
        return
    what = "nothing changed" if outcome.is_unchanged else f"{len(outcome.refs)} new"
    out(f"{outcome.feed.id}  {safe_line(outcome.feed.url)}: {what}")
    if outcome.refs:
        out(f"   {', '.join(outcome.refs)}")
    for note in outcome.notes:
        out(f"   note: {safe_line(note)}")


def _told(last: "FetchView | None") -> str:
    if last is None:
        return "never"
    day = f"{last.fetched_at:%Y-%m-%d %H:%M}"
    return f"{day} {'failed' if last.error else f'{last.new} new of {last.entries}'}"
