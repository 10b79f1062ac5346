"""What people are accused of: the text's own words and the articles that it names."""

import re
from collections.abc import Sequence
from typing import Final

from casetracker.news.contract import ReadCharge
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.provisions import provisions_in, provisions_told

MAX_TOKENS: Final = 45
_CASE_NUMBER: Final = re.compile(
    r"(?:No\.?|\u2116|number|#)\s{0,2}(\d[\w./()-]{0,24}\d|\d)", re.IGNORECASE
)
_ENDS: Final = frozenset([";", ":", ".", "?", "!", '"', "\u201d", "but", "while", "whereas"])
_QUOTES: Final = {'"': '"', "\u201c": "\u201d"}
_NAMED: Final = 6
_FOLLOWERS: Final = word_set(
    "who which where when with after as because he she they the according was were has had have is are"
    " will would"
)


def charges_after(
    text: str, tokens: Sequence[Token], start: int, dates: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[ReadCharge, ...], int]:
    """The charges worded from a token on, and the index after the wording.

    `dates` are spans of tokens: a day at the end of the wording is no part of the charge.
    """
    end = _without_day(tokens, start, _wording_end(tokens, start), dates)
    if end <= start or tokens[start].lower in _BE:
        return (), start
    further = _further(tokens, end)
    if further:
        first = charges_after(text, tokens[:end], start, dates)[0]
        others, last = charges_after(text, tokens, further, dates)
        return (*first, *others), last
    articles = provisions_told(text, tokens[start].start, tokens[end - 1].end)
    wording = text[tokens[start].start : tokens[end - 1].end]
    wording = wording.strip(_EDGES) if wording.count('"') == 1 else wording.rstrip(" ,")
    if not articles:
        return ((ReadCharge(wording),) if wording.lower() not in _POINTING else ()), end
    bracketed = _bracketed(wording)
    if bracketed:
        return bracketed, end
    is_each_worded = len(articles) > 1 and all(articles.values())
    return tuple(
        ReadCharge(gloss if is_each_worded and gloss else wording, article)
        for article, gloss in articles.items()
    ), end


def _further(tokens: Sequence[Token], comma: int) -> int:
    """Where the next charge begins in "conspiracy, which carries up to 20 years, and fraud"; 0 elsewhere."""
    opened = [token.lower for token in tokens[comma : comma + 3]]
    if opened[:2] != [",", "which"] or opened[2:] not in (["carries"], ["carry"], ["carried"]):
        return 0
    for place in range(comma + 3, min(len(tokens) - 2, comma + _ASIDE)):
        if tokens[place].lower == "," and tokens[place + 1].lower == "and":
            return 0 if _is_next_verb(tokens, place + 1) else place + 2
    return 0


_ASIDE: Final = 24


# "what he was convicted of is not known"
_BE: Final = word_set("is are was were has have had")
_EDGES: Final = ' ,"'
_POINTING: Final = word_set("them him her it this that those these us")


def _bracketed(wording: str) -> tuple[ReadCharge, ...]:
    """As in "treason (Article 275) and with theft (Article 158)": each act with its own article."""
    charges: list[ReadCharge] = []
    position = 0
    for match in _BRACKETS.finditer(wording):
        articles = provisions_in(wording, match.start(), match.end())
        act = _JOINT.sub("", wording[position : match.start()]).strip(" ,")
        if not articles or not act:
            return ()
        charges += [ReadCharge(act, article) for article in articles]
        position = match.end()
    return tuple(charges) if len({charge.wording for charge in charges}) > 1 else ()


_BRACKETS: Final = re.compile(r"\([^()]{3,120}\)")
_JOINT: Final = re.compile(r"^[\s,]*(?:and|as well as)?\s*(?:with|of|for)?\s+")


def with_articles(
    charges: tuple[ReadCharge, ...], articles: Sequence[str]
) -> tuple[ReadCharge, ...]:
    """The charges with the articles that stand apart from their wording; a single one is joined to it."""
    if not articles or any(charge.article for charge in charges):
        return charges
    if len(charges) == 1:
        return tuple(ReadCharge(charges[0].wording, article) for article in articles)
    return (*charges, *(ReadCharge("", article) for article in articles))


def act_start(tokens: Sequence[Token], index: int) -> int:
    """Where the wording of an act begins: with the adverbs before its verb."""
    while index > 0 and tokens[index - 1].lower.endswith("ly"):
        index -= 1
    return index


def _without_day(
    tokens: Sequence[Token], start: int, end: int, dates: Sequence[tuple[int, int]]
) -> int:
    for first, last in reversed(dates):
        if start < first < end <= last:
            end = first
            while end > start + 1 and tokens[end - 1].lower in _BEFORE_DAY:
                end -= 1
    return end


def _wording_end(tokens: Sequence[Token], start: int) -> int:
    end = start
    is_act = not tokens[start].lower.endswith("ing") if start < len(tokens) else False
    while end < len(tokens) and end - start < MAX_TOKENS:
        lower = tokens[end].lower
        if end > start and (closing := _named_until(tokens, end)):
            end = closing
            continue
        if lower == "." and _is_abbreviated(tokens, end):
            end += 1
            continue
        if lower in _QUOTES and (closing := _glossed_until(tokens, end)):
            end = closing
            continue
        if lower in _ENDS and end > start:
            break
        if lower == "," and _is_of_next(tokens, end):
            break
        if lower == "," and (_leaves(tokens, end) or (is_act and _trails(tokens, end))):
            break
        if end > start and (lower in _LEAVES or (lower == "and" and _is_next_verb(tokens, end))):
            break
        if end > start and lower in _SETTLED and _goes_on(tokens, start, end):
            break
        end += 1
    return end


