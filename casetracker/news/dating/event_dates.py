"""The day of an event, or that of its story, and whether it is told as one that is still to come."""

from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadDate
from casetracker.news.dating.days import DateBook
from casetracker.news.dating.story import Step
from casetracker.news.dating.told_tense import is_told_as_done, refused_at
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.steps.event import Event

_REFUSALS: Final = frozenset(["release_refused"])
_STANDING: Final = frozenset(["is_prisoner_of_war", "stays_inside"])
# what goes on, and so is not of the day on which it is told
_STATES: Final = frozenset(
    [None, *word_set("held detained charged serving_sentence whereabouts_unknown on_trial")]
)


def date_of(
    book: DateBook, scan: Scan, event: Event, modality: Modality
) -> tuple[ReadDate | None, Modality]:
    """When an event was or is to be; one that is told of a day to come is planned."""
    date = book.of_event(scan, event, modality)
    is_behind = any(each.first > event.index for each in scan.dates)
    if event.trigger.shape == "noun" and not is_behind and _is_reacted_to(scan, event.index):
        return book.unknown(), modality
    if modality is Modality.ASSERTED and book.is_ahead(date):
        is_out = event.trigger.rule == "out_within"  # "were out within three days"
        if is_out or is_told_as_done(scan.tokens, event.index, event.frame):
            date = book.unknown()
        else:
            modality = Modality.PLANNED
    if modality is Modality.PLANNED and book.is_over(date) and _is_told_ahead(scan, event.index):
        date = None
    step = _step(scan, event, modality)
    if step is not None:
        date = book.carry(scan, step, date)
    trigger = event.trigger
    words = {token.lower for token in scan.tokens[event.index : event.end]}
    if trigger.rule == "in_custody" and {"spent", "years"} <= words:
        return book.unknown(), modality  # "had spent six years in prison": no day tells when
    is_done = modality is Modality.ASSERTED and trigger.rule not in _STANDING
    if is_done and trigger.stage != "whereabouts_unknown":
        book.happened(scan, date)
    is_bare_act = trigger.rule == "act" and date is not None and not date.wording
    return (None if is_bare_act else date), modality


def _is_reacted_to(scan: Scan, index: int) -> bool:
    """As in "on Tuesday criticised the detention of": the day is that of what was said of it."""
    before = {token.lower for token in scan.tokens[max(0, index - _AHEAD) : index]}
    return bool(before & _REACTIONS)


_REACTIONS: Final = word_set(
    "condemned condemns condemn criticised criticized criticise denounced denounce deplored protested"
    " concern concerned alarm alarmed concerns protest protests outrage decried slammed"
)


def _is_told_ahead(scan: Scan, index: int) -> bool:
    """As in "were sentenced in July and are to be tried again": what is said of days still to come."""
    before = [token.lower for token in scan.tokens[max(0, index - _AHEAD) : index]]
    return any(pair in _COMING for pair in pairwise([*before, ""])) or "will" in before


_AHEAD: Final = 5
_COMING: Final = frozenset([("are", "to"), ("is", "to"), ("are", "due"), ("is", "due")])


def _step(scan: Scan, event: Event, modality: Modality) -> Step | None:
    """What may be of the day of the story; None where that is never so."""
    trigger = event.trigger
    if modality is Modality.NEGATED and trigger.rule not in _REFUSALS:
        refused = refused_at(scan, event.index)
        return None if refused is None else Step(refused, None, None, is_step=True)
    is_refused = modality is Modality.NEGATED
    if not is_refused and (modality is not Modality.ASSERTED or trigger.rule in _STANDING):
        return None
    is_step = trigger.stage not in _STATES and trigger.rule not in _STATES
    is_step = is_step or trigger.kind is ClaimKind.HEARING
    near = {token.lower for token in scan.tokens[max(0, event.index - 1) : event.index + 3]}
    is_perfect = event.frame is None and bool(near & {"has", "have"})
    return Step(event.index, event.frame, trigger.stage, is_step, is_perfect)
