"""The docket gathered for a report: what is in its scope, as one context."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Final

from casetracker.errors import RefusedError, UsageError
from casetracker.model.vocabulary import Confidentiality
from casetracker.news.language.lexicon import lexicon
from casetracker.procedure.clocks.engine import SOON_DAYS
from casetracker.reports.contexts.assembling import Material
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.changes import SOON_DAYS as CHANGES_SOON
from casetracker.reports.contexts.changes import changes_context
from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.defendant_sheet import Sheet, defendant_sheet_context
from casetracker.reports.contexts.group_dossier import group_dossier_context
from casetracker.reports.contexts.outline import unsourced_rows
from casetracker.reports.contexts.overview import overview_context
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.disclosure import Roster, disclosed, reduced
from casetracker.reports.errors import UnknownReportError
from casetracker.reports.head import ReportHead
from casetracker.reports.kinds import KINDS, ReportKind
from casetracker.reports.languages import SOURCE
from casetracker.reports.periods import Period
from casetracker.reports.sparing import Spared
from casetracker.reports.stand_ins import case_kept_back, stand_ins, view_kept_back
from casetracker.services.clock_views import Asked, ClockMaker
from casetracker.services.clocks import clocks_in
from casetracker.services.docketing import defendant_view
from casetracker.services.packs import PackShelf
from casetracker.services.report_changes import changes_since
from casetracker.services.report_names import names_told
from casetracker.store.queries.cases import case_lines
from casetracker.store.queries.changes import former_names
from casetracker.store.queries.common import NoSuchRecordError
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.files import (
    bodies,
    names_read,
    person_files,
    places_told,
    source_files,
    speakers,
    whole_case,
)
from casetracker.store.queries.groups import group_lines, group_view
from casetracker.store.queries.sources import source_lines
from casetracker.store.sessions import ReadSession
from casetracker.views.clocks import ClockView
from casetracker.views.docket import CaseView, DefendantLine, DefendantView, GroupView
from casetracker.views.files import PersonFile

_WORDS: Final = {"C": "case", "G": "group", "D": "defendant", "S": "source"}


class UnsourcedError(RefusedError):
    """A strict report with something in it that has no source."""

    def __init__(self, title: str, count: int) -> None:
        """Say how much; where it is shows without --strict."""
        rows = "row or sentence has" if count == 1 else "rows and sentences have"
        super().__init__(
            f"{title}: {count} {rows} no source: find [unsourced] in it without --strict"
        )


class CountsUnsourcedError(RefusedError):
    """A strict report whose numbers count facts that have no source."""

    def __init__(self, title: str, count: int) -> None:
        """Say how many; where each of them shows."""
        facts = "fact" if count == 1 else "facts"
        super().__init__(
            f"{title}: its counts rest on {count} {facts} without a source: find [unsourced] in the case"
            " status report"
        )


class ScopeError(UsageError):
    """A reference that a kind of report cannot be about."""

    def __init__(self, kind: ReportKind, scope: str) -> None:
        """Name those that it can."""
        known = " or ".join(f"a {_WORDS[prefix]} ({prefix}-0001)" for prefix in kind.prefixes)
        super().__init__(f"{scope[:40]!r} is no scope of {kind.name}: name {known}, or nothing")


class AsOfError(UsageError):
    """Changes are asked for as of a day."""

    def __init__(self) -> None:
        """Say what ends them."""
        super().__init__(
            "changes lie between two moments of knowledge: end them with --known-at, not with --as-of"
        )


class WindowError(UsageError):
    """Changes that would end before they begin."""

    def __init__(self, since: datetime, until: datetime) -> None:
        """Name both moments."""
        super().__init__(
            f"changes since {since:%Y-%m-%d %H:%M} cannot end on {until:%Y-%m-%d %H:%M} (UTC):"
            " name an earlier --since or a later --known-at"
        )


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report is asked for: its kind, what it is about (None: everything), within which days.

    `profile` is for whom it is written; strict means that nothing in it may be without a source,
    `baseline` from when changes count: a day, a report on file, or None for the last of those;
    `language` is one that is offered.
    """

    kind: str
    ref: str | None = None
    since: date | None = None
    until: date | None = None
    profile: Confidentiality = Confidentiality.PUBLIC
    is_strict: bool = False
    baseline: str | None = None
    language: str = SOURCE

    @property
    def title(self) -> str:
        """The title of the report."""
        title = str(kind_of(self.kind).title)
        return title if self.ref is None else f"{title}: {self.ref.upper()}"

    def within(self, period: Period) -> "ReportScope":
        """The same, kept to a period."""
        return replace(self, since=period.since, until=period.until, baseline=period.baseline)


@dataclass(frozen=True, slots=True)
class Gathering:
    """The session and the parameters that every kind of report is gathered with.

    `known_as` is by reference of a person what stands for a name that the profile keeps back; `people`
    gives everybody on file, read once for a report.
    """

    session: ReadSession
    scope: ReportScope
    head: ReportHead
    day: date
    shelf: Callable[[], PackShelf] = PackShelf
    known_as: dict[str, str] = field(default_factory=dict)
    people: Callable[[], tuple[PersonFile, ...]] = tuple


