"""A context and a template to text, in one of the formats."""

import re
import textwrap
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from casetracker.reports.charts.blocks import UNFOLDED
from casetracker.reports.environment import (
    ReportEnvironment,
    report_environment,
    template_folders,
)
from casetracker.reports.errors import (
    TemplateBrokenError,
    TemplateMissingError,
    UnknownReportError,
)
from casetracker.reports.kinds import KINDS
from casetracker.text import safe_line

GENERIC: Final = "report"
LINE_WIDTH: Final = 78
# What a report that comes in pieces is gathered to, in characters.
PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format that reports are written in: the ending of its files and of its templates."""

    name: str
    suffix: str
    media_type: str


FORMATS: Final[Mapping[str, ReportFormat]] = {
    "markdown": ReportFormat("markdown", "md", "text/markdown"),
    "html": ReportFormat("html", "html", "text/html"),
    "text": ReportFormat("text", "txt", "text/plain"),
}
_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_BULLET: Final = re.compile(r" *(?:[-*] |\d+\. |\w{1,4}: )?")


def render(
    context: dict[str, Any],
    *,
    kind: str,
    report_format: str,
    user_templates: Path | None = None,
    bundled_templates: Path | None = None,
) -> str:
    """The report as text that ends in a newline; a template's faults are ReportErrors."""
    return "".join(
        render_pieces(
            context,
            kind=kind,
            report_format=report_format,
            user_templates=user_templates,
            bundled_templates=bundled_templates,
        )
    )


def render_pieces(
    context: dict[str, Any],
    *,
    kind: str,
    report_format: str,
    user_templates: Path | None = None,
    bundled_templates: Path | None = None,
) -> Iterator[str]:
    """The same in pieces as they are filled in, of which nobody need keep more than one."""
    names = template_names(kind, report_format)
    environment = report_environment(
        report_format, user_templates=user_templates, bundled_templates=bundled_templates
    )
    folders = template_folders(user_templates, bundled_templates)
    written = _filled(environment, names, context, folders)
    tidy = _tidied(written)
    yield from _in_folded_lines(tidy) if report_format == "text" else tidy


def _in_folded_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Plain text with its lines broken at the width, each once the whole of it is there."""
    begun = ""
    for piece in pieces:
        *whole, begun = (begun + piece).split("\n")
        if whole:
            yield "".join(f"{_folded(line)}\n" for line in whole)
    yield _folded(begun)


def template_names(kind: str, report_format: str) -> tuple[str, ...]:
    """The templates that will do, the first that there is: `chronology.html.j2`, `report.html.j2`."""
    if kind not in KINDS:
        raise UnknownReportError("kind", kind, tuple(KINDS))
    if report_format not in FORMATS:
        raise UnknownReportError("format", report_format, tuple(FORMATS))
    suffix = FORMATS[report_format].suffix
    own = f"{kind}.{suffix}.j2"
    # The content of the case status report has a shape of its own.
    return (own, f"{GENERIC}.{suffix}.j2") if KINDS[kind].is_generic else (own,)


def _tidied(written: Iterable[str]) -> Iterator[str]:
    """The text without white space around it, several blank lines as one, a newline at the end.

    Cut where white space begins, which stays with what comes after it: no blank line falls apart.
    """
    held: list[str] = []
    size, is_begun = 0, False
    for part in written:
        held.append(part)
        size += len(part)
        if size < PIECE:
            continue
        text = "".join(held)
        end = len(text.rstrip())
        held, size = [text[end:]], 0
        if end:
            yield _BLANK_LINES.sub("\n\n", text[:end] if is_begun else text[:end].lstrip())
            is_begun = True
    text = "".join(held).rstrip()
    yield _BLANK_LINES.sub("\n\n", text if is_begun else text.lstrip()) + "\n"


def _filled(
    environment: ReportEnvironment,
    names: tuple[str, ...],
    context: dict[str, Any],
    folders: tuple[Path, ...],
) -> Iterator[str]:
    name = names[0]
    try:
        yield from environment.select_template(list(names)).generate(context)
    except TemplateSyntaxError as error:
        raise TemplateBrokenError(
            error.name or name, error.lineno, safe_line(error.message or "not understood")
        ) from None
    except TemplateNotFound as error:
        raise TemplateMissingError(safe_line(str(error.name or name)), folders) from None
    except UndefinedError as error:
        raise TemplateBrokenError(*_place(error, name), missing_field(error)) from None
    except RecursionError as error:
        raise TemplateBrokenError(*_place(error, name), "it calls itself without end") from None
    except SecurityError as error:
        raise TemplateBrokenError(*_place(error, name), _refused(error)) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, OSError) as error:
        raise TemplateBrokenError(*_place(error, name), safe_line(str(error))) from None


def _refused(error: SecurityError) -> str:
    reason = safe_line(str(error))
    return "it calls what a template may not call" if "callable" in reason else reason


def missing_field(error: UndefinedError) -> str:
    """That there is no such field, which is named as the message names it, in quotes."""
    names = re.findall(r"'([^']*)'", error.message or "")
    field = f"'{safe_line(names[-1])}'" if names else safe_line(str(error))
    return f"{field}: no such field in the content of this report"


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template and line that failed, out of the frames that the template engine rewrote."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".j2", ".css")):
            return Path(frame.filename).name, frame.lineno
    return name, None


def _folded(line: str) -> str:
    """A line of plain text broken at the width, what follows indented under its start."""
    if line.startswith(UNFOLDED):
        return line.removeprefix(UNFOLDED).rstrip()
    if len(line) <= LINE_WIDTH:
        return line.rstrip()
    bullet = _BULLET.match(line)
    indent = " " * (bullet.end() if bullet else 0)
    return "\n".join(
        textwrap.wrap(
            line,
            LINE_WIDTH,
            subsequent_indent=indent,
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
