"""What is half typed in a change of a group, an edit and a reason is there again after a restart."""

from pathlib import Path

import pytest

from casetracker.services.opening import open_services
from casetracker.settings import Settings
from casetracker.tui.dialogs.edit import EditDialog
from casetracker.tui.dialogs.message import MessageDialog
from casetracker.tui.dialogs.operation import OperationDialog
from casetracker.tui.dialogs.reason import ReasonDialog
from tests.conftest import settings_for
from tests.support.articles import bring_in_text
from tests.tui.test_editing import hands

_INBOX = ("6", "enter")
_WAITS = "On 5 March 2024 police detained 5 bakers at the Testby crossing.\n"


@pytest.fixture
def settings(full_file: Path) -> Settings:
    """A database of the test's own, with a source whose facts wait."""
    made = settings_for(f"sqlite:///{full_file}")
    services = open_services(made, origin="test")
    bring_in_text(services, _WAITS)
    services.close()
    return made


@pytest.mark.parametrize(
    ("keys", "kind", "values"),
    [
        (("0", "p"), OperationDialog, {"names": "Aram Testyan; Karo", "reason": "a list"}),
        ((*_INBOX, "e"), EditDialog, {"date": "2026-11"}),
        ((*_INBOX, "r"), ReasonDialog, {"reason": "another gro"}),
    ],
)
async def test_what_is_half_typed_is_there_again_after_a_restart(
    settings: Settings,
    tmp_path: Path,
    keys: tuple[str, ...],
    kind: type[object],
    values: dict[str, str],
) -> None:
    state = tmp_path / "state"
    async with hands(settings, state) as each:
        await each.press(*keys)
        await each.fill(**values)
        await each.press("ctrl+q")
        assert not each.app.is_running
    async with hands(settings, state) as each:
        await each.press(*keys)
        assert isinstance(each.app.screen, kind)
        assert {name: each.value(name) for name in values} == values
        assert "Your draft of" in each.text()
        await each.press("escape", "escape", keys[-1])
        assert all(each.value(name) != value for name, value in values.items())


async def test_one_is_asked_before_leaving_what_cannot_be_kept(settings: Settings) -> None:
    async with hands(settings) as each:
        await each.press("0", "p")
        await each.press("ctrl+q")
        assert not each.app.is_running
    async with hands(settings) as each:
        await each.press("0", "p")
        await each.fill(names="Aram Testyan")
        await each.press("ctrl+q")
        assert isinstance(each.app.screen, MessageDialog)
        assert "cannot be kept" in each.text()
        await each.press("escape")
        assert each.value("names") == "Aram Testyan"


async def test_a_draft_goes_once_the_fact_is_decided(settings: Settings, tmp_path: Path) -> None:
    async with hands(settings, tmp_path) as each:
        await each.press(*_INBOX, "r")
        await each.fill(reason="another group")
        await each.press("enter")
        assert each.app.drafts.keys == ()
