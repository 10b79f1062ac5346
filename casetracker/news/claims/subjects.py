"""Which claims of a document are about the same people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.claims.subject_entries import (
    GENERAL,
    Entry,
    fits,
    is_of_one,
    is_of_two,
    is_pair,
    is_told_apart,
    subject_of,
    units_fit,
)
from casetracker.news.contract import Count, ReadDate, Subject
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention
from casetracker.news.people.shares import is_share_of_them

_BEFALLEN: Final = word_set(
    "detainees captives prisoners hostages convicts inmates internees accused defendants suspects"
)
_RECENT: Final = 12
_NEXT: Final = 2
MAX_LABEL: Final = 79


class SubjectBook:
    """The people of a document, in the order in which they come up."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._by_key: dict[str | None, Entry] = {}
        self._placed: dict[tuple[int, int], str] = {}
        self._alone: str | None = None
        self._topic: tuple[Mention, str, int] | None = None

    def of_mention(
        self, mention: Mention, label: str, sentence: int, *, is_part: bool = False
    ) -> str | None:
        """The key of the people that a mention stands for, new or known; a part keeps its whole."""
        placed = self._placed.get((sentence, mention.first))
        if placed is not None:
            return placed
        known = len(self._entries)
        whole = self._whole_for(mention, sentence) if is_part else None
        is_next = whole is not None and self._is_of_next(mention, whole)
        key = (
            self._add(mention, label, sentence).key
            if is_next
            else self._key_of(mention, label, sentence)
        )
        if key is not None:
            self._placed[sentence, mention.first] = key
        if len(self._entries) > known and whole is not None:
            self._entries[-1].whole = whole
            self._entries[-1].is_part = self._by_key[whole].last_seen < sentence
        return key

    def of_stage(self, stage: str | None, sentence: int) -> str | None:
        """The key of those who reached a stage last, for "those convicted"; None where nobody did."""
        reached = [
            entry
            for entry in self._entries
            if stage in entry.stages and sentence - entry.last_seen <= _NEXT and stage is not None
        ]
        last = max(reached, key=lambda entry: entry.last_seen, default=None)
        return None if last is None else last.key

    def _whole_for(self, mention: Mention, sentence: int) -> str | None:
        """Those spoken of last who are more than a part of them, and may be called the same."""
        count = mention.count
        least = 1 if count is None else count.maximum or count.minimum or 1
        recent = [
            entry
            for entry in self._entries
            if sentence - entry.last_seen <= _RECENT
            and entry.count is not None
            and (entry.count.minimum or 0) > least
            and units_fit(entry.unit, mention.unit)
        ]
        if count is not None and count.of is not None:
            recent = [each for each in recent if each.count and each.count.minimum == count.of]
            if not recent and mention.of_note is None:
                recent = [self._add_whole(mention, count.of, sentence)]
        best = max(recent, key=lambda entry: entry.last_seen, default=None)
        return None if best is None else best.whole or best.key

    def _is_of_next(self, mention: Mention, whole: str) -> bool:
        """Whether "two" or "the other two" are some of those told last, not two told before these."""
        if mention.unit is not None:
            return False
        since = self._by_key[whole].last_seen
        alike = [e for e in self._entries if fits(e, mention) and e.key != whole]
        return bool(alike) and all(e.whole != whole and e.last_seen < since for e in alike)

    def _key_of(self, mention: Mention, label: str, sentence: int) -> str | None:
        known = self._known(mention, label, sentence)
        if known is not None:
            known.last_seen = sentence
            if known.unit is None and mention.unit is not None and known.count == _bare(mention):
                known.unit, known.label = (
                    mention.unit,
                    _shortened(label),
                )  # "Two", then "two dockers"
            if known.count is None and mention.count is not None:
                known.count = mention.count
                is_called = mention.kind != "pronoun"  # "Both" are called by what they were before
                known.label = _shortened(label) if is_called else known.label
            if known.count is not None and known.count.of is None and mention.count is not None:
                known.count = replace(known.count, of=mention.count.of)  # "11", then "11 of the 38"
            return known.key
        if mention.kind == "pronoun":
            return None
        return self._add(mention, label, sentence).key

    def of_names(self, names: tuple[str, ...], sentence: int) -> str:
        """The key of people who are named."""
        for entry in self._entries:
            if set(names) & set(entry.names) or _share_a_surname(names, entry.names):
                entry.last_seen = sentence
                return entry.key
        mention = Mention("named", 0, 0, names=names)
        return self._add(mention, ", ".join(names), sentence).key

    def _add_whole(self, mention: Mention, number: int, sentence: int) -> Entry:
        """Those of whom only a part was told so far: "11 of the 19 students"."""
        whole = replace(mention, count=Count(number, number), of_note=None)
        return self._add(whole, f"{number} {mention.unit or 'people'}", sentence)

    def among(self, key: str, sentence: int, stage: str | None) -> None:
        """Keep that people with names are some of those told before: "Among those freed is Ana Test"."""
        entry = self._by_key[key]
        others = [
            each
            for each in self._entries
            if each is not entry
            and sentence - each.last_seen <= _NEXT
            and each.count is not None
            and (each.count.exact or 0) > len(entry.names)
            and stage in each.stages
        ]
        if others and entry.count is None and entry.whole is None:
            whole = max(others, key=lambda each: each.last_seen)
            number = len(entry.names)
            of = None if whole.count is None else whole.count.exact
            entry.whole, entry.count = whole.key, Count(number, number, of=of)

    def latest(self, sentence: int, *, is_theirs: bool = False) -> str | None:
        """The people spoken of last, for "the case", "the indictment": the whole, not a part told last.

        "Their case" is that of those named last, though they are a part.
        """
        last = self._last(sentence)
        if last is None or (is_theirs and last.names):
            return None if last is None else last.key
        return last.whole or last.key

    def _last(self, sentence: int) -> Entry | None:
        recent = [entry for entry in self._entries if sentence - entry.last_seen <= _RECENT]
        return max(recent, key=lambda entry: entry.last_seen) if recent else None

    def count_of(self, key: str | None) -> Count | None:
        """The number of people behind a key."""
        entry = self._by_key.get(key)
        return None if entry is None else entry.count

    def with_whole(self, mention: Mention, tokens: Sequence[Token], sentence: int) -> Mention:
        """A mention; "two of them" with the number of those spoken of last, where they are more."""
        last = self._last(sentence)
        count, whole = mention.count, None if last is None else last.count
        if (
            self._topic is not None
            and sentence - self._topic[2] == 1
            and self._topic[0].is_definite
        ):
            whole = self._topic[0].count or whole  # "The last four went on strike. Two of them"
        is_of_them = is_share_of_them(tokens, mention)
        if not is_of_them or count is None or whole is None or whole.exact is None:
            return mention
        is_share = count.maximum is not None and count.maximum < whole.exact
        return replace(mention, count=replace(count, of=whole.exact)) if is_share else mention

    def hear(self, names: Sequence[str]) -> None:
        """Keep whom a sentence names alone, for "he" behind it; nobody where it names several."""
        if names:
            self._alone = names[0] if len(set(names)) == 1 else None

    def speak_of(self, mention: Mention, label: str, sentence: int) -> None:
        """Keep whom a sentence opens with that tells no step, for "he" in the next one."""
        self._topic = (mention, label, sentence)

    def one_of(self, key: str | None) -> str | None:
        """Whom "he" or "she" means of several people behind a key: the one named alone just before."""
        entry = self._by_key.get(key)
        is_of_several = entry is not None and len(entry.names) > 1 and self._alone in entry.names
        return self._alone if is_of_several else None

    def label_of(self, key: str | None) -> str | None:
        """How the people behind a key were first called."""
        entry = self._by_key.get(key)
        return None if entry is None else entry.label

    def corrected(self, numbers: Sequence[int]) -> tuple[str | None, str | None]:
        """The key and the unit of those whose number is corrected: one of these, or the only ones."""
        sized = [entry for entry in self._entries if entry.claims and entry.count is not None]
        fitting = [entry for entry in sized if entry.count and entry.count.exact in numbers]
        if len(fitting) != 1:
            fitting = sized if not fitting else []
        if len(fitting) != 1:
            return None, None
        fitting[0].claims += 1
        return fitting[0].key, fitting[0].unit

    def learn(
        self,
        key: str | None,
        *,
        captured: ReadDate | None = None,
        place: str | None = None,
        case_number: str | None = None,
        names: Sequence[str] = (),
        stage: str | None = None,
    ) -> None:
        """Keep what a claim says of the people behind a key."""
        entry = self._by_key.get(key)
        if entry is not None:
            entry.captured = entry.captured or captured
            entry.place = entry.place or place
            entry.case_number = entry.case_number or case_number
            entry.names = tuple(dict.fromkeys((*entry.names, *names)))
            entry.stages.add(stage)
            entry.claims += 1

    def subjects(self) -> tuple[Subject, ...]:
        """Those who have a claim."""
        return tuple(subject_of(entry) for entry in self._entries if entry.claims)

    def _known(self, mention: Mention, label: str, sentence: int) -> Entry | None:
        fitting = [
            entry
            for entry in self._entries
            if fits(entry, mention)
            and sentence - entry.last_seen <= _reach(mention)
            and not (is_told_apart(entry, mention) and sentence - entry.last_seen < _NEXT)
        ]
        if mention.kind == "pronoun":
            fitting = _of_number(fitting, label.lower())
        if mention.kind == "pronoun" and label.lower() in _ALONE:
            named = [entry for entry in fitting if len(entry.names) > 1]
            latest = max((entry.last_seen for entry in fitting), default=0)
            if any(e.last_seen == latest and self._alone not in e.names for e in named):
                return None  # "Ana Test and Ivan Probe were held. He was": which of them, nothing tells
        if self._topic is not None and label.lower() in _meant_by(self._topic[0]):
            one, called, told = self._topic
            if sentence - told == 1 and all(entry.last_seen < sentence for entry in fitting):
                return self._of_topic(one, called, sentence)
        if not fitting:
            return None
        if mention.kind == "definite" and mention.unit not in GENERAL:
            alike = [each for each in fitting if each.unit == mention.unit]
            if not alike and not _QUOTES.isdisjoint(label):
                return None  # 'the "railway partisans"' are no people spoken of before
            fitting = alike or fitting
        if mention.kind not in ("pronoun", "definite"):
            return fitting[-1]
        last = max(fitting, key=lambda entry: (entry.last_seen, entry.claims > 0))
        return self._by_key[self._meant(mention, last, fitting)]

    def _of_topic(self, one: Mention, called: str, sentence: int) -> Entry:
        """Whom the sentence before opened with: by name, as some left of those told before, or anew."""
        if one.names:
            return self._by_key[self.of_names(one.names, sentence)]
        if not one.is_definite and one.kind == "counted":
            return self._add(one, called, sentence)
        whole = self._whole_for(one, sentence)
        entry = self._known(one, called, sentence) or self._add(one, called, sentence)
        entry.last_seen = sentence
        entry.whole = entry.whole or (None if whole == entry.key else whole)
        return entry

    def _meant(self, mention: Mention, last: Entry, fitting: Sequence[Entry]) -> str:
        """The whole, where only a part was told last: "Eleven got six years. The students were held"."""
        whole = self._by_key.get(last.whole)
        if whole is None or mention.count is not None or not units_fit(whole.unit, mention.unit):
            return last.key
        if not whole.claims and mention.unit in _BEFALLEN:
            return last.key  # "held five of the 20 protesters. The detainees are": the five
        if mention.kind == "pronoun":
            parts = [e for e in fitting if e.whole == whole.key and e.last_seen == last.last_seen]
            return whole.key if len(parts) > 1 else last.key
        is_own = " of " not in last.label or " of them " in last.label
        is_kind = is_own and last.unit == mention.unit != whole.unit
        return last.key if is_kind else whole.key  # "four foreigners": "the foreigners"

    def _add(self, mention: Mention, label: str, sentence: int) -> Entry:
        entry = Entry(
            key=f"g{len(self._entries) + 1}",
            unit=mention.unit,
            count=mention.count,
            nationality=mention.nationality,
            names=mention.names,
            label=_shortened(label),
            of_note=mention.of_note,
            last_seen=sentence,
            is_other=mention.is_other,
        )
        self._entries.append(entry)
        self._by_key[entry.key] = entry
        return entry


