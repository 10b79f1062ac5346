"""Keyboards that type other letters: which Latin key stands where each of their letters stands."""

from collections.abc import Iterable
from typing import Final

_ROWS: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_NAMES: Final = {
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    ";": "semicolon",
    "'": "apostrophe",
    ",": "comma",
    ".": "full_stop",
}
# Row by row from the key of q on, as the keyboards of the X Window System have them.
_LETTERS: Final = {
    "ru": "йцукенгшщзхъфывапролджэячсмитьбю",
    "hy": "ճփբսմուկըթծցջվգեանիտհպրժդչյզլքխշ",
    "hy-eastern": "խւէրտեըիոպչջասդֆգհճկլթփզցքվբնմշղ",
    "hy-western": "խվէրդեըիոբչջաստֆկհճքլթփզցգւպնմշղ",
    "hy-phonetic": "քոերտըւիօպխծասդֆգհյկլ;'զղցվբնմ,.",
    "az": "qüertyuiopöğasdfghjklıəzxcvbnmçş",  # noqa: RUF001 - the dotless i is meant
    "az-cyrillic": "јүукенгшһзхҹфывапролджҝәчсмитғбө",
}


def layout_names() -> tuple[str, ...]:
    """The layouts there are."""
    return tuple(_LETTERS)


def aliases(names: Iterable[str]) -> dict[str, str]:
    """The key that each letter of these layouts stands for, small and capital; the first layout wins."""
    found: dict[str, str] = {}
    for name in names:
        for key, letter in zip(_ROWS, _LETTERS[name], strict=True):
            if letter.isascii():
                continue
            found.setdefault(letter, _NAMES.get(key, key))
            capital = letter.upper()
            if key.isalpha() and len(capital) == 1 and not capital.isascii():
                found.setdefault(capital, key.upper())
    return found
