# ruff: noqa: RUF001 - letters of other layouts are meant
import itertools

import pytest

from casetracker.tui.actions import ACTIONS
from casetracker.tui.keymap import KEPT, KeymapError, build_keymap
from casetracker.tui.layouts import aliases, layout_names
from casetracker.tui.standing import Equipment
from tests.tui.conftest import Driver, Opener

WHERE = "/somewhere/config.toml"
REFUSED = [
    ({"review.acept": "f4"}, (), "no action 'review.acept'; did you mean 'review.accept'?"),
    ({"review.accept": "f44"}, (), "no key 'f44'; did you mean 'f4'?"),
    ({"review.accept": ""}, (), "'review.accept' has no key left"),
    ({"review.accept": "ctrl+i"}, (), "cannot tell ctrl+i from tab"),
    ({"review.accept": "e"}, (), "'review.accept' and 'review.edit' would share the key e"),
    ({"review.accept": "j"}, (), "'review.accept' and 'list.down' would share the key j"),
    ({"review.accept": "^p"}, (), "'review.accept' and 'app.commands' would share the key ^p"),
    ({"search.filter": "?"}, (), "'search.filter' and 'app.help' would share the key ?"),
    ({}, ("rus",), "no layout 'rus'; did you mean 'ru'?"),
]


def decisions(driver: Driver) -> list[str]:
    words = (each.split() for each in driver.services.calls)
    return [f"{each[1]} {each[2]}" for each in words if each[0] == "decide"]


@pytest.mark.parametrize(("keys", "layouts", "said"), REFUSED)
def test_a_choice_that_cannot_work_is_refused_with_the_place_and_the_nearest_name(
    keys: dict[str, str], layouts: tuple[str, ...], said: str
) -> None:
    with pytest.raises(KeymapError) as refused:
        build_keymap(keys, layouts, WHERE)
    assert str(refused.value).startswith(WHERE)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_two_actions_may_swap_their_keys() -> None:
    keymap = build_keymap({"review.accept": "e", "review.edit": "a"}, (), WHERE)
    assert keymap.chosen == {"review.accept": ("e",), "review.edit": ("a",)}


@pytest.mark.parametrize("action_id", KEPT)
def test_the_way_out_and_to_the_commands_cannot_be_taken_away(action_id: str) -> None:
    keymap = build_keymap({action_id: "f12"}, (), WHERE)
    assert keymap.chosen[action_id] == ("f12", KEPT[action_id])


def test_the_keys_of_the_registry_pass_their_own_check() -> None:
    build_keymap({each.id: each.keys for each in ACTIONS if each.keys}, layout_names(), WHERE)


@pytest.mark.parametrize("name", layout_names())
def test_a_layout_gives_each_letter_one_key_and_takes_none_of_ours(name: str) -> None:
    found = aliases([name])
    keys = {key for each in ACTIONS for key in each.keys}
    assert found
    assert not set(found) & keys
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("name", "letter", "key"),
    [
        ("ru", "ф", "a"), ("ru", "Ф", "A"), ("ru", "х", "left_square_bracket"), ("hy", "ջ", "a"),
        ("hy-phonetic", "ա", "a"), ("hy-eastern", "ճ", "j"), ("az", "ü", "w"), ("az", "ı", "semicolon"),
        ("az-cyrillic", "ј", "q"),
    ],
)  # fmt: skip
def test_letters_stand_for_the_key_at_their_place(name: str, letter: str, key: str) -> None:
    assert aliases([name])[letter] == key


async def test_a_chosen_key_works_and_is_the_one_that_is_shown(running: Opener) -> None:
    keymap = build_keymap(
        {"review.accept": "e,f4", "review.edit": "a", "nav.cases": "f2"}, (), WHERE
    )
    async with running(equipment=Equipment(keymap=keymap)) as driver:
        assert " f2Cases " in driver.lines()[1]
        await driver.press("6", "enter", "e")
        assert decisions(driver) == ["S-0002-c1 accept"]
        assert "e Accept" in driver.lines()[-1]
        await driver.press("f4")
        assert decisions(driver)[-1] == "S-0002-c2 accept"
        await driver.press("a")
        assert driver.screen_name == "EditDialog"
        await driver.press("escape", "2")
        assert driver.screen_name == "ReviewScreen"
        await driver.press("f2")
        assert driver.screen_name == "CasesScreen"


async def test_letters_of_another_layout_work_as_keys_and_stay_letters_where_one_types(
    running: Opener,
) -> None:
    keymap = build_keymap({}, ("ru", "hy", "az"), WHERE)
    async with running(equipment=Equipment(keymap=keymap)) as driver:
        await driver.press("6", "enter", "ф")
        assert decisions(driver) == ["S-0002-c1 accept"]
        await driver.press("ջ")
        assert len(decisions(driver)) == 2
        await driver.press("ctrl+p", "ф", "к")
        assert "фк" in driver.lines()[1]


async def test_without_layouts_other_letters_do_nothing(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "ф", "ա")
        assert decisions(driver) == []


async def test_help_is_shown_on_every_place_with_any_keys(running: Opener) -> None:
    keymap = build_keymap({"app.help": "f8"}, (), WHERE)
    async with running(equipment=Equipment(keymap=keymap)) as driver:
        for key in itertools.chain("12679", ("f1",)):
            await driver.press(key)
        assert driver.screen_name == "KeysDialog"