def _is_of_next(tokens: Sequence[Token], comma: int) -> bool:
    """As in "conspiring to sell pills, U.S. Attorney Test said", "the count, each defendant faces"."""
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None:
        return False
    behind = [token.lower for token in tokens[comma + 1 : comma + _REACH_OF_SPEAKER]]
    is_said = following.text[0].isupper() and not lexicon().cues.speech.isdisjoint(behind)
    return is_said or following.lower in ("each", "he", "she", "they", "it")


_REACH_OF_SPEAKER: Final = 10


def _is_abbreviated(tokens: Sequence[Token], stop: int) -> bool:
    """As in "Law No. 2911", "art. 270 of the Penal Code"."""
    following = tokens[stop + 1].lower if stop + 1 < len(tokens) else "."
    before = tokens[stop - 1].lower if stop else ""
    return before in _CODES or (before in _SHORT and following[0].isdigit())


_CODES: Final = frozenset(["u.s.c", "c.f.r"])
_SHORT: Final = word_set("no art arts sec secs para paras ch")


def _glossed_until(tokens: Sequence[Token], opening: int) -> int:
    """Where a gloss ends, as in `Article 205.5 ("participation in an organisation") and`; 0 elsewhere."""
    if not opening or tokens[opening - 1].lower != "(":
        return 0
    for place in range(opening + 1, min(len(tokens) - 1, opening + _GLOSS)):
        if tokens[place].lower == _QUOTES[tokens[opening].lower]:
            return place + 2 if tokens[place + 1].lower == ")" else 0
    return 0


_GLOSS: Final = 24


def _named_until(tokens: Sequence[Token], opening: int) -> int:
    """Where a short name in quotes ends, as in `leading an "extremist movement" by printing`; 0 elsewhere."""
    close = _QUOTES.get(tokens[opening].lower)
    for place in range(opening + 1, min(len(tokens) - 1, opening + 2 + _NAMED)):
        if tokens[place].lower == close:
            following = tokens[place + 1]
            return place + 1 if place > opening + 1 and following.text[0].isalpha() else 0
        if tokens[place].lower in _ENDS:
            return 0
    return 0


def _trails(tokens: Sequence[Token], comma: int) -> bool:
    """As in "crossed the border, taking up positions": told beside the charge."""
    following = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    return following.endswith("ing") and len(following) > 4  # noqa: PLR2004 - longer than "ring"


def _is_next_verb(tokens: Sequence[Token], joint: int) -> bool:
    """Whether "and" goes on with another verb: "and remanded", "and were sent", "and mined"."""
    place = joint + 1
    while place < len(tokens) and tokens[place].lower.endswith("ly"):
        place += 1
    if place >= len(tokens):
        return False
    lower = tokens[place].lower
    tags = lexicon().forms.by_word.get(lower, frozenset())
    return lower in _AUXILIARIES or bool(tags & {"past", "part"})


def _goes_on(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """As in "accused of taking bribes was sent to court": the verb of whom the charge stands beside."""
    return not _OPEN_CLAUSES & {token.lower for token in tokens[start:verb]}


_SETTLED: Final = word_set(
    "was were has have is are pleaded denied denies deny appeared went faces"
)
_OPEN_CLAUSES: Final = word_set("that who which whom when where what how as")
_AUXILIARIES: Final = word_set("is are was were has have had will would may could might face faces")
_LEAVES: Final = word_set("after during following near")
_BEFORE_DAY: Final = word_set("on in at since of the late early of during")


def is_share(tokens: Sequence[Token], of: int) -> bool:
    """As in "are facing charges, some of them at liberty": the "of" words no charge."""
    before = tokens[of - 1].lower if of else ""
    return before in _SHARES or before[:1].isdigit()


_SHARES: Final = word_set("some one two three four most many all none several both")


def _leaves(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma ends the wording: ", who", ", the ministry said"."""
    following = [token.lower for token in tokens[comma + 1 : comma + 8]]
    if following[:2] in (["of", "whom"], ["of", "which"]):
        return True  # "with riot, of whom 41 have pleaded guilty"
    if following[:2] == ["and", "that"] or following[0:2] in (
        ["together", "with"],
        ["along", "with"],
    ):
        return True
    if following[:3] == ["as", "well", "as"]:
        return any(token.text[0].isupper() for token in tokens[comma + 4 : comma + 9])
    if following[:1] in (["a"], ["an"]) and _CALLED & set(following[1:2]):
        return True  # "of mass unrest, an offence that carries ten years"
    if not following or following[0] in _FOLLOWERS:
        return True
    if following[0] == "and" and following[1:2] and following[1] in _OF_THEIRS:
        return any(word in _AUXILIARIES or word in _NEXT for word in following[2:])
    if following[:2] == ["not", "guilty"]:
        return True
    return any(word in _SAID for word in following)


_SAID: Final = word_set("said says reported told stated finds rules")
_OF_THEIRS: Final = word_set("his her their he she they")
_NEXT: Final = word_set("begins opens starts goes continues resumes remains")
_CALLED: Final = word_set(
    "offence offense crime decision charge accusation allegation claim move verdict step conviction"
)


def case_number(text: str, start: int, end: int) -> str | None:
    """The number of a criminal case that a stretch names."""
    stretch = text[start:end]
    if "case" not in stretch.lower():
        return None
    match = _CASE_NUMBER.search(stretch)
    return None if match is None else match[1]
