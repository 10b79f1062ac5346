"""Rules of the code that no linter knows: who opens databases, builds sessions, reads the time."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.architecture.sizes import TOP

PACKAGE: Final = TOP / "casetracker"
FILES: Final = sorted(PACKAGE.rglob("*.py"))
CLOCKS: Final = frozenset(
    {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.strftime",
    }
)
SQL: Final = frozenset({"text", "exec_driver_sql", "execute", "executescript"})


def _called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call by the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _calls(path: Path) -> list[tuple[str, ast.Call]]:
    return list(_called(_tree(path)))


def _modules_that_call(*names: str) -> set[str]:
    """The modules that call something whose dotted name ends in one of these."""
    return {
        str(path.relative_to(PACKAGE))
        for path in FILES
        for called, _ in _calls(path)
        if any(called == name or called.endswith(f".{name}") for name in names)
    }


def test_one_module_opens_databases_and_a_check_has_its_own_in_memory() -> None:
    assert _modules_that_call("create_engine") == {"store/engine.py", "store/verifying.py"}
    ((_, in_memory),) = [
        each for each in _calls(PACKAGE / "store/verifying.py") if "create_engine" in each[0]
    ]
    assert [ast.unparse(each) for each in in_memory.args] == ["'sqlite://'"]
    assert _modules_that_call("sqlite3.connect", "dbapi2.connect", "psycopg.connect") == set()


def test_one_module_builds_sessions() -> None:
    built = ("Session", "ReadSession", "WriteSession", "sessionmaker", "scoped_session")

    assert _modules_that_call(*built) == {"store/sessions.py"}


def test_feeds_are_parsed_from_bytes_never_from_an_address() -> None:
    given = [
        [ast.unparse(each) for each in call.args]
        for path in FILES
        for called, call in _calls(path)
        if called == "feedparser.parse"
    ]

    assert given
    assert all(len(each) == 1 and each[0].startswith("BytesIO(") for each in given), given


def test_one_module_reads_the_time() -> None:
    readers = {
        str(path.relative_to(PACKAGE))
        for path in FILES
        for called, _ in _calls(path)
        if called in CLOCKS
    }

    assert readers == {"clock.py"}


def _is_fixed(part: ast.expr) -> bool:
    """Whether a part of a statement is a constant of the module, or a choice between two texts."""
    if isinstance(part, ast.Name):
        return part.id.isupper() or part.id == "pragma"
    if isinstance(part, ast.IfExp):
        return isinstance(part.body, ast.Constant) and isinstance(part.orelse, ast.Constant)
    return isinstance(part, ast.Constant)


def test_no_statement_is_put_together_from_outside_values() -> None:
    statements = [
        (f"{path.relative_to(PACKAGE)}:{call.lineno} {ast.unparse(call)}", call.args[0])
        for path in FILES
        for called, call in _calls(path)
        if called.rsplit(".", 1)[-1] in SQL and call.args
    ]

    assert len(statements) > 20
    assert [where for where, statement in statements if not _is_safe(statement)] == []


def _is_safe(statement: ast.expr) -> bool:
    """Whether a statement holds nothing but fixed text: no value is added, formatted or filled in."""
    if isinstance(statement, ast.JoinedStr):
        filled = [each.value for each in statement.values if isinstance(each, ast.FormattedValue)]
        return all(map(_is_fixed, filled))
    if isinstance(statement, ast.BinOp):
        return not any(isinstance(part, ast.Constant) for part in (statement.left, statement.right))
    return not (isinstance(statement, ast.Call) and ast.unparse(statement.func).endswith(".format"))


def test_a_package_begins_with_a_docstring_and_holds_nothing_else() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        assert ast.get_docstring(_tree(path)), path
        assert len(_tree(path).body) == 1, path


def test_no_module_postpones_its_annotations() -> None:
    assert not [path for path in FILES if "from __future__ import" in path.read_text("utf-8")]


def test_every_public_name_has_a_docstring() -> None:
    public = [
        (f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", ast.get_docstring(node))
        for path in FILES
        for node in _public(_tree(path))
    ]

    assert len(public) > 500
    assert [name for name, docstring in public if not docstring] == []


def _public(
    scope: ast.Module | ast.ClassDef,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The classes, functions and methods that others see; what is inside of a function is nobody's."""
    for node in scope.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from _public(node)
