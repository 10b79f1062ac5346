"""Lists: what a line says of a place, a name or a part, where the sentence before says what befell them.

"At least 412 were detained. By city: Alphaville - 164", "The court sentenced: A. Test, 10 years".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.vocabulary import Modality
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.contract import Count, ReadClaim
from casetracker.news.grammar.verb_forms import BULLETS
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import Number, number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.terms import find_terms
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan

LEAST: Final = 2
FACTOR: Final = 0.85
_RECENT: Final = 8
_LONGEST: Final = 9
_FILLERS: Final = word_set(
    "in at the of and a an first second third fourth fifth sixth court courts case cases file files"
    " group groups region province district city town prison elsewhere others another about around"
    " some over more than at least up to fewer nearly almost two three dozen dozens hundred people"
    " persons men women north south east west other places rest"
)
_COUNTED: Final = word_set(
    "detained captured released convicted sentenced charged acquitted remanded pardoned"
)
_WEATHER: Final = word_set("weather degrees forecast showers rain sunny cloudy temperatures snow")
_TERMED: Final = frozenset(["sentenced", "convicted", "on_trial", "appeal_decided"])


_TITLED: Final = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a list with its number."""

    first: int
    last: int
    number: Number


class ListBook:
    """What the lists of a document are about, as far as it has been read."""

    def __init__(self, subjects: SubjectBook) -> None:
        self._subjects = subjects
        self._base: ReadClaim | None = None
        self._base_at = -_RECENT
        self._is_open = False

    def read(self, scan: Scan, claims: Sequence[ReadClaim]) -> list[ReadClaim]:
        """The claims that a sentence makes as a list, beside those that it makes in words."""
        own = [claim for claim in claims if _may_govern(claim)]
        lowers = scan.sentence.lowers
        colon = lowers.index(":") if ":" in scan.sentence.words else None
        if own:
            # "sentenced five people: A. Test, five years": the list is of the five.
            counted = [claim for claim in own if claim.count is not None]
            self._base, self._base_at = (counted or own)[-1], scan.number
        is_closed = lowers[-1] == ":"
        if own and colon is not None and _are_behind(own, scan.tokens[colon].start):
            colon = (
                None  # "Eight are foreigners: five Poles and a teacher who was convicted in May"
            )
        found: list[ReadClaim] = []
        is_weather = not scan.sentence.words.isdisjoint(_WEATHER)
        if not own and colon is not None and _is_told(scan.tokens[:colon]):
            colon = None  # "Eight of the 38 are foreigners: three Lithuanians and five Poles"
        if self._base is not None and scan.number - self._base_at <= _RECENT and not is_weather:
            found = list(self._listed(scan, self._base, colon, is_item=not claims))
        self._is_open = is_closed or (self._is_open and bool(found))
        if found:
            self._base_at = scan.number
        return found

    def _listed(
        self, scan: Scan, base: ReadClaim, colon: int | None, *, is_item: bool
    ) -> Iterator[ReadClaim]:
        if colon is not None and base.stage in _TERMED:
            told = list(self._of_terms(scan, base, colon))
            if told:
                yield from told
                return
        if colon is not None and colon + 1 < len(scan.tokens):
            parts = list(_parts(scan, colon + 1))
            if len(parts) >= LEAST:
                yield from (self._of_part(scan, base, part) for part in parts)
                return
        if not is_item or not (self._is_open or _is_bulleted(scan.tokens)):
            return
        if base.stage in _TERMED and scan.scene.names:
            yield from self._of_term(scan, base)
            return
        parts = list(_parts(scan, _behind_bullet(scan.tokens)))
        if len(parts) == 1 or len(parts) >= LEAST:
            yield from (self._of_part(scan, base, part) for part in parts)

    def _of_terms(self, scan: Scan, base: ReadClaim, colon: int) -> Iterator[ReadClaim]:
        """As in "A. Test, five years; B. and C. Probe, two years each", "A. Test: 30 years"."""
        is_head = any(last == colon for _, last, _ in scan.scene.names)
        first = 0 if is_head else colon + 1
        for last in range(first, len(scan.tokens) + 1):
            if last < len(scan.tokens) and scan.tokens[last].lower not in (";", "."):
                continue
            names = [each for each in scan.scene.names if first <= each[0] and each[1] <= last]
            terms = find_terms(scan.tokens[:last], names[-1][1]) if names else []
            if terms and not _has_verb(scan.tokens[first:last]):
                start = scan.tokens[names[0][0]].start
                end = scan.tokens[terms[0][1] - 1].end
                called = tuple(name for _, _, name in names)
                key = self._key_of(base, called, scan)
                claim = _carried(scan, base, start, end, count=None, subject=key)
                yield replace(claim, stage="sentenced", persons=called, sentence=terms[0][0])
            first = last + 1

    def _of_part(self, scan: Scan, base: ReadClaim, part: _Part) -> ReadClaim:
        number = part.number
        count = Count(number.minimum, number.maximum)
        mention = Mention("counted", number.first, number.last, count, is_about=number.is_about)
        start, end = scan.tokens[part.first].start, scan.tokens[part.last - 1].end
        label = scan.text[start:end]
        key = self._subjects.of_mention(mention, label, scan.number)
        return _carried(scan, base, start, end, count=count, subject=key)

    def _key_of(self, base: ReadClaim, names: tuple[str, ...], scan: Scan) -> str:
        """The key of those whom the list is of, who are named by and by; else of these alone."""
        if base.subject is None:
            return self._subjects.of_names(names, scan.number)
        self._subjects.learn(base.subject, names=names)
        return base.subject

    def _of_term(self, scan: Scan, base: ReadClaim) -> Iterator[ReadClaim]:
        first, last, name = scan.scene.names[0]
        terms = find_terms(scan.tokens, last)
        if not terms:
            return
        start, end = scan.tokens[first].start, scan.tokens[terms[0][1] - 1].end
        key = self._key_of(base, (name,), scan)
        claim = _carried(scan, base, start, end, count=None, subject=key)
        yield replace(claim, stage="sentenced", persons=(name,), sentence=terms[0][0])


