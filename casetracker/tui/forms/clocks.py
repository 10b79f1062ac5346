"""The forms of what people put on file for clocks: starts, acts, extensions, suspensions, statuses."""

from collections.abc import Mapping
from typing import Final

from casetracker.model.vocabulary import LegalStatus
from casetracker.tui.clock_files import EVERYBODY, ClockFile, OpenSuspension
from casetracker.tui.forms.fields import DATE_HINT, Form, FormField, Kind
from casetracker.tui.forms.records import (
    CLAIM,
    GROUNDS,
    REASON,
    choice_field,
    day_ahead_field,
    whom_field,
    with_reason,
)
from casetracker.tui.words import words
from casetracker.views.clocks import OrderView, StatusClaimView
from casetracker.views.common import date_text

_NOTE: Final = FormField("note", "Note", "what else is known; may stay empty", longest=400)
_BODY: Final = FormField("authority", "Body", "who ordered it; may stay empty", longest=200)
_SAYS: Final = ("claimed", "denied")
_LAST: Final = FormField("until", "Until", "the last day; may stay empty", Kind.AHEAD)


def start_clock(file: ClockFile) -> Form:
    """What starts a clock, where no stage says so."""
    return _form("clock.start", "What starts the clock", file, (_day("Started"), _NOTE, *GROUNDS))


def act_on_clock(file: ClockFile) -> Form:
    """An act that meets a rule, where no stage says so."""
    return _form("clock.act", "An act that meets the rule", file, (_day("Done"), _NOTE, *GROUNDS))


def extend_clock(file: ClockFile) -> Form:
    """An order of extension, to a day or by a length."""
    by = FormField("by", "Or by", "in place of a day: 2 months, 30 days, P2M", Kind.LENGTH)
    own = (_day("Ordered"), _LAST, by, _BODY, _NOTE, *GROUNDS)
    return _form("clock.extension", "An order of extension", file, own)


def suspend_clock(file: ClockFile) -> Form:
    """A time for which a clock stands still."""
    until = FormField("until", "Until", "empty while it stands still", Kind.AHEAD)
    own = (_day("Since"), until, _BODY, _NOTE, *GROUNDS)
    return _form("clock.suspension", "The clock stands still", file, own)


def resume_clock(file: ClockFile, suspension: OpenSuspension) -> Form:
    """The end of a suspension that is open."""
    since = f" since {date_text(suspension.since)}" if suspension.since is not None else ""
    own = (whom_field(suspension.whom), _rule(file, suspension.rule), _day("Ended"), REASON)
    title = f"The clock runs again: it stood still{since}"
    subject = (suspension.rule, suspension.whom)
    return Form("clock.resumption", title, own, subject, starts_empty=True)


def claim_status(file: ClockFile) -> Form:
    """Somebody's word on a status in law."""
    own = (
        whom_field(file.meant.whom),
        choice_field("status", "Status", tuple(LegalStatus), file.status),
        FormField("speaker", "Who says so", "a person or a body", is_required=True, longest=200),
        choice_field("says", "It is", _SAYS, _SAYS[0]),
        day_ahead_field("date", "Said on"),
        _NOTE,
        CLAIM,
        REASON,
    )
    title = "Who claims or denies a status in law"
    return Form("clock.status", title, own, (file.meant.ref, file.meant.whom), starts_empty=True)


def entries_on_file(file: ClockFile) -> tuple[tuple[str, str, Form], ...]:
    """What can be set aside: in words, what else to say of it, and the form; those of the rule first."""
    orders = sorted(file.orders, key=lambda each: each.rule != file.meant.rule)
    return (
        *(_order_entry(each) for each in orders),
        *(_status_entry(each) for each in file.statuses),
    )


def _order_entry(order: OrderView) -> tuple[str, str, Form]:
    told = f"{words(order.kind)} of {order.rule}"
    until = f"until {date_text(order.until)}" if order.until is not None else ""
    by = f"by {order.adds}" if order.adds else ""
    more = (date_text(order.happened), until, by, _whose(order), order.authority, order.note)
    title = f"Set aside: {told}, {_whose(order)}"
    form = with_reason("order.withdraw", title, str(order.id))
    return told, ", ".join(each for each in more if each), form


def _status_entry(claim: StatusClaimView) -> tuple[str, str, Form]:
    verb = "denied" if claim.is_denied else "claimed"
    told = f"{words(claim.status)}, {verb}"
    more = (f"by {claim.speaker}", _whose(claim), claim.note)
    title = f"Set aside: {told} by {claim.speaker}, {_whose(claim)}"
    form = with_reason("status.withdraw", title, str(claim.id))
    return told, ", ".join(each for each in more if each), form


def _whose(entry: OrderView | StatusClaimView) -> str:
    return f"{EVERYBODY} of {entry.case_ref}" if entry.scope == EVERYBODY else entry.scope


def _form(job: str, title: str, file: ClockFile, own: tuple[FormField, ...]) -> Form:
    meant = file.meant
    fields = (whom_field(meant.whom), _rule(file, meant.rule), *own)
    subject = (meant.ref, meant.rule, meant.whom)
    return Form(job, title, fields, subject, together=_two_ends, starts_empty=True)


def _two_ends(values: Mapping[str, str]) -> tuple[str, str] | None:
    if values.get("until") and values.get("by"):
        return "by", "Leave this or the day above empty: the two may differ."
    return None


def _day(label: str) -> FormField:
    return FormField("date", label, DATE_HINT, Kind.AHEAD, is_required=True)


def _rule(file: ClockFile, rule: str) -> FormField:
    """A field for a rule of the case, with what each is called."""
    ids = tuple(each.id for each in file.rules)
    labels = tuple(each.label for each in file.rules)
    hint = f"one of the {len(ids)} that the packs of the case have"
    return FormField(
        "rule", "Rule", hint, Kind.CHOICE, rule, ids, is_required=True, meanings=labels
    )
