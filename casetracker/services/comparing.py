"""What each speaker says of a fact, beside what the house holds and why."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import LABEL_TARGET, Case
from casetracker.model.vocabulary import ClaimKind, DateBasis, Stance
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.sentence_effects import ToldTerm, told_term, told_terms
from casetracker.procedure.labels import Label, of_labels
from casetracker.procedure.sides import (
    Relation,
    of_articles,
    of_counts,
    of_dates,
    of_places,
    worst,
)
from casetracker.services.acting import Actor
from casetracker.services.claims import happened, term_words, understood
from casetracker.store.queries.common import id_of
from casetracker.store.queries.disputes import DisputedFact, disputed_facts
from casetracker.store.queries.labels import label_of_row
from casetracker.store.queries.sides import (
    HeldFact,
    about,
    claims_on,
    facts_of_case,
    held_facts,
    text_families,
)
from casetracker.store.sessions import Database
from casetracker.views.common import date_text
from casetracker.views.proceeding import SentenceView
from casetracker.views.sides import FactSides, SideView

_NUMBERS: Final = frozenset({ClaimKind.GROUP_SIZE, ClaimKind.CORRECTION, ClaimKind.IDENTITY})
_UNDATED: Final = frozenset({DateBasis.PUBLICATION, DateBasis.NONE})


class ComparisonService:
    """Sets claims side by side."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def conflicts(self, case_ref: str | None = None) -> tuple[FactSides, ...]:
        """The facts that a claim on file contradicts, of all cases or of one; raises NotFoundError.

        Exactly those that lists, case pages and reports count as conflicts.
        """
        with self._database.reading() as session:
            cases = None
            if case_ref is not None:
                cases = [id_of(session, Case, case_ref, "case")]
            return tuple(_disputes(session, disputed_facts(session, cases)))

    def differing(self, case_ref: str) -> tuple[FactSides, ...]:
        """Facts of a case on which a speaker's latest word differs, though nobody judged it a conflict.

        Raises NotFoundError.
        """
        return tuple(each for each in self.sides(case_ref) if each.is_open and not each.is_disputed)

    def sides(self, case_ref: str) -> tuple[FactSides, ...]:
        """Every fact of a case with its sides; raises NotFoundError."""
        with self._database.reading() as session:
            case_id = id_of(session, Case, case_ref, "case")
            return tuple(_facts(session, facts_of_case(session, case_id)))


def _disputes(session: Session, disputed: Sequence[DisputedFact]) -> Iterable[FactSides]:
    """The facts in dispute with their sides, each once."""
    targets = {each.target: None for each in disputed}
    for target in targets:
        ids = sorted({number for each in disputed if each.target == target for number in each.ids})
        claims = _claims_on(session, target, ids)
        families = _families(session, claims)
        held_by_id: dict[int, list[HeldFact]] = {}
        for fact in held_facts(session, target, ids):
            held_by_id.setdefault(fact.id, []).append(fact)
        for each in disputed:
            if each.target == target:
                facts = [fact for number in each.ids for fact in held_by_id[number]]
                yield _sides(facts, _once(each.ids, claims), families)


def _facts(session: Session, found: dict[str, list[int]]) -> Iterable[FactSides]:
    """The facts with their sides; what holds of several people in the same words comes once."""
    for target, ids in found.items():
        claims = _claims_on(session, target, ids)
        families = _families(session, claims)
        alike: dict[tuple[object, ...], list[HeldFact]] = {}
        for fact in held_facts(session, target, ids):
            # Whom nobody calls anything has no label with sides.
            if fact.label is not None and fact.id not in claims:
                continue
            said = tuple(row.id for row in claims.get(fact.id, ()))
            key = (fact.case_refs, fact.about, fact.words, said, fact.who is None and fact.id)
            alike.setdefault(key, []).append(fact)
        for facts in alike.values():
            yield _sides(facts, claims.get(facts[0].id, []), families)


def _claims_on(session: Session, target: str, ids: Collection[int]) -> dict[int, list[Any]]:
    """The claims on facts; on what people are called, those that call them something."""
    claims = claims_on(session, target, ids)
    if target != LABEL_TARGET:
        return claims
    told = {fact: [row for row in rows if label_of_row(row)] for fact, rows in claims.items()}
    return {fact: rows for fact, rows in told.items() if rows}


