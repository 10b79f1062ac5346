"""The docket changed line by line: what is printed, and how refusals end."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Call, Done

WHY = ("--reason", "two court files")


@pytest.fixture
def do(call: Call, docket: Path) -> Any:
    """Runs a call on a docket with four groups of 26, 14, 13 and six."""

    def run(*words: str) -> Done:
        return call(*words, "--db", docket)

    return run


def test_a_group_is_split_severed_and_reconciled(do: Any) -> None:
    done = do("group", "split", "G-0001", "--into", "13", "--into", "10=D-0001", *WHY)
    assert done.out.splitlines()[-1] == "G-0001: 3 of 26 stand in no part"
    severed = do("case", "sever", "C-0001", "--group", "G-0005", "--date", "2021-06-15", *WHY)
    assert "C-0001: 26 -> 13 defendants" in severed.out
    shown = do("case", "show", "C-0001").out
    assert "severed into C-0005  2021-06-15" in shown
    assert "no longer in this case" in shown
    assert "split: 26 -> 13  (13 of G-0001 stand in G-0005" in do("group", "show", "G-0001").out
    listed = do("group", "reconcile", "--open")
    assert "G-0001 and its parts" in listed.out
    assert "3 unexplained" in listed.out
    do("group", "explain", "G-0001", "--as", "not_charged", "--reason", "let go in May")
    assert do("group", "reconcile", "--open", "--json").json == []
    assert do("review", "undo").out == "undone: explained G-0001: not charged\n"


def test_a_group_is_entered_and_corrected(do: Any) -> None:
    words = ("--unit", "drivers", "--captured", "2021-06", "--reason", "list")
    made = do("group", "new", "C-0002", "3", "Three drivers", *words)
    ref = made.out.partition(":")[0]
    assert made.out == f"{ref}: Three drivers, 3 on file in C-0002\n"
    done = do("group", "edit", ref, "--place", "Orsk", "--captured", "", "--reason", "notice")
    assert done.out.splitlines() == [f"{ref}: captured 2021-06 -> -", f"{ref}: place - -> Orsk"]
    assert do("group", "edit", ref, "--reason", "nothing").code == 2
    assert do("group", "new", "C-0002", "3", " ", "--reason", "list").code == 6


def test_a_note_and_a_task_are_worded_anew(do: Any) -> None:
    do("note", "add", "C-0001", "ask the registry")
    assert do("note", "edit", "N-0001", "ask the court").out == "N-0001: ask the court\n"
    do("task", "add", "C-0001", "call", "--by", "mara", "--due", "2021-07-01")
    assert do("task", "edit", "T-0001", "--due", "2021-07-08").out == "T-0001: call\n"
    (task,) = do("task", "list", "--json").json
    assert (task["due_on"], task["assignee"]) == ("2021-07-08", "mara")
    do("task", "edit", "T-0001", "--by", "", "--due", "")
    (task,) = do("task", "list", "--json").json
    assert (task["due_on"], task["assignee"], task["text"]) == (None, None, "call")
    assert do("task", "edit", "T-0001").code == 2


def test_a_charge_is_brought_found_and_followed(do: Any) -> None:
    added = do("charge", "add", "G-0004", "--article", "214.2.1", "--reason", "indictment")
    assert added.out.startswith("article 214.2.1, ")
    (line,) = do("charge", "list", "--article", "214", "--json").json
    assert len(line["numbers"]) == 6
    number = str(line["numbers"][0])
    do("charge", "update", number, "--as", "dropped", "--date", "2021-07", "--reason", "judgment")
    shown = do("charge", "show", number).out
    assert "2021-07  dropped  (judgment)  [unsourced]" in shown
    assert "within" in shown
    assert "dropped" in do("charge", "list", "--of", "G-0004").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--article", "214-1"), 'financing of "terrorism"'),
        (("--article", "9999.1"), "article 9999.1"),
        (("--article", "9999.1", "--wording", "keeping a diary"), "keeping a diary"),
    ],
)
def test_words_that_no_passage_holds_stand_without_quotation_marks(
    do: Any, words: tuple[str, ...], told: str
) -> None:
    added = do("charge", "add", "D-0027", *words, *WHY)
    number = added.out.rsplit(maxsplit=1)[-1]
    for call in (("charge", "list"), ("charge", "show", number), ("defendant", "show", "D-0027")):
        shown = do(*call).out
        assert told in shown
        assert f"“{told}”" not in shown


def test_words_of_a_passage_stand_in_quotation_marks(do: Any) -> None:
    claim = do("review", "show", "K-0001", "--json").json
    quote = " ".join(claim["quote"].split()[:3])
    words = ("--wording", quote, "--claim", claim["ref"])
    added = do("charge", "add", "D-0027", *words, *WHY)
    number = added.out.rsplit(maxsplit=1)[-1]
    for call in (("charge", "list"), ("charge", "show", number), ("defendant", "show", "D-0027")):
        assert f"“{quote}”" in do(*call).out
    assert f"alleged  [{claim['source_ref']}/{claim['ref']}]" in do("charge", "show", number).out


def test_the_axes_of_a_defendant_are_recorded_apart(do: Any) -> None:
    why = ("--reason", "monitor in court")
    do("event", "add", "D-0027", "--stage", "convicted", "--date", "2021-07", *why)
    do("custody", "begin", "D-0027", "--kind", "house-arrest", *why)
    do("hearing", "add", "C-0002", "--kind", "trial", "--scheduled", "2021-07-05", *why)
    do("sentence", "add", "D-0027", "--as", "asked_for", "--kind", "life", *why)
    assert "derived" in do("event", "list", "D-0027").out
    assert "house arrest" in do("custody", "list", "D-0027").out
    assert "scheduled" in do("hearing", "list", "C-0002").out
    assert "asked for" in do("sentence", "list").out


def test_what_stands_beside_records_is_listed(do: Any) -> None:
    do("note", "add", "C-0001", "ask \x1b[31mthe court")
    do("tag", "add", "G-0001", "minors", "--reason", "births")
    do("task", "add", "D-0001", "call", "--due", "2021-07-01")
    do("watch", "add", "C-0001", "verdict expected")
    do("priority", "C-0002", "high", "--reason", "near")
    assert "\x1b" not in do("note", "list").out
    assert "minors  G-0001" in do("tag", "list").out
    assert "! late" in do("task", "list", "--open").out
    assert do("watch", "list").out.splitlines()[1].startswith("C-0002  high")
    assert "days" in do("defendant", "list", "--silent").out
    assert " d " in do("case", "list").out


def test_an_outcome_can_be_had_as_json(do: Any) -> None:
    done = do("group", "recount", "G-0004", "5", *WHY, "--json")
    assert done.json["lines"] == ["G-0004: recounted from 6 to 5"]
    assert isinstance(done.json["change_set"], int)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("group", "split", "G-0001", "--into", "13", "--into", "14", *WHY), 6, "13 + 14 = 27"),
        (("group", "split", "G-0001", "--into", "a", *WHY), 2, "--into 'a'"),
        (("group", "split", "G-0001", "--into", "3", "--into", "4", "--label", "x", *WHY), 2, "label"),
        (("group", "recount", "G-0001", "25"), 2, "--reason"),
        (("group", "recount", "G-0001", "0", *WHY), 6, "no number of people"),
        (("group", "recount", "G-0009", "3", *WHY), 3, "G-0009"),
        (("group", "recount", "G-0001", "3", "--claim", "K-0999", *WHY), 3, "K-0999"),
        (("group", "recount", "G-0001", "3", "--date", "soon", *WHY), 2, "is not a date"),
        (("group", "release", "G-0001", *WHY), 2, "G-0001=5"),
        (("group", "release", "G-0001=27", *WHY), 6, "26 of 26 remain"),
        (("group", "release", "G-0001=2", "--as", "gone", *WHY), 2, "--as 'gone'"),
        (("group", "transfer", "G-0001", "--to", "G-0002", "--count", "2", *WHY), 6, "date"),
        (("group", "move", "G-0001", "--to", "G-0002", "--member", "D-0099", *WHY), 3, "D-0099"),
        (("group", "merge", "G-0001", *WHY), 6, "two groups"),
        (("group", "name", "G-0004", " ", *WHY), 6, "1 to 200 characters"),
        (("group", "explain", "G-0001", "--as", "magic", *WHY), 2, "--as 'magic'"),
        (("charge", "show", "999"), 3, "no charge 999"),
        (("charge", "update", "1", "--as", "gone", *WHY), 2, "--as 'gone'"),
        (("event", "add", "C-0001", "--stage", "gone", *WHY), 2, "no stage 'gone'"),
        (("custody", "end", "C-0002", "--as", "released", *WHY), 6, "recorded as held"),
        (("hearing", "settle", "9", "--as", "held", *WHY), 3, "no hearing 9"),
        (("sentence", "add", "C-0001", "--as", "imposed", "--amount", "3", *WHY), 6, "unit"),
        (("task", "add", "C-0001", "x", "--due", "2021"), 2, "--due '2021'"),
        (("priority", "C-0001", "urgent"), 2, "low, normal, high"),
        (("case", "join", "C-0001", "--into", "C-0001", *WHY), 6, "itself"),
        (("case", "sever", "C-0001", *WHY), 6, "--group G-0001"),
        (("case", "link", "C-0001", "--as", "joined_into", "--other", "C-0002", *WHY), 2, "appeal_of"),
    ],
)  # fmt: skip
def test_what_cannot_be_ends_in_one_clear_line(
    do: Any, words: tuple[str, ...], code: int, told: str
) -> None:
    do(*words).refused(code, told)


def test_a_case_and_its_people_are_entered_by_hand(do: Any) -> None:
    opened = do("case", "new", "Case of two", "--number", "12/2021", *WHY)
    assert opened.out == "C-0005: Case of two\n"
    added = do("defendant", "new", "C-0005", "--name", "A. Testov", "--role", "accused", *WHY)
    ref = added.out.split()[0]
    do("defendant", "name", ref, "A. Testoff", "--kind", "transliteration", *WHY)
    assert "A. Testoff" in do("defendant", "show", ref).out
    edited = do("defendant", "edit", ref, "--occupation", "teacher", *WHY)
    assert edited.out == f"{ref}: occupation - -> teacher\n"
    do("defendant", "unname", ref, "A. Testoff", *WHY)
    do("defendant", "remove", ref, *WHY)
    do("case", "remove", "C-0005", *WHY)
    assert "C-0005" not in do("case", "list").out


def test_changes_are_listed_shown_undone_and_done_again(do: Any) -> None:
    do("case", "edit", "C-0001", "--title", "Case of some", *WHY)
    (edited, *_) = do("change", "list", "C-0001", "--json").json
    assert edited["summary"] == "edited C-0001"
    shown = do("change", "show", str(edited["id"])).out
    assert " -> Case of some" in shown
    assert "because: two court files" in shown
    assert do("change", "undo", str(edited["id"])).out == "undone: edited C-0001\n"
    assert "undone" in do("change", "list", "C-0001").out
    assert do("change", "redo").out == "done again: edited C-0001\n"
    assert "Case of some" in do("case", "list").out


def test_many_records_are_previewed_and_then_changed(do: Any) -> None:
    refs = ("C-0001", "C-0002")
    (first, _) = do("bulk", "tag", *refs, "--tag", "minors", "--preview", "--json").json
    assert (first["before"], first["after"], first["changes"]) == ("no tag", "minors", True)
    assert do("tag", "list", "--json").json == []
    assert (
        do("bulk", "tag", *refs, "--tag", "minors", "--reason", "births").out
        == "tag minors: 2 changed\n"
    )
    assert "C-0001, C-0002" in do("tag", "list").out
    do("bulk", "priority", *refs, "--to", "high", "--reason", "near")
    do("bulk", "watch", *refs, "--reason", "verdicts expected")
    do("bulk", "stage", "D-0027", "D-0028", "--stage", "convicted", *WHY)
    assert do("change", "undo").out == "undone: convicted: D-0027, D-0028\n"


def test_groups_and_tasks_made_in_error_are_set_aside(do: Any) -> None:
    why = ("--reason", "entered twice")
    do("group", "remove", "G-0002", *why).refused(6, "G-0002", "hang on it: ")
    do("group", "remove", "G-0002").refused(2, "--reason")
    do("group", "remove", "G-0099", *why).refused(3, "G-0099")
    do("task", "add", "C-0001", "call the registry")
    do("task", "drop", "T-0001").refused(2, "--reason")
    assert do("task", "drop", "T-0001", *why).out == "T-0001: set aside\n"
    assert "T-0001" not in do("task", "list").out
    do("change", "undo")
    assert "T-0001" in do("task", "list").out


def test_a_second_reader_is_asked_for_and_the_queue_says_why(do: Any, article: Path) -> None:
    assert "nothing waits" in do("review", "queue").out
    do("import", str(article))
    (line, *_) = do("review", "queue", "--by", "case", "--json").json
    ref = line["ref"]
    assert do("review", "flag", ref, "--reason", "numbers differ").out == f"{ref}: second-reader\n"
    listed = do("review", "queue").out
    assert "SECOND READER" in listed
    assert "numbers differ" in listed
    assert do("review", "flag", ref).code == 2
    do("review", "flag", ref, "--off", "--reason", "read by tom")
    assert "numbers differ" not in do("review", "queue").out
    assert do("review", "queue", "--by", "weight").code == 2
