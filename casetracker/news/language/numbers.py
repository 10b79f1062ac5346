"""Numbers as news prints them: digits, words, dozens, ranges, and what qualifies them."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_list, word_set
from casetracker.news.values import value

MAX_PEOPLE: Final = 10_000_000

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
NUMERALS: Final = frozenset([*_UNITS, *_TENS, "a", "an"])
_SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}

# words before the number -> what they add to its lower and upper bound; None opens that side
_QUALIFIERS: Final[dict[tuple[str, ...], tuple[int | None, int | None]]] = {
    ("more", "than"): (1, None),
    ("upwards", "of"): (1, None),
    ("no", "more", "than"): (None, 0),
    ("not", "more", "than"): (None, 0),
    ("at", "least"): (0, None),
    ("no", "fewer", "than"): (0, None),
    ("no", "less", "than"): (0, None),
    ("not", "less", "than"): (0, None),
    ("fewer", "than"): (None, -1),
    ("less", "than"): (None, -1),
    ("up", "to"): (None, 0),
    ("at", "most"): (None, 0),
    ("at", "the", "most"): (None, 0),
    ("over",): (1, None),
    ("exceeding",): (1, None),
    ("between",): (0, 0),
}
_BY_LENGTH: Final = sorted(_QUALIFIERS, key=len, reverse=True)
_LAST_WORDS: Final = frozenset(words[-1] for words in _QUALIFIERS)
_PARTICLE_VERBS: Final = tuple(
    (verb,)
    for verb in word_list("handed hand hands handing turned turn turning took taken give gave")
)
_ABOUT: Final = word_set("about around some nearly almost approximately roughly circa estimated")


@value()
class Number:
    """A number in a row of tokens: its span there, its bounds, whether it is about so many."""

    first: int
    last: int
    minimum: int | None
    maximum: int | None
    is_about: bool


def number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """The number that starts at a token, with the qualifier before it, or None."""
    if index >= len(tokens):
        return None
    word = tokens[index].lower
    if word not in NUMERALS and not word[0].isdigit() and "-" not in word:
        return None
    behind = tokens[index + 1 : index + 2]
    is_decade = word.isdigit() and any(
        token.lower == "s" and token.start == tokens[index].end for token in behind
    )  # "a woman in her 20s"
    plain = None if is_decade else _value(tokens, index)
    if plain is None:
        return None
    value, end = plain
    high, end = _range_end(tokens, index, end, value)
    first, minimum, maximum, is_about = _qualified(tokens, index, value, high)
    if end + 1 < len(tokens) and tokens[end].lower == "or" and tokens[end + 1].lower == "more":
        maximum, end = None, end + 2
    return Number(first, end, minimum, maximum, is_about)


def _range_end(tokens: Sequence[Token], index: int, end: int, value: int) -> tuple[int, int]:
    """The upper bound of "10 to 15", "10-15" or "between 10 and 15"."""
    if end + 1 >= len(tokens):
        return value, end
    joint = tokens[end].lower
    is_between = index > 0 and tokens[index - 1].lower == "between" and joint == "and"
    if joint not in ("to", "-", "\u2013", "or") and not is_between:
        return value, end
    upper = _value(tokens, end + 1)
    if upper is None or upper[0] <= value or not tokens[end + 1].lower[0].isalnum():
        return value, end
    return upper


def _qualified(
    tokens: Sequence[Token], index: int, value: int, high: int
) -> tuple[int, int | None, int | None, bool]:
    """The first token of the qualifier, the bounds with it, and whether it says "about"."""
    before = tuple([token.lower for token in tokens[max(0, index - 3) : index]])
    for words in _BY_LENGTH if before and before[-1] in _LAST_WORDS else ():
        low, up = _QUALIFIERS[words]
        if before[-len(words) :] != words or _is_particle(before, words):
            continue
        minimum = None if low is None else value + low
        maximum = None if up is None else high + up
        return index - len(words), minimum, maximum, False
    if before[-1:] and before[-1] in _ABOUT:
        return index - 1, value, high, True
    return index, value, high, False


def _is_particle(before: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether "over" goes with "handed", not with the number."""
    return words == ("over",) and before[-2:-1] in _PARTICLE_VERBS


def _value(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number's value and the index after it."""
    word = tokens[index].lower
    if word[0].isdigit():
        return _digits(tokens, index)
    if word in ("a", "an"):
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if following not in _SCALES:
            return None
        return _SCALES[following], index + 2
    return _words(tokens, index)


def _digits(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    text = tokens[index].text
    groups = text.split(",")
    if len(groups) > 1 and (
        not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])  # noqa: PLR2004 - thousands come in threes
    ):
        return None
    joined = "".join(groups)
    if not joined.isascii() or not joined.isdigit() or len(joined) > 8:  # noqa: PLR2004 - longer than any count of people
        return None
    value, end = int(joined), index + 1
    while end < len(tokens) and tokens[end].lower in _SCALES:
        value, end = value * _SCALES[tokens[end].lower], end + 1
    return (value, end) if value <= MAX_PEOPLE else None


def _words(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    total = current = 0
    end = index
    while end < len(tokens):
        word = tokens[end].lower
        value = _word(word)
        if value is not None:
            if current % 100 and not (current % 10 == 0 and value < 10):  # noqa: PLR2004 - decimal places
                break
            current += value
        elif word in _SCALES and end > index:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
        elif not _joins(tokens, end, index):
            break
        end += 1
    total += current
    return (total, end) if end > index and total <= MAX_PEOPLE else None


def _joins(tokens: Sequence[Token], end: int, index: int) -> bool:
    """Whether a hyphen or "and" stands between the words of one number."""
    if end == index or end + 1 >= len(tokens):
        return False
    if tokens[end].lower == "-":
        return tokens[end - 1].lower in _TENS and tokens[end + 1].lower in _UNITS
    return (
        tokens[end].lower == "and"
        and tokens[end - 1].lower in ("hundred", "thousand")
        and _word(tokens[end + 1].lower) is not None
    )


def _word(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word] or None
    if word in _TENS:
        return _TENS[word]
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit in _UNITS:
        return _TENS[tens] + _UNITS[unit]
    return None
