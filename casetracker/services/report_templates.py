"""The templates that reports are printed with: ours, and those of a user that stand before them."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from casetracker.errors import ReportError
from casetracker.paths import private_folder
from casetracker.reports.environment import template_folders
from casetracker.reports.errors import TemplateMissingError
from casetracker.reports.kinds import KINDS
from casetracker.reports.logos import SUFFIXES as LOGOS
from casetracker.reports.outputs import OUTPUTS, pieces
from casetracker.reports.rendering import GENERIC
from casetracker.reports.theme import FILE as THEME
from casetracker.reports.theme import Theme
from casetracker.reports.worker import REFUSED

SECONDS: Final = 30
_LONGEST_REASON: Final = 400
TEMPLATED: Final = ("markdown", "html", "text", "docx")


class TemplateFailedError(ReportError):
    """A template of a user that gave no report."""

    def __init__(self, reason: str) -> None:
        """Give the reason."""
        super().__init__(reason)


class TemplateExistsError(ReportError):
    """A template that is there already."""

    def __init__(self, path: Path) -> None:
        """Name it."""
        super().__init__(f"{path} is there already: change it, or move it away first")


class TemplatesFailedError(ReportError):
    """Templates of the user that cannot be filled in."""

    def __init__(self, count: int) -> None:
        """Say how many faults there are; each was named before."""
        faults = "1 fault" if count == 1 else f"{count} faults"
        super().__init__(
            f"{faults} in your templates, named above: put them right, or move them away"
        )


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template in use: its name, whose it is, and where it is."""

    name: str
    is_own: bool
    path: str


def templates_digest(user_templates: Path | None) -> str:
    """SHA-256 over every template in use, by name, with its bytes."""
    running = hashlib.sha256()
    for name, path in sorted(templates_in_use(user_templates).items()):
        for part in (name.encode(), path.read_bytes()):
            running.update(len(part).to_bytes(8, "big"))
            running.update(part)
    return running.hexdigest()


def templates_in_use(user_templates: Path | None) -> dict[str, Path]:
    """By name the file that each template is read from; a user's stands before ours."""
    found: dict[str, Path] = {}
    for folder in reversed(template_folders(user_templates)):
        if folder.is_dir():
            found |= {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}
    return found


def template_lines(user_templates: Path) -> tuple[TemplateLine, ...]:
    """Every template in use, by name."""
    return tuple(
        TemplateLine(name, path.parent == user_templates, str(path))
        for name, path in sorted(templates_in_use(user_templates).items())
    )


def template_names(kind: str, report_format: str) -> tuple[str, str]:
    """The names under which a template of a kind and format is looked for."""
    suffix = OUTPUTS[report_format].suffix
    ending = suffix if report_format == "docx" else f"{suffix}.j2"
    return f"{kind}.{ending}", f"{GENERIC}.{ending}"


def new_template(kind: str, report_format: str, user_templates: Path) -> Path:
    """Copy our template of a kind into the user's folder under the kind's own name; gives the file."""
    own, common = template_names(kind, report_format)
    (ours,) = template_folders()
    source = next((ours / name for name in (own, common) if (ours / name).is_file()), None)
    if source is None:
        raise TemplateMissingError(own, (ours,))
    target = user_templates / own
    if target.exists():
        raise TemplateExistsError(target)
    private_folder(user_templates)
    shutil.copyfile(source, target)
    return target


def has_own(user_templates: Path | None) -> bool:
    """Whether a user has templates that stand before ours."""
    if user_templates is None or not user_templates.is_dir():
        return False
    beside = (*LOGOS, Path(THEME).suffix)
    return any(
        path.is_file() and path.suffix.lower() not in beside for path in user_templates.iterdir()
    )


def checked(folder: Path, context_of: Callable[[str], dict[str, Any]]) -> Iterator[str]:
    """A line for the theme and for each kind and format that a user's templates have a part in.

    A line for each fault, once; raises TemplatesFailedError at the end where there was one.
    """
    tried = list(_tried(folder))
    if not tried:
        yield f"no template of yours in {folder}: 'casetracker template new' copies one of ours"
    faults: set[str] = set()
    context: dict[str, Any] = {}
    for name, kind, report_format in tried:
        if context.get("head", {}).get("kind") != kind:
            context = context_of(kind)
        try:
            content = rendered(context, kind, report_format, folder)
        except ReportError as error:
            fault = str(error)
            if fault not in faults:
                yield f"{name}: {fault}"
            faults.add(fault)
            continue
        own = report_format == "pdf" or (folder / template_names(kind, report_format)[0]).is_file()
        yield f"{name}: {'yours' if own else 'ours'}, {len(content)} bytes"
    if faults:
        raise TemplatesFailedError(len(faults))


def _tried(folder: Path) -> Iterator[tuple[str, str, str]]:
    """What a user may have changed: its name, and the kind and format that it is tried with."""
    if (folder / THEME).is_file():
        yield THEME, "source-log", "pdf"
    if has_own(folder):
        yield from ((f"{kind} {name}", kind, name) for kind in KINDS for name in TEMPLATED)


def rendered(
    context: dict[str, Any], kind: str, report_format: str, user_templates: Path | None
) -> bytes:
    """The report as bytes; where a user's templates may take part, in a process of its own.

    Raises ReportError.
    """
    return b"".join(rendered_pieces(context, kind, report_format, user_templates))


def rendered_pieces(
    context: dict[str, Any],
    kind: str,
    report_format: str,
    user_templates: Path | None,
    *,
    theme: Theme | None = None,
) -> Iterator[bytes]:
    """The same bytes in pieces as they are made; from a process of its own they come whole.

    `theme` stands before the user's own. Raises ReportError, be it after some of them.
    """
    if report_format not in TEMPLATED or not has_own(user_templates):
        yield from pieces(context, kind, report_format, user_templates, theme=theme)
    else:
        yield _apart(context, kind, report_format, user_templates)


def _apart(
    context: dict[str, Any], kind: str, report_format: str, user_templates: Path | None
) -> bytes:
    asked = {
        "context": context,
        "kind": kind,
        "format": report_format,
        "folder": str(user_templates),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "casetracker.reports.worker"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TemplateFailedError(_stopped(kind, report_format)) from None
    if done.returncode == 0:
        return done.stdout
    if done.returncode == REFUSED:
        raise TemplateFailedError(done.stderr.decode("utf-8", "replace")[:_LONGEST_REASON])
    raise TemplateFailedError(_stopped(kind, report_format))


def _stopped(kind: str, report_format: str) -> str:
    name = template_names(kind, report_format)[0]
    return f"template '{name}': stopped, it takes more time or memory than a report may"
