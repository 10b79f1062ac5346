"""Records entered, corrected, removed and followed back from the keyboard, on a real database file."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from casetracker.services.charging import Search
from casetracker.services.noting import Duty
from casetracker.services.opening import Services, open_services
from casetracker.services.operating import Grounds
from casetracker.settings import Settings
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.dialogs.form import FormDialog
from tests.conftest import settings_for
from tests.tui.conftest import NARROW, WIDE, Driver
from tests.tui.fakes import FakeServices
from tests.tui.test_hostile_text import PAYLOADS, check

HOSTILE = " ".join(PAYLOADS[:3])


@pytest.fixture
def settings(full_file: Path) -> Settings:
    """A database of the test's own, with cases of 26, 14, 13 and six."""
    return settings_for(f"sqlite:///{full_file}")


@pytest.fixture
def checking(settings: Settings) -> Iterator[Services]:
    """A second pair of eyes, and of hands, on the same database."""
    services = open_services(settings, origin="test")
    yield services
    services.close()


class Hands(Driver):
    """Presses keys and fills in fields by name."""

    async def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.app.screen.query_one(f"#{name}", Input).value = value
        await self.settle()

    def value(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Input).value

    async def save(self, **values: str) -> None:
        await self.fill(**values)
        await self.press("ctrl+s")

    async def tab(self, kind: str) -> None:
        for _ in range(12):
            if self.app.screen.tab_kind == kind:  # type: ignore[attr-defined]  # a screen in tabs
                return
            await self.press("right_square_bracket")
        raise AssertionError(kind)


@asynccontextmanager
async def hands(
    settings: Settings, state: Path | None = None, size: tuple[int, int] = NARROW
) -> AsyncIterator[Hands]:
    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label=settings.database_label,
        user=settings.user,
        state_folder=state,
    )
    async with app.run_test(size=size) as pilot:
        driver = Hands(app, pilot, FakeServices())
        await driver.settle()
        yield driver


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_case_is_opened_filled_corrected_and_taken_back(
    settings: Settings, checking: Services, size: tuple[int, int]
) -> None:
    async with hands(settings, size=size) as each:
        await each.press("2", "n")
        await each.save(title="Case of two, Orsk", opened="2021-06~", reason="court list")
        assert "Saved:" in each.toasts()
        case = checking.docket.cases("Case of two")[0]
        await each.press("G", "enter")
        assert "Case of two, Orsk" in each.text()
        await each.tab("people")
        await each.press("n")
        await each.save(name="A. Testov", role="accused", birth="1990~", reason="court list")
        (person,) = checking.docket.defendants(case.ref)
        await each.tab("charges")
        await each.press("n")
        await each.save(whom=person.ref, article="214.2.1", date="2021-06", reason="indictment")
        await each.press("e")
        await each.save(status="dropped", date="2021-07", reason="judgment")
        (charge,) = checking.charges.charges(Search(case=case.ref))
        assert (charge.article, charge.status.value) == ("214.2.1", "dropped")
        await each.tab("stages")
        await each.press("n")
        await each.save(stage="sent to court", date="2021-06", place="Orsk", reason="court list")
        await each.press("e")
        assert each.value("stage") == "sent_to_court"
        await each.save(date="2021-06-11", reason="the day is known")
        (event,) = checking.docket.case(case.ref).stages
        assert str(event.happened) == "2021-06-11"
        await each.press("d")
        await each.save(reason="of another case")
        assert checking.docket.case(case.ref).stages == ()
        await each.press("u")
        assert "Undone:" in each.toasts()
        assert len(checking.docket.case(case.ref).stages) == 1
        await each.press("U")
        assert "Done again:" in each.toasts()
        assert checking.docket.case(case.ref).stages == ()


async def test_court_custody_and_what_stands_beside(settings: Settings, checking: Services) -> None:
    async with hands(settings) as each:
        await each.press("2", "enter")
        await each.tab("court")
        await each.press("n")
        await each.save(kind="trial", scheduled="2021-07-05", court="Orsk Court", reason="list")
        await each.press("e")
        each.app.screen.query_one("#result", Input).focus()
        await each.settle()
        # The word that stands there makes way, and a beginning is enough.
        await each.press(*"adj", "tab")
        assert each.value("result") == "adjourned"
        await each.save(later="2021-07-12", because="absent", reason="seen")
        (hearing,) = checking.court.hearings("C-0001")
        assert (hearing.result.value, str(hearing.adjourned_to)) == ("adjourned", "2021-07-12")
        assert (hearing.court, hearing.judge, hearing.openness.value) == (
            "Orsk Court", None, "unknown",
        )  # fmt: skip
        await each.press("e")
        await each.save(judge="A. Judgeyan", doors="closed", later="2021-07-12", reason="seen")
        (hearing,) = checking.court.hearings("C-0001")
        assert (hearing.court, hearing.judge, hearing.openness.value) == (
            "Orsk Court", "A. Judgeyan", "closed",
        )  # fmt: skip
        await each.press("a", "8")
        await each.save(whom="D-0001", standing="asked_for", amount="15", reason="speech")
        assert "An amount needs its unit" in each.text()
        await each.save(unit="years")
        assert len(checking.court.sentences("C-0001")) == 1
        await each.tab("notes")
        await each.press("n")
        await each.save(text="ask the court")
        for action, values in (
            ("add.tag", {"words": "minors, needs-counsel", "reason": "births"}),
            ("add.task", {"text": "call", "due": "2021-07-01"}),
            ("add.watch", {"watch": "verdict expected"}),
            ("add.priority", {"priority": "high", "reason": "near"}),
            ("add.custody_end", {"whom": "D-0002", "how": "released", "reason": "seen home"}),
            ("add.link", {"kind": "companion", "other": "C-0002", "reason": "same day"}),
        ):
            each.app.perform(action)
            await each.settle()
            await each.save(**values)
        text = each.text()
        for told in ("ask the court", "minors", "needs-counsel", "! late", "verdict expected"):
            assert told in text
        assert checking.docket.case("C-0001").links[0].other_ref == "C-0002"
        await each.press("G", "d")
        await each.save(reason="answered")
        assert checking.noting.notes("C-0001") == ()


