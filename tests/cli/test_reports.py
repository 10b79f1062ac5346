"""Every kind of report in every format, kept, recognised and made again; templates of one's own."""

import json
from pathlib import Path

import pytest

from casetracker.reports.kinds import KINDS
from casetracker.reports.languages import offered
from casetracker.settings import config_file
from tests.cli.calls import Call

FORMATS = ("md", "html", "text", "json", "csv", "xlsx", "pdf", "docx")
STARTS = {
    "xlsx": b"PK",
    "docx": b"PK",
    "pdf": b"%PDF-1.7",
    "json": b"{",
    "html": b"<!doctype html>",
}


@pytest.fixture
def written(call: Call, docket: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    done = call("report", "overview", "--format", "md,pdf", "--out", folder, "--db", docket)
    assert (done.code, done.err) == (0, "")
    return folder


def test_a_single_report_is_called_what_its_file_is_called(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    wanted = tmp_path / "new" / "for the court.html"
    done = call("report", "overview", "--format", "html", "--out", wanted, "--db", docket)
    assert done.out.split("\n")[0] == str(wanted)
    assert wanted.read_text("utf-8").startswith("<!")
    call("report", "verify", wanted, "--db", docket)
    several = call(
        "report",
        "overview",
        "--format",
        "html,md",
        "--out",
        wanted.with_name("x.html"),
        "--db",
        docket,
    )
    assert (tmp_path / "new" / "x.html").is_dir()
    assert len(several.out.split()) == 2


@pytest.mark.parametrize("ending", ["md", "txt", "pdf", "docx", "xlsx", "json"])
def test_the_ending_of_the_file_says_the_format(
    call: Call, docket: Path, tmp_path: Path, ending: str
) -> None:
    wanted = tmp_path / f"status.{ending}"
    done = call("report", "overview", "--out", wanted, "--db", docket)
    assert done.out == f"{wanted}\n"
    assert wanted.is_file()
    call("report", "verify", wanted, "--db", docket)
    as_asked = call("report", "overview", "--format", ending, "--out", wanted, "--db", docket)
    assert as_asked.out == f"{wanted}\n"


def test_a_file_that_ends_otherwise_than_its_format_is_refused(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    wanted = tmp_path / "status.pdf"
    call("report", "overview", "--format", "html", "--out", wanted, "--db", docket).refused(
        2, "status.pdf", "html", "leave --format out"
    )
    assert not wanted.exists()


def test_all_kinds_are_written_in_all_formats_at_once(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    done = call(
        "report", "several", "all", "--format", ",".join(FORMATS), "--out", folder, "--db", docket
    )
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == len(KINDS) * len(FORMATS)
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("changes,deadlines md,ics", "md md ics; changes in ics"),
        (
            "overview,changes,deadlines text,ics,rss",
            "txt txt atom txt ics; overview in ics or atom, changes in ics, deadlines in atom",
        ),
        ("changes,deadlines ics,atom", "atom ics; changes in ics, deadlines in atom"),
        ("deadlines md,ics", "md ics; "),
    ],
)
def test_each_kind_is_written_in_those_of_the_formats_that_it_has(
    call: Call, docket: Path, tmp_path: Path, asked: str, told: str
) -> None:
    kinds, formats = asked.split()
    endings, left_out = told.split("; ")
    done = call("report", "several", kinds, "--format", formats, "--out", tmp_path, "--db", docket)
    assert done.code == 0
    assert [line.rpartition(".")[2] for line in done.out.splitlines()] == endings.split()
    said = f"left out, as there is no such format: {left_out}\n" if left_out else ""
    assert done.err == said


def test_all_kinds_about_a_record_are_those_that_take_it(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    asked = ("report", "several", "all", "--format", "md", "--out", tmp_path, "--db", docket)
    done = call(*asked[:3], "C-0001", *asked[3:])
    assert (done.code, len(done.out.splitlines())) == (0, len(KINDS) - 2)
    assert done.err == "left out, as C-0001 is none of what they take: group-dossier, source-log\n"
    call(*asked[:3], "X-0001", *asked[3:]).refused(2, "X-0001")


def test_a_kind_that_would_come_in_none_of_the_formats_is_refused(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    asked = ("report", "several", "deadlines,overview", "--format", "ics")
    call(*asked, "--out", tmp_path / "none", "--db", docket).refused(2, "overview is not written")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("report_format", ["xlsx", "docx", "pdf", "json", "html"])
def test_a_report_goes_to_stdout_in_any_format(
    call: Call, docket: Path, report_format: str
) -> None:
    done = call("report", "chronology", "--format", report_format, "--db", docket)
    assert (done.code, done.err) == (0, "")
    assert done.stdout.startswith(STARTS[report_format])


def test_time_limits_go_to_stdout_as_a_calendar(call: Call, docket: Path) -> None:
    done = call("report", "deadlines", "--format", "ics", "--db", docket)
    assert (done.code, done.err) == (0, "")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"BEGIN:VEVENT") > 0


def test_changes_go_to_stdout_as_a_feed(call: Call, docket: Path) -> None:
    asked = ("report", "changes", "--since", "2020-01-01", "--format", "rss", "--db", docket)
    done = call(*asked)
    assert (done.code, done.err) == (0, "")
    assert done.stdout.startswith(b"<?xml version=")
    assert done.stdout.count(b"<entry>") > 0


def test_every_kind_is_written_in_turkish_and_made_again(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    folder, again = tmp_path / "reports", tmp_path / "again"
    asked = ("report", "several", "all", "--lang", "tr", "--format", "md,html,text,docx")
    done = call(*asked, "--out", folder, "--db", docket)
    assert (done.code, done.err) == (0, "")
    names = [Path(line).name for line in done.out.splitlines()]
    assert len(names) == 4 * len(KINDS)
    assert all("-tr-" in name for name in names)
    assert "Genel bak\u0131\u015f" in next(folder.glob("overview*.md")).read_text(encoding="utf-8")
    assert '<html lang="tr"' in next(folder.glob("overview*.html")).read_text(encoding="utf-8")
    made = call("report", "again", "R-0001", "--out", again, "--db", docket)
    assert (made.code, made.err) == (0, "")
    for path in again.iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_the_languages_that_the_help_names_are_those_that_are_offered(call: Call) -> None:
    told = call("report", "overview", "--help").out
    assert all(f"{code} (" in told for code in offered())


def test_two_files_of_bytes_do_not_go_to_stdout_together(call: Call, docket: Path) -> None:
    call("report", "overview", "--format", "pdf,xlsx", "--db", docket).refused(2, "pdf", "--out")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("overview", "D-0001"), 2, "no scope of overview"),
        (("defendant-sheet", "D-9999"), 3, "D-9999"),
        (("group-dossier", "G-9999"), 3, "G-9999"),
        (("source-log", "S-9999"), 3, "S-9999"),
        (("chronology", "C-9999"), 3, "C-9999"),
        (("overview", "--profile", "everybody"), 2, "everybody"),
        (("several", "overview,nonsense"), 2, "nonsense"),
        (("overview", "--format", "ics"), 2, "overview is not written in ics: deadlines is"),
        (("changes", "--since", "soon"), 2, "R-0001"),
        (("changes", "--since", "R-9999"), 3, "R-9999"),
        (("changes", "--as-of", "2021-06-11"), 2, "--known-at"),
        (("changes", "--since", "2021-06-11", "--known-at", "2021-06-10"), 2, "earlier --since"),
        (("overview", "--lang", "xx"), 2, "'xx': choose from en, tr"),
        (("overview", "--format", "atom"), 2, "overview is not written in atom: changes is"),
        (("deadlines", "S-0001"), 2, "no scope of deadlines"),
        (("chronology", "--within", "soon"), 2, "soon"),
        (("again", "R-9999"), 3, "R-9999"),
        (("verify", "/nowhere/at/all.pdf"), 4, "/nowhere/at/all.pdf"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_a_line(
    call: Call, docket: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    call("--db", docket, "report", *words).refused(code, said)


def test_the_kinds_are_listed(call: Call) -> None:
    assert [kind["name"] for kind in call("report", "kinds", "--json").json] == list(KINDS)


def test_a_report_is_for_the_public_unless_it_is_said_otherwise(call: Call, docket: Path) -> None:
    public = json.loads(call("report", "overview", "--format", "json", "--db", docket).out)
    inside = call("report", "overview", "--format", "json", "--profile", "internal", "--db", docket)
    assert public["head"]["profile"] == "public"
    assert public["generation"]["by"] == "withheld"
    assert json.loads(inside.out)["head"]["profile"] == "internal"


def test_a_file_says_for_whom_it_is_in_its_name_unless_for_the_public(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    for profile in ("public", "partner"):
        call("report", "overview", "--profile", profile, "--out", tmp_path, "--db", docket)
    names = {path.name for path in tmp_path.glob("*.md")}
    assert sum("partner" in name for name in names) == 1
    assert len(names) == 2


def test_a_strict_report_needs_a_source_for_everything(call: Call, docket: Path) -> None:
    assert call("report", "case-status", "--strict", "--db", docket).code == 0
    assert call("report", "source-log", "--strict", "--db", docket).code == 0


def test_a_written_file_is_recognised_and_a_changed_one_is_not(
    call: Call, docket: Path, written: Path
) -> None:
    (page,), (text,) = written.glob("*.pdf"), written.glob("*.md")
    found = call("report", "verify", page, "--json", "--db", docket)
    assert found.json["ref"] == "R-0001"
    assert {file["format"] for file in found.json["files"]} == {"markdown", "pdf"}
    text.write_text(text.read_text(encoding="utf-8").replace("26", "27", 1), encoding="utf-8")
    renamed = text.rename(written / "renamed.md")
    call("report", "verify", renamed, "--db", docket).refused(9, "R-0001", "not as it was written")
    page.write_bytes(page.read_bytes() + b"\n")
    call("report", "verify", page, "--db", docket).refused(9, "R-0001")
    other = written / "other.txt"
    other.write_text("nothing of ours", encoding="utf-8")
    call("report", "verify", other, "--db", docket).refused(3, "no report on file")


def test_a_report_is_made_again_with_the_same_bytes_after_the_docket_has_moved(
    call: Call, docket: Path, written: Path, tmp_path: Path
) -> None:
    call(
        "import", "-", "--published", "2021-07-01", "--db", docket, stdin=b"Ten men were detained."
    )
    again = tmp_path / "again"
    done = call("report", "again", "R-0001", "--out", again, "--db", docket)
    assert (done.code, done.err) == (0, "")
    for path in written.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("text", ["{{ head.title }}", "{{ nothing_of_ours }}"])
def test_a_report_by_our_templates_is_made_again_whatever_stands_before_them_since(
    call: Call, docket: Path, written: Path, tmp_path: Path, text: str
) -> None:
    own = config_file().parent / "templates" / "overview.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    done = call("report", "again", "R-0001", "--out", tmp_path / "again", "--db", docket)
    assert (done.code, done.err) == (0, "")
    for path in written.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [("{{ head.kind }}", "templates"), ("{{ nothing_of_ours }}", "'nothing_of_ours'")],
)
def test_a_template_of_ones_own_that_was_changed_is_said_to_give_other_bytes(
    call: Call, docket: Path, tmp_path: Path, text: str, said: str
) -> None:
    own = config_file().parent / "templates" / "overview.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ head.title }}", encoding="utf-8")
    call("report", "overview", "--format", "md,pdf", "--out", tmp_path / "first", "--db", docket)
    own.write_text(text, encoding="utf-8")
    again = tmp_path / "again"
    done = call("report", "again", "R-0001", "--out", again, "--db", docket)
    assert done.code == 9
    done.complained("R-0001 in markdown", said, "all else that was asked for is written")
    (path,) = again.iterdir()
    assert done.out.splitlines() == [str(path)]
    assert path.read_bytes() == (tmp_path / "first" / path.name).read_bytes()
    alone = call(
        "report", "again", "R-0001", "--format", "md", "--out", tmp_path / "none", "--db", docket
    )
    alone.refused(9, "R-0001 in markdown", said)
    assert not (tmp_path / "none").exists()


def test_runs_are_listed_signed_and_part_of_the_audit(
    call: Call, docket: Path, written: Path
) -> None:
    assert written.is_dir()
    (run,) = call("report", "runs", "--json", "--db", docket).json
    assert (run["kind"], run["profile"], run["scope"]) == ("overview", "public", None)
    assert len(run["content_sha256"]) == 64
    assert (run["parameters"]["language"], run["parameters"]["strict"]) == ("en", False)
    assert run["parameters"]["known_at"] <= run["made_at"]
    assert call("db", "verify", "--db", docket).code == 0
    assert "wrote overview for public" in call("history", "--db", docket).out


def test_a_read_only_call_writes_a_report_and_keeps_nothing(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    done = call("--read-only", "report", "overview", "--out", tmp_path / "out", "--db", docket)
    assert done.code == 0
    assert call("report", "runs", "--json", "--db", docket).json == []
