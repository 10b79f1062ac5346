"""Commands that read documents: `import` stores, `read` does not."""

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from casetracker.cli.options import AsJson, Db, Published
from casetracker.cli.output import out, out_json, progress, progress_done, talk
from casetracker.cli.runtime import opened, settings_for
from casetracker.errors import InputError, UsageError
from casetracker.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casetracker.model.partial_date import PartialDate
    from casetracker.news.contract import Reading
    from casetracker.services.importing import Document
    from casetracker.settings import Settings
    from casetracker.views.review import ImportOutcome

STDIN = "-"
_UNDATED: Final = (
    "no day of publication is known: 'on Friday' and days without a year stay open; to give it, undo the "
    "import (casetracker change undo) and import again with --published 2021-06-11"
)


class NothingNamedError(UsageError):
    """An import of nothing."""

    def __init__(self) -> None:
        """Say what can be named."""
        super().__init__("name a file, a folder, an address, - for stdin, or a list with --urls")


class NothingToReadError(InputError):
    """No file was found where one was named."""

    def __init__(self, where: str) -> None:
        """Name the place."""
        super().__init__(f"{where}: no file to read here")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(
        "import",
        short_help="Bring news in and put its claims up for review.",
        epilog="Example: casetracker import news/ --published 2021-06-11",
    )(import_documents)
    app.command(
        short_help="Read a document and print its claims.",
        epilog="Example: casetracker read news.txt --published 2021-06-11 --json",
    )(read)


def import_documents(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER|URL|-…", help="What to import; - is stdin."),
    ] = None,
    published: Published = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Who published it.", show_default=False)
    ] = None,
    *,
    urls: Annotated[
        Path | None,
        typer.Option(
            "--urls", metavar="FILE", help="A list of addresses, one a line.", show_default=False
        ),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Bring news in: capture it, read it into claims, match them, and put them up for review."""
    from casetracker.model.partial_date import PartialDate

    when = PartialDate.parse(published) if published is not None else None
    outcomes: list[ImportOutcome] = []
    named = [*(paths or ()), *(() if urls is None else _listed(urls))]
    if not named:
        raise NothingNamedError
    addresses = [each for each in named if _is_address(each)]
    files = [each for each in named if not _is_address(each)]
    try:
        say_faults(settings_for(context, db))
        with opened(context, db) as services:
            documents = _documents(files, when, publisher, outcomes)
            read = services.importing.import_documents(documents) if files else ()
            fetched = (
                services.feeds.import_urls(addresses, publisher=publisher) if addresses else ()
            )
            for outcome in chain(read, fetched):
                progress_done()
                outcomes.append(outcome)
                if not as_json:
                    _say(outcome)
    finally:
        # What was stored before a failure is told as well.
        progress_done()
        if as_json:
            out_json(outcomes)
    for outcome in outcomes:
        if outcome.error is not None:
            talk(f"casetracker: {outcome.error}")
    if any(outcome.error is not None for outcome in outcomes):
        raise typer.Exit(InputError.exit_code)


def _is_address(named: str) -> bool:
    return named.lower().startswith(("http://", "https://"))


def _listed(path: Path) -> list[str]:
    """The addresses of a list: one a line, empty lines and what follows a # left out."""
    from casetracker.services.importing import read_file

    lines = read_file(path).decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def say_faults(settings: "Settings") -> None:
    """Say which entries of the user's own reader files are left out; the reader goes on without."""
    from casetracker.services.reader_files import faults_of

    for fault in faults_of(settings):
        talk(f"casetracker: {fault}")


def _documents(
    paths: list[str],
    published: "PartialDate | None",
    publisher: str | None,
    outcomes: "list[ImportOutcome]",
) -> "Iterator[Document]":
    from casetracker.services.importing import Document, documents_in, read_file
    from casetracker.views.review import ImportOutcome

    for named in paths:
        if named == STDIN:
            yield Document("stdin", stdin_bytes(), published, publisher)
            continue
        files = list(documents_in([Path(named)]))
        if not files:
            outcomes.append(ImportOutcome(name=named, error=str(NothingToReadError(named))))
        for number, path in enumerate(files, 1):
            progress(f"reading {number} of {len(files)}: {path.name}")
            try:
                yield Document(path.name, read_file(path), published, publisher)
            except InputError as error:
                outcomes.append(ImportOutcome(name=str(path), error=str(error)))


def stdin_bytes() -> bytes:
    """What stands on stdin, one byte beyond the limit at most."""
    from casetracker.news.formats.limits import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _say(outcome: "ImportOutcome") -> None:
    from casetracker.reports.wording import number_of

    if outcome.error is not None:
        return
    if outcome.known_as is not None:
        out(f"{outcome.known_as}  {safe_line(outcome.title or outcome.name)}")
        out(f"        nothing new: {'; '.join(outcome.notes)}")
        return
    if outcome.source_ref is None:
        out(f"{safe_line(outcome.name)}: {'; '.join(outcome.notes)}")
        return
    out(f"{outcome.source_ref}  {safe_line(outcome.title or outcome.name)}")
    out(
        f"        {number_of(outcome.claims, 'claim')}: {outcome.new} new, "
        f"{outcome.confirming} confirm what is known, "
        f"{outcome.conflicting} in conflict, {outcome.context} kept as stated"
    )
    if outcome.matched:
        out(f"        matched to {', '.join(outcome.matched)}")
    for note in outcome.notes:
        out(f"        note: {safe_line(note)}")
    if outcome.is_undated:
        out(f"        note: {_UNDATED}")


def read(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="What to read; - is stdin.")],
    published: Published = None,
    db: Db = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Read a document into claims and print them; nothing is stored and no database is opened."""
    from casetracker.model.partial_date import PartialDate
    from casetracker.news.contract import contract_json
    from casetracker.services.importing import read_file
    from casetracker.services.reader_files import reader_for

    when = PartialDate.parse(published) if published is not None else None
    payload = stdin_bytes() if path == STDIN else read_file(Path(path))
    name = "stdin" if path == STDIN else Path(path).name
    settings = settings_for(context, db)
    say_faults(settings)
    with reader_for(settings) as reader:
        readings = reader.read(payload, name=name, published=when)
    if as_json:
        objects = [contract_json(reading) for reading in readings]
        out_json(objects[0] if len(objects) == 1 else objects)
        return
    if not readings:
        out(f"{safe_line(name)}: 0 entries")
    for reading in readings:
        _print_reading(reading)


def _print_reading(reading: "Reading") -> None:
    from casetracker.reports.wording import number_of

    document = reading.document
    out(f"{safe_line(document.title or 'untitled')}")
    out(
        f"published {document.published or 'not known'} · {number_of(len(reading.claims), 'claim')}"
    )
    for number, claim in enumerate(reading.claims, 1):
        out()
        what = claim.stage or claim.kind.value
        out(
            f"{number}. {what} ({claim.modality.value}), said by {claim.speaker or 'the article itself'}"
        )
        if claim.count is not None:
            low, high = claim.count.minimum, claim.count.maximum
            people = str(low) if low == high else f"{low or '?'} to {high or '?'}"
            out(f"   {people} {claim.count.unit or 'people'}")
        if claim.date is not None:
            out(
                f"   {claim.date.edtf or 'date open'} ({claim.date.basis.value}: {claim.date.wording})"
            )
        out(f"   “{safe_line(claim.quote)}”  [{claim.start}:{claim.end}]")