async def test_a_note_and_a_task_are_changed_and_settled(
    settings: Settings, checking: Services
) -> None:
    checking.noting.add_task("C-0001", Duty("call"))
    checking.noting.add_note("C-0001", "ask the court")
    async with hands(settings) as each:
        await each.press("2", "enter")
        await each.tab("notes")
        await each.press("G", "e")
        await each.save(text="ask the court again")
        assert [note.text for note in checking.noting.notes("C-0001")] == ["ask the court again"]
        await each.press("G", "d")
        await each.save(reason="answered")
        assert checking.noting.notes("C-0001") == ()
        await each.press("G", "e")
        await each.save(text="call again", done="yes")
        assert "say no where the task is changed" in each.text()
        await each.save(done="no", outcome="they answered")
        assert "an outcome goes with a task that is done" in each.text()
        await each.save(outcome="", due="2021-08-01")
        (task,) = checking.noting.tasks("C-0001")
        assert (task.text, str(task.due_on), task.done_at) == ("call again", "2021-08-01", None)
        await each.press("G", "e")
        await each.save(outcome="they answered")
        (task,) = checking.noting.tasks("C-0001")
        assert (task.outcome, task.done_at is None) == ("they answered", False)


async def test_a_person_is_named_and_spelled(settings: Settings, checking: Services) -> None:
    async with hands(settings) as each:
        await each.press("2", "enter")
        await each.tab("people")
        await each.press("enter", "e")
        await each.save(name=f"B. Testov {HOSTILE}"[:200], occupation="teacher", reason="list")
        check(each)
        assert checking.people.values("D-0001").occupation == "teacher"
        await each.tab("names")
        await each.press("n")
        await each.save(text="B. Testoff", kind="transliteration", script="Latn", reason="passport")
        check(each)
        names = checking.docket.defendant("D-0001").names
        assert [name.text for name in names][-1] == "B. Testoff"
        await each.press("G", "d")
        await each.save(reason="typing error")
        assert len(checking.docket.defendant("D-0001").names) == len(names) - 1


async def test_a_fault_stands_at_its_field_and_nothing_is_sent(
    settings: Settings, checking: Services
) -> None:
    before = checking.docket.change_counter()
    async with hands(settings) as each:
        await each.press("2", "n")
        await each.save(opened="2021-13", claim="twelve", title="")
        text = each.text()
        for told in ("Title is needed", "is not a date", "is no claim", "Reason is needed"):
            assert told in text
        assert each.app.screen.focused is not None
        assert each.app.screen.focused.id == "title"
        await each.save(title="A case", opened="2021-12", claim="K-9999", reason="list")
        assert "no claim 'K-9999' on file" in each.text()
        assert each.app.screen.focused is not None
        assert each.app.screen.focused.id == "claim"
        assert each.value("title") == "A case"
        assert checking.docket.change_counter() == before


