"""What a jurisdiction pack holds, as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from casetracker.model.vocabulary import AuthorityKind, Grade
from casetracker.procedure.clocks.calendars import HolidayRule
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.stages import SourceNote, Stage, StageRules, Transition
from casetracker.procedure.validity import Validity


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
    validity: Validity = field(default_factory=Validity)


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
    validity: Validity = field(default_factory=Validity)


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
    validity: Validity = field(default_factory=Validity)


@dataclass(frozen=True, slots=True)
class Pack:
    """One jurisdiction, together with everything it takes from the pack that it extends.

    `covers` is `jurisdiction`, or `everywhere` for rules that stand beside those of any jurisdiction;
    `gravity` are the classes of charges, least first. `sha256` covers every file of the folder and of
    the packs below it; `labels` maps a language to the words of ids and stage codes.
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
    limits: tuple[Limit, ...]
    covers: str
    gravity: tuple[str, ...]
    holidays: HolidayRule
    labels: dict[str, dict[str, str]]
    sha256: str

    @property
    def signature(self) -> str:
        """Id and version, as printed wherever a rule of the pack is used."""
        return f"{self.id} {self.version}"

    @property
    def rules(self) -> StageRules:
        """The stages and transitions as a status is computed from them."""
        return StageRules.of(self.stages, self.transitions, pack=self.signature)

    def gravest(self, articles: Iterable[str]) -> tuple[str, ...] | None:
        """The classes that the gravest of some articles may have; None where the pack has none.

        Where an article's class is not known, the gravest is at least that of the others.
        """
        if not self.gravity:
            return None
        found = [self._gravity_of(article) for article in articles]
        ranks = [self.gravity.index(each) for each in found if each in self.gravity]
        least = max(ranks, default=0)
        is_known = bool(found) and len(ranks) == len(found)
        return self.gravity[least : least + 1] if is_known else self.gravity[least:]

    def _gravity_of(self, article: str) -> str:
        row = self.statute(article)
        while row is not None and not row.gravity:
            above = self.ancestors(row)
            row = above[0] if above else None
        return row.gravity if row is not None else ""

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
