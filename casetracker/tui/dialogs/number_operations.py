"""What is done with stated numbers from the keyboard: explain a difference, keep a total."""

from collections.abc import Sequence
from typing import Final

from casetracker.model.vocabulary import DifferenceKind
from casetracker.tui.dialogs.entries import (
    choice_fault,
    chosen_word,
    claim_entry,
    count_entry,
    date_entry,
    grounds,
    group_fault,
    listed,
    number,
    reason_entry,
)
from casetracker.tui.dialogs.operation import Entry, Operation, Values
from casetracker.tui.operating_ports import OperatingPort
from casetracker.views.reconciling import ReconciliationView
from casetracker.views.review import ApplyOutcome

KINDS: Final = tuple(kind.value for kind in DifferenceKind)


def explaining(views: Sequence[ReconciliationView], chosen: str = "") -> Operation:
    """Explain a difference between a stated number and its parts; one of those that are open."""
    by_key = {view.key: view for view in views if view.is_open}
    keys = tuple(by_key)
    first = by_key.get(chosen) or next(iter(by_key.values()))

    def key_fault(text: str) -> str | None:
        if text.upper() in by_key:
            return None
        return f"nothing is open under '{text[:40]}': take {', '.join(keys[:6])}"

    def together(values: Values) -> tuple[str, str] | None:
        left = by_key[values["key"].upper()].unexplained
        if values["count"] and int(values["count"]) > left > 0:
            return "count", f"{left} are left to explain: {values['count']} are too many"
        return None

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        return services.reconciling.explain(
            values["key"].upper(),
            DifferenceKind(chosen_word(values["as"])),
            grounds(values),
            people=number(values["count"]),
        )

    entries = (
        Entry("key", "Statement", f"which number: {', '.join(keys[:6])}", first.key, key_fault,
              is_required=True, choices=keys),
        Entry("as", "As", ", ".join(KINDS), check=lambda text: choice_fault(text, KINDS),
              is_required=True, choices=KINDS),
        count_entry("how many of the difference; empty: all that is left"),
        reason_entry(),
    )  # fmt: skip
    about = f"{first.key}: {first.arithmetic}"
    return Operation(
        "Explain a difference", about, "Explain", entries, carry_out, together, subject=first.key
    )


def stating(ref: str) -> Operation:
    """Keep a total that somebody stated over several groups."""

    def count_fault(text: str) -> str | None:
        fits = text.isascii() and text.isdigit() and len(text) < 6  # noqa: PLR2004  digits enough
        return None if fits else f"'{text[:40]}' is no number of people: write a number such as 62"

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        return services.reconciling.state_total(
            int(values["count"]),
            listed(values["groups"]),
            grounds(values),
            label=values["label"] or "total",
            speaker=values["speaker"] or None,
        )

    entries = (
        Entry("count", "How many", "the total as it was stated", check=count_fault, is_required=True),
        Entry("groups", "Groups", "which groups it covers: G-0001, G-0002", ref, group_fault,
              is_required=True),
        Entry("label", "Of what", "of what it is the total: captured, on trial"),
        Entry("speaker", "By", "who stated it"),
        date_entry(hint="when it was stated"),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = "What somebody stated of several groups together, held against what is on file."
    return Operation("Keep a stated total", about, "Keep", entries, carry_out, subject=ref)
