"""RSS and Atom: each entry is an article of its own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any, Final

from casetracker.model.partial_date import MONTHS_SHORT
from casetracker.news.formats.article import Article
from casetracker.news.formats.limits import MAX_ENTRIES, MAX_TEXT
from casetracker.news.problems import BrokenFeedError, EntityDeclarationError, NoTextError

MAX_FEED: Final = 5_000_000
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_BLOCK: Final = re.compile(r"</?(?:p|br|div|li|h[1-6]|tr|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RFC: Final = re.compile(r"(\d{1,2})\s{1,2}([A-Za-z]{3})[a-z]{0,6}\s{1,2}(\d{4})")


def read_feed(payload: bytes, name: str) -> tuple[Article, ...]:
    """The articles of a feed, as many as are read of one; none of a feed without entries.

    Raises EntityDeclarationError, BrokenFeedError and NoTextError.
    """
    refuse_entities(payload, name)
    if len(payload) > MAX_FEED:
        raise BrokenFeedError(name)
    import feedparser  # noqa: PLC0415 - 130 ms to import, and only feeds need it

    try:
        # bytes in a file object alone: a string that is a path or a URL would be opened
        parsed = feedparser.parse(BytesIO(payload), sanitize_html=True, resolve_relative_uris=False)
    except Exception as failure:  # the parser raises anything
        raise BrokenFeedError(name) from failure
    entries = list(parsed.get("entries", ()))[:MAX_ENTRIES]
    if not entries and parsed.get("bozo"):
        raise BrokenFeedError(name)
    publisher = _plain(parsed.get("feed", {}).get("title")) or None
    articles = tuple(_articles(entries, publisher))
    # a feed that has no entries yet is one all the same
    if not articles and (entries or not parsed.get("version")):
        raise NoTextError(name, "a feed")
    return articles


def refuse_entities(payload: bytes, name: str) -> None:
    """Raise EntityDeclarationError where XML declares entities of its own."""
    head = payload[:200_000].replace(b"\x00", b"").lower()
    if b"<!doctype" in head and b"<!entity" in payload.replace(b"\x00", b"").lower():
        raise EntityDeclarationError(name)


def _articles(entries: list[Mapping[str, Any]], publisher: str | None) -> Iterator[Article]:
    for entry in entries:
        try:
            article = _article(entry, publisher)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            continue  # one broken entry does not lose the others
        if article is not None:
            yield article


def _article(entry: Mapping[str, Any], publisher: str | None) -> Article | None:
    title = _plain(entry.get("title"))
    bodies = [str(part.get("value", "")) for part in entry.get("content", ()) or ()]
    body = _plain(max([*bodies, str(entry.get("summary", "") or "")], key=len))
    text = body if body.startswith(title) or not title else f"{title}\n\n{body}".strip()
    if not text:
        return None
    link = str(entry.get("link", "") or "")
    return Article(
        text=text[:MAX_TEXT],
        title=title.replace("\n", " ")[:500] or None,
        published=_local_day(_told_day(entry)),
        author=_plain(entry.get("author"))[:500] or None,
        url=link[:2000] if link.startswith(("http://", "https://")) else None,
        publisher=publisher,
    )


def _told_day(entry: Mapping[str, Any]) -> str:
    """The day as the entry has it; `updated` is asked for only where it is, its stand-in warns."""
    names = [name for name in ("published", "updated") if name in entry]
    return next((str(entry[name]) for name in names if entry[name]), "")


def _plain(value: object) -> str:
    """Markup to text: block tags become line ends, other tags go."""
    if not isinstance(value, str):
        return ""
    text = _TAG.sub("", _BLOCK.sub("\n", value[: 2 * MAX_TEXT]))
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _local_day(raw: str) -> date | None:
    """The day as the feed prints it, in its own time zone."""
    iso = _ISO.search(raw)
    rfc = _RFC.search(raw)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if rfc is not None:
            return date(int(rfc[3]), MONTHS_SHORT.index(rfc[2].lower()) + 1, int(rfc[1]))
    except ValueError:
        return None
    return None
