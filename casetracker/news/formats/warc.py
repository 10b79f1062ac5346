"""Web archives (WARC): each page that was stored is an article."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final

from casetracker.errors import InputError
from casetracker.news.formats.article import Article
from casetracker.news.formats.encoding import decode
from casetracker.news.formats.html import read_html
from casetracker.news.formats.limits import MAX_ENTRIES, MAX_TEXT, MAX_UNPACKED
from casetracker.news.problems import BrokenArchiveError, NoTextError

_PAGES: Final = ("text/html", "application/xhtml+xml")
_SCHEMES: Final = ("http://", "https://")
_MAX_PAGE: Final = 4 * MAX_TEXT


def is_warc(payload: bytes) -> bool:
    """Whether bytes are a web archive, packed or not."""
    if payload.startswith(b"WARC/"):
        return True
    if not payload.startswith(b"\x1f\x8b"):
        return False
    import zlib  # noqa: PLC0415 - few documents are packed

    try:
        return zlib.decompressobj(31).decompress(payload[:4096], 16).startswith(b"WARC/")
    except zlib.error:
        return False


def read_warc(payload: bytes, name: str) -> tuple[Article, ...]:
    """The articles of an archive's pages; raises BrokenArchiveError and NoTextError."""
    articles = tuple(_articles(payload, name))
    if not articles:
        raise NoTextError(name, "a web archive")
    return articles


def _articles(payload: bytes, name: str) -> Iterator[Article]:
    found = 0
    for url, page in _stored(payload, name):
        try:
            text, _ = decode(page, url)
            article = read_html(text, url)
        except InputError:
            continue  # a menu, a picture: no article
        yield replace(article, url=article.url or (url if url.startswith(_SCHEMES) else None))
        found += 1
        if found >= MAX_ENTRIES:
            return


def _stored(payload: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The address and the bytes of each page."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it

    unpacked = 0
    is_any = False
    try:
        for record in ArchiveIterator(BytesIO(payload)):
            is_any = True
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = (
                (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
            )
            if kind not in _PAGES or record.http_headers.get_statuscode() != "200":
                continue
            page = record.content_stream().read(_MAX_PAGE)
            unpacked += len(page)
            if unpacked > MAX_UNPACKED:
                return
            yield str(record.rec_headers.get_header("WARC-Target-URI") or name), page
    except Exception as failure:  # the parser raises anything
        if not is_any:
            raise BrokenArchiveError(name) from failure
