import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import casetracker
from casetracker.cli.command_tree import LATE
from casetracker.store.queries.common import NoSuchRecordError
from tests.cli.calls import Call, program
from tests.cli.commands import commands, leaves, options_of, root

READERS = ("list", "show")
AS_INSTALLED = """
import sys
sys.argv[0] = "casetracker"
from casetracker.cli.main import main
main()
"""
ALSO_JSON = ("casetracker where", "casetracker history", "casetracker read", "casetracker import")


@pytest.mark.parametrize("path", sorted(commands()))
def test_every_command_has_help_with_an_example_and_a_last_line_that_ends(
    call: Call, path: str
) -> None:
    done = call(*path.split()[1:], "--help")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {path} ")
    assert done.out.endswith("\n")
    assert f"Example: {path}" in " ".join(done.out.split())


@pytest.mark.parametrize("path", sorted(leaves()))
def test_every_option_and_argument_is_explained(path: str) -> None:
    for each in leaves()[path].params:
        assert each.name == "help" or getattr(each, "help", None), f"{path} {each.name}"


@pytest.mark.parametrize("path", sorted(leaves()))
def test_the_example_of_a_command_is_one_that_the_command_takes(path: str) -> None:
    command = leaves()[path]
    words = shlex.split(command.epilog.removeprefix("Example: "))

    assert words[: len(path.split())] == path.split()
    command.make_context(path, words[len(path.split()) :])


@pytest.mark.parametrize("path", sorted(commands()))
def test_every_command_and_group_takes_a_database(path: str) -> None:
    assert "--db" in options_of(commands()[path])


def test_every_listing_and_show_can_print_json() -> None:
    paths = [path for path in leaves() if path.split()[-1] in READERS] + list(ALSO_JSON)

    assert len(paths) > len(ALSO_JSON)
    for path in paths:
        assert "--json" in options_of(leaves()[path]), path


def test_help_names_every_exit_code(call: Call) -> None:
    text = " ".join(call("--help").out.split())

    for code in (
        "0 done",
        "2 usage",
        "3 not found",
        "4 input",
        "5 conflict",
        "6 refused",
        "7 database",
        "8 report",
        "9 integrity",
        "70 a fault of the program",
        "130 stopped",
    ):
        assert code in text, code


@pytest.mark.parametrize(
    "group", ["case", "group", "defendant", "source", "review", "report", "db"]
)
def test_a_group_without_a_command_shows_its_help_as_talk(call: Call, group: str) -> None:
    done = call(group)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"Usage: casetracker {group} ")
    assert "Commands:" in done.err


def test_without_a_command_and_without_a_terminal_there_is_help(call: Call) -> None:
    assert call() == call("--help")


def test_the_interface_says_that_it_needs_a_terminal(call: Call) -> None:
    call("tui").refused(2, "needs a terminal")


@pytest.mark.parametrize("path", sorted(set(commands()) - set(leaves())))
def test_no_line_of_a_list_of_commands_is_cut(call: Call, path: str) -> None:
    assert "..." not in call(*path.split()[1:], "--help").out.split("Commands:")[1]


def test_the_version_is_printed(call: Call) -> None:
    done = call("--version")

    assert done.code == 0
    assert done.out.startswith("casetracker 0.")
    assert done.out.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--nonsense",), "--nonsense"),
        (("nonsense",), "nonsense"),
        (("case", "list", "--nonsense"), "casetracker case list --help"),
        (("review", "show"), "casetracker review show --help"),
        (("history", "--limit", "0"), "--limit"),
        (("history", "--limit", "many"), "--limit"),
        (("review", "list", "--status", "odd"), "odd"),
        (("report", "case-status", "--format", "odt"), "odt"),
    ],
)
def test_a_wrong_word_is_named_with_where_to_look(
    call: Call, arguments: tuple[str, ...], word: str
) -> None:
    call(*arguments).refused(2, word)


def test_completion_offers_the_commands() -> None:
    done = program(
        code=AS_INSTALLED,
        environ={
            "_CASETRACKER_COMPLETE": "complete_bash",
            "COMP_WORDS": "casetracker review ",
            "COMP_CWORD": "2",
        },
    )

    assert (done.code, done.err) == (0, "")
    assert set(done.out.split()) == set(root().commands["review"].commands)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed_for_a_shell(shell: str) -> None:
    by_name = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = program("--show-completion", shell, code=AS_INSTALLED, environ=by_name)

    assert (done.code, done.err) == (0, "")
    assert "_CASETRACKER_COMPLETE" in done.out


def test_what_the_help_says_of_a_command_is_what_the_command_says_of_itself() -> None:
    built = root().commands
    assert {name: told for name, (_, told) in LATE.items()} == {
        name: built[name].get_short_help_str(64) for name in LATE
    }


def _hints() -> Iterator[str]:
    """The commands that messages name: the words after `'casetracker `, those of references in full."""
    for path in sorted(Path(casetracker.__file__).parent.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"'casetracker ([a-z]+(?: [a-z]+)?)\b(?!\()", text)
        for what, command in re.findall(
            r'NoSuchRecordError\(\s*f?"([^"]+)", [\w.]+(?:, command="([^"]+)")?\s*\)', text
        ):
            said = str(NoSuchRecordError(what, "X-0001", command=command or None))
            yield said.partition("'casetracker ")[2].rstrip("'")


@pytest.mark.parametrize("words", sorted(set(_hints())))
def test_every_command_that_a_message_names_is_one_that_there_is(words: str) -> None:
    assert f"casetracker {words}" in commands()
