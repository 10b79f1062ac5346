"""Stated numbers against those on file, on both engines."""

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DifferenceKind
from casetracker.services.grouping import Chosen, Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from tests.support.articles import accept_text
from tests.support.dumps import held_dump

WHY = Grounds("asked the court")
BRIEFED = Grounds("press briefing", PartialDate.parse("2024-06-11"), "K-0001")


def by_key(services: Services, *, only_open: bool = False) -> dict[str, str]:
    views = services.reconciling.reconciliation(only_open=only_open)
    return {view.key: view.arithmetic for view in views}


def test_every_statement_is_held_against_those_on_file_by_speaker_and_date(
    full: Services,
) -> None:
    accept_text(
        full,
        "The Border Police detained 19 servicemen at the Lomna crossing on 3 March 2024, a "
        "monitoring group said.\n",
        publisher="Orsk Gazette",
    )
    view = next(v for v in full.reconciling.reconciliation() if v.least == 19)
    assert view.speaker is not None
    assert str(view.stated_on) == "2024-06-10"
    assert (view.total, view.difference, view.is_open) == (17, 2, True)
    assert view.arithmetic == "17; 19 stated; 2 short, 2 unexplained"
    assert list(by_key(full, only_open=True)) == [view.key]
    full.reconciling.explain(view.key, DifferenceKind.DOUBLE_COUNT, WHY)
    assert by_key(full, only_open=True) == {}
    assert full.reconciling.reconciliation("G-0005")[-1].explanations[0].reason == "asked the court"


def test_a_split_that_leaves_a_rest_is_open_until_the_rest_is_explained(full: Services) -> None:
    full.groups.split("G-0001", [Part(13), Part(10)], WHY)
    assert by_key(full, only_open=True) == {
        "G-0001": "13 + 10 = 23; 26 stated; 3 short, 3 unexplained"
    }
    full.reconciling.explain("g-0001", DifferenceKind.NOT_CHARGED, WHY, people=2)
    assert "1 unexplained" in by_key(full, only_open=True)["G-0001"]
    outcome = full.reconciling.explain("G-0001", DifferenceKind.UNKNOWN, WHY)
    assert by_key(full, only_open=True) == {}
    full.docket.undo(outcome.change_set)
    assert list(by_key(full, only_open=True)) == ["G-0001"]
    full.docket.undo()
    full.reconciling.explain("G-0001", DifferenceKind.SEPARATE_CASE, WHY)
    full.groups.split("G-0001", [Part(3)], WHY)
    assert by_key(full)["G-0001"].endswith(
        "3 separate case (asked the court), 3 explained too many"
    )


def test_a_total_over_groups_counts_those_who_were_there_on_its_date(full: Services) -> None:
    full.reconciling.state_total(
        62, ["G-0001", "G-0002", "G-0003"], BRIEFED, label="captured", speaker="the ministry"
    )
    assert by_key(full)["Q-0001"] == "26 + 14 + 13 = 53; 62 stated; 9 short, 9 unexplained"
    later = Grounds("moved", PartialDate.parse("2024-06-20"))
    full.groups.transfer(Chosen("G-0002", 4), "G-0005", later)
    assert by_key(full)["Q-0001"] == "26 + 14 + 13 = 53; 62 stated; 9 short, 9 unexplained"
    earlier = Grounds("moved", PartialDate.parse("2024-06-01"))
    full.groups.transfer(Chosen("G-0002", 4), "G-0005", earlier)
    assert by_key(full)["Q-0001"] == "26 + 10 + 13 = 49; 62 stated; 13 short, 13 unexplained"


def test_groups_that_share_people_count_them_once(full: Services) -> None:
    full.groups.split("G-0001", [Part(20), Part(6)], WHY)
    full.reconciling.state_total(26, ["G-0001", "G-0006"], WHY, label="all")
    assert by_key(full)["Q-0001"] == "26 + 0 = 26; 26 stated; all accounted for"


def test_what_cannot_be_explained_is_refused_and_changes_nothing(full: Services) -> None:
    full.groups.split("G-0001", [Part(13), Part(10)], WHY)
    before = held_dump(full.database)
    with pytest.raises(RefusedError, match="4 cannot be explained: 3 are left"):
        full.reconciling.explain("G-0001", DifferenceKind.UNKNOWN, WHY, people=4)
    with pytest.raises(UsageError, match="reason"):
        full.reconciling.explain("G-0001", DifferenceKind.UNKNOWN, Grounds())
    with pytest.raises(NotFoundError, match="R-0009"):
        full.reconciling.explain("R-0009", DifferenceKind.UNKNOWN, WHY)
    with pytest.raises(RefusedError, match="Nothing is left"):
        full.reconciling.explain("K-0001", DifferenceKind.UNKNOWN, WHY)
    with pytest.raises(RefusedError, match="each once"):
        full.reconciling.state_total(62, ["G-0001", "g-0001"], WHY, label="all")
    assert held_dump(full.database) == before
