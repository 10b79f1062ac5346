"""The names that a verb or noun is about: the nearest before or behind, with those joined to them."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.name_rows import (
    BETWEEN_NAMES,
    DASHES,
    FINITE,
    ROLE_WORDS,
    TITLES,
    are_told_apart,
    is_next_subject,
    joins_names,
)

NameSpan: TypeAlias = tuple[int, int, str]

STOPS: Final = frozenset([";", ":"])
COST: Final = {
    "alongside": 9.0,
    "by": 9.0,
    "from": 4.0,
    "with": 4.0,
    "of": 3.0,
    "to": 6.0,
    "for": 4.0,
    "on": 4.0,
}


_OF_SEVERAL: Final = word_set("were have had are remain got received and")


def names_before(
    tokens: Sequence[Token], names: Sequence[NameSpan], start: int
) -> tuple[int, int, tuple[str, ...]] | None:
    """The names whose verb begins at a token: from, to and the names; None where none is near."""
    spans = _spans_before(tokens, names, start)
    if not spans or start - spans[-1][1] > _ASIDE or _is_where_from(tokens, spans[-1]):
        return None
    between = _without_home(tokens[spans[-1][1] : start])
    is_far = len(between) > TITLES and not _is_closed_aside(between)
    if is_far or not _is_aside(between) or (_is_spoken(between) and not _is_closed_aside(between)):
        return None
    chosen = [spans[-1]]
    is_row = tokens[start].lower in _OF_SEVERAL  # not "and Ana Test, arrested in May,"
    for span in reversed(spans[:-1]):
        gap = tokens[span[1] : chosen[0][0]]
        if not joins_names(gap) and not (is_row and are_told_apart(gap)):
            break
        chosen.insert(0, span)
    if len(chosen) > 1 and _stands_in(tokens, chosen[0][0], ("in", "at", "near", "to")):
        chosen.pop(0)  # "At the border in Novaya Test, Ivan Test was": a place, then who
    first = chosen[0][0]
    is_by = not _tells_who(between) and _stands_in(tokens, first, ("by", "of"))
    is_beside = is_by or _stands_in(tokens, first, ("in", "at", "with", "against", "alongside"))
    is_beside = is_beside or (tokens[start].lower == "to" and _stands_in(tokens, first, ("to",)))
    is_out = tokens[start - 1].lower != "who" and is_left_out(tokens, first)
    if is_beside or is_out or _is_told_of(tokens, first, start):
        return None
    return first, chosen[-1][1], tuple(name for _, _, name in chosen)


def _spans_before(tokens: Sequence[Token], names: Sequence[NameSpan], start: int) -> list[NameSpan]:
    """The names before a token, without homes, what is only in an aside, and whose kin is meant."""
    spans = [span for span in names if span[1] <= start and not is_kin(tokens, span)]
    spans = _without_variant(tokens, spans)
    while len(spans) > 1 and _is_home(tokens, spans[-1][0]):
        spans.pop()
    while len(spans) > 1 and _is_in_aside(tokens, spans[-2], spans[-1]):
        spans.pop()
    return spans


def is_kin(tokens: Sequence[Token], span: NameSpan) -> bool:
    """As in "arrested Ivan Test's brother": somebody else is meant, whom the name only tells of."""
    if not tokens[span[1] - 1].lower.endswith(("'s", "s'")):
        return False
    nouns = lexicon().people.nouns
    return any(t.lower in nouns or t.lower in KIN for t in tokens[span[1] : span[1] + 3])


KIN: Final = word_set(
    "brother brothers sister sisters wife husband son sons daughter daughters mother father parents cousin"
    " nephew niece uncle aunt relative relatives family lawyer lawyers deputy driver aide aides assistant"
    " colleague colleagues friend friends partner bodyguard neighbour neighbor accomplice accomplices"
)


def _without_home(between: Sequence[Token]) -> Sequence[Token]:
    """What stands between a name and its verb without "from Stary Test", where a clause follows it."""
    if len(between) < 3 or between[0].lower not in ("from", "of"):  # noqa: PLR2004 - a home and a comma
        return between
    place = 1
    while place < len(between) and between[place].text[0].isupper():
        place += 1
    is_home = 1 < place < len(between) - 1 and between[place].lower == ","
    return between[place:] if is_home else between


def _tells_who(between: Sequence[Token]) -> bool:
    """As in "the sentencing of Ana Test and Ivan Probe, reporters, who were": the clause is on both."""
    return any(token.lower == "who" for token in between)


def is_left_out(tokens: Sequence[Token], first: int) -> bool:
    """As in "All but Ivan Test were remanded": told of the others alone."""
    before = tuple(token.lower for token in tokens[max(0, first - 2) : first])
    return before in _BUT or before[-1:] == ("except",)


_BUT: Final = frozenset(
    [("all", "but"), ("except", "for"), ("apart", "from"), ("other", "than"), ("exception", "of")]
)


def _is_in_aside(tokens: Sequence[Token], first: NameSpan, second: NameSpan) -> bool:
    """As in "Anna Probe, head of the project Ak Test, was": what she heads is in the aside on her."""
    between = [token.lower for token in tokens[first[1] : second[0]]]
    if between[-1:] in (["alias"], ["nicknamed"], ["aka"]):
        return True
    if len(between) < 3 or between[0] != "," or _JOINTS & set(between):  # noqa: PLR2004
        return False
    if second[1] >= len(tokens) or tokens[second[1]].lower != ",":
        return False
    people = lexicon().people
    last = between[-1]
    is_role = last in people.nouns or last in ROLE_WORDS or last in BETWEEN_NAMES
    is_told_anew = last in (
        "name",
        "named",
        "called",
        "alias",
        "as",
    )  # "Ka Test, real name Ivan Probe"
    return not is_role and not is_told_anew and last.isalpha() and last.islower()


_JOINTS: Final = frozenset(["and", ";", ":", "while", "whereas", "but"])


def _stands_in(tokens: Sequence[Token], first: int, words: tuple[str, ...]) -> bool:
    return first > 0 and tokens[first - 1].lower in words


def _is_home(tokens: Sequence[Token], first: int) -> bool:
    """As in "Ivan Test, 27, of Corpus Christi,": where somebody lives, not who it is."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    return before in ([",", "of"], [")", "of"]) or before[-1:] == ["from"]


