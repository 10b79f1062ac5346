"""Reports: the docket gathered into one context, rendered, and written whole."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from itertools import count
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import IO, Any

import sqlalchemy as sa

from casetracker.clock import today, utc_now
from casetracker.errors import ReportError
from casetracker.model.tables import ChangeSet
from casetracker.model.vocabulary import Confidentiality
from casetracker.paths import private_folder
from casetracker.reports.charts.blocks import bar
from casetracker.reports.errors import OutputError, ThemeError
from casetracker.reports.head import ReportHead
from casetracker.reports.languages import SOURCE, speaking
from casetracker.reports.outputs import formats_of
from casetracker.reports.periods import EVERYTHING, Period
from casetracker.reports.theme import language_of, theme_again
from casetracker.reports.writing import Laid, laid, report_file_name
from casetracker.services.acting import Actor
from casetracker.services.packs import shelf_for
from casetracker.services.report_material import Gathering, ReportScope, gathered
from casetracker.services.report_runs import (
    KeptReport,
    OtherTemplatesError,
    ReportRuns,
    WrittenReport,
)
from casetracker.services.report_templates import (
    TemplateFailedError,
    checked,
    has_own,
    rendered_pieces,
)
from casetracker.services.vocabularies import shipped_packs
from casetracker.settings import Settings
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, ReadSession
from casetracker.version import VERSION
from casetracker.views.runs import RunFile
from casetracker.views.viewpoint import Viewpoint

CASE_STATUS = "case-status"
TEMPLATE_VERSION = "1"
# What a user's templates and theme can do to a file: the others come out without it.
_OF_THE_USER = (TemplateFailedError, ThemeError)
_BAR = 20
# A report for stdout larger than this, in bytes, waits on the disk.
_SPOOLED = 1 << 20


class FolderError(ReportError):
    """A folder that cannot be made."""

    def __init__(self, folder: Path, why: str) -> None:
        """Name the folder."""
        super().__init__(f"{folder}: no folder can be made there ({why}): name another with --out")


class PartlyWrittenError(ReportError):
    """Reports that came out in part: templates of the user gave the others no file."""

    def __init__(self, faults: Sequence[ReportError], paths: tuple[Path, ...] = ()) -> None:
        """Give each fault once, and say that the rest is there; `paths` are the files of it."""
        told = "; ".join(_each_once(faults))
        super().__init__(f"{told}; all else that was asked for is written")
        self.paths = paths


class ReportService:
    """Renders reports from one consistent state of the docket."""

    def __init__(self, database: Database, actor: Actor, settings: Settings) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor
        self._settings = settings
        self._shelf = cache(partial(shelf_for, settings))
        self._runs = ReportRuns(database, actor, settings)

    @property
    def runs(self) -> ReportRuns:
        """The reports that were written."""
        return self._runs

    def preview(
        self,
        scope: str | None = None,
        *,
        kind: str = CASE_STATUS,
        language: str = SOURCE,
        period: Period = EVERYTHING,
    ) -> str:
        """A report as plain text with all names, of one record or of everything."""
        wanted = ReportScope(kind, scope, profile=Confidentiality.INTERNAL, language=language)
        return self.produce((wanted.within(period),), ("text",))[0].decode()

    def contexts(self, scopes: tuple[ReportScope, ...]) -> list[dict[str, Any]]:
        """The whole content of each report, all from one state; raises NotFoundError or UsageError."""
        with self._database.reading() as session:
            return [self._context(session, scope) for scope in scopes]

    def _context(self, session: ReadSession, scope: ReportScope) -> dict[str, Any]:
        with speaking(scope.language):
            head = self._head(session, scope)
            return gathered(Gathering(session, scope, head, self._database.day, self._shelf))

    def produce(self, scopes: tuple[ReportScope, ...], formats: tuple[str, ...]) -> list[bytes]:
        """Each report in each format; raises NotFoundError, UsageError or ReportError."""
        return [
            content
            for scope, context in zip(scopes, self.contexts(scopes), strict=True)
            for content in (b"".join(self._pieces(scope, context, name)) for name in formats)
        ]

    @contextmanager
    def spooled(
        self, scopes: tuple[ReportScope, ...], formats: tuple[str, ...]
    ) -> Iterator[list[IO[bytes]]]:
        """The same as files to be read from their start, all whole; large ones do not lie in memory.

        Each report comes in those of the formats that its kind has.

        Raises OutputError too, where there is no room for them; once those that came out were read,
        PartlyWrittenError where templates of the user gave others no file.
        """
        with ExitStack() as leftovers:
            files: list[IO[bytes]] = []
            faults: list[ReportError] = []
            for scope, context in zip(scopes, self.contexts(scopes), strict=True):
                for name in formats_of(scope.kind, formats):
                    file = leftovers.enter_context(SpooledTemporaryFile(_SPOOLED))
                    try:
                        file.writelines(self._pieces(scope, context, name))
                    except OSError as error:
                        raise OutputError(
                            Path(gettempdir()), error.strerror or str(error)
                        ) from error
                    except _OF_THE_USER as error:
                        faults.append(error)
                        continue
                    file.seek(0)
                    files.append(file)
            _refuse_nothing(files, faults)
            yield files
        if faults:
            raise PartlyWrittenError(faults)

    def write(
        self,
        scope: str | None,
        formats: tuple[str, ...],
        folder: Path,
        *,
        kind: str = CASE_STATUS,
        profile: Confidentiality = Confidentiality.PUBLIC,
        language: str = SOURCE,
        period: Period = EVERYTHING,
    ) -> tuple[Path, ...]:
        """Write a report in each format, for the public unless told for whom; gives the files."""
        wanted = ReportScope(kind, scope, profile=profile, language=language)
        return self.write_all((wanted.within(period),), formats, folder)

    def write_all(
        self,
        scopes: tuple[ReportScope, ...],
        formats: tuple[str, ...],
        folder: Path,
        progress: Callable[[str], None] | None = None,
        *,
        is_kept: bool = True,
        called: str | None = None,
    ) -> tuple[Path, ...]:
        """Write each report in each of the formats that its kind has, and keep it; gives the files.

        `called` is what the file of a single report in a single format is to be called.

        All are rendered beside their places before one is put there. A database that is only read
        keeps nothing; a report from a viewpoint in the past is kept with those of today.

        Raises PartlyWrittenError, with all else written and kept, where a template of the user fails.
        """
        total = sum(len(formats_of(scope.kind, formats)) for scope in scopes)
        step = _steps(progress, total)
        contexts = self.contexts(scopes)
        faults: list[ReportError] = []
        with ExitStack() as leftovers:
            leftovers.callback(_remove_empty, _make(folder))
            made = []
            for scope, context in zip(scopes, contexts, strict=True):
                files = []
                for name in formats_of(scope.kind, formats):
                    step(f"{scope.title}, {name}")
                    path = folder / (called or _file_name(scope, self._database.viewpoint, name))
                    try:
                        files.append((name, laid(path, self._pieces(scope, context, name))))
                    except _OF_THE_USER as error:
                        faults.append(error)
                        continue
                    leftovers.callback(files[-1][1].drop)
                if files:
                    made.append(WrittenReport(scope, context, tuple(files)))
            _refuse_nothing(made, faults)
            written = [file for report in made for _, file in report.files]
            for file in written:
                file.put()
        if is_kept:
            self._keep(made)
        paths = tuple(file.path for file in written)
        if faults:
            raise PartlyWrittenError(faults, paths)
        return paths

    def _keep(self, made: Sequence[WrittenReport]) -> None:
        with self._database.as_it_is() as here:
            if not here.is_read_only:
                ReportRuns(here, self._actor, self._settings).record(made)

    def write_again(self, ref: str, formats: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
        """Write a report on file again under its names, byte for byte; gives the files.

        Raises NotFoundError; OtherTemplatesError, with all else written, where the bytes would differ.
        """
        kept = self._runs.kept(ref, formats)
        lost: list[str] = []
        why: list[str] = []
        with ExitStack() as leftovers:
            leftovers.callback(_remove_empty, _make(folder))
            made = []
            for file in kept.files:
                try:
                    again = self._again(kept, file, folder)
                except _OF_THE_USER as error:
                    lost.append(file.format)
                    why.append(str(error))
                    continue
                if again is None:
                    lost.append(file.format)
                    continue
                leftovers.callback(again.drop)
                made.append(again)
            for one in made:
                one.put()
        paths = tuple(one.path for one in made)
        if lost:
            raise OtherTemplatesError(kept.line, lost, paths, why)
        return paths

    def _again(self, kept: KeptReport, file: RunFile, folder: Path) -> Laid | None:
        """A file of a kept report beside its place; None where its bytes would differ.

        Our templates stand in for those of the user, which may have come later; pages are in the theme
        that they were written with. Raises TemplateFailedError or ThemeError.
        """
        own, theme = self._settings.template_folder, None
        if file.format == "pdf" and kept.theme is not None:
            theme = theme_again(kept.theme, own)
        fault: ReportError | None = None
        for templates in (own, None) if has_own(own) else (own,):
            pieces = rendered_pieces(
                kept.context, kept.line.kind, file.format, templates, theme=theme
            )
            try:
                again = laid(folder / file.name, pieces)
            except _OF_THE_USER as error:
                fault = error
                continue
            if again.sha256 == file.sha256:
                return again
            again.drop()
        if fault is not None:
            raise fault
        return None

    def language(self) -> str:
        """The language that reports are written in unless another is asked for; raises ThemeError."""
        return language_of(self._settings.template_folder) or SOURCE

    def check_templates(self) -> Iterator[str]:
        """A line for each kind and format that a user's templates have a part in, and one for the theme.

        A line for each fault, once; raises TemplatesFailedError at the end where there was one.
        """
        folder = self._settings.template_folder
        return checked(folder, lambda kind: self.contexts((ReportScope(kind),))[0])

    def default_folder(self) -> Path:
        """Where reports go when no folder is named."""
        return self._settings.reports_folder

    def _pieces(
        self, scope: ReportScope, context: dict[str, Any], report_format: str
    ) -> Iterator[bytes]:
        folder = self._settings.template_folder
        return rendered_pieces(context, scope.kind, report_format, folder)

    def _head(self, session: ReadSession, scope: ReportScope) -> ReportHead:
        chain = table_of(ChangeSet)
        link = session.execute(
            sa.select(chain.c.sha256).order_by(chain.c.id.desc()).limit(1)
        ).scalar()
        now, viewpoint = utc_now(), self._database.viewpoint
        return ReportHead(
            title=scope.title,
            kind=scope.kind,
            template_version=TEMPLATE_VERSION,
            known_at=viewpoint.known_at or now,
            as_of=viewpoint.as_of,
            generated_at=now,
            generated_by=self._actor.name,
            program_version=VERSION,
            database_name=Path(self._database.label).name,
            packs=tuple((pack.id, pack.version, pack.disclaimer) for pack in shipped_packs()),
            audit_head=link,
            profile=scope.profile.value,
        )


def _refuse_nothing(made: Sequence[object], faults: Sequence[ReportError]) -> None:
    """Raise what went wrong where nothing came out at all."""
    if faults and not made:
        raise ReportError("; ".join(_each_once(faults)))


def _each_once(faults: Sequence[ReportError]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, faults)))


def _steps(progress: Callable[[str], None] | None, total: int) -> Callable[[str], None]:
    """What says each step of a long job, with a bar of how many are done."""
    numbers = count(1)

    def step(words: str) -> None:
        number = next(numbers)
        if progress is not None:
            done = bar(number - 1, total, _BAR)
            progress(f"{done:\u2591<{_BAR}} {number} of {total}: {words}")

    return step


def _make(folder: Path) -> list[Path]:
    """Make a folder; gives those that were not there before, the innermost first."""
    try:
        new = [each for each in (folder, *folder.parents) if not each.exists()]
        private_folder(folder)
    except OSError as error:
        raise FolderError(folder, error.strerror or "no reason given") from error
    return new


def _remove_empty(folders: list[Path]) -> None:
    """Take folders away that nothing came into: a report that failed leaves none behind."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _file_name(scope: ReportScope, viewpoint: Viewpoint, report_format: str) -> str:
    """A name that holds a reference and never a person's name; all but public ones say for whom."""
    about = scope.ref or "all"
    if scope.profile is not Confidentiality.PUBLIC:
        about = f"{about}-{scope.profile.value}"
    if scope.language != SOURCE:
        about = f"{about}-{scope.language}"
    if scope.since is not None:
        about = f"{about}-from-{scope.since}"
    if scope.until is not None:
        about = f"{about}-to-{scope.until}"
    if scope.baseline is not None:
        about = f"{about}-since-{scope.baseline}"
    if viewpoint.as_of is not None:
        about = f"{about}-as-of-{viewpoint.as_of}"
    if viewpoint.known_at is not None:
        about = f"{about}-known-at-{viewpoint.known_at:%Y-%m-%d-%H%M%S}"
    return report_file_name(scope.kind, about, today(), report_format)
