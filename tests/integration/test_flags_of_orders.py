"""Orders and days that cannot be, as entered by hand and as printed, on both engines."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Decision,
    HearingKind,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from tests.support.articles import bring_in_text

WHY = Grounds("as written in the file")
PRISON = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 5, SentenceUnit.YEARS)


def on(when: str) -> Grounds:
    return Grounds("as written in the file", PartialDate.parse(when))


def added(services: Services, before: set[object]) -> set[tuple[str, str]]:
    """Rule and subject of the flags that were not there."""
    return {(e.rule, e.about) for e in services.flagging.flags() if e not in before}


def tell(services: Services, ref: str, *steps: tuple[str, str]) -> None:
    for stage, when in steps:
        services.proceedings.record(ref, Happening(stage), on(when))


@pytest.mark.parametrize(
    ("steps", "rule"),
    [
        ((("repatriated", "2026-05-01"), ("remanded", "2026-06-01")), "impossible-order"),
        ((("discontinued", "2026-05-01"), ("sentenced", "2026-06-01")), "impossible-order"),
        ((("acquitted", "2026-05-01"), ("convicted", "2026-05-01")), "two-verdicts"),
        ((("acquitted", "2026-05-01"), ("acquitted", "2026-05-01")), "told-twice"),
    ],
)
def test_stages_that_do_not_go_together(
    full: Services, steps: tuple[tuple[str, str], ...], rule: str
) -> None:
    before: set[object] = set(full.flagging.flags())
    one = full.docket.defendants("C-0001")[0].ref
    tell(full, one, steps[0])
    assert added(full, before) == set()

    tell(full, one, *steps[1:])
    assert added(full, before) == {(rule, one)}


def test_prison_for_somebody_acquitted(full: Services) -> None:
    before: set[object] = set(full.flagging.flags())
    one, other = (line.ref for line in full.docket.defendants("C-0001")[:2])
    tell(full, one, ("acquitted", "2026-05-01"))
    full.court.sentence([one, other], PRISON, on("2026-05-01"))
    assert added(full, before) == {("two-verdicts", one)}

    tell(full, one, ("appeal_lodged", "2026-05-20"))
    assert added(full, before) == set()


def test_what_is_done_before_the_detention_and_born_after_it(full: Services) -> None:
    before: set[object] = set(full.flagging.flags())
    one, other = (line.ref for line in full.docket.defendants("C-0001")[:2])
    full.court.sentence([one], PRISON, on("1999-01-01"))
    sitting = Sitting(HearingKind.TRIAL)
    full.court.add_hearing("C-0001", sitting, Outcome(HearingResult.HELD), on("1999-01-01"))
    full.people.edit(replace(full.people.values(other), birth=PartialDate.parse("2025")), WHY)

    assert added(full, before) == {
        ("before-detention", one),
        ("before-detention", "C-0001"),
        ("born-after", other),
    }


def test_a_printed_day_that_does_not_exist_is_told_with_its_words(services: Services) -> None:
    text = (
        "Five teachers were detained on 31 February 2021 near Lomna. The five teachers were charged "
        "last week.\n"
    )
    for claim in services.review.claims(source=bring_in_text(services, text)):
        services.review.settle(claim.ref, Decision.ACCEPT)
    found = [each for each in services.flagging.flags() if each.rule == "no-such-day"]

    assert [each.words for each in found] == [
        "The source says \u201c31 February 2021\u201d, and there is no such day"
    ]
