"""A report's sections with all that every report carries: its head, its method, its sources."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.contexts.method import method_content
from casetracker.reports.contexts.numbering import in_reading_order
from casetracker.reports.head import ReportHead, generation_content, head_content
from casetracker.reports.languages import said
from casetracker.views.docket import CaseView
from casetracker.views.review import SourceLine

CONTEXT_VERSION: Final = 1
# How deep a content is taken apart: down to the rows of the tables of a case.
_DEPTH: Final = 5
_CANONICAL: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from: its head, the cases in its scope, and every source on file."""

    head: ReportHead
    cases: tuple[CaseView, ...]
    sources: tuple[SourceLine, ...]


def assembled(
    material: Material,
    sections: Sequence[dict[str, Any]],
    footnotes: Footnotes,
    counts: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """The whole content of a report as plain values: the same for every format.

    `counts` are record counts for the head, label and value.
    """
    cited = footnotes.sources()
    context: dict[str, Any] = {
        "context_version": CONTEXT_VERSION,
        "head": head_content(material.head),
        "sections": list(sections),
        "method": method_content(material.cases, material.sources, len(cited)),
        "sources": cited,
        "generation": generation_content(material.head),
    }
    context["head"]["counts"] = [{"label": label, "value": value} for label, value in counts]
    return sealed(said(in_reading_order(context)))


def sealed(context: dict[str, Any]) -> dict[str, Any]:
    """The context with the digest of its content in its head."""
    context["head"]["digest"] = content_digest(context)
    return context


def content_digest(context: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON of a context, without `generation` and the digest itself.

    Canonical: keys sorted, no spaces, UTF-8 without escapes. The same docket known at the same
    moment gives the same digest whoever prints it, and when.
    """
    content = {key: value for key, value in context.items() if key != "generation"}
    content["head"] = {key: value for key, value in context["head"].items() if key != "digest"}
    running = hashlib.sha256()
    for part in canonical_parts(content):
        running.update(part.encode())
    return running.hexdigest()


def canonical_parts(value: Any, depth: int = _DEPTH) -> Iterator[str]:
    """Canonical JSON in parts, of which nobody need keep more than one: a report may be long."""
    if depth and isinstance(value, dict):
        yield "{"
        for at, key in enumerate(sorted(value)):
            yield f"{',' if at else ''}{_CANONICAL.encode(key)}:"
            yield from canonical_parts(value[key], depth - 1)
        yield "}"
    elif depth and isinstance(value, list | tuple):
        yield "["
        for at, one in enumerate(value):
            if at:
                yield ","
            yield from canonical_parts(one, depth - 1)
        yield "]"
    else:
        yield _CANONICAL.encode(value)
