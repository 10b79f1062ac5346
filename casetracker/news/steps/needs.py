"""Whether a trigger found what it must have: people, a case, a prosecutor, charges."""

from itertools import pairwise
from typing import Final

from casetracker.news.grammar.asides import before_aside
from casetracker.news.grammar.frames import Frame, Voice
from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.words import word_set
from casetracker.news.law.bare_terms import NEEDS as BARE
from casetracker.news.law.bare_terms import bare_terms
from casetracker.news.law.terms import find_terms
from casetracker.news.people.binding import Bound
from casetracker.news.people.told_beside import without_determiner
from casetracker.news.scan import Scan

_PATIENT_REACH: Final = 14


PATIENTS: Final = {
    "case_only": "@case_nouns",
    "charges": "@charge_nouns",
    "investigation": "@investigation_nouns",
    "indictment": "@indictment_nouns",
    "appeal": "@appeal_nouns",
    "remand": "@remand_nouns",
    "plain_appeal": "@plain_appeal_nouns",
}


def has_what_it_needs(
    scan: Scan, index: int, end: int, frame: Frame, trigger: Trigger, *, bound: Bound
) -> bool:
    """Whether the object check of a trigger holds."""
    needs = trigger.needs
    if needs in BARE:
        is_meant = needs == "bare_term" or _is_prosecutor(scan, frame)
        return is_meant and bool(bare_terms(scan, index))
    if needs in _BY_PEOPLE:
        return _people_do(scan, index, frame, trigger, bound=bound)
    if needs == "case":
        is_subject = trigger.role == "subject"
        return not bound.is_empty or _patient(
            scan, index, end, frame, "@case_nouns", is_subject_meant=is_subject
        )
    if needs == "prosecutor":
        return _is_prosecutor(scan, frame)
    if needs == "court":
        return _subject_is(scan, frame, "@court_people")
    if needs in _SUBJECTS:
        return _subject_is(scan, frame, _SUBJECTS[needs]) or _is_said_of_it(scan, frame)
    return needs == "none" or _patient(scan, index, end, frame, PATIENTS[needs])


_WHOSE: Final = {"agents": "@agents", "court_people": "@court_people"}
_BY_PEOPLE: Final = word_set(
    "agents court_people person_and_term person number captives prisoners person_near person_or_term moved"
)
_SUBJECTS: Final = {"verdict": "@verdict_nouns"}


def _people_do(scan: Scan, index: int, frame: Frame, trigger: Trigger, *, bound: Bound) -> bool:
    needs = trigger.needs
    if needs in _WHOSE:
        return not bound.is_empty and _subject_is(scan, frame, _WHOSE[needs])
    if needs == "captives":
        return _are_captives(scan, index, frame, bound)
    if needs in ("prisoners", "moved"):
        is_taken = frame.voice is Voice.PASSIVE or _is_of_pronoun(scan, index)
        is_moved = is_taken and _is_somewhere(scan, index)
        return _are_prisoners(bound) if needs == "prisoners" else is_moved and _is_somebody(bound)
    if needs == "person_near":
        is_known = not bound.is_empty and _is_near(scan, index, frame, bound)
        return is_known and not _are_bodies(scan, frame, bound)
    if needs not in ("person_or_term", "person_and_term"):
        return not bound.is_empty
    if bound.is_empty and frame.start and scan.tokens[frame.start - 1].lower in _FIRMS:
        return False  # "The company was fined two million dollars"
    is_term = bool(find_terms(scan.tokens, index + 1)) or _names_a_term(scan, index, frame)
    is_given = scan.tokens[index].lower in _GIVING and trigger.rule != "charged"
    if needs == "person_and_term" or is_given:
        return is_term and (needs == "person_or_term" or not bound.is_empty)
    return is_term or not bound.is_empty


_FIRMS: Final = word_set(
    "company companies firm firms bank banks club clubs airline airlines newspaper broadcaster channel"
    " station operator website outlet retailer factory hospital university council"
)


def _are_captives(scan: Scan, index: int, frame: Frame, bound: Bound) -> bool:
    """Whether those whom a verb moves are held by somebody, by what they are called or told of before."""
    units = lexicon().lists["@captives"]
    told = {token.lower for token in scan.tokens[: frame.start]}
    if told & _KEPT and not told & _BODIES and frame.voice is Voice.PASSIVE and not bound.is_empty:
        return True  # "two teachers detained on 3 May were transferred to Derva"
    if frame.voice is Voice.PASSIVE and _is_moved_to_a_place(scan, index, bound):
        return True
    return any(
        mention.unit in units
        or mention.nationality is not None
        or (mention.unit is None and mention.kind == "counted")
        for mention in bound.mentions
    )


def _are_prisoners(bound: Bound) -> bool:
    return any(mention.unit in _PRISONERS for mention in bound.mentions)


_PRISONERS: Final = word_set(
    "prisoners prisoner captives captive pows pow hostages hostage detainees detainee inmates inmate"
    " convicts convict"
)


def _is_moved_to_a_place(scan: Scan, index: int, bound: Bound) -> bool:
    """As in "he had been moved to Lomna": somebody spoken of before, to a place with a name."""
    is_spoken_of = [m.kind for m in bound.mentions] == ["pronoun"]
    behind = scan.tokens[index + 2 : index + 3]
    is_named = bool(behind) and behind[0].text[0].isupper()
    return is_spoken_of and is_named and scan.tokens[index + 1].lower == "to"


def _is_somebody(bound: Bound) -> bool:
    """Whether those moved are spoken of by name, by number or by a pronoun, and hold no office."""
    if bound.names:
        return True
    units = lexicon().lists["@captives"] | _KIN
    return any(
        mention.kind == "pronoun" or mention.unit is None or mention.unit in units
        for mention in bound.mentions
    )


