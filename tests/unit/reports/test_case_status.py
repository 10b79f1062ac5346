import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import CustodyEnd, Stance
from casetracker.reports.contexts.assembling import content_digest
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.citing import Footnotes
from casetracker.reports.speech import unquoted_accusations
from casetracker.views.docket import CaseView
from tests.unit.reports import reporting_sample as sample


def written(*cases: CaseView) -> dict[str, Any]:
    return case_status_context(cases, sample.sources(), sample.head(), today=sample.TODAY)


def only_case(case: CaseView) -> dict[str, Any]:
    content: dict[str, Any] = written(case)["cases"][0]
    return content


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return list(chain.from_iterable(strings(one) for one in value.values()))
    if isinstance(value, list):
        return list(chain.from_iterable(strings(one) for one in value))
    return [value] if isinstance(value, str) else []


def marked_rows(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return list(chain.from_iterable(marked_rows(one) for one in value))
    if not isinstance(value, dict):
        return []
    own = [value] if "notes" in value else []
    return own + list(chain.from_iterable(marked_rows(one) for one in value.values()))


def test_the_content_is_plain_values_that_json_gives_back_unchanged() -> None:
    context = written(*sample.docket())
    assert json.loads(json.dumps(context)) == context
    assert context["context_version"] == 1


def test_the_digest_tells_content_from_content_but_not_who_printed_it() -> None:
    context = written(*sample.docket())
    later = replace(
        sample.head(), generated_at=datetime(2022, 1, 1, tzinfo=UTC), generated_by="Somebody Else"
    )
    again = case_status_context(sample.docket(), sample.sources(), later, today=sample.TODAY)
    assert context["head"]["digest"] == again["head"]["digest"] == content_digest(context)
    other = replace(sample.head(), as_of=date(2021, 1, 1))
    changed = case_status_context(sample.docket(), sample.sources(), other, today=sample.TODAY)
    assert changed["head"]["digest"] != context["head"]["digest"]


def test_every_row_and_sentence_has_a_footnote_or_says_why_not() -> None:
    rows = marked_rows(written(*sample.docket()))
    assert len(rows) > 60
    assert all(row["notes"] or row["against"] or row["mark"] for row in rows)


def test_every_footnote_used_is_among_the_sources_cited() -> None:
    context = written(*sample.docket())
    known = {one["id"] for source in context["sources"] for one in source["passages"]}
    used = {note for row in marked_rows(context) for note in row["notes"] + row["against"]}
    assert used == known


def test_a_summary_stays_within_120_words_however_much_there_is_to_say() -> None:
    case = sample.twenty_six()
    long = "very long wording of an accusation " * 40
    case = replace(case, charges=tuple(replace(case.charges[0], wording=long) for _ in range(30)))
    for content in (only_case(case), *written(*sample.docket())["cases"]):
        words = " ".join(sentence["text"] for sentence in content["summary"]).split()
        assert 10 < len(words) <= 120


def test_a_summary_says_who_says_where_the_case_stands() -> None:
    first = only_case(sample.twenty_six())["summary"][0]
    assert first["text"] == (
        "The State Security Service said (Caspian Desk, 12 June 2021) that the investigation"
        " against 26 of 26 persons had been completed on or before 12 June 2021."
    )
    assert first["notes"] == ["1a"]


def test_unnamed_persons_of_whom_the_same_is_known_share_a_row() -> None:
    rows = only_case(sample.twenty_six())["persons"]
    assert [(row["name"], row["count"]) for row in rows] == [
        ("Aram Testyan", 1),
        ("unnamed, 2 to 26 of 26", 25),
    ]
    assert rows[1]["ref"] == "D-1002 to D-1026"


def test_an_unnamed_person_of_whom_something_else_is_known_keeps_a_row() -> None:
    case = sample.six()
    people = list(case.defendants)
    people[2] = replace(people[2], in_custody=False, custody_since=None)
    rows = only_case(replace(case, defendants=tuple(people)))["persons"]
    assert [row["name"] for row in rows] == [
        "unnamed, 1 to 2 of 6",
        "unnamed, 3 of 6",
        "unnamed, 4 to 6 of 6",
    ]
    assert [row["custody_since"] for row in rows] == [
        "27 May 2021",
        "does not apply",
        "27 May 2021",
    ]


def test_a_person_on_file_without_a_source_is_marked() -> None:
    case = sample.six()
    lonely = replace(case.defendants[0], is_unsourced=True)
    rows = only_case(replace(case, defendants=(lonely, *case.defendants[1:])))["persons"]
    assert [row["mark"] for row in rows] == ["unsourced", None]


def test_charges_have_their_article_and_denominator() -> None:
    rows = only_case(sample.twenty_six())["charges"]
    # The source says "crossing the frontier unlawfully": it is not quoted for other words.
    assert rows[0]["wording"] == "illegal crossing of the state border"
    assert rows[0]["article"] == "article not reported"
    assert [row["persons"] for row in rows] == [
        "26 of 26 persons",
        "26 of 26 persons",
        "9 of 26 persons",
    ]
    assert [row["basis"] for row in rows] == [
        "asserted, single source",
        "single source",
        "no source",
    ]
    assert [row["mark"] for row in rows] == [None, None, "unsourced"]


def test_a_derived_stage_is_shown_as_derived_and_rests_on_the_later_one() -> None:
    content = only_case(sample.twenty_six())
    derived = [row for row in content["stage_track"]["rows"] if row["is_derived"]]
    assert [(row["stage"], row["basis"]) for row in derived] == [
        ("under investigation", "derived, single source")
    ]
    assert derived[0]["notes"] == ["1a"]
    lines = [row["text"] for row in content["register"]["rows"] if row["is_derived"]]
    assert lines[0].startswith("Derived by the program from a later stage: ")


def test_the_register_runs_by_date_and_ends_with_what_has_none() -> None:
    rows = only_case(sample.twenty_six())["register"]["rows"]
    assert [row["happened"]["label"] for row in rows] == [
        "December 2020",
        "on or before 12 June 2021",
        "not reported",
    ]
    assert rows[1]["happened"]["worded"] == "\u201cearlier\u201d"


def test_custody_that_is_the_same_for_all_is_one_action_with_its_end() -> None:
    case = sample.six()
    ended = tuple(
        replace(one, ended=PartialDate.parse("2021-07"), how_ended=CustodyEnd.REPATRIATED)
        for one in case.custody
    )
    texts = [row["text"] for row in only_case(replace(case, custody=ended))["register"]["rows"]]
    assert len(texts) == 3
    assert "6 of 6 persons had been in the custody of Border Service from 27 May 2021" in texts[0]
    left = "6 of 6 persons left custody (repatriated) in July 2021."
    assert texts[2] == f"On file without a source: {left}"


def test_a_conflict_keeps_both_sides_with_their_sources() -> None:
    rows = only_case(sample.twenty_six())["conflicts"]
    assert [row["side"] for row in rows] == [
        "on file: 26 servicemen",
        "\u201cno more than 25 men are in this file\u201d",
    ]
    assert all(row["notes"] for row in rows)


def test_a_point_that_several_dispute_is_one_conflict_wherever_it_is_counted() -> None:
    case = sample.twenty_six()
    disputed = replace(case, line=replace(case.line, conflicts=3))
    content = only_case(disputed)
    assert {"label": "conflicts", "value": "1"} in content["status"]


def test_the_side_on_file_of_a_conflict_finds_its_support_in_the_fact_disputed() -> None:
    case = sample.twenty_six()
    told, other = case.conflicts[0].claims
    group = ((case.groups[0].ref, (told, other)),)
    conflict = replace(case.conflicts[0], claims=(other,))
    content = only_case(replace(case, conflicts=(conflict,), group_citations=group))
    assert content["conflicts"][0]["notes"] == ["1a"]
    assert content["groups"][1]["notes"] == content["conflicts"][1]["notes"]
    assert [row["stated"] for row in content["groups"]] == [
        "26 servicemen",
        "disputes the count on file",
    ]


def test_a_context_claim_is_attributed_and_quoted() -> None:
    row = only_case(sample.twenty_six())["context"][0]
    assert row["put"] == "counter-statement"
    assert row["text"] == (
        "The Ministry of Defence said, against what others say (Harbour Wire, 28 May 2021):"
        " \u201cthe charges are invented\u201d"
    )


def test_what_is_missing_is_listed_as_not_reported() -> None:
    rows = only_case(sample.twenty_six())["missing"]
    assert [row["what"] for row in rows] == [
        "court",
        "judge",
        "court case number",
        "articles of law",
        "some names of the persons accused",
        "date the case was opened",
    ]
    assert {row["state"] for row in rows} == {"not reported"}
    assert rows[4]["detail"] == "25 of 26 not reported"


def test_words_of_accusation_never_stand_outside_of_quotation_marks() -> None:
    case = sample.twenty_six()
    words = "terrorist, saboteur, captive, hostage, prisoner of war, spy and mercenary"
    line = replace(case.line, title=f"Case of a {words}", numbers=(f"no. 1 {words}",))
    event = replace(case.stages[0], scope=words, authority=words, place=words)
    group = replace(case.groups[0], label=words, place=words)
    person = replace(case.defendants[0], name=words)
    claim = replace(case.citations[0], speaker=words, publisher=words, quote=words, title=words)
    charge = replace(case.charges[0], wording=words, article=words, citations=(claim,))
    conflict = replace(case.conflicts[0], about=words, held=words)
    loaded = replace(
        case,
        line=line,
        jurisdiction=words,
        stages=(event,),
        groups=(group,),
        group_citations=((group.ref, (claim,)),),
        defendants=(person,),
        charges=(charge,),
        conflicts=(conflict,),
        context=(replace(claim, stance=Stance.CONTEXT),),
    )
    found = [text for text in strings(written(loaded)) if unquoted_accusations(text)]
    assert found == []
    assert sum("mercenary" in text for text in strings(written(loaded))) > 20


def test_methodology_counts_sources_passages_and_what_nobody_has_read() -> None:
    method = written(*sample.docket())["method"]
    told = {row["label"]: row["value"] for row in method["rows"]}
    assert told["sources on file"] == "3 sources, 3 cited here"
    assert told["period of publication"] == (
        "first: 28 May 2021; last: 12 June 2021; 1 of 3 sources without a date"
    )
    assert told["passages not yet checked"] == "2 of 18"
    assert told["facts without a source"] == "1"
    assert [row["publisher"] for row in method["publishers"]] == [
        "Caspian Desk",
        "Harbour Wire",
        "publisher not reported",
    ]


def test_a_docket_has_totals_in_front_and_a_single_case_has_none() -> None:
    context = written(*sample.docket())
    told = {row["label"]: row["value"] for row in context["overview"]["totals"]}
    assert context["is_docket"] is True
    assert told["persons accused"] == "59"
    assert told["of these known by name"] == "1 of 59 (2 %)"
    assert written(sample.six())["is_docket"] is False


def test_an_empty_docket_and_a_bare_case_are_no_failure() -> None:
    assert written()["cases"] == []
    bare = replace(
        sample.six(), groups=(), group_citations=(), defendants=(), charges=(), stages=(),
        custody=(), citations=(), line=replace(sample.six().line, defendants=0, stage_mix=()),
    )  # fmt: skip
    content = only_case(bare)
    assert content["status"][0] == {"label": "stage", "value": "not reported"}
    assert content["stage_track"]["figure"]["description"] == "No stage on file."


@pytest.mark.parametrize(("index", "note"), [(0, "1a"), (25, "1z"), (26, "1aa"), (27, "1ab")])
def test_footnotes_of_one_source_go_on_past_z(index: int, note: str) -> None:
    footnotes = Footnotes()
    claims = [sample.cite(f"S-0001/{number}", "words") for number in range(30)]
    assert footnotes.ids(claims)[index] == note
    assert footnotes.ids([claims[index]]) == [note]


def test_no_own_sentence_gives_a_bare_percentage() -> None:
    for text in strings(written(*sample.docket())):
        assert not re.search(r"\d %", text) or re.search(r"\d+ of \d+ \(\d+ %\)", text)


def test_a_fact_that_is_disputed_says_so_beside_its_support() -> None:
    case = sample.six()
    against = replace(case.citations[0], stance=Stance.CONTRADICTS, claim_ref="S-0009/1")
    event = replace(case.stages[0], citations=(*case.stages[0].citations, against))
    row = only_case(replace(case, stages=(event,)))["stage_track"]["rows"][0]
    assert row["basis"] == "asserted, single source, disputed"
    assert (len(row["notes"]), len(row["against"])) == (1, 1)
