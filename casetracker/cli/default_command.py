"""A group of commands of which one may be left out: `clocks C-0001` is `clocks list C-0001`."""

from typing import Any, Final

import typer
from typer.core import TyperGroup

from casetracker.cli.options import Db

_WITH_VALUE: Final = "--db"
_HELP: Final = ("-h", "--help")


def command_group_with_default(purpose: str, example: str, default: str) -> typer.Typer:
    """A group that takes --db before its command; words that name no command go to the default."""

    class WithDefault(TyperGroup):
        """The group with its default."""

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            """Put the default in front of what names no command."""
            place = 0
            while place < len(args) and args[place].split("=")[0] == _WITH_VALUE:
                place += 1 if "=" in args[place] else 2
            rest = args[place:]
            if not rest or (rest[0] not in self.commands and rest[0] not in _HELP):
                args = [*args[:place], default, *rest]
            return super().parse_args(ctx, args)

    group = typer.Typer(
        help=purpose, epilog=f"Example: {example}", rich_markup_mode=None, cls=WithDefault
    )
    group.callback()(_keep)
    return group


def _keep(db: Db = None) -> None:
    # The words of the call are looked at later, by casetracker.cli.runtime.
    del db
