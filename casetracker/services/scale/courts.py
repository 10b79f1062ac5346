"""What courts do with an invented group: hearings held and adjourned, terms asked for and imposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import CourtCitation, Hearing, Sentence
from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
    Stance,
)
from casetracker.news.contract import ReadSentence
from casetracker.services.scale.sources import Told
from casetracker.services.scale.stories import Step
from casetracker.store.bulk import BulkLoad

_SITTINGS: Final = 4
_APART: Final = (10, 40)
_ADJOURNED, _SUSPENDED, _OWN_TERM, _REQUESTED = 0.25, 0.15, 0.15, 0.6
_WHY: Final = (
    "a witness did not come",
    "no interpreter",
    "the defence asked for time",
    "a judge was ill",
    "the accused were not brought",
)
_REGIMES: Final = ("general", "strict", None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The term of a group as a report tells it, and the sentences of those who got just that."""

    term: ReadSentence
    words: str
    sentences: tuple[int, ...]


class Bench:
    """Writes hearings and sentences into a load."""

    def __init__(self, load: BulkLoad, courts: Sequence[int], chance: Random) -> None:
        """Sit in one of the courts."""
        self._load = load
        self._courts = courts
        self._chance = chance

    def try_group(
        self, told: Told, steps: Sequence[Step], defendants: Sequence[int]
    ) -> Verdict | None:
        """The hearings of a case and the sentences of its defendants, as far as it has come."""
        reached = {step.stage: step for step in steps}
        if "on_trial" not in reached:
            return None
        court = self._chance.choice(self._courts)
        self._hearings(told, court, reached)
        if "sentenced" not in reached:
            return None
        return self._sentences(court, reached, defendants)

    def _hearings(self, told: Told, court: int, reached: dict[str, Step]) -> None:
        day = reached["on_trial"].day
        verdict = reached.get("convicted")
        for _ in range(self._chance.randint(1, _SITTINGS)):
            following = day + timedelta(days=self._chance.randint(*_APART))
            if verdict is not None and following >= verdict.day:
                break
            if self._chance.random() < _ADJOURNED:
                self._hearing(
                    told,
                    court,
                    HearingKind.TRIAL,
                    day,
                    result=HearingResult.ADJOURNED,
                    adjourned_why=self._chance.choice(_WHY),
                    **date_columns("adjourned", PartialDate.day(following)),
                )
            else:
                self._hearing(told, court, HearingKind.TRIAL, day, result=HearingResult.HELD)
            day = following
        if verdict is not None:
            self._hearing(told, court, HearingKind.JUDGMENT, verdict.day, result=HearingResult.HELD)

    def _hearing(self, told: Told, court: int, kind: HearingKind, day: date, **more: Any) -> None:
        self._load.add(
            Hearing,
            case_id=told.case_id,
            court_id=court,
            kind=kind,
            openness=self._chance.choice((Openness.OPEN, Openness.CLOSED, Openness.UNKNOWN)),
            **date_columns("scheduled", PartialDate.day(day)),
            **date_columns("happened", PartialDate.day(day)),
            **more,
        )

    def _sentences(
        self, court: int, reached: dict[str, Step], defendants: Sequence[int]
    ) -> Verdict:
        chance = self._chance
        is_suspended = chance.random() < _SUSPENDED
        kind = SentenceKind.SUSPENDED if is_suspended else SentenceKind.PRISON
        years = chance.randint(1, 4) if is_suspended else chance.randint(2, 15)
        regime = None if is_suspended else chance.choice(_REGIMES)
        day = reached["sentenced"].happened
        served = (reached["sentenced"].day - reached["detained"].day).days
        is_told = chance.random() < _REQUESTED
        asked = PartialDate.day(reached["convicted"].day - timedelta(days=7))
        alike = []
        for defendant in defendants:
            if is_told:
                self._add(
                    defendant, court, SentenceStanding.ASKED_FOR, asked, kind=kind, amount=years + 2
                )
            own = max(1, years - 1) if chance.random() < _OWN_TERM else years
            sentence = self._add(
                defendant,
                court,
                SentenceStanding.IMPOSED,
                day,
                kind=kind,
                amount=own,
                regime=regime,
                credited_days=None if is_suspended else served,
            )
            if own == years:
                alike.append(sentence)
        term = ReadSentence(kind.value, years, "years", is_exact=True, regime=regime)
        length = f"{years} year{'' if years == 1 else 's'}"
        words = f"a suspended sentence of {length}" if is_suspended else f"{length} in prison"
        return Verdict(term, words, tuple(alike))

    def _add(
        self,
        defendant: int,
        court: int,
        standing: SentenceStanding,
        happened: PartialDate,
        **more: Any,
    ) -> int:
        return self._load.add(
            Sentence,
            defendant_id=defendant,
            court_id=court,
            standing=standing,
            unit=SentenceUnit.YEARS,
            **date_columns("happened", happened),
            **more,
        )

    def cite(self, claim: int, verdict: Verdict) -> None:
        """Let a claim that tells the verdict bear out the sentences that it tells of."""
        for sentence in verdict.sentences:
            self._load.add(
                CourtCitation, claim_id=claim, stance=Stance.SUPPORTS, sentence_id=sentence
            )
