"""Reports that were written, as they are listed."""

from dataclasses import dataclass
from datetime import datetime

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

    `claims` counts the passages that it prints.
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
