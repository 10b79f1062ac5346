"""What a person does with charges: bring, indict, requalify, drop, convict, acquit, and find them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.tables import Case, Charge, Defendant, DetaineeGroup, Provision
from casetracker.model.vocabulary import ChargeStatus
from casetracker.procedure.charges import article_number
from casetracker.services.acting import Actor
from casetracker.services.charge_tree import provision_tree
from casetracker.services.operating import Grounds, defendants_meant
from casetracker.services.recording.charges import (
    ChargeDraft,
    provision_id,
    record_charge,
    record_step,
)
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.charges import (
    ChargeFilter,
    alike_ids,
    article_titles,
    charge_lines,
    charge_view,
    every_charge,
    in_place_of,
    replacing,
    with_passages,
)
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.queries.defendants import defendants_of
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.text import people_words
from casetracker.views.charges import ChargeHistoryView, ChargeLine, ProvisionLine
from casetracker.views.docket import DefendantLine
from casetracker.views.review import ApplyOutcome


class ChargeError(RefusedError):
    """A charge that cannot be recorded."""


class NoSuchChargeError(NotFoundError):
    """A number under which no charge is held."""

    def __init__(self, number: int) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no charge {number} on file: see 'casetracker charge list'")


@dataclass(frozen=True, slots=True)
class Search:
    """What charges are looked for, in the words of a call."""

    article: str | None = None
    wording: str | None = None
    status: ChargeStatus | None = None
    case: str | None = None
    group: str | None = None
    defendant: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """A charge to bring: its wording, its article or both."""

    wording: str | None = None
    article: str | None = None
    count_number: int | None = None
    status: ChargeStatus = ChargeStatus.ALLEGED


class ChargeService:
    """Reads and changes charges; each change is one transaction and one change set, with a reason."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def charges(self, search: Search) -> tuple[ChargeLine, ...]:
        """Charges as rows; an article finds its parts as well. Raises NotFoundError."""
        with self._database.reading() as session:
            return with_passages(session, _lines(session, search))

    def provisions(self) -> tuple[ProvisionLine, ...]:
        """Articles and their parts with who is accused under each; wordings without an article last."""
        with self._database.reading() as session:
            return provision_tree(every_charge(session), article_titles(session))

    def accused(self, search: Search) -> tuple[DefendantLine, ...]:
        """The defendants whom the charges that are looked for are brought against, each once."""
        with self._database.reading() as session:
            refs = {ref for line in _lines(session, search) for ref in line.defendant_refs}
            return defendants_of(session, refs)

    def charge(self, number: int) -> ChargeHistoryView:
        """One charge with its history; raises NotFoundError."""
        with self._database.reading() as session:
            view = charge_view(session, number)
        if view is None:
            raise NoSuchChargeError(number)
        return view

    def bring(self, refs: Sequence[str], brought: Brought, grounds: Grounds) -> ApplyOutcome:
        """Charge the defendants behind references of defendants, groups or cases."""
        who = ", ".join(ref.upper() for ref in refs)
        note = grounds.note(self._actor, "bring a charge", f"charged {who}")
        with self._database.writing(note) as session:
            draft = _draft(session, brought, grounds)
            defendants = defendants_meant(session, refs)
            known = _who_bears(session, draft, defendants)
            new = [each for each in defendants if each.id not in known]
            if not new:
                raise ChargeError(f"This charge is on file against all of {who} already.")
            ids = record_charge(session, new, draft)
            grounds.cite(session, "charge_id", ids)
            lines = [
                f"{_words(session, draft)}: against {people_words(len(new))}, charge {_numbers(ids)}"
            ]
            if known:
                lines.append(f"on file already against {people_words(len(known))}")
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def update(
        self, numbers: Sequence[int], status: ChargeStatus, grounds: Grounds, *, alike: bool = False
    ) -> ApplyOutcome:
        """A dated step of charges; with `alike` of the same charges of others in the case as well.

        A step that does not fit what went before is recorded and said, never refused.
        """
        words = status.value.replace("_", " ")
        note = grounds.note(self._actor, "update a charge", f"{words}: charge {_numbers(numbers)}")
        with self._database.writing(note) as session:
            lines: list[str] = []
            for charge in _charges(session, numbers, alike=alike):
                step = record_step(
                    session, charge, status, happened=grounds.on, note=grounds.reason
                )
                grounds.cite(session, "charge_update_id", [step])
                lines.append(f"charge {charge.id}: {words}")
                lines += _warnings(session, saved_id(charge))
                if charge.status is not status:
                    stands = charge.status.value.replace("_", " ")
                    lines.append(f"note: it stands as {stands} all the same")
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def requalify(
        self, numbers: Sequence[int], brought: Brought, grounds: Grounds, *, alike: bool = False
    ) -> ApplyOutcome:
        """Put charges under another article: the old ones end as amended, new ones stand in their place."""
        note = grounds.note(
            self._actor, "requalify a charge", f"requalified charge {_numbers(numbers)}"
        )
        with self._database.writing(note) as session:
            lines: list[str] = []
            for charge in _charges(session, numbers, alike=alike):
                _refuse_replaced(session, charge)
                wording = brought.wording or _typed(session, charge)
                wanted = Brought(wording, brought.article, charge.count_number, charge.status)
                draft = _draft(session, wanted, grounds, note=in_place_of(saved_id(charge)))
                words = _words(session, draft)
                if (draft.article, draft.wording) == (charge.article, charge.wording):
                    raise ChargeError(f"Charge {charge.id} is {words} already.")
                defendant = session.current(Defendant, charge.defendant_id)
                ids = record_charge(session, [defendant], draft)
                step = record_step(
                    session,
                    charge,
                    ChargeStatus.AMENDED,
                    happened=grounds.on,
                    note=f"now charge {ids[0]}: {words}",
                )
                grounds.cite(session, "charge_update_id", [step])
                grounds.cite(session, "charge_id", ids)
                lines.append(f"charge {charge.id} is now charge {ids[0]}: {words}")
        return ApplyOutcome(session.change_set_id, tuple(lines))


