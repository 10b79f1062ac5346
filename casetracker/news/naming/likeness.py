"""Whether two names may be one person's, and by what it seems so. It suggests; it never decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from casetracker.news.naming.distance import cost, limit
from casetracker.news.naming.folding import FoldedName, NameWord, folded
from casetracker.news.naming.scripts import name_tables

_ALIKE: Final = 0.2


class Grade(StrEnum):
    """How alike two names are."""

    SAME = "same"
    CLOSE = "close"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike, from 0 to 1, and why in words."""

    grade: Grade
    score: float
    reasons: tuple[str, ...]


def likeness(first: str, second: str) -> Likeness | None:
    """How alike two names are; None where they are names of different people.

    `PART`: one of them is a single word or all but initials, so that it may be many people's.
    """
    left, right = folded(first), folded(second)
    if not left.full or not right.full or _are_of_woman_and_man(left, right):
        return None
    paired = _paired(left, right)
    if paired is None:
        return None
    fathers = _fathers(left, right)
    if fathers is None:
        return None
    spent, initials = paired
    part = min(len(left.words), len(right.words)) == 1
    score = max(0.0, 1 - 0.12 * spent - 0.15 * bool(initials) - 0.4 * part - 0.05 * bool(fathers))
    grade = Grade.PART if part else Grade.CLOSE if initials or spent > _ALIKE else Grade.SAME
    return Likeness(grade, round(score, 2), _reasons(left, right, paired=paired, fathers=fathers))


def names_agree(first: str, second: str) -> bool:
    """Whether two names may be one person's, a surname alone included."""
    return likeness(first, second) is not None


def told_apart(first: str, second: str) -> str | None:
    """Why two names as printed cannot be one person's: their fathers, or a woman's and a man's; else None."""
    left, right = folded(first), folded(second)
    if not left.full or not right.full:
        return None
    if left.patronymics and right.patronymics and _fathers(left, right) is None:
        return "different patronymics"
    if _are_of_woman_and_man(left, right):
        return "a woman's name and a man's"
    return None


def _reasons(
    left: FoldedName, right: FoldedName, *, paired: tuple[float, bool], fathers: str
) -> tuple[str, ...]:
    spent, initials = paired
    script = ""
    if left.script != right.script:
        script = f" ({', '.join(each for each in (left.script, right.script) if each and each != 'Latin')})"
    verb = "reads like" if spent <= _ALIKE else "is close to"
    if left.text == right.text:
        reasons = [f"'{left.text}' is written the same"]
    else:
        reasons = [f"'{left.text}' {verb} '{right.text}'{script}"]
    if initials:
        reasons.append("initials fit")
    if fathers:
        reasons.append(fathers)
    if min(len(left.words), len(right.words)) == 1:
        reasons.append("one name only")
    return tuple(reasons)


def _are_of_woman_and_man(left: FoldedName, right: FoldedName) -> bool:
    return None not in (left.is_womans, right.is_womans) and left.is_womans != right.is_womans


def _paired(left: FoldedName, right: FoldedName) -> tuple[float, bool] | None:
    """What it costs to match every word of the shorter name, and whether initials were taken."""
    shorter, longer = sorted((left.words, right.words), key=len)
    abjad = "Arabic" in (left.script, right.script)
    spent, initials, free = 0.0, False, list(longer)
    # Written-out words first: an initial takes what is left.
    for word in sorted(shorter, key=lambda each: (each.is_initial, -len(each.sounds))):
        best = min(
            ((_word_cost(word, other, abjad=abjad), index) for index, other in enumerate(free)),
            default=(None, 0),
            key=lambda found: (found[0] is None, found[0]),
        )
        if best[0] is None:
            return None
        other = free.pop(best[1])
        spent += best[0]
        initials = initials or word.is_initial != other.is_initial
    if not any(_is_written_out(word, longer, abjad=abjad) for word in shorter):
        return None
    return spent, initials


def _is_written_out(word: NameWord, others: Sequence[NameWord], *, abjad: bool) -> bool:
    """Whether a word that is written out has its like written out in the other name."""
    return not word.is_initial and any(
        not other.is_initial and _word_cost(word, other, abjad=abjad) is not None
        for other in others
    )


def _word_cost(word: NameWord, other: NameWord, *, abjad: bool) -> float | None:
    first, second = word.sounds, other.sounds
    if word.is_initial or other.is_initial:
        return 0.1 if cost(first[:1], second[:1]) <= _ALIKE else None
    if frozenset((first, second)) in look_alikes():
        return None
    most = limit(first, second)
    best = cost(first, second, without_vowels=abjad)
    if best > most:
        # The article may be written together with the name: "Almasri", "al-Masri".
        for long, short in ((first, second), (second, first)):
            if long[:2] in ("al", "el") and len(long) > _ARTICLE:
                best = min(best, cost(long[2:], short, without_vowels=abjad) + 0.1)
    return best if best <= most else None


_ARTICLE: Final = 5


def _fathers(left: FoldedName, right: FoldedName) -> str | None:
    """What the patronymics say: empty, one only, or None where they speak against it."""
    if left.patronymics and right.patronymics:
        first, second = left.patronymics[0], right.patronymics[0]
        agree = cost(first, second) <= limit(first, second)
        return "same patronymic" if agree else None
    for name, other in ((left, right), (right, left)):
        # "R. Ch. Aliyev" against "Rashad Murad oglu Aliyev".
        extra = [word.sounds for word in name.words if word.is_initial][1:]
        if extra and other.patronymics and len(other.words) < len(name.words):
            fits = cost(extra[-1], other.patronymics[0][:1]) <= _ALIKE
            return "the initial of the patronymic fits" if fits else None
    return "a patronymic in one only" if left.patronymics or right.patronymics else ""


@lru_cache(maxsize=1)
def look_alikes() -> frozenset[frozenset[str]]:
    """Pairs of given names that look alike and are not the same, as sounds."""
    return frozenset(
        frozenset(word.sounds for word in folded(pair).words) for pair in name_tables().look_alikes
    )
