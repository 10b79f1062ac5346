"""Templates and the theme of one's own: copied, checked, used, and named where they fail."""

from pathlib import Path

import pytest

from casetracker.settings import config_file
from tests.cli.calls import Call

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8">'
    '<rect width="40" height="8" fill="#225588"/></svg>'
)


def test_a_template_is_copied_changed_checked_and_used(call: Call, docket: Path) -> None:
    done = call("template", "new", "chronology", "--format", "md", "--db", docket)
    path = Path(done.out.strip())
    assert path.name == "chronology.md.j2"
    call("template", "new", "chronology", "--db", docket).refused(8, "is there already")
    path.write_text("# Mine: {{ head.title }}\n", encoding="utf-8")
    assert "chronology markdown: yours" in call("template", "check", "--db", docket).out
    shown = call("template", "preview", "chronology", "--db", docket)
    assert shown.out == "# Mine: Chronology\n"
    listed = {one["name"]: one["is_own"] for one in call("template", "list", "--json").json}
    assert listed["chronology.md.j2"]
    assert not listed["report.md.j2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ head.titel }}", "'titel'"),
        ("{% for x in sections %}", "line 1"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{% include '/etc/passwd' %}", "/etc/passwd"),
        ("{% include '../../secret' %}", "secret"),
        ("{{ range(9) }}", "may not call"),
        ("{{ 'a' * 999999999 }}", "compute"),
    ],
)
def test_a_template_that_fails_is_named_with_its_fault(
    call: Call, docket: Path, text: str, said: str
) -> None:
    own = config_file().parent / "templates" / "overview.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    done = call("template", "preview", "overview", "--db", docket)
    done.refused(8, said)


