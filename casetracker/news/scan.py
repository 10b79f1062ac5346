"""Everything that a sentence names, found once: dates, people, places, authorities, speakers."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.dates.mentions import DateMention, find_dates, opening_of
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Sentence, Token
from casetracker.news.language.words import word_set
from casetracker.news.people.binding import Scene, scene_of
from casetracker.news.places import Span, find_authorities, find_places
from casetracker.news.speakers.attribution import Speech
from casetracker.news.speakers.attribution import speeches as speeches_of
from casetracker.news.values import value


@value()
class PlacedDate:
    """A date with the tokens that it covers."""

    mention: DateMention
    first: int
    last: int


@value(slots=False)
class Scan:
    """A sentence and what it names; places and authorities are looked for when asked for."""

    text: str
    sentence: Sentence
    number: int
    tokens: Sequence[Token]
    dates: tuple[PlacedDate, ...]
    scene: Scene
    speeches: list[Speech]
    term: ReadSentence | None = None
    """The term named a few sentences before at most, from which a bare number takes its unit."""
    is_of_prosecutor: bool = False
    """Whether a prosecutor was spoken of just before, whom "he" or "they" may mean."""

    @cached_property
    def places(self) -> list[Span]:
        """The places that are narrow enough to say where something happened."""
        return find_places(self.text, self.tokens)

    @cached_property
    def authorities(self) -> list[Span]:
        """The courts, prosecutors and services that the sentence names."""
        return find_authorities(self.text, self.tokens)


def scan_of(
    text: str,
    sentence: Sentence,
    number: int,
    known: Mapping[str, str],
    *,
    speeches: list[Speech] | None = None,
    term: ReadSentence | None = None,
    is_of_prosecutor: bool = False,
) -> Scan:
    """The scan of a sentence; `known` are full names by family name, the rest is as in `Scan`.

    Where no speeches are given, they are those that the sentence itself names.
    """
    tokens = sentence.tokens
    dates = tuple(_placed(text, sentence))
    taken = frozenset(place for date in dates for place in range(date.first, date.last))
    return Scan(
        text=text,
        sentence=sentence,
        number=number,
        tokens=tokens,
        dates=dates,
        scene=scene_of(tokens, taken, known),
        speeches=speeches_of(sentence) if speeches is None else speeches,
        term=term,
        is_of_prosecutor=is_of_prosecutor,
    )


def _placed(text: str, sentence: Sentence) -> list[PlacedDate]:
    tokens = sentence.tokens
    placed: list[PlacedDate] = []
    mentions = list(find_dates(text, sentence.start, sentence.end, _openings(tokens)))
    starts = [token.start for token in tokens] if mentions else []
    for mention in mentions:
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.end)
        if first >= len(tokens) or last <= first or _is_given_name(tokens, mention, first, last):
            continue
        placed.append(_without_count(text, tokens, PlacedDate(mention, first, last)))
    return placed


def _is_given_name(tokens: Sequence[Token], mention: DateMention, first: int, last: int) -> bool:
    """As in "the detention of Jan Novak": no month."""
    if mention.kind != "month" or last - first != 1 or tokens[first].lower not in _GIVEN:
        return False
    before = tokens[first - 1].lower if first else ""
    following = tokens[last].text if last < len(tokens) else "."
    return following[0].isupper() and before not in _BEFORE_MONTH


_GIVEN: Final = word_set("jan may april june august")
_BEFORE_MONTH: Final = word_set(
    "in since until till by during early late mid last this next from to and through between"
)


def _openings(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The words that a date may begin with, where they stand."""
    for token in tokens:
        opening = opening_of(token.lower)
        if opening is not None:
            yield token.start, opening


def _without_count(text: str, tokens: Sequence[Token], date: PlacedDate) -> PlacedDate:
    """As in "In December 26 servicemen": the number counts people, so the date is the month alone."""
    mention = date.mention
    if mention.kind != "day" or date.last - date.first != 2 or date.last >= len(tokens):  # noqa: PLR2004 - a month and a number
        return date
    before = tokens[date.first - 1].lower if date.first else ""
    if before not in ("in", "since", "during", "of") or not tokens[date.last - 1].text.isdigit():
        return date
    nouns = lexicon().people.nouns
    following = [token.lower for token in tokens[date.last : date.last + 3]]
    if "," in following[:1] or not any(word in nouns for word in following):
        return date
    end = tokens[date.first].end
    month = DateMention("month", text[mention.start : end], mention.start, end)
    return replace(date, mention=month, last=date.first + 1)
