"""New people of one article put into one new case, line by line."""

from pathlib import Path

import pytest

from tests.cli.calls import Call, Done
from tests.integration.test_same_new_case import TWO


@pytest.fixture
def at(call: Call, tmp_path: Path) -> Call:
    path = tmp_path / "job.db"
    assert call("init", "--db", path).code == 0

    def run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        return call("--db", path, *arguments, stdin=stdin)

    return run


def test_a_claim_is_accepted_into_the_new_case_of_another(at: Call, tmp_path: Path) -> None:
    article = tmp_path / "two.txt"
    article.write_text(TWO, encoding="utf-8")
    at("import", article, "--published", "2024-03-05")
    claims = at("review", "list", "--json").json
    first = claims[0]["ref"]
    other = next(each["ref"] for each in claims if each["subject"] != claims[0]["subject"])
    at("review", "accept", other, "--link", first).refused(6, other, first)
    assert at("review", "accept", first).code == 0
    done = at("review", "accept", other, "--link", first)
    assert (done.code, done.err) == (0, "")
    assert "in C-0001" in done.out
    assert [each["ref"] for each in at("case", "list", "--json").json] == ["C-0001"]
    assert len(at("group", "list", "--json").json) == 2
