"""A pack put into views."""

from collections.abc import Iterable

from casetracker.procedure.clocks.limits import Extension, Limit
from casetracker.procedure.jurisdiction import Code, Institution, Pack, Statute
from casetracker.procedure.stages import SourceNote, Transition
from casetracker.views.packs import (
    ArticleView,
    CodeView,
    ExtensionView,
    InstitutionView,
    LimitView,
    PackLine,
    PackView,
    RuleSource,
    TransitionView,
)


def pack_view(pack: Pack, line: PackLine) -> PackView:
    """The view of a pack."""
    return PackView(
        line=line,
        extends=pack.extends,
        country=pack.country,
        disclaimer=pack.disclaimer,
        checked_on=pack.checked_on.isoformat() if pack.checked_on else "",
        holidays=pack.holidays.code,
        gravity=pack.gravity,
        sha256=pack.sha256,
        stages=tuple(stage.code for stage in pack.stages),
        transitions=tuple(_transition(each) for each in pack.transitions),
        limits=tuple(limit_view(each) for each in pack.limits),
        codes=tuple(_code(each) for each in pack.codes),
        articles=tuple(_article(each) for each in pack.statutes),
        institutions=tuple(_institution(each) for each in pack.institutions),
    )


def limit_view(limit: Limit) -> LimitView:
    """The view of a rule with a time limit."""
    return LimitView(
        id=limit.id,
        label=limit.label,
        pack=limit.pack,
        kind=limit.kind.value,
        triggers=limit.triggers,
        period=limit.period.text if limit.period else "",
        words=_period_words(limit),
        start=limit.start.value,
        roll=limit.roll.value,
        satisfied_by=limit.satisfied_by,
        shown_by=limit.shown_by,
        condition=_condition(limit),
        valid=limit.validity,
        grade=limit.grade.value,
        sources=rule_sources(limit.sources),
        note=limit.note,
        checked_on=limit.checked_on.isoformat() if limit.checked_on else "",
        extensions=tuple(_extension(each) for each in limit.extensions),
    )


def rule_sources(notes: Iterable[SourceNote]) -> tuple[RuleSource, ...]:
    """Where a rule was read."""
    return tuple(RuleSource(note.title, note.href) for note in notes)


def _period_words(limit: Limit) -> str:
    if limit.period is None:
        return "without delay"
    return f"{limit.period.words} before" if limit.period.is_backwards else limit.period.words


def _condition(limit: Limit) -> str:
    parts = []
    if limit.gravity:
        parts.append(f"charges: {' or '.join(limit.gravity)}".replace("_", " "))
    if limit.status is not None:
        parts.append(f"status: {limit.status.replace('_', ' ')}")
    if limit.proviso:
        parts.append(f"if {limit.proviso}")
    return "; ".join(parts)


def _extension(link: Extension) -> ExtensionView:
    return ExtensionView(
        link.longest.text,
        link.longest.words,
        link.needs,
        link.grade.value,
        rule_sources(link.sources),
        link.note,
        link.validity.words,
    )


def _transition(step: Transition) -> TransitionView:
    return TransitionView(
        step.before,
        step.after,
        step.kind.value,
        step.implies,
        step.grade.value,
        rule_sources(step.sources),
        step.note,
        step.validity.words,
    )


def _code(law: Code) -> CodeView:
    return CodeView(
        law.id,
        law.label,
        law.law,
        law.adopted.isoformat() if law.adopted else "",
        law.in_force.isoformat() if law.in_force else "",
        law.grade.value,
        rule_sources(law.sources),
        law.note,
        law.validity.words,
    )


def _article(row: Statute) -> ArticleView:
    return ArticleView(
        row.id,
        row.article,
        row.label,
        row.gravity,
        row.grade.value,
        rule_sources(row.sources),
        row.note,
        row.validity.words,
        row.checked_on.isoformat() if row.checked_on else "",
    )


def _institution(body: Institution) -> InstitutionView:
    return InstitutionView(
        body.id,
        body.label,
        body.kind.value,
        body.court_code,
        body.grade.value,
        rule_sources(body.sources),
        body.note,
        body.validity.words,
        body.checked_on.isoformat() if body.checked_on else "",
    )