def _families(session: Session, claims: dict[int, list[Any]]) -> dict[int, str]:
    return text_families(session, {row.capture_id for rows in claims.values() for row in rows})


def _once(ids: Sequence[int], claims: dict[int, list[Any]]) -> list[Any]:
    """The rows of the claims on facts, each claim once, in the order of publication."""
    rows = {row.id: row for number in ids for row in claims.get(number, ())}
    return sorted(rows.values(), key=lambda row: (row.published_earliest or date.min, row.id))


def _sides(facts: Sequence[HeldFact], told: Sequence[Any], families: dict[int, str]) -> FactSides:
    """A fact with its sides, of the claims that had been made by the day that is looked from."""
    fact, rows = facts[0], [row for row in told if row.is_out]
    bearing_out = [row for row in rows if _bears_out(fact, row)]
    latest: dict[str, SideView] = {}
    earlier: list[SideView] = []
    for row in rows:
        side = _side(fact, row)
        before = latest.get(side.speaker)
        if before is not None and side.relation is Relation.SILENT is not before.relation:
            continue
        # The rows come in the order of publication: the last word of a speaker stands.
        latest.pop(side.speaker, None)
        if before is not None and before.stance is Stance.CONTRADICTS:
            earlier.append(before)
        latest[side.speaker] = side
    dates = [when for row in rows if (when := date_value(row, "published")) is not None]
    return FactSides(
        case_refs=tuple(dict.fromkeys(ref for each in facts for ref in each.case_refs)),
        about=about(facts),
        held=fact.words,
        why=_why(bearing_out) or _since(told),
        is_disputed=any(row.stance is Stance.CONTRADICTS for row in rows),
        is_open=any(side.relation is Relation.DIFFERS for side in latest.values()),
        first_cited=min(dates, key=lambda when: when.chronological, default=None),
        last_cited=max(dates, key=lambda when: when.chronological, default=None),
        publishers=_independent(bearing_out, families),
        sides=tuple(latest.values()),
        earlier=tuple(earlier),
    )


def _bears_out(fact: HeldFact, row: Any) -> bool:
    """Whether a claim supports what is held; of a label, one that calls people so."""
    if fact.label is None or row.stance is not Stance.SUPPORTS:
        return bool(row.stance is Stance.SUPPORTS)
    return of_labels(_label(row), fact.label) is Relation.AGREES


def _label(row: Any) -> Label:
    """The label that a row of claims gives, which is known to give one."""
    label = label_of_row(row)
    if label is None:
        raise LookupError(row.ref)
    return label


def _side(fact: HeldFact, row: Any) -> SideView:
    claim = understood(row.reading, row.edit)
    relations = {} if row.stance is Stance.CONTEXT else _relations(fact, claim, row)
    differs = [name for name, each in relations.items() if each is Relation.DIFFERS]
    relation = worst(relations)
    if row.stance is Stance.CONTRADICTS and not differs:
        differs, relation = ["as judged in review"], Relation.DIFFERS
    return SideView(
        speaker=claim.speaker or row.publisher or row.title,
        claim_ref=row.ref,
        source_ref=row.source_ref,
        publisher=row.publisher,
        published=date_value(row, "published"),
        quote=row.quote,
        said=_said(fact, claim) if fact.label is None else str(_label(row)),
        stance=row.stance,
        relation=relation,
        differs_in=tuple(differs),
    )


def _relations(fact: HeldFact, claim: ReadClaim, row: Any) -> dict[str, Relation]:
    if fact.target == "group_id":
        number = _number(claim)
        is_part = claim.count is not None and claim.count.of in fact.size
        relation = of_counts(number, fact.size)
        # A report on some of a group gives their number, which is not the group's.
        is_of_all = claim.kind in _NUMBERS or row.stance is Stance.CONTRADICTS
        is_of_others = not is_of_all or row.bears_on_whole
        is_of_others = is_of_others and relation is Relation.DIFFERS
        return {} if is_part or is_of_others else {"number": relation}
    if fact.target == "charge_id":
        return {"article": _of_charges(fact, claim, row.stance)}
    if fact.label is not None:
        return {"label": of_labels(_label(row), fact.label)}
    if fact.sentence is not None:
        return {"term": _of_terms(_told_of(claim, fact.sentence), fact.sentence)}
    dates = of_dates(_when(claim), fact.when)
    if claim.kind is ClaimKind.CUSTODY:
        # Who was arrested at the border is held in the capital a month later: only before is against it.
        return {"date": dates if _is_before(_when(claim), fact.when) else Relation.AGREES}
    return {"date": dates, "place": of_places(claim.place, fact.place)}


