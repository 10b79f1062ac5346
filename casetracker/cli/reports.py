"""`casetracker report`: reports to files or to stdout."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from casetracker.cli import report_runs
from casetracker.cli.options import AsOf, Db, KnownAt, command_group
from casetracker.cli.output import (
    out_bytes,
    out_json,
    out_paths,
    out_table,
    out_text,
    progress,
    progress_done,
    talk,
)
from casetracker.cli.report_words import (
    Lang,
    chosen_formats,
    format_of_file,
    formats_left_out,
    known_kind,
)
from casetracker.cli.runtime import opened, settings_for
from casetracker.errors import UsageError
from casetracker.reports.kinds import KINDS, ReportKind
from casetracker.reports.languages import SOURCE, known_language

if TYPE_CHECKING:
    from casetracker.services.report_material import ReportScope

app = command_group(
    "Write reports, each sentence with its source.",
    "casetracker report case-status --format html --out reports/",
)
_BINARY: Final = ("xlsx", "pdf", "docx", "ics")
_PROFILES: Final = ("internal", "partner", "public")

Written = Annotated[
    str,
    typer.Option(
        "--format",
        help="md (unless a file in --out ends otherwise), html, text, json, csv, xlsx, pdf, docx,"
        " ics, atom; several with commas.",
    ),
]
Folder = Annotated[
    str,
    typer.Option(
        "--out", metavar="FOLDER|FILE|-", help="Where files go, or what one is called; - prints."
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        help="For whom: public (pseudonyms), partner (names of persons held) or internal (all).",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse where anything in it has no source.")
]
Scope = Annotated[
    str | None,
    typer.Argument(metavar="[REF]", help="What it is about; without one, everything on file."),
]


class Manner(NamedTuple):
    """For whom, in which language, and whether everything must have a source."""

    profile: str
    language: str
    is_strict: bool


class Output(NamedTuple):
    """In which formats, and where to."""

    formats: tuple[str, ...]
    folder: str


class UnknownProfileError(UsageError):
    """A profile that there is not."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(f"--profile {name!r}: take {', '.join(_PROFILES)}")


class OtherEndingError(UsageError):
    """A file whose ending is that of another format than the one asked for."""

    def __init__(self, name: str, chosen: str) -> None:
        """Name both, and say what would do."""
        super().__init__(
            f"--out {name!r} ends otherwise than {chosen}: name it otherwise, or leave --format out"
        )


class OneOnStdoutError(UsageError):
    """More than one file of bytes for stdout."""

    def __init__(self, name: str) -> None:
        """Say what would do."""
        super().__init__(f"{name} goes to stdout alone: name a folder with --out for several")


def _command(kind: ReportKind) -> None:
    """Add the command of a kind that takes a reference and no days."""

    @app.command(
        kind.name,
        help=f"{kind.purpose[0].upper()}{kind.purpose[1:]}.",
        epilog=f"Example: casetracker report {kind.name} {kind.example} --format md,pdf --out .",
    )
    def write(  # noqa: PLR0913 - one parameter for each option
        context: typer.Context,
        scope: Scope = None,
        db: Db = None,
        *,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        formats: Written = "",
        folder: Folder = "-",
        profile: Profile = "public",
        strict: Strict = False,
        lang: Lang = None,
    ) -> None:
        scopes = _scopes(
            (kind.name,), scope, Manner(profile, _spoken(context, db, lang), is_strict=strict)
        )
        output = _output(formats, folder)
        _write(context, db, scopes, output, as_of=as_of, known_at=known_at)


for _kind in KINDS.values():
    if _kind.name not in ("chronology", "changes"):
        _command(_kind)


