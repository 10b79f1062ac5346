"""Who is acting, from where: what every change set is signed with."""

from dataclasses import dataclass
from typing import Literal

from casetracker.store.audit import ChangeNote

ChangeKind = Literal["setup", "import", "decision", "docket", "undo", "redo", "match", "report"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a keyboard; `origin` is cli, tui or demo."""

    name: str
    origin: str

    def note(
        self,
        kind: ChangeKind,
        summary: str,
        *,
        reason: str | None = None,
        undoes_id: int | None = None,
    ) -> ChangeNote:
        """The note that a change set of this person carries."""
        return ChangeNote(
            actor=self.name[:80],
            origin=self.origin,
            kind=kind,
            summary=summary,
            reason=reason,
            undoes_id=undoes_id,
        )
