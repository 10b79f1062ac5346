"""What accepting a claim would do to the docket, in one line."""

from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import TAKEN, ClaimKind, Effect, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.language.words import word_set
from casetracker.news.matching.accepting import ENDS_CUSTODY
from casetracker.news.matching.hearing_effects import HearingNote, hearing_note
from casetracker.news.matching.outlines import FactOutline, GroupOutline
from casetracker.news.matching.refining import Standing, places, provisions
from casetracker.news.matching.sentence_effects import TermAct, TermNote, term_note, told_terms
from casetracker.news.naming.likeness import names_agree
from casetracker.views.common import date_text

_OVER_AGAIN: Final = frozenset(["remand_extended", "transferred", "preparatory_hearing"])
_REST: Final = word_set("more other others further remaining")
# "nine more were detained": they are new
_FINITE: Final = word_set("was were has have had been")
_OPENING: Final = 4
_MOST_OF_IT: Final = 0.75
_SAME_WORDS: Final = 0.4
_SMALL: Final = word_set("the a an of in on to and for with by from at under his her their")
_NOT_DONE: Final = {
    Modality.PLANNED: "planned",
    Modality.POSSIBLE: "possible",
    Modality.REQUESTED: "asked for",
    Modality.CONDITIONAL: "under a condition",
}

_MARKS: Final = {Effect.NEW: "+", Effect.REFINES: "~", Effect.CONFIRMS: "=", Effect.CONFLICTS: "!"}
_RANK: Final = (Effect.CONFLICTS, Effect.NEW, Effect.REFINES, Effect.CONFIRMS, Effect.CONTEXT)


@dataclass(frozen=True, slots=True)
class EffectNote:
    """An effect, the line that says it, and the fact of the docket that it bears on, if one is known.

    The line begins with a mark: "+ sent to court", "! the docket says 26".
    """

    effect: Effect
    text: str
    fact: FactOutline | None = None
    hearing: HearingNote | None = None
    terms: tuple[TermNote, ...] = ()
    but_for_term: Effect | None = None

    @property
    def step(self) -> Effect | None:
        """The effect but for that on the hearings and sentences; None where the claim has no other."""
        if self.hearing is not None:
            return self.hearing.step
        return self.but_for_term if self.terms else self.effect


def judge_effect(claim: ReadClaim, group: GroupOutline | None) -> EffectNote:
    """What a claim would do to the group that it was matched to, or to a docket without it."""
    note = _judged_with_hearing(claim, group)
    step = note.step
    for told in () if group is None else told_terms(claim):
        term = None if group is None else term_note(told, group, step)
        note = note if term is None else _with_term(note, term)
    return note


def _with_term(note: EffectNote, term: TermNote) -> EffectNote:
    """A stage and the term of one claim, the more telling of the two first."""
    step = note.but_for_term if note.terms else note.effect
    note = replace(note, terms=(*note.terms, term), but_for_term=step)
    words = {
        TermAct.RECORDED: f"sentence: {term.told}",
        TermAct.ON_FILE: "sentence on file",
        TermAct.DISPUTED: f"the docket says {term.held}",
    }.get(term.act)
    if words is None:
        return note
    if _RANK.index(note.effect) <= _RANK.index(term.effect):
        return replace(note, text=f"{note.text}; {words}")
    told = note.text.partition(" ")[2]
    return replace(note, effect=term.effect, text=f"{_MARKS[term.effect]} {words}; {told}")


def _judged_with_hearing(claim: ReadClaim, group: GroupOutline | None) -> EffectNote:
    note = _judged(claim, group)
    hearing = None if group is None else hearing_note(claim, group)
    if group is None or hearing is None:
        return note
    if claim.modality is Modality.PLANNED:
        return note if _differs(claim, group) else _alone(hearing)
    is_conflict = note.effect is Effect.CONFLICTS
    if is_conflict and not _is_after(hearing.day, note.fact):
        return note
    if is_conflict or claim.stage is None or hearing.effect is Effect.CONFLICTS:
        return _alone(hearing)
    return _beside(note, hearing)


