"""What happened to the members of a group together, told of the group and not of each of its cases."""

from collections.abc import Sequence
from dataclasses import replace

from casetracker.reports.contexts import register
from casetracker.reports.contexts.chronology import group_actions
from casetracker.reports.contexts.facts import date_order
from casetracker.reports.contexts.register import Action
from casetracker.views.docket import CaseView, GroupView, StageEventView


def shared_actions(cases: Sequence[CaseView], group: GroupView) -> list[Action]:
    """What befell the group or its cases as a whole, by date; `cases` are cut down to its members."""
    one = _in_one([_without_individuals(case) for case in cases], group)
    listed = [*(register.actions(one) if one else ()), *group_actions(group)]
    return sorted(listed, key=lambda action: (*date_order(action.happened), action.order))


def _in_one(cases: Sequence[CaseView], group: GroupView) -> CaseView | None:
    """What the cases of a group say of its members, each event once, of all whom it befell."""
    if not cases:
        return None
    everybody = group.line.held_members
    stages = {
        event.id: replace(event, defendants=min(_befell(event, case), everybody), recorded_for=None)
        for case in cases
        for event in case.stages
    }
    return replace(
        cases[0],
        line=replace(cases[0].line, defendants=everybody),
        defendants=tuple(line for case in cases for line in case.defendants),
        stages=tuple(stages.values()),
        custody=tuple(replace(one, recorded_for=None) for case in cases for one in case.custody),
        hearings=tuple(one for case in cases for one in case.hearings),
        sentences=tuple(one for case in cases for one in case.sentences),
    )


def _befell(event: StageEventView, case: CaseView) -> int:
    """How many members an event befell: those who stand in its case, or all before some left it."""
    return event.recorded_for or min(event.defendants, case.line.defendants)


def _without_individuals(case: CaseView) -> CaseView:
    own = {line.ref for line in case.defendants}
    return replace(case, stages=tuple(one for one in case.stages if one.scope not in own))
