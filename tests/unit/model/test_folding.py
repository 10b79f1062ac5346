"""Words of any script come down to small ASCII words, and names to their sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetracker.model.folding import MAX_WORD, folded, folded_words, sound_of


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ломнар", "lomnar"),
        ("LOMNAR", "lomnar"),
        ("Lömnár", "lomnar"),
        ("article 214.2.1", "article 214 2 1"),
        ("ﬁle № 7", "file no 7"),
        ("O\u2019Lomna", "olomna"),
        ("", ""),
        ("\u202e!?", ""),
    ],
)
def test_a_text_is_folded_to_plain_words(written: str, plain: str) -> None:
    assert folded(written) == plain


@pytest.mark.parametrize(
    "spellings",
    [
        ("Yuri", "Iurii", "Юрий", "Yury"),
        ("Oleksandr", "Aleksandr", "Олександр", "Alexandr".replace("x", "ks")),
        ("Khachatorin", "Хачаторин", "Xačatorin", "Hachatorin"),
        ("Gusejnor", "Гусейнор", "Huseynor", "Hüseynor"),
        ("Mammador", "Məmmədor", "Mamedor"),
    ],
)
def test_the_spellings_of_a_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_of(folded(each)) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lomnar", "Orskar"), ("Petor", "Pavor"), ("Anna", "Olga"), ("Марына", "Margaryan")],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound_of(folded(one)) != sound_of(folded(other))


@given(st.text(max_size=200))
def test_any_text_folds_to_words_of_small_letters_and_digits(text: str) -> None:
    words = folded_words(text)

    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
    assert all(len(word) <= MAX_WORD for word in words)
    assert folded_words(" ".join(words)) == words
    assert all(sound_of(word).isalnum() or not sound_of(word) for word in words)
