"""The program's entry: the commands, and the one place where errors become an exit code."""

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from casetracker.cli.command_tree import LateGroup
from casetracker.cli.days import viewpoint_of
from casetracker.cli.options import AsOf, Db, KnownAt
from casetracker.cli.output import flush, talk
from casetracker.errors import CasetrackerError, UsageError
from casetracker.paths import private_umask
from casetracker.version import VERSION

if TYPE_CHECKING:
    from casetracker.services.opening import Services
    from casetracker.views.home import FirstLook

INTERNAL_ERROR: Final = 70
INTERRUPTED: Final = 130
_YOUNG: Final = 50_000  # objects
_EXIT_CODES: Final = (
    "Exit codes: 0 done, 1 a broken installation, 2 usage, 3 not found, 4 input, 5 conflict, "
    "6 refused, 7 database, 8 report or output, 9 integrity, 70 a fault of the program, "
    "130 stopped by ctrl-c."
)


class NoTerminalError(UsageError):
    """The terminal interface was asked for where it cannot be shown."""

    def __init__(self, reason: str) -> None:
        """Take over the reason."""
        super().__init__(reason)


app = typer.Typer(
    name="casetracker",
    cls=LateGroup,
    help="A docket for proceedings against detained people, with a source for every fact.",
    epilog="Example: casetracker import news.html --published 2021-06-11, then casetracker review "
    f"list. {_EXIT_CODES}",
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(*, wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"casetracker {VERSION}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    db: Db = None,
    *,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Change nothing in the database.")
    ] = False,
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """A docket for proceedings against detained people, with a source for every fact.

    Without a command, the terminal interface opens.
    """
    del db, read_only, show_version
    if context.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            open_tui(context, None)
        else:
            sys.stdout.write(context.get_help() + "\n")


@app.command(
    short_help="Open the terminal interface.", epilog="Example: casetracker tui --db team.db"
)
def tui(
    context: typer.Context, as_of: AsOf = None, known_at: KnownAt = None, db: Db = None
) -> None:
    """Open the terminal interface; on the docket as it was, read-only."""
    open_tui(context, db, as_of=as_of, known_at=known_at)


def open_tui(
    context: typer.Context,
    db: str | None,
    *,
    as_of: str | None = None,
    known_at: str | None = None,
) -> None:
    """Run the terminal interface; leaves with its exit code."""
    from casetracker.cli.runtime import settings_for, unswept

    with unswept():
        from casetracker.tui.starting import refuse_reason, run_tui

    reason = refuse_reason(os.environ, sys.stdin.isatty() and sys.stdout.isatty())
    if reason is not None:
        raise NoTerminalError(reason)
    viewpoint = viewpoint_of(as_of, known_at)
    settings = settings_for(context, db)

    def first_look() -> "FirstLook":
        from casetracker.services.first_look import first_look

        return first_look(settings)

    def open_docket() -> "Services":
        # The services take long to load: the first frame does not wait for them.
        from casetracker.services.opening import open_services

        return open_services(settings, origin="tui", viewpoint=viewpoint)

    def open_at(day: str) -> "Services":
        from casetracker.services.opening import open_services

        return open_services(settings, origin="tui", viewpoint=viewpoint_of(day or None, None))

    def open_demo() -> "Services":
        from casetracker.services.beginning import open_demonstration

        return open_demonstration(settings)

    code = run_tui(
        open_docket,
        database_label=settings.database_label,
        user=settings.user,
        read_only=settings.read_only or not viewpoint.is_now,
        viewpoint=str(viewpoint),
        open_demo=open_demo,
        open_at=open_at,
        first_look=first_look if viewpoint.is_now else None,
    )
    raise typer.Exit(code)


def main() -> None:
    """Run the call that was typed; every failure is one line on stderr and an exit code."""
    # What is loaded stays: looking through it for rubbish, again and again, is a seventh of a short call.
    gc.set_threshold(_YOUNG, 10, 10)
    private_umask()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a mark in its place.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(standalone_mode=False)
        flush()
    except CasetrackerError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        path = getattr(getattr(error, "ctx", None), "command_path", app.info.name)
        said = error.format_message()
        end = "" if said.endswith((".", "?")) else "."
        return _fail(f"{said}{end} See '{path} --help'.", error.exit_code)
    except (BrokenPipeError, SystemExit) as error:
        return _left(error)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001  # no traceback reaches a user
        return _fail(
            f"this should not have happened ({type(error).__name__}): nothing half-done was kept. "
            "Set CASETRACKER_DEBUG=1 and try again to see where",
            INTERNAL_ERROR,
        )
    if code == INTERRUPTED:
        return _fail("stopped; nothing half-done was kept", INTERRUPTED)
    return code if isinstance(code, int) else 0


def _left(error: BaseException) -> int:
    """The exit code where the call ended itself, or the reader of our output has gone."""
    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        _drop_output()
        return 0
    code = getattr(error, "code", 0)
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let what still waits in stdout go nowhere: the interpreter would complain at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        return


def _fail(message: str, code: int) -> int:
    if os.environ.get("CASETRACKER_DEBUG") and code == INTERNAL_ERROR:
        import traceback

        traceback.print_exc()
    try:
        flush()
    except (CasetrackerError, OSError):
        _drop_output()
    talk(f"casetracker: {message}")
    return code
