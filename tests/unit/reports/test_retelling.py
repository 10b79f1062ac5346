"""What other rooms word in English, tied to the sentences that the reports tell again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from casetracker.reports import retelling

_PROCEDURE = Path(__file__).parents[3] / "casetracker" / "procedure"
# Where the sentences are made that stand in reports.
_WORDED = ("status.py", "clocks/applying.py", "clocks/bounds.py", "clocks/due.py",
           "clocks/engine.py", "clocks/limits.py", "clocks/wording.py")  # fmt: skip
_WORD = re.compile(r"[A-Za-z']{2,}")


def told_again() -> set[str]:
    """Every word of the sentences and of the parts that the retelling knows."""
    known = [
        str.__str__(one)
        for name, value in vars(retelling).items()
        if name.isupper() and isinstance(value, tuple)
        for one in value
    ]
    return {word for text in known for word in _WORD.findall(re.sub(r"\{\w+\}", " ", text))}


def sentences(path: Path) -> Iterator[str]:
    """The literal words of each text that a module puts together out of values, docstrings aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise):
            node.exc = None
        if isinstance(node, ast.JoinedStr):
            parts = (one.value for one in node.values if isinstance(one, ast.Constant))
            yield " ".join(str(one) for one in parts)


@pytest.mark.parametrize("name", _WORDED)
def test_every_word_of_a_sentence_of_the_procedure_is_one_that_reports_tell_again(
    name: str,
) -> None:
    made = [*sentences(_PROCEDURE / name)]
    assert made != []
    known = told_again()
    assert [one for one in made if not set(_WORD.findall(one)) <= known] == []
