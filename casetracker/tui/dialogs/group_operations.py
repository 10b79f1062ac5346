"""What is done with a group from the keyboard: one form for each operation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from casetracker.text import shorten
from casetracker.tui.dialogs.entries import (
    choice_fault,
    chosen_word,
    claim_entry,
    count_entry,
    date_entry,
    grounds,
    group_fault,
    listed,
    members_entry,
    number,
    number_fault,
    one_group_fault,
    reason_entry,
)
from casetracker.tui.dialogs.operation import Entry, Operation, Values
from casetracker.tui.operating_ports import OperatingPort
from casetracker.views.docket import GroupLine
from casetracker.views.review import ApplyOutcome

if TYPE_CHECKING:
    # Its module reads the tables: importing it here would keep the first frame waiting.
    from casetracker.services.grouping import Chosen, Part

WAYS_OUT: Final = ("released", "repatriated", "pardoned", "extradited", "died_in_custody")
_LONGEST_NAME: Final = 200
_REFS: Final = r"(?:=(?P<members>[DdPp]-\d+(?:,[DdPp]-\d+)*))?"
_PART: Final = re.compile(rf"(?P<count>[1-9]\d{{0,4}}){_REFS}(?:\s+(?P<label>\S.*))?")
_ALSO: Final = re.compile(rf"(?P<group>[Gg]-\d+)=(?P<count>[1-9]\d{{0,4}}){_REFS}")


@dataclass(frozen=True, slots=True)
class Meant:
    """The group that an operation is about, the member under the cursor, and what groups there are."""

    group: GroupLine
    member: str = ""
    every: Sequence[str] = ()

    @property
    def ref(self) -> str:
        """The group's reference."""
        return self.group.ref

    @property
    def others(self) -> tuple[str, ...]:
        """The other groups on file."""
        return tuple(each for each in self.every if each != self.ref)

    @property
    def has_others(self) -> bool:
        """Whether there are any; asked with every key, of very many groups."""
        return any(each != self.ref for each in self.every)

    def title(self, verb: str) -> tuple[str, str]:
        """What the form is headed, and the group in a few words."""
        line = self.group
        counts = f"{line.held_members} on file, {line.named_members} named"
        return f"{verb} {line.ref}", f"{shorten(line.label, 40)} · {counts}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(";") if each.strip())


def naming(meant: Meant) -> Operation:
    """Give names to people of a group."""

    def together(values: Values) -> tuple[str, str] | None:
        if len(listed(values["members"])) > 1:
            return "members", "say one person, or nobody: then the first unnamed ones are meant"
        if values["members"] and len(_names(values["names"])) > 1:
            return "names", "give one name where you say who it is"
        return None

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        told = listed(values["members"])
        return services.groups.name(
            meant.ref,
            _names(values["names"]),
            grounds(values),
            member=told[0] if told else None,
        )

    entries = (
        Entry(
            "names",
            "Names",
            "as printed; several with ; between them",
            check=_names_fault,
            is_required=True,
        ),
        members_entry(meant.member, "who it is, such as D-0007; empty: the first unnamed ones"),
        date_entry(hint="since when it is known"),
        reason_entry(),
        claim_entry(),
    )
    return Operation(*meant.title("Name people of"), "Name", entries, carry_out, together)


def _names_fault(text: str) -> str | None:
    names = _names(text)
    if not names:
        return "write a name"
    longest = max(map(len, names))
    if longest > _LONGEST_NAME:
        return f"a name has {_LONGEST_NAME} characters at most; one here has {longest}"
    return None


def _parts(text: str) -> list[str]:
    return [each.strip() for each in text.split(";") if each.strip()]


def splitting(meant: Meant) -> Operation:
    """Tell parts of a group apart."""

    def fault(text: str) -> str | None:
        found = [(part, _PART.fullmatch(part)) for part in _parts(text)]
        bad = next((part for part, fits in found if fits is None), None)
        if bad is not None or not found:
            return f"'{(bad or text)[:40]}' is no part: write 13, 13 first file or 2=D-0001,D-0002"
        total = sum(int(fits["count"]) for _, fits in found if fits is not None)
        there = meant.group.held_members
        return f"the parts add up to {total}, but {there} are on file" if total > there else None

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        return services.groups.split(meant.ref, _split_parts(values["parts"]), grounds(values))

    hint = (
        "how many, =who where known, a name where there is one; each part after a ; "
        "as in: 13 first file; 2=D-0001,D-0002; 5"
    )
    entries = (
        Entry("parts", "Parts", hint, check=fault, is_required=True),
        date_entry(),
        reason_entry(),
        claim_entry(),
    )
    return Operation(*meant.title("Split"), "Split", entries, carry_out)


def _split_parts(text: str) -> "list[Part]":
    # The services stand ready by now: see TYPE_CHECKING above.
    from casetracker.services.grouping import Part  # noqa: PLC0415

    found = (_PART.fullmatch(each) for each in _parts(text))
    return [Part(int(each["count"]), listed(each["members"] or ""), each["label"])
            for each in found if each is not None]  # fmt: skip


def merging(meant: Meant) -> Operation:
    """Take groups together as a new one."""

    def fault(text: str) -> str | None:
        wrong = group_fault(text)
        if wrong is None and len(listed(text)) < 2:  # noqa: PLR2004  two at least
            return f"name another group beside {listed(text)[0]}: G-0001, G-0002"
        return wrong

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        refs = listed(values["groups"])
        return services.groups.merge(refs, grounds(values), label=values["label"] or None)

    entries = (
        Entry(
            "groups",
            "Groups",
            f"which are taken together: {meant.ref}, {_another(meant)}",
            f"{meant.ref}, ",
            fault,
            is_required=True,
        ),
        Entry("label", "Call it", "what to call the whole; empty: it is put together"),
        date_entry(),
        reason_entry(),
        claim_entry(),
    )
    return Operation(*meant.title("Merge"), "Merge", entries, carry_out)


