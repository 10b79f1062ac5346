"""Which format a document is in, by what it is said to be and by how it begins."""

import re
from typing import Final, Literal, TypeAlias

Format: TypeAlias = Literal["text", "html", "feed"]

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
}
_ENDINGS: Final[dict[str, Format]] = {
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "rss": "feed",
    "atom": "feed",
    "txt": "text",
    "md": "text",
}
MEDIA_TYPES: Final[dict[Format, str]] = {
    "text": "text/plain",
    "html": "text/html",
    "feed": "application/rss+xml",
}


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
