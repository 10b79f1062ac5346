"""Clocks that stand alike for several people, told once with all of them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from casetracker.reports.contexts.alike import alike
from casetracker.views.clocks import ClockView

# what each of several clocks that are told as one has of its own
_OWN: Final = (
    "defendant_refs", "trigger_ids", "moved_ids", "met_ids", "brought", "beside", "orders", "statuses",
)  # fmt: skip
_BARE: Final[dict[str, Any]] = dict.fromkeys(_OWN, ())


def together(
    clocks: Iterable[ClockView], told: Callable[[ClockView], Hashable] | None = None
) -> list[ClockView]:
    """The clocks; those that differ only in whose events on file they go by are one.

    `told` is what else has to be the same of them; without it, only whether they go by records at all.
    """

    def all_told(one: ClockView) -> Hashable:
        more = one.is_of_record if told is None else told(one)
        return replace(one, **_BARE), more

    return [_one(same) for same in alike(clocks, all_told)]


def _one(same: Sequence[ClockView]) -> ClockView:
    if len(same) == 1:
        return same[0]
    own: dict[str, Any] = {
        name: tuple(dict.fromkeys(each for one in same for each in getattr(one, name)))
        for name in _OWN
    }
    return replace(same[0], **own)