def _lines(session: ReadSession, search: Search) -> tuple[ChargeLine, ...]:
    case, group, defendant = search.case, search.group, search.defendant
    wanted = ChargeFilter(
        article=search.article,
        wording=search.wording,
        status=search.status,
        case_id=id_of(session, Case, case, "case") if case else None,
        group_id=id_of(session, DetaineeGroup, group, "group") if group else None,
        defendant_id=id_of(session, Defendant, defendant, "defendant") if defendant else None,
    )
    return charge_lines(session, wanted)


def _draft(
    session: WriteSession, brought: Brought, grounds: Grounds, *, note: str | None = None
) -> ChargeDraft:
    article = article_number(brought.article or "")[:40] or None
    wording = " ".join((brought.wording or "").split()) or _label(session, article)
    if not wording:
        raise ChargeError("A charge needs its wording or its article.")
    if brought.count_number is not None and brought.count_number < 1:
        raise ChargeError(f"{brought.count_number} is no number of a count: counts begin with 1.")
    return ChargeDraft(
        wording=wording[:400],
        article=article,
        count_number=brought.count_number,
        status=brought.status,
        happened=grounds.on,
        note=note,
    )


def _refuse_replaced(session: WriteSession, charge: Charge) -> None:
    if charge.status is not ChargeStatus.AMENDED:
        return
    now = replacing(session, saved_id(charge))
    if now is not None:
        raise ChargeError(f"Charge {charge.id} was requalified already: it is charge {now} now.")
    raise ChargeError(
        f"Charge {charge.id} ended as amended: bring the one that stands with 'charge add'."
    )


def _typed(session: WriteSession, charge: Charge) -> str | None:
    """The wording of a charge; None where it is only what its article is called."""
    return None if charge.wording == _label(session, charge.article)[:400] else charge.wording


def _label(session: WriteSession, article: str | None) -> str:
    if article is None:
        return ""
    provision = provision_id(session, article)
    row = session.get(Provision, provision) if provision is not None else None
    return row.label if row is not None else f"article {article}"


def _who_bears(
    session: WriteSession, draft: ChargeDraft, defendants: Iterable[Defendant]
) -> set[int]:
    """The defendants who have this very charge on file."""
    charges = table_of(Charge)
    query = sa.select(charges.c.defendant_id).where(
        charges.c.defendant_id.in_([each.id for each in defendants]),
        charges.c.wording == draft.wording,
        charges.c.article.is_not_distinct_from(draft.article),
        charges.c.count_number.is_not_distinct_from(draft.count_number),
        charges.c.status != ChargeStatus.AMENDED,
        held(charges),
    )
    return set(session.execute(query).scalars())


def _charges(session: WriteSession, numbers: Sequence[int], *, alike: bool) -> list[Charge]:
    wanted: dict[int, None] = {}
    for number in numbers:
        same = alike_ids(session, number)
        if number not in same:
            raise NoSuchChargeError(number)
        wanted |= dict.fromkeys(same if alike else [number])
    return [session.current(Charge, number) for number in wanted]


def _warnings(session: WriteSession, number: int) -> list[str]:
    view = charge_view(session, number)
    return [f"note: {warning}" for warning in view.warnings] if view else []


def _words(session: WriteSession, draft: ChargeDraft) -> str:
    if not draft.article:
        return f"“{draft.wording}”"
    is_title = draft.wording == _label(session, draft.article)[:400]
    words = draft.wording if is_title else f"“{draft.wording}”"
    return ", ".join(dict.fromkeys((f"article {draft.article}", words)))


def _numbers(ids: Sequence[int]) -> str:
    shown = ", ".join(map(str, ids[:5]))
    return f"{shown} and {len(ids) - 5} more" if len(ids) > 5 else shown  # noqa: PLR2004  five are shown
