from pathlib import Path

from tests.architecture.sizes import (
    FILE_LIMIT,
    FUNCTION_LIMIT,
    Length,
    file_lengths,
    function_lengths,
    report,
    too_long,
)


def test_no_file_and_no_function_is_over_its_limit() -> None:
    assert len(file_lengths()) > 100
    assert too_long(file_lengths(), FILE_LIMIT) == []
    assert too_long(function_lengths(), FUNCTION_LIMIT) == []


def test_most_files_and_functions_are_short() -> None:
    files = sorted(each.lines for each in file_lengths() if each.name.startswith("casetracker/"))
    functions = sorted(
        each.lines for each in function_lengths() if each.name.startswith("casetracker/")
    )

    assert files[len(files) // 2] <= 130
    assert functions[len(functions) // 2] <= 10


def test_what_is_too_long_is_named(tmp_path: Path) -> None:
    room = tmp_path / "casetracker"
    room.mkdir()
    body = "\n".join("    pass" for _ in range(FUNCTION_LIMIT))
    (room / "long.py").write_text(f"def long():\n{body}\n" + "\n" * FILE_LIMIT, encoding="utf-8")
    (room / "near.py").write_text("\n" * 450, encoding="utf-8")

    lines, is_kept = report(tmp_path)

    assert not is_kept
    assert "warning: casetracker/near.py has 450 lines, goal 400" in lines
    assert [line for line in lines if line.startswith("error:")] == [
        "error: casetracker/long.py has 561 lines, limit 500",
        "error: casetracker/long.py:1 long has 61 lines, limit 60",
    ]
    assert too_long([Length("a", 3)], 3) == []
