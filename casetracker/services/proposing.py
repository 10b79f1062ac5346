"""What accepting a claim would change, one line each, as it is decided for the docket."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casetracker.model.vocabulary import ClaimKind, Effect
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.accepting import (
    Act,
    PeopleNote,
    judge_act,
)
from casetracker.news.matching.effects import EffectNote
from casetracker.news.matching.hearing_effects import HearingAct, HearingNote, whose
from casetracker.news.matching.outlines import GroupOutline
from casetracker.news.matching.sentence_effects import (
    STANDING_WORDS,
    TermNote,
    term_note,
    told_terms,
)
from casetracker.procedure.groups import are_far_apart
from casetracker.services.claims import charge_words, happened, term_words
from casetracker.services.labelling import differing_label
from casetracker.text import people_words
from casetracker.views.common import StageView, date_text

_KNOWN = "one more source for what is known"
_KEPT = "keep it as stated; no stage changes"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim with the group that it is about, whom it names there, its stage and what it sets right."""

    claim: ReadClaim
    group: GroupOutline
    people: PeopleNote
    stage: StageView | None
    corrects: str = ""


def lines_on_file(proposed: Proposed, note: EffectNote) -> tuple[str, ...]:
    """What accepting would change in a group on file."""
    lines = naming_lines(proposed.people)
    if note.step is not None:
        lines += _BY_EFFECT[note.step](proposed, note)
    lines += hearing_lines(proposed, note.hearing)
    for told, term in zip(told_terms(proposed.claim), note.terms, strict=False):
        lines += term_lines(told, term)
    lines += label_lines(proposed)
    return tuple(f"{proposed.group.ref}: {line}" for line in lines)


def lines_of_new(proposed: Proposed, hearing: HearingNote | None) -> tuple[str, ...]:
    """What accepting would put down of a group that is formed for it."""
    lines = [
        *naming_lines(proposed.people),
        *_act_lines(proposed),
        *hearing_lines(proposed, hearing),
    ]
    for told in told_terms(proposed.claim):
        lines += term_lines(told, term_note(told, proposed.group, Effect.NEW))
    return tuple(lines)


def naming_lines(people: PeopleNote) -> list[str]:
    """What becomes of the names of a claim."""
    lines = []
    if people.given:
        lines.append(f"{len(people.given)} named: {', '.join(people.given)}")
    lines += [
        f"“{name}” may be {each.ref} “{each.name}”: left as it is" for name, each in people.alike
    ]
    if people.is_refused:
        lines.append(
            f"refused until somebody says who is meant by {', '.join(people.over)}: whoever has no name"
            " stands in a part"
        )
    elif people.over:
        lines.append(f"not kept as names, nobody is unnamed: {', '.join(people.over)}")
    lines += [f"{each.ref} “{each.name}” does not stand in it on file" for each in people.beside]
    return lines


def label_lines(proposed: Proposed) -> list[str]:
    """That a claim calls people what they cannot be beside their label on file."""
    label = differing_label(proposed.claim, proposed.group.unit)
    if label is None:
        return []
    return [f"keep “{label}” beside “{proposed.group.unit}”, as a conflict"]


def hearing_lines(proposed: Proposed, hearing: HearingNote | None) -> list[str]:
    """What would be done with a hearing, and of whom a new one is."""
    if hearing is None:
        return []
    day = date_text(hearing.day)
    of_some = whose(proposed.claim, proposed.group.minimum)
    theirs = f", {of_some}" if of_some else ""
    lines = {
        HearingAct.SET: f"set a hearing for {day}{theirs}",
        HearingAct.HELD: f"record a hearing held on {day}{theirs}",
        HearingAct.TOOK_PLACE: f"record that the hearing of {day} was held",
        HearingAct.NARROWED: f"record the {hearing.text}",
        HearingAct.ON_FILE: f"one more source for the hearing of {day}",
        HearingAct.DISPUTED: "keep it beside the hearing that is held, as a conflict",
    }
    return [lines[hearing.act]]


