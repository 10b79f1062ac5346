import tomllib
from dataclasses import replace
from typing import Any

import pytest

from casetracker.model.vocabulary import ChargeStatus
from casetracker.paths import bundled
from casetracker.reports.contexts.clauses import charge_clause, charge_words, stage_clause
from casetracker.reports.languages import speaking
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
def test_a_charge_in_any_status_is_quoted_only_where_a_source_words_it_so(
    status: ChargeStatus,
) -> None:
    wording = "illegal crossing of the state border"
    charge = replace(sample.twenty_six().charges[0], status=status)
    clause = charge_clause(charge, 14)
    assert clause.startswith("26 of 26 persons ")
    assert clause.endswith(f" {wording} (article not reported)")

    worded = sample.cite("S-0001/9", "accused of Illegal  crossing of the state border")
    clause = charge_clause(replace(charge, citations=(*charge.citations, worded)), 14)
    assert clause.endswith(f" \u201c{wording}\u201d (article not reported)")


def test_words_of_accusation_in_a_charge_stay_in_quotes_whoever_words_it() -> None:
    charge = replace(sample.twenty_six().charges[0], wording="aiding saboteurs", citations=())
    assert charge_words(charge) == "\u201caiding saboteurs\u201d"


def test_a_charge_of_which_only_the_article_is_known_is_told_by_the_article() -> None:
    charge = replace(sample.twenty_six().charges[0], wording="article 293.2", article="293.2")
    assert charge_words(charge) == "article 293.2"
    with speaking("tr"):
        assert charge_words(charge) == "madde 293.2"
