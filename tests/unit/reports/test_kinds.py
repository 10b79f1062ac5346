"""What holds for every kind of report, and what each says."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.reports.contexts.assembling import canonical_parts, content_digest
from casetracker.reports.contexts.durations import Days, days_between, days_words
from casetracker.reports.contexts.outline import sections_of, sourced, unsourced_rows
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.kinds import KINDS
from casetracker.reports.speech import unquoted_accusations
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.test_golden import compared

CONTEXTS = kinds.contexts()


def blocks(kind: str) -> list[dict[str, Any]]:
    return [block for part in sections_of(CONTEXTS[kind]) for block in part["blocks"]]


def rows(kind: str) -> list[dict[str, Any]]:
    return list(chain.from_iterable(block.get("rows", ()) for block in blocks(kind)))


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return list(chain.from_iterable(texts(one) for one in value.values()))
    if isinstance(value, list):
        return list(chain.from_iterable(texts(one) for one in value))
    return [value] if isinstance(value, str) else []


def cells(kind: str, column: str) -> list[str]:
    return [
        one["cells"][block["columns"].index(column)]["text"]
        for block in blocks(kind)
        if column in block.get("columns", ())
        for one in block["rows"]
    ]


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(CONTEXTS) == set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "case-status"])
def test_the_content_of_a_kind_is_the_one_on_file(kind: str) -> None:
    text = json.dumps(CONTEXTS[kind], indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    compared(f"{kind}.json", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("depth", [0, 1, 3, 9])
def test_canonical_json_is_the_same_in_parts(kind: str, depth: int) -> None:
    whole = json.dumps(CONTEXTS[kind], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert "".join(canonical_parts(CONTEXTS[kind], depth)) == whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_context_is_plain_values_with_the_digest_of_its_content(kind: str) -> None:
    context = CONTEXTS[kind]
    assert json.loads(json.dumps(context)) == context
    assert context["head"]["digest"] == content_digest(context)
    assert context["context_version"] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_kind_has_a_footnote_or_says_why_not(kind: str) -> None:
    listed = rows(kind)
    assert len(listed) > 10
    assert all(one["notes"] or one["against"] or one["mark"] for one in listed)
    width = [(block["columns"], one["cells"]) for block in blocks(kind) if "columns" in block
             for one in block["rows"]]  # fmt: skip
    assert all(len(columns) == len(told) for columns, told in width)


@pytest.mark.parametrize("kind", KINDS)
def test_every_footnote_of_a_kind_leads_to_a_passage(kind: str) -> None:
    known = set(sourced(CONTEXTS[kind]))
    used = {note for one in rows(kind) for note in (*one["notes"], *one["against"])}
    assert used <= known
    assert known <= used or kind == "case-status"


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_accusation_stands_outside_of_quotation_marks(kind: str) -> None:
    assert [text for text in texts(CONTEXTS[kind]) if unquoted_accusations(text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_code_figure_date_or_odd_plural_stands_in_a_row(kind: str) -> None:
    told = [one["text"] for one in rows(kind) if "text" in one]
    told += [cell["text"] for one in rows(kind) for cell in one.get("cells", ())
             if cell["kind"] not in ("code", "address")]  # fmt: skip
    # The identifier of a rule, and what a source says, stand as they are.
    plain = [re.sub(r"\u201c[^\u201d]*\u201d|\b\w+\.\w+\b", "", one) for one in told]
    odd = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b[a-z]+_[a-z]+\b|(?<![\d.])\b1 [a-z]+s\b|\bNone\b")
    assert [one for one in plain if odd.search(one)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_parts_of_a_report_have_names_of_their_own_and_no_part_is_empty(kind: str) -> None:
    parts = sections_of(CONTEXTS[kind])
    names = [part["id"] for part in parts]
    assert len(names) == len(set(names))
    assert all(part["blocks"] for part in parts)


def test_a_dossier_puts_the_counts_side_by_side() -> None:
    told = cells_of_pairs("group-dossier")
    first = dict(told[:5])
    assert first["stated"] == "26 servicemen"
    assert first["on file"] == "26 persons"
    assert first["known by name"] == "0 of 26"
    assert first["stated and not on file"] == "0"


def test_a_dossier_counts_days_in_custody_up_to_the_day_of_the_report() -> None:
    assert cells("group-dossier", "Days held") == ["18 days"]


def test_a_sheet_says_who_it_is_and_what_nobody_reports() -> None:
    assert ("name", "Aram Testyan") in cells_of_pairs("defendant-sheet")
    assert ("born", "8 March 1994") in cells_of_pairs("defendant-sheet")
    assert ("nationality", "not reported") in cells_of_pairs("defendant-sheet")


def cells_of_pairs(kind: str) -> list[tuple[str, str]]:
    return [
        (one["cells"][0]["text"], one["cells"][1]["text"])
        for block in blocks(kind)
        if block["type"] == "pairs"
        for one in block["rows"]
    ]


def test_a_sheet_counts_the_days_between_stages_with_both_bounds() -> None:
    days = cells("defendant-sheet", "Days")
    assert days == ["at most 193 days"]
    assert cells("defendant-sheet", "Days held") == ["18 days so far"]


def test_a_chronology_is_in_the_order_of_dates_and_marks_what_was_reported_late() -> None:
    listed = cells("chronology", "Happened")
    assert listed[0].startswith("December 2020")
    assert listed[-1] == "not reported"
    reported = cells("chronology", "Reported")
    assert any("reported late: between 163 and 193 days after" in one for one in reported)


def test_a_group_put_on_file_is_no_event_of_a_chronology() -> None:
    told = " ".join(cells("chronology", "Event"))
    assert "recounted" in told
    assert "formed" not in told


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [
        (None, None, 13),
        (date(2021, 5, 1), None, 11),
        (None, date(2020, 12, 5), 6),
        (date(2021, 5, 27), date(2021, 5, 27), 7),
        (date(2022, 1, 1), None, 0),
    ],
)
def test_bounds_leave_what_may_have_happened_within(
    since: date | None, until: date | None, number: int
) -> None:
    context = kinds.bounded(since, until)
    main = [
        block for part in context["sections"] for block in part["blocks"] if block.get("is_main")
    ]
    assert len(main[0]["rows"]) == number


def test_an_overview_gives_every_share_its_denominator() -> None:
    known = dict(zip(cells("overview", "Field"), cells("overview", "Known"), strict=True))
    assert known["person: name"] == "1 of 59 (2 %)"
    assert known["case: court case number"] == "0 of 4"


def test_an_overview_gives_durations_with_the_number_of_people_behind() -> None:
    found = dict(zip(cells("overview", "From and to"), cells("overview", "Median"), strict=True))
    assert found["detained to investigation completed"] == "not reported"
    table = [block for block in blocks("overview") if "From and to" in block.get("columns", ())]
    assert [one["cells"][1]["text"] for one in table[0]["rows"]] == ["0 of 59", "0 of 59"]


def test_a_source_log_shows_copies_that_changed() -> None:
    assert ("changed since", "1 of 3") in cells_of_pairs("source-log")
    assert "not yet checked" in cells("source-log", "Decided")


def test_what_has_no_source_is_counted() -> None:
    assert unsourced_rows(CONTEXTS["source-log"]) == 0
    assert unsourced_rows(CONTEXTS["case-status"]) > 0


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-05-27", "2021-06-14", "18 days"),
        ("2021-05-27", "2021-05-28", "1 day"),
        ("2020-12", "2021-06-14", "between 165 and 195 days"),
        ("2021-05-27", "../2021-06-14", "at most 18 days"),
        ("../2021-05-27", "2021-06-14", "at least 18 days"),
        ("2021-06-14", "2021-05-27", "0 days"),
        ("2021-05", "2021-05", "at most 30 days"),
    ],
)
def test_durations_have_both_bounds(start: str, end: str, words: str) -> None:
    assert days_words(days_between(PartialDate.parse(start), PartialDate.parse(end))) == words


def test_a_duration_without_a_date_is_not_reported() -> None:
    assert days_between(None, PartialDate.parse("2021")) == Days(None, None)
    assert days_words(Days(None, None)) == "not reported"


def test_a_context_made_later_by_somebody_else_has_the_same_digest() -> None:
    again = kinds.material("overview")
    head = replace(again.head, generated_by="Somebody Else")
    other = overview_context(replace(again, head=head), kinds.files(), day=sample.TODAY)
    assert other["head"]["digest"] == CONTEXTS["overview"]["head"]["digest"]