def kind_of(name: str) -> ReportKind:
    """The kind of that name; raises UnknownReportError."""
    if name not in KINDS:
        raise UnknownReportError("kind", name, tuple(KINDS))
    return KINDS[name]


def gathered(gathering: Gathering) -> dict[str, Any]:
    """The content of a report as its profile may show it.

    Raises NotFoundError, ScopeError; UnsourcedError or CountsUnsourcedError where it is strict.
    """
    kind = kind_of(gathering.scope.kind)
    ref = gathering.scope.ref
    if ref is not None and ref.strip().upper()[:1] not in kind.prefixes:
        raise ScopeError(kind, ref)
    profile = gathering.scope.profile
    people = cache(partial(person_files, gathering.session))
    # Only the public has stand-ins: for others nobody needs to be read.
    known_as = stand_ins(people(), profile) if profile is Confidentiality.PUBLIC else {}
    gathering = replace(gathering, known_as=known_as, people=people)
    context = _CONTEXTS[kind.name](gathering)
    if gathering.scope.is_strict:
        _refuse_unsourced(gathering, context)
    if profile is Confidentiality.INTERNAL:
        return disclosed(context, profile, Roster())
    return disclosed(context, profile, _roster(gathering, context))


def _refuse_unsourced(gathering: Gathering, context: dict[str, Any]) -> None:
    title = gathering.scope.title
    unsourced = unsourced_rows(context)
    if unsourced:
        raise UnsourcedError(title, unsourced)
    if gathering.scope.kind == "overview":
        counted = sum(map(unsourced_facts, _cases(gathering)))
        if counted:
            raise CountsUnsourcedError(title, counted)


def _roster(gathering: Gathering, context: dict[str, Any]) -> Roster:
    """Everybody whose name may stand somewhere in a report."""
    session = gathering.session
    on_file, read = bodies(session), lexicon().places.by_spelling
    known = frozenset((*(one.casefold() for one in on_file), *read))
    return Roster(
        persons=gathering.people(),
        names_read=(*names_read(session), *former_names(session)),
        speakers=speakers(session),
        names_told=names_told(context, known),
        bodies=known,
        spared=Spared.of(on_file, places_told(session), read),
        sizes=_sizes(gathering),
        units=frozenset(one.size.unit for one in group_lines(session) if one.size.unit),
    )


def _sizes(gathering: Gathering) -> tuple[int, ...]:
    """How many people each case in scope has; nothing where there is no more than one case."""
    session, ref = gathering.session, _ref(gathering)
    if ref is not None and not ref.startswith("G"):
        return ()
    wanted = None if ref is None else group_view(session, ref).line.case_refs
    lines = case_lines(session)
    return tuple(one.defendants for one in lines if wanted is None or one.ref in wanted)


def _case_status(gathering: Gathering) -> dict[str, Any]:
    cases = _cases(gathering)
    sources = source_lines(gathering.session)
    return case_status_context(cases, sources, gathering.head, today=gathering.day)


def _group_dossier(gathering: Gathering) -> dict[str, Any]:
    groups = _groups(gathering)
    refs = dict.fromkeys(ref for group in groups for ref in group.line.case_refs)
    cases = tuple(_whole_case(gathering, ref) for ref in refs)
    return group_dossier_context(_material(gathering, cases), groups, day=gathering.day)


def _defendant_sheet(gathering: Gathering) -> dict[str, Any]:
    session = gathering.session
    lines = defendant_lines(session)
    ref = _ref(gathering)
    wanted = [line for line in lines if ref is None or ref in (line.ref, line.case_ref)]
    if ref is not None and not wanted:
        raise NoSuchRecordError(_WORDS[ref[:1]], ref)
    people = {person.ref: person for person in gathering.people()}
    refs = dict.fromkeys(one.case_ref for one in wanted)
    cases = {key: _whole_case(gathering, key) for key in refs}
    sheets = tuple(
        Sheet(
            defendant=_defendant(gathering, line.ref),
            case=_of_person(cases[line.case_ref], line),
            person=reduced(people[line.person_ref], gathering.scope.profile),
        )
        for line in wanted
    )
    material = _material(gathering, tuple(cases.values()))
    return defendant_sheet_context(material, sheets, day=gathering.day)


def _chronology(gathering: Gathering) -> dict[str, Any]:
    cases = _cases(gathering)
    refs = dict.fromkeys(group.ref for case in cases for group in case.groups)
    groups = tuple(group_view(gathering.session, ref) for ref in refs)
    scope = gathering.scope
    return chronology_context(
        _material(gathering, cases), groups, since=scope.since, until=scope.until
    )


