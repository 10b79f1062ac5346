"""A docket of four groups in our own words, built by hand, for the tests of reports."""

from dataclasses import replace
from datetime import UTC, date, datetime

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    Attribution,
    Basis,
    ChargeStatus,
    ClaimKind,
    CustodyKind,
    DefendantRole,
    Modality,
    MonitoringStatus,
    Priority,
    Stance,
)
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.head import ReportHead
from casetracker.views.common import CitationView, SizeView, StageView
from casetracker.views.docket import (
    CaseLine,
    CaseView,
    ChargeView,
    ConflictView,
    CustodyView,
    DefendantLine,
    GroupLine,
    StageEventView,
)
from casetracker.views.review import SourceLine

TODAY = date(2021, 6, 14)
PUBLISHED = PartialDate.day(date(2021, 6, 12))
DECEMBER = PartialDate.parse("2020-12")
BY_JUNE = PartialDate.parse("../2021-06-12", "earlier")
STAGES = {
    "detained": ("detained", "detention", 10),
    "charged": ("charged", "investigation", 20),
    "under_investigation": ("under investigation", "investigation", 30),
    "investigation_completed": ("investigation completed", "investigation", 35),
    "indictment_approved": ("indictment approved", "indictment", 40),
    "sent_to_court": ("sent to court", "indictment", 45),
}


def stage(code: str, *, since: PartialDate | None = None, count: int = 1) -> StageView:
    label, phase, position = STAGES[code]
    return StageView(code, label, phase, position, since=since, count=count)


def cite(claim: str, quote: str, *, source: str = "S-0001") -> CitationView:
    second = source == "S-0002"
    return CitationView(
        claim_ref=claim,
        source_ref=source,
        stance=Stance.SUPPORTS,
        quote=quote,
        start=100,
        end=100 + len(quote),
        speaker="Border Service Press Office" if second else "State Security Service",
        attribution=Attribution.REPORTED,
        modality=Modality.ASSERTED,
        publisher="Harbour Wire" if second else "Caspian Desk",
        title="Six held near the frontier" if second else "Three files move forward",
        published=PartialDate.day(date(2021, 5, 28)) if second else PUBLISHED,
    )


def event(  # one dated step
    code: str,
    happened: PartialDate | None,
    persons: int,
    citations: tuple[CitationView, ...],
    *,
    basis: Basis = Basis.REPORTED,
    authority: str | None = None,
) -> StageEventView:
    return StageEventView(
        id=STAGES[code][2],
        stage=stage(code),
        happened=happened,
        reported=citations[0].published if citations else None,
        authority=authority,
        place=None,
        basis=basis,
        scope="the case",
        defendants=persons,
        citations=citations,
    )


def people(
    case: int, group: str, count: int, now: str, since: PartialDate | None, *, charges: int = 1
) -> tuple[DefendantLine, ...]:
    return tuple(
        DefendantLine(
            ref=f"D-{case}{number:03d}",
            case_ref=f"C-000{case}",
            person_ref=f"P-{case}{number:03d}",
            name=f"unnamed, {number} of {count}",
            is_placeholder=True,
            role=DefendantRole.ACCUSED,
            group_refs=(group,),
            stage=stage(now, since=since),
            custody_since=since if now == "detained" else None,
            in_custody=True if now == "detained" else None,
            charges=charges,
            is_unsourced=False,
        )
        for number in range(1, count + 1)
    )


def group(case: int, count: int, now: str, label: str, captured: PartialDate | None) -> GroupLine:
    return GroupLine(
        ref=f"G-000{case}",
        label=label,
        size=SizeView(count, count, "servicemen"),
        held_members=count,
        named_members=0,
        captured=captured,
        place=None,
        case_refs=(f"C-000{case}",),
        stage_mix=(stage(now, count=count),),
        conflicts=0,
        is_unsourced=False,
    )


def case_view(
    case: int,
    count: int,
    *,
    now: str,
    label: str,
    stages: tuple[StageEventView, ...],
    quote: str,
) -> CaseView:
    source = "S-0002" if now == "detained" else "S-0001"
    stated = cite(f"S-000{source[-1]}/{case}", quote, source=source)
    taken = PartialDate.parse("2021-05-27") if now == "detained" else None
    charges = 2 if case == 1 else 0
    members = people(case, f"G-000{case}", count, now, stages[-1].happened, charges=charges)
    return CaseView(
        line=CaseLine(
            ref=f"C-000{case}",
            title=label,
            numbers=(),
            monitoring=MonitoringStatus.OPEN,
            priority=Priority.NORMAL,
            defendants=count,
            stage_mix=(stage(now, count=count),),
            sources=1,
            conflicts=0,
            unsourced=0,
            last_reported=stated.published,
        ),
        version=1,
        jurisdiction="AZ",
        opened=None,
        citations=(stated,),
        groups=(group(case, count, now, label, taken),),
        group_citations=((f"G-000{case}", (stated,)),),
        defendants=members,
        charges=(),
        stages=tuple(replace(one, id=1000 * case + one.id) for one in stages),
        custody=(),
        links=(),
        conflicts=(),
        context=(),
    )