def test_a_template_that_does_not_end_is_stopped(
    call: Call, docket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casetracker.services import report_templates  # noqa: PLC0415 - to shorten its patience

    monkeypatch.setattr(report_templates, "SECONDS", 3)
    own = config_file().parent / "templates" / "overview.md.j2"
    own.parent.mkdir(parents=True)
    loops = 12
    own.write_text(
        "{% for x in sections %}" * loops + "x" + "{% endfor %}" * loops, encoding="utf-8"
    )
    call("template", "preview", "overview", "--db", docket).refused(8, "stopped")


def test_a_theme_colours_the_page_and_a_wrong_one_is_named(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    own = config_file().parent / "templates" / "theme.toml"
    own.parent.mkdir(parents=True)
    plain = call("report", "overview", "--format", "pdf", "--db", docket).stdout
    own.write_text('accent = "#113355"\nfooter = "Docket Desk"\n', encoding="utf-8")
    themed = call("report", "overview", "--format", "pdf", "--db", docket).stdout
    assert len(themed) != len(plain)
    own.write_text('accent = "blue"\n', encoding="utf-8")
    call("report", "overview", "--format", "pdf", "--db", docket).refused(8, "theme.toml", "accent")
    assert not list(tmp_path.glob("*.pdf"))


def test_one_broken_template_of_several_kinds_leaves_the_others_written(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    own = config_file().parent / "templates" / "overview.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("\n{{ head.titel }}", encoding="utf-8")
    done = call(
        "report", "several", "overview,source-log", "--format", "md", "--out", tmp_path / "out",
        "--db", docket,
    )  # fmt: skip
    assert done.code == 8
    done.complained("'overview.md.j2'", "line 2", "'titel'")
    assert [Path(line).name[:10] for line in done.out.splitlines()] == ["source-log"]
    (run,) = call("report", "runs", "--json", "--db", docket).json
    assert run["kind"] == "source-log"


def test_a_check_names_every_template_that_fails_and_fills_in_the_others(
    call: Call, docket: Path
) -> None:
    own = config_file().parent / "templates"
    own.mkdir(parents=True)
    for name in ("case-status.md.j2", "overview.html.j2"):
        (own / name).write_text("{{ nothing_of_ours }}", encoding="utf-8")
    (own / "chronology.text.j2").write_text("{{ head.title }}", encoding="utf-8")
    done = call("template", "check", "--db", docket)
    assert done.code == 8
    done.complained("2 faults in your templates")
    named = [line for line in done.out.splitlines() if "nothing_of_ours" in line]
    assert [line.partition(":")[0] for line in named] == ["case-status markdown", "overview html"]
    assert all("line 1" in line for line in named)
    assert "chronology text: " in done.out


@pytest.fixture
def own() -> Path:
    """The folder of one's own templates."""
    folder = config_file().parent / "templates"
    folder.mkdir(parents=True)
    return folder


def test_the_logo_of_a_theme_stands_on_the_page_and_is_kept_with_the_report(
    call: Call, docket: Path, tmp_path: Path, own: Path
) -> None:
    (own / "logo.svg").write_text(LOGO, encoding="utf-8")
    (own / "theme.toml").write_text(
        'logo = "logo.svg"\nlogo_alt = "A blue bar"\naccent = "#113355"\n', encoding="utf-8"
    )
    asked = ("report", "overview", "--format", "md,pdf", "--out", tmp_path, "--db", docket)
    assert call(*asked).code == 0
    (page,) = tmp_path.glob("*.pdf")
    assert b"A blue bar" in page.read_bytes()

    (own / "theme.toml").write_text('accent = "#aa3355"\n', encoding="utf-8")
    again = ("report", "again", "R-0001", "--db", docket, "--out")
    done = call(*again, tmp_path / "same")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "same" / page.name).read_bytes() == page.read_bytes()

    (own / "logo.svg").write_text(LOGO.replace("#225588", "#225589"), encoding="utf-8")
    done = call(*again, tmp_path / "other")
    done.complained("R-0001 in pdf", "logo.svg: it is not the logo", "all else")
    assert (done.code, [path.suffix for path in (tmp_path / "other").iterdir()]) == (9, [".md"])
    (own / "logo.svg").unlink()
    done = call(*again, tmp_path / "gone", "--format", "pdf")
    assert done.code == 9
    done.complained("R-0001 in pdf", "logo.svg: No such file")


def test_a_broken_logo_is_named_and_the_other_formats_are_written(
    call: Call, docket: Path, tmp_path: Path, own: Path
) -> None:
    (own / "logo.png").write_bytes(b"no image")
    (own / "theme.toml").write_text('logo = "logo.png"\n', encoding="utf-8")
    done = call("report", "overview", "--format", "md,pdf", "--out", tmp_path, "--db", docket)
    assert done.code == 8
    done.complained("logo.png: it is not read as the image", "all else that was asked for")
    assert [Path(line).suffix for line in done.out.splitlines()] == [".md"]
    checked = call("template", "check", "--db", docket)
    assert checked.code == 8
    assert checked.out.startswith("theme.toml: ")
    assert "logo.png" in checked.out
    (own / "logo.png").unlink()
    (own / "theme.toml").write_text('accent = "#113355"\n', encoding="utf-8")
    assert call("template", "check", "--db", docket).out.startswith("theme.toml: yours, ")


def test_reports_are_written_in_the_language_of_the_theme_unless_another_is_asked_for(
    call: Call, docket: Path, own: Path
) -> None:
    (own / "theme.toml").write_text('language = "tr"\n', encoding="utf-8")
    turkish, english = "# Genel bak\u0131\u015f", "# Overview"
    asked = ("report", "overview", "--db", docket)
    assert call(*asked).out.startswith(turkish)
    assert call("template", "preview", "overview", "--db", docket).out.startswith(turkish)
    assert call(*asked, "--lang", "en").out.startswith(english)
    (own / "theme.toml").write_text('language = "xx"\n', encoding="utf-8")
    call(*asked).refused(8, "theme.toml", "'language' is none of en, tr")
    assert call(*asked, "--lang", "en").out.startswith(english)
    (own / "theme.toml").write_text("language = ", encoding="utf-8")
    assert call(*asked).out.startswith(english)