def _another(meant: Meant) -> str:
    return next(iter(meant.others), "G-0002")


def _target_entry(meant: Meant) -> Entry:
    def fault(text: str) -> str | None:
        wrong = one_group_fault(text)
        if wrong is None and text.upper() == meant.ref:
            return f"{meant.ref} is where they are now: name another group"
        return wrong

    hint = f"the group they go to, such as {_another(meant)}"
    return Entry("to", "To group", hint, check=fault, is_required=True, choices=meant.others)


def _chosen(meant: Meant, values: Values) -> "Chosen":
    # The services stand ready by now: see TYPE_CHECKING above.
    from casetracker.services.grouping import Chosen  # noqa: PLC0415

    return Chosen(meant.ref, number(values["count"]), listed(values["members"]))


def _somebody(meant: Meant) -> Callable[[Values], tuple[str, str] | None]:
    """What is wrong with how many people of a group are meant, and who."""

    def fault(values: Values) -> tuple[str, str] | None:
        told, there = listed(values["members"]), meant.group.held_members
        if not values["count"] and not told:
            return "count", "say how many, or who"
        if values["count"] and int(values["count"]) < len(told):
            return "count", f"{values['count']} are meant, but {len(told)} are named one by one"
        if values["count"] and int(values["count"]) > there:
            return "count", f"{values['count']} are meant, but {there} of {meant.ref} are on file"
        return None

    return fault


def transferring(meant: Meant) -> Operation:
    """Move people to another group on a date."""

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        chosen = _chosen(meant, values)
        return services.groups.transfer(chosen, values["to"].upper(), grounds(values))

    entries = (
        _target_entry(meant),
        count_entry("how many go; empty: those named below"),
        members_entry(meant.member),
        date_entry(is_required=True, hint="since when, as far as it is known"),
        reason_entry(),
        claim_entry(),
    )
    return Operation(
        *meant.title("Transfer from"), "Transfer", entries, carry_out, _somebody(meant)
    )


def moving(meant: Meant) -> Operation:
    """Set right who is in which group: they always were of the other."""

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        chosen = _chosen(meant, values)
        return services.groups.move(chosen, values["to"].upper(), grounds(values))

    entries = (
        _target_entry(meant),
        count_entry("how many always were of the other group; empty: those named below"),
        members_entry(meant.member),
        reason_entry(),
        claim_entry(),
    )
    return Operation(
        *meant.title("Set right, out of"), "Move", entries, carry_out, _somebody(meant)
    )


def releasing(meant: Meant) -> Operation:
    """Record that some of one group or several left custody."""

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        chosen = [_chosen(meant, values), *_also(values["also"])]
        return services.groups.release(
            chosen,
            grounds(values),
            stage=chosen_word(values["as"]),
            place=values["place"] or None,
        )

    entries = (
        count_entry("how many left custody; empty: those named below"),
        members_entry(meant.member, "who is known of them; of the others only the number is kept"),
        Entry(
            "as",
            "How",
            ", ".join(WAYS_OUT),
            WAYS_OUT[0],
            lambda text: choice_fault(text, WAYS_OUT),
            is_required=True,
            choices=WAYS_OUT,
        ),
        Entry("place", "Where", "where they were let go, as the source puts it"),
        Entry(
            "also",
            "Others",
            "people of other groups on the same day: G-0002=5; G-0003=2=D-0031",
            check=_also_fault,
        ),
        date_entry(),
        reason_entry(),
        claim_entry(),
    )
    return Operation(
        *meant.title("Left custody of"), "Record", entries, carry_out, _somebody(meant)
    )


def _also_fault(text: str) -> str | None:
    bad = next((part for part in _parts(text) if not _ALSO.fullmatch(part)), None)
    return None if bad is None else f"'{bad[:40]}': write G-0002=5, or G-0002=5=D-0031,D-0032"


def _also(text: str) -> "list[Chosen]":
    # The services stand ready by now: see TYPE_CHECKING above.
    from casetracker.services.grouping import Chosen  # noqa: PLC0415

    found = (_ALSO.fullmatch(each) for each in _parts(text))
    return [Chosen(each["group"].upper(), int(each["count"]), listed(each["members"] or ""))
            for each in found if each is not None]  # fmt: skip


def recounting(meant: Meant) -> Operation:
    """Set the number of a group right."""

    def fault(text: str) -> str | None:
        wrong = number_fault(text)
        if wrong is None and int(text) < meant.group.named_members:
            return f"{meant.group.named_members} of {meant.ref} have a name: move them first"
        return wrong

    def carry_out(services: OperatingPort, values: Values) -> ApplyOutcome:
        case = values.get("case") or None
        return services.groups.recount(meant.ref, int(values["count"]), grounds(values), case=case)

    cases = meant.group.case_refs
    case = Entry("case", "Case", f"where people are added: {', '.join(cases)}",
                 cases[0] if cases else "", choices=cases)  # fmt: skip
    entries = (
        Entry(
            "count",
            "How many",
            f"how many there are in truth; {meant.group.held_members} are on file",
            check=fault,
            is_required=True,
        ),
        *((case,) if len(cases) > 1 else ()),
        date_entry(hint="when it was stated"),
        reason_entry(),
        claim_entry(),
    )
    return Operation(*meant.title("Recount"), "Recount", entries, carry_out)
