"""The demonstration: the main job on the shipped docket and news, decided by a script."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from casetracker.errors import RefusedError, ReportError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    ClaimKind,
    Decision,
    Effect,
    Modality,
    PublisherKind,
    ReviewStatus,
)
from casetracker.paths import bundled, private_folder
from casetracker.reports.wording import number_of
from casetracker.services.acting import Actor
from casetracker.services.importing import Document, read_file
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.report_material import ReportScope
from casetracker.services.reporting import CASE_STATUS
from casetracker.services.scale.docket import invent_docket
from casetracker.services.seeding import SeedError, seed_docket
from casetracker.settings import Settings
from casetracker.text import shorten
from casetracker.views.review import ClaimEdit, ClaimView

Model = TypeVar("Model", bound=BaseModel)

FORMATS: Final = ("markdown", "html")


class DemoFolderError(ReportError):
    """The demonstration has nowhere to be kept."""

    def __init__(self, folder: Path, why: str) -> None:
        """Name the folder."""
        super().__init__(f"{folder}: no folder can be made there ({why}): name another")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Update(_Row):
    file: str
    publisher: str
    kind: PublisherKind
    published: str
    note: str = ""


class _Index(_Row):
    version: str
    update: tuple[_Update, ...]


class _Default(_Row):
    accept_effects: tuple[Effect, ...]
    accept_modalities: tuple[Modality, ...]
    otherwise: Decision
    reason: str


class _Decided(_Row):
    source: str
    decision: Decision
    reason: str = ""
    kind: ClaimKind | None = None
    stage: str = ""
    quote_contains: str = ""
    edit: dict[str, Any] = {}

    def fits(self, claim: ClaimView, name: str) -> bool:
        """Whether this decision is meant for the claim of a document."""
        return (
            self.source == name
            and self.kind in (None, claim.kind)
            and self.stage in ("", claim.stage)
            and self.quote_contains in claim.quote
        )


class _Script(_Row):
    version: str
    default: _Default
    decision: tuple[_Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoOutcome:
    """What the demonstration did, one line each, and the files it wrote."""

    lines: tuple[str, ...]
    reports: tuple[Path, ...]


def demonstrate(settings: Settings, folder: Path, progress: Callable[[str], None]) -> DemoOutcome:
    """Run the demonstration in a folder of its own; a second run changes nothing twice."""
    actor = Actor(settings.user, "demo")
    is_new = _made(settings, actor, folder, progress)
    services = open_services(settings, origin="demo")
    try:
        added = seed_docket(services.database, actor, bundled("seeds") / "docket.toml")
        lines = [
            f"database     {settings.database_label} ({'new' if is_new else 'there already'})",
            f"seed docket  {'loaded' if added else 'there already, nothing loaded twice'}",
        ]
        lines += _news(services, progress)
        progress("writing the report")
        # Not kept: the demonstration changes nothing when it is run again.
        reports = services.reporting.write_all(
            (ReportScope(CASE_STATUS),), FORMATS, folder / "reports", is_kept=False
        )
        lines += _figures(services)
        lines += [f"report       {path}" for path in reports]
    finally:
        services.close()
    return DemoOutcome(tuple(lines), reports)


def demonstrate_scale(
    settings: Settings, folder: Path, size: int, seed: int, progress: Callable[[str], None]
) -> DemoOutcome:
    """An invented docket of so many defendants, in an empty database; raises RefusedError."""
    actor = Actor(settings.user, "demo")
    _made(settings, actor, folder, progress)
    services = open_services(settings, origin="demo")
    try:
        rows = invent_docket(services.database, actor, size, seed, progress)
        lines = [
            f"database     {settings.database_label}",
            f"invented     {rows} rows, by seed {seed}",
            *_figures(services),
        ]
    finally:
        services.close()
    return DemoOutcome(tuple(lines), ())


def _made(settings: Settings, actor: Actor, folder: Path, progress: Callable[[str], None]) -> bool:
    """Make the folder and the database; gives whether the latter is new."""
    try:
        private_folder(folder)
    except OSError as error:
        raise DemoFolderError(folder, error.strerror or "no reason given") from error
    progress("making the database")
    return create_database(settings, actor)


def _news(services: Services, progress: Callable[[str], None]) -> list[str]:
    folder = bundled("seeds") / "news"
    index = _read(folder / "index.toml", _Index)
    script = _read(bundled("seeds") / "decisions.toml", _Script)
    lines = []
    for update in index.update:
        progress(f"reading {update.file}")
        document = Document(
            name=update.file,
            payload=read_file(folder / update.file),
            # The entries of a feed carry their own dates.
            published=None if update.file.endswith(".xml") else PartialDate.parse(update.published),
            publisher=update.publisher,
            publisher_kind=update.kind,
        )
        for outcome in services.importing.import_documents([document]):
            if outcome.error is not None:
                raise SeedError(folder / update.file, outcome.error)
            if outcome.source_ref is None:
                lines.append(
                    f"news         {outcome.name}: nothing new, {'; '.join(outcome.notes)}"
                )
                continue
            decided = _decide(services, script, outcome.name, outcome.source_ref)
            lines.append(
                f"news         {outcome.source_ref} {outcome.name}: "
                + number_of(outcome.claims, "claim")
                + (f" ({decided})" if decided else "")
            )
    return lines


def _decide(services: Services, script: _Script, name: str, source_ref: str) -> str:
    """Decide on every claim of a source as a person would, then close it; gives the numbers."""
    counts: dict[Decision, int] = {}
    for waiting in services.review.claims((ReviewStatus.NEW,), source_ref):
        # What is known may have changed with the decision before.
        claim = services.review.claim(waiting.ref)
        chosen = next((each for each in script.decision if each.fits(claim, name)), None)
        if chosen is not None:
            edit = ClaimEdit(**chosen.edit) if chosen.edit else None
            decision, reason = chosen.decision, chosen.reason
        else:
            edit, reason = None, ""
            decision = _by_default(script.default, claim)
            if decision is not Decision.ACCEPT:
                reason = script.default.reason
        try:
            services.review.settle(claim.ref, decision, reason=reason or None, edit=edit)
        except RefusedError as refused:
            # What the docket cannot take is put off, as a person would do.
            decision = Decision.DEFER
            services.review.settle(claim.ref, decision, reason=shorten(str(refused), 200))
        counts[decision] = counts.get(decision, 0) + 1
    words = {Decision.ACCEPT: "accepted", Decision.REJECT: "rejected", Decision.DEFER: "deferred"}
    return ", ".join(f"{counts[each]} {word}" for each, word in words.items() if each in counts)


def _by_default(default: _Default, claim: ClaimView) -> Decision:
    fits = claim.effect in default.accept_effects and claim.modality in default.accept_modalities
    if claim.subject is None and claim.group_ref is None:
        return default.otherwise
    return Decision.ACCEPT if fits else default.otherwise


def _figures(services: Services) -> list[str]:
    home = services.docket.home()
    mix = ", ".join(f"{stage.count} {stage.label}" for stage in home.stage_mix)
    numbers = f"{home.cases} cases, {home.groups} groups, {home.defendants} defendants"
    waiting = f"{home.waiting_claims} claims wait, {home.deferred_claims} deferred"
    unsettled = f"{home.conflicts} in conflict, {home.unsourced} facts without a source"
    return [
        f"docket       {numbers}, {home.sources} sources",
        f"stages       {mix}",
        f"open         {waiting}, {unsettled}",
    ]


def _read(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SeedError(path, str(error).splitlines()[0]) from error
