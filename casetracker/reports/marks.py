"""Footnote marks in text, and the way back from a footnote to where it was used."""

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup, escape

from casetracker.reports.languages import Label, say

# What stands where no footnote can: nobody says so; counted by the program; kept by the house itself;
# a value that nothing on file gives.
_MARKS: Final = {
    "unsourced": Label("[unsourced]"),
    "counted": Label("[counted]"),
    "record": Label("[own record]"),
    "absent": Label("[nothing on file]"),
}


class FootnoteMarks:
    """The marks of one report as it is written: knows where each footnote was used."""

    def __init__(self, *, has_links: bool) -> None:
        """`has_links`: whether marks are HTML links or bare text."""
        self._has_links = has_links
        self._uses: dict[str, list[str]] = {}

    def marks(self, row: Mapping[str, Any]) -> Markup:
        """What a row or sentence ends in: `[1a, 2b]`, what speaks against it, or `[unsourced]`."""
        notes, against = row["notes"], row["against"]
        if not notes and not against:
            return self._bare(str(row["mark"] or "unsourced"))
        parts = [self._bracket(notes)] if notes else [self._bare(str(row["mark"] or "unsourced"))]
        if against:
            parts.append(self._bracket(against, say("against: ")))
        return Markup(" ").join(parts)

    def backlinks(self, note: str) -> Markup:
        """Links back to each use of a footnote; nothing where marks are bare text."""
        uses = self._uses.get(note, [])
        links = [
            f'<a href="#{escape(use)}" role="doc-backlink" aria-label="'
            f'{escape(say("Back to use {number} of note {note}", number=number, note=note))}">'
            f"\u21a9{number if len(uses) > 1 else ''}</a>"
            for number, use in enumerate(uses, start=1)
        ]
        return Markup(" ".join(links))  # noqa: S704 - every part is escaped

    def _bracket(self, notes: list[str], lead: str = "") -> Markup:
        inner = ", ".join([str.__str__(self._mark(note)) for note in notes])
        text = f"[{escape(lead)}{inner}]"
        shown = f'<span class="notes">{text}</span>' if self._has_links else text
        return Markup(shown)  # noqa: S704 - every part is escaped

    def _mark(self, note: str) -> Markup:
        if not self._has_links:
            return escape(note)
        uses = self._uses.setdefault(note, [])
        use = f"use-{note}-{len(uses) + 1}"
        uses.append(use)
        id_, name = escape(use), escape(note)
        link = f'<a id="{id_}" href="#note-{name}" role="doc-noteref">{name}</a>'
        return Markup(link)  # noqa: S704 - every part is escaped

    def _bare(self, mark: str) -> Markup:
        text = str(_MARKS[mark])
        if not self._has_links:
            return escape(text)
        return Markup(f'<span class="{mark}">{escape(text)}</span>')  # noqa: S704 - escaped
