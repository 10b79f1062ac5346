"""Sentences that are no part of a story: subscription lines, links to other stories, site notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from casetracker.news.language import tables
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.phrases import Pattern, PhraseTable, compile_pattern
from casetracker.news.language.sentences import Sentence, Token

KINDS: Final = ("lines", "sentences", "headings")
_MARKS: Final = frozenset(":.!\u2026-\u2013\u2014|\u00bb>")


@dataclass(frozen=True, slots=True)
class NoiseList:
    """The noise list in force; each pattern carries its own text, a section where it ends."""

    lines: PhraseTable[str]
    sentences: PhraseTable[str]
    headings: PhraseTable[str]
    sections: PhraseTable[tuple[str, PhraseTable[str] | None]]


@cache
def noise_list() -> NoiseList:
    """The noise list in force: what ships with the reader, and what a user adds to it."""
    table = tables.table("noise")
    sections = [
        Pattern(_elements(row["from"]), (row["from"], _end(row.get("until"))))
        for row in table["section"]
    ]
    return NoiseList(
        _phrases(table["lines"]),
        _phrases(table["sentences"]),
        _phrases(table["headings"]),
        PhraseTable(sections),
    )


def _phrases(texts: Sequence[str]) -> PhraseTable[str]:
    return PhraseTable([Pattern(_elements(text), text) for text in texts])


def _end(text: str | None) -> PhraseTable[str] | None:
    return None if text is None else _phrases([text])


def _elements(text: str) -> Any:
    return compile_pattern(text, lexicon().lists)


class NoiseFilter:
    """Tells, sentence by sentence in order, what of a document is noise."""

    def __init__(self, text: str) -> None:
        self.skipped = 0
        self._text = text
        self._paragraph = -1
        self._whole: str | None = None
        self._section: tuple[str, PhraseTable[str] | None] | None = None

    def why(self, sentence: Sentence) -> str | None:
        """Why a sentence is not to be read, in words; None where it is."""
        reason = self._why(sentence)
        self.skipped += reason is not None
        return reason

    def _why(self, sentence: Sentence) -> str | None:
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._whole = self._of_paragraph(sentence)
        if self._whole is not None:
            return self._whole
        found = noise_list().sentences.first(sentence)
        return None if found is None else f'a sentence with "{found}"'

    def _of_paragraph(self, sentence: Sentence) -> str | None:
        tokens = sentence.tokens
        known = noise_list()
        if self._section is not None:
            name, end = self._section
            if end is None or not self._is_heading(end, sentence):
                return f'in the section "{name}"'
            self._section = None
            return f'the end of the section "{name}"'
        lines = known.lines.at(tokens, 0)
        if lines:
            return f'a line that begins with "{lines[0][1]}"'
        if not self._ends_line(sentence):
            return None
        section = _filled(known.sections, tokens)
        if section is not None:
            self._section = section
            return f'the section "{section[0]}"'
        heading = _filled(known.headings, tokens)
        return None if heading is None else f'the heading "{heading}"'

    def _is_heading(self, table: PhraseTable[str], sentence: Sentence) -> bool:
        return self._ends_line(sentence) and _filled(table, sentence.tokens) is not None

    def _ends_line(self, sentence: Sentence) -> bool:
        rest = self._text[sentence.end : sentence.end + 2].lstrip(" \t")
        return not rest or rest.startswith("\n")


def _filled(table: PhraseTable[Any], tokens: Sequence[Token]) -> Any:
    """What stands for a pattern that fills a line, but for marks behind it; None where none does."""
    for end, payload in table.at(tokens, 0):
        if all(token.text in _MARKS for token in tokens[end:]):
            return payload
    return None
