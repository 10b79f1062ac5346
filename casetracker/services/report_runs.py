"""Reports that were written, kept as they were: listed, recognised, and made again."""

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from casetracker.errors import InputError, IntegrityError, NotFoundError
from casetracker.model.tables import ReportFile, ReportRun
from casetracker.reports.contexts.assembling import canonical_parts
from casetracker.reports.errors import OverfullError
from casetracker.reports.recognising import is_marked, marks_in
from casetracker.reports.theme import theme_of
from casetracker.reports.writing import Laid
from casetracker.services.acting import Actor
from casetracker.services.report_material import ReportScope
from casetracker.services.report_templates import templates_digest
from casetracker.settings import Settings
from casetracker.store.queries.common import NoSuchRecordError, table_of
from casetracker.store.references import REPORT, next_refs
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.runs import RunFile, RunLine

_LARGEST: Final = 200_000_000


class UnknownFileError(NotFoundError):
    """A file that no report on file became."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path}: no report on file became this; see 'casetracker report runs'")


class UnreadableFileError(InputError):
    """A file that cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        """Name the file and the reason."""
        super().__init__(f"{path}: cannot be read ({why})")


class AlteredFileError(IntegrityError):
    """A file that says it is a report on file, and is not as it was written."""

    def __init__(self, path: Path, run: RunLine) -> None:
        """Name the file and the report."""
        super().__init__(
            f"{path}: not as it was written; it says it is {run.ref} ({run.title}) of"
            f" {run.made_at:%Y-%m-%d %H:%M} UTC: make it again with 'casetracker report again {run.ref}'"
        )


class OtherTemplatesError(IntegrityError):
    """A report that the templates of today would print in other bytes."""

    def __init__(
        self, run: RunLine, formats: Sequence[str], paths: tuple[Path, ...], why: Sequence[str] = ()
    ) -> None:
        """Name the report and the formats; `paths` are the files that came out as they were.

        `why` are the reasons that are known.
        """
        others = f"its templates or the program ({run.program_version} then) have changed since"
        since = "; ".join(why if len(why) == len(formats) else (*why, others))
        rest = "; all else that was asked for is written" if paths else ""
        super().__init__(
            f"{run.ref} in {', '.join(formats)} comes out otherwise than it was written: {since}{rest}"
        )
        self.paths = paths


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report that was written: what was asked for, its content, and its files by format."""

    scope: ReportScope
    context: dict[str, Any]
    files: tuple[tuple[str, Laid], ...]


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it was kept: what is known of it, its content, and the files that are wanted."""

    line: RunLine
    context: dict[str, Any]
    files: tuple[RunFile, ...]

    @property
    def theme(self) -> dict[str, str] | None:
        """What its pages looked like; None: it has none, or it was kept before themes were."""
        theme: dict[str, str] | None = self.line.parameters.get("theme")
        return theme


