"""Whom a reference means: a whole case, a group in one of its cases, or one defendant."""

from collections.abc import Sequence

from sqlmodel import Session

from casetracker.errors import UsageError
from casetracker.model.tables import Case
from casetracker.services.recording.proceedings import Scope
from casetracker.store.queries.common import id_of
from casetracker.store.queries.scopes import case_of_defendant, cases_of_group


class ScopeNeededError(UsageError):
    """A reference that does not say in which case."""

    def __init__(self, ref: str) -> None:
        """Say what would do."""
        super().__init__(
            f"{ref[:40]!r} is no reference such as C-0001, G-0001 or D-0001:"
            " name a case, a group and its case, or a defendant"
        )


class OtherCaseError(UsageError):
    """A case in which a group does not stand, or which of several is not said."""

    def __init__(self, ref: str, cases: Sequence[str], wanted: str) -> None:
        """Name those it stands in."""
        where = ", ".join(cases) or "no case"
        what = f", not in {wanted[:40]}" if wanted else ": say with --case which one is meant"
        super().__init__(f"{ref[:40]} stands in {where}{what}")


def as_named(ref: str) -> str:
    """A reference as it is printed: "G-0001 in C-0003"."""
    return ref.strip().upper().replace(" IN ", " in ")


def scope_of(session: Session, ref: str, case: str | None = None) -> Scope:
    """Whom a reference means; `case` or "G-0001 in C-0003" says which, where a group stands in several.

    Raises NotFoundError for a reference that is not on file, UsageError where the case is not said.
    """
    wanted = ref.strip().upper()
    if wanted.startswith("C-"):
        return Scope(id_of(session, Case, wanted, "case"))
    if wanted.startswith("D-"):
        defendant, its_case = case_of_defendant(session, wanted)
        return Scope(its_case, defendant_id=defendant)
    if wanted.startswith("G-"):
        name, _, within = wanted.partition(" IN ")
        group, its_case = case_of_group(session, name.strip(), case or within)
        return Scope(its_case, group_id=group)
    raise ScopeNeededError(ref)


def case_of_group(session: Session, ref: str, case: str | None = None) -> tuple[int, int]:
    """The ids of a group and of the case in which it is meant; raises OtherCaseError."""
    group, cases = cases_of_group(session, ref)
    wanted = (case or "").strip().upper()
    meant = [number for number, name in cases.items() if wanted in {"", name}]
    if len(meant) != 1:
        raise OtherCaseError(ref.strip().upper(), tuple(cases.values()), wanted)
    return group, meant[0]
