"""PDF files with a text layer: the words of their pages, lines joined into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from casetracker.news.formats.article import Article
from casetracker.news.formats.limits import MAX_PAGES, MAX_TEXT
from casetracker.news.problems import BrokenPdfError, LockedPdfError, ScannedPdfError

if TYPE_CHECKING:
    from pypdf import PdfReader

_HYPHEN: Final = re.compile(r"([^\W\d_])[-\u00ad]$")
_ENDS: Final = '.!?:;"\u201d\u2019)'
_SHORT: Final = 0.7


def read_pdf(payload: bytes, name: str) -> Article:
    """The article of a PDF; raises BrokenPdfError, LockedPdfError and ScannedPdfError.

    The day on which the file was made is not taken for the day of publication.
    """
    import pypdf  # noqa: PLC0415 - 80 ms to import, and only PDF files need it

    try:
        reader = pypdf.PdfReader(BytesIO(payload), strict=False)
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else list(_pages(reader))
        known = None if is_locked else reader.metadata
        title = "" if known is None else known.title or ""
        author = "" if known is None else known.author or ""
    except Exception as failure:  # the parser raises anything
        raise BrokenPdfError(name) from failure
    if is_locked:
        raise LockedPdfError(name)
    text = "\n".join(_paragraphs(_without_furniture(pages)))
    if not any(letter.isalpha() for letter in text):
        raise ScannedPdfError(name)
    return Article(
        text=text[:MAX_TEXT],
        title=" ".join(title.split())[:500] or None,
        author=" ".join(author.split())[:500] or None,
    )


def _pages(reader: "PdfReader") -> Iterator[list[str]]:
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or length > MAX_TEXT:
            return
        text = page.extract_text() or ""
        length += len(text)
        yield [line.strip() for line in text.split("\n")]


def _without_furniture(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages without those that stand at the head or foot of most of them."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line]
        edges.update({_numberless(line) for line in (*lines[:1], *lines[-1:])})
    repeated = {line for line, times in edges.items() if times > 1 and times * 2 > len(pages)}
    return [
        line for page in pages for line in page if not line or _numberless(line) not in repeated
    ]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined where the one before was full and ends in the middle of a sentence."""
    full = max((len(line) for line in lines), default=0)
    held = ""
    last = 0
    for line in lines:
        if not line:
            if held:
                yield held
            held = ""
            continue
        goes_on = held and (held[-1] not in _ENDS or line[:1].islower()) and last > _SHORT * full
        if not goes_on and held and last <= _SHORT * full:
            yield held
            held = ""
        if held and _HYPHEN.search(held) and line[:1].islower():
            held = held[:-1] + line
        else:
            held = f"{held} {line}".strip()
        last = len(line)
    if held:
        yield held
