import pytest

from casetracker.reports.environment import report_environment
from casetracker.reports.rendering import FORMATS


@pytest.mark.parametrize("report_format", FORMATS)
def test_a_template_finds_no_more_than_the_allow_list(report_format: str) -> None:
    environment = report_environment(report_format)
    assert environment.globals == {}
    assert set(environment.filters) == {
        "count",
        "default",
        "first",
        "last",
        "length",
        "marks",
        "backlinks",
        "stage_track",
        "stage_mix",
        "timeline",
        "bars",
        "draw",
        "say",
        "audience",
        "isolated",
    }
    assert not {"callable", "mapping", "filter", "test"} & set(environment.tests)
