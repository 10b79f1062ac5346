"""An article's title is a pack's: printed with its version and grade, and never as a source's words."""

from pathlib import Path

import pytest

from tests.cli.calls import Call

WHY = ("--reason", "as told")
TITLE = 'financing of "terrorism" [az 2026.1, grade B]'


@pytest.fixture
def charged(call: Call, docket: Path) -> tuple[str, ...]:
    """A docket in which a charge has no words but the title of its article, and one has its own."""
    db = ("--db", str(docket))
    (first, second, *_) = call("case", "show", "C-0004", "--json", *db).json["defendants"]
    call("charge", "add", str(first["ref"]), "--article", "214-1", *WHY, *db)
    wording = ("--wording", "giving money", "--article", "278")
    call("charge", "add", str(second["ref"]), *wording, *WHY, *db)
    return db


def test_the_articles_charged_say_which_pack_calls_them_so(
    call: Call, charged: tuple[str, ...]
) -> None:
    table = call("charge", "articles", *charged).out
    lines = call("charge", "articles", "--json", *charged).json

    assert TITLE in table
    assert "seizure of power [az 2026.1, grade B]" in table
    assert {line["pack"] for line in lines if line["article"] == "214-1"} == {"az 2026.1, grade B"}
    assert {line["pack"] for line in lines if line["article"] is None} == {""}


def test_a_charge_without_words_of_its_own_is_listed_with_the_pack_that_words_it(
    call: Call, charged: tuple[str, ...]
) -> None:
    rows = call("charge", "list", *charged).out
    found = {
        line["article"]: line["numbers"][0]
        for line in call("charge", "list", "--json", *charged).json
        if line["article"] in {"214-1", "278"}
    }
    own = call("charge", "show", str(found["278"]), *charged).out
    titled = call("charge", "show", str(found["214-1"]), *charged).out

    assert TITLE in rows
    assert "giving money [" not in rows
    assert TITLE in titled.splitlines()[0]
    assert "giving money" in own.splitlines()[0]
    assert "278 seizure of power [az 2026.1, grade B]" in own


def test_a_pack_is_shown_row_by_row_with_source_and_validity(call: Call) -> None:
    shown = call("pack", "show", "az").out
    whole = call("pack", "show", "az", "--json").json

    assert "VALID" in shown
    assert "from 2000-09-01" in shown
    assert "no source: Code read off published case numbers." in shown
    for rows in ("transitions", "articles", "institutions", "codes"):
        assert whole[rows]
        for row in whole[rows]:
            assert row["valid"]
            assert row["grade"] in {"A", "B", "C"}
            assert row["sources"] or row["note"]


def test_cases_defendants_and_reports_say_whose_title_a_charge_bears(
    call: Call, charged: tuple[str, ...]
) -> None:
    person = call("case", "show", "C-0004", "--json", *charged).json["defendants"][0]["ref"]
    report = ("report", "defendant-sheet", str(person), "--format", "text")
    told = {
        "case": call("case", "show", "C-0004", *charged).out,
        "defendant": call("defendant", "show", str(person), *charged).out,
        "report": " ".join(call(*report, *charged).out.split()).replace("\\", ""),
    }

    assert [name for name, text in told.items() if TITLE not in text] == []
    assert not any("giving money [" in text for text in told.values())


def test_a_body_that_a_pack_calls_otherwise_is_said_to_be_kept_so(call: Call, docket: Path) -> None:
    db = ("--db", str(docket))
    note = "note: “{}” is kept as Baku Court on Grave Crimes [az 2026.1, grade C]"
    day = ("--date", "2021-07-01", *WHY, *db)
    step = ("event", "add", "C-0004", "--stage", "on_trial", *day, "--authority")
    other = call(*step, "Court for Serious Crimes").out
    same = call(*step, "baku court on grave crimes").out
    sitting = ("hearing", "add", "C-0004", "--kind", "trial", "--as", "held", *day, "--court")
    held = call(*sitting, "Baku Grave Crimes Court").out

    assert note.format("Court for Serious Crimes") in other
    assert note.format("Baku Grave Crimes Court") in held
    assert "is kept as" not in same + call(*step, "Court of Lomna").out
