"""Every kind of report made from the docket of the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    GroupEventKind,
    PublisherKind,
    ReviewStatus,
    SourceKind,
)
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.assembling import Material
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.changes import changes_context
from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.defendant_sheet import Sheet, defendant_sheet_context
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.kinds import KINDS
from casetracker.views.changes import ChangeKind, ChangesView, ChangeView
from casetracker.views.clocks import ClockView
from casetracker.views.docket import (
    CaseView,
    DefendantView,
    GroupEventView,
    GroupView,
    NameView,
)
from casetracker.views.files import ClaimRecord, PersonFile, SourceFile
from casetracker.views.packs import RuleSource
from casetracker.views.review import CaptureView
from tests.unit.reports import reporting_sample as sample

NAME = "Aram Testyan"
IN_ARMENIAN = "\u0531\u0580\u0561\u0574 \u054f\u0565\u057d\u057f\u0575\u0561\u0576"


def material(kind: str) -> Material:
    head = replace(sample.head(), title=KINDS[kind].title, kind=kind)
    return Material(head, sample.docket(), sample.sources())


def groups() -> tuple[GroupView, ...]:
    return tuple(_group(case) for case in sample.docket())


def _group(case: CaseView) -> GroupView:
    line = case.groups[0]
    cited = dict(case.group_citations)[line.ref]
    recount = GroupEventView(
        id=1,
        kind=GroupEventKind.RECOUNTED,
        happened=PartialDate.parse("2021-06-10"),
        count_before=line.held_members - 1,
        count_after=line.held_members,
        note=None,
        citations=cited,
    )
    formed = replace(recount, id=2, kind=GroupEventKind.FORMED, citations=())
    return GroupView(
        line=line,
        version=1,
        nationality=None,
        parent_ref=None,
        parent_note=None,
        members=case.defendants,
        events=(formed, recount),
        citations=cited,
    )


def person(ref: str, *spellings: str) -> PersonFile:
    return PersonFile(
        ref=ref,
        name=spellings[0] if spellings else None,
        spellings=spellings,
        pseudonym=ref,
        public_reason=None,
        birth=PartialDate.parse("1994-03-08") if spellings else None,
        nationality=None,
        occupation="conscript" if spellings else None,
    )


def sheets() -> tuple[Sheet, ...]:
    case = sample.twenty_six()
    named = case.defendants[0]
    names = (
        NameView(NAME, "Latn", "as_printed", (sample.cite("S-0001/5", f"{NAME} is among them"),)),
        NameView(IN_ARMENIAN, "Armn", "official", ()),
    )  # fmt: skip
    view = DefendantView(
        line=named,
        version=1,
        case_title=case.line.title,
        names=names,
        nationality=None,
        stages=case.stages,
        charges=case.charges,
        custody=(),
        implied=("case opened",),
        warnings=("Not reported, but implied by investigation completed: case opened.",),
    )
    six = sample.six()
    held = six.defendants[0]
    other = replace(
        view,
        line=held,
        case_title=six.line.title,
        names=(),
        stages=six.stages,
        charges=(),
        custody=six.custody[:1],
        warnings=(),
    )
    return (
        Sheet(view, case, person(named.person_ref, NAME, *(one.text for one in names))),
        Sheet(other, six, person(held.person_ref)),
    )


def files() -> tuple[SourceFile, ...]:
    return tuple(_file(line.ref, number) for number, line in enumerate(sample.sources()))


def _file(ref: str, number: int) -> SourceFile:
    line = next(one for one in sample.sources() if one.ref == ref)
    at = datetime(2021, 6, 13, 9, number, tzinfo=UTC)
    return SourceFile(
        line=line,
        kind=SourceKind.NEWS,
        publisher_kind=PublisherKind.AGENCY if line.publisher else None,
        country=None,
        reliability=None,
        author=None,
        url=f"https://{ref.lower()}.example/{number}" if number else None,
        language="en",
        captures=(
            CaptureView(number, at, "text/html", "a1" * 32, "b2" * 32, 544, f"{ref.lower()}.html"),
        ),
        intact=1 if number else 0,
        claims=(
            ClaimRecord(
                ref=f"{ref}/1",
                quote="six men were held on 27 May",
                start=100,
                end=127,
                speaker=None,
                status=ReviewStatus.ACCEPTED,
                decided_by="Dilara Example",
                decided_at=at,
                cited=2,
            ),
            ClaimRecord(
                ref=f"{ref}/2",
                quote="somebody spoke",
                start=200,
                end=214,
                speaker="Border Service",
                status=ReviewStatus.NEW,
                decided_by=None,
                decided_at=None,
                cited=0,
            ),
        ),
    )


def clocks() -> tuple[ClockView, ...]:
    """One that is to end, one that passed, one that was met, and two that could not be computed."""
    event = sample.twenty_six().stages[0]
    coming = ClockView(
        rule="az.remand",
        label="remand, three months at most (CPC 158)",
        pack="az 2026.1",
        grade="B",
        kind="limit_on_authority",
        state=ClockState.RUNNING,
        case_ref="C-1026",
        defendant_refs=("D-1001", "D-1002"),
        of_defendants=26,
        condition="applies if the gravest charge is less serious (its class is not on file)",
        trigger=Bounds(date(2021, 5, 26), date(2021, 5, 27)),
        due=Bounds(date(2021, 8, 26), date(2021, 8, 27)),
        rolled=None,
        last_days=Bounds(date(2021, 8, 26), date(2021, 8, 27)),
        longest=None,
        met=None,
        trigger_ids=(event.id,),
        met_ids=(),
        working=(
            "Starts: detained, 27 May 2021.",
            "27 May 2021 + 3 months = 27 August 2021.",
        ),
        sources=(RuleSource("CPC 158", "https://law.example/158"),),
        valid="from 2020-01-01",
        note="",
        holidays="",
        is_estimated=False,
        computed_on=sample.TODAY,
        computed_at=datetime(2021, 6, 14, 8, tzinfo=UTC),
    )
    past = Bounds.day(date(2021, 5, 29))
    passed = replace(coming, rule="az.detention", state=ClockState.PASSED_NO_RECORD, due=past,
                     last_days=past, defendant_refs=("D-1001",), condition="")  # fmt: skip
    met = replace(passed, rule="az.charge", state=ClockState.MET, met=past, met_ids=(event.id,))
    waiting = replace(coming, rule="az.appeal", state=ClockState.NOT_STARTED, trigger=None, due=None,
                      last_days=None, trigger_ids=())  # fmt: skip
    status = (
        "applies if the person is a prisoner of war (claimed by the ministry; no denial on file)"
    )
    hanging = replace(
        passed, rule="gc3.103", pack="gc3 2026.1", condition=status, trigger_ids=(), note="A note"
    )
    return (passed, met, hanging, coming, waiting)


def changes() -> ChangesView:
    """One change of every kind, of the first case; the other cases have none."""
    case = sample.twenty_six()
    event = case.stages[0]
    new = ChangeView(
        kind=ChangeKind.NEW,
        fact="stage",
        case_ref=case.line.ref,
        about=("D-1001", "D-1002", "D-1003", "D-1004"),
        was=None,
        now="stage: detained; happened: 27 May 2021",
        why="accepted K-0001",
        who="Dilara Example",
        at=datetime(2021, 6, 13, 9, tzinfo=UTC),
        citations=event.citations,
    )
    move = replace(new, kind=ChangeKind.CHANGED, was="detained", now="on trial", is_move=True)
    other = replace(new, kind=ChangeKind.CHANGED, fact="charge: wording", was="theft",
                    now="acts of terrorists", citations=(), has_sources=False)  # fmt: skip
    corrected = replace(new, kind=ChangeKind.CORRECTED, was="happened: 26 May 2021")
    withdrawn = replace(new, kind=ChangeKind.WITHDRAWN, was="place: Anytown", now=None,
                        citations=(), has_sources=False)  # fmt: skip
    against = replace(new, kind=ChangeKind.CONTRADICTED)
    bare = replace(new, now="stage: released", citations=(), about=())
    return ChangesView(
        since=datetime(2021, 5, 28, 8, tzinfo=UTC),
        baseline="report R-0001, which knew what was on file on 28 May 2021, 08:00 UTC",
        changes=(new, bare, move, other, corrected, withdrawn, against),
        new_events=frozenset({event.id}),
    )


def contexts() -> dict[str, dict[str, Any]]:
    """Every kind by its name."""
    day = sample.TODAY
    return {
        "case-status": case_status_context(
            sample.docket(), sample.sources(), material("case-status").head, today=day
        ),
        "group-dossier": group_dossier_context(material("group-dossier"), groups(), day=day),
        "defendant-sheet": defendant_sheet_context(material("defendant-sheet"), sheets(), day=day),
        "chronology": chronology_context(material("chronology"), groups()),
        "deadlines": deadlines_context(material("deadlines"), clocks()),
        "overview": overview_context(material("overview"), files(), day=day),
        "changes": changes_context(material("changes"), changes(), clocks(), day=day),
        "source-log": source_log_context(material("source-log"), files()),
    }


def bounded(since: date | None, until: date | None) -> dict[str, Any]:
    """The chronology within bounds."""
    return chronology_context(material("chronology"), groups(), since=since, until=until)
