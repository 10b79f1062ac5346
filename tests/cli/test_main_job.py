"""The main job, line by line: a docket, an article, decisions, a report."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Call, Done

SEED_ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article.txt"


@pytest.fixture
def at(call: Call, tmp_path: Path) -> Call:
    """Runs a call on one new docket with the shipped cases."""
    path = tmp_path / "job.db"
    assert call("init", "--seed", "--db", path).code == 0

    def run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        return call("--db", path, *arguments, stdin=stdin)

    return run


def _claims(at: Call, status: str = "waiting") -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = at("review", "list", "--status", status, "--json").json
    return claims


def _import(at: Call, path: Path, published: str) -> dict[str, Any]:
    done = at("import", path, "--published", published, "--json")
    assert (done.code, done.err) == (0, "")
    (outcome,) = done.json
    assert outcome["error"] is None
    assert outcome["source_ref"] is not None
    known: dict[str, Any] = outcome
    return known


@pytest.mark.skipif(not SEED_ARTICLE.exists(), reason="the seed article is not beside the checkout")
def test_the_seed_article_is_brought_in_reviewed_and_reported(at: Call) -> None:
    outcome = _import(at, SEED_ARTICLE, "2021-06-11")
    refs = [claim["ref"] for claim in _claims(at)]
    assert len(refs) == outcome["claims"] >= 8
    assert {"G-0001", "G-0002", "G-0003", "G-0004"} <= set(outcome["matched"])

    for ref in refs:
        shown = at("review", "show", ref)
        assert (shown.code, shown.err) == (0, "")
        assert ref in shown.out
        assert "quote" in shown.out
    accepted = at("review", "accept", *refs)

    assert (accepted.code, accepted.err) == (0, "")
    assert _claims(at) == []
    assert outcome["source_ref"] in at("report", "case-status").out
    assert at("db", "verify").code == 0


def test_importing_again_says_why_nothing_is_new(at: Call, article: Path, tmp_path: Path) -> None:
    first = _import(at, article, "2024-06-10")
    retyped = tmp_path / "copy.txt"
    retyped.write_bytes(b"\xef\xbb\xbf" + article.read_bytes())

    same = at("import", article, "--published", "2024-06-10")
    same_text = at("import", retyped, "--published", "2024-06-10")

    for done in (same, same_text):
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(first["source_ref"])
        assert "nothing new" in done.out
    assert len(at("source", "list", "--json").json) == 2


def test_a_claim_is_edited_accepted_and_taken_back(at: Call, article: Path) -> None:
    _import(at, article, "2024-06-10")
    before = at("case", "list").out
    ref = next(claim["ref"] for claim in _claims(at) if claim["stage"] == "detained")

    edited = at("review", "edit", ref, "--date", "2024-03-04", "--json")
    assert edited.json["date"]["edtf"] == "2024-03-04"
    accepted = at("review", "accept", ref, "--link", "new")
    assert (accepted.code, accepted.err) == (0, "")
    assert at("case", "list").out != before
    at("review", "accept", ref).refused(6, ref, "undo")

    undone = at("review", "undo", ref)
    assert (undone.code, undone.err) == (0, "")
    assert at("case", "list").out == before
    assert ref in [claim["ref"] for claim in _claims(at)]


def test_who_gives_no_day_of_publication_is_told_what_stays_open(at: Call, article: Path) -> None:
    without = at("import", article).out
    at("change", "undo")
    assert "--published" not in at("import", article, "--published", "2024-06-10").out

    (line,) = [line for line in without.splitlines() if "--published" in line]
    assert "no day of publication is known" in line
    assert "casetracker change undo" in line


def test_a_passage_is_made_a_claim_by_hand_and_cited(at: Call, article: Path) -> None:
    source = _import(at, article, "2024-06-10")["source_ref"]
    words = " ".join(at("source", "show", source, "--json").json["text"].split()[:6])

    at("review", "add", source, "--quote", "not there", "--count", "2").refused(3, source, "--text")
    at("review", "add", source, "--quote", words).refused(2, "--person")
    added = at("review", "add", source, "--quote", words, "--kind", "hearing", "--json")
    ref = added.json["ref"]

    assert (added.code, added.json["rule"]) == (0, "by hand")
    assert f"by hand: {added.json['marked_by']}, " in at("review", "show", ref).out
    assert ref in [claim["ref"] for claim in _claims(at)]
    noted = at("case", "new", "Case of one", "--claim", ref, "--reason", "protocol", "--json")
    assert noted.code == 0


def test_claims_are_rejected_and_put_off_with_a_reason(at: Call, article: Path) -> None:
    _import(at, article, "2024-06-10")
    first, second = (claim["ref"] for claim in _claims(at))

    at("review", "reject", first).refused(2, first, "reason")
    assert at("review", "reject", first, "--reason", "another group").code == 0
    assert at("review", "defer", second, "--reason", "waits for the court").code == 0

    assert [claim["ref"] for claim in _claims(at, "rejected")] == [first]
    assert [claim["ref"] for claim in _claims(at, "deferred")] == [second]
    assert "another group" in at("review", "show", first).out
    assert _claims(at) == []


@pytest.mark.parametrize("is_json", [False, True])
def test_one_refused_claim_keeps_no_other_from_being_decided(
    at: Call, article: Path, *, is_json: bool
) -> None:
    _import(at, article, "2024-06-10")
    first, second = (claim["ref"] for claim in _claims(at))
    more = ["--json"] if is_json else []

    done = at("review", "defer", "K-9999", first, "K-9998", second, first, *more)

    assert done.code == 3
    *refused, summary = done.err.splitlines()
    assert [line.split()[1] for line in refused if "no claim" in line]
    assert len(refused) == 2
    assert summary == "3 put off, 2 not decided: K-9999, K-9998"
    assert _claims(at) == []
    if is_json:
        assert len(done.json) == 3


def test_a_claim_that_asks_is_told_by_itself_among_several(at: Call, article: Path) -> None:
    _import(at, article, "2024-06-10")
    first, second = (claim["ref"] for claim in _claims(at))
    at("review", "accept", first, "--link", "new")

    done = at("review", "accept", first, second, "--link", "new")

    assert done.code == 6
    assert done.err.splitlines()[-1] == f"1 accepted, 1 not decided: {first}"
    assert _claims(at) == []


@pytest.mark.parametrize(
    ("format_name", "start"),
    [("md", "# Case status report"), ("html", "<!doctype html>"), ("text", "")],
)
def test_the_report_is_printed_in_every_format(at: Call, format_name: str, start: str) -> None:
    done = at("report", "case-status", "C-0002", "--format", format_name)

    assert (done.code, done.err) == (0, "")
    assert done.out.lower().startswith(start.lower())
    assert done.out.endswith("\n")
    assert "14" in done.out


def test_every_record_of_the_docket_is_listed_and_shown(at: Call) -> None:
    for kind, number in (("case", 4), ("group", 4), ("defendant", 59), ("source", 1)):
        listed = at(kind, "list", "--json").json
        assert len(listed) == number
        shown = at(kind, "show", listed[-1]["ref"])
        assert (shown.code, shown.err) == (0, "")
        assert listed[-1]["ref"] in shown.out
    assert at("case", "list", "--find", "26").out.count("C-0") == 1
    assert "loaded the seed docket" in at("history").out


def test_making_a_docket_twice_changes_nothing(at: Call) -> None:
    before = at("history", "--json").json

    done = at("init", "--seed")

    assert (done.code, done.err) == (0, "")
    assert done.out.count("there already") == 2
    assert at("history", "--json").json == before


def test_the_text_of_a_source_is_printed_as_it_was_stored(at: Call, article: Path) -> None:
    ref = _import(at, article, "2024-06-10")["source_ref"]

    assert at("source", "show", ref, "--text").out.endswith(article.read_text(encoding="utf-8"))
