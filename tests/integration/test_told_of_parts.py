"""A part of a group says only what was said of it, and that it was formed is our own record."""

import pytest

from casetracker.services.grouping import Chosen, Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from tests.support.articles import accept_all, bring_in_text, waiting

NINE = "The Border Police detained nine drivers at the Lomna crossing on 3 March 2024.\n"
FIVE = "Five of the nine drivers detained on 3 March 2024 at Lomna were remanded on 4 March 2024.\n"
THE_FIVE = "The five drivers detained on 3 March 2024 at the Lomna crossing were charged.\n"


@pytest.fixture
def parted(services: Services) -> Services:
    """Nine drivers, G-0001, of whom five, G-0002, were remanded."""
    accept_all(services, bring_in_text(services, NINE))
    source = bring_in_text(services, FIVE, name="five.txt")
    accept_all(services, source)
    return services


def told(services: Services, kind: str, scope: str = "G-0001") -> str:
    return " ".join(services.reporting.preview(scope, kind=kind).split())


def test_a_part_has_no_day_or_place_of_its_whole(parted: Services) -> None:
    part = parted.docket.group("G-0002")
    assert (part.line.captured, part.line.place, part.parent_ref) == (None, None, "G-0001")
    assert part.line.label == "5 of: 9 drivers, held since 3 March 2024"
    parted.groups.split("G-0001", [Part(4)], Grounds("two files", claim="K-0003"))
    by_hand = parted.docket.group("G-0003")
    assert (by_hand.line.captured, by_hand.line.place) == (None, None)
    assert "(10 June 2024), the group counts 5 drivers. [" in told(
        parted, "group-dossier", "G-0002"
    )


def test_news_of_the_part_is_known_by_the_day_and_place_of_its_whole(parted: Services) -> None:
    source = bring_in_text(parted, THE_FIVE, name="the-five.txt")
    (found,) = {claim.group_ref for claim in waiting(parted, source)}
    assert found == "G-0002"


@pytest.mark.parametrize("kind", ["group-dossier", "chronology"])
def test_that_it_was_split_is_our_own_record_with_the_passage_as_its_reason(
    parted: Services, kind: str
) -> None:
    scope = "G-0001" if kind == "group-dossier" else "C-0001"
    words = told(parted, kind, scope)
    split = "because of the passage: G-0001 was split (9 persons before, 4 persons after)."
    assert f"Recorded in this file {split}" in words
    parted.groups.recount("G-0001", 10, Grounds("court list"))
    words = told(parted, kind, scope)
    assert "Recorded in this file: G-0001 was recounted" in words
    assert words.count("Recorded in this file") == 2


def test_that_some_left_custody_without_a_source_stands_as_such(parted: Services) -> None:
    parted.groups.release([Chosen("G-0001", 2)], Grounds("seen"), stage="released")
    assert "On file without a source: G-0001 was partly released" in told(parted, "group-dossier")
