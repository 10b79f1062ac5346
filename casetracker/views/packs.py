"""Jurisdiction packs as they are listed and shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack as one row.

    `origin` is `shipped`, `yours`, or `yours, in place of the shipped one`; `grades` counts its own
    rules by grade; `faults` say why it cannot be used, each with its file and line; none where it can.
    """

    id: str
    version: str
    name: str
    origin: str
    folder: str
    covers: str
    rules: int
    grades: tuple[tuple[str, int], ...]
    reviewed_by: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule was read."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """By how much a limit may be made longer at most, and the report that stands for an order."""

    longest: str
    words: str
    needs: str
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    valid: str


@dataclass(frozen=True, slots=True)
class LimitView:
    """A rule with a time limit, as its pack states it; periods are ISO 8601."""

    id: str
    label: str
    pack: str
    kind: str
    triggers: tuple[str, ...]
    period: str
    words: str
    start: str
    roll: str
    satisfied_by: tuple[str, ...]
    shown_by: tuple[str, ...]
    condition: str
    valid: str
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    checked_on: str
    extensions: tuple[ExtensionView, ...]


@dataclass(frozen=True, slots=True)
class TransitionView:
    """How one stage may follow another."""

    before: str
    after: str
    kind: str
    is_implied: bool
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    valid: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """A law that articles belong to; days as texts, "" where they were not read."""

    id: str
    label: str
    law: str
    adopted: str
    in_force: str
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    valid: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article of a statute."""

    id: str
    article: str
    label: str
    gravity: str
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    valid: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """A body that reports name."""

    id: str
    label: str
    kind: str
    court_code: str
    grade: str
    sources: tuple[RuleSource, ...]
    note: str
    valid: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack, whole, with what it takes from the pack that it extends."""

    line: PackLine
    extends: str | None
    country: str
    disclaimer: str
    checked_on: str
    holidays: str
    gravity: tuple[str, ...]
    sha256: str
    stages: tuple[str, ...]
    transitions: tuple[TransitionView, ...]
    limits: tuple[LimitView, ...]
    codes: tuple[CodeView, ...]
    articles: tuple[ArticleView, ...]
    institutions: tuple[InstitutionView, ...]
