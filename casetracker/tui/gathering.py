"""Everything that a record's screen shows, gathered in one go in the database thread."""

from dataclasses import dataclass

from casetracker.tui.ports import ServicesPort
from casetracker.views.charges import ChargeLine
from casetracker.views.clocks import ClockView
from casetracker.views.docket import GroupEventView
from casetracker.views.flags import FlagView
from casetracker.views.proceeding import HearingView, SentenceView
from casetracker.views.records import NoteView, TagView, TaskView, WatchView


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a record, and its facts by their numbers."""

    ref: str
    clocks: tuple[ClockView, ...] = ()
    charges: tuple[ChargeLine, ...] = ()
    hearings: tuple[HearingView, ...] = ()
    sentences: tuple[SentenceView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    tags: tuple[TagView, ...] = ()
    watch: WatchView | None = None
    flags: tuple[FlagView, ...] = ()
    group_events: tuple[tuple[str, GroupEventView], ...] = ()


def beside(services: ServicesPort, ref: str, *, is_person: bool = False) -> Beside:
    """All of it, of a case or of a defendant of a case."""
    # The services bring the database libraries along: the first frame does not wait for them.
    from casetracker.services.charging import Search  # noqa: PLC0415

    search = Search(defendant=ref) if is_person else Search(case=ref)
    return Beside(
        ref,
        services.clocks.clocks(ref),
        services.charges.charges(search),
        services.court.hearings(ref),
        services.court.sentences(ref),
        services.noting.notes(ref),
        services.noting.tasks(ref),
        services.noting.tags(ref),
        services.noting.watch_of(ref),
        # What is odd is told of a whole case.
        () if is_person else services.flagging.flags(ref),
        () if is_person else services.docket.group_events(ref),
    )
