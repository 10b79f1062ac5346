"""Deciding by keyboard whether two records are one person, or one is two; what moves is shown before."""

import re
from typing import Final

from casetracker.model.vocabulary import IdentityVerdict
from casetracker.tui.dialogs.entries import (
    choice_fault,
    chosen_word,
    claim_entry,
    grounds,
    listed,
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


_WHAT: Final = re.compile(
    r"(?:[DdGgNnTt]-[0-9]{1,9}|(?:charge|event|hearing|sentence|custody):[0-9]{1,9})", re.IGNORECASE
)


def _what_fault(text: str) -> str | None:
    bad = next((each for each in listed(text) if not _WHAT.fullmatch(each)), None)
    if bad is None:
        return None
    return (
        f"'{bad[:40]}' will not do: write D-0007, G-0002, N-0003, or charge:12, event:7, custody:4"
    )


def splitting(ref: str, what: str = "") -> Operation:
    """What of a record is another person's, who gets one of their own."""

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        # The services stand ready by now: imported here, they keep no first frame waiting.
        from casetracker.services.recording.dividing import SecondPerson  # noqa: PLC0415

        names = tuple(each.strip() for each in values["names"].split(";") if each.strip())
        second = SecondPerson(listed(values["what"]), names)
        return services.identity.split(ref, second, grounds(values))

    hint = "what is the second person's: D-0007, G-0002, or facts by number: charge:12, event:7"
    entries = (
        Entry("what", "Theirs", hint, what, _what_fault, is_required=True),
        Entry("names", "Names", "spellings that are theirs, with ; between; without any both bear the name"),
        reason_entry(),
        claim_entry(),
    )  # fmt: skip
    about = f"What is named goes to a new record, the rest stays with {ref}. u undoes it whole."
    return Operation(f"Tell a second person apart from {ref}", about, "Split", entries, carry_out)