def _alone(hearing: HearingNote) -> EffectNote:
    return EffectNote(hearing.effect, f"{_MARKS[hearing.effect]} {hearing.text}", hearing=hearing)


def _beside(note: EffectNote, hearing: HearingNote) -> EffectNote:
    """A stage and a hearing of one claim, the more telling of the two first."""
    hearing = replace(hearing, step=note.effect)
    if _RANK.index(note.effect) <= _RANK.index(hearing.effect):
        return replace(note, text=f"{note.text}; {hearing.text}", hearing=hearing)
    told = note.text.partition(" ")[2]
    text = f"{_MARKS[hearing.effect]} {hearing.text}; {told}"
    return EffectNote(hearing.effect, text, note.fact, hearing)


def _is_after(day: PartialDate, fact: FactOutline | None) -> bool:
    """Whether a hearing is a later one at a stage on file, not another date of that stage."""
    if fact is None or fact.stage is None or fact.date is None or fact.date.latest is None:
        return False
    return day.earliest is not None and fact.date.latest < day.earliest


def _judged(claim: ReadClaim, group: GroupOutline | None) -> EffectNote:
    what = _what(claim)
    if claim.modality in _NOT_DONE:
        return EffectNote(Effect.CONTEXT, f"\u00b7 {what}: {_NOT_DONE[claim.modality]}, not done")
    if claim.modality in (Modality.NEGATED, Modality.DENIED):
        return _denied(claim, group, what)
    if group is None:
        return EffectNote(Effect.NEW, f"+ new: {what}")
    if claim.kind in (ClaimKind.CORRECTION, ClaimKind.RETRACTION):
        return _corrected(claim, group)
    if _differs(claim, group):
        return EffectNote(Effect.CONFLICTS, f"! the docket says {_number(group)}")
    if claim.kind is ClaimKind.GROUP_SIZE:
        return _size(claim, group)
    if claim.kind is ClaimKind.CHARGE and claim.charges:
        return _charge(claim, group, what)
    return _stage(claim, _known(claim, group), what)


def _known(claim: ReadClaim, group: GroupOutline) -> list[FactOutline]:
    """The facts on file that a claim's stage may be: of everybody, or of those whom it names."""
    known = [f for f in group.facts if f.kind is claim.kind and f.stage == claim.stage]
    known = known or [f for f in group.facts if f.stage is not None and f.stage == claim.stage]
    common = [fact for fact in known if fact.person is None]
    if common or not claim.persons:
        return common
    own = [
        next((f for f in known if f.person is not None and names_agree(name, f.person)), None)
        for name in claim.persons
    ]
    found = [fact for fact in own if fact is not None]
    if not found or len(found) < len(own):
        return []
    ids = tuple(dict.fromkeys(fact_id for fact in found for fact_id in fact.fact_ids))
    return [replace(found[0], fact_ids=ids)]


def _what(claim: ReadClaim) -> str:
    name = (claim.stage or claim.kind.value).replace("_", " ")
    if claim.kind is ClaimKind.CHARGE and claim.charges and claim.charges[0].wording:
        name = f"charge: {_short(claim.charges[0].wording)}"
    return name


def _corrected(claim: ReadClaim, group: GroupOutline) -> EffectNote:
    if claim.count is not None and claim.count.exact == group.minimum == group.maximum:
        return EffectNote(Effect.CONFIRMS, f"= known: {_number(group)}")
    return EffectNote(Effect.CONFLICTS, f"! {claim.kind.value}: {_counts(claim)}{_held(group)}")


def _short(wording: str) -> str:
    return " ".join(wording.split())[:80]


