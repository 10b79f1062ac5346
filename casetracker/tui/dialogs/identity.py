"""Deciding from the keyboard whether two records are one person; what a merge moves is shown before."""

from typing import Final

from casetracker.model.vocabulary import IdentityVerdict
from casetracker.tui.dialogs.entries import (
    choice_fault,
    chosen_word,
    claim_entry,
    grounds,
    member_fault,
    reason_entry,
)
from casetracker.tui.dialogs.operation import Entry, Operation, Values
from casetracker.tui.operating_ports import OperatingPort
from casetracker.views.review import ApplyOutcome

VERDICTS: Final = tuple(verdict.value for verdict in IdentityVerdict)


def deciding(ref: str, other: str = "") -> Operation:
    """Whether another record is the same person as this one, which takes it in where it is."""

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        return services.identity.decide(
            ref,
            values["other"].strip(),
            IdentityVerdict(chosen_word(values["verdict"])),
            grounds(values),
        )

    entries = (
        Entry("other", "Other", "the other record: P-0001, or D-0001", other, member_fault,
              is_required=True),
        Entry("verdict", "It is", ", ".join(VERDICTS), check=lambda text: choice_fault(text, VERDICTS),
              is_required=True, choices=VERDICTS),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = f"same: {ref} takes in all that stands under the other record. u undoes it whole."
    return Operation(f"Is somebody {ref}?", about, "Decide", entries, carry_out)


ONE_OR_TWO: Final = {
    "one_person": IdentityVerdict.SAME,
    "two_people": IdentityVerdict.DIFFERENT,
    "unsure": IdentityVerdict.UNSURE,
}


def deciding_alone(ref: str) -> Operation:
    """Whether one record is one person or hides two; nothing is moved."""
    words = tuple(ONE_OR_TWO)

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        verdict = ONE_OR_TWO[chosen_word(values["verdict"])]
        return services.identity.decide_alone(ref, verdict, grounds(values))

    entries = (
        Entry("verdict", "It is", ", ".join(words), check=lambda text: choice_fault(text, words),
              is_required=True, choices=words),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = "The evidence on file is suggested no longer, unless it is unsure. Nothing is moved."
    return Operation(f"Is {ref} one person?", about, "Decide", entries, carry_out)
