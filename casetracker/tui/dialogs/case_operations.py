"""Cases joined and severed from the keyboard: one form for each."""

import re
from typing import Final

from casetracker.tui.dialogs.entries import claim_entry, date_entry, grounds, listed, reason_entry
from casetracker.tui.dialogs.operation import Entry, Operation, Values
from casetracker.tui.operating_ports import OperatingPort
from casetracker.views.review import ApplyOutcome

_CASE: Final = re.compile(r"[Cc]-\d{1,9}")
_WHO: Final = re.compile(r"[DdGg]-\d{1,9}")


def _cases_fault(text: str) -> str | None:
    bad = next((each for each in listed(text) if not _CASE.fullmatch(each)), None)
    return f"'{bad[:40]}' is not a case: write C-0001" if bad is not None else None


def _one_case_fault(text: str) -> str | None:
    return "name one case only" if len(listed(text)) > 1 else _cases_fault(text)


def _who_fault(text: str) -> str | None:
    bad = next((each for each in listed(text) if not _WHO.fullmatch(each)), None)
    return f"'{bad[:40]}' will not do: write G-0001, or D-0001, D-0002" if bad is not None else None


def joining(ref: str) -> Operation:
    """Cases that are taken up by another, at first by the one on the screen."""

    def together(values: Values) -> tuple[str, str] | None:
        if values["into"].upper() in listed(values["cases"]):
            return "cases", "a case is not joined into itself: name the others here"
        return None

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        return services.joining.join(listed(values["cases"]), values["into"], grounds(values))

    entries = (
        Entry("cases", "Cases", "those that are joined, such as C-0002, C-0003; they are closed",
              check=_cases_fault, is_required=True),
        Entry("into", "Into", "the case where their people stand from then on", ref,
              _one_case_fault, is_required=True),
        date_entry(hint="when they were joined"),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = "Their defendants and groups move; what is on file of each case stays with it."
    return Operation("Join cases", about, "Join", entries, carry_out, together, subject=ref)


def severing(ref: str, who: str = "") -> Operation:
    """People of a case who get one of their own, or go to another on file."""

    def together(values: Values) -> tuple[str, str] | None:
        if values["into"] and (values["title"] or values["number"]):
            return "title", "name a case on file or a new one, not both"
        return None

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        # The services stand ready by now: imported here, they keep no first frame waiting.
        from casetracker.services.joining import Severed  # noqa: PLC0415

        told = listed(values["who"])
        severed = Severed(
            tuple(each for each in told if each.startswith("G-")),
            tuple(each for each in told if each.startswith("D-")),
            values["into"] or None,
            values["title"] or None,
            values["number"] or None,
        )
        return services.joining.sever(ref, severed, grounds(values))

    entries = (
        Entry("who", "Who", "groups or people who go: G-0005, or D-0001, D-0002", who, _who_fault,
              is_required=True),
        Entry("into", "Into", "a case on file such as C-0002; empty: a new one", "", _one_case_fault),
        Entry("title", "Title", "of the new case, in neutral words; empty: it is put together"),
        Entry("number", "Number", "the court case number of the new case; may stay empty"),
        date_entry(hint="when they were severed"),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = f"Who is named leaves {ref} for another case; both keep their history."
    return Operation(f"Sever people from {ref}", about, "Sever", entries, carry_out, together)
