"""HTML pages: the article's text without menus, captions and adverts, and the page's metadata."""

import re
from datetime import date
from typing import Final

from casetracker.news.formats.article import Article
from casetracker.news.formats.limits import MAX_TEXT
from casetracker.news.problems import NoTextError, TextTooLongError


def read_html(markup: str, name: str) -> Article:
    """The article of a page; raises NoTextError where none can be told from the rest."""
    if len(markup) > MAX_TEXT:
        raise TextTooLongError(name, len(markup), MAX_TEXT)
    # half a second to import, and text and feeds do without it
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    found = trafilatura.bare_extraction(
        markup,
        favor_precision=True,
        deduplicate=False,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        config=config,
    )
    text = "" if found is None or isinstance(found, dict) else str(found.text or "")
    if found is None or isinstance(found, dict) or not text.strip():
        raise NoTextError(name, "text/html")
    return Article(
        text=_with_rows(text),
        title=_line(found.title),
        published=_day(found.date),
        author=_line(found.author),
        url=_link(found.url),
        publisher=_line(found.sitename),
    )


def _with_rows(text: str) -> str:
    """The text with each row of a table as a line: "• Arman Test: 34 — six years"."""
    lines = text.split("\n")
    kept: list[str] = []
    for place, line in enumerate(lines):
        if not line.startswith("| "):
            if not _RULE.fullmatch(line.strip()):
                kept.append(line)
            continue
        if place + 1 < len(lines) and _RULE.fullmatch(lines[place + 1].strip()):
            continue  # the heads of the columns
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        cells = [cell for cell in cells if cell]
        if len(cells) > 1:
            rest = " \u2014 ".join(cells[1:])
            kept.append(f"\u2022 {cells[0]}: {rest}.")
        else:
            kept += cells
    return "\n".join(kept)


_RULE: Final = re.compile(r"\|(?:-{3,}\|)+")


def _line(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text[:500] or None


def _link(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text[:2000] if text.startswith(("http://", "https://")) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
