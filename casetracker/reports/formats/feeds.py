"""Changes as an Atom feed (RFC 4287): an entry each, in plain text that no reader takes for markup."""

import hashlib
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from casetracker.reports.contexts.outline import sourced
from casetracker.reports.escaping import xml_line
from casetracker.reports.languages import say
from casetracker.reports.recognising import full_mark
from casetracker.text import safe_line

ATOM: Final = "http://www.w3.org/2005/Atom"
# The parts of a report of changes that tell of facts; its counts and lists of cases make no entries.
_TOLD: Final = frozenset(
    {"moves", "new", "changed", "corrected", "withdrawn", "contradicted", "time-limits", "silent"}
)
_LONGEST_TITLE: Final = 200
# Of the category that says which content the feed is of.
_CONTENT: Final = "urn:casetracker:content"


def as_atom(context: dict[str, Any]) -> bytes:
    """The feed; the same context gives the same bytes, and the same change the same id in every feed."""
    head = context["head"]
    known_at = head["known_at"]["machine"]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": head.get("language", "en")})
    _put(feed, "id", f"urn:casetracker:{_digest(head['kind'], head['title'], head['profile'])}")
    _put(feed, "title", head["title"])
    _put(feed, "updated", known_at)
    _put(SubElement(feed, "author"), "name", "casetracker")
    _put(feed, "generator", f"casetracker {head['program_version']}")
    SubElement(feed, "category", {"scheme": _CONTENT, "term": full_mark(head["digest"])})
    refs = sourced(context)
    for title, block, row in _rows(context):
        feed.append(_entry(title, block["columns"], row, refs, known_at))
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _rows(context: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each row of the parts that tell of facts, the newest change first within its part."""
    for part in context["sections"]:
        if part["id"] in _TOLD:
            for block in part["blocks"]:
                for row in reversed(block.get("rows", ())):
                    yield part["title"], block, row


def _entry(
    title: str, columns: list[str], row: dict[str, Any], refs: dict[str, str], known_at: str
) -> Element:
    cells = row["cells"]
    entry = Element("entry")
    told = [safe_line(cell["text"]) for cell in cells]
    _put(entry, "id", f"urn:casetracker:{_digest(title, *told, *_cited(row, refs))}")
    _put(entry, "title", _shortened(f"{told[0]}: {title}: {told[2]} ({told[1]})"))
    decided = [cell["machine"] for cell in cells if cell["kind"] == "reviewer"]
    _put(entry, "updated", next((at for at in decided if at), known_at))
    lines = [f"{column}: {text}" for column, text in zip(columns, told, strict=True)]
    cited = _cited(row, refs)
    if cited:
        lines.append(f"{say('Sources')}: {', '.join(cited)}")
    _put(entry, "content", "\n".join(lines))
    return entry


def _cited(row: dict[str, Any], refs: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(refs[note] for note in (*row["notes"], *row["against"])))


def _put(parent: Element, name: str, text: str) -> None:
    """A child that holds a text; where Atom knows kinds of text, it is said to be plain."""
    kinds = {"type": "text"} if name in ("title", "content") else {}
    SubElement(parent, name, kinds).text = "\n".join(map(xml_line, text.split("\n")))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "\u2026"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
