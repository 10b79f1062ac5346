import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.status import DatedStage, current_stage

DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    shape = draw(st.sampled_from(["day", "month", "year", "until", "from", "span"]))
    later = day + timedelta(days=draw(st.integers(0, 400)))
    text = {
        "day": f"{day}",
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "until": f"../{day}",
        "from": f"{day}/..",
        "span": f"{day}/{later}",
    }[shape]
    return PartialDate.parse(text)


@st.composite
def histories(draw: st.DrawFn) -> list[DatedStage]:
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, 97),
                st.none() | partial_dates(),
                st.none() | DAYS,
            ),
            max_size=8,
        )
    )
    return [
        DatedStage(number, f"stage_{position}", position, happened, reported)
        for number, (position, happened, reported) in enumerate(rows)
    ]


@given(histories(), st.randoms(), st.none() | DAYS)
def test_the_order_of_input_does_not_matter(
    events: list[DatedStage], shuffler: random.Random, as_of: date | None
) -> None:
    mixed = shuffler.sample(events, len(events))
    assert current_stage(mixed, as_of=as_of) == current_stage(events, as_of=as_of)


def known_by(event: DatedStage) -> date:
    return max(event.certain_by, event.not_before)


@given(histories(), DAYS, DAYS)
def test_a_later_day_never_takes_a_reached_stage_back(
    events: list[DatedStage], one: date, other: date
) -> None:
    earlier = current_stage(events, as_of=min(one, other))
    later = current_stage(events, as_of=max(one, other))
    if earlier is not None:
        assert later is not None
        assert known_by(later.event) >= known_by(earlier.event)


@given(histories(), st.none() | DAYS)
def test_nothing_surely_came_after_the_current_stage(
    events: list[DatedStage], as_of: date | None
) -> None:
    status = current_stage(events, as_of=as_of)
    if status is not None:
        counted = [each for each in events if as_of is None or known_by(each) <= as_of]
        assert not any(known_by(status.event) < each.not_before for each in counted)


@given(histories())
def test_at_the_end_of_time_all_is_certain(events: list[DatedStage]) -> None:
    assert current_stage(events, as_of=date.max) == current_stage(events)
