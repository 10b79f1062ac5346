"""What one format tells, the others tell; heads mean what stands below them, labels keep apart."""

import re
from datetime import date, timedelta

import pytest

from casetracker.reports.charts.timeline import timeline_svg
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.languages import speaking
from casetracker.reports.outputs import produced
from tests.unit.reports import reporting_sample as sample


@pytest.mark.parametrize("output", ["markdown", "text", "html", "csv"])
def test_a_group_has_its_day_its_place_and_its_name_in_every_format(output: str) -> None:
    context = case_status_context(
        (sample.six(),), sample.sources(), sample.head(), today=sample.TODAY
    )
    told = produced(context, "case-status", output).decode()
    # The first is a row of the groups: its head stands before it.
    told = told.casefold()
    groups = told[told.index("groups as reported") :].partition("persons accused")[0]
    assert "27 may 2021" in groups
    assert "the six held at the frontier" in groups


def test_the_head_of_sentences_is_that_of_a_punishment_in_turkish() -> None:
    with speaking("tr"):
        context = case_status_context(
            sample.docket(), sample.sources(), sample.head(), today=sample.TODAY
        )
        told = produced(context, "case-status", "csv").decode()
    assert "C\u00fcmle" not in told
    assert "Dayanak g\u00fcc\u00fc" not in told


def test_no_label_of_a_timeline_lies_on_another() -> None:
    for days in range(20, 900, 7):
        first = date(2022, 2, 24)
        lanes = [
            {"number": number, "label": "held", "when": "", "is_derived": False,
             "first": day.isoformat(), "last": day.isoformat()}
            for number, day in enumerate((first, first + timedelta(days)), 1)
        ]  # fmt: skip
        drawn = timeline_svg(
            {"id": "t", "title": "T", "description": "", "lanes": lanes, "left_out": None}
        )
        labels = re.findall(
            r'<text x="([\d.]+)" y="20"[^>]*text-anchor="(\w+)"[^>]*>([^<]+)', drawn
        )
        assert labels
        free = 0.0
        for x, anchor, label in labels:
            width = 6.5 * len(label)
            start = float(x) - width / (1 if anchor == "end" else 2)
            assert start >= free, (days, label)
            free = start + width
