"""What one side says against another's charge or report: linked to the people it is about."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.contract import Count, ReadClaim
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.numbers import NUMERALS
from casetracker.news.people.apposed_names import with_names
from casetracker.news.people.binding import Bound, bind_before
from casetracker.news.people.officers import without_officers
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import Speech, voice_at


def denial_claims(
    scan: Scan, heard: str | None, earlier: list[ReadClaim], book: SubjectBook
) -> Iterator[tuple[ReadClaim, int]]:
    """The denials of a sentence, each with the token that says it.

    `earlier` are the claims just before it, this sentence's too.
    """
    denials = lexicon().denials
    covered = -1
    for index, end, name in denials.find(scan.sentence):
        if index < covered:
            continue
        if name == "denial":
            claim = _denial(scan, index, end, heard, book)
        else:
            claim = _contrast(scan, index, earlier)
        if claim is not None:
            covered = end
            yield claim, index


def _denial(
    scan: Scan, index: int, end: int, heard: str | None, book: SubjectBook
) -> ReadClaim | None:
    before = [token.lower for token in scan.tokens[max(0, index - 3) : index]]
    if any(word in ("not", "n't", "to", "if") or word.endswith("n't") for word in before):
        return None
    is_ruling = scan.tokens[index].lower.startswith(("reject", "dismiss"))
    if is_ruling and lexicon().lists["@court_people"] & set(before):
        return None  # "after judge rejects charges"
    if any(token.lower in _ILL for token in scan.tokens[index + 1 : end + 4]):
        return None  # "rejected allegations of torture": of what was done to them
    speech = next((each for each in scan.speeches if each.verb == index), None)
    first = index if speech is None else min(index, speech.first)
    voice = voice_at(scan.sentence, index, scan.speeches, heard)
    speaker = speech.speaker if speech is not None else voice.speaker
    bound = with_names(scan.scene, bind_before(scan.scene, index))
    accused = without_officers(scan.tokens, bound, index, "denial").names
    subject = _accused_before(scan, index, end, book)
    if scan.tokens[end - 1].lower == "having" and not _is_one_accused(scan, index, accused):
        return None  # "The police denied having held them": not a charge against themselves
    if bound.mentions:
        mention = bound.mentions[0]
        label = scan.text[scan.tokens[mention.first].start : scan.tokens[mention.last - 1].end]
        known = book.of_mention(mention, label, scan.number)
        subject, first = known or subject, min(first, mention.first)
        if mention.kind == "pronoun" and speech is not None:
            speaker = None  # "He denies it": not whoever spoke last
        is_bare = mention.kind == "pronoun" or mention.unit is None
        speaker = speaker or (_called(book.label_of(known)) if is_bare else None) or label
        speaker = _by_name(speaker, label, accused)
    elif bound.names:
        subject, speaker = book.of_names(bound.names, scan.number), speaker or bound.names[0]
    if scan.tokens[index].lower in _PLEAS and not voice.speaker:
        denial = _claim(scan, first, end, speaker=None, subject=subject, score=0.7)
        return replace(denial, persons=accused, count=_count_of(scan, bound, index, end))
    if speaker is None or _means_others(speaker):
        speaker = voice.speaker or _called(book.label_of(subject))
    denial = _claim(scan, first, end, speaker=speaker, subject=subject, score=0.7)
    return replace(denial, persons=accused, count=_count_of(scan, bound, index, end))


def _accused_before(scan: Scan, index: int, end: int, book: SubjectBook) -> str | None:
    """Whom a denial without people is about; nobody in "The ministry denies any involvement"."""
    is_of_deed = not _OF_DEEDS.isdisjoint(token.lower for token in scan.tokens[index:end])
    return None if is_of_deed else book.latest(scan.number)


_OF_DEEDS: Final = frozenset(["involvement", "responsibility"])
_ILL: Final = frozenset(
    ["torture", "ill-treatment", "mistreatment", "beating", "beatings", "abuse"]
)


def _count_of(scan: Scan, bound: Bound, index: int, end: int) -> Count | None:
    """How many deny: "All nine pleaded not guilty", "None of the seven admitted guilt"."""
    told = [mention.count for mention in bound.mentions if mention.count is not None]
    told += [
        mention.count
        for mention in scan.scene.mentions
        if mention.count is not None and index <= mention.first < end
    ]
    return told[0] if told else None


def _is_one_accused(scan: Scan, index: int, accused: tuple[str, ...]) -> bool:
    before = {token.lower for token in scan.tokens[max(0, index - 2) : index]}
    return len(accused) == 1 or bool(before & {"he", "she"})


def _by_name(speaker: str, label: str, accused: tuple[str, ...]) -> str:
    """As in "A tenth man, Ivan Test, denies murder": by the name where there is one."""
    is_one = len(accused) == 1 and (speaker == label or accused[0] in speaker)
    return accused[0] if is_one else speaker


def _means_others(speaker: str) -> bool:
    """As in "He always denied it", "All deny it": who that is was said before."""
    words = speaker.lower().split()
    return words[0] in _PRONOUNS or (len(words) == 1 and words[0] in NUMERALS)


def _called(label: str | None) -> str | None:
    """The label of somebody who has a name; a number of people is no speaker."""
    words = (label or "").split()
    is_name = len(words) > 1 and words[-1][0].isupper() and words[0].lower() not in NUMERALS
    return label if is_name else None


_PRONOUNS: Final = frozenset(["they", "he", "she", "all", "both", "it", "who", "none"])

# in court: who pleads is heard, not reported
_PLEAS: Final = frozenset(["plead", "pleads", "pleaded", "pleading", "pled", "none", "neither"])


def _contrast(scan: Scan, index: int, earlier: list[ReadClaim]) -> ReadClaim | None:
    """As in "Yerevan says they were soldiers": against what another speaker said just before."""
    speech = _speech_over(scan, index)
    if speech is None:
        return None
    other = next((claim for claim in reversed(earlier) if claim.subject is not None), None)
    if other is None or other.speaker in (None, speech.speaker):
        return None
    if other.kind not in (ClaimKind.CHARGE, ClaimKind.STAGE_REACHED):
        return None
    last = min(speech.last, len(scan.tokens))
    while last > index + 1 and not scan.tokens[last - 1].lower[0].isalnum():
        last -= 1
    return _claim(scan, index, last, speaker=speech.speaker, subject=other.subject, score=0.5)


def _speech_over(scan: Scan, index: int) -> Speech | None:
    return next((each for each in scan.speeches if each.first <= index < each.last), None)


def _claim(
    scan: Scan,
    first: int,
    last: int,
    *,
    speaker: str | None,
    subject: str | None,
    score: float,
) -> ReadClaim:
    start, end = scan.tokens[first].start, scan.tokens[last - 1].end
    return ReadClaim(
        kind=ClaimKind.DENIAL,
        stage=None,
        quote=scan.text[start:end],
        start=start,
        end=end,
        count=None,
        persons=(),
        modality=Modality.DENIED,
        attribution=Attribution.REPORTED,
        speaker=speaker,
        date=None,
        charges=(),
        authority=None,
        place=None,
        sentence=None,
        rule="denial",
        score=score,
        subject=subject,
    )
