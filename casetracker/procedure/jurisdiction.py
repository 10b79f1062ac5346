"""What a jurisdiction pack holds, as frozen values."""

from dataclasses import dataclass
from datetime import date

from casetracker.model.vocabulary import AuthorityKind, Grade
from casetracker.procedure.stages import SourceNote, Stage, StageRules, Transition


@dataclass(frozen=True, slots=True)
class Code:
    """A law that articles belong to."""

    id: str
    label: str
    law: str
    adopted: date | None
    in_force: date | None
    grade: Grade
    sources: tuple[SourceNote, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Statute:
    """An article or a part of one; `parent` is the id of the article above it, or None.

    `gravity` and `penalty_range` are "" where they were not read.
    """

    id: str
    code: str
    article: str
    parent: str | None
    label: str
    gravity: str
    penalty_range: str
    grade: Grade
    sources: tuple[SourceNote, ...]
    note: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that reports name; `court_code` is the number that its case numbers carry."""

    id: str
    label: str
    kind: AuthorityKind
    parent: str | None
    court_code: str
    level: str
    aliases: tuple[str, ...]
    grade: Grade
    sources: tuple[SourceNote, ...]
    note: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Pack:
    """One jurisdiction, together with everything it takes from the pack that it extends.

    `sha256` covers every file of the folder and of the packs below it; `labels` maps a language to
    the words of ids and stage codes.
    """

    id: str
    version: str
    name: str
    country: str
    timezone: str
    languages: tuple[str, ...]
    extends: str | None
    case_ref: str
    checked_on: date | None
    disclaimer: str
    reviewed_by: tuple[str, ...]
    stages: tuple[Stage, ...]
    entry_stages: frozenset[str]
    transitions: tuple[Transition, ...]
    codes: tuple[Code, ...]
    statutes: tuple[Statute, ...]
    institutions: tuple[Institution, ...]
    labels: dict[str, dict[str, str]]
    sha256: str

    @property
    def rules(self) -> StageRules:
        """The stages and transitions as a status is computed from them."""
        return StageRules.of(self.stages, self.transitions)

    def statute(self, article: str) -> Statute | None:
        """The row of an article number, exactly as written."""
        return next((row for row in self.statutes if row.article == article), None)

    def ancestors(self, statute: Statute) -> tuple[Statute, ...]:
        """The articles above this one, nearest first."""
        rows = {row.id: row for row in self.statutes}
        above: list[Statute] = []
        parent = statute.parent
        while parent is not None:
            above.append(rows[parent])
            parent = rows[parent].parent
        return tuple(above)

    def institution(self, name: str) -> Institution | None:
        """The body of that label or alias, or with that court code."""
        wanted = name.strip().casefold()
        for body in self.institutions:
            names = (body.label, *body.aliases, body.court_code)
            if wanted and any(wanted == known.casefold() for known in names):
                return body
        return None
