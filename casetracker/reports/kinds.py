"""The kinds of report there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casetracker.reports.languages import Label


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report: its title, what it says in a line, and which references it takes as a scope.

    `prefixes` are the letters of references that may be its scope; without one it is about everything.
    `is_generic` says whether its content is made of sections that the common templates print,
    `formats` names those that it alone is written in, `period` is `within` where it may keep to days,
    `since` where it begins at a day or a report, and empty where it tells everything.
    """

    name: str
    title: Label
    purpose: str
    prefixes: tuple[str, ...]
    is_generic: bool = True
    formats: tuple[str, ...] = ()
    period: str = ""

    @property
    def example(self) -> str:
        """A reference that may be its scope."""
        return f"{self.prefixes[0]}-0001"


_ALL: Final = (
    ReportKind(
        "case-status",
        Label("Case status report"),
        "where each case stands, what nobody says",
        ("C",),
        is_generic=False,
    ),
    ReportKind(
        "group-dossier",
        Label("Group dossier"),
        "people reported together: counts, members, sides",
        ("G",),
    ),
    ReportKind(
        "defendant-sheet",
        Label("Defendant sheet"),
        "one person: identity, custody, charges, stages",
        ("D", "C"),
    ),
    ReportKind(
        "chronology",
        Label("Chronology"),
        "everything dated, in its order",
        ("C", "G", "D"),
        period="within",
    ),
    ReportKind(
        "deadlines",
        Label("Time limits"),
        "what ends when, by which rule, worked out how",
        ("C", "G", "D"),
        formats=("ics",),
    ),
    ReportKind(
        "overview", Label("Overview"), "the docket in numbers, with denominators", ("C", "G")
    ),
    ReportKind(
        "changes",
        Label("Changes"),
        "what is not as it was, and what is",
        ("C",),
        formats=("atom",),
        period="since",
    ),
    ReportKind("source-log", Label("Source log"), "what was read, stored and decided", ("S",)),
)
KINDS: Final[Mapping[str, ReportKind]] = {kind.name: kind for kind in _ALL}