def _charges_of_26(refs: tuple[str, ...]) -> tuple[ChargeView, ...]:
    charge = cite("S-0001/9", "they are accused of crossing the frontier unlawfully")
    armed = replace(
        cite("S-0001/10", 'the service spoke of armed raids by "saboteurs" on institutions'),
        modality=Modality.ALLEGED,
    )
    alleged = ChargeStatus.ALLEGED
    return (
        ChargeView(
            "illegal crossing of the state border", None, alleged, None, refs, 26, (charge,)
        ),
        ChargeView(
            "armed attacks on enterprises and institutions",
            "214.2.1",
            alleged,
            BY_JUNE,
            refs,
            26,
            (armed,),
        ),
        ChargeView("unlawful possession of arms", None, alleged, None, refs[:9], 26, ()),
    )


def twenty_six() -> CaseView:
    told = cite("S-0001/1", "the preliminary inquiry into 26 servicemen is finished")
    stages = (
        event("detained", DECEMBER, 26, (cite("S-0001/2", "disarmed and held in December 2020"),)),
        event("under_investigation", None, 26, (), basis=Basis.DERIVED),
        event("investigation_completed", BY_JUNE, 26, (told,), authority="State Security Service"),
    )
    view = case_view(
        1,
        26,
        now="investigation_completed",
        label="The 26 servicemen",
        stages=stages,
        quote=told.quote,
    )
    refs = tuple(line.ref for line in view.defendants)
    other = replace(
        cite("S-0003/1", "no more than 25 men are in this file", source="S-0003"),
        stance=Stance.CONTRADICTS,
        speaker=None,
        attribution=Attribution.OWN,
        publisher=None,
        title="Who is in the file?",
        published=None,
    )
    denial = replace(
        cite("S-0002/7", "the charges are invented", source="S-0002"),
        stance=Stance.CONTEXT,
        modality=Modality.DENIED,
        kind=ClaimKind.DENIAL,
        speaker="Ministry of Defence",
    )
    named = replace(view.defendants[0], name="Aram Testyan", is_placeholder=False)
    return replace(
        view,
        line=replace(view.line, sources=2, conflicts=1, unsourced=1),
        defendants=(named, *view.defendants[1:]),
        charges=_charges_of_26(refs),
        conflicts=(ConflictView("size of G-0001", "26 servicemen", (told, other)),),
        context=(denial,),
        name_citations=((named.person_ref, view.citations),),
    )


def court_case(case: int, count: int) -> CaseView:
    quote = f"the file on {count} others went to court with an approved indictment"
    told = cite(f"S-0001/{case}", quote)
    stages = (
        event("indictment_approved", BY_JUNE, count, (told,)),
        event("sent_to_court", BY_JUNE, count, (told,)),
    )
    return case_view(
        case,
        count,
        now="sent_to_court",
        label=f"The {count} sent to court",
        stages=stages,
        quote=quote,
    )


def six() -> CaseView:
    held = cite("S-0002/4", "six men were held on 27 May", source="S-0002")
    day = PartialDate.parse("2021-05-27")
    stages = (event("detained", day, 6, (held,)),)
    view = case_view(
        4,
        6,
        now="detained",
        label="The six held at the frontier",
        stages=stages,
        quote=held.quote,
    )
    custody = tuple(
        CustodyView(
            person_ref=line.person_ref,
            facility=None,
            authority="Border Service",
            place="Kalbajar",
            kind=CustodyKind.UNKNOWN,
            started=day,
            ended=None,
            how_ended=None,
            acknowledged=Acknowledgement.ACKNOWLEDGED,
            citations=(held,),
        )
        for line in view.defendants
    )
    return replace(view, custody=custody)


def docket() -> tuple[CaseView, ...]:
    return (twenty_six(), court_case(2, 14), court_case(3, 13), six())


def sources() -> tuple[SourceLine, ...]:
    moment = datetime(2021, 6, 13, 9, 0, tzinfo=UTC)
    return (
        SourceLine(
            "S-0001", "Three files move forward", "Caspian Desk", PUBLISHED, moment, 10, 0, 9, 0
        ),
        SourceLine(
            "S-0002",
            "Six held near the frontier",
            "Harbour Wire",
            PartialDate.parse("2021-05-28"),
            moment,
            7,
            2,
            4,
            0,
        ),
        SourceLine("S-0003", "Who is in the file?", None, None, moment, 1, 0, 1, 1),
    )


def head() -> ReportHead:
    return ReportHead(
        title="Case status report",
        kind="case-status",
        template_version="1",
        known_at=datetime(2021, 6, 14, 8, 30, tzinfo=UTC),
        as_of=None,
        generated_at=datetime(2021, 6, 14, 8, 31, tzinfo=UTC),
        generated_by="Dilara Example",
        program_version="0.1.0",
        database_name="demo.db",
        packs=(("generic", "1", "stages only"),),
        audit_head="0f" * 32,
    )


def context() -> dict[str, object]:
    return case_status_context(docket(), sources(), head(), today=TODAY)
