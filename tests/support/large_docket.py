"""A docket of any size for figures: cases of one invented person each, without trail or sources."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from casetracker.clock import utc_now
from casetracker.model.tables import Case, Defendant, Person
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.services.opening import open_services
from casetracker.settings import Settings, load_settings
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import _with_defaults

_CHUNK: Final = 20_000
_PLACES: Final = ("Vorsk", "Lomna", "Ցոլակ", "Дальний", "Şəhərcik", "Upper Example", "Old Example")
_NAMES: Final = ("Arman Exampleyan", "Արման Օրինակյան", "Иван Примеров", "Əli Nümunəzadə")


def large_docket(path: Path, cases: int) -> Settings:
    """The settings of a SQLite file with that many cases and as many defendants."""
    settings = load_settings(db=str(path), user="bench", state_folder=path.parent / "state")
    create_database(settings, Actor("bench", "bench"))
    services = open_services(settings, origin="bench")
    codes = [code for code, _ in services.stage_codes()]
    with services.database.engine.begin() as connection:
        for start in range(1, cases + 1, _CHUNK):
            numbers = range(start, min(start + _CHUNK, cases + 1))
            for model, rows in (
                (Case, _cases(numbers)),
                (Person, _persons(numbers)),
                (Defendant, _defendants(numbers, codes)),
            ):
                values = [_with_defaults(model, row) for row in rows]
                connection.execute(sa.insert(table_of(model)), values)
    services.close()
    return settings


def _cases(numbers: range) -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in numbers:
        yield {
            "id": number,
            "ref": f"C-{number:07}",
            "title": f"Border group {number}, near {_PLACES[number % len(_PLACES)]}",
            "recorded_from": now,
        }


def _persons(numbers: range) -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in numbers:
        name = f"{_NAMES[number % len(_NAMES)]} {number}"
        yield {"id": number, "ref": f"P-{number:07}", "name": name, "recorded_from": now}


def _defendants(numbers: range, codes: list[str]) -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in numbers:
        yield {
            "id": number,
            "ref": f"D-{number:07}",
            "case_id": number,
            "person_id": number,
            "ordinal": 1,
            "current_stage_code": codes[number % len(codes)],
            "current_stage_event_id": number,
            "recorded_from": now,
        }
