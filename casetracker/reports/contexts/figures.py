"""What the charts of a report show, as plain values; positions are worked out when drawn."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Final

from casetracker.model.vocabulary import Basis
from casetracker.reports.contexts.citing import supporting
from casetracker.reports.contexts.clauses import persons_of
from casetracker.reports.contexts.facts import step_letter
from casetracker.reports.contexts.register import Action
from casetracker.reports.contexts.stages import track_steps
from casetracker.reports.languages import Label, say
from casetracker.reports.retelling import pack_words
from casetracker.reports.speech import guarded
from casetracker.reports.wording import count_of, date_label, number_of
from casetracker.views.common import StageView
from casetracker.views.docket import CaseView

LONGEST_TIMELINE: Final = 30


def track_figure(case: CaseView, figure_id: str) -> dict[str, Any]:
    """The stages of a case as steps, in procedural order."""
    steps = [
        {
            "letter": step.letter,
            "label": guarded(pack_words(step.first.stage.label)),
            "phase": step.first.stage.phase,
            "when": step.when,
            "persons": persons_of(step.persons(case.line.defendants), case.line.defendants),
            "is_derived": step.first.basis is Basis.DERIVED,
            "is_sourced": all(supporting(event.citations) for event in step.events),
        }
        for step in track_steps(case.stages)
    ]
    told = "; ".join(
        f"{step['letter']}: {step['label']}, {step['when']}{_unlike(step)}" for step in steps
    )
    return {
        "id": figure_id,
        "title": say("Stage track of {ref}", ref=guarded(case.line.ref)),
        "description": say("Stages reached, in procedural order. {told}.", told=told)
        if told
        else Label("No stage on file."),
        "steps": steps,
    }


def _unlike(step: dict[str, Any]) -> str:
    """What sets a step apart that no source reports; empty of one that was reported."""
    if step["is_derived"]:
        return f", {say('derived')}"
    return "" if step["is_sourced"] else f" {say('[unsourced]')}"


def group_mix_figure(case: CaseView, figure_id: str) -> dict[str, Any]:
    """The stage mix of each group of a case; of the whole case where it has no group."""
    named = [
        (f"{group.ref} {guarded(group.label)}", group.held_members, group.stage_mix)
        for group in case.groups
    ]
    if not named:
        named = [(case.line.ref, case.line.defendants, case.line.stage_mix)]
    title = say("Stage mix by group, {ref}", ref=guarded(case.line.ref))
    return mix(figure_id, title, named, _track_letters(case))


def docket_mix_figure(cases: Sequence[CaseView], figure_id: str) -> dict[str, Any]:
    """The stage mix of each case."""
    named = [(case.line.ref, case.line.defendants, case.line.stage_mix) for case in cases]
    return mix(figure_id, Label("Stage mix by case"), named, {})


def timeline_figure(case: CaseView, listed: Sequence[Action], figure_id: str) -> dict[str, Any]:
    """The dated actions of a case's register, numbered as there; the newest where there are many."""
    return timeline(listed, figure_id, say("Timeline of {ref}", ref=guarded(case.line.ref)))


def timeline(listed: Sequence[Action], figure_id: str, title: str) -> dict[str, Any]:
    """Dated actions by their place in the list; the newest where there are many."""
    lanes = [
        {
            "number": number,
            "label": guarded(str(action.name)),
            "when": date_label(action.happened),
            "first": _iso(action.happened.earliest),
            "last": _iso(action.happened.latest),
            "is_derived": action.is_derived,
        }
        for number, action in enumerate(listed, start=1)
        if action.happened is not None
    ]
    left_out = max(len(lanes) - LONGEST_TIMELINE, 0)
    shown = lanes[left_out:]
    told = "; ".join(f"{lane['number']}: {lane['label']}, {lane['when']}" for lane in shown)
    return {
        "id": figure_id,
        "title": title,
        "description": say("Dated actions by number. {told}.", told=told)
        if told
        else Label("No dated action on file."),
        "lanes": shown,
        "left_out": say("{number} not drawn", number=number_of(left_out, "earlier action"))
        if left_out
        else None,
    }


def mix(
    figure_id: str,
    title: str,
    named: Iterable[tuple[str, int, tuple[StageView, ...]]],
    known: dict[str, str],
) -> dict[str, Any]:
    """A bar per label with its total and its stages; `known` gives letters already in use, by code."""
    given = [(guarded(label), total, mix) for label, total, mix in named]
    stages = sorted(
        {(stage.position, stage.code, stage.label) for _, _, mix in given for stage in mix}
    )
    unknown = [code for _, code, _ in stages if code not in known]
    free = (letter for letter in map(step_letter, count()) if letter not in known.values())
    letters = known | dict(zip(unknown, free, strict=False))
    rows = [_mix_row(label, total, mix, letters) for label, total, mix in given]
    legend = [
        {"letter": letters[code], "stage": guarded(pack_words(label))} for _, code, label in stages
    ]
    return {
        "id": figure_id,
        "title": title,
        "description": mix_words(rows),
        "rows": rows,
        "legend": legend,
        "has_unknown": any(part["letter"] == "?" for row in rows for part in row["parts"]),
    }


def mix_words(rows: Iterable[dict[str, Any]]) -> str:
    """What a stage mix shows, in words."""
    told = "; ".join(
        f"{row['label']}: " + ", ".join(f"{part['words']} {part['stage']}" for part in row["parts"])
        for row in rows
    )
    return say("Persons by stage reached. {told}.", told=told)


def _track_letters(case: CaseView) -> dict[str, str]:
    """The letter that each stage has on the track of the case."""
    return {step.first.stage.code: step.letter for step in track_steps(case.stages)}


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _mix_row(
    label: str, total: int, mix: tuple[StageView, ...], letters: dict[str, str]
) -> dict[str, Any]:
    known = sum(stage.count for stage in mix)
    whole = max(total, known)
    parts = [
        {
            "letter": letters[stage.code],
            "stage": guarded(pack_words(stage.label)),
            "count": stage.count,
            "short": str(stage.count),
            "words": count_of(stage.count, whole),
        }
        for stage in sorted(mix, key=lambda stage: stage.position)
        if stage.count > 0
    ]
    if whole > known:
        rest = whole - known
        unknown = {
            "letter": "?",
            "stage": Label("stage not reported"),
            "count": rest,
            "short": str(rest),
        }
        parts.append({**unknown, "words": count_of(rest, whole)})
    return {"label": label, "total": whole, "total_words": str(whole), "parts": parts}
