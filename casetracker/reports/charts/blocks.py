"""Bars of block characters, in eighths of a character."""

import re
from typing import Final

from casetracker.text import safe_line

_EIGHTHS: Final = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589"
_GAPS: Final = re.compile(r"((?:^ +)|(?: {2,}))")
_FULL: Final = "\u2588"
WIDEST: Final = 100
# Stands before each line of a chart in plain text, which is not to be folded; text has no such sign.
UNFOLDED: Final = "\x1e"


def bar(count: int, largest: int, width: int) -> str:
    """A bar of at most `width` characters; anything above nothing shows at least a sliver."""
    if count <= 0 or largest <= 0:
        return ""
    eighths = max(round(min(count / largest, 1) * width * 8), 1)
    full, rest = divmod(eighths, 8)
    return _FULL * full + (_EIGHTHS[rest] if rest else "")


def block(text: str) -> str:
    """Chart text made safe for a code fence: no control characters, no backticks, lines cut."""
    lines = [_line(one) for one in text.splitlines()]
    return "\n".join(lines)


def unfolded(text: str) -> str:
    """Chart text with its lines marked as not to be folded."""
    return "\n".join(UNFOLDED + line for line in text.splitlines())


def _line(text: str) -> str:
    # Runs of spaces hold the columns in line; all other text becomes one safe line.
    parts = _GAPS.split(text)
    kept = "".join(part if part.isspace() else safe_line(part) for part in parts)
    return kept.replace("`", "'").replace("~~~", "~ ~")[:WIDEST].rstrip()
