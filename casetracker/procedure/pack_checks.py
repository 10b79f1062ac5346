"""What must hold of a pack as a whole: ids, parents, the graph of its stages, labels."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.errors import Faults, PackError
from casetracker.procedure.jurisdiction import Pack
from casetracker.procedure.stages import Transition, TransitionKind
from casetracker.procedure.toml_tables import TomlFile, line_of

Labels: TypeAlias = dict[str, dict[str, str]]


def check_ids(pack_file: TomlFile, pack_id: str, ids: Iterable[str], faults: Faults) -> None:
    """Each id once, and prefixed by the id of the pack."""
    seen: set[str] = set()
    for row_id in filter(None, ids):
        line = _line(pack_file, row_id)
        if not row_id.startswith(f"{pack_id}."):
            msg = f"'{row_id}' must start with '{pack_id}.'"
            faults.note(PackError(pack_file.path, msg, key="id", line=line))
        if row_id in seen:
            msg = f"'{row_id}' is given twice"
            faults.note(PackError(pack_file.path, msg, key="id", line=line))
        seen.add(row_id)


def check_parents(
    path: Path, table: str, parents: Mapping[str, str | None], faults: Faults
) -> None:
    """Each parent exists, and nobody is above themselves."""
    for row_id, parent in parents.items():
        line = _row_line(path, row_id)
        if parent is not None and parent not in parents:
            msg = f"'{row_id}' names the parent '{parent}', which is not there"
            faults.note(PackError(path, msg, table=table, key="parent", line=line))
        above: set[str] = set()
        step = parent
        while step is not None and step not in above:
            above.add(step)
            step = parents.get(step)
        if row_id in above:
            msg = f"'{row_id}' stands above itself"
            faults.note(PackError(path, msg, table=table, key="parent", line=line))


def check_codes(path: Path, pack: Pack, faults: Faults) -> None:
    """Each article belongs to a law of the pack."""
    laws = {code.id for code in pack.codes}
    for row in pack.statutes:
        if row.code not in laws:
            msg = f"'{row.id}' belongs to '{row.code}', which is no [[code]]"
            line = _row_line(path, row.id)
            faults.note(PackError(path, msg, table="statute", key="code", line=line))


def check_versions(pack_file: TomlFile, limits: Iterable[Limit], faults: Faults) -> None:
    """The versions of one rule are of one kind of clock, and never in force together."""
    by_id: dict[str, list[Limit]] = {}
    for limit in limits:
        by_id.setdefault(limit.id, []).append(limit)
    for row_id, versions in by_id.items():
        ordered = sorted(versions, key=lambda each: each.valid_from or date.min)
        for before, after in pairwise(ordered):
            end, start = before.valid_to, after.valid_from
            if end is None or start is None or start <= end:
                msg = f"'{row_id}' has two versions that are in force together"
                line = _line(pack_file, row_id)
                faults.note(
                    PackError(pack_file.path, msg, table="limit", key="valid_from", line=line)
                )


def check_graph(
    path: Path,
    codes: Sequence[str],
    entries: frozenset[str],
    transitions: Sequence[Transition],
    faults: Faults,
) -> None:
    """Transitions name stages in use, and each stage can be reached from one where cases start."""
    used = set(codes)
    for step in transitions:
        for key, code in (("from", step.before), ("to", step.after)):
            if code not in used:
                msg = f"'{code}' is no stage in use"
                line = line_of(path, f'"{code}"')
                faults.note(PackError(path, msg, table="transition", key=key, line=line))
    reached = set(entries)
    waiting = list(entries)
    while waiting:
        before = waiting.pop()
        for step in transitions:
            possible = step.kind is not TransitionKind.IMPOSSIBLE
            if possible and step.before == before and step.after not in reached:
                reached.add(step.after)
                waiting.append(step.after)
    # A stage that is misspelt elsewhere is told there.
    for code in codes if not faults.touch([path]) else ():
        if code not in reached:
            msg = f"'{code}' cannot be reached from any stage with entry = true"
            line = line_of(path, f'code = "{code}"')
            faults.note(PackError(path, msg, table="stage", key="code", line=line))


def check_labels(
    labels_file: TomlFile,
    words: Mapping[str, str],
    ids: Mapping[str, Iterable[str]],
    faults: Faults,
    *,
    is_all: bool,
) -> None:
    """Each id and stage code has its words; `ids` are those of sections of the file.

    Where they are not all that the pack holds, words without an id are let be.
    """
    if not labels_file.is_read:
        return
    path = labels_file.path
    known = {row_id for several in ids.values() for row_id in several}
    for section, several in ids.items():
        line = line_of(path, f"[{section}]") or 1
        for row_id in filter(None, several):
            if row_id not in words:
                msg = f"no label for '{row_id}' under [{section}]"
                faults.note(PackError(path, msg, key=row_id, line=line))
    for row_id in words if is_all else ():
        if row_id not in known:
            msg = f"a label for '{row_id}', which is not in the pack"
            faults.note(PackError(path, msg, key=row_id, line=line_of(path, row_id)))


def _row_line(path: Path, row_id: str) -> int | None:
    return line_of(path, f'id = "{row_id}"')


def _line(pack_file: TomlFile, row_id: str) -> int | None:
    """The last line that gives this id."""
    found = None
    for number, line in enumerate(pack_file.raw.decode("utf-8").splitlines(), start=1):
        if line.split("=")[0].strip() == "id" and f'"{row_id}"' in line:
            found = number
    return found
