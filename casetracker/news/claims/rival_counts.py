"""Another number for what was told just before: "The union put the figure at 210", "Baku acknowledges 23"."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, Modality
from casetracker.news.contract import Count, ReadClaim
from casetracker.news.language.numbers import Number, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import subject_speaking

_PUTS: Final = word_set("put puts placed places gave gives set sets estimated estimates")
_FIGURES: Final = word_set("figure number total toll count tally")
_COUNTS: Final = word_set(
    "counted counts listed lists confirmed confirm confirms documented recorded registered verified verify"
    " acknowledges acknowledged acknowledge admits admitted named identified speaks spoke speak"
)
_SAYS: Final = word_set("said says say")
_OWN_COUNT: Final = word_set("count tally list")
_IS: Final = word_set("is was stands stood gives gave")
_ENDS: Final = word_set(", . ; : as so on by - \u2013 and but in such of")
_STEPS: Final = frozenset(
    [
        "detained",
        "captured",
        "released",
        "convicted",
        "sentenced",
        "charged",
        "acquitted",
        "repatriated",
        "died_in_custody",
        "whereabouts_unknown",
    ]
)
_REACH: Final = 7
_SCORE: Final = 0.6


def rival_count(
    scan: Scan, before: Sequence[ReadClaim], named: Callable[[str], str | None]
) -> ReadClaim | None:
    """The claim that a sentence makes by giving a number of its own for the step before it, or None.

    `named` gives the name of a speaker who is called "it" or "he".
    """
    base = next((each for each in reversed(before) if _may_have_a_rival(each)), None)
    first = 0 if base is None else _first_behind(scan, base)
    found = None if base is None else _number_in(scan.tokens, first) or _own_count(scan.tokens)
    if base is None or found is None:
        return None
    verb, number = found
    speaker = _owner(scan.tokens, verb) or subject_speaking(scan.tokens, verb)
    if speaker is None or (base.count is not None and base.count.exact == number.minimum):
        return None
    last = max(number.last, verb + 1)
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    return replace(
        base,
        start=start,
        end=end,
        quote=scan.text[start:end],
        count=Count(
            number.minimum, number.maximum, None, None if base.count is None else base.count.unit
        ),
        persons=(),
        charges=(),
        sentence=None,
        authority=None,
        place=None,
        attribution=Attribution.REPORTED,
        speaker=named(speaker),
        rule="rival_count",
        score=_SCORE,
    )


def _first_behind(scan: Scan, base: ReadClaim) -> int:
    """Where the clause behind a claim of the same sentence begins: "...; rights groups have counted 417"."""
    tokens = scan.tokens
    if base.end <= tokens[0].start or base.start > tokens[-1].end:
        return 0
    behind = (
        place + 1
        for place, token in enumerate(tokens)
        if token.start >= base.end and token.lower in (";", "while", "but")
    )
    return next(behind, len(tokens))


def _may_have_a_rival(claim: ReadClaim) -> bool:
    is_counted = claim.count is not None and not claim.persons
    return is_counted and claim.stage in _STEPS and claim.modality is Modality.ASSERTED


def _number_in(tokens: Sequence[Token], first: int) -> tuple[int, Number] | None:
    """The verb behind a token that gives a number, and the number."""
    for verb in range(first + 1, min(len(tokens), first + 1 + 2 * _REACH)):
        lower = tokens[verb].lower
        if lower in _PUTS:
            number = _put_at(tokens, verb)
        elif lower in _COUNTS:
            number = _bare(tokens, verb)
        elif lower in _SAYS and verb + 2 < len(tokens) and tokens[verb + 2].lower in (".", ";"):
            number = _bare(tokens, verb)  # "The police said 26."
        else:
            continue
        if number is not None:
            return verb, number
    return None


def _own_count(tokens: Sequence[Token]) -> tuple[int, Number] | None:
    """As in "The party's own count is 29": the noun for a count, and the number."""
    for place in range(2, min(len(tokens) - 1, _REACH)):
        if tokens[place].lower in _OWN_COUNT and tokens[place + 1].lower in _IS:
            number = number_at(tokens, place + 2)
            return None if number is None else (place, number)
    return None


def _owner(tokens: Sequence[Token], place: int) -> str | None:
    """Whose count a noun is of: "The party's own count"; None for a verb, or a count of nobody's."""
    if tokens[place].lower not in _OWN_COUNT:
        return None
    last = place - 1 if tokens[place - 1].lower == "own" else place
    words = [token.text for token in tokens[:last]]
    owner = " ".join(words[1:] if words[:1] in (["The"], ["the"]) else words)
    return owner.removesuffix("'s") if owner.endswith("'s") else None


def _put_at(tokens: Sequence[Token], verb: int) -> Number | None:
    """As in "put the figure in that city at 200 or more", "put at more than 600 the number still held"."""
    words = [token.lower for token in tokens[verb + 1 : verb + 1 + _REACH]]
    is_figure = bool(_FIGURES & set(words))
    for place, word in enumerate(words, start=verb + 1):
        if word not in ("at", "as") or place + 1 >= len(tokens):
            continue
        number = number_at(tokens, place + 1)
        behind = {token.lower for token in tokens[place + 1 : place + _REACH]}
        if number is not None and (is_figure or behind & _FIGURES):
            return number
    return None


def _bare(tokens: Sequence[Token], verb: int) -> Number | None:
    """As in "rights groups have counted 417", "has been able to confirm 84": nothing else is counted."""
    start = verb + 1
    if start < len(tokens) and tokens[start].lower == "of":
        start += 1
    number = number_at(tokens, start)
    if number is None or number.minimum == 1:
        return None
    following = tokens[number.last].lower if number.last < len(tokens) else "."
    return number if following in _ENDS else None