async def test_one_esc_loses_nothing_and_a_draft_outlives_the_program(
    settings: Settings, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    async with hands(settings, state) as each:
        await each.press("2", "n")
        await each.fill(title="Half a title")
        await each.press("escape")
        assert isinstance(each.app.screen, FormDialog)
        assert "esc again" in each.text()
        assert each.value("title") == "Half a title"
    stored = state / "drafts.json"
    assert stored.stat().st_mode & 0o777 == 0o600
    async with hands(settings, state) as each:
        await each.press("2", "n")
        assert each.value("title") == "Half a title"
        assert "was put back" in each.text()
        await each.press("escape", "escape")
        assert not isinstance(each.app.screen, FormDialog)
        await each.press("n")
        assert each.value("title") == ""
    assert "Half a title" not in stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("choice", ["m", "t"])
async def test_both_versions_are_shown_where_somebody_saved_first(
    settings: Settings, checking: Services, choice: str
) -> None:
    async with hands(settings, size=WIDE) as each:
        await each.press("2", "e")
        await each.fill(title="Mine", reason="typing")
        seen = checking.editing.case_values("C-0001")
        theirs = replace(seen, title="Theirs", numbers=("7/2021",))
        checking.editing.edit_case(theirs, Grounds("list"))
        await each.press("ctrl+s")
        text = each.text()
        assert "changed by somebody else" in text
        assert all(told in text for told in ("Theirs", "Mine", "7/2021", seen.title[:20]))
        await each.press("escape")
        assert each.value("title") == "Mine"
        await each.press("ctrl+s", choice)
        if choice == "t":
            assert (each.value("title"), each.value("numbers")) == ("Theirs", "7/2021")
            return
        now = checking.editing.case_values("C-0001")
        assert (now.title, now.numbers) == ("Mine", ("7/2021",))


async def test_marks_survive_the_filter_and_bulk_shows_what_it_would_do(
    settings: Settings, checking: Services
) -> None:
    async with hands(settings) as each:
        await each.press("2", "space", "space")
        assert "2 marked" in each.text()
        await each.press("slash", *"six", "enter")
        assert "not shown)" in each.text()
        await each.press("escape", "G", "v")
        shown = tuple(line.ref for line in checking.docket.cases())
        assert set(each.app.screen.marks.keys) == set(checking.listing.ids())  # type: ignore[attr-defined]  # the cases
        before = checking.docket.change_counter()
        await each.press("b", "1")
        await each.save(words="no good", reason="births")
        assert "is no tag" in each.text()
        await each.save(words="minors")
        assert f"{len(shown)} records would change" in each.text()
        assert checking.docket.change_counter() == before
        await each.press("escape")
        assert each.value("words") == "minors"
        await each.press("ctrl+s", "ctrl+s")
        assert checking.docket.change_counter() == before + 1
        (tag,) = checking.noting.tags()
        assert tag.records == shown
        await each.press("u")
        assert checking.noting.tags() == ()


async def test_people_of_a_case_reach_a_stage_together(
    settings: Settings, checking: Services
) -> None:
    async with hands(settings) as each:
        await each.press("2", "enter")
        await each.tab("people")
        await each.press("space", "space", "M")
        assert "2 marked" in each.text()
        await each.press("b", "4")
        await each.save(stage="convicted", date="2021-07", reason="judgment")
        assert "investigation" in each.text()
        await each.press("ctrl+s")
    stages = [line.stage.code for line in checking.docket.defendants("C-0001") if line.stage]
    assert stages.count("convicted") == 2


async def test_marked_cases_are_exported_after_a_preview(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    async with hands(settings) as each:
        await each.press("2", "space", "space", "b", "5")
        await each.save(folder=str(folder))
        assert "2 records would change" in each.text()
        assert not folder.exists()
        await each.press("ctrl+s")
        assert "4 files written" in each.toasts()
    assert len(list(folder.iterdir())) == 4


async def test_the_history_of_a_record_undoes_and_redoes_what_it_names(
    settings: Settings, checking: Services
) -> None:
    seen = checking.editing.case_values("C-0001")
    checking.editing.edit_case(replace(seen, title="Another"), Grounds("typing"))
    checking.editing.edit_case(
        replace(checking.editing.case_values("C-0001"), title="A third"), Grounds("list")
    )
    async with hands(settings, size=WIDE) as each:
        await each.press("2", "H")
        assert "Another -> A third" in each.text()
        await each.press("j", "u")
        assert "rests on it" in each.text()
        await each.press("escape")
        assert checking.editing.case_values("C-0001").title == "A third"
        await each.press("u", "enter")
        assert checking.editing.case_values("C-0001").title == seen.title
        await each.press("j", "j", "U", "U")  # what was done first is done again first
        assert checking.editing.case_values("C-0001").title == "A third"
        await each.press("g", "g", *"jjjj", "u")  # the later of the two
        assert checking.editing.case_values("C-0001").title == "Another"
        assert "undone" in each.text()
        await each.press("j", "U")
        await each.press("escape", "enter")
        await each.tab("history")
        assert "edited C-0001" in each.text()


async def test_every_passage_behind_a_fact_can_be_opened(settings: Settings) -> None:
    async with hands(settings, size=WIDE) as each:
        await each.press("2", "enter")
        await each.tab("timeline")
        for _ in range(8):
            if each.app.screen.why_not("fact.source") is None:  # type: ignore[attr-defined]  # a record
                break
            await each.press("j")
        await each.press("o")
        if each.screen_name == "PickDialog":
            await each.press("1")
        assert each.screen_name == "SourceScreen"


async def test_nothing_can_be_edited_in_a_database_that_is_only_read(settings: Settings) -> None:
    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label="main.db",
        user="mara",
        read_only=True,
    )
    async with app.run_test(size=NARROW) as pilot:
        each = Hands(app, pilot, FakeServices())
        await each.settle()
        for keys in (("2", "n"), ("e",), ("enter", "n"), ("a",), ("d",)):
            await each.press(*keys)
            assert not app.screen.is_modal
        assert "open for reading only" in each.toasts()