def _is_of_pronoun(scan: Scan, index: int) -> bool:
    """As in "they moved me to La Esperanza"."""
    behind = [token.lower for token in scan.tokens[index + 1 : index + 3]]
    return behind[1:] == ["to"] and behind[0] in lexicon().lists["@object_pronoun"]


_KIN: Final = word_set("husband wife son sons brother brothers sister sisters father mother")


def _is_somewhere(scan: Scan, index: int) -> bool:
    """As in "was moved to Ketziot", "was transferred to a different site": where people are kept."""
    behind = scan.tokens[index + 1 : index + 7]
    place = next((n for n, token in enumerate(behind) if token.lower in ("to", "from")), None)
    if place is None or place + 1 >= len(behind):
        return False
    is_named = behind[place + 1].text.removeprefix("al-")[0].isupper()
    return is_named or any(token.lower in _SITES for token in behind[place + 1 : place + 5])


_SITES: Final = word_set(
    "site house station wing building facility institution penitentiary room centre center camp"
)


def _are_bodies(scan: Scan, frame: Frame, bound: Bound) -> bool:
    """As in "brought 29 bodies down; another 14 were handed over": of the dead, by their number alone."""
    is_bare = bool(bound.mentions) and all(
        m.unit is None and m.kind == "counted" for m in bound.mentions
    )
    return is_bare and not _BODIES.isdisjoint(t.lower for t in scan.tokens[: frame.start])


_BODIES: Final = word_set("bodies body remains dead")
_KEPT: Final = word_set("detained held arrested captured jailed imprisoned captivity custody")


def _names_a_term(scan: Scan, index: int, frame: Frame) -> bool:
    """Whether what is given is a sentence without its length: "handed her sentence"."""
    stretch = scan.tokens[index + 1 : index + 14]
    if frame.voice is Voice.PASSIVE and scan.tokens[index].lower in ("handed", "given", "imposed"):
        stretch = [*scan.tokens[max(0, frame.start - 3) : frame.start], *stretch]
    return any(token.lower in _TERM_NOUNS for token in stretch)


_GIVING: Final = word_set("give gives gave given giving hand hands handed handing")
_TERM_NOUNS: Final = word_set(
    "sentence sentences term terms fine fines imprisonment penalty life lashes death"
)


def _is_near(scan: Scan, index: int, frame: Frame, bound: Bound) -> bool:
    """Whether people are what the verb takes: at once behind an active one, no phrase between."""
    if frame.voice not in _TAKING or bound.first is None or bound.first <= index:
        return True
    first = without_determiner(scan.tokens, bound.first)
    between = [token.lower for token in scan.tokens[index + 1 : first]]
    if between[:2] in (["over", "to"], ["back", "to"]) and len(between) <= _NEAR:
        between = between[3:]  # "handed over to Armenia eight persons"
    return len(between) <= _NEAR and not any(word in _PARTS for word in between)


_TAKING: Final = (Voice.ACTIVE, Voice.GERUND)


_NEAR: Final = 4


_PARTS: Final = word_set(
    "of in on to with for by from at against about a an the and that how before after while when because"
    " among"
)


def _is_prosecutor(scan: Scan, frame: Frame) -> bool:
    """Whether prosecutors ask, or "it" and "they" where a term was spoken of just before."""
    if _subject_is(scan, frame, "@prosecutor_nouns") or _is_public_ministry(scan, frame):
        return True
    before = [token.lower for token in scan.tokens[max(0, frame.start - 2) : frame.start]]
    if scan.is_of_prosecutor and bool({"he", "she", "it", "they"} & set(before)):
        return True
    return scan.term is not None and bool({"it", "they"} & set(before))


def _is_public_ministry(scan: Scan, frame: Frame) -> bool:
    """As in "The Public Ministry is seeking", "The advocate general called for"."""
    start = max(0, frame.start - _PATIENT_REACH)
    words = [token.lower for token in scan.tokens[start : frame.start]]
    return any(pair in _MINISTRIES for pair in pairwise(words))


_MINISTRIES: Final = frozenset(
    [("public", "ministry"), ("advocate", "general"), ("procurator", "general"), ("the", "crown")]
)


def _is_said_of_it(scan: Scan, frame: Frame) -> bool:
    """As in "It has entered into force", "which became final"."""
    return frame.start > 0 and scan.tokens[frame.start - 1].lower in ("it", "which", "this")


def _patient(
    scan: Scan, index: int, end: int, frame: Frame, name: str, *, is_subject_meant: bool = False
) -> bool:
    """Whether the thing acted upon is one of a list."""
    nouns = lexicon().lists[name]
    if frame.voice in (Voice.PASSIVE, Voice.REDUCED):
        start = before_aside(scan.tokens, frame.start)
        stretch = scan.tokens[max(0, start - _PATIENT_REACH) : start]
    else:
        first = frame.start - _PATIENT_REACH if is_subject_meant else index + 1
        stretch = scan.tokens[max(0, first) : max(end, index + 6)]
    words = [token.lower for token in stretch]
    if ";" in words and frame.voice is Voice.PASSIVE:
        words = words[len(words) - words[::-1].index(";") :]
    return any(word in nouns for word in words)


def _subject_is(scan: Scan, frame: Frame, name: str) -> bool:
    nouns = lexicon().lists[name]
    stretch = scan.tokens[max(0, frame.start - _PATIENT_REACH) : frame.start]
    return any(token.lower in nouns for token in stretch)


NEEDS: Final = tuple(
    sorted({"case", "court", "none", "prosecutor", *BARE, *_BY_PEOPLE, *_SUBJECTS, *PATIENTS})
)