class ReportRuns:
    """The reports that were written."""

    def __init__(self, database: Database, actor: Actor, settings: Settings) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor
        self._settings = settings

    def record(self, written: Sequence[WrittenReport]) -> tuple[str, ...]:
        """Keep reports with their content and the hashes of their files; gives their references."""
        note = self._actor.note("report", f"wrote {_names(written)}")
        templates = templates_digest(self._settings.template_folder)
        with self._database.writing(note) as session:
            refs = next_refs(session, REPORT, len(written))
            for ref, report in zip(refs, written, strict=True):
                run = self._run(session, ref, report, templates)
                session.insert_rows(
                    ReportFile,
                    [
                        {
                            "run_id": run,
                            "format": name,
                            "name": file.path.name,
                            "size": file.size,
                            "sha256": file.sha256,
                        }
                        for name, file in report.files
                    ],
                )
        return tuple(refs)

    def lines(self) -> tuple[RunLine, ...]:
        """Every report that was written, oldest first."""
        with self._database.reading() as session:
            return _lines(session)

    def verify(self, path: Path) -> RunLine:
        """The report that a file is, byte for byte.

        Raises UnknownFileError, or AlteredFileError where the file names a report and differs from it.
        """
        content = _read(path)
        digest = hashlib.sha256(content).hexdigest()
        lines = self.lines()
        for line in lines:
            if any(file.sha256 == digest for file in line.files):
                return line
        said = _marks(path, content)
        for line in reversed(lines):
            if is_marked(line.content_sha256, said):
                raise AlteredFileError(path, line)
        for line in reversed(lines):
            if any(file.name == path.name for file in line.files):
                raise AlteredFileError(path, line)
        raise UnknownFileError(path)

    def kept(self, ref: str, formats: tuple[str, ...] = ()) -> KeptReport:
        """A report that was written, with the files of it that are wanted, else all; NotFoundError."""
        wanted = ref.strip().upper()
        with self._database.reading() as session:
            found = [line for line in _lines(session) if line.ref == wanted]
            if not found:
                raise NoSuchRecordError("report", ref, command="report runs")
            runs = table_of(ReportRun)
            query = sa.select(runs.c.content).where(runs.c.ref == wanted)
            context = json.loads(zlib.decompress(session.execute(query).scalar_one()))
        line = found[0]
        files = tuple(file for file in line.files if not formats or file.format in formats)
        if not files:
            raise NoSuchRecordError(
                f"{'/'.join(formats)} file of report", ref, command="report runs"
            )
        return KeptReport(line, context, files)

    def _theme(self, report: WrittenReport) -> dict[str, str] | None:
        """The theme of a report with pages."""
        if all(name != "pdf" for name, _ in report.files):
            return None
        return theme_of(self._settings.template_folder).kept()

    def _run(self, session: WriteSession, ref: str, report: WrittenReport, templates: str) -> int:
        scope, context = report.scope, report.context
        row = {
            "ref": ref,
            "kind": scope.kind,
            "scope": scope.ref,
            "profile": scope.profile,
            "parameters": {
                "since": None if scope.since is None else scope.since.isoformat(),
                "until": None if scope.until is None else scope.until.isoformat(),
                "strict": scope.is_strict,
                "as_of": context["head"]["as_of"]["machine"],
                "baseline": scope.baseline,
                "language": scope.language,
                "known_at": context["head"]["known_at"]["machine"],
                "theme": self._theme(report),
            },
            "made_at": session.started_at,
            "made_by": self._actor.name[:80],
            "program_version": context["head"]["program_version"],
            "templates_sha256": templates,
            "content_sha256": context["head"]["digest"],
            "content": _compressed(context),
            "claims": [
                passage["claim_ref"]
                for source in context["sources"]
                for passage in source["passages"]
            ],
            "title": context["head"]["title"][:400],
        }
        return session.insert_rows(ReportRun, [row])[0]


def _lines(session: ReadSession) -> tuple[RunLine, ...]:
    runs, files = table_of(ReportRun), table_of(ReportFile)
    by_run: dict[int, list[RunFile]] = defaultdict(list)
    for row in session.execute(sa.select(files).order_by(files.c.id)):
        by_run[row.run_id].append(RunFile(row.format, row.name, row.size, row.sha256))
    columns = [column for column in runs.c if column.name != "content"]
    return tuple(
        RunLine(
            ref=row.ref,
            kind=row.kind,
            scope=row.scope,
            profile=row.profile,
            title=row.title,
            made_at=row.made_at,
            made_by=row.made_by,
            program_version=row.program_version,
            content_sha256=row.content_sha256,
            templates_sha256=row.templates_sha256,
            claims=len(row.claims),
            files=tuple(by_run.get(row.id, ())),
            parameters=row.parameters or {},
        )
        for row in session.execute(sa.select(*columns).order_by(runs.c.id))
    )


def _compressed(context: dict[str, Any]) -> bytes:
    packer = zlib.compressobj(6)
    parts = [packer.compress(part.encode()) for part in canonical_parts(context)]
    return b"".join((*parts, packer.flush()))


def _read(path: Path) -> bytes:
    try:
        # Not by the size it claims: what is no plain file has none, and may never end.
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(path, getattr(error, "strerror", None) or str(error)) from error
    if len(content) > _LARGEST:
        raise UnreadableFileError(path, "larger than any report")
    return content


def _marks(path: Path, content: bytes) -> frozenset[str]:
    try:
        return marks_in(content)
    except OverfullError as error:
        raise UnreadableFileError(path, str(error)) from error


def _names(written: Sequence[WrittenReport]) -> str:
    kinds = ", ".join(dict.fromkeys(report.scope.kind for report in written))
    return f"{kinds} for {written[0].scope.profile.value}"
