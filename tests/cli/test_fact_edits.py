"""Facts on file set right, as it is typed."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Call, Done


@pytest.fixture
def do(call: Call, docket: Path) -> Any:
    """Runs a call on a docket with four groups of 26, 14, 13 and six."""

    def run(*words: str) -> Done:
        return call(*words, "--db", docket)

    return run


WHY = ("--reason", "the second notice")


def test_a_time_in_custody_is_corrected(do: Any) -> None:
    for each in do("custody", "list", "D-0001", "--json").json:
        do("custody", "withdraw", str(each["number"]), *WHY)
    do("custody", "begin", "D-0001", "--date", "2020-12", "--place", "Orsk", *WHY)
    (episode,) = do("custody", "list", "D-0001", "--json").json
    number = str(episode["number"])
    edit = ("custody", "edit", number)

    done = do(*edit, "--since", "2021-02-03", "--kind", "judicial", "--place", "", *WHY)
    assert done.out.splitlines() == [
        f"custody {number}: started 2020-12 -> 2021-02-03",
        f"custody {number}: kind unknown -> judicial",
        f"custody {number}: place Orsk -> -",
    ]
    do(*edit, "--as", "released", "--ended", "2021-06", "--admitted", "denied", *WHY)
    (now,) = do("custody", "list", "D-0001", "--json").json
    assert (now["how_ended"], now["acknowledged"], now["number"]) == (
        "released", "denied", episode["number"],
    )  # fmt: skip
    done = do(*edit, "--as", "", *WHY)
    assert done.out.splitlines() == [
        f"custody {number}: ended 2021-06 -> -",
        f"custody {number}: how ended released -> -",
    ]
    assert do("review", "undo").code == 0
    do(*edit, *WHY).refused(2, "--since")
    do(*edit, "--kind", "odd", *WHY).refused(2, "odd")
    do(*edit, "--as", "", "--ended", "2021-06", *WHY).refused(6, "how it ended")
    do("custody", "edit", "9999", "--place", "Orsk", *WHY).refused(3, "no custody 9999")


def test_a_hearing_is_corrected(do: Any) -> None:
    do("hearing", "add", "C-0001", "--kind", "trial", "--court", "Orsk Court", *WHY)
    (hearing,) = do("hearing", "list", "--json").json
    number = str(hearing["number"])
    edit = ("hearing", "edit", number)

    done = do(*edit, "--scheduled", "2024-07-05", "--court", "", "--doors", "closed", *WHY)
    assert done.out.splitlines() == [
        f"hearing {number}: scheduled - -> 2024-07-05",
        f"hearing {number}: court Orsk Court -> -",
        f"hearing {number}: doors unknown -> closed",
    ]
    done = do(*edit, "--as", "not_held", "--held", "2024-07-05", *WHY)
    assert "note: It is said not to have been held" in done.out
    do("review", "undo")
    (now,) = do("hearing", "list", "--json").json
    assert (now["result"], now["held"], now["openness"]) == ("scheduled", None, "closed")
    do(*edit, *WHY).refused(2, "--scheduled")
    do(*edit, "--doors", "ajar", *WHY).refused(2, "ajar")
    do("hearing", "edit", "9999", "--judge", "A. Testyan", *WHY).refused(3, "no hearing 9999")


def test_a_sentence_is_corrected(do: Any) -> None:
    term = ("--as", "imposed", "--kind", "prison", "--amount", "15", "--unit", "years")
    do("sentence", "add", "D-0001", *term, "--regime", "strict", *WHY)
    (sentence,) = do("sentence", "list", "--json").json
    number = str(sentence["number"])
    edit = ("sentence", "edit", number)

    done = do(*edit, "--amount", "16", "--regime", "", "--date", "2024-07-20", *WHY)
    assert done.out.splitlines() == [
        f"sentence {number}: amount 15 -> 16",
        f"sentence {number}: regime strict -> -",
        f"sentence {number}: date - -> 2024-07-20",
    ]
    do(*edit, "--amount", "", "--unit", "", "--kind", "life", "--credited", "0", *WHY)
    (now,) = do("sentence", "list", "--json").json
    assert (now["kind"], now["amount"], now["unit"], now["credited_days"]) == (
        "life", None, None, 0,
    )  # fmt: skip
    do("review", "undo")
    (now,) = do("sentence", "list", "--json").json
    assert (now["kind"], now["amount"], now["credited_days"]) == ("prison", 16, None)
    do(*edit, *WHY).refused(2, "--amount")
    do(*edit, "--amount", "many", *WHY).refused(2, "takes a number")
    do(*edit, "--amount", "9" * 12, *WHY).refused(2, "takes a number")
    do(*edit, "--unit", "", *WHY).refused(6, "needs its unit")
    do("sentence", "edit", "9999", "--amount", "1", *WHY).refused(3, "no sentence 9999")
