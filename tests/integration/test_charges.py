"""Charges of one defendant each, with a dated history, found by article and wording; both engines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Charge
from casetracker.model.vocabulary import ChargeStatus
from casetracker.services.acting import Actor
from casetracker.services.charging import Brought, Search
from casetracker.services.maintaining import upgrade_database
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener, settings_for
from tests.support.articles import DETAINED, accept_all, accept_text, bring_in, document
from tests.support.dumps import held_dump

READ_OUT = Grounds("read out in court", PartialDate.parse("2024-06-03"), "K-0001")
JUDGED = Grounds("judgment", PartialDate.parse("2024-07-23"))


def articles(services: Services, article: str) -> list[tuple[str | None, int]]:
    found = services.charges.charges(Search(article=article))
    return [(line.article, len(line.defendant_refs)) for line in found]


@pytest.fixture
def charged(full: Services) -> Services:
    """The 14 charged under 214.2.1, one of the 26 under 214, another under 214-1 and one in words."""
    full.charges.bring(["G-0002"], Brought(article="Article 214.2.1", count_number=1), READ_OUT)
    full.charges.bring(["D-0001"], Brought(article="214"), READ_OUT)
    full.charges.bring(["D-0002"], Brought(article="214-1"), READ_OUT)
    full.charges.bring(["D-0003"], Brought("keeping a diary", "9999.1"), READ_OUT)
    return full


def test_an_article_finds_its_parts_and_a_part_only_itself(charged: Services) -> None:
    assert sorted(articles(charged, "214"), key=str) == [("214", 1), ("214.2.1", 14)]
    assert articles(charged, "art. 214.2") == [("214.2.1", 14)]
    assert articles(charged, "214-1") == [("214-1", 1)]
    assert articles(charged, "9999") == [("9999.1", 1)]
    assert articles(charged, "21") == []
    assert articles(charged, "%") == []


def test_words_find_the_wording_and_the_label_of_the_article(charged: Services) -> None:
    by_words = charged.charges.charges(Search(wording="DIARY"))
    assert [line.defendant_refs for line in by_words] == [("D-0003",)]
    labelled = charged.charges.charges(Search(wording="organised group", group="G-0002"))
    assert [line.article for line in labelled] == ["214.2.1"]
    assert charged.charges.charges(Search(wording="diary", case="C-0002")) == ()


@pytest.mark.parametrize("words", ["keeping diary", "Diary KEEP", "a diary", " diary  keeping "])
def test_words_of_a_wording_are_found_in_any_order(charged: Services, words: str) -> None:
    (found,) = charged.charges.charges(Search(wording=words, defendant="D-0003"))
    assert found.wording == "keeping a diary"
    assert charged.charges.charges(Search(wording="diary burning")) == ()


def test_a_charge_that_was_set_aside_is_shown_with_why(charged: Services) -> None:
    number = charged.charges.charges(Search(wording="diary"))[0].numbers[0]
    before = charged.charges.charge(number)
    charged.editing.withdraw("charge", [number], Grounds("entered twice"))
    view = charged.charges.charge(number)
    assert view.set_aside is not None
    assert view.set_aside.endswith(f" by mara, withdrew charge {number}: entered twice")
    assert replace(view, set_aside=None) == before

    charged.docket.undo()
    assert charged.charges.charge(number) == before
    charged.docket.undo()
    assert [step.status for step in charged.charges.charge(number).steps] == [ChargeStatus.ALLEGED]
    with pytest.raises(NotFoundError):
        charged.charges.update([number], ChargeStatus.DROPPED, JUDGED)


def test_the_history_of_a_charge_is_dated_and_cited(charged: Services) -> None:
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    charged.charges.update([number], ChargeStatus.IN_INDICTMENT, READ_OUT)
    charged.charges.update([number], ChargeStatus.CONVICTED, JUDGED)
    view = charged.charges.charge(number)
    assert [(step.status.value, str(step.happened)) for step in view.steps] == [
        ("alleged", "2024-06-03"),
        ("in_indictment", "2024-06-03"),
        ("convicted", "2024-07-23"),
    ]
    assert [each.claim_ref for each in view.steps[0].citations] == ["K-0001"]
    assert [each.claim_ref for each in view.steps[1].citations] == ["K-0001"]
    assert view.steps[2].citations == ()
    assert [each.claim_ref for each in view.citations] == ["K-0001"]
    assert (view.line.status, view.line.count_number) == (ChargeStatus.CONVICTED, 1)
    assert [part.split()[0] for part in view.path][-1] == "214.2.1"
    assert view.path[0].startswith("214 ")
    others = charged.charges.charges(Search(article="214.2.1", status=ChargeStatus.ALLEGED))
    assert len(others[0].numbers) == 13


def test_a_step_that_does_not_fit_is_recorded_and_said(charged: Services) -> None:
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    early = Grounds("as one paper prints it", PartialDate.parse("2021-12-13"))
    lines = charged.charges.update([number], ChargeStatus.CONVICTED, early).lines
    assert lines[-2:] == (
        "note: Convicted is dated before alleged.",
        "note: it stands as alleged all the same",
    )
    assert charged.charges.charge(number).warnings == ("Convicted is dated before alleged.",)


def test_a_requalified_charge_ends_as_amended_and_another_stands_in_its_place(
    charged: Services,
) -> None:
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    before = charged.docket.defendant("D-0027").line.charges
    charged.charges.requalify([number], Brought(article="214.2.3"), JUDGED, alike=True)
    assert articles(charged, "214.2.3") == [("214.2.3", 14)]
    old = charged.charges.charge(number)
    assert old.line.status is ChargeStatus.AMENDED
    assert old.steps[-1].note is not None
    assert "214.2.3" in old.steps[-1].note
    assert charged.docket.defendant("D-0027").line.charges == before


@pytest.mark.parametrize(
    ("steps", "stands"),
    [
        ([("acquitted", "2024-09"), ("in_indictment", "2024-06-20")], ("acquitted", "2024-09")),
        ([("convicted", "2024-05-01")], ("alleged", "2024-06-03")),
        ([("in_indictment", "2024-06")], ("in_indictment", "2024-06")),
        ([("dropped", None)], ("dropped", None)),
        ([("dropped", None), ("in_indictment", "2024-05")], ("dropped", None)),
        ([("amended", "2024-05-01"), ("convicted", "2024-09")], ("amended", "2024-05-01")),
        ([("acquitted", "2024-07/.."), ("convicted", "2024-06-20")], ("acquitted", "2024-07/..")),
    ],
)
def test_a_charge_stands_by_its_last_step_by_date_now_and_as_of_a_later_day(
    charged: Services,
    full_url: str,
    open_at: Opener,
    steps: list[tuple[str, str | None]],
    stands: tuple[str, str | None],
) -> None:
    status, since = stands
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    for word, when in steps:
        day = PartialDate.parse(when) if when else None
        grounds = Grounds("found later", day)
        lines = charged.charges.update([number], ChargeStatus(word), grounds).lines
    is_told = f"note: it stands as {status.replace('_', ' ')} all the same" in lines
    assert is_told is (steps[-1][0] != status)
    later = open_at(full_url, Viewpoint(as_of=date(2025, 1, 1)))
    for services in (charged, later):
        line = services.charges.charge(number).line
        assert (line.status.value, line.since and str(line.since)) == (status, since)
        listed = services.charges.charges(Search(status=ChargeStatus(status)))
        assert [each.since for each in listed if number in each.numbers] == [line.since]


@pytest.mark.parametrize(
    ("published", "stands_from"),
    [("2024-06-05", "2024-06-05"), ("2024-06-20", "2024-06-10"), (None, "2024-06-10")],
)
def test_a_charge_without_a_date_stands_from_its_first_publication_whichever_was_accepted_first(
    services: Services,
    database_url: str,
    open_at: Opener,
    published: str | None,
    stands_from: str,
) -> None:
    accept_text(services, DETAINED)  # of 10 June
    when = PartialDate.parse(published) if published else None
    text = f"Officials confirmed this. {DETAINED}"
    (outcome,) = bring_in(services, replace(document(text, publisher="Orsk Wire"), published=when))
    assert outcome.source_ref is not None
    accept_all(services, outcome.source_ref)
    (line,) = services.charges.charges(Search())
    assert {each.source_ref for each in line.citations} == {"S-0001", outcome.source_ref}
    assert _found_as_of(open_at, database_url, stands_from, Search()) == (False, True)


@pytest.mark.parametrize(
    ("claim", "is_there_before"), [("K-0001", (False, True)), (None, (True, True))]
)
def test_a_step_without_a_date_stands_from_what_it_rests_on_or_always(
    services: Services,
    database_url: str,
    open_at: Opener,
    claim: str | None,
    is_there_before: tuple[bool, bool],
) -> None:
    accept_text(services, DETAINED)
    dated = Grounds("a letter", PartialDate.parse("2024-01-05"))
    services.charges.bring(["D-0001"], Brought("keeping a diary"), dated)
    (line,) = services.charges.charges(Search(wording="diary"))
    grounds = Grounds("a letter", None, claim)
    services.charges.update(line.numbers, ChargeStatus.DROPPED, grounds)
    dropped = Search(status=ChargeStatus.DROPPED)
    assert _found_as_of(open_at, database_url, "2024-06-10", dropped) == is_there_before


def _found_as_of(open_at: Opener, url: str, day: str, search: Search) -> tuple[bool, bool]:
    """Whether a search finds something as of the day before, and as of the day."""
    on = date.fromisoformat(day)
    before, then = (
        open_at(url, Viewpoint(as_of=each)).charges.charges(search)
        for each in (on - timedelta(days=1), on)
    )
    return bool(before), bool(then)


def test_a_charge_that_was_requalified_is_not_requalified_again(charged: Services) -> None:
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    charged.charges.requalify([number], Brought(article="214.2.3"), JUDGED)
    (now,) = charged.charges.charges(Search(article="214.2.3"))[0].numbers
    with pytest.raises(RefusedError, match=rf"it is charge {now} now"):
        charged.charges.requalify([number], Brought(article="214.1"), JUDGED)
    charged.charges.requalify([now], Brought(article="214.1"), JUDGED)
    (last,) = charged.charges.charges(Search(article="214.1"))
    assert last.status is ChargeStatus.ALLEGED
    charged.editing.withdraw("charge", [now], JUDGED)
    with pytest.raises(RefusedError, match="ended as amended"):
        charged.charges.requalify([number], Brought(article="214.1"), JUDGED)


@pytest.mark.parametrize(
    ("brought", "again", "wording"),
    [
        (Brought(article="214.2.1"), Brought(article="228.7"), "article 228.7"),
        (Brought(article="228.7"), Brought(article="214-1"), "financing"),
        (Brought("keeping a diary", "228.7"), Brought(article="214-1"), "keeping a diary"),
        (Brought(article="228.7"), Brought("keeping a diary", "214-1"), "keeping a diary"),
    ],
)
def test_only_words_that_were_typed_go_along_to_another_article(
    full: Services, brought: Brought, again: Brought, wording: str
) -> None:
    full.charges.bring(["D-0001"], brought, READ_OUT)
    number = full.charges.charges(Search(article=brought.article))[0].numbers[0]
    full.charges.requalify([number], again, JUDGED)
    (line,) = full.charges.charges(Search(article=again.article))
    assert line.wording.startswith(wording)
    assert line.article == again.article


def test_nobody_is_charged_twice_with_the_same(charged: Services) -> None:
    brought = Brought(article="214.2.1", count_number=1)
    with pytest.raises(RefusedError, match="already"):
        charged.charges.bring(["G-0002"], brought, READ_OUT)
    lines = charged.charges.bring(["C-0002", "D-0001"], brought, READ_OUT).lines
    assert lines[0].startswith("article 214.2.1")
    assert "against 1 person," in lines[0]
    assert lines[1] == "on file already against 14 people"


def test_undo_takes_back_every_change_of_a_charge(charged: Services) -> None:
    number = charged.charges.charges(Search(article="214.2.1"))[0].numbers[0]
    states = [held_dump(charged.database)]
    charged.charges.update([number], ChargeStatus.DROPPED, JUDGED, alike=True)
    states.append(held_dump(charged.database))
    charged.charges.requalify([number + 1], Brought("other words"), JUDGED)
    for state in reversed(states):
        charged.docket.undo()
        assert held_dump(charged.database) == state
    assert charged.maintenance.verify().faults == ()


def test_what_cannot_be_charged_is_refused(charged: Services) -> None:
    with pytest.raises(RefusedError, match="wording or its article"):
        charged.charges.bring(["D-0001"], Brought(" "), READ_OUT)
    with pytest.raises(RefusedError, match="counts begin with 1"):
        charged.charges.bring(["D-0001"], Brought("x", count_number=0), READ_OUT)
    with pytest.raises(NotFoundError, match="no charge 99999"):
        charged.charges.update([99999], ChargeStatus.DROPPED, JUDGED)
    with pytest.raises(NotFoundError, match="D-9999"):
        charged.charges.bring(["D-9999"], Brought("x"), READ_OUT)


@pytest.mark.parametrize("way", ["check", "upgrade"])
def test_a_status_that_was_kept_by_another_rule_is_set_right(
    charged: Services, full_url: str, way: str
) -> None:
    number = charged.charges.charges(Search(article="214-1"))[0].numbers[0]
    charged.charges.update([number], ChargeStatus.CONVICTED, JUDGED)
    as_it_was = held_dump(charged.database)
    with charged.database.writing(Actor("mara", "cli").note("setup", "as it was kept")) as session:
        session.current(Charge, number).status = ChargeStatus.ALLEGED
    assert charged.charges.charges(Search(article="214-1", status=ChargeStatus.CONVICTED)) == ()

    if way == "check":
        assert charged.maintenance.check().repaired == 1
        assert charged.maintenance.check().repaired == 0
    else:
        assert upgrade_database(settings_for(full_url), Actor("mara", "cli")) is None
    assert held_dump(charged.database) == as_it_was
    assert charged.maintenance.verify().faults == ()
