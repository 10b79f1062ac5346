import importlib
import inspect
import pkgutil
from typing import Final

import casetracker
from casetracker import errors
from casetracker.errors import CasetrackerError

# One class here stands for many refusals of one kind of work, each in words of its own.
TOLD_WHERE_RAISED: Final = {
    "BulkError",
    "ChargeError",
    "CustodyError",
    "EditError",
    "ExplanationError",
    "GroupOperationError",
    "GroupSizeError",
    "IdentityError",
    "JoinderError",
    "NamingError",
    "NothingToDoError",
    "RosterError",
    "SplitError",
    "SentenceError",
    "TotalError",
}


def _all_errors() -> list[type[CasetrackerError]]:
    """Every error class of every module."""
    for module in pkgutil.walk_packages(casetracker.__path__, "casetracker."):
        if module.name not in ("casetracker.__main__", "casetracker.news.worker"):
            importlib.import_module(module.name)
    found, waiting = [], [CasetrackerError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return [kind for kind in found if kind.__module__.startswith("casetracker.")]


def test_every_error_has_a_documented_exit_code() -> None:
    documented = {each.exit_code for each in CasetrackerError.__subclasses__() if _is_family(each)}
    kinds = _all_errors()

    assert len(kinds) > 30
    assert documented == {1, 2, 3, 4, 5, 6, 7, 8, 9}
    assert {kind.exit_code for kind in kinds} <= documented


def _is_family(kind: type[CasetrackerError]) -> bool:
    return kind.__module__ == errors.__name__


def test_every_error_is_named_as_one_and_explained() -> None:
    for kind in _all_errors():
        assert kind.__name__.endswith("Error"), kind
        assert inspect.getdoc(kind), kind


def test_a_failure_that_is_met_builds_its_own_message() -> None:
    raised = [kind for kind in _all_errors() if not _is_family(kind) and not kind.__subclasses__()]

    assert {kind.__name__ for kind in raised if not _builds_message(kind)} <= TOLD_WHERE_RAISED


def _builds_message(kind: type[CasetrackerError]) -> bool:
    """Whether a class, or a family of failures that it is of, has a message of its own."""
    families = [each for each in kind.__mro__ if each.__module__.startswith("casetracker.")]
    return any("__init__" in vars(each) for each in families)
