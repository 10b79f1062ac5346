"""Reports: the docket gathered into one context, rendered, and written whole."""

from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa

from casetracker.clock import today, utc_now
from casetracker.errors import ReportError
from casetracker.model.tables import ChangeSet
from casetracker.paths import private_folder
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.head import ReportHead
from casetracker.reports.rendering import render
from casetracker.reports.writing import report_file_name, write_atomically
from casetracker.services.acting import Actor
from casetracker.services.vocabularies import shipped_packs
from casetracker.settings import Settings
from casetracker.store.queries.cases import case_lines, case_view
from casetracker.store.queries.common import table_of
from casetracker.store.queries.sources import source_lines
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
        return self.render(scope, "text")

    def render(self, scope: str | None, report_format: str) -> str:
        """The case status report in a format; raises NotFoundError or ReportError."""
        with self._database.reading() as session:
            refs = [scope] if scope else [line.ref for line in case_lines(session)]
            cases = tuple(case_view(session, ref) for ref in refs)
            sources = source_lines(session)
            head = self._head(session, scope)
        context = case_status_context(cases, sources, head, today=today())
        return render(
            context,
            kind=CASE_STATUS,
            report_format=report_format,
            user_templates=self._settings.template_folder,
        )

    def write(self, scope: str | None, formats: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
        """Write the report in each format; gives the files. All are rendered before one is written."""
        rendered = [(name, self.render(scope, name)) for name in formats]
        try:
            private_folder(folder)
        except OSError as error:
            raise FolderError(folder, error.strerror or "no reason given") from error
        written = []
        for name, content in rendered:
            path = folder / report_file_name(CASE_STATUS, scope or "all", today(), name)
            write_atomically(path, content.encode("utf-8"))
            written.append(path)
        return tuple(written)

    def default_folder(self) -> Path:
        """Where reports go when no folder is named."""
        return self._settings.reports_folder

    def _head(self, session: ReadSession, scope: str | None) -> ReportHead:
        chain = table_of(ChangeSet)
        link = session.execute(
            sa.select(chain.c.sha256).order_by(chain.c.id.desc()).limit(1)
        ).scalar()
        now, viewpoint = utc_now(), self._database.viewpoint
        return ReportHead(
            title="Case status report" if scope is None else f"Case status report: {scope.upper()}",
            kind=CASE_STATUS,
            template_version=TEMPLATE_VERSION,
            known_at=viewpoint.known_at or now,
            as_of=viewpoint.as_of,
            generated_at=now,
            generated_by=self._actor.name,
            program_version=version("casetracker"),
            database_name=Path(self._database.label).name,
            packs=tuple((pack.id, pack.version, pack.disclaimer) for pack in shipped_packs()),
            audit_head=link,
        )
