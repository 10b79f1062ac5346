"""How wide the columns of a table are on paper, and whether a report is laid on its side."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

# More columns than this, notes among them, and the page is laid on its side.
_MOST_UPRIGHT: Final = 9
_NOTES_WIDTH: Final = 9
_THIN: Final = 5
_DATE: Final = 14
_THICK: Final = 42
# The longest word that a column makes room for: the identifier of a rule.
_WORD: Final = 30
# The first column and the heads are set in bold letters, which are so much wider.
_BOLD: Final = 1.15
# Between one column and the next.
_AIR: Final = 1
# How many letters stand beside one another on a page, upright and on its side.
_PAGE: Final = 105
_WIDE_PAGE: Final = 150
# A code is set in smaller letters and breaks behind a dot or a low line; one without them anywhere.
_CODE: Final = 0.85
_CODE_BREAK: Final = re.compile(r"[._\s]")
_LONGEST_CODE: Final = 24


def is_wide(parts: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a table of these sections has too many columns for an upright page."""
    columns = [
        len(block["columns"]) + 1
        for part in parts
        for block in part["blocks"]
        if block["type"] in ("table", "pairs")
    ]
    return max(columns, default=0) > _MOST_UPRIGHT


def widths_of(block: Mapping[str, Any], *, on_its_side: bool = False) -> list[float]:
    """Shares of the page by what the columns hold, the notes last.

    Never less than their longest word needs; a page on its side has room for more.
    """
    needs, wants = [], []
    for at, column in enumerate(block["columns"]):
        texts = [column, *(one["cells"][at]["text"] for one in block["rows"])]
        kinds = {one["cells"][at]["kind"] for one in block["rows"]}
        longest = max(len(text) for text in texts)
        weight = 1 if at else _BOLD
        word = max(len(word) for text in texts for word in (text.split() or [""]))
        head = _BOLD * max(len(part) for part in column.split() or [""])
        need = weight * max(min(word, _WORD), _DATE if "date" in kinds else 0)
        if kinds & {"code", "address"}:
            need = max(_THIN, weight * _CODE * _piece(texts[1:]) if "code" in kinds else 0)
        needs.append(min(max(need, head) + _AIR, _THICK))
        wants.append(min(max(needs[-1], 2.6 * math.sqrt(longest), _THIN), _THICK))
    # Where not all fit, the long texts give way: they break, a word would run into the next column.
    page = _WIDE_PAGE if on_its_side else _PAGE
    spare, wanted = page - _NOTES_WIDTH - sum(needs), sum(wants) - sum(needs)
    part = min(max(spare, 0.0) / wanted, 1.0) if wanted else 1.0
    shares = [need + part * (want - need) for need, want in zip(needs, wants, strict=True)]
    return [*(round(share, 2) for share in shares), _NOTES_WIDTH]


def _piece(codes: Iterable[str]) -> int:
    """The longest part of a code that stands in one line."""
    parts = (part for code in codes for part in _CODE_BREAK.split(code))
    return max((len(part) for part in parts if len(part) <= _LONGEST_CODE), default=0)
