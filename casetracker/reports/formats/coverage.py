"""Which characters a font can show, read from its own table."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_SEGMENTED: Final = 12


@cache
def covered(folder: Path) -> frozenset[int]:
    """The code points that every font of a folder has a sign for."""
    fonts = [frozenset(_code_points(path.read_bytes())) for path in sorted(folder.glob("*.ttf"))]
    return frozenset.intersection(*fonts) if fonts else frozenset()


def shown(text: str, known: frozenset[int]) -> str:
    """The text with each character that the fonts lack as its number: `[U+FF1D]`."""
    if known.issuperset(map(ord, text)):
        return text
    return "".join(_shown(sign, known) for sign in text)


def _shown(sign: str, known: frozenset[int]) -> str:
    if sign.isspace() or (ord(sign) in known and unicodedata.category(sign) != "Co"):
        return sign
    # Joiners and marks of other scripts have no look of their own.
    return "" if unicodedata.category(sign) in ("Cf", "Mn") else f"[U+{ord(sign):04X}]"


def _code_points(font: bytes) -> Iterator[int]:
    """The code points of the segmented table (format 12) of a TrueType font."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 4 + 8 * number + 4)
        at = start + offset
        if struct.unpack_from(">H", font, at)[0] != _SEGMENTED:
            continue
        (groups,) = struct.unpack_from(">I", font, at + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
            yield from range(first, last + 1)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    return 0
