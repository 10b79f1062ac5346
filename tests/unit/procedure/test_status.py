from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.packs import load_pack
from casetracker.procedure.status import DatedStage, current_stage

PACK = load_pack(Path(__file__).parents[3] / "seeds" / "packs" / "az")
RULES = PACK.rules
POSITIONS = {stage.code: stage.position for stage in PACK.stages}


def at(event_id: int, code: str, happened: str | None, reported: str | None = None) -> DatedStage:
    return DatedStage(
        event_id,
        code,
        POSITIONS[code],
        PartialDate.parse(happened) if happened else None,
        date.fromisoformat(reported) if reported else None,
    )


DETAINED = at(1, "detained", "2020-12")
COMPLETED = at(2, "investigation_completed", "../2021-06-11", "2021-06-11")
SENT = at(3, "sent_to_court", None, "2021-06-14")
UNDATED = at(4, "charged", None)


@pytest.mark.parametrize(
    ("as_of", "code", "possibly"),
    [
        ("2020-11-30", None, None),
        ("2020-12-15", None, None),
        ("2020-12-31", "detained", ["investigation_completed"]),
        ("2021-06-10", "detained", ["investigation_completed"]),
        ("2021-06-11", "investigation_completed", []),
        ("2021-06-13", "investigation_completed", []),
        ("2021-06-14", "sent_to_court", []),
        (None, "sent_to_court", []),
    ],
)
def test_the_stage_is_what_certainly_happened_by_the_day(
    as_of: str | None, code: str | None, possibly: list[str] | None
) -> None:
    status = current_stage(
        [SENT, DETAINED, COMPLETED], as_of=date.fromisoformat(as_of) if as_of else None
    )
    if code is None:
        assert status is None
        return
    assert status is not None
    assert status.event.code == code
    assert [event.code for event in status.possibly] == possibly


def test_no_events_give_no_stage() -> None:
    assert current_stage([]) is None


def test_on_one_day_the_higher_position_wins_and_then_the_later_event() -> None:
    approved = at(9, "indictment_approved", "2021-06-01")
    sent = at(8, "sent_to_court", "2021-06-01")
    again = at(10, "sent_to_court", "2021-06-01")
    status = current_stage([approved, sent, again])
    assert status is not None
    assert status.event is again


@pytest.mark.parametrize(
    ("events", "code"),
    [
        (
            (("indictment_approved", "../2022-06-10"), ("sent_to_court", "2022-06-09")),
            "sent_to_court",
        ),
        ((("sentenced", "2022-09"), ("charged", "2022-09-10/2022-10-01")), "sentenced"),
        ((("sentenced", "2022-09"), ("charged", None, "2022-09-30")), "sentenced"),
        ((("sentenced", "2022-09"), ("charged", "2022-10-01")), "charged"),
        ((("released", "2022-05-01"), ("detained", "2022-08-01")), "detained"),
        (
            (("released", "2022-05-01"), ("detained", "2022-08"), ("remanded", "../2022-08-09")),
            "remanded",
        ),
        ((("final", "2022-09-16"), ("on_trial", "2023-03/..", "2023-03-04")), "on_trial"),
        ((("final", "2022-09-16"), ("on_trial", "2023-03-01/..")), "on_trial"),
        ((("sentenced", None), ("detained", "2022")), "detained"),
        ((("sentenced", None), ("detained", "../2022-06-10")), "detained"),
    ],
)
def test_where_the_dates_leave_the_order_open_the_later_stage_is_the_current_one(
    events: tuple[tuple[str, ...], ...], code: str
) -> None:
    for given in permutations(at(number, *each) for number, each in enumerate(events)):
        status = current_stage(given)
        assert status is not None
        assert status.event.code == code
        assert not any(warning.endswith("order open.") for warning in status.warnings)


def test_an_open_end_counts_from_the_report() -> None:
    trial = at(1, "on_trial", "2021-07-01/..", "2021-07-05")
    assert current_stage([trial], as_of=date(2021, 7, 4)) is None
    assert current_stage([trial], as_of=date(2021, 7, 5)) is not None


def test_an_event_without_any_date_never_outranks_a_dated_one_and_is_warned_of() -> None:
    status = current_stage([UNDATED, DETAINED])
    assert status is not None
    assert status.event is DETAINED
    assert status.warnings == ("Charged has no date and no report date.",)


def test_sent_to_court_implies_what_was_not_reported() -> None:
    status = current_stage([DETAINED, SENT], rules=RULES)
    assert status is not None
    assert "investigation_completed" in status.derived
    assert "detained" not in status.derived
    assert status.warnings[0].startswith("Not reported, but implied by sent to court: case opened")


def test_what_was_reported_is_not_derived() -> None:
    status = current_stage([DETAINED, COMPLETED, SENT], rules=RULES)
    assert status is not None
    assert "investigation_completed" not in status.derived


def test_nothing_is_derived_without_rules() -> None:
    status = current_stage([SENT])
    assert status is not None
    assert status.derived == ()
    assert status.warnings == ()


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            at(1, "on_trial", "2021-06-16"),
            at(2, "under_investigation", "2021-07-01"),
            "Under investigation after on trial is unusual. [az 2026.1, grade C]",
        ),
        (
            at(1, "acquitted", "2021-06-16"),
            at(2, "serving_sentence", "2021-07-01"),
            (
                "Serving sentence cannot follow directly on acquitted: a report is missing between"
                " them, or one of the two is wrong. [az 2026.1, grade C]"
            ),
        ),
        (
            at(1, "sentenced", "2021-06-16"),
            at(2, "charged", "2021-07-01"),
            "Return from sentenced to charged.",
        ),
        (
            at(1, "acquitted", "2021-06"),
            at(2, "serving_sentence", "2021-06-10/2021-07-01"),
            (
                "Serving sentence cannot follow directly on acquitted: a report is missing between"
                " them, or one of the two is wrong. The dates leave their order open."
                " [az 2026.1, grade C]"
            ),
        ),
    ],
)
def test_steps_out_of_order_are_put_in_words(
    first: DatedStage, second: DatedStage, sentence: str
) -> None:
    status = current_stage([second, first], rules=RULES)
    assert status is not None
    assert sentence in status.warnings
    assert status.event is second


def test_the_usual_way_and_repeated_reports_raise_no_warning() -> None:
    events = [
        at(1, "case_opened", "2020-12-12"),
        at(2, "charged", "2020-12-14"),
        at(3, "under_investigation", "2020-12-15"),
        at(4, "under_investigation", "2021-02"),
        at(5, "investigation_completed", "2021-06-01"),
        at(6, "indictment_approved", "2021-06-02"),
        at(7, "sent_to_court", "2021-06-03"),
    ]
    status = current_stage(events, rules=RULES)
    assert status is not None
    assert status.warnings == ()
