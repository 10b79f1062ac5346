"""A report as PDF: our own page filled with plain values; the same context gives the same bytes."""

import json
import math
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

from casetracker.paths import bundled
from casetracker.reports.charts.drawing import DRAWN
from casetracker.reports.contexts.outline import about_of, profile_words, sections_of
from casetracker.reports.directions import isolated_text
from casetracker.reports.errors import TemplateBrokenError
from casetracker.reports.formats.coverage import covered, shown
from casetracker.reports.formats.tables import plain_marks
from casetracker.reports.languages import SOURCE, Label, speaking, spoken_now
from casetracker.reports.theme import Theme
from casetracker.text import safe_line, safe_text

STANDARDS: Final[tuple[Literal["a-2a"], Literal["ua-1"]]] = ("a-2a", "ua-1")
TEMPLATE: Final = "report.typ"
# More columns than this, notes among them, and the page is laid on its side.
_MOST_UPRIGHT: Final = 9
_NOTES_WIDTH: Final = 9
# What the page itself says, by the name it has there.
_WORDS: Final = {
    "notes": Label("Notes"),
    "against": Label("against: "),
    "known": Label("Data as known on"),
    "upto": Label("events up to"),
    "audience": Label("written for"),
    "cited": Label("Sources cited"),
    "uncited": Label("No source is cited."),
    "published": Label("published"),
    "speaker": Label("said by"),
    "about": Label("About this report"),
    "prepared": Label("Prepared by"),
    "date": Label("Date"),
    "checked": Label("Checked against the sources by"),
}
_THIN: Final = 5
_DATE: Final = 14
_THICK: Final = 42
# The longest word that a column makes room for: the identifier of a rule.
_WORD: Final = 30
# The first column is set in bold letters, which are so much wider.
_BOLD: Final = 1.15
_SHORT_ROW: Final = 500


def as_pdf(context: dict[str, Any], theme: Theme) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1; raises TemplateBrokenError.

    The page sees no file but its fonts and reaches no network: its values are handed over in memory,
    and its folder is empty.
    """
    made = datetime.fromisoformat(context["generation"]["at"]["machine"])
    (written,) = _compiled(
        context,
        theme,
        format="pdf",
        pdf_standards=[*STANDARDS],
        timestamp=int(made.timestamp()),
    )
    return written


def as_images(context: dict[str, Any], theme: Theme, dots_per_inch: float) -> list[bytes]:
    """The pages of the PDF as PNG images, in their order; raises TemplateBrokenError."""
    return _compiled(context, theme, format="png", ppi=dots_per_inch)


def _compiled(context: dict[str, Any], theme: Theme, **wanted: Any) -> list[bytes]:
    # Only here: a wheel of 80 MB that no other format needs.
    import typst  # noqa: PLC0415

    page = (bundled("templates") / TEMPLATE).read_bytes()
    with speaking(context["head"].get("language", SOURCE)):
        values = _values(context, theme)
    with tempfile.TemporaryDirectory(prefix="casetracker-") as folder:
        try:
            compiler = typst.Compiler(
                root=folder,
                font_paths=[str(_fonts())],
                ignore_system_fonts=True,
                sys_inputs={"report": values},
                package_path=folder,
                package_cache_path=folder,
            )
            written = compiler.compile(page, **wanted)
        except typst.TypstError as error:
            raise TemplateBrokenError(TEMPLATE, None, safe_line(error.message)) from None
    return written if isinstance(written, list) else [written or b""]


def _values(context: dict[str, Any], theme: Theme) -> str:
    """Everything the page prints, as JSON: texts made safe, charts drawn, columns weighed."""
    parts = [
        {**part, "blocks": [_block(block) for block in part["blocks"]]}
        for part in sections_of(context)
    ]
    widths = [
        len(block["widths"]) for part in parts for block in part["blocks"] if "widths" in block
    ]
    values = {
        "language": spoken_now(),
        "labels": {name: str(words) for name, words in _WORDS.items()},
        "theme": theme.values(),
        "head": context["head"],
        "audience": profile_words(context),
        "is_wide": max(widths, default=0) > _MOST_UPRIGHT,
        "sections": parts,
        "sources": context["sources"],
        "about": about_of(context),
    }
    return json.dumps(_safe(values, covered(_fonts()), {}), ensure_ascii=True)


def _fonts() -> Path:
    return bundled("templates") / "fonts"


def _block(block: dict[str, Any]) -> dict[str, Any]:
    if block["type"] == "figure":
        drawn = block["figure"]
        svg = DRAWN[block["chart"]](drawn)
        alt = f"{drawn['title']}. {drawn['description']}"
        return {"type": "figure", "caption": block["caption"], "svg": str(svg), "alt": alt}
    if "rows" not in block:
        return block
    rows = [{**one, "printed": plain_marks(one)} for one in block["rows"]]
    if block["type"] == "sentences":
        return {**block, "rows": rows}
    # A row that is not long stays on one page.
    rows = [{**one, "is_short": _length(one) <= _SHORT_ROW} for one in rows]
    return {**block, "rows": rows, "widths": [*_widths(block), _NOTES_WIDTH]}


def _length(row: dict[str, Any]) -> int:
    """How many characters the longest cell of a row has."""
    return max((len(one["text"]) for one in row["cells"]), default=0)


def _widths(block: dict[str, Any]) -> list[float]:
    """Shares of the page by what the columns hold: never less than their longest word needs."""
    shares = []
    for at, column in enumerate(block["columns"]):
        texts = [column, *(one["cells"][at]["text"] for one in block["rows"])]
        is_broken = any(one["cells"][at]["kind"] in ("code", "address") for one in block["rows"])
        longest = max(len(text) for text in texts)
        weight = 1 if at else _BOLD
        word = max(len(word) for text in texts for word in (text.split() or [""]))
        is_date = any(one["cells"][at]["kind"] == "date" for one in block["rows"])
        need = _THIN if is_broken else weight * max(min(word, _WORD), _DATE if is_date else 0)
        shares.append(round(min(max(need, 2.6 * math.sqrt(longest), _THIN), _THICK), 2))
    return shares


def _safe(value: Any, known: frozenset[int], printed: dict[str, str]) -> Any:
    """Every text safe, and in characters that the fonts have: the standard refuses any other.

    `printed` keeps what became of a text: the same ones come again and again.
    """
    if isinstance(value, str):
        if value not in printed:
            printed[value] = isolated_text(shown(safe_text(value), known))
        return printed[value]
    if isinstance(value, dict):
        return {key: _safe(one, known, printed) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(one, known, printed) for one in value]
    return value
