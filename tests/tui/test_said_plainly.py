"""What differs first, marks that are never cut off, messages shown whole, words that find their command."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from casetracker.model.vocabulary import ReviewStatus, Stance
from casetracker.procedure.stage_marks import StageMark
from casetracker.tui.actions import ACTIONS
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.dialogs.begin import FilesDialog
from casetracker.tui.dialogs.export import ExportDialog
from casetracker.tui.dialogs.group_operations import Meant, moving, releasing, transferring
from casetracker.tui.dialogs.keys import matching
from casetracker.tui.dialogs.reason import ReasonDialog
from casetracker.tui.fact_words import claim_text, effect_line
from casetracker.tui.forms.facts import add_sentence
from casetracker.tui.forms.fields import faults_in
from casetracker.tui.screens.lines import source_marks
from casetracker.tui.screens.tables import case_tabs, person_line
from casetracker.tui.standing import Equipment
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.docket import ConflictView
from tests.conftest import settings_for
from tests.tui.conftest import NARROW, WIDE, Driver, Opener
from tests.tui.fakes import FakeServices, citation
from tests.tui.test_editing import hands

_AGAINST = replace(citation("S-0010"), stance=Stance.CONTRADICTS, quote="25 servicemen of theirs")


def test_what_differs_stands_first_where_sources_disagree() -> None:
    same = [replace(citation(f"S-000{each}"), quote="26 servicemen") for each in range(1, 4)]
    case = replace(
        FakeServices().case("C-0001"),
        conflicts=(ConflictView("number of people", "26", (*same, _AGAINST)),),
    )
    (overview, *_) = case_tabs(case, {})
    (line,) = (each for each in overview.lines if each.row[0].plain == "! Conflict")
    assert line.row[1].plain == (
        "on file 26; otherwise “25 servicemen of theirs” · number of people"
    )
    assert line.row[2].plain == "!S-0010"
    said = line.proof.splitlines()
    assert said[0] == (
        "number of people. The docket holds 26; 1 passage otherwise, and 3 passages below as on file:"
    )
    assert said[2] == '  "25 servicemen of theirs"'


def test_the_mark_of_a_conflict_is_the_last_to_be_cut_off() -> None:
    cited = (citation("S-0004"), citation("S-0005"), _AGAINST)
    assert source_marks(cited).plain == "!S-0004+2"
    assert source_marks(cited[:2]).plain == "S-0004+1"


def test_a_stage_that_asks_to_be_looked_at_is_marked_in_its_list() -> None:
    case = FakeServices().case("C-0001")
    first, *others = case.stages
    marks = (StageMark.CONTRADICTED, StageMark.REPEATED)
    sheets = case_tabs(replace(case, stages=(replace(first, marks=marks), *others)), {})
    (stages,) = (each for each in sheets if each.kind == "stages")
    assert [line.row[1].plain.startswith("! ") for line in stages.lines] == [
        True,
        *(False for _ in others),
    ]
    assert "! contradicted · ! repeated" in stages.lines[0].note


def test_only_who_is_held_has_a_day_since_when() -> None:
    line = FakeServices().person(1)
    assert line.custody_since is not None
    assert person_line(replace(line, in_custody=True)).row[3].plain == str(line.custody_since)
    assert person_line(replace(line, in_custody=False)).row[3].plain == "-"


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    "words",
    [
        "Nothing is marked: space marks a row.",
        "This report tells everything: Chronology and Changes take a period.",
    ],
)
async def test_a_passing_message_is_shown_to_its_last_word(
    size: tuple[int, int], words: str
) -> None:
    app = CasetrackerApp(FakeServices, database_label="main.db", user="mara")
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot, FakeServices())
        await driver.settle()
        app.tell(words)
        await driver.settle()
        assert words.rpartition(" ")[2] in driver.text()


async def test_the_choice_of_a_record_shows_its_keys_under_a_long_fact(running: Opener) -> None:
    services = FakeServices()
    claim = services.claim_map["S-0002-c1"]
    services.claim_map["S-0002-c1"] = replace(claim, summary="Aram Testyan · " * 30)
    async with running(services) as driver:
        await driver.press("6", "enter", "l")
        assert "enter  Link and accept" in driver.text()


def test_who_types_what_a_command_is_called_finds_it_first() -> None:
    offers = [(each, None) for each in ACTIONS]
    assert matching(offers, "as it was")[0][0].id == "app.as_of"
    assert matching(offers, "import")[0][0].id == "app.bring_in"


async def test_enter_does_what_the_words_say(running: Opener) -> None:
    equipment = Equipment(open_at=lambda _: FakeServices())
    async with running(equipment=equipment) as driver:
        await driver.press("2", "enter", "ctrl+p", *"as it was", "enter")
        assert isinstance(driver.app.screen, ReasonDialog)
        driver.app.screen.query_one("#reason", Input).value = "May 2021"
        await driver.press("enter")
        assert isinstance(driver.app.screen, ReasonDialog)
        assert driver.app.screen.query_one("#reason", Input).value == "May 2021"
        assert "not a date" in driver.text()
        await driver.press("escape", "escape", "ctrl+p", *"import", "enter")
        assert isinstance(driver.app.screen, FilesDialog)


def test_a_choice_that_is_needed_says_what_there_is() -> None:
    form = add_sentence("D-0001")
    faults = faults_in(form, form.values)
    assert faults["standing"] == "Standing is needed: asked_for, imposed"


def test_more_than_are_on_file_is_said_at_its_field() -> None:
    meant = Meant(FakeServices().group_line("G-0001"))
    for operation in (releasing(meant), transferring(meant), moving(meant)):
        fault = operation.together({"count": "27", "members": ""})
        assert fault == ("count", "27 are meant, but 26 of G-0001 are on file")
        assert operation.together({"count": "26", "members": ""}) is None


def test_what_was_accepted_is_not_told_as_if_it_waited() -> None:
    claim = FakeServices().claim_map["S-0002-c1"]
    assert "If accepted" in claim_text(claim, 1)
    assert "If accepted" not in claim_text(replace(claim, status=ReviewStatus.ACCEPTED), 1)


async def test_a_folder_that_cannot_be_is_said_while_the_choices_stand(
    running: Opener, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with running() as driver:
        await driver.press("2")
        driver.app.push_screen(ExportDialog("Export", tmp_path / "file" / "below"))
        await driver.settle()
        await driver.press("ctrl+s")
        assert isinstance(driver.app.screen, ExportDialog)
        assert "is a file: name a folder" in " ".join(driver.text().split())


async def test_a_body_that_acted_is_not_called_a_court(full_file: Path) -> None:
    async with hands(settings_for(f"sqlite:///{full_file}")) as each:
        await each.press("2", "f")
        assert "court or body" in each.text()


async def test_the_cursor_stays_on_the_change_that_is_undone(full_file: Path) -> None:
    async with hands(settings_for(f"sqlite:///{full_file}")) as each:
        table = each.app.screen.query_one("#changes", VTable)
        table.focus()
        await each.settle()
        while not table.current[3]:
            await each.press("j")
        summary = table.current[2]
        await each.press("u")
        assert table.current[2] == summary
        assert not table.current[3]


def test_what_is_asked_has_one_mark_and_promises_nothing() -> None:
    asked = "? may be G-0001, or nobody on file: choose one, or make a new one"
    claim = replace(FakeServices().claim_map["S-0002-c1"], effect_text=asked)
    assert effect_line(claim) == asked
    assert "If accepted" not in claim_text(claim, 1)
    assert "If they are new (l says who)" in claim_text(claim, 1)