def _is_before(said: PartialDate | None, held: PartialDate | None) -> bool:
    if said is None or held is None or said.latest is None or held.earliest is None:
        return False
    return said.latest < held.earliest


def _of_charges(fact: HeldFact, claim: ReadClaim, stance: Stance) -> Relation:
    """Articles, where both are told; what was taken for the same charge in other words agrees."""
    articles = [of_articles(each.article, fact.article) for each in claim.charges]
    # One of several charges of a claim is enough to bear out the one that is held.
    agreeing = [each for each in articles if each is not Relation.DIFFERS]
    relation = worst(dict(zip("ab", (agreeing or articles)[:1], strict=False)))
    is_ground = bool(claim.charges) and stance is Stance.SUPPORTS
    return Relation.AGREES if relation is Relation.SILENT and is_ground else relation


def _told_of(claim: ReadClaim, view: SentenceView) -> ToldTerm | None:
    """What a claim says of a sentence on file: its fine of a fine, its term of any other."""
    told = [each for each in map(told_term, told_terms(claim)) if each is not None]
    held = ToldTerm.of(view)
    return next((each for each in told if not each.is_beside(held)), next(iter(told), None))


def _of_terms(said: ToldTerm | None, view: SentenceView) -> Relation:
    """Terms: a year and a half is 18 months; a fine says nothing of a term."""
    held = ToldTerm.of(view)
    if said is None or said.is_beside(held):
        return Relation.SILENT
    return Relation.AGREES if said.says(held) else Relation.DIFFERS


def _number(claim: ReadClaim) -> tuple[int | None, int | None]:
    if claim.count is None:
        return (None, None)
    return (claim.count.minimum, claim.count.maximum)


def _when(claim: ReadClaim) -> PartialDate | None:
    if claim.date is None or claim.date.basis in _UNDATED:
        return None
    return happened(claim)


def _said(fact: HeldFact, claim: ReadClaim) -> str:
    if fact.target == "group_id":
        low, high = _number(claim)
        if (low, high) == (None, None):
            return "no number"
        return str(low) if low == high else f"{low or '?'} to {high or '?'}"
    if fact.target == "charge_id":
        worded = [
            f"\u201c{each.wording}\u201d" + (f", article {each.article}" if each.article else "")
            for each in claim.charges
        ]
        return "; ".join(worded) or "no charge"
    if fact.sentence is not None:
        told = _told_of(claim, fact.sentence)
        read = "no term" if claim.sentence is None else term_words(claim.sentence)
        return read if told is None else str(told)
    when = _when(claim)
    words = date_text(when) if when else "no date"
    return f"{words}, {claim.place}" if claim.place else words


def _why(rows: Sequence[Any]) -> str | None:
    if not rows:
        return None
    first = min(rows, key=lambda row: row.id)
    by = f", accepted by {first.decided_by}" if first.decided_by else ""
    on = f" on {first.decided_at:%Y-%m-%d}" if first.decided_at else ""
    reason = f": {first.reason}" if first.reason else ""
    more = f"; {len(rows) - 1} more say so" if len(rows) > 1 else ""
    return f"from {first.ref}{by}{on}{reason}{more}"


def _since(told: Sequence[Any]) -> str | None:
    """That a fact rests on what was published after the day that is looked from alone."""
    later = [row.ref for row in told if row.stance is Stance.SUPPORTS and not row.is_out]
    if not later:
        return None
    more = f"; {len(later) - 1} more say so" if len(later) > 1 else ""
    return f"from what was published later: {later[0]}{more}"


def _independent(rows: Sequence[Any], families: dict[int, str]) -> int:
    """Publishers of claims that support a fact; of texts of one family, or equal ones, the first counts.

    Sources without a publisher count together as one: nobody knows that they are independent.
    """
    first: dict[str, str | None] = {}
    for row in rows:
        first.setdefault(families[row.capture_id], row.publisher)
    return len(set(first.values()))
