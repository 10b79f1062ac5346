"""How the room of a table is shared out among its columns."""

import textwrap
from collections.abc import Sequence
from typing import Final

_LEAST: Final = 6  # cells that a column which gives way keeps


def shared_out(columns: Sequence[tuple[int, int]], room: int) -> list[int]:
    """The widths of columns of (width, share): what is left over is shared out, what lacks as well."""
    spare = room - sum(width for width, _ in columns)
    if spare < 0:
        return _narrowed(columns, -spare)
    shares = sum(share for _, share in columns) or 1
    return [width + spare * share // shares for width, share in columns]


def _narrowed(columns: Sequence[tuple[int, int]], lacking: int) -> list[int]:
    """Columns that share what is left over also give what lacks, each from its own width."""
    giving = [max(width - _LEAST, 0) if share else 0 for width, share in columns]
    most = sum(giving) or 1
    lacking = min(lacking, most)
    return [
        width - -(-gives * lacking // most)
        for (width, _), gives in zip(columns, giving, strict=True)
    ]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of that many characters at most; one line where there is hardly any room."""
    return textwrap.wrap(text, width) if width >= _LEAST else [text]