def _denied(claim: ReadClaim, group: GroupOutline | None, what: str) -> EffectNote:
    if group is not None and claim.stage is not None:
        for fact in group.facts:
            if fact.stage == claim.stage:
                when = "" if fact.date is None else f" {date_text(fact.date)}"
                return EffectNote(Effect.CONFLICTS, f"! the docket says {what}{when}", fact)
    if group is not None and claim.kind is ClaimKind.CHARGE:
        for fact in group.facts:
            if fact.wording and any(_alike(each.wording, fact.wording) for each in claim.charges):
                return EffectNote(Effect.CONFLICTS, f"! denied: {_short(fact.wording)}", fact)
    word = "denied" if claim.modality is Modality.DENIED else "not done"
    return EffectNote(Effect.CONTEXT, f"\u00b7 {what}: {word}")


def _differs(claim: ReadClaim, group: GroupOutline) -> bool:
    """Whether a claim's number cannot be the group's; a stated part of it may be, or some who left it."""
    count = claim.count
    if count is None or (group.minimum is None and group.maximum is None):
        return False
    if count.exact in group.rests or (count.of in (group.minimum, *group.rests) and count.of):
        return False
    above = (
        count.minimum is not None and group.maximum is not None and count.minimum > group.maximum
    )
    if above and claim.persons and len(group.persons) == group.maximum:
        return False  # "freed 14, among them Ana Test": told of her, who is the whole group
    below = (
        count.maximum is not None and group.minimum is not None and count.maximum < group.minimum
    )
    return above or (below and not _may_be_part(claim, group))


def _may_be_part(claim: ReadClaim, group: GroupOutline) -> bool:
    """Whether fewer of whom a step is told may be a part of a group, or some who left it."""
    most, whole = None if claim.count is None else claim.count.maximum, group.minimum
    if claim.stage in ENDS_CUSTODY or claim.kind is ClaimKind.CUSTODY:
        return True  # "six remain in custody"
    words = claim.quote.lower().split()
    is_of_rest = not _REST.isdisjoint(words[:_OPENING]) and _FINITE.isdisjoint(words)
    if is_of_rest and claim.stage in TAKEN:
        return True  # "nine more servicemen detained in May" were charged: of those who were
    # a smaller number of people taken is another number; far fewer who are charged or tried are some of them
    if claim.stage is None or claim.stage in TAKEN or most is None or whole is None:
        return False
    return most <= whole * _MOST_OF_IT


def _number(group: GroupOutline) -> str:
    if group.minimum == group.maximum:
        return str(group.minimum)
    low = "?" if group.minimum is None else str(group.minimum)
    return f"{low} to {'?' if group.maximum is None else group.maximum}"


def _held(group: GroupOutline) -> str:
    return f"the docket says {_number(group)}"


def _counts(claim: ReadClaim) -> str:
    if claim.count is None or claim.count.exact is None:
        return ""
    return f"{claim.count.exact}; "


def _size(claim: ReadClaim, group: GroupOutline) -> EffectNote:
    count = claim.count
    if count is None:
        return EffectNote(Effect.CONTEXT, "\u00b7 group size")
    if group.minimum is None and group.maximum is None:
        return EffectNote(Effect.NEW, f"+ group size {count.minimum}")
    if count.exact is not None and group.minimum != group.maximum:
        return EffectNote(Effect.REFINES, f"~ size narrowed from {_number(group)} to {count.exact}")
    return EffectNote(Effect.CONFIRMS, f"= known: {_number(group)}")


def _charge(claim: ReadClaim, group: GroupOutline, what: str) -> EffectNote:
    facts = [fact for fact in group.facts if fact.kind is ClaimKind.CHARGE]
    for charge in claim.charges:
        for fact in facts:
            if charge.article and fact.article:
                standing = provisions(charge.article, fact.article)
                if standing in (Standing.SAME, Standing.WIDER):
                    return EffectNote(Effect.CONFIRMS, f"= known: article {fact.article}", fact)
                if standing is Standing.CLOSER:
                    line = f"~ article narrowed from {fact.article} to {charge.article}"
                    return EffectNote(Effect.REFINES, line, fact)
            elif fact.wording and _alike(charge.wording, fact.wording):
                if charge.article and not fact.article:
                    return EffectNote(Effect.REFINES, f"~ article {charge.article} added", fact)
                line = f"= known: {_short(fact.wording)}"
                return EffectNote(Effect.CONFIRMS, line, fact)
    return EffectNote(Effect.NEW, f"+ {what}")


