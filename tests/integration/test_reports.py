"""Reports of a docket that holds names, on both engines: kept, made again, and without a leak."""

import errno
import io
import os
import re
import unicodedata
import zipfile
from gettext import NullTranslations
from pathlib import Path

import pytest
from pypdf import PdfWriter
from sqlmodel import select

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Citation
from casetracker.model.vocabulary import Confidentiality, LegalStatus
from casetracker.reports import languages
from casetracker.reports.errors import OutputError
from casetracker.reports.kinds import KINDS
from casetracker.reports.masking import fold
from casetracker.reports.outputs import OUTPUTS
from casetracker.services import report_runs
from casetracker.services.acting import Actor
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.recording.clock_orders import StatusDraft
from casetracker.services.report_material import CountsUnsourcedError, ReportScope, UnsourcedError
from casetracker.services.report_runs import AlteredFileError, UnreadableFileError
from tests.conftest import Opener
from tests.support.articles import accept_text
from tests.unit.reports.unpacked import everything_in

NAMED = (
    "Arslan Qermezov, 34, and Teymur Sadirli were detained by the Border Police at the Lomna crossing"
    " on 3 March 2024. Arslan Qermezov was charged with illegal crossing of the state border on"
    " 5 March 2024, his lawyer Nigar Velizade said. Qermezov denies the charge.\n"
)
ALL = tuple(OUTPUTS)
WRITER = Actor("mara", "cli")


@pytest.fixture
def named(services: Services) -> Services:
    """A docket with people known by their names."""
    accept_text(services, NAMED, name="arslan-qermezov-held.txt")
    return services


def scopes(profile: Confidentiality) -> tuple[ReportScope, ...]:
    return tuple(ReportScope(kind, profile=profile) for kind in KINDS)


def test_no_name_of_a_real_docket_is_in_a_public_report(named: Services) -> None:
    contents = named.reporting.produce(scopes(Confidentiality.PUBLIC), ALL)
    for content, report_format in zip(contents, ALL * len(KINDS), strict=True):
        text = everything_in(content, report_format)
        squeezed = fold(unicodedata.normalize("NFKC", text))
        found = [one for one in ("qermezov", "sadirli", "teymur", "velizade") if one in squeezed]
        assert found == [], report_format
    inside = named.reporting.produce(
        (ReportScope("case-status", profile=Confidentiality.INTERNAL),), ("text",)
    )
    assert "Qermezov" in inside[0].decode()


def test_an_outlet_that_bears_the_name_of_somebody_held_is_not_read(services: Services) -> None:
    told = NAMED.replace("by the Border Police", "by the Qermezov Police")
    accept_text(services, told, publisher="Sadirli Foundation", name="held.txt")
    accept_text(services, NAMED, publisher="Lomna Post", name="held-2.txt")
    formats = ("markdown", "json", "html")
    for content in services.reporting.produce(scopes(Confidentiality.PUBLIC), formats):
        squeezed = fold(content.decode())
        assert "sadirli" not in squeezed
        assert "qermezov" not in squeezed
    (status,) = services.reporting.produce((ReportScope("case-status"),), ("text",))
    assert "Lomna Post" in status.decode()


