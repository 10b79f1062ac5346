"""The vocabulary of stages, and how many stand at which; read without the mapped tables."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from casetracker.views.common import StageView

if TYPE_CHECKING:
    from sqlmodel import Session

_STAGES = sa.table("stages", *map(sa.column, ("code", "label", "phase", "position", "letter")))
_NONE_REPORTED = StageView("", "no stage reported", "", -1, letter="-")


def stage_views(session: "sa.Connection | Session") -> dict[str, StageView]:
    """Every stage of the vocabulary, by code, in order."""
    stages = _STAGES
    return {
        row.code: StageView(row.code, row.label, row.phase, row.position, letter=row.letter)
        for row in session.execute(sa.select(stages).order_by(stages.c.position, stages.c.code))
    }


def stage_mix(
    rows: Iterable[Any], vocabulary: dict[str, StageView]
) -> dict[Any, tuple[StageView, ...]]:
    """How many stand at which stage, by the first value of (key, stage code, count) rows."""
    mixes: dict[Any, list[StageView]] = {}
    for key, code, count in rows:
        known = vocabulary.get(code or "", _NONE_REPORTED)
        stage = replace(known, count=count)
        mixes.setdefault(key, []).append(stage)
    return {key: tuple(sorted(mix, key=lambda s: s.position)) for key, mix in mixes.items()}
