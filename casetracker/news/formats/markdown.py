"""Markdown: the words without their marks; headings, list items and table rows stay lines of their own."""

import re
from datetime import date
from typing import Final

from casetracker.news.formats.article import Article
from casetracker.news.formats.plain import read_plain

_FRONT: Final = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*\n", re.DOTALL)
_KEY: Final = re.compile(
    r"^(title|date|author|source|publisher|url)[ \t]*:[ \t]*(.{1,500})$", re.IGNORECASE
)
_FENCE: Final = re.compile(r"^[ \t]{0,3}(?:```|~~~)")
_HEADING: Final = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_RULE: Final = re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$")
_ROW: Final = re.compile(r"^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$")
_QUOTE: Final = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+")
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_LINK: Final = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_REFERENCE: Final = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t].{0,2000}$")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\n]{1,50}\]")
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3}|~~|`)(?=\S)([^\n*_~`]{1,1000}?)(?<=\S)\1")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_COMMENT: Final = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)


def read_markdown(text: str) -> Article:
    """The article of a Markdown file; its front matter gives title, day, author and source."""
    front = _FRONT.match(text)
    known = _front_matter(front[1]) if front is not None else {}
    body = text[front.end() :] if front is not None else text
    lines: list[str] = []
    heading = None
    is_code = False
    for line in _COMMENT.sub("", body).split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
            continue
        if is_code or _RULE.match(line) or _ROW.match(line) or _REFERENCE.match(line):
            continue
        found = _HEADING.match(line)
        words = _plain(found[1] if found is not None else _QUOTE.sub("", line))
        if found is not None:
            heading = heading or words
            lines += ["", words, ""]
        else:
            lines.append(words)
    plain = read_plain("\n".join(lines).strip("\n"))
    return Article(
        text=plain.text,
        title=known.get("title") or heading or plain.title,
        published=_day(known.get("date", "")),
        author=known.get("author"),
        url=_link(known.get("url", "")),
        publisher=known.get("publisher") or known.get("source"),
    )


def _front_matter(block: str) -> dict[str, str]:
    found = (_KEY.match(line) for line in block.split("\n"))
    return {match[1].lower(): match[2].strip().strip("\"'") for match in found if match is not None}


def _plain(line: str) -> str:
    line = _FOOTNOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    line = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", line))
    return _ESCAPE.sub(r"\1", line).rstrip()


def _day(raw: str) -> date | None:
    try:
        return date.fromisoformat(raw[:10])
    except ValueError:
        return None


def _link(raw: str) -> str | None:
    return raw[:2000] if raw.startswith(("http://", "https://")) else None
