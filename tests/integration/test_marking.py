"""A passage that the reader did not find is made a claim by hand, like any other; both engines."""

import pytest

from casetracker.errors import CasetrackerError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Decision, Modality, ReviewStatus
from casetracker.services.claims import EditError
from casetracker.services.editing import CaseDraft
from casetracker.services.marking import (
    NothingSaidError,
    Passage,
    PassageMissingError,
    WhichPassageError,
)
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds, UnfitClaimError
from casetracker.services.proceeding import Happening
from casetracker.services.undo_errors import DependedOnError
from casetracker.views.review import BY_HAND, ClaimEdit, ClaimView
from tests.support.articles import DETAINED, accept_text, bring_in_text, stages_of, waiting

PROTOCOL = (
    "Protocol\n\nThe file of Ivan Testov, a driver\nborn in 1990, was opened in Orsk.\n"
    "On 4 May 2024 the defender of Ivan Testov received it.\n"
)


def marked(services: Services, quote: str, **more: object) -> ClaimView:
    source = bring_in_text(services, PROTOCOL)
    said = more.pop("said", ClaimEdit(date="2024-05-04"))
    return services.review.add(Passage(source, quote, said, **more))  # type: ignore[arg-type]


def test_a_passage_is_found_whatever_its_white_space(services: Services) -> None:
    claim = marked(services, " a driver born  in 1990", kind=ClaimKind.IDENTITY, said=ClaimEdit())
    assert claim.quote == "a driver\nborn in 1990"
    assert services.review.source(claim.source_ref).text[claim.start : claim.end] == claim.quote
    assert (claim.rule, claim.marked_by, claim.status) == (BY_HAND, "mara", ReviewStatus.NEW)
    assert claim.read_by.startswith("by hand: mara, 20")
    assert claim.effect_text == "does not say whom it is about: link it to a group"


@pytest.mark.parametrize(
    ("said", "persons", "kind"),
    [
        (ClaimEdit(stage="charged"), (), ClaimKind.CHARGE),
        (ClaimEdit(stage="released"), (), ClaimKind.RELEASE),
        (ClaimEdit(stage="on_trial"), (), ClaimKind.STAGE_REACHED),
        (ClaimEdit(charge="theft"), (), ClaimKind.CHARGE),
        (ClaimEdit(term="prison 6 years"), (), ClaimKind.SENTENCE),
        (ClaimEdit(), ("Ivan Testov",), ClaimKind.IDENTITY),
        (ClaimEdit(count=1), (), ClaimKind.GROUP_SIZE),
    ],
)
def test_what_it_is_about_follows_from_what_it_says(
    services: Services, said: ClaimEdit, persons: tuple[str, ...], kind: ClaimKind
) -> None:
    assert marked(services, "was opened in Orsk", said=said, persons=persons).kind is kind


@pytest.mark.parametrize(
    ("more", "error", "words"),
    [
        ({"quote": "Karo Testov"}, PassageMissingError, "S-0001 does not hold “Karo Testov”"),
        (
            {"quote": "Ivan Testov"},
            WhichPassageError,
            "2 times in S-0001.*1 “…Protocol The file of Ivan Testov, a driver.*2 “…",
        ),
        ({"quote": "Ivan Testov", "nth": 3}, EditError, "nth: the passage stands 2 times"),
        ({"quote": " \n "}, EditError, "quote: give between 1 and 4,000"),
        ({"quote": "x" * 5000}, EditError, "quote: give between 1 and 4,000"),
        ({"persons": ("",)}, EditError, "person: give at most 50 names"),
        ({"kind": None}, NothingSaidError, "say what the passage tells"),
        ({"said": ClaimEdit(stage="nonsense")}, EditError, "there is no stage 'nonsense'"),
    ],
)
def test_what_cannot_be_marked_is_said_in_one_line_and_changes_nothing(
    services: Services, more: dict[str, object], error: type[CasetrackerError], words: str
) -> None:
    with pytest.raises(error, match=words) as met:
        marked(services, **{"quote": "was opened", "kind": ClaimKind.IDENTITY, **more})  # type: ignore[arg-type]
    assert "\n" not in str(met.value)
    assert not [each for each in waiting(services) if each.rule == BY_HAND]


def test_the_second_of_several_places_is_taken_where_it_is_named(services: Services) -> None:
    claim = marked(services, "Ivan Testov", nth=2, kind=ClaimKind.IDENTITY)
    text = services.review.source(claim.source_ref).text
    assert claim.start == text.rindex("Ivan Testov")


def test_it_is_matched_and_accepted_as_any_other(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, "The file of the 17 servicemen now lies with the Orsk Court.")
    said = ClaimEdit(stage="sent_to_court", count=17, date="2024-06", modality=Modality.ASSERTED)
    claim = services.review.add(Passage(source, "now lies with the Orsk Court", said))
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    assert stages_of(services)["G-0001"]["sent_to_court"] == 17
    told = " ".join(services.reporting.preview(None).split())
    assert "“now lies with the Orsk Court”" in told
    assert claim.ref in told


def test_it_opens_a_case_of_its_own(services: Services) -> None:
    claim = marked(services, "was opened in Orsk", persons=("Ivan Testov",))
    assert claim.effect_text == "+ new case: Ivan Testov"
    services.review.settle(claim.ref, Decision.ACCEPT)
    (line,) = services.docket.defendants()
    assert line.name == "Ivan Testov"


def test_what_rests_on_it_is_sourced_and_keeps_it_from_being_undone(services: Services) -> None:
    claim = marked(services, "received it", kind=ClaimKind.HEARING)
    added = services.review.last_change_of(claim.ref)
    services.editing.open_case(CaseDraft("Case of one"), Grounds("protocol", None, claim.ref))
    draft = Happening("on_trial")
    why = Grounds("protocol", PartialDate.parse("2024-05-04"), claim.ref)
    services.proceedings.record("C-0001", draft, why)
    assert not services.docket.unsourced()
    with pytest.raises(DependedOnError):
        services.docket.undo(added)


def test_it_is_undone_and_made_again(services: Services) -> None:
    claim = marked(services, "received it", kind=ClaimKind.IDENTITY)
    services.docket.undo(services.review.last_change_of(claim.ref))
    undone = services.review.claim(claim.ref)
    assert (undone.status, undone.reason) == (ReviewStatus.REJECTED, "what brought it was undone")
    with pytest.raises(UnfitClaimError, match=r"rejected and cannot be cited.*review add"):
        services.editing.open_case(CaseDraft("Case of one"), Grounds("list", None, claim.ref))
    services.docket.redo()
    assert services.review.claim(claim.ref).status is ReviewStatus.NEW


def test_rules_are_not_judged_by_what_was_made_by_hand(services: Services) -> None:
    claim = marked(services, "received it", kind=ClaimKind.IDENTITY, persons=("Ivan Testov",))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert BY_HAND not in {each.rule for each in services.review.rule_stats()}
