"""Reports that were written: what each said, and the files it became. Rows never change."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from casetracker.model.columns import NAME, REF, TITLE, choice, document, limited, link, moment
from casetracker.model.source_tables import SHA256
from casetracker.model.vocabulary import Confidentiality

KIND = 40


class ReportRun(SQLModel, table=True):
    """A report as it was written: its parameters and its whole content, compressed canonical JSON.

    `content_sha256` is the digest printed in the report, `templates_sha256` that of the templates in
    use, `claims` the passages it prints.
    """

    __tablename__ = "report_runs"
    __table_args__ = (
        sa.CheckConstraint("length(content_sha256) = 64", name="content_digest"),
        sa.CheckConstraint("length(templates_sha256) = 64", name="templates_digest"),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    kind: str = limited(KIND)
    scope: str | None = limited(REF, nullable=True)
    profile: Confidentiality = choice(Confidentiality)
    parameters: dict[str, Any] = document(default_factory=dict)
    made_at: datetime = moment()
    made_by: str = limited(80)
    program_version: str = limited(32)
    templates_sha256: str = limited(SHA256)
    content_sha256: str = limited(SHA256, index=True)
    content: bytes = Field(sa_type=sa.LargeBinary, nullable=False)
    claims: list[str] = document(default_factory=list)
    title: str = limited(TITLE)


class ReportFile(SQLModel, table=True):
    """One file of a report; `size` in bytes."""

    __tablename__ = "report_files"
    __table_args__ = (
        sa.UniqueConstraint("run_id", "format"),
        sa.CheckConstraint("length(sha256) = 64", name="digest"),
        sa.CheckConstraint("size >= 0", name="size"),
    )
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = link("report_runs.id")
    format: str = limited(16)
    name: str = limited(NAME)
    size: int
    sha256: str = limited(SHA256, index=True)
