"""The mark by which an altered file is still known to be one of ours: the digest of its content."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from casetracker.reports.errors import OverfullError

# As many digits of a digest as a row of a table can bear.
_SHORT: Final = 16
_FULL: Final = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_BRIEF: Final = re.compile(rb"\bsha256:([0-9a-f]{%d})(?![0-9a-f])" % _SHORT)
# No report unpacks to more than this, in bytes, or comes in more parts.
_LARGEST: Final = 200_000_000
_MOST_PARTS: Final = 20_000
_PACKED, _PIECE = 1 << 16, 1 << 20
# What a piece keeps of the one before, so that no mark falls between two.
_OVERLAP: Final = 200
_MEMBER: Final = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_STREAM: Final = re.compile(rb"\bstream\r?\n")
# Of a raw stream within an archive, and of one with a header within a PDF.
_RAW, _HEADED = -zlib.MAX_WBITS, zlib.MAX_WBITS
# Lines of a calendar go on after a break and a space.
_FOLDED: Final = re.compile(rb"\r?\n[ \t]")


def full_mark(digest: str) -> str:
    """The mark of a whole file: `sha256:` and the digest of the content."""
    return f"sha256:{digest}"


def brief_mark(digest: str) -> str:
    """The mark of a single row: the same with the first digits of it."""
    return f"sha256:{digest[:_SHORT]}"


def marks_in(content: bytes) -> frozenset[str]:
    """Every text in a file that may be the digest of a content, or its first 16 digits.

    Office files and PDFs are unpacked as far as they can be, be they cut or damaged. Raises OverfullError.
    """
    found: set[bytes] = set()
    for piece in _unpacked(content):
        # Texts of two bytes a letter have zeros between.
        told = _FOLDED.sub(b"", piece.translate(None, b"\0"))
        found.update(_FULL.findall(told), _BRIEF.findall(told))
    return frozenset(one.decode() for one in found)


def is_marked(digest: str, marks: frozenset[str]) -> bool:
    """Whether one of the marks is that of a content."""
    return digest in marks or digest[:_SHORT] in marks


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, and those of each part that is packed in them."""
    yield content
    room = _LARGEST
    for number, (start, way) in enumerate(_packed(content)):
        if number > _MOST_PARTS:
            raise OverfullError
        for piece in _inflated(content, start, way):
            room -= len(piece)
            if room < 0:
                raise OverfullError
            yield piece


def _packed(content: bytes) -> Iterator[tuple[int, int]]:
    """Where each packed part begins, and in which way it is packed."""
    if content.startswith(b"PK"):
        for match in _MEMBER.finditer(content):
            name, extra = (int.from_bytes(size, "little") for size in match.groups())
            yield match.end() + name + extra, _RAW
    elif b"%PDF-" in content[:1024]:
        for match in _STREAM.finditer(content):
            yield match.end(), _HEADED


def _inflated(content: bytes, start: int, way: int) -> Iterator[bytes]:
    """What a part holds, piece by piece with a little of the one before, up to its end or its first fault."""
    packer = zlib.decompressobj(way)
    end = start + _PACKED
    packed, kept = content[start:end], b""
    while packed and not packer.eof:
        try:
            piece = packer.decompress(packed, _PIECE)
        except zlib.error:
            return
        if piece:
            yield kept + piece
            kept = (kept + piece)[-_OVERLAP:]
        packed = packer.unconsumed_tail
        if not packed:
            packed, end = content[end : end + _PACKED], end + _PACKED
