"""Reports: the docket gathered into one context, rendered, and written whole."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from casetracker.clock import today, utc_now
from casetracker.errors import ReportError
from casetracker.model.tables import ChangeSet
from casetracker.paths import private_folder
from casetracker.reports.head import ReportHead
from casetracker.reports.rendering import render
from casetracker.reports.writing import report_file_name, write_atomically
from casetracker.services.acting import Actor
from casetracker.services.report_material import Gathering, ReportScope, gathered
from casetracker.services.vocabularies import shipped_packs
from casetracker.settings import Settings
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, ReadSession

CASE_STATUS = "case-status"
TEMPLATE_VERSION = "1"


class FolderError(ReportError):
    """A folder that cannot be made."""

    def __init__(self, folder: Path, why: str) -> None:
        """Name the folder."""
        super().__init__(f"{folder}: no folder can be made there ({why}): name another with --out")


class ReportService:
    """Renders reports from one consistent state of the docket."""

    def __init__(self, database: Database, actor: Actor, settings: Settings) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor
        self._settings = settings

    def preview(self, scope: str | None = None) -> str:
        """The case status report as plain text, of one case or of all."""
        return self.render(ReportScope(CASE_STATUS, scope), "text")

    def context(self, scope: ReportScope) -> dict[str, Any]:
        """The whole content of a report as plain values; raises NotFoundError or UsageError."""
        with self._database.reading() as session:
            return gathered(Gathering(session, scope, self._head(session, scope), today()))

    def render(self, scope: ReportScope, report_format: str) -> str:
        """A report in a format; raises NotFoundError or ReportError."""
        return render(
            self.context(scope),
            kind=scope.kind,
            report_format=report_format,
            user_templates=self._settings.template_folder,
        )

    def write(
        self, scope: str | None, formats: tuple[str, ...], folder: Path, kind: str = CASE_STATUS
    ) -> tuple[Path, ...]:
        """Write the report in each format; gives the files. All are rendered before one is written."""
        rendered = [(name, self.render(ReportScope(kind, scope), name)) for name in formats]
        try:
            private_folder(folder)
        except OSError as error:
            raise FolderError(folder, error.strerror or "no reason given") from error
        written = []
        for name, content in rendered:
            path = folder / report_file_name(kind, scope or "all", today(), name)
            write_atomically(path, content.encode("utf-8"))
            written.append(path)
        return tuple(written)

    def default_folder(self) -> Path:
        """Where reports go when no folder is named."""
        return self._settings.reports_folder

    def _head(self, session: ReadSession, scope: ReportScope) -> ReportHead:
        chain = table_of(ChangeSet)
        link = session.execute(
            sa.select(chain.c.sha256).order_by(chain.c.id.desc()).limit(1)
        ).scalar()
        now = utc_now()
        return ReportHead(
            title=scope.title,
            kind=scope.kind,
            template_version=TEMPLATE_VERSION,
            known_at=now,
            as_of=None,
            generated_at=now,
            generated_by=self._actor.name,
            program_version=version("casetracker"),
            database_name=Path(self._database.label).name,
            packs=tuple((pack.id, pack.version, pack.disclaimer) for pack in shipped_packs()),
            audit_head=link,
        )
