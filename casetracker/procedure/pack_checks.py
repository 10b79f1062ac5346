"""What must hold of a pack as a whole: ids, parents, the graph of its stages, labels."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from casetracker.procedure.errors import PackError
from casetracker.procedure.stages import Transition, TransitionKind
from casetracker.procedure.toml_tables import TomlFile

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
            raise PackError(path, msg, table=table, key="parent")
        above = {row_id}
        step = parent
        while step is not None:
            if step in above:
                msg = f"'{row_id}' stands above itself"
                raise PackError(path, msg, table=table, key="parent")
            above.add(step)
            step = parents.get(step)


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
                raise PackError(path, msg, table="transition", key=key)
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
            raise PackError(path, msg, table="stage", key="code")


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
                raise PackError(path, msg, key=row_id)


def _line(pack_file: TomlFile, row_id: str) -> int | None:
    """The last line that gives this id."""
    found = None
    for number, line in enumerate(pack_file.raw.decode("utf-8").splitlines(), start=1):
        if line.split("=")[0].strip() == "id" and f'"{row_id}"' in line:
            found = number
    return found
