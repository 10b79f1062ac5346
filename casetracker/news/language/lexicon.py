"""The reader's words: the TOML files of `news/data`, compiled once.

Each table is small and checked when it is loaded; a name that is not defined stops the load.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.language import tables
from casetracker.news.language.phrases import (
    Element,
    Pattern,
    PhraseTable,
    compile_pattern,
    with_contractions,
)

_VERB: Final = re.compile(r"<([a-z-]+)>")
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What tells of a stage, a charge, a sentence or a release; see `data/triggers/`."""

    rule: str
    kind: ClaimKind
    stage: str | None
    shape: str
    role: str
    needs: str
    score: float
    modality: Modality | None
    veto_after: frozenset[str]
    veto_far: frozenset[str]


@dataclass(frozen=True, slots=True)
class People:
    """The words that count, name or rule out people."""

    nouns: frozenset[str]
    ellipsis: frozenset[str]
    not_people: frozenset[str]
    before_not_people: frozenset[str]
    demonyms: frozenset[str]
    plural_demonyms: Mapping[str, str]
    stops: frozenset[str]
    casualties: frozenset[str]
    things: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounCues:
    """Words that a noun ("the release of ...") hangs on: what they make of it."""

    before: Mapping[str, Modality]
    behind: Mapping[str, Modality]
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that say how, and by whom, a statement is put."""

    modal: Mapping[str, Modality]
    governor: Mapping[str, str]
    scope: PhraseTable[str]
    breaks: frozenset[str]
    nouns: NounCues
    speech: frozenset[str]
    guarded: frozenset[str]
    document: frozenset[str]
    hearsay: PhraseTable[str]
    according: PhraseTable[str]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Acts:
    """What people are said to have done, and what introduces a charge."""

    acts: PhraseTable[str]
    charge_nouns: PhraseTable[str]
    article_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Places:
    """Places by spelling (folded to lower case) -> id."""

    by_spelling: Mapping[str, str]
    of_several_words: PhraseTable[str]
    kinds: frozenset[str]
    speaking: frozenset[str]
    wide: frozenset[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """Which forms of which verb a word may be: base, past, part, third, ing."""

    by_word: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Topics:
    """The words of law, and of the topics whose words look like it."""

    law: frozenset[str]
    others: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it."""

    triggers: PhraseTable[Trigger]
    lists: Mapping[str, frozenset[str]]
    people: People
    cues: Cues
    acts: Acts
    denials: PhraseTable[str]
    places: Places
    forms: Forms
    topics: Topics


@cache
def lexicon() -> Lexicon:
    """The lexicon in force: what ships with the reader, and what a user adds to it."""
    people = _people(tables.table("persons"))
    triggers = tables.table("triggers")
    acts = tables.table("acts")
    irregular = {
        base: tuple(forms.split()) for base, forms in tables.table("verbs")["irregular"].items()
    }
    lists = {f"@{name}": _words(words) for name, words in triggers["lists"].items()}
    lists["@people"] = people.nouns
    denials = tables.table("denials")
    verbs = sorted(_verbs_in(triggers) | _verbs_in(acts) | _verbs_in(denials))
    conjugated = {verb: irregular.get(verb) or _regular(verb) for verb in verbs}
    cues = tables.table("cues")
    # a cue's forms are looked up but are no forms of a trigger
    named = conjugated | {verb: irregular.get(verb) or _regular(verb) for verb in _verbs_in(cues)}
    lists |= {f"<{verb}>": frozenset([verb, *forms]) for verb, forms in named.items()}
    return Lexicon(
        triggers=_triggers(triggers["trigger"], lists),
        lists=lists,
        people=people,
        cues=_cues(cues, lists),
        acts=_acts(acts, lists),
        denials=_phrases({"denial": denials["denials"], "contrast": denials["contrasts"]}, lists),
        places=_places(tables.table("places")),
        forms=Forms(_tags(conjugated)),
        topics=_topics(tables.table("topics")),
    )


def _topics(table: Mapping[str, Any]) -> Topics:
    return Topics(_words(table["law"]), tuple(_words(each) for each in table["topics"].values()))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _verbs_in(table: Mapping[str, Any]) -> set[str]:
    """The verbs that a table's patterns name, as in `<detain>`."""
    return set(_VERB.findall(repr(table)))


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("e"):
        past, third, ing = f"{verb}d", f"{verb}s", f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        past, third, ing = f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"
    else:
        third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
        past, ing = f"{verb}ed", f"{verb}ing"
    return past, past, third, ing


