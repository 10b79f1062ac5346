"""The stage vocabulary, and how one stage may follow another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from casetracker.model.vocabulary import Grade
from casetracker.procedure.toml_tables import Table, TomlFile
from casetracker.procedure.validity import Validity

PHASES: Final = (
    "detention",
    "investigation",
    "indictment",
    "court",
    "judgment",
    "appeal",
    "execution",
    "ended",
)
ACE_JUSTICE: Final = frozenset(
    {
        "Arrest-Jail",
        "Release-Parole",
        "Trial-Hearing",
        "Charge-Indict",
        "Sue",
        "Convict",
        "Sentence",
        "Fine",
        "Execute",
        "Extradite",
        "Acquit",
        "Appeal",
        "Pardon",
    }
)
_STAGE_KEYS: Final = (
    "code",
    "position",
    "label",
    "phase",
    "letter",
    "past",
    "aliases",
    "ace",
    "huridocs",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that somebody may be said to have reached.

    `position` orders; `letter` stands for the stage in bars; `past` words it in reports ("was
    detained"); `ace` and `huridocs` name the term of those lists, "" where none fits.
    """

    code: str
    position: int
    label: str
    phase: str
    letter: str
    past: str
    aliases: tuple[str, ...] = ()
    ace: str = ""
    huridocs: str = ""


class TransitionKind(StrEnum):
    """How one stage stands after another."""

    USUAL = "usual"
    UNUSUAL = "unusual"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a rule was read: a title, and the address where it was kept."""

    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """One stage after another; where `implies`, `after` is never reached without `before`."""

    before: str
    after: str
    kind: TransitionKind
    implies: bool
    grade: Grade
    sources: tuple[SourceNote, ...] = ()
    note: str = ""
    validity: Validity = field(default_factory=Validity)


@dataclass(frozen=True, slots=True)
class StageRules:
    """The stages and transitions of a pack, as looked up when a status is computed.

    `implied` maps a code to all that it implies; `StageRules.of` works it out. `pack` is the id and
    version of the pack, "" where the rules are of none.
    """

    stages: Mapping[str, Stage] = field(default_factory=dict)
    transitions: Mapping[tuple[str, str], Transition] = field(default_factory=dict)
    implied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pack: str = ""

    @classmethod
    def of(
        cls, stages: Iterable[Stage], transitions: Iterable[Transition] = (), *, pack: str = ""
    ) -> "StageRules":
        """The rules by code; a later transition of the same pair takes the place of an earlier."""
        by_code = {stage.code: stage for stage in stages}
        steps = {(step.before, step.after): step for step in transitions}
        implied = {code: _implied(code, steps, by_code) for code in by_code}
        return cls(by_code, steps, implied, pack)

    def label(self, code: str) -> str:
        """What to call a stage; an unknown code is shown as words."""
        stage = self.stages.get(code)
        return stage.label if stage is not None else code.replace("_", " ")

    def between(
        self, before: str, after: str, *, since: date | None = None, by: date | None = None
    ) -> TransitionKind | None:
        """How `after` stands after `before`; None where nothing is said of the pair.

        Nor is it where the rule surely was not in force between the first and the last day that `after`
        may have been reached on.
        """
        step = self.transitions.get((before, after))
        return step.kind if step is not None and step.validity.may_hold(since, by) else None

    def signed(self, before: str, after: str) -> str:
        """The pack and the grade of the rule on a pair of stages, to print after what it says."""
        step = self.transitions.get((before, after))
        return f" [{self.pack}, grade {step.grade}]" if step is not None and self.pack else ""

    def signed_for(self, code: str) -> str:
        """The pack and the weakest grade of the rules by which a stage implies others."""
        passed = (code, *self.implied_by(code))
        grades = [
            step.grade.value
            for step in self.transitions.values()
            if step.implies and step.after in passed
        ]
        return f" [{self.pack}, grade {max(grades)}]" if grades and self.pack else ""

    def implied_by(self, code: str) -> tuple[str, ...]:
        """Every stage that must have been passed to reach this one, in order of position."""
        return self.implied.get(code, ())


def _implied(
    code: str, steps: Mapping[tuple[str, str], Transition], stages: Mapping[str, Stage]
) -> tuple[str, ...]:
    waiting = [code]
    found: set[str] = set()
    while waiting:
        reached = waiting.pop()
        for step in steps.values():
            if step.implies and step.after == reached and step.before not in found:
                found.add(step.before)
                waiting.append(step.before)
    found.discard(code)
    return tuple(sorted(found, key=lambda each: (stages[each].position, each)))


def load_stages(path: Path) -> tuple[Stage, ...]:
    """The stages of a vocabulary file in order of position; raises PackError."""
    vocabulary = TomlFile.read(path)
    vocabulary.only("version", "stage")
    tables = vocabulary.tables("stage")
    stages = [_stage(table) for table in tables]
    for name in ("code", "letter", "position"):
        seen: dict[object, str] = {}
        for stage, table in zip(stages, tables, strict=True):
            value = getattr(stage, name)
            if value in seen:
                msg = f"'{value}' is taken by {seen[value]}"
                raise table.error(msg, name)
            seen[value] = stage.code
    return tuple(sorted(stages, key=lambda stage: stage.position))


def _stage(table: Table) -> Stage:
    table.only(*_STAGE_KEYS)
    stage = Stage(
        code=table.filled("code"),
        position=table.number("position"),
        label=table.filled("label"),
        phase=table.filled("phase"),
        letter=table.filled("letter"),
        past=table.filled("past"),
        aliases=table.texts("aliases", []),
        ace=table.text("ace", ""),
        huridocs=table.text("huridocs", ""),
    )
    if stage.phase not in PHASES:
        msg = f"'{stage.phase}' is no phase; known are {', '.join(PHASES)}"
        raise table.error(msg, "phase")
    if len(stage.letter) != 1 or not stage.letter.isascii() or not stage.letter.isalpha():
        msg = f"'{stage.letter}' is not one ASCII letter"
        raise table.error(msg, "letter")
    if stage.ace and stage.ace not in ACE_JUSTICE:
        msg = f"'{stage.ace}' is no Justice type of ACE 2005"
        raise table.error(msg, "ace")
    return stage
