"""Names of people in the words that a report quotes: whoever they are, unless they hold an office."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from casetracker.news.language.sentences import split_sentences
from casetracker.news.people.name_spans import name_spans
from casetracker.reports.speaker_names import OFFICE

_QUOTED: Final = re.compile("\u201c([^\u201c\u201d]+)\u201d")
_BEFORE: Final = 40


def names_told(context: Mapping[str, Any], bodies: frozenset[str]) -> tuple[str, ...]:
    """Each run of words within quotation marks that may be a person's name; bodies and offices are none."""
    texts = dict.fromkeys(_quotations(context))
    found: dict[str, None] = {}
    for text in texts:
        for sentence in split_sentences(text):
            for first, end, name in name_spans(sentence.tokens, {}):
                start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
                around = text[max(start - _BEFORE, 0) : stop]
                is_body = name.casefold() in bodies or OFFICE.search(around) is not None
                if not is_body and " " in name:
                    found[name] = None
    return tuple(found)


def _quotations(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _QUOTED.findall(value)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _quotations(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _quotations(one)
