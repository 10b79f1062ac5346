"""The source log: what was read, from whom, when it was stored, and what rests on it."""

from collections.abc import Iterable
from typing import Any, Final

from casetracker.reports.contexts.assembling import Material, assembled
from casetracker.reports.contexts.citing import Footnotes, counted, own_record
from casetracker.reports.languages import Label, labels, say, term
from casetracker.reports.sections import cell, pairs, reviewer_cell, row, section, table
from casetracker.reports.speech import guarded, quoted
from casetracker.reports.wording import (
    NOT_CHECKED,
    NOT_REPORTED,
    count_of,
    date_label,
    date_machine,
    language_words,
    moment_words,
    number_of,
)
from casetracker.text import safe_line
from casetracker.views.files import ClaimRecord, SourceFile
from casetracker.views.review import CaptureView

KIND: Final = "source-log"
_COLUMNS: Final = labels(
    "Source",
    "Title",
    "Publisher",
    "Kind",
    "Country",
    "Author",
    "Published",
    "Language",
    "Address",
    "Passages accepted",
)
_COPIES: Final = labels(
    "Source",
    "Stored",
    "File",
    "Type",
    "Bytes",
    "SHA-256 as it came",
    "SHA-256 as read",
)
_PASSAGES: Final = labels(
    "Passage", "Wording", "Position", "Said by", "Decision", "Decided", "Facts"
)


def source_log_context(material: Material, files: tuple[SourceFile, ...]) -> dict[str, Any]:
    """Every source with its stored copies and passages; no fact of the docket is told here."""
    parts = [
        section("sources-on-file", Label("Sources on file"), [_sources(files)]),
        section("copies", Label("Stored copies"), [_copies(files), _integrity(files)]),
        section("passages", Label("Passages and decisions"), _passages(files)),
    ]
    counts = [
        (Label("sources"), str(len(files))),
        (Label("stored copies"), str(sum(len(one.captures) for one in files))),
        (Label("passages"), str(sum(len(one.claims) for one in files))),
    ]
    return assembled(material, parts, Footnotes(), counts)


def _sources(files: Iterable[SourceFile]) -> dict[str, Any] | None:
    rows = [_source(one) for one in files]
    caption = Label("What the docket rests on, oldest publication first")
    return table(caption, _COLUMNS, rows, empty=Label("No source is on file."), is_main=True)


def _source(one: SourceFile) -> dict[str, Any]:
    kind = NOT_REPORTED if one.publisher_kind is None else term(one.publisher_kind)
    return row(
        (
            safe_line(one.line.ref),
            cell(quoted(one.line.title), "quote"),
            _or_not(one.line.publisher),
            say("{kind}; publisher: {publisher}", kind=term(one.kind), publisher=kind),
            _or_not(one.country),
            _or_not(one.author),
            cell(date_label(one.line.published), "date", date_machine(one.line.published)),
            language_words(one.language),
            cell(_or_not(one.url), "address"),
            cell(count_of(one.line.accepted, one.line.claims), "number"),
        ),
        own_record(),
    )


def _copies(files: Iterable[SourceFile]) -> dict[str, Any] | None:
    rows = [_copy(one, copy) for one in files for copy in one.captures]
    return table(Label("Each copy by its hashes"), _COPIES, rows, empty=Label("No copy is stored."))


def _copy(one: SourceFile, copy: CaptureView) -> dict[str, Any]:
    return row(
        (
            safe_line(one.line.ref),
            cell(moment_words(copy.captured_at), "date", copy.captured_at.isoformat()),
            cell(guarded(copy.name), "address"),
            safe_line(copy.media_type),
            cell(str(copy.size), "number"),
            cell(safe_line(copy.sha256), "code"),
            cell(safe_line(copy.text_sha256), "code"),
        ),
        own_record(),
    )


def _integrity(files: Iterable[SourceFile]) -> dict[str, Any]:
    copies, intact = 0, 0
    for one in files:
        copies += len(one.captures)
        intact += one.intact
    return pairs(
        Label("The texts hashed anew for this report"),
        [
            (Label("as they were stored"), cell(count_of(intact, copies), "number"), counted()),
            (Label("changed since"), cell(count_of(copies - intact, copies), "number"), counted()),
        ],
    )


def _passages(files: Iterable[SourceFile]) -> list[dict[str, Any] | None]:
    return [
        table(
            f"{safe_line(one.line.ref)} {quoted(one.line.title)}: "
            f"{number_of(len(one.claims), 'passage')}",
            _PASSAGES,
            [_passage(claim) for claim in one.claims],
        )
        for one in files
    ]


def _passage(claim: ClaimRecord) -> dict[str, Any]:
    decided = moment = str(NOT_CHECKED)
    if claim.decided_at is not None:
        by = guarded(claim.decided_by or NOT_REPORTED)
        moment = moment_words(claim.decided_at)
        decided = say("{moment}, by {who}", moment=moment, who=by)
    return row(
        (
            safe_line(claim.ref),
            cell(quoted(claim.quote), "quote"),
            cell(say("{first} to {last}", first=claim.start, last=claim.end), "number"),
            guarded(claim.speaker) if claim.speaker else Label("the source in its own voice"),
            term(claim.status),
            reviewer_cell(moment, decided),
            cell(str(claim.cited), "number"),
        ),
        own_record(),
    )


def _or_not(text: str | None) -> str:
    return guarded(text) if text else NOT_REPORTED