def _alike(first: str, second: str) -> bool:
    left, right = _stems(first), _stems(second)
    if not left or not right:
        return False
    return len(left & right) / min(len(left), len(right)) >= _SAME_WORDS


def _stems(wording: str) -> set[str]:
    words = (word.strip(".,;:()'\"") for word in wording.lower().split())
    return {word[:5] for word in words if word and word not in _SMALL}


def _stage(claim: ReadClaim, known: list[FactOutline], what: str) -> EffectNote:
    if not known:
        return EffectNote(Effect.NEW, f"+ {what}{_when(claim)}")
    own = [fact for fact in known if not fact.is_of_whole]
    return _dated_stage(claim, own, what) if own else _of_whole(claim, known, what)


def _dated_stage(claim: ReadClaim, known: list[FactOutline], what: str) -> EffectNote:
    said = claim.dated()
    dated = [(fact, fact.date) for fact in known if fact.date is not None]
    after = f" {date_text(dated[0][1])}" if dated else ""
    if said is None:
        return _placed(claim, known[0], f"= known: {what}{after}")
    if not dated:
        return EffectNote(Effect.REFINES, f"~ {what}: date {date_text(said)} added", known[0])
    for fact, date in dated:
        if said.contains(date) or not said.overlaps(date):
            continue
        if date.contains(said) and claim.kind is not ClaimKind.CUSTODY:
            line = f"~ date narrowed from {date_text(date)} to {date_text(said)}"
            return EffectNote(Effect.REFINES, line, fact)
    for fact, date in dated:
        if said.overlaps(date) or (claim.kind is ClaimKind.CUSTODY and _is_later(said, date)):
            return _placed(claim, fact, f"= known: {what}{after}")
    if claim.stage in _OVER_AGAIN:
        return EffectNote(Effect.NEW, f"+ {what}{_when(claim)}")
    return EffectNote(Effect.CONFLICTS, f"! the docket says {what}{after}", known[0])


def _is_later(said: PartialDate, date: PartialDate) -> bool:
    return said.earliest is not None and date.latest is not None and date.latest < said.earliest


def _of_whole(claim: ReadClaim, known: list[FactOutline], what: str) -> EffectNote:
    """A step that a group took with the whole of which it is a part: known, unless told of another day."""
    said = claim.dated()
    for fact in known:
        if said is None or fact.date is None or said.contains(fact.date) or fact.date == said:
            when = "" if fact.date is None else f" {date_text(fact.date)}"
            return EffectNote(Effect.CONFIRMS, f"= known of the whole: {what}{when}", fact)
    return EffectNote(Effect.NEW, f"+ {what}{_when(claim)}")


def _placed(claim: ReadClaim, fact: FactOutline, line: str) -> EffectNote:
    """A step that is known, once its place is looked at: known, closer, or said to be elsewhere."""
    if claim.kind is ClaimKind.CUSTODY:
        return EffectNote(Effect.CONFIRMS, line, fact)  # held elsewhere than where they were taken
    standing = places(claim.place, fact.place)
    if standing is Standing.OTHER:
        return EffectNote(Effect.CONFLICTS, f"! the docket says {fact.place}", fact)
    if standing is Standing.CLOSER:
        narrowed = f"~ place narrowed from {fact.place} to {claim.place}"
        return EffectNote(Effect.REFINES, narrowed, fact)
    return EffectNote(Effect.CONFIRMS, line, fact)


def _when(claim: ReadClaim) -> str:
    said = claim.dated()
    return "" if said is None else f" {date_text(said)}"
