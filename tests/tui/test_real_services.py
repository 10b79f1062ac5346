from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from casetracker.model.partial_date import PartialDate
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.importing import Document
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.seeding import seed_docket
from casetracker.settings import Settings, load_settings
from casetracker.tui.app import CasetrackerApp
from tests.tui.conftest import NARROW, WIDE

NEWS = "03-investigation-completed.txt"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A new database with the seed docket and one imported piece of news."""
    made = load_settings(
        db=str(tmp_path / "docket.db"), user="mara", reports_folder=tmp_path / "reports"
    )
    actor = Actor("mara", "test")
    create_database(made, actor)
    services = open_services(made, origin="test")
    seed_docket(services.database, actor, bundled("seeds") / "docket.toml")
    news = Document(
        name=NEWS,
        payload=(bundled("seeds") / "news" / NEWS).read_bytes(),
        published=PartialDate.parse("2021-06-11"),
        publisher="Harbor Wire",
    )
    assert [each.error for each in services.importing.import_documents([news])] == [None]
    services.close()
    return made


@pytest.fixture
def checking(settings: Settings) -> Iterator[Services]:
    """A second pair of eyes on the same database."""
    services = open_services(settings, origin="test")
    yield services
    services.close()


def app_on(settings: Settings) -> CasetrackerApp:
    return CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label=settings.database_label,
        user=settings.user,
    )


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_whole_loop_runs_on_a_database(
    settings: Settings, checking: Services, size: tuple[int, int]
) -> None:
    app = app_on(settings)
    before = checking.docket.home()
    assert before.waiting_claims > 0
    async with app.run_test(size=size) as pilot:

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await app.desk.settled()
                await pilot.pause()

        await press("6", "enter", "A")
        while type(app.screen).__name__ == "ReviewScreen":
            await press("space")
        assert type(app.screen).__name__ == "ClosingDialog"
        assert checking.docket.home().waiting_claims == before.waiting_claims
        await press("enter")
        after = checking.docket.home()
        assert after.waiting_claims == 0
        assert after.deferred_claims > 0
        await press("7", "ctrl+s")
        folder = Path(app.screen.query_one("#folder", Input).value)
        await press("ctrl+s")
        assert sorted(path.suffix for path in folder.iterdir()) == [".html", ".md"]  # noqa: ASYNC240 - one small folder
        await press("1", "u")
        assert checking.docket.home().waiting_claims == before.waiting_claims


async def test_a_change_by_somebody_else_shows_itself(
    settings: Settings, checking: Services
) -> None:
    app = app_on(settings)
    async with app.run_test(size=NARROW) as pilot:
        await app.desk.settled()
        app._poll()
        await app.desk.settled()
        waiting = app.waiting
        source = checking.review.queue()[0]
        checking.review.decide_confirming(source.ref)
        checking.review.close(source.ref)
        app._poll()
        await app.desk.settled()
        await pilot.pause()
        await app.desk.settled()
        assert app.waiting < waiting
