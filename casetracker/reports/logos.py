"""The logo of a house: one image out of its own template folder, looked through before it is used."""

import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casetracker.reports.errors import ThemeError
from casetracker.text import safe_line

SUFFIXES: Final = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg"}
_LARGEST: Final = 500_000
_MOST_PIXELS: Final = 4_000
_NOT_READ: Final = "it is not read as the image that its name says"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
# Of a JPEG what its picture needs: its kind, its colours. Camera, place and author stay out of reports.
_NEEDED: Final = frozenset({0xE0, 0xE2, 0xEE})
_COMMENTS: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN: Final = 0xDA
_COLOURS: Final = (1, 3)
# What leads out of a drawing, or makes much of little.
_REFUSED: Final = re.compile(
    r"<!|<\?xml-stylesheet|@import|\burl\((?![\s'\"]*#)|\bhref\s*=\s*(?![\s'\"]*#)"
    r"|<(?:[\w-]+:)?(?:script|foreignobject|image|feimage|filter|animate\w*|set)\b",
    re.IGNORECASE,
)
_COPY: Final = re.compile(r"<(?:[\w-]+:)?use\b", re.IGNORECASE)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_MOST_COPIES: Final = 20


@dataclass(frozen=True, slots=True)
class Logo:
    """An image: the file that it came from, `png`, `jpg` or `svg`, and its bytes."""

    path: Path
    kind: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its bytes as they are printed."""
        return hashlib.sha256(self.content).hexdigest()


def logo_of(path: Path) -> Logo:
    """The logo in a file; raises ThemeError, which names the file and what is wrong with it."""
    kind = SUFFIXES[path.suffix.lower()]
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise ThemeError(path, "it is not a plain file")
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise ThemeError(path, safe_line(error.strerror or str(error))) from None
    if len(content) > _LARGEST:
        raise ThemeError(path, f"it is larger than {_LARGEST // 1000} kB")
    looked_through = {"png": _png, "jpg": _jpeg, "svg": _svg}[kind](path, content)
    return Logo(path, kind, looked_through)


def _png(path: Path, content: bytes) -> bytes:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        raise ThemeError(path, _NOT_READ)
    _check_size(path, content[16:20], content[20:24])
    return content


def _jpeg(path: Path, content: bytes) -> bytes:
    """The same image without what a camera or a program wrote into it."""
    if not content.startswith(b"\xff\xd8"):
        raise ThemeError(path, _NOT_READ)
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and len(content) > at + 4:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker == _SCAN:
            return b"".join((*kept, content[at:]))
        part = content[at : at + 2 + size]
        if marker in _FRAMES:
            _check_size(path, part[7:9], part[5:7])
            if part[9] not in _COLOURS:
                raise ThemeError(path, "its colours are those of a printing press: save it as RGB")
        if marker not in _COMMENTS or marker in _NEEDED:
            kept.append(part)
        at += 2 + size
    raise ThemeError(path, _NOT_READ)


def _svg(path: Path, content: bytes) -> bytes:
    try:
        drawing = _COMMENT.sub("", content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ThemeError(path, _NOT_READ) from None
    found = _REFUSED.search(drawing)
    if found is not None:
        what = safe_line(found[0]).strip()
        raise ThemeError(path, f"'{what}' in it is not drawn: save it as a plain drawing")
    if len(_COPY.findall(drawing)) > _MOST_COPIES:
        raise ThemeError(path, f"it draws by more than {_MOST_COPIES} copies ('use')")
    return drawing.encode()


def _check_size(path: Path, width: bytes, height: bytes) -> None:
    if not 0 < max(int.from_bytes(width), int.from_bytes(height)) <= _MOST_PIXELS:
        raise ThemeError(path, f"it is more than {_MOST_PIXELS} pixels wide or high")
