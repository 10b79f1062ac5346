"""What Home shows first is what its services would tell, and needs none of them."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa

from casetracker.errors import DatabaseError
from casetracker.services.first_look import first_look
from casetracker.services.opening import Services
from tests.conftest import settings_for
from tests.support.articles import DETAINED, bring_in_text

LOADED_LATER: Final = (
    "sqlmodel",
    "pydantic",
    "alembic",
    "sqlalchemy.orm",
    "casetracker.model.columns",
    "casetracker.store.sessions",
    "casetracker.services.opening",
    "casetracker.views.docket",
)
LOOK: Final = f"""
import sys
from casetracker.services.first_look import first_look
from casetracker.settings import load_settings
look = first_look(load_settings(db=sys.argv[1], user="mara"))
print(look.home.defendants, [name for name in {LOADED_LATER!r} if name in sys.modules])
"""


def test_a_first_look_sees_what_the_services_tell(full: Services, full_url: str) -> None:
    bring_in_text(full, DETAINED.replace("17", "19"))
    full.docket.undo()
    look = first_look(settings_for(full_url))

    assert look.home == full.docket.glance()
    assert look.stages == full.stage_codes()
    assert look.home.defendants > 0
    assert [change.can_redo for change in look.home.changes].count(True) == 1


def test_a_first_look_at_an_empty_docket_sees_its_stages(
    services: Services, database_url: str
) -> None:
    look = first_look(settings_for(database_url))

    assert look.stages == services.stage_codes()
    assert look.home == services.docket.glance()
    assert look.home.cases == 0


def test_a_first_look_at_another_version_is_refused_as_opening_is(
    services: Services, database_url: str
) -> None:
    with services.database.engine.connect() as connection, connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))

    with pytest.raises(DatabaseError, match="upgrade"):
        first_look(settings_for(database_url))


def test_a_first_look_neither_maps_tables_nor_makes_services(sqlite_template: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(sqlite_template)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    assert done.stdout.strip() == "0 []"