def _deadlines(gathering: Gathering) -> dict[str, Any]:
    asked = Asked(gathering.day, SOON_DAYS, gathering.head.known_at)
    maker = ClockMaker(gathering.shelf(), asked)
    clocks = clocks_in(gathering.session, maker, _ref(gathering))
    return deadlines_context(_material(gathering, _cases(gathering), clocks), clocks)


def _overview(gathering: Gathering) -> dict[str, Any]:
    files = source_files(gathering.session)
    return overview_context(_material(gathering, _cases(gathering)), files, day=gathering.day)


def _changes(gathering: Gathering) -> dict[str, Any]:
    session, ref, head = gathering.session, _ref(gathering), gathering.head
    if head.as_of is not None:
        raise AsOfError
    is_inside = gathering.scope.profile is Confidentiality.INTERNAL
    changes = changes_since(session, gathering.scope.baseline, is_inside=is_inside)
    if changes.since > head.known_at:
        raise WindowError(changes.since, head.known_at)
    if ref is not None:
        kept = tuple(one for one in changes.changes if one.case_ref == ref)
        changes = replace(changes, changes=kept)
    asked = Asked(gathering.day, CHANGES_SOON, gathering.head.known_at, with_working=False)
    clocks = clocks_in(session, ClockMaker(gathering.shelf(), asked), ref)
    material = _material(gathering, _cases(gathering), clocks)
    return changes_context(material, changes, clocks, day=gathering.day)


def _source_log(gathering: Gathering) -> dict[str, Any]:
    ref = _ref(gathering)
    files = source_files(gathering.session, None if ref is None else (ref,))
    if ref is not None and not files:
        raise NoSuchRecordError("source", ref)
    cases = () if ref else _cases(gathering)
    return source_log_context(_material(gathering, cases), files)


_CONTEXTS: Final[dict[str, Callable[[Gathering], dict[str, Any]]]] = {
    "case-status": _case_status,
    "group-dossier": _group_dossier,
    "defendant-sheet": _defendant_sheet,
    "chronology": _chronology,
    "deadlines": _deadlines,
    "overview": _overview,
    "changes": _changes,
    "source-log": _source_log,
}


def _material(
    gathering: Gathering, cases: tuple[CaseView, ...], clocks: Iterable[ClockView] = ()
) -> Material:
    head = replace(gathering.head, packs=_packs(gathering, clocks))
    return Material(head, cases, source_lines(gathering.session))


def _packs(gathering: Gathering, clocks: Iterable[ClockView]) -> tuple[tuple[str, str, str], ...]:
    """The packs of a report, and those of the rules that its time limits go by."""
    named = {pack[0]: pack for pack in gathering.head.packs}
    for used in dict.fromkeys(one.pack.partition(" ")[0] for one in clocks):
        pack = gathering.shelf().get(used).pack
        if pack is not None:
            named[used] = (pack.id, pack.version, pack.disclaimer)
    return tuple(named.values())


def _ref(gathering: Gathering) -> str | None:
    ref = gathering.scope.ref
    return None if ref is None else ref.strip().upper()


def _cases(gathering: Gathering) -> tuple[CaseView, ...]:
    """The cases in scope, whole; of one defendant only what is about that one."""
    session, ref = gathering.session, _ref(gathering)
    if ref is None:
        return tuple(_whole_case(gathering, line.ref) for line in case_lines(session))
    if ref.startswith("G"):
        refs = group_view(session, ref).line.case_refs
        return tuple(_whole_case(gathering, one) for one in refs)
    if ref.startswith("D"):
        return (_about(gathering, ref),)
    return (_whole_case(gathering, ref),)


def _whole_case(gathering: Gathering, ref: str) -> CaseView:
    return case_kept_back(whole_case(gathering.session, ref), gathering.known_as)


def _defendant(gathering: Gathering, ref: str) -> DefendantView:
    return view_kept_back(defendant_view(gathering.session, ref), gathering.known_as)


def _about(gathering: Gathering, ref: str) -> CaseView:
    view = _defendant(gathering, ref)
    case = _of_person(_whole_case(gathering, view.line.case_ref), view.line)
    return replace(
        case,
        line=replace(case.line, defendants=1),
        defendants=(view.line,),
        stages=tuple(replace(event, defendants=1) for event in view.stages),
        charges=tuple(replace(charge, of_defendants=1) for charge in view.charges),
        custody=view.custody,
    )


def _of_person(case: CaseView, line: DefendantLine) -> CaseView:
    """The case with the hearings and sentences that bear on one defendant."""
    whom = {"all defendants", line.ref, *line.group_refs}
    return replace(
        case,
        hearings=tuple(one for one in case.hearings if one.scope in whom),
        sentences=tuple(one for one in case.sentences if one.defendant_ref == line.ref),
    )


def _groups(gathering: Gathering) -> tuple[GroupView, ...]:
    session, ref = gathering.session, _ref(gathering)
    refs = [ref] if ref else [line.ref for line in group_lines(session)]
    return tuple(group_view(session, one) for one in refs)
