"""How far apart two words sound: what spellings confuse costs little, what tells names apart much."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

VOWELS: Final = frozenset("aeiouAOU")
_CHEAP: Final[tuple[tuple[float, str], ...]] = (
    (0.05, "Aa Ae Uu Oo Gg qk qg qH qG"),
    (0.10, "cj ck cs cT Gh xc GH"),
    (0.15, "ou Ou xk vf"),
    (0.25, "ei xh Ui Hg"),
    (0.30, "pb td kg kG sz vu jZ jC Oe CZ Hh xH xq CT SZ Zz Ts cC"),
    (0.35, "ae jg Gj hg Hk"),
    (0.60, "ao Ao oe SC sS vb lr"),
)
_SUBSTITUTION: Final = {
    frozenset(pair): cost for cost, pairs in reversed(_CHEAP) for pair in pairs.split()
}
_VOWEL_FOR_VOWEL: Final = 0.8
_OTHER: Final = 1.1
_LEFT_OUT: Final = {"h": 0.3, "H": 0.45, "Y": 1.1}
_VOWEL_LEFT_OUT: Final = 0.4
_GLIDE_LEFT_OUT: Final = 0.15
_ENDING_LEFT_OUT: Final = 0.95
_LETTER_LEFT_OUT: Final = 0.95
_SHORT: Final = 3
_SHORT_LIMIT: Final = 0.2
_LEAST_LIMIT: Final = 0.45
_LIMIT_A_SOUND: Final = 0.13
_NO_VOWELS: Final = 0.02


@lru_cache(maxsize=100_000)
def cost(first: str, second: str, *, without_vowels: bool = False) -> float:
    """What it costs to turn one word into the other; 0 for words that sound the same."""
    if first == second:
        return 0.0
    before = _line([_left_out(first, index, without_vowels) for index in range(len(first))])
    for row, sound in enumerate(second):
        line = [before[0] + _left_out(second, row, without_vowels)]
        for column, other in enumerate(first):
            line.append(
                min(
                    before[column] + _instead(sound, other),
                    line[column] + _left_out(first, column, without_vowels),
                    before[column + 1] + _left_out(second, row, without_vowels),
                )
            )
        before = line
    return before[-1]


def limit(first: str, second: str) -> float:
    """The most that two words may cost and still be taken for one."""
    longest = max(len(first), len(second))
    return _SHORT_LIMIT if longest <= _SHORT else max(_LEAST_LIMIT, _LIMIT_A_SOUND * longest)


def _line(costs: Iterable[float]) -> list[float]:
    line = [0.0]
    for each in costs:
        line.append(line[-1] + each)
    return line


def _instead(first: str, second: str) -> float:
    if first == second:
        return 0.0
    known = _SUBSTITUTION.get(frozenset((first, second)))
    if known is not None:
        return known
    return _VOWEL_FOR_VOWEL if first in VOWELS and second in VOWELS else _OTHER


def _left_out(word: str, index: int, without_vowels: bool) -> float:  # noqa: FBT001  # hot, positional
    sound = word[index]
    if sound in VOWELS:
        if without_vowels:
            return _NO_VOWELS
        if index == len(word) - 1:
            return _ENDING_LEFT_OUT
        beside = word[index - 1 : index] + word[index + 1 : index + 2]
        is_glide = sound == "i" and any(each in VOWELS for each in beside)
        return _GLIDE_LEFT_OUT if is_glide else _VOWEL_LEFT_OUT
    return _LEFT_OUT.get(sound, _LETTER_LEFT_OUT)
