"""A user's word lists, verbs and places, checked word by word."""

import re
from typing import Any, Final

from casetracker.news.adding.entries import EntryError
from casetracker.news.adding.patterns import VERB, folded, is_one_word
from casetracker.news.language.tables import shipped

PEOPLE: Final = ("nouns", "not_people", "before_not_people", "demonyms", "casualties")
LONGEST_SPELLING: Final = 60
LONGEST_WORD: Final = 60
FORMS: Final = 4
_PLACE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LIST: Final = re.compile(r"[a-z][a-z_]{0,39}")


def checked_word(word: str, *, may_be_verb: bool = False) -> str:
    """A word as the reader compares it; raises EntryError."""
    if may_be_verb and VERB.fullmatch(word):
        return word
    if len(word) > LONGEST_WORD or not is_one_word(word):
        raise EntryError(
            f"'{word[:LONGEST_WORD]}' is not one word to the reader",
            "Write words apart, without marks between them",
        )
    return folded(word)


def split_words(value: Any) -> list[str]:
    """The words of a list as they came; raises EntryError where it is no text."""
    if not isinstance(value, str):
        raise EntryError("it is not a text of words", 'Write name = "word word"')
    words = folded(value).split()
    if not words:
        raise EntryError("it has no words", "Write at least one, or remove the line")
    return words


def checked_list_name(name: str) -> str:
    """The name of a list; raises EntryError."""
    if name == "people":
        raise EntryError("people have a table of their own", 'Write nouns = "..." under [people]')
    if not _LIST.fullmatch(name):
        raise EntryError(f"'{name[:LONGEST_WORD]}' is no name for a list", "Use letters and _")
    return name


def checked_people_key(name: str) -> str:
    """The name of a list of [people]; raises EntryError."""
    if name not in PEOPLE:
        raise EntryError(f"[people] has no '{name}'", f"It has {', '.join(PEOPLE)}")
    return name


def checked_forms(base: str, value: Any) -> str:
    """The forms of a verb: past, participle, third person, -ing; raises EntryError."""
    if not VERB.fullmatch(f"<{base}>"):
        raise EntryError(f"'{base[:LONGEST_WORD]}' is no verb", "Write its base form in a to z")
    if base in shipped("verbs")["irregular"]:
        raise EntryError(f"the reader knows the forms of '{base}'", "Remove the line")
    forms = split_words(value)
    if len(forms) != FORMS:
        raise EntryError(
            f"'{base}' has {len(forms)} forms and needs {FORMS}",
            'Write past, participle, third person and -ing: net = "netted netted nets netting"',
        )
    return " ".join(checked_word(form) for form in forms)


class PlaceBook:
    """Checks places; a spelling belongs to one place."""

    def __init__(self) -> None:
        self._owners = {
            folded(spelling): name
            for name, spellings in shipped("places")["places"].items()
            for spelling in spellings.split(",")
        }

    def checked_name(self, name: str) -> str:
        """The id of a place; raises EntryError."""
        if not _PLACE.fullmatch(name):
            raise EntryError(
                f"'{name[:LONGEST_WORD]}' is no name for a place", "Use a to z, digits and _"
            )
        return name

    def checked_spelling(self, name: str, spelling: str) -> str:
        """A spelling of a place, words as they came; raises EntryError."""
        words = " ".join(spelling.replace("\u2019", "'").split())
        if not words or len(words) > LONGEST_SPELLING:
            raise EntryError(
                f"a spelling has 1 to {LONGEST_SPELLING} characters",
                "Write spellings, commas between",
            )
        for word in words.split():
            if not is_one_word(word):
                raise EntryError(f"'{word}' is not one word to the reader", "Write words only")
        owner = self._owners.setdefault(folded(words), name)
        if owner != name:
            raise EntryError(
                f"'{words}' is a spelling of '{owner}' already",
                f"Add to '{owner}' if that is the place; the reader cannot tell two apart by name",
            )
        return words


class CueBook:
    """Checks cue words: within a table one word has one meaning."""

    def __init__(self) -> None:
        self.tables = shipped("cues")
        self._owners: dict[tuple[str, str], str] = {}
        for table in ("modal", "governor", "noun_scope"):
            for name, words in self.tables[table].items():
                for word in words.split():
                    self._owners.setdefault((_place(table, name), word), name)

    def checked(self, table: str, name: str, word: str) -> str:
        """A word of a cue list; raises EntryError."""
        word = checked_word(word, may_be_verb=table == "noun_scope")
        if table not in ("modal", "governor", "noun_scope"):
            return word
        owner = self._owners.setdefault((_place(table, name), word), name)
        if owner != name:
            raise EntryError(
                f"'{word}' is a cue of '{owner}' already", "A word has one meaning: choose another"
            )
        return word


def _place(table: str, name: str) -> str:
    """Cues before a noun and behind it are looked up apart."""
    if name == "done":
        return f"{table} done"
    return f"{table} behind" if name.startswith("behind_") else table
