"""What must hold of a pack as a whole: ids, parents, the graph of its stages, labels."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.errors import PackError
from casetracker.procedure.stages import Transition, TransitionKind
from casetracker.procedure.toml_tables import TomlFile, line_of

Labels: TypeAlias = dict[str, dict[str, str]]


def check_ids(pack_file: TomlFile, pack_id: str, ids: Iterable[str]) -> None:
    """Each id once, and prefixed by the id of the pack."""
    seen: set[str] = set()
    for row_id in ids:
        if not row_id.startswith(f"{pack_id}."):
            msg = f"'{row_id}' must start with '{pack_id}.'"
            raise PackError(pack_file.path, msg, key="id", line=_line(pack_file, row_id))
        if row_id in seen:
            msg = f"'{row_id}' is given twice"
            raise PackError(pack_file.path, msg, key="id", line=_line(pack_file, row_id))
        seen.add(row_id)


def check_parents(path: Path, table: str, parents: Mapping[str, str | None]) -> None:
    """Each parent exists, and nobody is above themselves."""
    for row_id, parent in parents.items():
        if parent is not None and parent not in parents:
            msg = f"'{row_id}' names the parent '{parent}', which is not there"
            line = _row_line(path, row_id)
            raise PackError(path, msg, table=table, key="parent", line=line)
        above = {row_id}
        step = parent
        while step is not None:
            if step in above:
                msg = f"'{row_id}' stands above itself"
                raise PackError(path, msg, table=table, key="parent", line=_row_line(path, row_id))
            above.add(step)
            step = parents.get(step)


def check_versions(pack_file: TomlFile, limits: Iterable[Limit]) -> None:
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
                raise PackError(pack_file.path, msg, table="limit", key="valid_from", line=line)


def check_graph(
    path: Path,
    codes: Sequence[str],
    entries: frozenset[str],
    transitions: Sequence[Transition],
) -> None:
    """Transitions name stages in use, and each stage can be reached from one where cases start."""
    used = set(codes)
    for step in transitions:
        for key, code in (("from", step.before), ("to", step.after)):
            if code not in used:
                msg = f"'{code}' is no stage in use"
                line = line_of(path, f'"{code}"')
                raise PackError(path, msg, table="transition", key=key, line=line)
    reached = set(entries)
    waiting = list(entries)
    while waiting:
        before = waiting.pop()
        for step in transitions:
            possible = step.kind is not TransitionKind.IMPOSSIBLE
            if possible and step.before == before and step.after not in reached:
                reached.add(step.after)
                waiting.append(step.after)
    for code in codes:
        if code not in reached:
            msg = f"'{code}' cannot be reached from any stage with entry = true"
            line = line_of(path, f'code = "{code}"')
            raise PackError(path, msg, table="stage", key="code", line=line)


def check_labels(folder: Path, labels: Labels, ids: Sequence[str]) -> None:
    """Each id and stage code has its words in every language of the pack."""
    for language, words in labels.items():
        path = folder / f"labels.{language}.toml"
        for row_id in ids:
            if row_id not in words:
                msg = f"no label for '{row_id}'"
                raise PackError(path, msg, key=row_id)
        for row_id in words:
            if row_id not in ids:
                msg = f"a label for '{row_id}', which is not in the pack"
                raise PackError(path, msg, key=row_id, line=line_of(path, row_id))


def _row_line(path: Path, row_id: str) -> int | None:
    return line_of(path, f'id = "{row_id}"')


def _line(pack_file: TomlFile, row_id: str) -> int | None:
    """The last line that gives this id."""
    found = None
    for number, line in enumerate(pack_file.raw.decode("utf-8").splitlines(), start=1):
        if line.split("=")[0].strip() == "id" and f'"{row_id}"' in line:
            found = number
    return found
