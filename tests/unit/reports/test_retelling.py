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
           "clocks/engine.py", "clocks/wording.py", "validity.py")  # fmt: skip
_WORD = re.compile(r"[A-Za-z']{2,}")


# Pieces that are put together further, by module, with the sentences that they stand in at the end.
_PIECES: dict[str, dict[str, tuple[str, ...]]] = {
    "clocks/applying.py": {
        "hangs on the status \0, which nobody claims on file\0": (
            "hangs on the status \0, which nobody claims on file",
            "hangs on the status \0, which nobody claims on file; denied by \0",
        ),
        "; denied by \0": ("hangs on the status \0, which nobody claims on file; denied by \0",),
        "claimed by \0": (
            "applies if the person is a \0 (claimed by \0; no denial on file)",
            "applies if the person is a \0 (claimed by \0; denied by \0)",
        ),
    },
    "clocks/due.py": {
        "\0 is no working day (\0): \0 \0\0 [\0].": (
            "\0 is no working day (\0): it moves to \0 [\0].",
            "\0 is no working day (\0): it would move to \0, but whether it moves was not read [\0].",
        )
    },
    "clocks/wording.py": {
        " (version valid \0)": ("\0 + \0 = \0\0 (version valid \0).",),
        "\0 before \0": ("\0 before \0 = \0\0.",),
        "Suspended from \0 to \0: \0.": (
            "Suspended from \0 to \0: those days are added.",
            "Suspended from \0 to \0: those days are added, the ones that two suspensions share once.",
        ),
        "What the rule asks for is on file\0: \0.": (
            "What the rule asks for is on file: \0.",
            "What the rule asks for is on file by the end of custody: \0.",
            "What the rule asks for is on file by a hearing: \0.",
        ),
    },
}


def told_again() -> list[re.Pattern[str]]:
    """Each sentence and each part that the retelling knows, as what fits it."""
    known = [
        str.__str__(one)
        for name, value in vars(retelling).items()
        if name.isupper() and isinstance(value, tuple)
        for one in value
    ]
    return [fit(re.sub(r"{\w+}", "\0", text)) for text in known]


def fit(text: str) -> re.Pattern[str]:
    """What a text is that has anything in its places."""
    return re.compile(".*".join(re.escape(part) for part in text.split("\0")), re.DOTALL)


def sentences(path: Path) -> Iterator[str]:
    """Each text that a module puts together out of values, a NUL for a value; messages of errors aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise):
            node.exc = None
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else "\0" for one in node.values)
            yield "".join(str(one) for one in parts)


@pytest.mark.parametrize("name", _WORDED)
def test_every_sentence_of_the_procedure_is_one_that_reports_tell_again_as_it_stands(
    name: str,
) -> None:
    made = [*sentences(_PROCEDURE / name)]
    assert made != []
    known = told_again()
    left = [
        one
        for one in made
        if _WORD.search(one) and not any(pattern.fullmatch(one) for pattern in known)
    ]
    pieces = _PIECES.get(name, {})
    assert set(left) == set(pieces)
    for piece, wholes in pieces.items():
        for whole in wholes:
            assert fit(piece).search(whole), whole
            assert any(pattern.fullmatch(whole) for pattern in known), whole


def test_a_sentence_in_another_order_of_the_same_words_is_not_told_again() -> None:
    known = told_again()
    assert any(pattern.fullmatch("\0 is the last day.") for pattern in known)
    assert not any(pattern.fullmatch("The last day is \0.") for pattern in known)
