"""A report as PDF: our own page filled with plain values; the same context gives the same bytes."""

import json
from datetime import datetime
from typing import Any, Final, Literal

from casetracker.paths import bundled
from casetracker.reports.charts.drawing import DRAWN
from casetracker.reports.charts.pieces import pieces
from casetracker.reports.contexts.outline import about_of, profile_words, sections_of
from casetracker.reports.directions import isolated_text
from casetracker.reports.errors import TemplateBrokenError, ThemeError
from casetracker.reports.formats.coverage import covered, shown
from casetracker.reports.formats.tables import plain_marks
from casetracker.reports.formats.typesetting import fonts, typeset
from casetracker.reports.formats.widths import is_wide, widths_of
from casetracker.reports.languages import SOURCE, Label, say, speaking, spoken_now
from casetracker.reports.logos import Logo
from casetracker.reports.recognising import full_mark
from casetracker.reports.theme import Theme
from casetracker.text import safe_text

STANDARDS: Final[tuple[Literal["a-2a"], Literal["ua-1"]]] = ("a-2a", "ua-1")
TEMPLATE: Final = "report.typ"
# What the page itself says, by the name it has there.
_WORDS: Final = {
    "notes": Label("Notes"),
    "against": Label("against: "),
    "known": Label("Data as known on"),
    "upto": Label("events up to"),
    "audience": Label("written for"),
    "cited": Label("Sources cited"),
    "uncited": Label("No passage is cited: this report counts and lists what is on file."),
    "published": Label("published"),
    "speaker": Label("said by"),
    "about": Label("About this report"),
    "prepared": Label("Prepared by"),
    "date": Label("Date"),
    "checked": Label("Checked against the sources by"),
}
_SHORT_ROW: Final = 500
# A row of no longer texts takes a line or two.
_LINE: Final = 70


def as_pdf(context: dict[str, Any], theme: Theme) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1; raises TemplateBrokenError, or ThemeError for its logo.

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
    page = (bundled("templates") / TEMPLATE).read_bytes()
    with speaking(context["head"].get("language", SOURCE)):
        values = _values(context, theme)
    inputs = {"report": values}
    if theme.logo is None:
        return typeset(page, inputs, template=TEMPLATE, **wanted)
    inputs["logo"] = json.dumps([*theme.logo.content])
    try:
        return typeset(page, inputs, template=TEMPLATE, **wanted)
    except TemplateBrokenError:
        _check_logo(theme.logo, inputs["logo"], wanted)
        raise


def _check_logo(logo: Logo, content: str, wanted: dict[str, Any]) -> None:
    """Raise ThemeError where a page with the logo alone fails as well."""
    page = b"#image(bytes(json(bytes(sys.inputs.logo))), format: sys.inputs.kind, alt: sys.inputs.kind)"
    titled = b"#set document(title: sys.inputs.kind)\n" + page
    try:
        typeset(titled, {"logo": content, "kind": logo.kind}, template="logo", **wanted)
    except TemplateBrokenError as error:
        raise ThemeError(logo.path, error.reason) from None


def _values(context: dict[str, Any], theme: Theme) -> str:
    """Everything the page prints, as JSON: texts made safe, charts drawn, columns weighed."""
    sections = sections_of(context)
    on_its_side = is_wide(sections)
    parts = [
        {
            **part,
            "blocks": [
                one for block in part["blocks"] for one in _blocks(block, on_its_side=on_its_side)
            ],
        }
        for part in sections
    ]
    values = {
        "language": spoken_now(),
        "labels": {name: str(words) for name, words in _WORDS.items()},
        "theme": _theme(theme),
        "head": context["head"],
        "mark": full_mark(context["head"]["digest"]),
        "audience": profile_words(context),
        "is_wide": on_its_side,
        "sections": parts,
        "sources": context["sources"],
        "about": about_of(context),
    }
    return json.dumps(_safe(values, covered(fonts()), {}), ensure_ascii=True)


def _theme(theme: Theme) -> dict[str, Any]:
    """What the page is told of the theme; of the logo its kind, and its words for who cannot see it."""
    if theme.logo is None:
        return {**theme.values(), "logo": None}
    alternative = theme.logo_alt or theme.header or say("Logo")
    return {**theme.values(), "logo": {"kind": theme.logo.kind, "alt": alternative}}


def _blocks(block: dict[str, Any], *, on_its_side: bool) -> list[dict[str, Any]]:
    if block["type"] != "figure":
        return [_block(block, on_its_side=on_its_side)]
    drawn = pieces(block["chart"], block["figure"])
    return [
        {
            "type": "figure",
            "caption": block["caption"] if one is drawn[-1] else "",
            "svg": str(DRAWN[block["chart"]](one)),
            "alt": f"{one['title']}. {one['description']}",
        }
        for one in drawn
    ]


def _block(block: dict[str, Any], *, on_its_side: bool) -> dict[str, Any]:
    if block["type"] not in ("table", "pairs", "sentences"):
        return block
    rows = [{**one, "bare": _bare(one)} for one in block["rows"]]
    if block["type"] == "sentences":
        return {**block, "rows": rows}
    # A row that is not long stays on one page.
    rows = [
        {**one, "is_short": _length(one) <= _SHORT_ROW, "is_line": _length(one) <= _LINE}
        for one in rows
    ]
    return {**block, "rows": rows, "widths": widths_of(block, on_its_side=on_its_side)}


def _bare(row: dict[str, Any]) -> str:
    """The mark that a row ends in beside its footnotes, such as `[unsourced]`; empty without one."""
    has_one = row["mark"] or not row["notes"]
    return plain_marks({**row, "notes": [], "against": []}) if has_one else ""


def _length(row: dict[str, Any]) -> int:
    """How many characters the longest cell of a row has."""
    return max((len(one["text"]) for one in row["cells"]), default=0)


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
