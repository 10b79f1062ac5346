"""What one side calls people: "Baku described the men as saboteurs", "Yerevan says they are farmers".

A label is nobody's fact: it is kept with its speaker, beside what others call the same people.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.claims.labels import label_of
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.contract import ReadClaim
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import subject_speaking, voice_at

_LABELS: Final = word_set(
    "saboteur saboteurs terrorist terrorists infiltrator infiltrators militant militants insurgent"
    " insurgents bandit bandits gunman gunmen guerrilla guerrillas mercenary mercenaries civilian civilians"
    " soldier soldiers servicemen conscripts reservists fighters spy spies scout scouts shepherds farmers"
    " villagers hostage hostages extremist extremists separatists provocateurs agents"
)
_OF_WAR: Final = ("of", "war")
_CALLS: Final = word_set("call calls called consider considers considered deem deems deemed")
_DESCRIBES: Final = word_set(
    "describe describes described regard regards regarded brand brands branded label labels labelled labeled"
    " treat treats treated present presents presented view views viewed recognise recognises recognised"
    " recognize recognizes recognized classify classifies classified denounce denounces denounced"
)
_IS: Final = word_set("is are was were")
_NOT: Final = word_set("not never n't")
_BETWEEN: Final = word_set(
    "a an the all also in fact mere ordinary peaceful foreign not as only both"
)
_REACH: Final = 10
_SCORE: Final = 0.6


def label_claims(
    scan: Scan, heard: str | None, book: SubjectBook, named: Callable[[str], str]
) -> Iterator[ReadClaim]:
    """The labels that a sentence tells somebody gives people, each with its speaker.

    `heard` spoke last; `named` gives the name of a speaker who is called "it" or "he".
    """
    words = scan.sentence.words
    if _LABELS.isdisjoint(words) and "war" not in words:
        return
    for place, lower in enumerate(scan.sentence.lowers):
        if not place or not _is_label(scan.sentence.lowers, place, lower):
            continue
        found = _called(scan, place) or _said_to_be(scan, place, heard)
        if found is None:
            continue
        speaker, whom, first, is_denied = found
        key = book.of_mention(whom, label_of(scan, whom), scan.number)
        if key is not None:
            last = place + (3 if lower.startswith("prisoner") else 1)
            yield _claim(scan, (first, last), whom, named(speaker), key, is_denied=is_denied)
            return


def _is_label(lowers: Sequence[str], place: int, lower: str) -> bool:
    if lower in ("prisoner", "prisoners"):
        return tuple(lowers[place + 1 : place + 3]) == _OF_WAR
    return lower in _LABELS


def _called(scan: Scan, place: int) -> tuple[str, Mention, int, bool] | None:
    """As in "Baku described the men as saboteurs", "Tajikistan called them farmers"."""
    lowers = scan.sentence.lowers
    for verb in range(place - 1, max(0, place - _REACH), -1):
        lower = lowers[verb]
        is_as = "as" in lowers[verb + 1 : place]
        if not (lower in _CALLS or (lower in _DESCRIBES and is_as)):
            continue
        whom = _only(scan, verb + 1, place)
        speaker = subject_speaking(scan.tokens, verb)
        if whom is None or speaker is None or not _is_near(lowers[whom.last : place]):
            return None
        return speaker, whom, verb, not _NOT.isdisjoint(lowers[max(0, verb - 3) : place])
    return None


def _said_to_be(scan: Scan, place: int, heard: str | None) -> tuple[str, Mention, int, bool] | None:
    """As in "Yerevan says the pair are prisoners of war": what is said in another's voice only."""
    lowers = scan.sentence.lowers
    verb = next((p for p in range(place - 1, max(0, place - 5), -1) if lowers[p] in _IS), None)
    if verb is None or not _is_near(lowers[verb + 1 : place]):
        return None
    whom = next((each for each in scan.scene.mentions if each.last == verb), None)
    speaker = voice_at(scan.sentence, place, scan.speeches, heard).speaker
    if whom is None or speaker is None:
        return None
    return speaker, whom, whom.first, not _NOT.isdisjoint(lowers[verb:place])


def _only(scan: Scan, first: int, last: int) -> Mention | None:
    """The people between a verb and a label, where they are the only ones there."""
    between = [each for each in scan.scene.mentions if first <= each.first < last]
    if [each.kind for each in between[:-1]] not in ([], ["pronoun"]):  # "all of the men"
        return None
    whom = between[-1] if between else None
    if whom is None or whom.last <= last:
        return whom
    # "considers the men prisoners of war": the label is no part of whom it is given
    return replace(whom, last=last, unit=None) if last - whom.first > 1 else None


def _is_near(between: Sequence[str]) -> bool:
    return all(word in _BETWEEN or word.endswith(("ian", "ish", "ese", "an")) for word in between)


def _claim(
    scan: Scan, span: tuple[int, int], whom: Mention, speaker: str, key: str, *, is_denied: bool
) -> ReadClaim:
    start, end = scan.tokens[span[0]].start, scan.tokens[span[1] - 1].end
    return ReadClaim(
        kind=ClaimKind.IDENTITY,
        stage=None,
        quote=scan.text[start:end],
        start=start,
        end=end,
        count=whom.count,
        persons=(),
        modality=Modality.NEGATED if is_denied else Modality.ASSERTED,
        attribution=Attribution.REPORTED,
        speaker=speaker,
        date=None,
        charges=(),
        authority=None,
        place=None,
        sentence=None,
        rule="called",
        score=_SCORE,
        subject=key,
    )
