"""Every failure has an exit code and one line; the classes of casetracker.errors are the list."""

from pathlib import Path

import pytest

from casetracker import errors
from casetracker.errors import CasetrackerError
from casetracker.services.docketing import DocketService
from tests.cli.calls import Call

SENTINEL = "sentinel-5f1c"
DOCUMENTED = {
    errors.InstallationError: 1,
    errors.UsageError: 2,
    errors.NotFoundError: 3,
    errors.InputError: 4,
    errors.ConflictError: 5,
    errors.RefusedError: 6,
    errors.DatabaseError: 7,
    errors.ReportError: 8,
    errors.IntegrityError: 9,
}


def _failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(DocketService, "cases", fail)


@pytest.mark.parametrize("kind", DOCUMENTED, ids=lambda kind: kind.__name__)
def test_an_error_is_one_line_on_stderr_and_its_code(
    call: Call, docket: object, monkeypatch: pytest.MonkeyPatch, kind: type[CasetrackerError]
) -> None:
    _failing(monkeypatch, kind("what was wrong:\nand where"))

    call("case", "list", "--db", docket).refused(DOCUMENTED[kind], "what was wrong: and where")


def test_every_kind_of_error_has_a_documented_code_of_its_own() -> None:
    kinds = [
        each for each in CasetrackerError.__subclasses__() if each.__module__ == errors.__name__
    ]

    assert {kind: kind.exit_code for kind in kinds} == DOCUMENTED
    assert len(set(DOCUMENTED.values())) == len(DOCUMENTED)


@pytest.mark.parametrize("words", [("charge", "show"), ("change", "undo"), ("change", "show")])
@pytest.mark.parametrize("number", ["9999999999", "99999999999999999999"])
def test_a_number_that_no_database_holds_is_said_in_one_line(
    call: Call, docket: object, words: tuple[str, str], number: str
) -> None:
    done = call(*words, number, "--db", docket)

    assert done.code in {DOCUMENTED[errors.UsageError], DOCUMENTED[errors.NotFoundError]}
    assert len(done.err.splitlines()) == 1


def test_a_fault_of_the_program_is_one_line_without_its_words(
    call: Call, docket: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, RuntimeError(SENTINEL))

    done = call("case", "list", "--db", docket)

    assert (done.code, done.out) == (70, "")
    assert len(done.err.splitlines()) == 1
    assert "RuntimeError" in done.err
    assert SENTINEL not in done.err


def test_a_fault_shows_where_only_when_asked_to(
    call: Call, docket: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, RuntimeError(SENTINEL))
    monkeypatch.setenv("CASETRACKER_DEBUG", "1")

    done = call("case", "list", "--db", docket)

    assert done.code == 70
    assert "Traceback" in done.err
    assert done.out == ""


def test_ctrl_c_ends_with_one_line(
    call: Call, docket: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, KeyboardInterrupt())

    call("case", "list", "--db", docket).refused(130, "stopped")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("case", "show", "C-9999"), 3),
        (("group", "show", "G-9999"), 3),
        (("defendant", "show", "D-9999"), 3),
        (("defendant", "list", "--case", "C-9999"), 3),
        (("source", "show", "S-9999"), 3),
        (("review", "show", "K-9999"), 3),
        (("review", "accept", "K-9999"), 3),
        (("review", "undo", "K-9999"), 3),
        (("review", "list", "--source", "S-9999"), 3),
        (("report", "case-status", "C-9999"), 3),
        (("review", "accept", "K-0001"), 6),
        (("review", "undo"), 6),
        (("db", "verify", "--anchor", "f" * 64), 9),
    ],
)
def test_a_call_that_cannot_be_done_says_why(
    call: Call, docket: object, arguments: tuple[str, ...], code: int
) -> None:
    call(*arguments, "--db", docket).refused(code)


@pytest.mark.parametrize(
    "arguments", [("init",), ("demo",), ("db", "upgrade")], ids=lambda words: words[-1]
)
def test_a_read_only_call_makes_nothing(
    call: Call, tmp_path: object, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(str(tmp_path))

    call("--read-only", "--db", "new.db", *arguments).refused(6, "read-only")

    assert [each.name for each in Path().iterdir() if each.name != "home"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("cas",), "Did you mean 'case'? See 'casetracker --help'."),
        (("case", "show"), "Missing argument 'REF'. See 'casetracker case show --help'."),
        (("review", "list", "all"), "(all). See 'casetracker review list --help'."),
    ],
)
def test_a_word_that_does_not_fit_is_told_in_whole_sentences(
    call: Call, words: tuple[str, ...], told: str
) -> None:
    call(*words).refused(2, told)
