"""HTML pages: the article's text without menus, captions and adverts, and the page's metadata."""

from datetime import date

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
        include_tables=False,
        with_metadata=True,
        config=config,
    )
    text = "" if found is None or isinstance(found, dict) else str(found.text or "")
    if found is None or isinstance(found, dict) or not text.strip():
        raise NoTextError(name, "text/html")
    return Article(
        text=text,
        title=_line(found.title),
        published=_day(found.date),
        author=_line(found.author),
        url=_link(found.url),
        publisher=_line(found.sitename),
    )


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
