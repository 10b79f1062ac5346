import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from casetracker.model.partial_date import PartialDate
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.crash import crash_report, write_crash
from casetracker.tui.dialogs.edit import edit_from, fault_in, values_of
from casetracker.tui.themes import THEMES, next_theme
from casetracker.tui.widgets.reader import Mark, Passage, marked, wrapped
from casetracker.tui.words import mix_bars, mix_cell, stage_letters
from casetracker.views.common import date_text
from casetracker.views.review import ClaimEdit
from tests.tui.fakes import MIX, STAGES, FakeServices

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2021-06-11", "2021-06-11"),
        ("2021-06~", "about 2021-06"),
        ("2021-06?", "2021-06 ?"),
        ("2021%", "about 2021 ?"),
        ("../2021-06-11", "by 2021-06-11"),
        ("2021-06-11/..", "from 2021-06-11"),
        ("2021-05-27/2021-06-02", "2021-05-27 to 2021-06-02"),
    ],
)
def test_dates_are_put_as_far_as_they_are_known(edtf: str, expected: str) -> None:
    assert date_text(PartialDate.parse(edtf)) == expected


def test_each_stage_has_a_letter_of_its_own() -> None:
    letters = stage_letters(STAGES)
    assert len(set(letters.values())) == len(STAGES)
    assert mix_cell(MIX, letters) == "27 S  26 I  6 D"


def test_a_stage_mix_is_drawn_furthest_stage_first_with_its_numbers() -> None:
    bars = mix_bars(MIX, stage_letters(STAGES), bar=9)
    assert [line.split()[:3] for line in bars] == [
        ["S", "27", "█" * 9],
        ["I", "26", "█" * 9],
        ["D", "6", "█" * 2],
    ]


def test_passages_are_marked_with_the_numbers_of_their_facts() -> None:
    text, passages = marked("one two three", [Mark(4, 7, 1), Mark(4, 7, 2)])
    assert text == "one «two»[1,2] three"
    assert passages == (Passage(4, 14, (1, 2)),)


def test_a_passage_inside_of_another_keeps_both_marks() -> None:
    text, _ = marked("one two three", [Mark(0, 13, 1), Mark(4, 7, 2)])
    assert text == "«one «two»[2] three»[1]"


def test_marks_that_do_not_fit_the_text_are_left_out() -> None:
    text, passages = marked("short", [Mark(2, 99, 1), Mark(3, 3, 2), Mark(-1, 2, 3)])
    assert text == "short"
    assert passages == ()


@given(
    st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6)
)
def test_marking_takes_nothing_away_and_passages_hold_what_they_mark(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(spans, 1)]
    shown, passages = marked(text, marks)
    for passage in passages:
        assert shown[passage.start] == "«"
        assert shown[passage.start : passage.end].endswith("]")
    assert len(shown) >= len(text.replace("\r\n", "\n"))


@given(st.text(alphabet="ab 字é\n-", max_size=200), st.integers(2, 30))
def test_wrapped_lines_fit_and_hold_every_word(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    kept = "".join("".join(lines).split()).replace("-", "")
    assert kept == "".join(text.split()).replace("-", "")


def test_a_rule_is_cut_at_the_edge_and_not_wrapped() -> None:
    assert list(wrapped("=" * 50 + "\nend", 20)) == [(0, 20), (51, 54)]


def test_an_edit_holds_what_was_changed_and_nothing_else() -> None:
    before = values_of(FakeServices().claim_map["S-0002-c1"])
    after = before | {"count": "25", "place": "", "date": "2026-03"}
    assert edit_from(before, after) == ClaimEdit(count=25, date="2026-03", left_out=("place",))


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "100001", "٣"])
def test_a_count_is_a_number_of_people(value: str) -> None:
    assert fault_in("count", value, STAGES) is not None


def test_an_empty_field_is_no_fault() -> None:
    assert [fault_in(name, " ", STAGES) for name in ("stage", "count", "date", "place")] == [
        None
    ] * 4


def caught(error: Exception) -> Exception:
    try:
        raise error
    except KeyError:
        return error


def test_a_crash_report_holds_places_and_no_words() -> None:
    inner = KeyError("Arman Exampleyan")
    outer = ValueError("of Arman Exampleyan").with_traceback(caught(inner).__traceback__)
    outer.__cause__ = inner
    report = crash_report(outer, NOW)
    assert "Arman" not in report
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_words_and_reading.py" in report


def test_a_crash_report_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = write_crash(ValueError("x"), tmp_path / "state", NOW)
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def reports_in(folder: Path) -> list[bool]:
    """For each report whether it holds the name."""
    return ["Arman" in path.read_text(encoding="utf-8") for path in folder.iterdir()]


async def test_a_crash_prints_one_sentence_and_no_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = CasetrackerApp(FakeServices, database_label="x", user="mara", state_folder=tmp_path)

    def fail() -> None:
        name = "Arman Exampleyan"
        raise ValueError(name)

    async def run() -> None:
        async with app.run_test() as pilot:
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ValueError, match="Arman"):
        await run()
    said = capsys.readouterr().err
    assert "casetracker stopped by a fault of its own" in said
    assert "Arman" not in said
    assert reports_in(tmp_path) == [False]


def test_themes_are_walked_round_and_round() -> None:
    names = [THEMES[0].name]
    while len(names) <= len(THEMES):
        names.append(next_theme(names[-1]))
    assert len(set(names)) == len(THEMES)
    assert names[-1] == names[0]
