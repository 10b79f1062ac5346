import tomllib
from dataclasses import replace
from typing import Any

import pytest

from casetracker.model.vocabulary import ChargeStatus
from casetracker.paths import bundled
from casetracker.reports.contexts.clauses import charge_clause, stage_clause
from casetracker.views.common import StageView
from tests.unit.reports import reporting_sample as sample


def vocabulary() -> list[dict[str, Any]]:
    path = bundled("seeds") / "vocabulary" / "stages.toml"
    stages: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["stage"]
    return stages


@pytest.mark.parametrize("code", [stage["code"] for stage in vocabulary()])
def test_every_stage_of_the_vocabulary_has_words(code: str) -> None:
    event = replace(sample.six().stages[0], stage=StageView(code, "a label", "court", 1))
    clause = stage_clause(event, 6)
    assert "6 of 6 persons" in clause
    assert "a label" not in clause
    assert clause.endswith(" on 27 May 2021")


def test_a_stage_of_a_pack_is_named_by_its_label() -> None:
    event = replace(sample.six().stages[0], stage=StageView("own", "own stage", "court", 1))
    assert stage_clause(event, 6) == (
        "6 of 6 persons had reached the stage \u2018own stage\u2019 on 27 May 2021"
    )


@pytest.mark.parametrize("status", ChargeStatus)
def test_a_charge_in_any_status_keeps_its_wording_in_quotes(status: ChargeStatus) -> None:
    charge = replace(sample.twenty_six().charges[0], status=status)
    clause = charge_clause(charge, 14)
    assert clause.startswith("26 of 26 persons ")
    assert clause.endswith(
        "\u201cillegal crossing of the state border\u201d (article not reported)"
    )
