"""The words for formats that the report commands share."""

from typing import Annotated, Final

import typer

from casetracker.errors import UsageError

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
}
Formats = Annotated[
    str,
    typer.Option(
        "--format",
        help="md, html, text, json, csv, xlsx, pdf or docx; several with commas between.",
    ),
]


class UnknownFormatError(UsageError):
    """A format that reports are not written in."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(
            f"--format {name!r}: take md, html, text, json, csv, xlsx, pdf or docx,"
            " or several with commas between"
        )


def chosen_formats(names: str) -> tuple[str, ...]:
    """The formats named, each once; raises UnknownFormatError."""
    chosen = []
    for name in names.split(","):
        if name.strip().lower() not in _NAMES:
            raise UnknownFormatError(name.strip())
        chosen.append(_NAMES[name.strip().lower()])
    return tuple(dict.fromkeys(chosen))