def _is_told_of(tokens: Sequence[Token], first: int, start: int) -> bool:
    """As in "the cousin of drug lord Ivan Test was", "Ana Test, whose brother was": somebody else."""
    whose = [p for p in range(first, start) if tokens[p].lower == "whose"]
    if whose and not any(token.lower in FINITE for token in tokens[whose[-1] : start]):
        return any(t.lower in KIN | lexicon().people.nouns for t in tokens[whose[-1] : start])
    place = first - 1
    while place > 1 and first - place <= _TITLED and _may_title(tokens[place]):
        place -= 1
    if place == first - 1 or place < 1 or tokens[place].lower != "of":
        return False
    return tokens[place - 1].lower in KIN | _BESIDE


_TITLED: Final = 6
_BESIDE: Final = word_set(
    "killer killers bodyguard bodyguards supporter follower son-in-law in-law widow girlfriend boyfriend"
    " boss chauffeur cook translator interpreter ally associate"
)


def _may_title(token: Token) -> bool:
    """Whether a word may stand between "of" and a name: "jailed opposition leader", "Sicilian boss"."""
    is_word = token.lower.replace("-", "").isalpha()
    return is_word and token.lower not in (
        "of",
        "and",
        "the",
        "who",
        "by",
        "with",
        "for",
        "in",
        "on",
    )


def _is_where_from(tokens: Sequence[Token], span: NameSpan) -> bool:
    """As in "Ten men from Novaya Test, a village of 400, were": a place with a name like a person's."""
    first, last, _ = span
    is_from = first > 1 and tokens[first - 1].lower == "from"
    behind = [token.lower for token in tokens[last : last + 5]]
    return is_from and behind[:1] == [","] and bool(_SETTLED & set(behind))


