"""E-mail: the message's text, what it forwards, and the articles attached to it."""

import email
import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from casetracker.news.formats.article import Article
from casetracker.news.formats.html import read_html
from casetracker.news.formats.limits import MAX_PARTS, MAX_TEXT
from casetracker.news.formats.pdf import read_pdf
from casetracker.news.formats.plain import read_plain, stated_day
from casetracker.news.problems import EmptyDocumentError, NoTextError, TextTooLongError

_HEADER: Final = re.compile(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to"
    rb"|content-type|dkim-signature|x-[a-z-]{1,40})[ \t]{0,4}:",
    re.IGNORECASE,
)
_CERTAIN: Final = (b"\nsubject:", b"\nfrom:", b"\nreceived:", b"\nmessage-id:")
_FORWARDED: Final = re.compile(
    r"^[ \t>]{0,8}(?:-{2,20}\s{0,3}(?:forwarded message|original message)\s{0,3}-{2,20}"
    r"|begin forwarded message:)[ \t]{0,8}$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD: Final = re.compile(
    r"^[ \t>*]{0,8}(from|date|sent|subject|to|cc)\*?:\*?[ \t]{0,8}(.{0,500})$", re.IGNORECASE
)
_SUBJECT: Final = re.compile(r"^(?:\s{0,4}(?:re|fwd?|aw|wg)\s{0,2}:)+\s{0,4}", re.IGNORECASE)
_LEAST: Final = 40


def is_mail(payload: bytes) -> bool:
    """Whether bytes begin with the header of a message."""
    head = payload[:8192].lstrip(b"\r\n").lower()
    if _HEADER.match(head) is None:
        return False
    block = b"\n" + head.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    return sum(each in block for each in _CERTAIN) > 1


def read_mail(payload: bytes, name: str) -> tuple[Article, ...]:
    """The articles of a message: its text first, then its attachments.

    Raises NoTextError where there is none; an attachment that cannot be read is left out and noted.
    """
    message = email.message_from_bytes(payload, policy=policy.default)
    articles = list(_articles(message, name, 0))
    if not articles:
        raise NoTextError(name, "an e-mail")
    return tuple(articles)


def _articles(message: EmailMessage, name: str, depth: int) -> Iterator[Article]:
    body = _body(message, name)
    if body is not None:
        yield _headed(message, body)
    if depth > 2:  # noqa: PLR2004 - a message in a message in a message
        return
    for number, part in enumerate(message.iter_attachments()):
        if number >= MAX_PARTS:
            return
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            if isinstance(inner, EmailMessage):
                yield from _articles(inner, name, depth + 1)
            continue
        article = _attached(part, name)
        if article is not None:
            yield article


def _body(message: EmailMessage, name: str) -> Article | None:
    plain = message.get_body(("plain",))
    if plain is not None:
        text = _text(plain)
        if len(text.strip()) >= _LEAST:
            return read_plain(text)
    page = message.get_body(("html",))
    if page is not None:
        try:
            return read_html(_text(page), name)
        except (NoTextError, TextTooLongError):
            return None
    return read_plain(_text(plain)) if plain is not None and _text(plain).strip() else None


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        content = part.get_payload(decode=True) or b""
    if isinstance(content, bytes):
        content = content.decode("utf-8", "replace")
    return str(content)[: MAX_TEXT + 1]


def _attached(part: MIMEPart, name: str) -> Article | None:
    kind = part.get_content_type()
    try:
        if kind == "application/pdf":
            raw = part.get_payload(decode=True)
            return read_pdf(raw, name) if isinstance(raw, bytes) else None
        if kind == "text/html":
            return read_html(_text(part), name)
        if kind == "text/plain" and _text(part).strip():
            return read_plain(_text(part))
    except (NoTextError, EmptyDocumentError, TextTooLongError):
        return None
    return None


def _headed(message: EmailMessage, body: Article) -> Article:
    """The article with what the header says of it, or what the header of the forwarded message says."""
    fields, text = _forwarded(body.text)
    subject = fields.get("subject") or str(message.get("subject", ""))
    sender = fields.get("from") or str(message.get("from", ""))
    day = stated_day(fields.get("date") or fields.get("sent") or "") or _sent_day(message)
    return Article(
        text=text,
        title=_SUBJECT.sub("", " ".join(subject.split()))[:500] or body.title,
        published=body.published or day,
        author=body.author or " ".join(sender.split())[:500] or None,
        url=body.url,
        publisher=body.publisher or _named(sender),
    )


def _named(sender: str) -> str | None:
    """The name that a sender goes by; None where there is an address alone."""
    name = " ".join(parseaddr(" ".join(sender.split())[:500])[0].split())
    return name[:200] if name and "@" not in name else None


def _forwarded(text: str) -> tuple[dict[str, str], str]:
    """The header lines of a forwarded message, and the text behind them."""
    mark = _FORWARDED.search(text)
    if mark is None:
        return {}, text
    lines = text[mark.end() :].split("\n")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines):
        found = _FIELD.match(line)
        if found is not None:
            fields.setdefault(found[1].lower(), found[2].strip(" *"))
        elif line.strip(" >") and fields:
            body = "\n".join(line.removeprefix("> ").removeprefix(">") for line in lines[number:])
            return fields, body
        elif line.strip(" >"):
            break
    return {}, text


def _sent_day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
