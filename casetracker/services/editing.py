"""What a person enters and corrects by hand: cases, their links, records and groups made in error."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import SQLModel, col, select

from casetracker.clock import today
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate, refuse_ahead
from casetracker.model.tables import (
    Case,
    CaseGroup,
    CaseLink,
    CaseNumber,
    Charge,
    ClockOrder,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    Hearing,
    Sentence,
    StageEvent,
    StatusClaim,
)
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds
from casetracker.services.packs import PackShelf
from casetracker.services.recording.edits import (
    NAME,
    TITLE,
    EditError,
    NoSuchNumberError,
    NothingChangedError,
    clean_line,
    differences,
    optional_line,
    set_values,
    stands,
)
from casetracker.services.recording.people import open_case, saved_id
from casetracker.services.recording.removing import remove_group
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.docket import LINK_WORDS
from casetracker.views.editing import CaseValues
from casetracker.views.review import ApplyOutcome

Withdrawn = Literal["charge", "hearing", "sentence", "custody", "order", "status"]
_WITHDRAWN: Final[dict[str, tuple[type[SQLModel], str]]] = {
    "charge": (Charge, "charge list"),
    "hearing": (Hearing, "hearing list"),
    "sentence": (Sentence, "sentence list"),
    "custody": (CustodyEpisode, "custody list"),
    "order": (ClockOrder, "clocks orders"),
    "status": (StatusClaim, "clocks orders"),
}


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case to open by hand."""

    title: str
    numbers: tuple[str, ...] = ()
    jurisdiction: str | None = None
    opened: PartialDate | None = None


class EditingService:
    """Reads and changes records for a form; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor, packs: Callable[[], PackShelf]) -> None:
        """Work on a database in somebody's name; `packs` gives those that a case may be under."""
        self._database = database
        self._actor = actor
        self._packs = packs

    # -- cases

    def open_case(self, draft: CaseDraft, grounds: Grounds) -> ApplyOutcome:
        """A new case; raises EditError, AheadError, NoSuchJurisdictionError."""
        refuse_ahead(draft.opened, today())
        self._packs().refuse_unknown(draft.jurisdiction)
        title = clean_line(draft.title, "a title", TITLE)
        note = grounds.note(self._actor, "open a case", f"opened a case: {title}")
        with self._database.writing(note) as session:
            case = open_case(session, title, jurisdiction=optional_line(draft.jurisdiction, 16))
            set_values(case, date_columns("opened", draft.opened))
            _number(session, case, draft.numbers)
            grounds.cite(session, "case_id", [saved_id(case)])
            line = f"{case.ref}: {title}"
        return ApplyOutcome(session.change_set_id, (line,))

    def case_values(self, ref: str) -> CaseValues:
        """What may be changed of a case; raises NotFoundError."""
        with self._database.reading() as session:
            return _case_values(session, id_of(session, Case, ref, "case"))

    def edit_case(self, values: CaseValues, grounds: Grounds) -> ApplyOutcome:
        """Let a case be as the values say.

        Raises ConflictError where somebody saved it since, NothingChangedError, EditError, AheadError,
        NoSuchJurisdictionError.
        """
        refuse_ahead(values.opened, today())
        title = clean_line(values.title, "a title", TITLE)
        note = grounds.note(self._actor, "edit a case", f"edited {values.ref}")
        with self._database.writing(note) as session:
            case_id = id_of(session, Case, values.ref, "case")
            case = session.current(Case, case_id, values.version)
            before = _case_values(session, case_id)
            if values.jurisdiction != before.jurisdiction:
                self._packs().refuse_unknown(values.jurisdiction)
            set_values(
                case,
                {
                    "title": title,
                    "jurisdiction": optional_line(values.jurisdiction, 16),
                    "monitoring": values.monitoring,
                    "priority": values.priority,
                    **date_columns("opened", values.opened),
                },
            )
            if _renumber(session, case, values.numbers):
                # Numbers are rows of their own: the case counts up so that others see the change.
                flag_modified(case, "title")
            session.flush()
            after = _case_values(session, case_id)
            told = differences(before, after, ("version",))
            if not told:
                raise NothingChangedError(case.ref)
            grounds.cite(session, "case_id", [case_id])
        return ApplyOutcome(session.change_set_id, tuple(f"{values.ref}: {each}" for each in told))

    def remove_case(self, ref: str, grounds: Grounds) -> ApplyOutcome:
        """Set a case aside that was made in error; raises EditError where people stand in it."""
        wanted = ref.strip().upper()
        note = grounds.note(self._actor, "set a case aside", f"set {wanted} aside")
        with self._database.writing(note) as session:
            case = session.current(Case, id_of(session, Case, wanted, "case"))
            for model, what in (
                (Defendant, "people"),
                (CaseGroup, "groups"),
                (StageEvent, "stages"),
            ):
                if stands(session, model, "case_id", saved_id(case)):
                    raise EditError(
                        f"{what} stand in {case.ref}: join it into another case, or set them aside first"
                    )
            case.recorded_to = session.started_at
            title = case.title
        return ApplyOutcome(session.change_set_id, (f"{wanted}: set aside ({title})",))

    def remove_group(self, ref: str, grounds: Grounds) -> ApplyOutcome:
        """Set a group aside that was made in error, with its unnamed people; raises EditError."""
        wanted = ref.strip().upper()
        note = grounds.note(self._actor, "set a group aside", f"set {wanted} aside")
        with self._database.writing(note) as session:
            group_id = id_of(session, DetaineeGroup, wanted, "group")
            lines = remove_group(session, session.current(DetaineeGroup, group_id))
        return ApplyOutcome(session.change_set_id, lines)

    # -- records made in error

    def withdraw(self, what: Withdrawn, numbers: Iterable[int], grounds: Grounds) -> ApplyOutcome:
        """Hold that charges, hearings, sentences and the like were recorded in error.

        Raises NotFoundError.
        """
        wanted = list(dict.fromkeys(numbers))
        model, command = _WITHDRAWN[what]
        words = f"{what} {', '.join(map(str, wanted[:5]))}" + (" …" if len(wanted) > 5 else "")  # noqa: PLR2004  five are named
        note = grounds.note(self._actor, f"withdraw a {what}", f"withdrew {words}")
        with self._database.writing(note) as session:
            for number in wanted:
                row: Any = session.get(model, number)
                if row is None or row.recorded_to is not None:
                    raise NoSuchNumberError(what, number, command)
                row.recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{words}: withdrawn",))

    def unlink(self, ref: str, other: str, grounds: Grounds) -> ApplyOutcome:
        """Set the links between two cases aside; joinder and severance moved people and stay."""
        first, second = ref.strip().upper(), other.strip().upper()
        note = grounds.note(self._actor, "unlink cases", f"unlinked {first} and {second}")
        with self._database.writing(note) as session:
            one, two = (id_of(session, Case, each, "case") for each in (first, second))
            links = session.exec(
                select(CaseLink).where(
                    sa.or_(
                        sa.and_(col(CaseLink.case_id) == one, col(CaseLink.other_case_id) == two),
                        sa.and_(col(CaseLink.case_id) == two, col(CaseLink.other_case_id) == one),
                    ),
                    col(CaseLink.kind).in_(["appeal_of", "retrial_of", "companion"]),
                    held(table_of(CaseLink)),
                )
            ).all()
            if not links:
                raise EditError(
                    f"No link of {first} and {second} can be taken back: a joinder or severance is undone."
                )
            for link in links:
                link.recorded_to = session.started_at
            lines = tuple(
                "{0}: no longer {2} {1}".format(
                    *((first, second) if link.case_id == one else (second, first)),
                    LINK_WORDS[link.kind][0],
                )
                for link in links
            )
        return ApplyOutcome(session.change_set_id, lines)