_SETTLED: Final = word_set("village hamlet town city settlement district suburb community island")


def _without_variant(tokens: Sequence[Token], spans: list[NameSpan]) -> list[NameSpan]:
    """Another spelling in brackets is no further person: "Akdogan (in the indictment: Akdoqan)"."""
    if len(spans) < 2 or spans[-1][1] >= len(tokens) or tokens[spans[-1][1]].lower != ")":  # noqa: PLR2004
        return spans
    first, last, name = spans[-2]
    is_variant = last < len(tokens) and tokens[last].lower == "("
    return [*spans[:-2], (first, spans[-1][1] + 1, name)] if is_variant else spans


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Whether only an age or an apposition stands between a name and its verb."""
    words = [token.lower for token in tokens]
    if not words or (len(words) == 1 and words[0] in _BY_THEMSELVES):
        return True
    if words == ["and"]:
        return False  # "before Judge Ivan Test and were ordered": the verb goes on with its own subject
    if words[0] in ("from", "of") and 1 < len(words) <= _HOME:
        return all(token.text[0].isupper() for token in tokens[1:])  # "Ivan Test from Barry was"
    return words[0] in (",", "(", "who", "and", *DASHES) and (
        words[-1] in (",", ")", "who", "and", *DASHES) or len(words) == 1
    )


_HOME: Final = 4
_BY_THEMSELVES: Final = word_set("alone himself herself themselves too also both meanwhile")


def _is_closed_aside(tokens: Sequence[Token]) -> bool:
    """As in ", who moderated a chat in the same city,": the subject's verb comes behind it."""
    words = [token.lower for token in tokens]
    if words[:1] == ["("] and words[2:3] == [")"] and words[3:4] == [","]:
        words = words[3:]  # "Ana Test (40), of Mill Road, Hull, was"
    if words[:1] == ["("] and words[-1:] == ["who"]:
        words = [
            word for word in words[:-1] if word != ","
        ]  # "(stage name: Shmoh), who is charged"
    if words[:1] == ["("] and words[-1:] == [")"]:
        return True
    if len(words) > 2 and words[0] in DASHES and words[-1] in DASHES:  # noqa: PLR2004 - two dashes and a word
        return True
    return (
        len(words) > 2  # noqa: PLR2004 - two commas and a word
        and words[0] == ","
        and words[-1] == ","
        and (
            words[1] in _ASIDE_OPENERS
            or words[1] in ('"', "\u201c")
            or words[1][0].isdigit()
            or "," not in words[1:-1]
            or not any(word in FINITE for word in words)
        )
    )


_ASIDE: Final = 32


_ASIDE_OPENERS: Final = word_set("who whose a an the one another aged also then whom now once")


def _is_spoken(tokens: Sequence[Token]) -> bool:
    return any(token.lower in lexicon().cues.speech for token in tokens)


def names_after(
    tokens: Sequence[Token], names: Sequence[NameSpan], index: int
) -> tuple[int, int, tuple[str, ...]] | None:
    """The names from a token on that a verb or noun before it takes."""
    reach = index + TITLES + 2
    spans = [span for span in names if index <= span[0] <= reach and not is_kin(tokens, span)]
    if not spans:
        return None
    between = tokens[index : spans[0][0]]
    if any(
        token.lower in STOPS or token.lower in COST or token.lower in ("in", "at", "said", "near")
        for token in between
    ):
        return None
    following = tokens[spans[0][1]].lower if spans[0][1] < len(tokens) else "."
    if following in lexicon().cues.speech and any(t.lower == "," for t in between):
        return None  # "have returned home, Ivan Test wrote": who says so
    chosen = [spans[0]]
    for span in names:
        gap = tokens[chosen[-1][1] : span[0]]
        if span[0] >= chosen[-1][1] and (joins_names(gap) or are_told_apart(gap)):
            chosen.append(span)
    if len(chosen) == 2 and is_next_subject(tokens, *chosen):  # noqa: PLR2004 - one and the next
        chosen.pop()
    return chosen[0][0], chosen[-1][1], tuple(name for _, _, name in chosen)
