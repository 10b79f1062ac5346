"""Reports that were written, as they are listed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from casetracker.model.vocabulary import Confidentiality


@dataclass(frozen=True, slots=True)
class RunFile:
    """One file of a report that was written; `size` in bytes."""

    format: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """A report that was written: what was asked for, when and by whom, and its files.

    `claims` counts the passages that it prints, `parameters` are those that it was asked for with: since
    when and up to when, the days and moments that it looks from, its language, the theme of its pages.
    """

    ref: str
    kind: str
    scope: str | None
    profile: Confidentiality
    title: str
    made_at: datetime
    made_by: str
    program_version: str
    content_sha256: str
    templates_sha256: str
    claims: int
    files: tuple[RunFile, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
