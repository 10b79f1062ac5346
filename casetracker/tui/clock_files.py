"""What is on file for the clocks of a case, gathered in the database thread before a form is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind
from casetracker.tui.operating_ports import operating
from casetracker.tui.ports import ServicesPort
from casetracker.views.clocks import ClockView, OrderView, RuleLine, StatusClaimView

EVERYBODY = "all defendants"  # how the views name the whole case as a scope


@dataclass(frozen=True, slots=True)
class ClockMeant:
    """What something is to be recorded for: a record of the case, whom it concerns, a clock if one is meant.

    Where `whom` is empty, it is those of the clock.
    """

    ref: str
    whom: str = ""
    view: ClockView | None = None

    @property
    def rule(self) -> str:
        """The rule of the clock; empty where none is meant."""
        return self.view.rule if self.view is not None else ""


@dataclass(frozen=True, slots=True)
class OpenSuspension:
    """A suspension that has no end yet: its rule, since when, and whom it concerns."""

    rule: str
    since: PartialDate | None
    whom: str


@dataclass(frozen=True, slots=True)
class ClockFile:
    """What is meant, with whom it concerns, the rules of the case, and what people put on file for them."""

    meant: ClockMeant
    rules: tuple[RuleLine, ...] = ()
    orders: tuple[OrderView, ...] = ()
    statuses: tuple[StatusClaimView, ...] = ()

    @property
    def status(self) -> str:
        """The status in law that the rule of the clock hangs on; empty where it hangs on none."""
        found = {each.id: each.status for each in self.rules}.get(self.meant.rule)
        return found.value if found is not None else ""

    def suspensions(self) -> tuple[OpenSuspension, ...]:
        """Those of the clock, or of the case, that have no end; one for all who share rule and day."""
        whom: dict[tuple[str, PartialDate | None], list[str]] = {}
        for each in self.orders:
            is_open = each.kind is ClockOrderKind.SUSPENSION and each.until is None
            if is_open and self.meant.rule in ("", each.rule) and self._concerns(each.scope):
                scope = each.case_ref if each.scope == EVERYBODY else each.scope
                whom.setdefault((each.rule, each.happened), []).append(scope)
        return tuple(
            OpenSuspension(rule, since, ", ".join(dict.fromkeys(refs)))
            for (rule, since), refs in whom.items()
        )

    def _concerns(self, scope: str) -> bool:
        """Whether a scope may bear on those who are meant: that of another defendant does not."""
        view, ref = self.meant.view, self.meant.ref
        people = view.defendant_refs if view is not None else (ref,) if ref[:2] == "D-" else ()
        return not people or not scope.startswith("D-") or scope in people


def clock_file(services: ServicesPort, meant: ClockMeant) -> ClockFile:
    """Everything that the forms of a clock ask of the docket."""
    clocks = operating(services).clocks
    if not meant.whom and meant.view is not None:
        meant = replace(meant, whom=_whom(services, meant.view))
    return ClockFile(
        meant, clocks.rules(meant.ref), clocks.orders(meant.ref), clocks.statuses(meant.ref)
    )


def _whom(services: ServicesPort, view: ClockView) -> str:
    """Those of a clock in the fewest references: the one, the case, a group of it, or each of them."""
    refs = view.defendant_refs
    if len(refs) == 1:
        return refs[0]
    if len(refs) == view.of_defendants:
        return view.case_ref
    group = _group_of(services, view.case_ref, refs)
    return group or ", ".join(refs)


def _group_of(services: ServicesPort, case_ref: str, refs: Sequence[str]) -> str | None:
    """The group, of this case alone, of which these are all in the case; None where there is none."""
    groups = {each.ref: set(each.group_refs) for each in services.docket.defendants(case_ref)}
    shared: set[str] = reduce(set.intersection, (groups.get(ref, set()) for ref in refs))
    for group in sorted(shared):
        are_all = sum(group in each for each in groups.values()) == len(refs)
        if are_all and services.docket.group(group).line.case_refs == (case_ref,):
            return group
    return None
