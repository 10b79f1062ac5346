"""Word of changes as they are committed."""

import contextlib
import threading
import time
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from casetracker.services.opening import Services, open_services
from casetracker.settings import load_settings
from casetracker.store.notices import CHANNEL
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.listening import Ear

pytestmark = pytest.mark.xdist_group("notices")


@pytest.fixture
def on_postgres(postgres_url: str) -> Iterator[Services]:
    services = open_services(load_settings(db=postgres_url, user="mara"), origin="test")
    yield services
    services.close()


def _add_tag(services: Services) -> None:
    note = services.noting._actor.note("docket", "a change made elsewhere")
    with services.database.writing(note) as session:
        session.execute(sa.text("SELECT 1"))


@pytest.mark.postgres
def test_a_commit_is_heard_and_quiet_is_not(on_postgres: Services) -> None:
    listener = on_postgres.listener()
    assert listener is not None
    try:
        assert not listener.wait(0.05)
        _add_tag(on_postgres)
        assert listener.wait(20)
        assert not listener.wait(0.05)
    finally:
        listener.close()


@pytest.mark.postgres
def test_what_is_rolled_back_is_not_heard(on_postgres: Services) -> None:
    listener = on_postgres.listener()
    assert listener is not None
    note = on_postgres.noting._actor.note("docket", "thought better of")
    with contextlib.suppress(RuntimeError), on_postgres.database.writing(note) as session:
        session.execute(sa.text(f"SELECT pg_notify('{CHANNEL}', '')"))
        raise RuntimeError
    assert not listener.wait(0.2)
    listener.close()


@pytest.mark.postgres
def test_a_server_that_goes_ends_the_listening_and_nothing_else(on_postgres: Services) -> None:
    listener = on_postgres.listener()
    assert listener is not None
    heard: list[int] = []
    ear = Ear(listener, lambda: heard.append(1))
    ear.start()
    with on_postgres.database.engine.connect() as connection:
        connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            )
        )
        connection.rollback()
    ear.join(30)
    assert not ear.is_alive()
    assert heard == []


@pytest.mark.postgres
async def test_the_interface_shows_a_change_made_elsewhere_without_waiting_for_its_poll(
    postgres_url: str, on_postgres: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casetracker.tui.app.POLL_SECONDS", 10_000.0)
    settings = load_settings(db=postgres_url, user="tom")
    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"), database_label="server", user="tom"
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await app.desk.settled()
        await pilot.pause()
        await app.desk.settled()
        heard = threading.Event()
        monkeypatch.setattr(app, "_ask_counter", heard.set)
        _add_tag(on_postgres)
        end = time.monotonic() + 30
        while not heard.is_set() and time.monotonic() < end:
            await pilot.pause(0.05)
        assert heard.is_set()


def test_a_file_tells_nobody(sqlite_url: str) -> None:
    services = open_services(load_settings(db=sqlite_url, user="mara"), origin="test")
    assert services.listener() is None
    services.close()
