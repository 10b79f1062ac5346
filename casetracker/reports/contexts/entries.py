"""Clocks as the entries of a calendar: references and rules, never a name."""

import hashlib
from collections.abc import Iterable
from typing import Any

from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.languages import say, term
from casetracker.reports.retelling import pack_words, retold, signature_words
from casetracker.reports.wording import in_runs
from casetracker.text import safe_line
from casetracker.views.clocks import ClockView


def calendar_entries(views: Iterable[ClockView]) -> list[dict[str, Any]]:
    """An entry for each clock with a last day, as plain values; who claims a status is left out.

    `first` and `last` are ISO days, both included: a span of possible days is one entry over all.
    """
    return [entry for view in views for entry in _entry(view)]


def state_words(view: ClockView) -> str:
    """How a time limit stands, and that it may not apply where it hangs on something not on file."""
    state = term(view.state)
    return say("{state}, if it applies", state=state) if is_open(view) else state


def whom_words(view: ClockView) -> str:
    """Whom a clock is for: everybody of a case, or how many of them and who they are."""
    whom, refs = retold(view.whom), view.defendant_refs
    if len(refs) <= 1 or len(refs) >= view.of_defendants:
        return whom
    return f"{whom}: {in_runs(refs)}"


def is_open(view: ClockView) -> bool:
    """Whether it hangs on something that is not on file: then it may not apply at all."""
    return bool(view.condition) and view.state not in (
        ClockState.NOT_APPLICABLE,
        ClockState.NOT_STARTED,
    )


def _entry(view: ClockView) -> list[dict[str, Any]]:
    days = view.last_days
    first = days.earliest or days.latest if days is not None else None
    if days is None or first is None:
        return []
    whom = whom_words(view)
    told = (
        f"{view.rule} [{signature_words(view.signature)}]",
        whom if view.case_ref in whom else f"{view.case_ref}: {whom}",
        state_words(view),
        *map(retold, view.working),
    )
    return [
        {
            "id": _uid(view),
            "machine": f"{view.computed_at:%Y%m%dT%H%M%SZ}",
            "first": first.isoformat(),
            "last": (days.latest or first).isoformat(),
            "summary": safe_line(
                f"{view.case_ref} {pack_words(view.label)}: {state_words(view)}, {retold(view.whom)}"
            ),
            "told": [safe_line(line) for line in told],
        }
    ]


def _uid(view: ClockView) -> str:
    known = f"{view.rule}|{view.case_ref}|{'|'.join(view.defendant_refs)}"
    return hashlib.sha256(known.encode()).hexdigest()[:32]
