"""The tables of a user's files that hold words: lists, verbs, people, topics, places."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from casetracker.news.adding.entries import Entry, EntryError
from casetracker.news.adding.gathering import Gathering, Where
from casetracker.news.adding.words import (
    PlaceBook,
    checked_forms,
    checked_list_name,
    checked_people_key,
    checked_word,
    split_words,
)
from casetracker.news.language.tables import shipped

_Take: TypeAlias = Callable[[Gathering, Where, Any, PlaceBook], None]


def _list(gathering: Gathering, where: Where, value: Any, _: PlaceBook) -> None:
    name = checked_list_name(where.key)
    good = gathering.good(where, split_words(value), checked_word)
    gathering.add_words(("triggers", "lists", name), good)


def _verb(gathering: Gathering, where: Where, value: Any, _: PlaceBook) -> None:
    forms = checked_forms(where.key, value)
    if where.key in gathering.tables.get("verbs", {}).get("irregular", {}):
        raise EntryError(f"the forms of '{where.key}' are given twice", "Keep one of the lines")
    gathering.add_words(("verbs", "irregular", where.key), [forms])
    gathering.took(Entry(where.header, where.key, forms, where.file, where.line))


def _people(gathering: Gathering, where: Where, value: Any, _: PlaceBook) -> None:
    name = checked_people_key(where.key)
    good = gathering.good(where, split_words(value), checked_word)
    gathering.add_words(("persons", name), good)


def _topic(gathering: Gathering, where: Where, value: Any, _: PlaceBook) -> None:
    known = ["law", *shipped("topics")["topics"]]
    if where.key not in known:
        raise EntryError(f"there is no topic '{where.key}'", f"Topics are: {', '.join(known)}")
    good = gathering.good(where, split_words(value), checked_word)
    path = ("topics", "law") if where.key == "law" else ("topics", "topics", where.key)
    gathering.add_words(path, good)


def _place(gathering: Gathering, where: Where, value: Any, places: PlaceBook) -> None:
    name = places.checked_name(where.key)
    if not isinstance(value, str):
        raise EntryError("it is not a text of spellings", 'Write id = "Spelling, Spelling"')
    good = gathering.good(
        where, value.split(","), lambda spelling: places.checked_spelling(name, spelling)
    )
    gathering.add_words(("places", "places", name), good, ", ")


WORD_TABLES: Final[Mapping[str, _Take]] = {
    "lists": _list,
    "verbs": _verb,
    "people": _people,
    "topics": _topic,
    "places": _place,
}