def list_first(scan: Scan, index: int) -> int:
    """Where a list of people by name begins behind a colon; the end of the sentence where there is none."""
    for place in range(index, len(scan.tokens)):
        if scan.tokens[place].lower == ":":
            is_named = any(place < first <= place + _TITLED for first, _, _ in scan.scene.names)
            return place if is_named else len(scan.tokens)
    return len(scan.tokens)


def _has_verb(tokens: Sequence[Token]) -> bool:
    by_word = lexicon().forms.by_word
    return any(
        {"past", "part", "third"} & by_word.get(token.lower, frozenset()) for token in tokens
    )


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether what stands before a colon is a statement of its own."""
    return _has_verb(tokens) or any(token.lower in ("are", "is", "were", "was") for token in tokens)


def _carried(
    scan: Scan, base: ReadClaim, start: int, end: int, *, count: Count | None, subject: str | None
) -> ReadClaim:
    return replace(
        base,
        start=start,
        end=end,
        quote=scan.text[start:end],
        count=count,
        persons=(),
        charges=(),
        sentence=None,
        place=None,
        subject=subject,
        rule="listed",
        score=round(base.score * FACTOR, 2),
    )


def _are_behind(claims: Sequence[ReadClaim], at: int) -> bool:
    return all(claim.start > at for claim in claims)


def _may_govern(claim: ReadClaim) -> bool:
    return claim.stage in (_COUNTED | _TERMED) and claim.modality is Modality.ASSERTED


def _is_bulleted(tokens: Sequence[Token]) -> bool:
    return tokens[0].lower in BULLETS or _behind_bullet(tokens) > 0


def _behind_bullet(tokens: Sequence[Token]) -> int:
    """The first token behind "-", "3." or "b)"."""
    if tokens[0].lower in BULLETS:
        return 1
    is_mark = len(tokens) > LEAST and tokens[1].lower in (".", ")") and len(tokens[0].text) <= LEAST
    return 2 if is_mark else 0


def _parts(scan: Scan, start: int) -> Iterator[_Part]:
    """The stretches between commas that are a place or a name of a part and a number, nothing else."""
    tokens = scan.tokens
    first = start
    for place in range(start, len(tokens) + 1):
        is_end = place == len(tokens) or tokens[place].lower in (",", ";", ".", "and")
        if not is_end:
            continue
        part = _part(scan, first, place)
        if part is not None:
            yield part
        first = place + 1


def _part(scan: Scan, first: int, last: int) -> _Part | None:
    tokens = scan.tokens
    if not 1 < last - first <= _LONGEST:
        return None
    found: Number | None = None
    index = first
    is_placed = False
    while index < last:
        number = None if index in scan.scene.taken else number_at(tokens, index)
        if number is not None and tokens[index].lower not in ("a", "an"):
            if found is not None:
                return None
            found = number
            index = number.last
            continue
        lower = tokens[index].lower
        is_name = tokens[index].text[0].isupper()
        is_placed = is_placed or is_name or lower in ("elsewhere", "in", "first", "second", "third")
        if not (
            is_name
            or lower in _FILLERS
            or lower in BULLETS
            or lower in (":", "(", ")")
            or lower in lexicon().people.nouns
        ):
            return None
        index += 1
    return _Part(first, last, found) if found is not None and is_placed else None
