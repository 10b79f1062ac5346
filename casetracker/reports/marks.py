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
        self._bares: dict[str, Markup] = {}
        # By footnote the places that it was used at, escaped.
        self._uses: dict[str, list[str]] = {}

    def marks(self, row: Mapping[str, Any]) -> Markup:
        """What a row or sentence ends in: `[1a, 2b]`, what speaks against it, or `[unsourced]`.

        Both where it rests on several facts, and one of them has no source: `[1a] [unsourced]`.
        """
        notes, against = row["notes"], row["against"]
        parts = [self._bracket(notes)] if notes else []
        if not notes or row["mark"]:
            parts.append(self._bare(str(row["mark"] or "unsourced")))
        if against:
            parts.append(self._bracket(against, say("against: ")))
        return Markup(" ").join(parts)

    def backlinks(self, note: str) -> Markup:
        """Links back to each use of a footnote; nothing where marks are bare text."""
        uses = self._uses.get(note, [])
        links = [
            f'<a href="#{use}" role="doc-backlink" aria-label="'
            f'{escape(say("Back to use {number} of note {note}", number=number, note=note))}">'
            f"\u21a9{number if len(uses) > 1 else ''}</a>"
            for number, use in enumerate(uses, start=1)
        ]
        return Markup(" ".join(links))  # noqa: S704 - every part is escaped

    def _bracket(self, notes: list[str], lead: str = "") -> Markup:
        inner = ", ".join([self._mark(note) for note in notes])
        text = f"[{escape(lead) if lead else ''}{inner}]"
        shown = f'<span class="notes">{text}</span>' if self._has_links else text
        return Markup(shown)  # noqa: S704 - every part is escaped

    def _mark(self, note: str) -> str:
        """One mark, escaped."""
        name = str.__str__(escape(note))
        if not self._has_links:
            return name
        uses = self._uses.setdefault(note, [])
        use = f"use-{name}-{len(uses) + 1}"
        uses.append(use)
        return f'<a id="{use}" href="#note-{name}" role="doc-noteref">{name}</a>'

    def _bare(self, mark: str) -> Markup:
        if mark not in self._bares:
            text = escape(str(_MARKS[mark]))
            shown = f'<span class="{mark}">{text}</span>' if self._has_links else text
            self._bares[mark] = Markup(shown)  # noqa: S704 - escaped
        return self._bares[mark]
