"""A docket of any size: cases with groups, people, charges, stages, custody, reports and conflicts."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import sqlalchemy as sa

from casetracker.errors import RefusedError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Authority,
    Case,
    CaseGroup,
    CaseNumber,
    Charge,
    ChargeUpdate,
    Citation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    GroupMember,
    Person,
    PersonName,
    Publisher,
    Stage,
    StageEvent,
)
from casetracker.model.vocabulary import (
    AuthorityKind,
    ChargeStatus,
    ClaimKind,
    CustodyEnd,
    CustodyKind,
    DefendantRole,
    GroupEventKind,
    NameKind,
    PublisherKind,
    Stance,
)
from casetracker.procedure.status import DatedStage, current_stage
from casetracker.services.acting import Actor
from casetracker.services.scale import inventing
from casetracker.services.scale.courts import Bench, Verdict
from casetracker.services.scale.sources import Reporter, Statement, Told
from casetracker.services.scale.stories import Step, course, own_date, worded
from casetracker.store import references
from casetracker.store.bulk import BulkLoad
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, WriteSession

MOST: Final = 1_000_000
_BATCH: Final = 2000
_LARGEST: Final = 40
_STATEMENTS: Final = 4
_NAMED, _CITED, _CONFLICT, _RELEASED, _WAITING = 0.8, 0.8, 0.1, 0.1, 0.05


class NotEmptyError(RefusedError):
    """A docket of scale in a database that holds something already."""

    def __init__(self, label: str) -> None:
        """Name it."""
        super().__init__(f"{label} holds cases already: name another folder or --db")


def invent_docket(
    database: Database, actor: Actor, size: int, seed: int, progress: Callable[[str], None]
) -> int:
    """Fill an empty docket with `size` defendants; gives the number of rows. Raises RefusedError.

    The same seed gives the same docket, moments apart. Each change set holds some thousand people.
    """
    with database.reading() as session:
        if session.execute(sa.select(table_of(Case).c.id).limit(1)).first() is not None:
            raise NotEmptyError(database.label)
    chance = Random(seed)  # noqa: S311 - a docket to try things on, no secret
    rows = done = 0
    while done < size:
        number = min(_BATCH, size - done)
        note = actor.note("setup", f"invented {number} defendants, from {done + 1} on")
        with database.writing(note) as session:
            rows += _Batch(session, chance, actor).write(number)
        done += number
        progress(f"invented {done} of {size} defendants, {rows} rows")
    return rows


class _Batch:
    """The rows of one change set."""

    def __init__(self, session: WriteSession, chance: Random, actor: Actor) -> None:
        self._session = session
        self._chance = chance
        self._load = BulkLoad(session)
        self._given: Counter[str] = Counter()
        self._last = references.last_given(session)
        self._reporter = Reporter(self._load, self._ref, session.started_at, actor.name[:80])
        self._publishers = [
            self._shared(Publisher, name, PublisherKind(kind))
            for name, kind in inventing.PUBLISHERS
        ]
        self._courts = [
            self._shared(Authority, name, AuthorityKind.COURT) for name in inventing.COURTS
        ]
        self._bodies = [
            self._shared(Authority, name, AuthorityKind.INVESTIGATOR) for name in inventing.BODIES
        ]
        self._bench = Bench(self._load, self._courts, chance)
        stages = table_of(Stage)
        rows = session.execute(sa.select(stages.c.code, stages.c.position))
        self._positions: dict[str, int] = {row.code: row.position for row in rows}

    def write(self, number: int) -> int:
        """So many defendants with all that is about them; gives the number of rows."""
        while number:
            size = min(number, 1 + int(self._chance.expovariate(0.12)), _LARGEST)
            self._group(size)
            number -= size
        for prefix, given in sorted(self._given.items()):
            references.next_refs(self._session, prefix, given)
        return self._load.write()

    def _ref(self, prefix: str) -> str:
        self._given[prefix] += 1
        return references.nth(prefix, self._last[prefix] + self._given[prefix])

    def _shared(self, model: type[Publisher] | type[Authority], name: str, kind: Any) -> int:
        table = table_of(model)
        found = self._session.execute(sa.select(table.c.id).where(table.c.name == name)).scalar()
        return int(found) if found else self._load.add(model, name=name, kind=kind)

    def _group(self, size: int) -> None:
        chance = self._chance
        unit, place = chance.choice(inventing.UNITS), chance.choice(inventing.PLACES)
        if size == 1:
            unit = inventing.ALONE[unit]
        steps = course(chance)
        first = steps[0].happened
        label = f"{size} {unit}, held since {worded(first).partition(' ')[2]}, {place}"
        case = self._case(f"Case of {label}", steps[1].day)
        group = self._load.add(
            DetaineeGroup,
            ref=self._ref("G"),
            label=label,
            unit=unit,
            size_min=size,
            size_max=size,
            place=place,
            nationality=chance.choice(inventing.NATIONALITIES),
            **date_columns("captured", first),
        )
        self._load.add(CaseGroup, case_id=case, group_id=group)
        self._load.add(
            GroupEvent,
            group_id=group,
            kind=GroupEventKind.FORMED,
            count_after=size,
            **date_columns("happened", first),
        )
        charges = chance.sample(inventing.CHARGES, chance.randint(1, 2))
        told = Told(f"the {size} {unit}", size, unit, place, case, group)
        facts = _Facts()
        for ordinal in range(1, size + 1):
            self._person(told, ordinal, steps, charges, facts)
        facts.verdict = self._bench.try_group(told, steps, facts.defendants)
        self._news(told, steps, charges, facts)

    def _case(self, title: str, opened: date) -> int:
        case = self._load.add(
            Case,
            ref=self._ref("C"),
            title=title[:400],
            **date_columns("opened", PartialDate.day(opened)),
        )
        number = f"{opened.year}-{case:06d}"
        self._load.add(CaseNumber, case_id=case, number=number)
        return case

    def _person(
        self,
        told: Told,
        ordinal: int,
        steps: tuple[Step, ...],
        charges: list[tuple[str, str | None]],
        facts: "_Facts",
    ) -> None:
        person = self._named()
        self._load.add(GroupMember, group_id=told.group_id, person_id=person, ordinal=ordinal)
        released = self._chance.random() < _RELEASED
        dates = [(step, own_date(self._chance, step)) for step in steps]
        defendant = self._load.add(
            Defendant,
            ref=self._ref("D"),
            case_id=told.case_id,
            person_id=person,
            ordinal=ordinal,
            role=_role(steps),
        )
        facts.defendants.append(defendant)
        events = [
            (self._event(told, defendant, step, happened), step, happened)
            for step, happened in dates
        ]
        reached = current_stage(
            DatedStage(event, step.stage, self._positions[step.stage], happened, None)
            for event, step, happened in events
        )
        if reached is not None:
            self._load.change(
                Defendant,
                current_stage_code=reached.event.code,
                current_stage_event_id=reached.event.event_id,
            )
        for event, step, _ in events:
            facts.events.setdefault(step.stage, []).append(event)
        facts.charges += self._charges(defendant, charges, steps)
        self._custody(person, told.place, dates, is_released=released)

    def _named(self) -> int:
        if self._chance.random() >= _NAMED:
            return self._load.add(Person, ref=self._ref("P"))
        name = inventing.name(self._chance)
        person = self._load.add(Person, ref=self._ref("P"), name=name.printed)
        self._load.add(
            PersonName,
            person_id=person,
            text=name.printed,
            script=name.script,
            kind=NameKind.AS_PRINTED,
        )
        if name.latin != name.printed:
            self._load.add(
                PersonName,
                person_id=person,
                text=name.latin,
                script="Latn",
                kind=NameKind.TRANSLITERATION,
            )
        return person

    def _event(self, told: Told, defendant: int, step: Step, happened: PartialDate) -> int:
        in_court = self._positions[step.stage] >= self._positions["sent_to_court"]
        authority = self._chance.choice(self._courts if in_court else self._bodies)
        return self._load.add(
            StageEvent,
            case_id=told.case_id,
            defendant_id=defendant,
            stage_code=step.stage,
            authority_id=authority,
            place=told.place,
            **date_columns("happened", happened),
            **date_columns("reported", PartialDate.day(step.day + timedelta(days=4))),
        )

    def _charges(
        self,
        defendant: int,
        charges: list[tuple[str, str | None]],
        steps: tuple[Step, ...],
    ) -> list[int]:
        reached = {step.stage: step for step in steps}
        course_of = [(ChargeStatus.ALLEGED, reached["charged"])]
        if "indictment_approved" in reached:
            course_of.append((ChargeStatus.IN_INDICTMENT, reached["indictment_approved"]))
        if "convicted" in reached:
            course_of.append((ChargeStatus.CONVICTED, reached["convicted"]))
        ids = []
        for wording, article in charges:
            charge = self._load.add(
                Charge,
                defendant_id=defendant,
                wording=wording,
                article=article,
                status=course_of[-1][0],
            )
            for status, step in course_of:
                self._load.add(
                    ChargeUpdate,
                    charge_id=charge,
                    status=status,
                    **date_columns("happened", step.happened),
                )
            ids.append(charge)
        return ids

    def _custody(
        self, person: int, place: str, dates: list[tuple[Step, PartialDate]], *, is_released: bool
    ) -> None:
        ended = None
        if is_released:
            days = self._chance.randint(1, 300)
            ended = PartialDate.day(dates[-1][0].day + timedelta(days=days))
        self._load.add(
            CustodyEpisode,
            person_id=person,
            place=place,
            kind=CustodyKind.JUDICIAL,
            how_ended=CustodyEnd.RELEASED if is_released else None,
            **date_columns("started", dates[0][1]),
            **date_columns("ended", ended),
        )

    def _news(
        self,
        told: Told,
        steps: tuple[Step, ...],
        charges: list[tuple[str, str | None]],
        facts: "_Facts",
    ) -> None:
        """Reports that tell of the steps one after the other; some count otherwise."""
        sayings = [_told(told, step, charges[0], facts.verdict) for step in steps]
        for start in range(0, len(sayings), _STATEMENTS):
            part = sayings[start : start + _STATEMENTS]
            size = told.number
            if self._chance.random() < _CONFLICT:
                size += self._chance.randint(1, 3)
            counted = Statement(
                f"The group numbers {size} {told.unit}", ClaimKind.GROUP_SIZE, part[0].step, size
            )
            claims = self._reporter.report(
                told, self._chance.choice(self._publishers), [*part, counted], self._chance
            )
            stance = Stance.SUPPORTS if size == told.number else Stance.CONTRADICTS
            self._load.add(Citation, claim_id=claims[-1], stance=stance, group_id=told.group_id)
            for claim, said in zip(claims, part, strict=False):
                self._cite(claim, said, facts)
        if self._chance.random() < _WAITING:
            said = Statement(
                f"{told.people.capitalize()} were seen in {told.place} again",
                ClaimKind.CUSTODY,
                steps[-1],
                is_waiting=True,
            )
            self._reporter.report(told, self._publishers[0], [said], self._chance)

    def _cite(self, claim: int, said: Statement, facts: "_Facts") -> None:
        if said.step is None or self._chance.random() >= _CITED:
            return
        for event in facts.events[said.step.stage]:
            self._load.add(Citation, claim_id=claim, stance=Stance.SUPPORTS, stage_event_id=event)
        if said.charge:
            for charge in facts.charges:
                self._load.add(Citation, claim_id=claim, stance=Stance.SUPPORTS, charge_id=charge)
        if said.term is not None and facts.verdict is not None:
            self._bench.cite(claim, facts.verdict)


class _Facts:
    """The ids of what reports on a group bear on."""

    def __init__(self) -> None:
        self.events: dict[str, list[int]] = {}
        self.charges: list[int] = []
        self.defendants: list[int] = []
        self.verdict: Verdict | None = None


def _told(
    told: Told, step: Step, charge: tuple[str, str | None], verdict: Verdict | None
) -> Statement:
    if step.stage == "sentenced" and verdict is not None:
        words = f"{told.people} were sentenced to {verdict.words} {worded(step.happened)}"
        return Statement(
            words[0].upper() + words[1:],
            ClaimKind.SENTENCE,
            step,
            happened=step.happened,
            term=verdict.term,
        )
    is_charge = step.stage == "charged"
    article = f" under Article {charge[1]}" if charge[1] else ""
    words = step.words.format(
        people=told.people,
        where=f"at {told.place}",
        when=worded(step.happened),
        charge=charge[0] + article,
    )
    return Statement(
        words[0].upper() + words[1:],
        ClaimKind.CHARGE if is_charge else ClaimKind.STAGE_REACHED,
        step,
        charge=charge if is_charge else None,
        happened=step.happened,
    )


def _role(steps: tuple[Step, ...]) -> DefendantRole:
    reached = {step.stage for step in steps}
    if "convicted" in reached:
        return DefendantRole.CONVICTED
    if "on_trial" in reached:
        return DefendantRole.DEFENDANT
    return DefendantRole.ACCUSED
