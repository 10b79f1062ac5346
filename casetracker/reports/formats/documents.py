"""A report as DOCX: a template filled in our sandbox, and in no other."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError

from casetracker.reports.charts.blocks import block
from casetracker.reports.charts.drawing import WRITTEN
from casetracker.reports.contexts.outline import about_of, sections_of
from casetracker.reports.environment import report_environment, template_folders
from casetracker.reports.errors import TemplateBrokenError, TemplateMissingError
from casetracker.reports.formats.zipped import rezipped
from casetracker.text import safe_line

SUFFIX: Final = ".docx"


def as_docx(context: dict[str, Any], names: tuple[str, ...], user_templates: Path | None) -> bytes:
    """The first template of those named filled with the report; the same context, the same bytes.

    Raises TemplateMissingError or TemplateBrokenError.
    """
    # Only here: python-docx and lxml, which no other format needs.
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from docxtpl import DocxTemplate  # noqa: PLC0415

    path = _found(names, user_templates)
    environment = report_environment("docx", user_templates=user_templates)
    made = datetime.fromisoformat(context["generation"]["at"]["machine"]).replace(tzinfo=None)
    try:
        document = DocxTemplate(io.BytesIO(path.read_bytes()))
        document.render(_values(context), jinja_env=environment, autoescape=True)
        core = document.docx.core_properties
        core.created = core.modified = made
        core.revision = 1
        written = io.BytesIO()
        document.save(written)
    except (TemplateError, TypeError, ValueError, LookupError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise TemplateBrokenError(path.name, line, safe_line(str(error))) from None
    except (PackageNotFoundError, zipfile.BadZipFile, OSError) as error:
        raise TemplateBrokenError(path.name, None, safe_line(str(error))) from None
    return rezipped(written.getvalue())


def _found(names: tuple[str, ...], user_templates: Path | None) -> Path:
    folders = template_folders(user_templates)
    for name in names:
        for folder in folders:
            if (folder / name).is_file():
                return folder / name
    raise TemplateMissingError(names[-1], folders)


def _values(context: dict[str, Any]) -> dict[str, Any]:
    """What the template prints: the report's sections, charts as lines of characters."""
    parts = [
        {**part, "blocks": [_with_lines(one) for one in part["blocks"]]}
        for part in sections_of(context)
    ]
    return {
        "head": context["head"],
        "sections": parts,
        "sources": context["sources"],
        "about": [{"label": label, "value": value} for label, value in about_of(context)],
    }


def _with_lines(one: dict[str, Any]) -> dict[str, Any]:
    if one["type"] != "figure":
        return one
    return {**one, "lines": block(WRITTEN[one["chart"]](one["figure"])).split("\n")}
