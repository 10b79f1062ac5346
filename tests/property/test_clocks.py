"""What must hold of every clock: a later trigger is due later, and more on file never shortens it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.durations import Duration, add_months
from casetracker.procedure.clocks.engine import Clock, Setting, clocks_of
from casetracker.procedure.clocks.facts import Event, Facts, Order
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import ClockState, Roll, Start
from tests.support.clocks import chain, rule

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda drawn: Bounds(drawn[0], drawn[0] + timedelta(days=drawn[1]))
)
PERIODS = st.sampled_from(
    ["P1D", "P20D", "P1M", "P3M", "P1Y1M", "PT48H", "PT30H", "P1MT12H", "-P21D", "-P1M", "-PT24H"]
)
SUSPENSIONS = st.lists(st.tuples(DAYS, st.integers(1, 200)), max_size=4)
CALENDAR = WorkingDays()


@st.composite
def rules(draw: st.DrawFn) -> Limit:
    return rule(
        draw(PERIODS),
        start=draw(st.sampled_from(list(Start))),
        roll=draw(st.sampled_from(list(Roll))),
        extensions=chain(*draw(st.lists(st.sampled_from(["P2M", "P5M", "P30D"]), max_size=3))),
    )


@st.composite
def suspensions(draw: st.DrawFn) -> tuple[Order, ...]:
    found = []
    for number, (start, days) in enumerate(draw(SUSPENSIONS)):
        since, until = Bounds.day(start), Bounds.day(start + timedelta(days))
        found.append(Order(number, ClockOrderKind.SUSPENSION, "x.rule", since, until))
    return tuple(found)


@st.composite
def extensions(draw: st.DrawFn) -> tuple[Order, ...]:
    lengths = draw(st.lists(st.sampled_from([None, "P1M", "P45D"]), max_size=3))
    found = [
        Order(
            100 + number,
            ClockOrderKind.EXTENSION,
            "x.rule",
            Bounds.day(date(2014, 1, 1)),
            None,
            Duration.parse(length) if length else None,
        )
        for number, length in enumerate(lengths)
    ]
    return tuple(found)


def of(limit: Limit, trigger: Bounds, on: date, more: tuple[Order, ...] = ()) -> Clock:
    facts = Facts((Event(1, "detained", trigger),), more)
    (found,) = clocks_of([limit], facts, Setting(on, CALENDAR))
    return found


LATE = date(2040, 1, 1)


@st.composite
def orders(draw: st.DrawFn) -> tuple[Order, ...]:
    return (*draw(suspensions()), *draw(extensions()))


LATE = date(2040, 1, 1)
IN_DAYS = st.builds(rule, st.sampled_from(["P1D", "P20D", "P90D", "PT48H", "PT30H"]))
# Suspended days are added as days and months differ in length: there, a day or two may turn round.
WITH_ORDERS = st.tuples(rules(), extensions()) | st.tuples(IN_DAYS, suspensions())


@given(WITH_ORDERS, SPANS, st.integers(0, 400))
def test_a_later_trigger_is_never_due_sooner(
    made: tuple[Limit, tuple[Order, ...]], trigger: Bounds, days: int
) -> None:
    limit, more = made
    assert trigger.earliest is not None
    assert trigger.latest is not None
    by = timedelta(days=days)
    sooner = of(limit, trigger, LATE, more)
    later = of(limit, Bounds(trigger.earliest + by, trigger.latest + by), LATE, more)

    for one, other in ((sooner.due, later.due), (sooner.last_days, later.last_days)):
        assert one is not None
        assert other is not None
        assert one.earliest is not None
        assert one.latest is not None
        assert other.earliest is not None
        assert other.latest is not None
        assert one.earliest <= other.earliest
        assert one.latest <= other.latest


@given(rules(), SPANS, orders(), st.data())
def test_a_day_within_the_trigger_is_due_within_what_was_computed(
    limit: Limit, trigger: Bounds, more: tuple[Order, ...], data: st.DataObject
) -> None:
    assert trigger.earliest is not None
    assert trigger.latest is not None
    day = data.draw(st.dates(trigger.earliest, trigger.latest))
    whole, exact = of(limit, trigger, LATE, more).due, of(limit, Bounds.day(day), LATE, more).due

    assert whole is not None
    assert exact is not None
    assert whole.earliest is not None
    assert exact.earliest is not None
    assert exact.latest is not None
    assert whole.latest is not None
    assert whole.earliest <= exact.earliest <= exact.latest <= whole.latest


@given(rules(), SPANS, DAYS, st.integers(0, 400))
def test_a_clock_that_has_passed_has_passed_on_every_later_day(
    limit: Limit, trigger: Bounds, on: date, days: int
) -> None:
    before, after = (of(limit, trigger, day).state for day in (on, on + timedelta(days=days)))

    if before is ClockState.PASSED_NO_RECORD:
        assert after is ClockState.PASSED_NO_RECORD
    assert before not in {ClockState.MET, ClockState.MET_LATE, ClockState.SUSPENDED}


@given(rules(), SPANS, orders())
def test_no_state_and_no_sentence_says_that_a_rule_was_broken(
    limit: Limit, trigger: Bounds, more: tuple[Order, ...]
) -> None:
    found = of(limit, trigger, LATE, more)

    said = " ".join([found.state.words, found.condition, *found.working]).casefold()
    assert not any(word in said for word in ("violat", "breach", "illegal", "unlawful"))


@given(DAYS, st.integers(-40, 40))
def test_months_there_and_back_lose_no_more_than_the_end_of_a_month(day: date, months: int) -> None:
    back = add_months(add_months(day, months), -months)

    assert (back.year, back.month) == (day.year, day.month)
    assert timedelta(0) <= day - back <= timedelta(days=3)
