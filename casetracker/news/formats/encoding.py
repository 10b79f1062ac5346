"""Bytes into text: byte order mark, UTF-8, what the document declares, then detection."""

import codecs
import re
from typing import Final

from casetracker.news.problems import BinaryDocumentError, EmptyDocumentError

SAMPLE: Final = 100_000
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_.:-]{2,40})"
)
_KNOWN: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_MAX_CONTROL: Final = 0.05


def decode(payload: bytes, name: str) -> tuple[str, str]:
    """The text of a document and the encoding it was in.

    Raises EmptyDocumentError and BinaryDocumentError.
    """
    if not payload.strip(b" \t\r\n\x00"):
        raise EmptyDocumentError(name)
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return payload[len(mark) :].decode(encoding, "replace"), encoding
    for start, what in _KNOWN:
        if payload.startswith(start):
            raise BinaryDocumentError(name, what)
    text, encoding = _decoded(payload, name)
    if _is_binary(text):
        raise BinaryDocumentError(name, "binary data")
    return text, encoding


def _decoded(payload: bytes, name: str) -> tuple[str, str]:
    try:
        return payload.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        declared = _declared(payload)
    if declared is not None:
        return payload.decode(declared, "replace"), declared
    detected = _detected(payload)
    if detected is None:
        raise BinaryDocumentError(name, "binary data")
    return payload.decode(detected, "replace"), detected


def _declared(payload: bytes) -> str | None:
    match = _DECLARED.search(payload[:2048])
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in ("utf-8", "unicode_escape") else None


def _detected(payload: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms to import, and rarely needed

    best = from_bytes(payload[:SAMPLE]).best()
    return None if best is None else str(best.encoding)


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    control = sum(ord(letter) < 32 and letter not in "\t\n\r\f\x1b" for letter in sample)  # noqa: PLR2004 - C0
    return control > _MAX_CONTROL * len(sample)
