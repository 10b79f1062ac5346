"""Text into paragraphs, sentences and tokens, each with its offsets."""

import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Final

from casetracker.news.language.words import word_set
from casetracker.news.values import value

MAX_TOKENS: Final = 400

_TOKEN: Final = re.compile(r"\d+(?:[.,/:]\d+)*|[^\W\d_]+(?:['\u2019\-.][^\W\d_]+)*|\S")
_END: Final = re.compile(r"[.!?\u2026\u0589](?P<close>[\"'\u201d\u2019)\]]{0,3})(?=\s)")
_ABBREVIATIONS: Final = word_set(
    "mr mrs ms dr prof sr jr st gen col lt maj capt sgt cpl pvt adm brig gov sen rep hon rev"
    " no nos art arts vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec"
    " u.s u.k u.n e.g i.e a.m p.m approx fig vol ch sec para pp ed cf al dist lt.col"
)
_MUST_FOLLOW: Final = word_set("a.m p.m etc inc ltd co corp u.s u.k u.n")
_CAPTION: Final = re.compile(
    r"(?:FILE|File photo|FILE PHOTO|Photo|PHOTO|Image|Caption|Illustration|Archive photo|Pictured"
    r"|Read more|READ MORE|See also|Related|Also read)\s{0,3}[:\u2013\u2014-]"
    r"|\[?(?:FILE|File)\]|\((?:FILE|File)\)"
)
_OPENING: Final = "\u201c\u00ab\u201e"
_MARKS: Final = frozenset([*_OPENING, "\u201d", "\u00bb", '"'])


@value()
class Token:
    """A word, a number or a mark; offsets count in the document's text."""

    text: str
    lower: str
    start: int
    end: int
    is_quoted: bool


@value()
class Sentence:
    """A sentence and its tokens; a caption or box is read at a lower rank."""

    start: int
    end: int
    paragraph: int
    is_caption: bool
    tokens: tuple[Token, ...]
    lowers: list[str] = field(init=False, repr=False, compare=False)
    """The words and marks in lower case, in order."""
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    """Each of them once: most rules need one of a few words, and most sentences have none."""

    def __post_init__(self) -> None:
        """Take the words from the tokens, once for all rules."""
        object.__setattr__(self, "lowers", [token.lower for token in self.tokens])
        object.__setattr__(self, "words", frozenset(self.lowers))


def split_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; white space around them belongs to none."""
    for number, (start, end) in enumerate(_paragraphs(text)):
        is_caption = _CAPTION.match(text, start, end) is not None
        quotes = _Quotes()
        for first, last in _spans(text, start, end):
            tokens = tuple(_tokens(text, first, last, quotes))
            if quotes.has_closed:
                tokens = _with_quotes_closed(tokens)
            for cut in range(0, len(tokens), MAX_TOKENS):
                part = tokens[cut : cut + MAX_TOKENS]
                yield Sentence(part[0].start, part[-1].end, number, is_caption, part)


def _with_quotes_closed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with the comma behind the mark in 'for "spreading news," was freed': no speech ends."""
    marks = [place for place, token in enumerate(tokens) if token.text in _CLOSING]
    for place in [mark - 1 for mark in marks if 0 < mark < len(tokens) - 1]:
        comma, mark, following = tokens[place : place + 3]
        if comma.text != "," or following.lower not in _GOES_ON:
            continue
        mark = replace(mark, start=comma.start, end=comma.end)
        comma = replace(comma, start=comma.start + 1, end=comma.end + 1, is_quoted=False)
        tokens = (*tokens[:place], mark, comma, *tokens[place + 2 :])
    return tokens


_CLOSING: Final = frozenset(['"', "\u201d"])
_GOES_ON: Final = word_set("was were is are has had have died will")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines are paragraphs, but a line that goes on in lower case belongs to the one before."""
    start: int | None = None
    end = position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        first = position + (len(line) - len(line.lstrip()))
        position += len(line)
        goes_on = start is not None and stripped and _goes_on(text, end, stripped)
        if start is not None and not goes_on:
            yield start, end
            start = None
        if stripped:
            start = first if start is None else start
            end = first + len(stripped)
    if start is not None:
        yield start, end


def _goes_on(text: str, end: int, line: str) -> bool:
    """Whether a line is the rest of a sentence that was wrapped at a line's end."""
    return text[end - 1] not in ".!?:\"'\u201d\u2026" and (
        line[0].islower() or text[end - 1] in ",;-" or (line[0].isdigit() and line[0] != "0")
    )


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, end):
        if _is_break(text, first, match, end):
            yield first, match.end()
            first = match.end()
            while first < end and text[first].isspace():
                first += 1
    if first < end:
        yield first, end


def _is_break(text: str, first: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : min(match.end() + 40, end)].lstrip()
    if not following or following[0] == "\u00a7":
        return False
    opener = following.lstrip("\"'\u201c\u2018\u00ab([")[:1]
    if match.group()[0] != ".":
        return not opener.islower() or bool(match["close"]) is False
    word = text[max(first, match.start() - 12) : match.start()].split()[-1:] or [""]
    stem = word[0].lstrip("\"'\u201c(").lower()
    if match["close"]:
        return not opener.islower()
    if stem in _MUST_FOLLOW:
        return opener.isupper() and following.split()[0].lower() in _STARTERS
    if _SEVERAL_INITIALS.fullmatch(stem):
        is_name = opener.isupper() and following.split()[0].lower() not in _STARTERS
        if following[0] == "(" or (is_name and word[0].isupper()):
            return False  # "Kristof V.D.B. (46) was", "Justice K.R. Test"
    if stem in _ABBREVIATIONS or (len(stem) == 1 and stem.isalpha() and stem != "i"):
        return False
    return not opener.islower()


_SEVERAL_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,2}")
_STARTERS: Final = word_set(
    "the a an in on at he she they it this that these those but and however meanwhile earlier"
    " according after before"
)


class _Quotes:
    """Whether a token stands inside of quotation marks, followed through a paragraph."""

    def __init__(self) -> None:
        self.is_open = False
        self.has_closed = False

    def feed(self, mark: str) -> bool:
        """Take one of the marks; give whether it is quoted (a mark itself is not)."""
        self.is_open = not self.is_open if mark == '"' else mark in _OPENING
        self.has_closed = self.has_closed or mark in _CLOSING
        return False


def _tokens(text: str, start: int, end: int, quotes: _Quotes) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        if "\u2019" in lower:
            lower = lower.replace("\u2019", "'")
        is_quoted = quotes.feed(word) if word in _MARKS else quotes.is_open
        tokens.append(Token(word, lower, *match.span(), is_quoted))
    return tokens
