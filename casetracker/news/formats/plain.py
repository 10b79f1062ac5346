"""Plain text: as it stands."""

from casetracker.news.formats.article import Article


def read_plain(text: str) -> Article:
    """The article of a plain text; its title is the first line where that looks like one."""
    return Article(text=text, title=_title(text))


def _title(text: str) -> str | None:
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    is_title = 0 < len(line) <= 150 and line[-1] not in '.,;:!?\u201d"' and rest.strip()  # noqa: PLR2004 - a headline's length
    return line if is_title else None
