"""Services made of memory, for screens that need data no database would let in."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    Attribution,
    Basis,
    ChargeStatus,
    ClaimKind,
    CustodyKind,
    DateBasis,
    Decision,
    DefendantRole,
    Effect,
    Modality,
    MonitoringStatus,
    Priority,
    ReviewStatus,
    Stance,
)
from casetracker.views.common import CitationView, SizeView, StageView
from casetracker.views.docket import (
    CaseLine,
    CaseView,
    ChargeView,
    ConflictView,
    CustodyView,
    DefendantLine,
    DefendantView,
    GroupLine,
    GroupView,
    NameView,
    StageEventView,
)
from casetracker.views.found import BroughtIn, RecordLine
from casetracker.views.home import ChangeLine, HomeView
from casetracker.views.review import (
    ApplyOutcome,
    Candidate,
    CaptureView,
    ClaimEdit,
    ClaimView,
    QueueLine,
    ReadChargeView,
    SourceLine,
    SourceView,
)
from tests.tui.fake_beside import FakeBeside
from tests.tui.fake_clocks import FakeClocks
from tests.tui.fake_finding import FakeFinding
from tests.tui.fake_lists import FakeLists
from tests.tui.fake_reporting import FakeReporting

STAGES = (
    ("detained", "detained"),
    ("charged", "charged"),
    ("investigation_completed", "investigation completed"),
    ("sent_to_court", "sent to court"),
    ("trial", "trial"),
    ("verdict", "verdict"),
)
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TEXT = (
    "NORTH CITY, March 3 - The Security Office said on Tuesday that it has completed the preliminary "
    "investigation into 26 servicemen detained in December.\n\n"
    "They are accused of crossing the state border unlawfully. Earlier, cases against 14 and then 13 "
    "more men were sent to court with the approved indictment, the office said.\n\n"
    "Six men were detained on 27 May near the village of Upper Example, a lawyer for the families said. "
    "The families have had no word of where the six are held, and have asked the Red Cross for help.\n"
)
READ = (
    ("completed the preliminary investigation into 26 servicemen", ClaimKind.STAGE_REACHED, 26,
     "investigation_completed", Effect.REFINES, "was detained since 2025-12-13"),
    ("crossing the state border unlawfully", ClaimKind.CHARGE, 26, None, Effect.NEW,
     "charge against G-0001"),
    ("14 and then 13 more men were sent to court", ClaimKind.STAGE_REACHED, 27, "sent_to_court",
     Effect.CONFIRMS, "known since 2026-02-01"),
    ("Six men were detained on 27 May", ClaimKind.GROUP_SIZE, 6, "detained", Effect.CONFLICTS,
     "S-0001 says 5"),
)  # fmt: skip


def stage(code: str, count: int = 1) -> StageView:
    position = [each for each, _ in STAGES].index(code)
    return StageView(code, dict(STAGES)[code], "pre-trial", position, count=count)


MIX = (stage("investigation_completed", 26), stage("sent_to_court", 27), stage("detained", 6))


def citation(source_ref: str = "S-0001", number: int = 1, dress: str = "") -> CitationView:
    quote = READ[number - 1][0]
    start = TEXT.index(quote)
    return CitationView(
        f"{source_ref}-c{number}", source_ref, Stance.SUPPORTS, quote + dress, start,
        start + len(quote), f"Security Office{dress}", Attribution.REPORTED, Modality.ASSERTED,
        f"Example Agency{dress}", f"Investigation completed{dress}", PartialDate.parse("2026-03-03"),
    )  # fmt: skip


class FakeReview:
    """The review queue of the fake services."""

    def __init__(self, services: "FakeServices") -> None:
        self.queue = services.queue
        self.source = services.source
        self.decide = services.decide
        self.withdraw = services.withdraw
        self.close = services.close_source
        self.decide_confirming = services.decide_confirming


class FakeServices(FakeReporting, FakeLists):
    """Docket, review and reporting at once; `dress` is put behind every text from outside."""

    def __init__(self, dress: str = "", cases: int = 3) -> None:
        self.dress = dress
        self.case_total = cases
        self.counter = 1
        self.calls: list[str] = []
        self.undone: list[int | None] = []
        self.docket = self
        self.clocks = FakeClocks(self.calls, dress)
        self.review = FakeReview(self)
        beside = FakeBeside(dress)
        self.charges = self.court = self.noting = self.histories = self.bulk = beside
        self.agenda = beside
        self.flagging = beside
        self.comparing = self
        self.editing = self.people = beside
        self.searching = self.matrices = FakeFinding(dress)
        self.reporting = self
        self.jumping = self
        self.listing = self
        self.is_closed = False
        self.is_read_only = False
        self.change_lines = [
            ChangeLine(2, NOON, "mara", f"accepted 4 facts from S-0001{dress}", None, can_undo=True),
            ChangeLine(1, NOON - timedelta(days=1), "tom", f"imported S-0001{dress}", f"why{dress}",
                       can_undo=False),
        ]  # fmt: skip
        self.claim_map = {
            f"{ref}-c{n}": self._claim(ref, n) for ref in ("S-0002", "S-0003") for n in range(1, 5)
        }

    # -- docket

    def home(self) -> HomeView:
        waits, changes = sum(line.waiting for line in self.queue()), tuple(self.change_lines)
        return HomeView(waits, len(self.queue()), 1, 2, 3, 4, 5, 59, 12, 3, MIX, changes)

    def case_line(self, number: int) -> CaseLine:
        return CaseLine(
            f"C-{number:04}", f"Border group {number}, north of Upper Example{self.dress}",
            (f"{number}/2026{self.dress}",), MonitoringStatus.OPEN, Priority.NORMAL, 59, MIX, 3,
            number % 2, number % 3, PartialDate.parse("2026-03-03"),
        )  # fmt: skip

    def cases(self, text: str | None = None, filters: Any = None) -> tuple[CaseLine, ...]:
        del filters
        self.calls.append(f"cases {text}")
        every = (self.case_line(number) for number in range(1, self.case_total + 1))
        return tuple(line for line in every if not text or text.casefold() in line.title.casefold())

    def person(self, number: int) -> DefendantLine:
        return DefendantLine(
            f"D-{number:04}", "C-0001", f"P-{number:04}", f"Arman Exampleyan {number}{self.dress}",
            number % 2 == 0, DefendantRole.ACCUSED, ("G-0001",), stage("detained"),
            PartialDate.parse("2025-12"), in_custody=True, charges=1, is_unsourced=number == 3,
        )  # fmt: skip

    def group(self, ref: str = "G-0001") -> GroupView:
        return GroupView(self.group_line(ref), 1, None, None, None, (), (), ())

    def groups(self, filters: Any = None) -> tuple[GroupLine, ...]:
        del filters
        return (self.group_line("G-0001"),)

    def group_line(self, ref: str) -> GroupLine:
        return GroupLine(
            ref, f"servicemen held in December{self.dress}", SizeView(26, 26, "servicemen"), 26, 2,
            PartialDate.parse("2025-12"), f"north-west of Old Example{self.dress}", ("C-0001",), MIX,
            0, is_unsourced=False,
        )  # fmt: skip

    def custody(self) -> CustodyView:
        return CustodyView(
            "P-0001", f"Remand Prison 1{self.dress}", None, f"North City{self.dress}",
            CustodyKind.JUDICIAL, PartialDate.parse("2025-12-13"), None, None,
            Acknowledgement.ACKNOWLEDGED, (citation(dress=self.dress),),
        )  # fmt: skip

    def stages(self) -> tuple[StageEventView, ...]:
        return (
            StageEventView(1, stage("detained"), PartialDate.parse("2025-12-13"), None, None,
                           f"Old Example{self.dress}", Basis.REPORTED, "G-0001", 26, ()),
            StageEventView(2, stage("investigation_completed"), None, PartialDate.parse("2026-03-03"),
                           f"Security Office{self.dress}", None, Basis.DERIVED, f"G-0001{self.dress}", 26,
                           (citation(dress=self.dress),)),
        )  # fmt: skip

    def charge_views(self) -> tuple[ChargeView, ...]:
        return (
            ChargeView(f"crossing the state border unlawfully{self.dress}", f"art. 318.2{self.dress}",
                       ChargeStatus.IN_INDICTMENT, PartialDate.parse("2026-03~"), ("D-0001",), 59,
                       (citation(number=2, dress=self.dress),)),
        )  # fmt: skip

    def case(self, ref: str) -> CaseView:
        line = next((each for each in self.cases() if each.ref == ref), None)
        if line is None:
            raise NotFoundError(f"there is no case {ref}{self.dress}: `case list` shows all")
        conflict = ConflictView(
            f"size of G-0001{self.dress}", f"26{self.dress}", (citation(number=4),)
        )
        return CaseView(
            line, 1, f"Exampleland{self.dress}", PartialDate.parse("2025"), (citation(),),
            self.groups(), (("G-0001", (citation(dress=self.dress),)),),
            tuple(self.person(n) for n in range(1, 5)), self.charge_views(), self.stages(),
            (self.custody(),), (), (conflict,), (),
        )  # fmt: skip

    def defendants(
        self, case_ref: str | None = None, filters: Any = None
    ) -> tuple[DefendantLine, ...]:
        del case_ref, filters
        return tuple(self.person(n) for n in range(1, 5))

    def defendant(self, ref: str) -> DefendantView:
        names = (NameView(f"Արման Օրինակյան{self.dress}", "Armn", "as_printed", (citation(),)),)
        line = replace(self.person(1), ref=ref)
        return DefendantView(line, 1, f"Border group{self.dress}", names, f"none{self.dress}",
                             self.stages(), self.charge_views(), (self.custody(),))  # fmt: skip

    def sources(self, filters: Any = None) -> tuple[SourceLine, ...]:
        del filters
        return tuple(self.source_line(ref) for ref in ("S-0001", "S-0002", "S-0003"))

    def changes(self, limit: int = 20) -> tuple[ChangeLine, ...]:
        return tuple(self.change_lines[:limit])

    def undo(self, change_set: int | None = None) -> ApplyOutcome:
        self.undone.append(change_set)
        at = next((i for i, c in enumerate(self.change_lines) if c.can_undo), None)
        if at is None:
            raise RefusedError("there is no change to undo")
        done = self.change_lines.pop(at)
        self.counter += 1
        return ApplyOutcome(None, (done.summary,))

    def redo(self, change_set: int | None = None) -> ApplyOutcome:
        raise RefusedError(f"there is nothing to redo ({change_set}){self.dress}")

    def change_counter(self) -> int:
        return self.counter

    # -- review

    def _claim(self, ref: str, number: int) -> ClaimView:
        quote, kind, people, code, effect, effect_text = READ[number - 1]
        start = TEXT.index(quote)
        candidates = (
            Candidate("G-0001", f"26 servicemen, December{self.dress}", 0.93,
                      (f"same number{self.dress}", "same month")),
            Candidate("G-0002", f"14 men, first case{self.dress}", 0.41, ("same body",)),
        )  # fmt: skip
        return ClaimView(
            ref=f"{ref}-c{number}", source_ref=ref, ordinal=number, kind=kind, stage=code,
            stage_label=dict(STAGES).get(code or ""), quote=quote + self.dress, start=start,
            end=start + len(quote), speaker=f"Security Office{self.dress}",
            attribution=Attribution.REPORTED, modality=Modality.ASSERTED,
            count=SizeView(people, people, "servicemen"), count_of=None, persons=(),
            date=PartialDate.parse("2026-03-03"), date_basis=DateBasis.PUBLICATION,
            charges=(ReadChargeView(quote, None),) if kind is ClaimKind.CHARGE else (),
            authority=f"Security Office{self.dress}", place=f"Old Example{self.dress}", sentence=None,
            rule="stage.completed", score=0.91, status=ReviewStatus.NEW, decision=None, reason=None,
            decided_by=None, decided_at=None, summary=f"{people} people, {code or 'charge'}{self.dress}",
            subject=None, case_ref="C-0001", group_ref="G-0001",
            match_reasons=(f"same number of people{self.dress}",), candidates=candidates, effect=effect,
            effect_text=f"{effect_text}{self.dress}",
            proposal=(f"stage of G-0001: detained -> {code}{self.dress}",),
        )  # fmt: skip

    def claims_of(self, ref: str) -> tuple[ClaimView, ...]:
        return tuple(each for each in self.claim_map.values() if each.source_ref == ref)

    def source_line(self, ref: str) -> SourceLine:
        claims = self.claims_of(ref)
        applied = sum(each.status is ReviewStatus.ACCEPTED for each in claims)
        waiting = sum(each.status is ReviewStatus.NEW for each in claims)
        return SourceLine(
            ref, f"Investigation into 26 completed{self.dress}", f"Example Agency{self.dress}",
            PartialDate.parse("2026-03-03"), NOON, len(claims), waiting, applied, 1 if waiting else 0,
        )  # fmt: skip

    def queue(self) -> tuple[QueueLine, ...]:
        return self.noting.queued(self.sources())

    def source(self, ref: str) -> SourceView:
        capture = CaptureView(
            1, NOON, "text/plain", "ab" * 32, "cd" * 32, len(TEXT), f"a{self.dress}"
        )
        return SourceView(
            self.source_line(ref), 1, f"A. Writer{self.dress}", f"https://example.org/1{self.dress}",
            "en", TEXT + self.dress, (capture,), self.claims_of(ref), (f"note{self.dress}",),
        )  # fmt: skip

    def decide(
        self,
        ref: str,
        decision: Decision,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> ClaimView:
        without = "".join(f" without {each}" for each in edit.left_out) if edit is not None else ""
        self.calls.append(f"decide {ref} {decision.value} {reason} {link}{without}")
        claim = self.claim_map[ref]
        if edit is not None and edit.place is not None:
            claim = replace(claim, place=edit.place, machine=(("place", claim.place or ""),))
        claim = replace(
            claim, decision=decision, reason=reason, decided_by="mara",
            decided_at=NOON + timedelta(seconds=len(self.calls)),
        )  # fmt: skip
        self.claim_map[ref] = claim
        return claim

    def withdraw(self, ref: str) -> ClaimView:
        self.calls.append(f"withdraw {ref}")
        claim = replace(self.claim_map[ref], decision=None, reason=None, decided_at=None)
        self.claim_map[ref] = claim
        return claim

    def listener(self) -> None: ...

    def waiting(self) -> int:
        return sum(line.waiting for line in self.queue())

    def ids(
        self, text: str | None = None, order: str = "case", _: object = (), *, is_descending: bool = False
    ) -> Sequence[int]:  # fmt: skip
        self.calls.append(f"order {order}{' down' if is_descending else ''}")
        found = tuple(int(line.ref[2:]) for line in self.cases(text))
        return found[::-1] if is_descending else found

    def lines(self, ids: Sequence[int]) -> tuple[CaseLine, ...]:
        return tuple(self.case_line(number) for number in ids)

    def refs(self, ids: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.case_line(number).ref for number in ids)

    def bring_in(self, paths: tuple[Path, ...]) -> BroughtIn:
        self.calls.append(f"bring in {paths[0].name}")
        return BroughtIn(1, 0, 4, (f"b.pdf{self.dress}: cannot be read",) if self.dress else ())

    def find(self, text: str, prefixes: Collection[str] = ()) -> tuple[RecordLine, ...]:
        self.calls.append(f"find {text}")
        return tuple(
            RecordLine(kind, ref, f"name of {ref}{self.dress}", ref)
            for kind, ref in (("case", "C-0001"), ("defendant", "D-0001"), ("source", "S-0001"))
            if text.casefold() in f"name of {ref}".casefold() and ref[0] in (prefixes or ref)
        )

    def close(self) -> None:
        self.is_closed = True

    def close_source(self, source_ref: str) -> ApplyOutcome:
        self.calls.append(f"close {source_ref}")
        status = {
            Decision.ACCEPT: ReviewStatus.ACCEPTED,
            Decision.REJECT: ReviewStatus.REJECTED,
            Decision.DEFER: ReviewStatus.DEFERRED,
        }
        for claim in self.claims_of(source_ref):
            if claim.decision is not None:
                self.claim_map[claim.ref] = replace(
                    claim, status=status[claim.decision], decision=None
                )
        self.counter += 1
        return ApplyOutcome(3, (f"2 stages of C-0001{self.dress}", "1 charge"))

    def decide_confirming(self, source_ref: str) -> int:
        open_ones = [each for each in self.claims_of(source_ref) if each.decision is None]
        wanted = [each for each in open_ones if each.effect is Effect.CONFIRMS]
        for claim in wanted:
            self.decide(claim.ref, Decision.ACCEPT)
        return len(wanted)

    def stage_codes(self) -> tuple[tuple[str, str], ...]:
        return STAGES
