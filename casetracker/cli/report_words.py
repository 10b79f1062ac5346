"""The words for kinds and formats that the report commands share."""

from pathlib import PurePath
from typing import Annotated, Final

import typer

from casetracker.errors import UsageError
from casetracker.reports.kinds import KINDS

_NAMES: Final = {
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "text": "text",
    "txt": "text",
    "json": "json",
    "csv": "csv",
    "xlsx": "xlsx",
    "pdf": "pdf",
    "docx": "docx",
    "ics": "ics",
    "atom": "atom",
    "rss": "atom",
}
_TEXT: Final = ("markdown", "html", "text")
Formats = Annotated[
    str,
    typer.Option(
        "--format",
        help="md, html, text, json, csv, xlsx, pdf, docx, ics, atom; several with commas.",
    ),
]


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="In which language: en (English, unless your theme names another) or tr (Turkish).",
        show_default=False,
    ),
]
Kind = Annotated[str, typer.Argument(metavar="KIND", help="A kind: see 'report kinds'.")]


class UnknownKindError(UsageError):
    """A kind of report that there is not."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(f"there is no report {name!r}: take {', '.join(KINDS)}")


class NotItsFormatError(UsageError):
    """A format that a kind of report is not written in."""

    def __init__(self, name: str, kind: str) -> None:
        """Name both, and the kinds that are written in it."""
        known = ", ".join(one.name for one in KINDS.values() if name in one.formats)
        super().__init__(f"{kind} is not written in {name}: {known} is")


class NoTemplateError(UsageError):
    """A format that has no template to change or to print."""

    def __init__(self, name: str, *, is_text: bool) -> None:
        """Name those that have one."""
        known = "md, html or text" if is_text else "md, html, text or docx"
        super().__init__(f"--format {name!r}: take one of {known}")


class UnknownFormatError(UsageError):
    """A format that reports are not written in."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(
            f"--format {name!r}: take md, html, text, json, csv, xlsx, pdf, docx,"
            " ics or atom, or several with commas between"
        )


def chosen_formats(names: str) -> tuple[str, ...]:
    """The formats named, each once; raises UnknownFormatError."""
    chosen = []
    for name in names.split(","):
        if name.strip().lower() not in _NAMES:
            raise UnknownFormatError(name.strip())
        chosen.append(_NAMES[name.strip().lower()])
    return tuple(dict.fromkeys(chosen))


def format_of_file(path: str) -> str | None:
    """The format that the ending of a file's name stands for; None where there is no such ending."""
    return _NAMES.get(PurePath(path).suffix.removeprefix(".").lower())


def formats_left_out(kinds: tuple[str, ...], formats: tuple[str, ...]) -> str:
    """What has no such format, in a line: `left out, ...: overview in ics`; empty where all have.

    Raises NotItsFormatError where one of the kinds is written in none of the formats.
    """
    special = {name for kind in KINDS.values() for name in kind.formats}
    parts = []
    for kind in kinds:
        lost = [name for name in formats if name in special and name not in KINDS[kind].formats]
        if len(lost) == len(formats):
            raise NotItsFormatError(lost[0], kind)
        if lost:
            parts.append(f"{kind} in {' or '.join(lost)}")
    return f"left out, as there is no such format: {', '.join(parts)}" if parts else ""


def known_kind(name: str) -> str:
    """The kind of that name; raises UnknownKindError."""
    if name not in KINDS:
        raise UnknownKindError(name)
    return name


def chosen_format(name: str, *, is_text: bool = False) -> str:
    """The one format named, out of those that have templates; raises NoTemplateError."""
    (chosen, *more) = chosen_formats(name)
    if more or chosen not in (_TEXT if is_text else (*_TEXT, "docx")):
        raise NoTemplateError(name, is_text=is_text)
    return chosen
