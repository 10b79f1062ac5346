"""Clauses without their verb: "A. got five years, B. three and a half, and four others two"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casetracker.news.contract import Count, ReadClaim, ReadSentence
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.terms import term_at
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import names_after
from casetracker.news.scan import Scan

_REACH: Final = 18
# "and the welder Ivan Test", "and her former husband, Ivan Test,"
_TITLED: Final = 5
_KIN: Final = 5
_JOINTS: Final = frozenset([",", ";", "and", "while", "but"])
_WHOSE: Final = ("his", "her", "their")
_FILLERS: Final = word_set("another a the one to got received , respectively each")


@dataclass(frozen=True, slots=True)
class Gapped:
    """Somebody with a term of their own, and the tokens that say so."""

    names: tuple[str, ...]
    mention: Mention | None
    term: ReadSentence
    first: int
    last: int


def gapped_terms(scan: Scan, start: int, like: ReadSentence) -> Iterator[Gapped]:
    """The people behind a first term who are given others, in order."""
    place = start
    while True:
        found = _next(scan, place, like)
        if found is None:
            return
        yield found
        place, like = found.last, found.term


def told_apart(
    claims: list[ReadClaim], terms: Sequence[tuple[ReadSentence, int] | None], *, least: int
) -> list[ReadClaim]:
    """The claims; no term is exact where there are other than one, or `least` to one each, of its kind."""
    kinds = [term[0].kind for term in terms if term is not None]
    fitting = {1, *range(least, len(claims) + 1)}
    return [
        replace(claim, sentence=replace(claim.sentence, is_exact=False))
        if claim.sentence is not None and kinds.count(claim.sentence.kind) not in fitting
        else claim
        for claim in claims
    ]


def _next(scan: Scan, start: int, like: ReadSentence) -> Gapped | None:
    tokens = scan.tokens
    for place in range(start, min(len(tokens), start + _REACH)):
        if tokens[place].lower not in _JOINTS:
            continue
        first = place + 1
        while first < len(tokens) and tokens[first].lower in _JOINTS:
            first += 1
        if first >= len(tokens):
            return None
        is_for = tokens[first].lower == "for" and term_at(tokens, first + 1, None) is not None
        first += is_for  # "for life for two men and for 16 years for the remaining ten"
        if _has_own_verb(tokens[first]):
            continue
        found = _whose(scan, first, like)
        if found is not None:
            return found
    return None


def _has_own_verb(token: Token) -> bool:
    """As in "and gave her a suspended sentence": no gap, the clause says its verb."""
    is_verb = "past" in lexicon().forms.by_word.get(token.text, frozenset())
    return is_verb and token.text not in _FILLERS


def _whose(scan: Scan, first: int, like: ReadSentence) -> Gapped | None:
    ahead = _term_first(scan, first, like)
    if ahead is not None:
        return ahead
    names: list[str] = []
    last = first
    for begin, end, name in scan.scene.names:
        if (
            begin >= first
            and begin - last <= (_KIN if scan.tokens[begin - 1].lower == "," else _TITLED)
            and (not names or _is_joined(scan.tokens, last, begin))
        ):
            names.append(name)
            last = end
    if names:
        term = term_at(scan.tokens, _past(scan.tokens, last), like)
        if term is None or _is_of_next(scan, term[1]):
            return None
        return Gapped(tuple(names), None, term[0], first, term[1])
    lone = _lone_name(scan.tokens, first, like)
    if lone is not None:
        return lone
    mention = next((m for m in scan.scene.mentions if first <= m.first <= first + 2), None)
    mention = mention or _number_alone(scan.tokens, first, like) or _rest(scan.tokens, first)
    if mention is None:
        return None
    term = term_at(scan.tokens, _past(scan.tokens, mention.last), like)
    term = term or _unmeasured(scan.tokens, mention.last)
    return None if term is None else Gapped((), mention, term[0], first, term[1])


def _unmeasured(tokens: Sequence[Token], index: int) -> tuple[ReadSentence, int] | None:
    """As in "sentenced six to death and 47 others to prison terms": of what length is not told."""
    words = [token.lower for token in tokens[index : index + 5]]
    place = next((n for n, word in enumerate(words) if word in ("prison", "jail")), 0)
    if words[:1] != ["to"] or not place or words[place + 1 : place + 2] not in _SEVERAL:
        return None
    return ReadSentence("prison", None, None), index + place + 2


_SEVERAL: Final = (["terms"], ["sentences"])


def _is_of_next(scan: Scan, end: int) -> bool:
    """As in "and Anna Test, eight years to Ivan Probe": the term of whoever follows."""
    is_given = end < len(scan.tokens) and scan.tokens[end].lower in ("to", "for")
    return is_given and any(end < first <= end + _TITLED for first, _, _ in scan.scene.names)


def _lone_name(tokens: Sequence[Token], first: int, like: ReadSentence) -> Gapped | None:
    """As in "gave Vahe four years and Arsen four and a half": somebody by one name."""
    is_kin = tokens[first].lower in _WHOSE and first + 2 < len(tokens)
    name = first + 2 if is_kin else first  # "and his brother Arsen two and a half"
    if not tokens[name].text[0].isupper() or number_at(tokens, name) is not None:
        return None
    term = term_at(tokens, name + 1, like)
    return None if term is None else Gapped((tokens[name].text,), None, term[0], first, term[1])


def _term_first(scan: Scan, first: int, like: ReadSentence) -> Gapped | None:
    """As in "and life terms to 18 others", "and ten for the rest": the term before those who got it."""
    if [token.lower for token in scan.tokens[first : first + 2]] in _TERMS_OF:
        first += 2  # "life for two and terms of 16 to 20 years for the remaining ten"
    term = term_at(scan.tokens, first, None)
    behind = [token.lower for token in scan.tokens[first + 1 : first + 2]]
    is_to_name = behind == ["to"] and any(each[0] == first + 2 for each in scan.scene.names)
    if term is None and (behind == ["for"] or is_to_name):
        term = term_at(scan.tokens, first, like)
    if term is None:
        return None
    for place in range(term[1], min(len(scan.tokens), term[1] + 4)):
        if scan.tokens[place].lower not in ("to", "for"):
            continue
        begin = place + 1
        names = next((each for each in scan.scene.names if begin <= each[0] <= begin + 2), None)
        mention = next(
            (each for each in scan.scene.mentions if begin <= each.first <= begin + 2), None
        )
        if names is not None and (mention is None or names[0] <= mention.last):
            row = names_after(scan.tokens, scan.scene.names, names[0]) or (*names[:2], names[2:])
            return Gapped(row[2], None, term[0], first, row[1])
        mention = mention or _rest(scan.tokens, begin) or _last_number(scan.tokens, begin)
        if mention is not None:
            return Gapped((), mention, term[0], first, mention.last)
    return None


_TERMS_OF: Final = (["terms", "of"], ["sentences", "of"])


def _is_joined(tokens: Sequence[Token], last: int, begin: int) -> bool:
    words = [token.lower for token in tokens[last:begin]]
    if words[:1] == ["and"] and words[1:2] and words[1] in _WHOSE:
        words = words[:1]  # "Ana Test and her husband Ivan four years each"
    return all(word in ("and", ",", "the", "a") for word in words)


def _past(tokens: Sequence[Token], index: int) -> int:
    """Where the term may begin: behind "to", "got", a comma."""
    age = [token.lower for token in tokens[index : index + 3]]
    if age[:1] == [","] and age[2:] == [","] and age[1].isdigit():
        index += 3  # "and Ivan Test, 39, six and a half years"
    if age[:2] == [",", "who"]:
        end = next(
            (
                at
                for at in range(index + 2, min(len(tokens), index + _REACH))
                if tokens[at].lower == ","
            ),
            index,
        )
        index = end  # "and Ivan Test, who had cooperated, five years"
    while index < len(tokens) and tokens[index].lower in _FILLERS:
        if tokens[index].lower in ("a", "one"):
            return index
        index += 1
    return index


def _rest(tokens: Sequence[Token], first: int) -> Mention | None:
    """As in "the other to two and a half", "ten years to the rest"."""
    words = [token.lower for token in tokens[first : first + 2]]
    if words[:1] != ["the"] or words[1:] not in (["other"], ["others"], ["rest"]):
        return None
    is_one = words[1] == "other"
    return Mention("definite", first, first + 2, Count(1, 1) if is_one else None, is_definite=True)


def _last_number(tokens: Sequence[Token], first: int) -> Mention | None:
    """As in "10 years to nine": a number that nothing follows."""
    number = number_at(tokens, first)
    following = tokens[number.last].lower if number and number.last < len(tokens) else "."
    if number is None or following not in (".", ",", ";", "and"):
        return None
    return Mention("counted", first, number.last, Count(number.minimum, number.maximum))


def _number_alone(tokens: Sequence[Token], first: int, like: ReadSentence) -> Mention | None:
    """As in "four to 25 years", "two 25 years", "two seven": people by a number, not a range."""
    if first + 1 >= len(tokens):
        return None
    is_led = tokens[first + 1].lower in ("to", "got", "received", "others")
    if not is_led and (
        number_at(tokens, first + 1) is None or term_at(tokens, first + 1, like) is None
    ):
        return None
    number = number_at(tokens[first : first + 1], 0)
    if number is None or number.minimum is None:
        return None
    return Mention("counted", first, first + 1, Count(number.minimum, number.maximum))
