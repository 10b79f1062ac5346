"""Fields with their checks, drafts, marks, versions and tabs: without an app."""

from pathlib import Path

import pytest

from casetracker.tui.dialogs.conflict import versions
from casetracker.tui.drafts import Drafts
from casetracker.tui.forms import facts, records
from casetracker.tui.forms.fields import Form, FormField, Kind, fault_in, faults_in, filled, help_of
from casetracker.tui.marks import Marks
from casetracker.tui.screens.tabbed import fit_tabs

STAGES = (("sent_to_court", "sent to court"), ("on_trial", "on trial"))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            Kind.DATE,
            ("2021", "2021-06~", "../2021-06-11", "2021-06-1X"),
            ("2021-13", "June", "../.."),
        ),
        (Kind.DAY, ("2021-06-11",), ("2021-06", "yesterday")),
        (Kind.COUNT, ("0", "14"), ("-1", "1.5", "ten", "²", "9" * 40)),
        (Kind.CLAIM, ("K-0001", "k-12"), ("C-0001", "K-", "K-0001; drop")),
        (Kind.REFS, ("D-0001", "d-1, G-2"), ("Z-1", ",", "D-0001 D-0002")),
        (Kind.CHOICE, ("high", "HIGH", " high "), ("higher", "")),
    ],
)
def test_a_field_says_what_would_do(
    kind: Kind, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    each = FormField("x", "Field", "a hint", kind, choices=("low", "high"), is_required=True)
    assert [fault_in(each, text) for text in good] == [None] * len(good)
    assert all(fault_in(each, text) for text in bad)


def test_what_may_stay_empty_is_right_when_empty() -> None:
    form = facts.bring_charge("C-0001")
    assert [name for name, fault in faults_in(form, form.values).items() if fault] == ["reason"]
    sent = filled(form, {**form.values, "whom": "D-1, D-2 ,", "reason": " why "})
    assert (sent.several("whom"), sent.text("article"), sent.text("reason")) == (
        ("D-1", "D-2"),
        None,
        "why",
    )


def test_a_choice_is_kept_as_it_is_spelled_whatever_was_typed() -> None:
    form = facts.record_stage("C-0001", STAGES)
    assert (
        filled(form, {**form.values, "stage": "Sent to-court"}).values["stage"] == "sent_to_court"
    )


def test_a_date_is_read_back_in_days() -> None:
    assert "2021-06-01" in help_of(records.date_field(), "2021-06~")
    assert "any day" in help_of(records.date_field(), "../2021-06")


def test_drafts_of_one_database_are_kept_apart_from_those_of_another(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "drafts.json"
    first = Drafts(path, "a.db")
    first.put("case.new", {"title": ""}, {"title": "Half \ud800"})
    Drafts(path, "b.db").put("case.new", {"title": ""}, {"title": "Other"})
    again = Drafts(path, "a.db").get("case.new")
    assert again is not None
    assert again.fields["title"] == ("", "Half \ud800")
    first.put("case.new", {"title": "x"}, {"title": "x"})
    assert Drafts(path, "a.db").get("case.new") is None
    assert Drafts(path, "b.db").keys == ("case.new",)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a.db": 3}', '{"a.db": {"x": {"at": 1}}}', "\x00"]
)
def test_a_file_of_drafts_that_makes_no_sense_holds_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "drafts.json"
    path.write_text(text, encoding="utf-8")
    drafts = Drafts(path, "a.db")
    assert drafts.keys == ()
    drafts.put("x", {}, {"a": "b"})
    assert Drafts(path, "a.db").keys == ("x",)


def test_drafts_that_cannot_be_written_last_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = Drafts(tmp_path / "file" / "drafts.json", "a.db")
    drafts.put("x", {}, {"a": "b"})
    assert drafts.get("x") is not None


def test_marks_are_of_records_not_of_rows() -> None:
    marks: Marks[str] = Marks()
    marks.toggle("C-1")
    marks.mark_to("C-3", ("C-1", "C-2", "C-3", "C-4"))
    assert list(marks.keys) == ["C-1", "C-2", "C-3"]
    assert marks.words(("C-3", "C-9")) == "3 marked (2 not shown)"
    marks.toggle_all(("C-3", "C-9"))
    assert list(marks.keys) == ["C-1", "C-2", "C-3", "C-9"]
    marks.toggle_all(("C-3", "C-9"))
    assert list(marks.keys) == ["C-1", "C-2"]
    marks.mark_to("C-7", ("C-6", "C-7"))
    assert list(marks.keys) == ["C-1", "C-2", "C-7"]
    marks.clear()
    assert marks.words(()) == ""


def test_only_what_both_changed_is_a_clash() -> None:
    def form(title: str, numbers: str) -> Form:
        fields = (
            FormField("title", "Title", value=title),
            FormField("numbers", "Numbers", value=numbers),
        )
        return Form("case.edit", "Edit", fields, ("C-1",))

    found = versions(form("a", "1"), form("b", "2"), {"title": "c", "numbers": "1"})
    assert found == [("!", "Title", "a", "b", "c"), ("", "Numbers", "1", "2", "1")]
    assert versions(form("a", "1"), form("a", "1"), {"title": "a", "numbers": "1"}) == []


@pytest.mark.parametrize("width", [20, 40, 78, 118])
@pytest.mark.parametrize("current", range(10))
def test_the_tab_in_use_is_always_shown_and_the_row_never_too_long(
    width: int, current: int
) -> None:
    titles = ("Overview", "Defendants(26)", "Charges(3)", "Stages(6)", "Timeline", "Court(2)",
              "Sources(4)", "Notes(2)", "Clocks(15)", "History(9)")  # fmt: skip
    first, shown = fit_tabs(titles, current, width)
    assert first <= current < first + len(shown)
    assert titles[current] in shown
    assert sum(len(title) + 2 for title in shown) <= max(width, len(titles[current]) + 2)


def test_a_draft_for_one_case_does_not_come_back_in_another() -> None:
    stages = (("detained", "detained"),)
    drafts = {facts.record_stage(whom, stages).key for whom in ("C-0001", "C-0002")}
    assert len(drafts) == 2
    assert facts.bring_charge("D-0001").key != facts.bring_charge("D-0002").key


def test_two_windows_on_one_database_keep_each_other_s_drafts(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    one, other = Drafts(path, "a.db"), Drafts(path, "a.db")
    assert one.put("case.new", {}, {"title": "Mine"})
    assert other.put("person.new", {}, {"name": "Theirs"})
    assert one.put("case.new", {}, {"title": "Mine, longer"})
    assert set(Drafts(path, "a.db").keys) == {"case.new", "person.new"}
    other.drop("person.new")
    assert one.keys == ("case.new",)


def test_whether_a_draft_outlives_the_program_is_known(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in (None, tmp_path / "file" / "drafts.json"):
        drafts = Drafts(path, "a.db")
        assert not drafts.put("x", {}, {"a": "b"})
        assert drafts.keys == ("x",)
        drafts.drop("x")
        assert drafts.get("x") is None