def test_a_calendar_of_time_limits_has_no_name_in_it_and_is_kept_like_any_report(
    full: Services, tmp_path: Path
) -> None:
    told = StatusDraft(LegalStatus.PRISONER_OF_WAR, "brother Teymur Sadirli")
    case = full.docket.cases()[0].ref
    full.clocks.claim_status(case, told, reason="as told")
    wanted = ReportScope("deadlines", case)
    (path,) = full.reporting.write_all((wanted,), ("ics",), tmp_path)
    text = path.read_text(encoding="utf-8").replace("\n ", "")
    assert path.suffix == ".ics"
    assert "gc3.103" in text
    assert "Sadirli" not in text
    assert full.reporting.runs.verify(path).kind == "deadlines"
    (again,) = full.reporting.write_again("R-0001", (), tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()
    (public,) = full.reporting.produce((wanted,), ("text",))
    assert "prisoner of war" in public.decode()
    assert "Sadirli" not in public.decode()


@pytest.mark.timeout(300)  # every kind in every format, twice
def test_written_reports_are_kept_and_made_again(
    full: Services, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    wanted = scopes(Confidentiality.PARTNER)
    # What takes longest is the same on both engines, so one of them is enough for it.
    is_all = "sqlite" in request.node.name
    formats = tuple(name for name in ALL if is_all or name not in ("pdf", "docx"))
    paths = full.reporting.write_all(wanted, formats, tmp_path)
    assert len(paths) == len(KINDS) * len(formats)
    lines = full.reporting.runs.lines()
    assert [line.kind for line in lines] == list(KINDS)
    for path in paths:
        assert full.reporting.runs.verify(path).profile is Confidentiality.PARTNER
    for line in lines:
        for again in full.reporting.write_again(line.ref, (), tmp_path / "again"):
            assert (tmp_path / again.name).read_bytes() == again.read_bytes()
    assert full.maintenance.verify().faults == ()


def test_a_report_that_fails_half_way_leaves_no_file_and_is_not_kept(
    full: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    wanted = (ReportScope("overview"), ReportScope("chronology"))
    (before,) = full.reporting.write_all(wanted[:1], ("html",), folder)
    content = before.read_bytes()
    laid_so_far: list[int] = []
    sync = os.fsync

    def fills_up(handle: int) -> None:
        laid_so_far.append(handle)
        if len(laid_so_far) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fills_up)
    with pytest.raises(OutputError, match="No space left"):
        full.reporting.write_all(wanted, ("html", "csv"), folder)
    monkeypatch.undo()
    assert list(folder.iterdir()) == [before]
    assert before.read_bytes() == content
    assert [line.ref for line in full.reporting.runs.lines()] == ["R-0001"]


def test_a_report_that_was_changed_is_known_by_the_digest_in_it(
    full: Services, tmp_path: Path
) -> None:
    (path,) = full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Overview", b"overview", 1))
    with pytest.raises(AlteredFileError, match="R-0001"):
        full.reporting.runs.verify(path.rename(tmp_path / "x"))


def _altered(content: bytes, report_format: str) -> bytes:
    """The bytes of a report with something of them changed, as another program would write them."""
    if report_format in ("docx", "xlsx"):
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                changed = old.read(name).replace(b"person", b"people")
                new.writestr(name, changed, zipfile.ZIP_DEFLATED)
        return packed.getvalue()
    if report_format == "pdf":
        written = PdfWriter(clone_from=io.BytesIO(content))
        written.remove_page(0)
        packed = io.BytesIO()
        written.write(packed)
        return packed.getvalue()
    return content.replace(b"person", b"people").replace(b"all", b"none")


@pytest.mark.parametrize(
    ("kind", "report_format"),
    [
        *(("overview", name) for name in ALL),
        *(("chronology", name) for name in ("csv", "xlsx")),
        ("deadlines", "ics"),
        ("changes", "atom"),
    ],
)
def test_an_altered_file_of_any_format_and_any_name_is_known_by_the_mark_in_it(
    full: Services, tmp_path: Path, kind: str, report_format: str
) -> None:
    scope = ReportScope(kind, baseline="2020-01-01" if kind == "changes" else None)
    (path,) = full.reporting.write_all((scope,), (report_format,), tmp_path)
    content = _altered(path.read_bytes(), report_format)
    assert content != path.read_bytes()
    for name, altered in (("x", content), ("y", content + b"\n")):
        (tmp_path / name).write_bytes(altered)
        with pytest.raises(AlteredFileError, match="R-0001"):
            full.reporting.runs.verify(tmp_path / name)


def test_a_file_that_unpacks_to_more_than_a_report_is_refused(
    full: Services, tmp_path: Path
) -> None:
    full.reporting.write_all((ReportScope("overview"),), ("text",), tmp_path)
    with zipfile.ZipFile(tmp_path / "large.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"{number}.xml", bytes(80_000_000))
    with pytest.raises(UnreadableFileError, match=r"large\.docx.*unpacks to more"):
        full.reporting.runs.verify(tmp_path / "large.docx")
    (tmp_path / "many.zip").write_bytes(b"PK\x03\x04".ljust(30, b"\0") * 30_000)
    with pytest.raises(UnreadableFileError, match=r"many\.zip.*unpacks to more"):
        full.reporting.runs.verify(tmp_path / "many.zip")


def test_what_never_ends_is_refused(full: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_runs, "_LARGEST", 1000)
    with pytest.raises(UnreadableFileError, match="larger than any report"):
        full.reporting.runs.verify(Path("/dev/zero"))


def test_a_scope_narrows_every_kind_that_takes_one(full: Services) -> None:
    groups = full.docket.groups()
    cases = full.docket.cases()
    people = full.docket.defendants(cases[0].ref)
    by_prefix = {"C": cases[0].ref, "G": groups[0].ref, "D": people[0].ref,
                 "S": full.docket.sources()[0].ref}  # fmt: skip
    for kind in KINDS.values():
        for prefix in kind.prefixes:
            (context,) = full.reporting.contexts((ReportScope(kind.name, by_prefix[prefix]),))
            assert by_prefix[prefix] in context["head"]["title"]
            assert context.get("sections") or context.get("cases")


def test_a_strict_report_is_refused_where_a_row_has_no_source(services: Services) -> None:
    accept_text(services, NAMED)
    with services.database.writing(WRITER.note("docket", "took a source away")) as session:
        for row in session.exec(select(Citation)):
            row.recorded_to = session.started_at
    with pytest.raises(UnsourcedError, match="no source"):
        services.reporting.contexts((ReportScope("case-status", is_strict=True),))
    (context,) = services.reporting.contexts((ReportScope("case-status"),))
    assert "'unsourced'" in str(context)


def test_a_strict_overview_is_refused_where_what_it_counts_has_no_source(
    services: Services,
) -> None:
    accept_text(services, NAMED)
    services.reporting.contexts((ReportScope("overview", is_strict=True),))
    with services.database.writing(WRITER.note("docket", "took a source away")) as session:
        for row in session.exec(select(Citation)):
            row.recorded_to = session.started_at
    with pytest.raises(CountsUnsourcedError, match="its counts rest on"):
        services.reporting.contexts((ReportScope("overview", is_strict=True),))


def test_reports_for_the_public_are_written_where_one_of_a_group_went_further(
    full: Services,
) -> None:
    one = full.docket.defendants("C-0002")[0].ref
    why = Grounds("monitor in court", PartialDate.parse("2021-07-02"))
    full.proceedings.record(one, Happening("on_trial"), why)
    scopes = tuple(ReportScope(kind) for kind in KINDS)
    contexts = full.reporting.contexts(scopes)
    assert len(contexts) == len(scopes)
    told = str(contexts[[each.kind for each in scopes].index("overview")]["sections"])
    assert "1\u20132 of 14" in told
    assert "'1 of 14'" not in told


def test_a_long_job_says_how_far_it_is(full: Services, tmp_path: Path) -> None:
    told: list[str] = []
    scopes = (ReportScope("overview"), ReportScope("chronology", language="tr"))
    full.reporting.write_all(scopes, ("markdown", "text"), tmp_path, told.append)
    assert [line.partition(" ")[2] for line in told] == [
        "1 of 4: Overview, markdown",
        "2 of 4: Overview, text",
        "3 of 4: Chronology, markdown",
        "4 of 4: Chronology, text",
    ]
    assert [line.count("\u2588") for line in told] == [0, 5, 10, 15]


class Missed(NullTranslations):
    """Asked where the catalogue has no words for a message; keeps what it was asked for.

    What packs say is tried part by part, so that not every part is a message.
    """

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def gettext(self, message: str) -> str:
        self.messages.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.messages.append(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        if context != "pack":
            self.messages.append(message)
        return message


def test_no_word_of_ours_in_a_turkish_report_of_a_docket_is_english(
    full_file: Path, open_at: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, missed = open_at(f"sqlite:///{full_file}"), Missed()
    monkeypatch.setattr(languages._catalogue("tr"), "_fallback", missed)
    written = [
        content
        for profile, formats in (("internal", ("html", "csv")), ("public", ("text",)))
        for kind in KINDS
        for content in services.reporting.produce(
            (
                ReportScope(
                    kind,
                    language="tr",
                    baseline="2020-01-01" if kind == "changes" else None,
                    profile=Confidentiality(profile),
                ),
            ),
            formats,
        )
    ]
    written += services.reporting.produce((ReportScope("deadlines", language="tr"),), ("ics",))
    assert missed.messages == []
    for content in written:
        told = " ".join(content.decode().replace("\r\n ", "").split())
        bare = re.sub("\u201c[^\u201d]*\u201d|<style>.*?</style>|<[^>]*>", " ", told)
        assert re.findall(OURS, bare) == []
        assert len(bare) > 500


# Words that no title or name of the seed docket has in this order.
OURS = (
    r"not reported|unnamed|own record|nothing on file|\bit is\b|between \d|\b\d+ days?\b|applies if|"
    r"limit on|ordered|is the last day|charge against|completed of|of C-\d|persons?\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|asserted|section,table|\bLetter\b|\bPersons\b"
)


def test_a_severed_case_cites_what_its_people_brought_along_and_each_side_says_which_it_is(
    full: Services,
) -> None:
    whole = full.clocks.clocks("C-0001")
    assert any(one.trigger_ids for one in whole)
    assert all(one.carried == () for one in whole)
    members = full.docket.case("C-0001").defendants[:2]
    going = Severed(members=tuple(each.ref for each in members))
    on = PartialDate.parse("2024-07-01")
    lines = full.joining.sever("C-0001", going, Grounds("a file of its own", on=on)).lines
    new = next(line for line in lines if "severed from C-0001" in line)[:6]

    started = [one for one in full.clocks.clocks(new) if one.trigger_ids]
    assert started
    assert all(one.carried for one in started)
    limits = full.reporting.preview(new, kind="deadlines")
    assert "unsourced" not in limits
    assert f"severed into {new}" in full.reporting.preview("C-0001")
    assert "severed from C-0001" in full.reporting.preview(new)


def flat(text: str) -> str:
    """The words of a report without the breaks of its lines."""
    return " ".join(text.split())


def test_a_severed_case_says_of_how_many_its_sources_spoke_and_who_of_them_stands_in_it(
    full: Services,
) -> None:
    before = full.reporting.preview("C-0001", kind="chronology")
    assert "in this case" not in before
    whole = full.docket.case("C-0001")
    everybody = whole.line.defendants
    going = Severed(members=tuple(each.ref for each in whole.defendants[:2]))
    on = PartialDate.parse("2024-07-01")
    lines = full.joining.sever("C-0001", going, Grounds("a file of its own", on=on)).lines
    new = next(line for line in lines if "severed from C-0001" in line)[:6]

    for ref, here in ((new, 2), ("C-0001", everybody - 2)):
        words = f"{everybody} persons ({here} of {here} in this case)"
        report = flat(full.reporting.preview(ref))
        assert f"the investigation against {words} had been completed" in report
        assert f"that {words} had been accused of" in report
        assert f"({everybody} persons on file, {here} of {everybody} in this case, " in report
        told = flat(full.reporting.preview(ref, kind="chronology"))
        assert f"{words} had been in custody from" in told
    assert {one.since for one in full.docket.case(new).charges} == {
        one.since for one in whole.charges
    }

    full.proceedings.record(new, Happening("on_trial"), Grounds("told by phone", on=on))
    assert "2 of 2 persons had been put on trial on 1 July 2024" in flat(
        full.reporting.preview(new)
    )
    dossier = flat(full.reporting.preview("G-0001", kind="group-dossier"))
    assert "in this case" not in dossier
    assert f"2 of {everybody} persons had been put on trial on 1 July 2024" in dossier
    assert dossier.count(f"{everybody} of {everybody} persons had been in custody from") == 1
