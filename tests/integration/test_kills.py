"""A process that dies at any moment loses nothing that it was told is kept."""

import random
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from casetracker.model.tables import Claim, Source
from casetracker.model.vocabulary import ReviewStatus
from casetracker.store.queries.common import table_of
from tests.conftest import Opener
from tests.support.children import Children

SEED = 20260105
LONGEST_SECONDS = 0.08
CYCLE = 100


def _kill_at_random(children: Children, url: str, number: int, chance: random.Random) -> set[str]:
    """Start a worker, kill it after a while, and give what it was promised."""
    pid = children.start("work_on", url=url, first=number * CYCLE, times=CYCLE)
    promised: set[str] = set()
    # Two thirds die after a first sign of work, the others while they open, read or store.
    patience = chance.uniform(0, LONGEST_SECONDS) if chance.random() < 1 / 3 else 60.0
    while (line := children.said(patience)) is not None:
        assert "ended" not in line, line
        promised |= _promises(line)
        if chance.random() < 1 / 4:
            break
        patience = chance.uniform(0, LONGEST_SECONDS)
    children.kill(pid)
    lines, status = children.until_ended(pid)
    assert status == -9
    for said in lines:
        promised |= _promises(said)
    return promised


def _promises(line: dict[str, Any]) -> set[str]:
    return {str(line[name]) for name in ("source", "settled") if line.get(name)}


def _kept(url: str, open_at: Opener) -> set[str]:
    services = open_at(url)
    sources, claims = table_of(Source), table_of(Claim)
    with services.database.reading() as session:
        refs = set(session.execute(sa.select(sources.c.ref)).scalars())
        accepted = claims.c.review_status == ReviewStatus.ACCEPTED
        refs |= set(session.execute(sa.select(claims.c.ref).where(accepted)).scalars())
    return refs


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "kills"),
    [("sqlite", 100), pytest.param("postgresql", 15, marks=pytest.mark.postgres)],
)
def test_kills_during_import_and_review_lose_nothing_that_was_acknowledged(
    engine: str, kills: int, request: pytest.FixtureRequest, open_at: Opener
) -> None:
    url = str(request.getfixturevalue("sqlite_url" if engine == "sqlite" else "postgres_url"))
    chance = random.Random(SEED)  # noqa: S311 - a repeatable harness
    promised: set[str] = set()
    with Children(practising_on=url) as children:
        for number in range(1, kills + 1):
            promised |= _kill_at_random(children, url, number, chance)
            if number % 10 == 0:
                assert promised <= _kept(url, open_at), number
                open_at(url).maintenance.verify()
    assert len(promised) >= kills // 2
    services = open_at(url)
    assert promised <= _kept(url, open_at)
    assert services.maintenance.verify().faults == ()
    assert services.maintenance.check().repaired == 0


def test_every_file_of_a_whole_scenario_is_its_owners_alone(tmp_path: Path) -> None:
    with Children() as children:
        lines = children.run("make_everything", folder=str(tmp_path))
    files = {line["path"]: line["mode"] for line in lines if "path" in line and not line["folder"]}
    folders = {line["path"]: line["mode"] for line in lines if line.get("folder")}
    assert {"docket.db", "docket.db-wal", "docket.db-shm", "copy.db"} <= set(files)
    assert {name: oct(mode) for name, mode in files.items() if mode & 0o077} == {}
    assert folders["inner"] & 0o077 == 0