def term_lines(claim: ReadClaim, term: TermNote | None) -> list[str]:
    """What would be done with the term that a claim tells, and why it is not where it is left."""
    read = claim.sentence
    if term is None or read is None:
        return []
    if term.told is None:
        words = term_words(replace(read, is_exact=True, fine=None))
        left = (
            f"the term ({words}) stays with its passage, which leaves open whose or how much it is"
        )
        return [f"{left}: enter it as a sentence"]
    words = f"{STANDING_WORDS[term.told.standing]} ({term.told})"
    lines = []
    if term.fresh:
        whose = people_words(term.fresh)
        lines.append(f"record the {words}, of {whose}")
    if term.known:
        lines.append(f"one more source for the {words}")
    if term.held is not None:
        lines.append(f"keep the {words} beside what is held ({term.held}), as a conflict")
    return lines


def _confirming(_proposed: Proposed, _note: EffectNote) -> list[str]:
    return [_KNOWN]


def _keeping(_proposed: Proposed, _note: EffectNote) -> list[str]:
    return [_KEPT]


def _recording(proposed: Proposed, _note: EffectNote) -> list[str]:
    return _act_lines(proposed)


def _refining(proposed: Proposed, note: EffectNote) -> list[str]:
    fact = note.fact
    if fact is None or fact.target != "stage_event_id" or proposed.claim.stage is None:
        return [f"{_KNOWN}, which stays as it is worded"]
    return [note.text.partition("; ")[0].removeprefix("~ ")]


def _differing(proposed: Proposed, _note: EffectNote) -> list[str]:
    if proposed.claim.kind is ClaimKind.CORRECTION:
        return _act_lines(proposed)
    if proposed.claim.kind is ClaimKind.RETRACTION:
        others = proposed.corrects or "what is held"
        return [f"dispute what rests on {others} alone; nothing is removed"]
    return ["keep it beside what is held, as a conflict"]


_BY_EFFECT = {
    Effect.NEW: _recording,
    Effect.CONFIRMS: _confirming,
    Effect.REFINES: _refining,
    Effect.CONFLICTS: _differing,
    Effect.CONTEXT: _keeping,
}


def _act_lines(proposed: Proposed) -> list[str]:
    claim, people, whole = proposed.claim, proposed.people, proposed.group.minimum
    act = judge_act(claim, proposed.group, people)
    most = claim.count.maximum if claim.count else None
    if act is Act.RECOUNTED:
        size = claim.count.minimum if claim.count else None
        far = whole is not None and size is not None and are_far_apart(whole, size)
        why = f"; {whole} are on file, so a reason is asked for" if far else ""
        return [f"recount to {size}, which sets {proposed.corrects or 'what is held'} right{why}"]
    if act is Act.COUNTED:
        what = _said(claim, proposed.stage)
        return [f"{most} of {whole}: {what}; which ones is not reported"]
    if act is Act.OF_PART:
        part = f"let {most} of {whole} stand as a part; which ones is not reported"
        return [part, *(f"{line}, of these {most}" for line in _facts(proposed))]
    if act is Act.RECORDED:
        return [f"{line}{_of_some(people, whole)}" for line in _facts(proposed)]
    if act is Act.KEPT and people.unclear:
        return [f"keep it as stated: who of them is meant is open ({', '.join(people.unclear)})"]
    if act is Act.NAMED:
        return [] if naming_lines(people) else ["one more source: named already"]
    return [_KNOWN if act is Act.CONFIRMED else _KEPT]


def _of_some(people: PeopleNote, whole: int | None) -> str:
    if not people.only or whole is None:
        return ""
    others = whole - len(people.only) + len(people.beside)
    rest = "one" if others == 1 else str(others)
    return f", of {' and '.join(people.only)} alone; nothing changes for the other {rest}"


def _facts(proposed: Proposed) -> Iterable[str]:
    claim, stage = proposed.claim, proposed.stage
    if claim.stage is not None:
        when = happened(claim)
        day = date_text(when) if when else "date not reported"
        yield f"record {stage.label if stage else claim.stage}, {day}"
    yield from (f"record as alleged: {charge_words(charge)}" for charge in claim.charges)


def _said(claim: ReadClaim, stage: StageView | None) -> str:
    if claim.stage is not None:
        return stage.label if stage else claim.stage
    return f"alleged: {charge_words(claim.charges[0])}"
