"""Templates and the theme of one's own: copied, checked, used, and named where they fail."""

from pathlib import Path

import pytest

from casetracker.settings import config_file
from tests.cli.calls import Call


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