def _tags(conjugated: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    tags: dict[str, set[str]] = {}
    for base, forms in conjugated.items():
        tags.setdefault(base, set()).add("base")
        for tag, form in zip(("past", "part", "third", "ing"), forms, strict=True):
            tags.setdefault(form, set()).add(tag)
    return {word: frozenset(found) for word, found in tags.items()}


def _triggers(
    rows: Sequence[Mapping[str, Any]], lists: Mapping[str, frozenset[str]]
) -> PhraseTable[Trigger]:
    patterns: list[Pattern[Trigger]] = []
    for row in rows:
        trigger = Trigger(
            rule=row["rule"],
            kind=ClaimKind(row["kind"]),
            stage=row.get("stage"),
            shape=row.get("shape", "verb"),
            role=row.get("role", "object"),
            needs=row["needs"],
            score=row["score"],
            modality=Modality(row["modality"]) if "modality" in row else None,
            veto_after=_words(row.get("veto_after", "")),
            veto_far=_words(row.get("veto_far", "")),
        )
        for text in row["patterns"]:
            elements = compile_pattern(text, lists)
            if trigger.shape == "phrase" and trigger.role == "subject":
                elements = with_contractions(elements)
            patterns.append(Pattern(elements, trigger))
    return PhraseTable(patterns)


def _phrases(
    named: Mapping[str, Sequence[str]], lists: Mapping[str, frozenset[str]]
) -> PhraseTable[str]:
    return PhraseTable(
        [
            Pattern(compile_pattern(text, lists), name)
            for name, texts in named.items()
            for text in texts
        ]
    )


def _people(table: Mapping[str, Any]) -> People:
    plural = dict(pair.split("=") for pair in table["plural_demonyms"].split())
    return People(
        nouns=_words(table["nouns"]),
        ellipsis=_words(table["ellipsis"]),
        not_people=_words(table["not_people"]),
        before_not_people=_words(table["before_not_people"]),
        demonyms=_words(table["demonyms"]),
        plural_demonyms=plural,
        stops=_words(table["stops"]),
        casualties=_words(table["casualties"]),
        things=_words(table["things"]),
        heads=_words(table["nouns"]) | frozenset(plural),
    )


def _cues(table: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> Cues:
    speech = table["speech"]
    return Cues(
        modal={
            word: Modality(name) for name, words in table["modal"].items() for word in _words(words)
        },
        governor={
            word: name for name, words in table["governor"].items() for word in _words(words)
        },
        scope=_phrases(
            {name: table["scope"][name] for name in table["scope"] if name != "breaks"}, lists
        ),
        breaks=_words(table["scope"]["breaks"]),
        nouns=_noun_cues(table["noun_scope"]),
        speech=_words(speech["verbs"]),
        guarded=_words(speech["guarded"]),
        document=_words(speech["document"]),
        hearsay=_phrases({"hearsay": speech["hearsay"]}, lists),
        according=_phrases({"according": speech["according"]}, lists),
        sources=_words(speech["sources"]),
    )


def _noun_cues(table: Mapping[str, str]) -> NounCues:
    before: dict[str, Modality] = {}
    behind: dict[str, Modality] = {}
    for name, words in table.items():
        if name != "done":
            kept = behind if name.startswith("behind_") else before
            modality = Modality(name.removeprefix("behind_"))
            kept.update((form, modality) for word in words.split() for form in _forms_of(word))
    return NounCues(before, behind, _words(table["done"]))


def _forms_of(word: str) -> tuple[str, ...]:
    """A word itself; each form of a verb that is written `<verb>`."""
    verb = _VERB.fullmatch(word)
    if verb is None:
        return (word,)
    irregular = tables.table("verbs")["irregular"].get(verb[1])
    return (verb[1], *(irregular.split() if irregular else _regular(verb[1])))


def _acts(table: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> Acts:
    return Acts(
        acts=_phrases({"act": table["acts"]}, lists),
        charge_nouns=_phrases({"charge": table["charge_nouns"]}, lists),
        article_words=_words(table["article_words"]),
    )


def _places(table: Mapping[str, Any]) -> Places:
    words = table["words"]
    by_spelling = {
        spelling.strip().lower(): name
        for name, spellings in table["places"].items()
        for spelling in spellings.split(",")
    }
    several = {spelling: name for spelling, name in by_spelling.items() if " " in spelling}
    return Places(
        by_spelling=by_spelling,
        of_several_words=PhraseTable(
            [
                Pattern(tuple(Element(frozenset([word])) for word in spelling.split()), name)
                for spelling, name in several.items()
            ]
        ),
        kinds=_words(words["kinds"]),
        speaking=_words(words["speaking"]),
        wide=_words(words["wide"]),
    )
