"""Which format a document is in, by what it is said to be and by how it begins."""

import re
from typing import Final, Literal, TypeAlias

from casetracker.news.formats.mail import is_mail
from casetracker.news.formats.warc import is_warc

Format: TypeAlias = Literal["text", "html", "feed", "markdown", "mail", "pdf", "warc"]

_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|main|table)[\s>/]", re.IGNORECASE
)
_HEAD: Final = 4096
_TYPES: Final[dict[str, Format]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/plain": "text",
    "text/markdown": "markdown",
}
_ENDINGS: Final[dict[str, Format]] = {
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "rss": "feed",
    "atom": "feed",
    "txt": "text",
    "md": "markdown",
    "markdown": "markdown",
}
MEDIA_TYPES: Final[dict[Format, str]] = {
    "text": "text/plain",
    "html": "text/html",
    "feed": "application/rss+xml",
    "markdown": "text/markdown",
    "mail": "message/rfc822",
    "pdf": "application/pdf",
    "warc": "application/warc",
}


def detect_bytes(payload: bytes, name: str, media_type: str | None) -> Format | None:
    """The format of bytes that are no text as they stand; None where they may be text."""
    if payload.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if is_warc(payload):
        return "warc"
    declared = (media_type or "").split(";")[0].strip().lower()
    is_named = declared == MEDIA_TYPES["mail"] or name.lower().endswith((".eml", ".mht", ".mhtml"))
    return "mail" if is_named or (not declared and is_mail(payload)) else None


def detect(text: str, name: str, media_type: str | None) -> Format:
    """The format of a text: what it is declared as, how its name ends, how it begins."""
    declared = _TYPES.get((media_type or "").split(";")[0].strip().lower())
    if declared is not None:
        return declared
    head = text[:_HEAD]
    if _FEED.search(head):
        return "feed"
    stripped = head.lstrip("\ufeff \t\r\n")
    ending = _ENDINGS.get(name.rpartition(".")[2].lower())
    if ending is not None:
        return ending
    return "html" if stripped.startswith("<") and _HTML.search(head) else "text"