def _case_values(session: ReadSession | WriteSession, case_id: int) -> CaseValues:
    cases, numbers = table_of(Case), table_of(CaseNumber)
    row = session.execute(sa.select(cases).where(cases.c.id == case_id)).one()
    known = session.execute(
        sa.select(numbers.c.number)
        .where(numbers.c.case_id == case_id, held(numbers))
        .order_by(numbers.c.id)
    ).scalars()
    return CaseValues(
        ref=row.ref,
        version=row.version,
        title=row.title,
        numbers=tuple(known),
        jurisdiction=row.jurisdiction,
        opened=date_value(row, "opened"),
        monitoring=row.monitoring,
        priority=row.priority,
    )


def _number(session: WriteSession, case: Case, numbers: Iterable[str]) -> None:
    for number in dict.fromkeys(clean_line(each, "a case number", NAME) for each in numbers):
        session.add(
            CaseNumber(case_id=saved_id(case), number=number, recorded_from=session.started_at)
        )
    session.flush()


def _renumber(session: WriteSession, case: Case, numbers: Iterable[str]) -> bool:
    """Let a case have these numbers; gives whether that changed anything."""
    wanted = list(dict.fromkeys(clean_line(each, "a case number", NAME) for each in numbers))
    rows = session.exec(
        select(CaseNumber).where(col(CaseNumber.case_id) == case.id, held(table_of(CaseNumber)))
    ).all()
    gone = [row for row in rows if row.number not in wanted]
    for row in gone:
        row.recorded_to = session.started_at
    session.flush()
    known = {row.number for row in rows}
    new = [number for number in wanted if number not in known]
    _number(session, case, new)
    return bool(gone or new)
