"""Everything that is wrong with a pack is told at once, each with its file and line."""

import shutil
from pathlib import Path

import pytest

from casetracker.procedure.packs import PackError, holidays_fault, load_pack

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS / "packs", tmp_path / "packs")
    shutil.copytree(SEEDS / "vocabulary", tmp_path / "vocabulary")
    return tmp_path / "packs"


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return [str(each).removeprefix(f"{folder}/") for each in caught.value.every]


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_faults_of_every_file_are_told_in_one_run(copy: Path) -> None:
    az = copy / "az"
    edit(az / "pack.toml", ("Asia/Baku", "Mars/X"), ('country = "AZ"', 'country = "Zzzz"'))
    edit(az / "labels.en.toml", ('"az.cc.113" = "torture"', '"az.cc.113" = 5'))
    edit(az / "labels.en.toml", ('"az.court.102" = "Supreme Court"\n', ""))
    edit(
        az / "limits.toml", ('period = "PT48H"', 'period = "48"'), ('roll = "none"', 'roll = "up"')
    )
    edit(
        az / "statutes.toml",
        ('article = "57"', "article = 57"),
        ('gravity = ""', 'gravity = "big"'),
    )
    edit(az / "stages.toml", ('to = "severed"', 'to = "flown"'), ('to = "final"', 'to = "fin"'))
    found = faults_of(az)

    for name, text, message in (
        ("pack.toml", "Mars/X", "timezone: 'Mars/X' is no time zone"),
        ("pack.toml", "Zzzz", "country: 'Zzzz' must be the two letters"),
        (
            "labels.en.toml",
            '"az.cc.113" = 5',
            "statute.az.cc.113: must be a text in quotes, not int",
        ),
        ("labels.en.toml", "[institution]", "no label for 'az.court.102' under [institution]"),
        ("limits.toml", 'period = "48"', "'48' is no duration"),
        ("limits.toml", 'roll = "up"', "'up' is none of none"),
        ("statutes.toml", "article = 57", "statute 1.article: must be a text in quotes"),
        ("statutes.toml", '"big"', "'big' is none of the classes"),
        ("stages.toml", '"flown"', "'flown' is no stage in use"),
        ("stages.toml", '"fin"', "'fin' is no stage in use"),
    ):
        (told,) = [each for each in found if message in each]
        assert told.startswith(f"{name}:{line_of(az / name, text)}: ")
    assert len(found) == 10


SEVERAL: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    ("pack.toml", [('id = "az"', "")], ["id: is missing"]),
    (
        "limits.toml",
        [('grade = "A"', 'grade = "D"'), ("source = [", "source = 3\nx = [")],
        ["limit 1.grade", "limit 1.source", "x: unknown key"],
    ),
    (
        "limits.toml",
        [('{ event = ["detained"], pick', '{ event = ["nowhere"], pik')],
        ["'nowhere'", "pik: unknown key"],
    ),
    (
        "limits.toml",
        [('max = "P2M"', 'max = "-P2M"'), ('needs = "remand_extended"', 'needs = "x"')],
        ["must be a length of time", "'x' is no stage"],
    ),
    (
        "institutions.toml",
        [('id = "az.inv.sss"', 'id = "inv"'), ('parent = "az.inv.sss"', "")],
        ["parent: is missing", "'inv' must start with 'az.'"],
    ),
    (
        "pack.toml",
        [('languages = ["en"]', 'languages = ["en", "az", "1"]')],
        ["labels.az.toml: cannot be read", "'1' is no language code"],
    ),
    (
        "pack.toml",
        [('extends = "generic"', 'extends = "moon"'), ('version = "2026.1"', "")],
        ["no pack 'moon'", "version: is missing"],
    ),
    (
        "stages.toml",
        [('kind = "usual"', 'kind = "odd"'), ('to = "severed"', "to = 5")],
        ["'odd' is none of", "to: must be a text"],
    ),
]


@pytest.mark.parametrize(("name", "pairs", "messages"), SEVERAL)
def test_one_fault_hides_no_other_and_makes_none(
    copy: Path, name: str, pairs: list[tuple[str, str]], messages: list[str]
) -> None:
    edit(copy / "az" / name, *pairs)
    found = faults_of(copy / "az")

    for message in messages:
        assert [each for each in found if message in each]
    assert len(found) == len(messages)


def test_what_is_wrong_with_the_pack_below_is_told_with_the_rest(copy: Path) -> None:
    edit(copy / "generic" / "pack.toml", ('version = "2026.1"', "version = 1"))
    edit(copy / "generic" / "limits.toml", ('grade = "B"', 'grade = "E"'))
    edit(copy / "az" / "pack.toml", ("Asia/Baku", "../etc"))
    found = faults_of(copy / "az")

    for message in ("version: must be a text", "'E' is no grade", "'../etc' is no time zone"):
        assert [each for each in found if message in each]
    assert len(found) == 3


def test_two_files_that_are_not_toml_are_both_told(copy: Path) -> None:
    for name in ("limits", "statutes"):
        (copy / "az" / f"{name}.toml").write_text("x = \n", encoding="utf-8")

    assert [each.split(":")[0] for each in faults_of(copy / "az")] == [
        "limits.toml",
        "statutes.toml",
    ]


@pytest.mark.parametrize(("code", "is_faulty"), [("AZ", False), ("", False), ("ZQ", True)])
def test_a_country_without_holidays_is_told_with_its_line(
    copy: Path, code: str, *, is_faulty: bool
) -> None:
    path = copy / "az" / "pack.toml"
    edit(path, ('code = "AZ"', f'code = "{code}"'))
    fault = holidays_fault(copy / "az")

    assert (fault is not None) == is_faulty
    if fault is not None:
        assert fault.line == line_of(path, "holidays = {")
        assert f"'{code}' is no country" in str(fault)


@pytest.mark.parametrize("zone", ["Asia/Baku", "", "UTC", "Europe/Istanbul"])
def test_a_time_zone_that_there_is_is_taken(copy: Path, zone: str) -> None:
    edit(copy / "az" / "pack.toml", ("Asia/Baku", zone))
    assert load_pack(copy / "az").timezone == zone
