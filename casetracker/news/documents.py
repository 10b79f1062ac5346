"""Bytes from outside into readings: one for a text or page, one for each entry of a feed or archive."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import Reading
from casetracker.news.formats.article import Article
from casetracker.news.formats.detect import MEDIA_TYPES, Format, detect, detect_bytes
from casetracker.news.formats.encoding import decode
from casetracker.news.formats.feed import read_feed, refuse_entities
from casetracker.news.formats.html import read_html
from casetracker.news.formats.limits import MAX_BYTES, MAX_TEXT
from casetracker.news.formats.mail import read_mail
from casetracker.news.formats.markdown import read_markdown
from casetracker.news.formats.pdf import read_pdf
from casetracker.news.formats.plain import read_plain
from casetracker.news.formats.warc import read_warc
from casetracker.news.problems import EmptyDocumentError, TextTooLongError, TooLargeError
from casetracker.news.reading import Origin, read_text

_UTF8 = ("utf-8", "ascii")


def read_documents(
    payload: bytes,
    *,
    name: str,
    published: PartialDate | None,
    media_type: str | None = None,
) -> tuple[Reading, ...]:
    """The readings of a document; a date that is given goes before the document's own.

    A feed's entries keep their own days: for them the given one is only the fallback.

    Raises the errors of `casetracker.news.problems`, each an InputError.
    """
    if len(payload) > MAX_BYTES:
        raise TooLargeError(name, len(payload), MAX_BYTES)
    if not payload.strip(b" \t\r\n\x00"):
        raise EmptyDocumentError(name)
    digest = hashlib.sha256(payload).hexdigest()
    kind = detect_bytes(payload, name, media_type)
    notes: tuple[str, ...] = ()
    if kind is not None:
        articles = _BINARY[kind](payload, name)
    else:
        text, encoding = decode(payload, name)
        kind = detect(text, name, media_type)
        notes = () if encoding in _UTF8 else (f"the bytes were read as {encoding}",)
        articles = _articles(payload, text, name, kind)
    is_one = len(articles) == 1 and kind not in _COLLECTIONS
    return tuple(
        _reading(article, name, published, (kind, digest if is_one else None, notes))
        for article in articles
    )


_BINARY: Final[Mapping[Format, Callable[[bytes, str], tuple[Article, ...]]]] = {
    "mail": read_mail,
    "pdf": lambda payload, name: (read_pdf(payload, name),),
    "warc": read_warc,
}
# each entry has a day of its own, and the bytes are no entry's
_COLLECTIONS: Final = frozenset(["feed", "warc"])


def _articles(payload: bytes, text: str, name: str, kind: Format) -> tuple[Article, ...]:
    if kind == "feed":
        return read_feed(payload, name)
    if text.lstrip().startswith("<?xml"):
        refuse_entities(payload, name)
    if kind == "markdown":
        return (read_markdown(text),)
    return (read_html(text, name),) if kind == "html" else (read_plain(text),)


def _reading(
    article: Article,
    name: str,
    published: PartialDate | None,
    origin: tuple[Format, str | None, tuple[str, ...]],
) -> Reading:
    kind, digest, notes = origin
    if len(article.text) > MAX_TEXT:
        raise TextTooLongError(name, len(article.text), MAX_TEXT)
    if not article.text.strip():
        raise EmptyDocumentError(name)
    is_entry = kind in _COLLECTIONS
    day = published
    if article.published is not None and (is_entry or day is None):
        day = PartialDate.day(article.published)
    return read_text(
        article.text,
        published=day,
        title=article.title,
        origin=Origin(
            sha256=digest or _digest_of(article),
            media_type=MEDIA_TYPES[kind],
            author=article.author,
            url=article.url,
            publisher=article.publisher,
            notes=(*article.notes, *notes),
        ),
    )


def _digest_of(article: Article) -> str:
    """The hash of a feed's entry: its own text, as a feed's bytes change with every new entry."""
    return hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()
