"""What the forms of clocks do once they are sent: one call of one service, in the database thread."""

from collections.abc import Callable, Mapping
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording.clock_orders import Evidence, OrderDraft, StatusDraft
from casetracker.tui.forms.fields import Filled
from casetracker.views.review import ApplyOutcome


def _evidence(sent: Filled) -> Evidence:
    return Evidence(sent.text("authority"), sent.text("claim"), sent.text("note"))


def _day(sent: Filled) -> PartialDate:
    return PartialDate.parse(sent.values["date"])


def _order(services: Services, sent: Filled) -> ApplyOutcome:
    draft = OrderDraft(
        sent.values["rule"],
        ClockOrderKind(sent.job.removeprefix("clock.")),
        _day(sent),
        sent.date("until"),
        sent.length("by"),
        _evidence(sent),
    )
    return services.clocks.record(sent.several("whom"), draft, reason=sent.text("reason"))


def _resumption(services: Services, sent: Filled) -> ApplyOutcome:
    return services.clocks.resume(
        sent.several("whom"), sent.values["rule"], _day(sent), reason=sent.text("reason")
    )


def _status(services: Services, sent: Filled) -> ApplyOutcome:
    draft = StatusDraft(
        LegalStatus(sent.values["status"]),
        sent.values["speaker"],
        sent.values["says"] == "denied",
        sent.date(),
        _evidence(sent),
    )
    return services.clocks.claim_status(sent.several("whom"), draft, reason=sent.text("reason"))


def _withdraw_order(services: Services, sent: Filled) -> ApplyOutcome:
    why = Grounds(sent.text("reason"))
    return services.editing.withdraw("order", map(int, sent.subject), why)


def _withdraw_status(services: Services, sent: Filled) -> ApplyOutcome:
    why = Grounds(sent.text("reason"))
    return services.editing.withdraw("status", map(int, sent.subject), why)


CLOCK_CALLS: Final[Mapping[str, Callable[[Services, Filled], ApplyOutcome]]] = {
    "clock.start": _order,
    "clock.act": _order,
    "clock.extension": _order,
    "clock.suspension": _order,
    "clock.resumption": _resumption,
    "clock.status": _status,
    "order.withdraw": _withdraw_order,
    "status.withdraw": _withdraw_status,
}