def _bare(mention: Mention) -> Count | None:
    """The number of a mention without what it counts."""
    return None if mention.count is None else replace(mention.count, unit=None)


def _shortened(label: str) -> str:
    """A label in one line that fits a list, cut at a word."""
    words = " ".join(label.split())
    if len(words) <= MAX_LABEL:
        return words
    return words[: MAX_LABEL - 2].rpartition(" ")[0][: MAX_LABEL - 2] + " \u2026"


def _reach(mention: Mention) -> int:
    """How many sentences back: "they" is close, a number holds through the document."""
    if mention.kind == "pronoun":
        return 3
    return _RECENT if mention.kind == "definite" else 10_000


def _of_number(entries: list[Entry], pronoun: str) -> list[Entry]:
    """Those whose number a pronoun may mean: "they" not one, "both" two, "he" not several."""
    if pronoun in _SEVERAL:
        return [entry for entry in entries if not is_of_one(entry)]
    if pronoun == "both":
        return [entry for entry in entries if is_pair(entry)]
    return [entry for entry in entries if pronoun not in _ALONE or not is_of_two(entry)]


def _meant_by(topic: Mention) -> frozenset[str]:
    """The pronouns that take up whom a sentence opened with."""
    least = None if topic.count is None else topic.count.minimum
    is_several = len(topic.names) > 1 or topic.kind == "generic" or (least or 0) > 1
    return _SEVERAL if is_several else _SINGLE


_QUOTES: Final = frozenset('"\u201c\u201d\u00ab')
_SEVERAL: Final = frozenset(["they", "them", "their"])


def is_one(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether "he" or "she" is meant, not several people."""
    return mention.kind == "pronoun" and tokens[mention.first].lower in _SINGLE


_ALONE: Final = frozenset(["he", "she", "him", "her"])
_SINGLE: Final = word_set("he she him her his")


def _share_a_surname(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a later short form is meant: "Arman Test" and "A. Test"."""
    surnames = {name.split()[-1] for name in first if name.split()}
    return any(name.split()[-1] in surnames for name in second if name.split())
