"""What a report says about itself."""

from dataclasses import dataclass
from datetime import date, datetime

from casetracker.reports.languages import say, spoken_now
from casetracker.reports.retelling import pack_words
from casetracker.reports.speech import guarded, in_house_words
from casetracker.reports.wording import day_words, moment_words
from casetracker.text import safe_line


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Which report it is, of which data, made when and by whom.

    `known_at` is the moment whose knowledge it prints, `as_of` the day up to which events count
    (None: no limit), `profile` for whom it is written. `packs` lists id, version and a note on grades;
    `audit_head` is the last hash of the audit chain.
    """

    title: str
    kind: str
    template_version: str
    known_at: datetime
    as_of: date | None
    generated_at: datetime
    generated_by: str
    program_version: str
    database_name: str
    packs: tuple[tuple[str, str, str], ...]
    audit_head: str | None
    profile: str = "internal"


def head_content(head: ReportHead) -> dict[str, object]:
    """The head as plain values for a context, dates in words beside their machine form."""
    as_of = None if head.as_of is None else head.as_of.isoformat()
    return {
        "title": guarded(head.title),
        "kind": safe_line(head.kind),
        "language": spoken_now(),
        "profile": safe_line(head.profile),
        "template_version": safe_line(head.template_version),
        "known_at": {"words": moment_words(head.known_at), "machine": head.known_at.isoformat()},
        "as_of": {
            "words": say("any day") if head.as_of is None else day_words(head.as_of),
            "machine": as_of,
        },
        "program_version": safe_line(head.program_version),
        "database_name": guarded(head.database_name),
        "packs": [
            {
                "id": guarded(name),
                "version": safe_line(version),
                "note": in_house_words(pack_words(note)),
            }
            for name, version, note in head.packs
        ],
        "audit_head": None if head.audit_head is None else safe_line(head.audit_head),
    }


def generation_content(head: ReportHead) -> dict[str, object]:
    """When and by whom the report was made; kept apart, for it is no part of the content's hash."""
    return {
        "at": {"words": moment_words(head.generated_at), "machine": head.generated_at.isoformat()},
        "by": guarded(head.generated_by),
    }
