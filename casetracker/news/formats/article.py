"""What each format gives: one article's text with what the document says of itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its metadata, as far as the document has them."""

    text: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    publisher: str | None = None
    notes: tuple[str, ...] = ()