@app.command(
    "chronology",
    epilog="Example: casetracker report chronology C-0001 --within 2021-05/.. --format html --out .",
)
def chronology(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    scope: Scope = None,
    db: Db = None,
    *,
    within: Annotated[
        str | None,
        typer.Option(
            "--within",
            metavar="FROM/TO",
            help="Only what may have happened then: 2021-05/2021-06, 2021-05-27/.., 2021.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    formats: Written = "",
    folder: Folder = "-",
    profile: Profile = "public",
    strict: Strict = False,
    lang: Lang = None,
) -> None:
    """Everything dated, in its order."""
    from dataclasses import replace

    from casetracker.model.partial_date import PartialDate

    (wanted,) = _scopes(
        ("chronology",), scope, Manner(profile, _spoken(context, db, lang), is_strict=strict)
    )
    if within is not None:
        span = PartialDate.parse(within)
        wanted = replace(wanted, since=span.earliest, until=span.latest)
    output = _output(formats, folder)
    _write(context, db, (wanted,), output, as_of=as_of, known_at=known_at)


@app.command(
    "changes",
    epilog="Example: casetracker report changes C-0001 --since 2021-06-01 --format html --out .",
)
def changes(  # noqa: PLR0913 - one parameter an option
    context: typer.Context,
    scope: Scope = None,
    db: Db = None,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DAY|REPORT",
            help="2021-06-11, R-0001, or last: the last report that was kept (as without it).",
            show_default=False,
        ),
    ] = None,
    formats: Written = "",
    folder: Folder = "-",
    profile: Profile = "public",
    strict: Strict = False,
    lang: Lang = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """What is not as it was, and what is."""
    from dataclasses import replace

    (wanted,) = _scopes(
        ("changes",), scope, Manner(profile, _spoken(context, db, lang), is_strict=strict)
    )
    output = _output(formats, folder)
    _write(context, db, (replace(wanted, baseline=since),), output, as_of=as_of, known_at=known_at)


@app.command(
    "several",
    epilog="Example: casetracker report several overview,source-log --format html,csv --out .",
)
def several(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    kinds: Annotated[
        str, typer.Argument(metavar="KIND,KIND", help="Kinds with commas between, or all.")
    ],
    scope: Scope = None,
    db: Db = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    formats: Written = "",
    folder: Folder = "-",
    profile: Profile = "public",
    strict: Strict = False,
    lang: Lang = None,
) -> None:
    """Write several kinds at once, all from the same state."""
    names = _all_about(scope) if kinds == "all" else tuple(dict.fromkeys(kinds.split(",")))
    scopes = _scopes(names, scope, Manner(profile, _spoken(context, db, lang), is_strict=strict))
    output = _output(formats, folder)
    _write(context, db, scopes, output, as_of=as_of, known_at=known_at)


@app.command("kinds", epilog="Example: casetracker report kinds --json")
def kinds(
    db: Db = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """List the kinds of report."""
    del db
    if as_json:
        out_json([*KINDS.values()])
        return
    out_table(
        ("KIND", "TAKES", "TELLS"),
        (
            (kind.name, ", ".join(f"{one}-0001" for one in kind.prefixes), kind.purpose)
            for kind in KINDS.values()
        ),
    )


def _all_about(ref: str | None) -> tuple[str, ...]:
    """Every kind, or those that may be about a record; says which may not."""
    letter = (ref or "").strip()[:1].upper()
    about = tuple(name for name, kind in KINDS.items() if letter in kind.prefixes)
    if not about:
        return tuple(KINDS)
    others = ", ".join(name for name in KINDS if name not in about)
    talk(f"left out, as {ref} is none of what they take: {others}")
    return about


def _spoken(context: typer.Context, db: str | None, lang: str | None) -> str:
    """The language that is asked for, else that of the user's theme, else English."""
    if lang is not None:
        return known_language(lang)
    from casetracker.reports.theme import language_of

    return language_of(settings_for(context, db).template_folder) or SOURCE


def _scopes(names: tuple[str, ...], ref: str | None, manner: "Manner") -> "tuple[ReportScope, ...]":
    for name in names:
        known_kind(name)
    if manner.profile not in _PROFILES:
        raise UnknownProfileError(manner.profile)
    from casetracker.model.vocabulary import Confidentiality
    from casetracker.services.report_material import ReportScope

    return tuple(
        ReportScope(
            name,
            ref,
            profile=Confidentiality(manner.profile),
            is_strict=manner.is_strict,
            language=manner.language,
        )
        for name in names
    )


def _output(formats: str, folder: str) -> Output:
    """The formats named, else that of the file which is named, else Markdown."""
    meant = None if Path(folder).is_dir() else format_of_file(folder)
    chosen = chosen_formats(formats or meant or "md")
    if meant is not None and len(chosen) == 1 and chosen != (meant,):
        raise OtherEndingError(folder, chosen[0])
    return Output(chosen, folder)


def _placed(output: Output, reports: int) -> tuple[Path, str | None]:
    """The folder that files go to, and what the only one is called where a file is named: `status.pdf`."""
    path = Path(output.folder)
    is_named = format_of_file(output.folder) == output.formats[0] and not path.is_dir()
    if is_named and len(output.formats) == reports == 1:
        return path.parent, path.name
    return path, None


def _write(
    context: typer.Context,
    db: str | None,
    scopes: "tuple[ReportScope, ...]",
    output: Output,
    *,
    as_of: str | None,
    known_at: str | None,
) -> None:
    formats, folder = output
    binary = [name for name in formats if name in _BINARY]
    if folder == "-" and binary and (len(formats) > 1 or len(scopes) > 1):
        raise OneOnStdoutError(binary[0])
    left_out = formats_left_out(tuple(scope.kind for scope in scopes), formats)
    if left_out:
        talk(left_out)
    with opened(context, db, as_of=as_of, known_at=known_at) as services:
        if folder != "-":
            from casetracker.services.reporting import PartlyWrittenError

            target, called = _placed(output, len(scopes))
            write = services.reporting.write_all
            try:
                paths = write(scopes, formats, target, progress, called=called)
            except PartlyWrittenError as error:
                progress_done()
                out_paths(error.paths)
                raise
            progress_done()
            out_paths(paths)
            return
        with services.reporting.spooled(scopes, formats) as files:
            for file in files:
                if binary:
                    out_bytes(file, formats[0])
                    continue
                for line in file:
                    out_text(line.decode())


report_runs.register(app)
