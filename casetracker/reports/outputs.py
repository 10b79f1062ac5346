"""Every format that a report is written in, and the one way from a context to its bytes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from casetracker.reports.errors import UnknownReportError
from casetracker.reports.kinds import KINDS
from casetracker.reports.languages import SOURCE, speaking
from casetracker.reports.rendering import FORMATS, GENERIC, ReportFormat, render_pieces

if TYPE_CHECKING:
    from casetracker.reports.theme import Theme

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OUTPUTS: Final[Mapping[str, ReportFormat]] = {
    **FORMATS,
    "json": ReportFormat("json", "json", "application/json"),
    "csv": ReportFormat("csv", "csv", "text/csv"),
    "xlsx": ReportFormat("xlsx", "xlsx", _XLSX),
    "pdf": ReportFormat("pdf", "pdf", "application/pdf"),
    "docx": ReportFormat("docx", "docx", _DOCX),
}

# Formats of some kinds only.
_OF_SOME: Final[Mapping[str, ReportFormat]] = {
    "ics": ReportFormat("ics", "ics", "text/calendar"),
    "atom": ReportFormat("atom", "atom", "application/atom+xml"),
}


def outputs_of(kind: str) -> Mapping[str, ReportFormat]:
    """The formats that a kind is written in; raises UnknownReportError."""
    if kind not in KINDS:
        raise UnknownReportError("kind", kind, tuple(KINDS))
    return {**OUTPUTS, **{name: _OF_SOME[name] for name in KINDS[kind].formats}}


def formats_of(kind: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of the formats that a kind is written in; raises UnknownReportError where it has none of them."""
    outputs = outputs_of(kind)
    found = tuple(name for name in wanted if name in outputs)
    if not found:
        raise UnknownReportError("format", wanted[0], tuple(outputs))
    return found


def produced(
    context: dict[str, Any], kind: str, report_format: str, user_templates: Path | None = None
) -> bytes:
    """The report as the bytes of a file; the same context gives the same bytes. Raises ReportError."""
    return b"".join(pieces(context, kind, report_format, user_templates))


def pieces(
    context: dict[str, Any],
    kind: str,
    report_format: str,
    user_templates: Path | None = None,
    *,
    theme: "Theme | None" = None,
) -> Iterator[bytes]:
    """The same bytes in pieces as they are made: HTML, Markdown and CSV in many, others in one.

    `theme` stands before the one that is beside the user's templates.

    Raises ReportError, be it after some of them.
    """
    outputs = outputs_of(kind)
    if report_format not in outputs:
        raise UnknownReportError("format", report_format, tuple(outputs))
    if report_format == "pdf":
        made = _pages(context, user_templates, theme)
    else:
        made = _pieces(context, kind, report_format, user_templates)
    while True:
        # Piece by piece: what the caller says between two of them is in a language of its own.
        with speaking(context["head"].get("language", SOURCE)):
            piece = next(made, None)
        if piece is None:
            return
        yield piece


def _pieces(
    context: dict[str, Any], kind: str, report_format: str, user_templates: Path | None
) -> Iterator[bytes]:
    if report_format in FORMATS:
        for text in render_pieces(
            context, kind=kind, report_format=report_format, user_templates=user_templates
        ):
            yield text.encode()
    elif report_format == "csv":
        from casetracker.reports.formats.tables import csv_pieces  # noqa: PLC0415 - as in _other

        yield from csv_pieces(context)
    else:
        yield _other(context, kind, report_format, user_templates)


def _pages(
    context: dict[str, Any], user_templates: Path | None, theme: "Theme | None"
) -> Iterator[bytes]:
    from casetracker.reports.formats.pages import as_pdf  # noqa: PLC0415 - as in _other
    from casetracker.reports.theme import theme_of  # noqa: PLC0415

    yield as_pdf(context, theme_of(user_templates) if theme is None else theme)


def _other(
    context: dict[str, Any], kind: str, report_format: str, user_templates: Path | None
) -> bytes:
    # Each only where it is asked for: what these rest on is slow to load.
    if report_format == "docx":
        from casetracker.reports.formats.documents import as_docx  # noqa: PLC0415

        return as_docx(context, (f"{kind}.docx", f"{GENERIC}.docx"), user_templates)
    if report_format == "xlsx":
        from casetracker.reports.formats.sheets import as_xlsx  # noqa: PLC0415

        return as_xlsx(context)
    if report_format == "atom":
        from casetracker.reports.formats.feeds import as_atom  # noqa: PLC0415

        return as_atom(context)
    if report_format == "ics":
        from casetracker.reports.formats.calendars import as_ics  # noqa: PLC0415

        return as_ics(context)
    from casetracker.reports.formats.tables import as_json  # noqa: PLC0415

    return as_json(context)
