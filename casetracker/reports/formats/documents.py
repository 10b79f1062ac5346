"""A report as DOCX: a template filled in our sandbox, and in no other."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError, UndefinedError

from casetracker.reports.charts.blocks import block
from casetracker.reports.charts.drawing import DRAWN, WRITTEN
from casetracker.reports.charts.pieces import pieces
from casetracker.reports.contexts.outline import about_of, sections_of
from casetracker.reports.environment import report_environment, template_folders
from casetracker.reports.errors import TemplateBrokenError, TemplateMissingError
from casetracker.reports.escaping import xml_line
from casetracker.reports.formats.pictures import drawn_as_png
from casetracker.reports.formats.widths import is_wide, widths_of
from casetracker.reports.formats.zipped import rezipped
from casetracker.reports.languages import spoken_now
from casetracker.reports.recognising import full_mark
from casetracker.reports.rendering import missing_field
from casetracker.text import safe_line

SUFFIX: Final = ".docx"


def as_docx(context: dict[str, Any], names: tuple[str, ...], user_templates: Path | None) -> bytes:
    """The first template of those named filled with the report; the same context, the same bytes.

    Raises TemplateMissingError or TemplateBrokenError.
    """
    # Only here: python-docx and lxml, which no other format needs.
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from docxtpl import DocxTemplate  # noqa: PLC0415

    from casetracker.reports.formats.footnotes import footnote_texts  # noqa: PLC0415
    from casetracker.reports.formats.words import (  # noqa: PLC0415
        keep_last_rows,
        put_directions,
        put_language,
        put_notes,
        put_on_side,
        put_pictures,
        put_widths,
    )

    path = _found(names, user_templates)
    environment = report_environment("docx", user_templates=user_templates)
    values = _values(context)
    pictures = _pictures(values)
    made = datetime.fromisoformat(context["generation"]["at"]["machine"]).replace(tzinfo=None)
    try:
        document = DocxTemplate(io.BytesIO(path.read_bytes()))
        document.render(values, jinja_env=environment, autoescape=True)
        put_pictures(document.docx, pictures)
        if is_wide(values["sections"]):
            put_on_side(document.docx)
        put_widths(document.docx, values.pop("widths"))
        keep_last_rows(document.docx)
        put_notes(document.docx, footnote_texts(values["sources"]))
        put_directions(document.docx)
        put_language(document.docx, spoken_now())
        core = document.docx.core_properties
        core.created = core.modified = made
        core.revision = 1
        core.identifier = full_mark(context["head"]["digest"])
        written = io.BytesIO()
        document.save(written)
    except UndefinedError as error:
        raise TemplateBrokenError(path.name, None, missing_field(error)) from None
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
    """What the template prints: the report's sections, charts as pictures and lines of characters."""
    numbers = count(1)
    parts = [
        {**part, "blocks": [each for one in part["blocks"] for each in _drawn(one, numbers)]}
        for part in sections_of(context)
    ]
    on_its_side = is_wide(parts)
    return {
        "head": context["head"],
        "sections": parts,
        "sources": context["sources"],
        "about": [{"label": label, "value": value} for label, value in about_of(context)],
        "widths": [
            widths_of(one, on_its_side=on_its_side)
            for part in parts
            for one in part["blocks"]
            if one["type"] in ("table", "pairs")
        ],
    }


def _drawn(one: dict[str, Any], numbers: Iterator[int]) -> list[dict[str, Any]]:
    """A chart with its lines of characters, and with the name that its picture takes the place of.

    A tall chart comes in several.
    """
    if one["type"] != "figure":
        return [one]
    drawn = pieces(one["chart"], one["figure"])
    return [
        {
            **one,
            "figure": each,
            "caption": one["caption"] if each is drawn[-1] else "",
            "lines": block(WRITTEN[one["chart"]](each)).split("\n"),
            "picture": f"chart {next(numbers)}",
        }
        for each in drawn
    ]


def _pictures(values: dict[str, Any]) -> dict[str, tuple[bytes, str]]:
    """By its name each chart as an image, with what it shows in words."""
    charts = [
        one for part in values["sections"] for one in part["blocks"] if one["type"] == "figure"
    ]
    images = drawn_as_png([str(DRAWN[one["chart"]](one["figure"])) for one in charts])
    return {
        one["picture"]: (
            image,
            xml_line(f"{one['figure']['title']}. {one['figure']['description']}"),
        )
        for one, image in zip(charts, images, strict=True)
    }
