"""The commands of the program: their names and what they are for at once, the rest when one is called.

To build every command takes several times as long as to start the program; one call needs one of them.
"""

from collections.abc import Callable, Iterator, MutableMapping
from functools import cache
from typing import Any, Final

import typer
import typer.main
from typer.core import TyperGroup


def _imports(app: typer.Typer) -> None:
    from casetracker.cli import imports

    imports.register(app)


def _feeds(app: typer.Typer) -> None:
    from casetracker.cli import feeds

    app.add_typer(feeds.app, name="feed")


def _review(app: typer.Typer) -> None:
    from casetracker.cli import review, review_marks, review_queue

    review_queue.register()
    review_marks.register()
    app.add_typer(review.app, name="review")


def _docket(app: typer.Typer) -> None:
    from casetracker.cli import cases, docket, editing, forming, groups, matrix, reconciling

    docket.register(app)
    docket.cases.add_typer(cases.app)
    docket.cases.add_typer(editing.cases)
    docket.defendants.add_typer(editing.people)
    docket.groups.add_typer(groups.app)
    docket.groups.add_typer(forming.app)
    docket.groups.add_typer(reconciling.app)
    matrix.register()


def _persons(app: typer.Typer) -> None:
    from casetracker.cli import persons

    app.add_typer(persons.app, name="person")


def _charges(app: typer.Typer) -> None:
    from casetracker.cli import charges

    app.add_typer(charges.app, name="charge")


def _proceedings(app: typer.Typer) -> None:
    from casetracker.cli import proceedings

    app.add_typer(proceedings.events, name="event")
    app.add_typer(proceedings.custody, name="custody")


def _courts(app: typer.Typer) -> None:
    from casetracker.cli import courts

    app.add_typer(courts.hearings, name="hearing")
    app.add_typer(courts.sentences, name="sentence")


def _conflicts(app: typer.Typer) -> None:
    from casetracker.cli import conflicts

    app.add_typer(conflicts.app, name="conflict")


def _flags(app: typer.Typer) -> None:
    from casetracker.cli import flags

    flags.register(app)


def _records(app: typer.Typer) -> None:
    from casetracker.cli import record_edits, records

    records.register(app)
    record_edits.register()


def _sources(app: typer.Typer) -> None:
    from casetracker.cli import sources

    app.add_typer(sources.app, name="source")


def _search(app: typer.Typer) -> None:
    from casetracker.cli import search

    search.register(app)


def _history(app: typer.Typer) -> None:
    from casetracker.cli import history

    history.register(app)


def _changes(app: typer.Typer) -> None:
    from casetracker.cli import changes

    app.add_typer(changes.changes, name="change")
    app.add_typer(changes.bulk, name="bulk")


def _reports(app: typer.Typer) -> None:
    from casetracker.cli import reports

    app.add_typer(reports.app, name="report")


def _clocks(app: typer.Typer) -> None:
    from casetracker.cli import clock_orders, clocks

    clock_orders.register(clocks.app)
    app.add_typer(clocks.app, name="clocks")


def _packs(app: typer.Typer) -> None:
    from casetracker.cli import packs

    app.add_typer(packs.app, name="pack")


def _templates(app: typer.Typer) -> None:
    from casetracker.cli import templates

    app.add_typer(templates.app, name="template")


def _reader(app: typer.Typer) -> None:
    from casetracker.cli import reader

    app.add_typer(reader.app, name="reader")


def _database(app: typer.Typer) -> None:
    from casetracker.cli import database

    database.register(app)


Part = Callable[[typer.Typer], None]

# in the order of the help; what each is for is what its own help says, which a test holds
LATE: Final[dict[str, tuple[Part, str]]] = {
    "import": (_imports, "Bring news in and put its claims up for review."),
    "read": (_imports, "Read a document and print its claims."),
    "feed": (_feeds, "Follow RSS and Atom feeds, and fetch them when asked."),
    "review": (_review, "Decide on what news proposes: accept, edit, reject, defer."),
    "case": (_docket, "See cases; join and sever them."),
    "group": (_docket, "See groups; name, split, merge, release, recount them."),
    "defendant": (_docket, "See defendants: list, show, similar."),
    "person": (_persons, "See people; decide who is the same one: doubts, merge, split."),
    "charge": (_charges, "See and change charges: articles, list, add, update, requalify."),
    "event": (_proceedings, "See and record stages: list, add, withdraw."),
    "custody": (_proceedings, "See and record custody: list, begin, end, edit, withdraw."),
    "hearing": (_courts, "See and record hearings: list, add, settle, edit."),
    "sentence": (_courts, "See and record sentences: list, add, edit."),
    "conflict": (_conflicts, "See who says otherwise: list, show."),
    "flags": (_flags, "List odd facts: impossible orders, dates, numbers."),
    "note": (_records, "Keep notes beside records: add, list, edit, drop."),
    "tag": (_records, "Keep tags on records: add, list, drop."),
    "task": (_records, "Keep tasks about records: add, list, edit, done, drop."),
    "watch": (_records, "Watch records: add, list, drop."),
    "priority": (_records, "Say how urgent a record is."),
    "source": (_sources, "See sources: list, show."),
    "search": (_search, "Search names, claims, charges, sources, cases by words."),
    "facets": (_search, "Count defendants by stage, custody, article, court…"),
    "view": (_search, "Keep filtered listings: save, list, show, remove."),
    "history": (_history, "List the latest changes: who did what, when, and why."),
    "change": (_changes, "See what was changed; undo it, do it again."),
    "bulk": (_changes, "Change many records at once: tag, watch, priority, stage."),
    "report": (_reports, "Write reports, each sentence with its source."),
    "clocks": (_clocks, "See time limits, and record orders for them."),
    "pack": (_packs, "See and check the rules of jurisdictions."),
    "template": (_templates, "Change how reports look: list, new, check, preview."),
    "reader": (_reader, "Add to the reader's words, and see why it read so."),
    "init": (_database, "Make a database ready for use."),
    "demo": (_database, "Do the main job on the shipped news."),
    "where": (_database, "Print every place in use."),
    "db": (_database, "Look after the database: check, verify, backup, upgrade."),
}


@cache
def _built(part: Part) -> dict[str, Any]:
    app = typer.Typer(rich_markup_mode=None)
    part(app)
    return dict(typer.main.get_group(app).commands)


class _Commands(MutableMapping[str, Any]):
    """Commands by name; one that is not built yet is built when it is asked for."""

    def __init__(self, own: dict[str, Any]) -> None:
        self._own = own

    def __getitem__(self, name: str) -> Any:
        if name not in self._own and name in LATE:
            self._own[name] = _built(LATE[name][0])[name]
        return self._own[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._own[name] = command

    def __delitem__(self, name: str) -> None:
        del self._own[name]

    def __contains__(self, name: object) -> bool:
        return name in LATE or name in self._own

    def __iter__(self) -> Iterator[str]:
        yield from LATE
        yield from (name for name in self._own if name not in LATE)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LateGroup(TyperGroup):
    """The program's own group: lists its commands without building them."""

    def __init__(self, **attributes: Any) -> None:
        """Take the commands that are built already, and know of the others."""
        super().__init__(**attributes)
        self.commands = _Commands(dict(self.commands))

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        del ctx
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One line a command, from the table where there is one."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        rows = [
            (name, LATE[name][1] if name in LATE else self.commands[name].get_short_help_str(limit))
            for name in names
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
