"""Whatever is done with groups and cases, in whatever order: nobody is lost, nobody stands twice."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casetracker.errors import CasetrackerError
from casetracker.model.partial_date import PartialDate
from casetracker.services.grouping import Chosen, Part
from casetracker.services.joining import Severed
from casetracker.services.opening import Services, open_services
from casetracker.services.operating import Grounds
from tests.conftest import ENGINES, settings_for
from tests.support.counting import doubled, held_persons, people_of_cases, people_of_groups
from tests.support.dumps import held_dump

REFS: Final = [f"G-{number:04d}" for number in range(1, 8)]
CASES: Final = [f"C-{number:04d}" for number in range(1, 7)]
DATES: Final = [None, "2024-05", "2024-06-20", "../2024-07-01"]
Step = Callable[[Services], Any]


def _grounds(date: str | None) -> Grounds:
    return Grounds("tried out", PartialDate.parse(date) if date else None)


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, Step]:
    """An operation, with its name and whether it may add people or take some away."""
    ref, other = draw(st.sampled_from(REFS)), draw(st.sampled_from(REFS))
    case, second = draw(st.sampled_from(CASES)), draw(st.sampled_from(CASES))
    number, sizes = draw(st.integers(1, 12)), draw(st.lists(st.integers(1, 12), max_size=3))
    why = _grounds(draw(st.sampled_from(DATES)))
    told = tuple(f"D-{each:04d}" for each in draw(st.lists(st.integers(1, 70), max_size=2)))
    possible: dict[str, Step] = {
        "name": lambda s: s.groups.name(ref, [f"Person {number}"], why),
        "split": lambda s: s.groups.split(ref, [Part(size) for size in sizes], why),
        "merge": lambda s: s.groups.merge([ref, other], why, label=None),
        "transfer": lambda s: s.groups.transfer(Chosen(ref, number), other, why),
        "transfer some": lambda s: s.groups.transfer(Chosen(ref, members=told), other, why),
        "move": lambda s: s.groups.move(Chosen(ref, number), other, why),
        "release": lambda s: s.groups.release([Chosen(ref, number), Chosen(other, 1)], why),
        "recount": lambda s: s.groups.recount(ref, number + 4, why),
        "join": lambda s: s.joining.join([case], second, why),
        "sever": lambda s: s.joining.sever(case, Severed((ref,)), why),
        "sever some": lambda s: s.joining.sever(case, Severed(members=told, into=second), why),
    }
    name = draw(st.sampled_from(sorted(possible)))
    return name, possible[name]


@pytest.fixture(params=ENGINES)
def copies(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Services]]:
    """Opens one fresh copy of the filled docket after the other, on each engine in turn."""
    opened: list[tuple[Services, str]] = []

    def fresh() -> Services:
        _close()
        if request.param == "sqlite":
            path = tmp_path / f"{len(opened)}.db"
            shutil.copyfile(request.getfixturevalue("full_sqlite_template"), path)
            url = f"sqlite:///{path}"
        else:
            template = request.getfixturevalue("full_postgres_template")
            url = request.getfixturevalue("postgres_databases").create(template=template)
        opened.append((open_services(settings_for(url), origin="cli"), url))
        return opened[-1][0]

    def _close() -> None:
        if opened and opened[-1][1]:
            services, url = opened[-1]
            services.close()
            opened[-1] = (services, "")
            if request.param != "sqlite":
                request.getfixturevalue("postgres_databases").drop(url)

    yield fresh
    _close()


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(steps(), min_size=3, max_size=7))
def test_no_operation_loses_or_doubles_a_person_and_undo_restores_the_state(
    copies: Callable[[], Services], work: list[tuple[str, Step]]
) -> None:
    services = copies()
    done = []
    for name, step in work:
        before, held = held_dump(services.database), held_persons(services)
        try:
            outcome = step(services)
        except CasetrackerError:
            assert held_dump(services.database) == before, name
            continue
        done.append((outcome.change_set, before))
        _nobody_is_lost(services, held, name)
    assert services.maintenance.verify().faults == ()
    assert services.maintenance.check().repaired == 0
    for change_set, before in reversed(done):
        services.docket.undo(change_set)
        assert held_dump(services.database) == before


def _nobody_is_lost(services: Services, before: set[str], name: str) -> None:
    now = held_persons(services)
    if name != "recount":
        assert now == before
    groups, cases = people_of_groups(services), people_of_cases(services)
    assert doubled(groups) == []
    assert doubled(cases) == []
    assert {person for each in cases.values() for person in each} == now
    assert {person for each in groups.values() for person in each} == now
    for whole in services.docket.groups():
        view = services.docket.group(whole.ref)
        for part in view.parts:
            assert set(groups.get(part.ref, ())) <= set(groups[whole.ref]), (name, whole.ref)
