import shutil
from datetime import date
from pathlib import Path

import pytest

from casetracker.procedure.case_numbers import parse_case_number
from casetracker.procedure.packs import Institution, Pack, PackError, Statute, load_pack
from casetracker.procedure.stages import TransitionKind

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def az() -> Pack:
    return load_pack(SEEDS / "packs" / "az")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS / "packs", tmp_path / "packs")
    shutil.copytree(SEEDS / "vocabulary", tmp_path / "vocabulary")
    return tmp_path / "packs"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_pack_takes_the_stages_of_the_pack_it_extends(az: Pack) -> None:
    generic = load_pack(SEEDS / "packs" / "generic")
    assert az.extends == "generic"
    assert az.stages == generic.stages
    assert len(az.transitions) >= len(generic.transitions)


def test_an_own_transition_takes_the_place_of_the_one_below(az: Pack) -> None:
    step = az.rules.transitions["charged", "remanded"]
    assert step.grade == "A"
    assert step.implies
    assert (
        not load_pack(SEEDS / "packs" / "generic").rules.transitions["charged", "remanded"].implies
    )


def test_articles_form_a_tree(az: Pack) -> None:
    row = az.statute("214.2.1")
    assert row is not None
    assert [above.article for above in az.ancestors(row)] == ["214.2", "214"]
    assert row.gravity == ""
    assert az.statute("279.3") is None


def test_an_institution_is_found_by_alias_and_by_court_code(az: Pack) -> None:
    by_alias = az.institution("baku grave crimes court")
    assert by_alias is not None
    assert by_alias == az.institution("101") == az.institution("Baku Court on Grave Crimes")
    assert az.institution("") is None


def test_generic_knows_the_three_kinds_of_transition(az: Pack) -> None:
    rules = az.rules
    assert rules.between("indictment_approved", "sent_to_court") is TransitionKind.USUAL
    assert rules.between("sent_to_court", "under_investigation") is TransitionKind.UNUSUAL
    assert rules.between("acquitted", "serving_sentence") is TransitionKind.IMPOSSIBLE
    assert rules.between("captured", "final") is None


def test_implied_stages_come_in_order_and_without_the_stage_itself(az: Pack) -> None:
    assert az.rules.implied_by("sent_to_court") == (
        "case_opened",
        "charged",
        "under_investigation",
        "investigation_completed",
    )
    assert az.rules.implied_by("reported") == ()


@pytest.mark.parametrize(
    ("text", "court", "sequence", "year"),
    [
        ("№1(101)-1256/2021", "Baku Court on Grave Crimes", 1256, 2021),
        ("№1-1(093)-94/2021", "Baku Military Court", 94, 2021),
        ("№1-1 (095)-115/2018", "Ganja Military Court", 115, 2018),
        ("№4(005)-302/2022", "Narimanov District Court", 302, 2022),
        ("2(102)-5029/2021", "Supreme Court", 5029, 2021),
        ("№1(999)-1/2021", None, 1, 2021),
    ],
)
def test_case_numbers_are_taken_apart(
    az: Pack, text: str, court: str | None, sequence: int, year: int
) -> None:
    number = parse_case_number(f" {text} ", az)
    assert number is not None
    assert (number.court, number.sequence, number.year) == (court, sequence, year)


@pytest.mark.parametrize("text", ["", "142/2021", "№1(101)-1256", "x" * 500, "214.2.1"])
def test_other_numbers_are_no_case_numbers(az: Pack, text: str) -> None:
    assert parse_case_number(text, az) is None


def test_a_pack_without_a_pattern_knows_no_case_numbers() -> None:
    generic = load_pack(SEEDS / "packs" / "generic")
    assert parse_case_number("№1(101)-1256/2021", generic) is None


def test_two_spellings_of_a_case_number_share_a_key(az: Pack) -> None:
    one, other = (parse_case_number(t, az) for t in ("№1(101)-1256/2021", "No. 1 (101)-1256/2021"))
    assert one is not None
    assert other is not None
    assert one.key == other.key


def test_the_hash_changes_with_any_file_of_the_pack_or_of_the_one_below(
    az: Pack, copy: Path
) -> None:
    assert load_pack(copy / "az").sha256 == az.sha256
    edit(copy / "generic" / "pack.toml", "Generic criminal", "Common criminal")
    changed = load_pack(copy / "az").sha256
    assert changed != az.sha256
    edit(copy / "az" / "labels.en.toml", "torture", "torture and cruelty")
    assert load_pack(copy / "az").sha256 != changed


FAULTS = [
    ("az/statutes.toml", 'article = "57"', "article = 57", "statutes.toml:24: statute 1.article"),
    ("az/statutes.toml", 'article = "57"', "article = 214.2.1", "statutes.toml:"),
    ("az/statutes.toml", 'parent = "az.cc.214.2"', 'parent = "az.cc.9"', "which is not there"),
    ("az/statutes.toml", 'parent = ""', 'parent = "az.cc.57"', "stands above itself"),
    ("az/statutes.toml", 'id = "az.cc.100"', 'id = "az.cc.57"', "is given twice"),
    ("az/statutes.toml", 'id = "az.cc.57"', 'id = "cc.57"', "must start with 'az.'"),
    ("az/statutes.toml", 'code = "az.cc"', 'code = "az.dd"', "which is no [[code]]"),
    ("az/statutes.toml", 'grade = "A"', 'grade = "D"', "grade"),
    ("az/statutes.toml", 'gravity = ""', 'gravety = ""', "unknown key"),
    ("az/statutes.toml", 'checked_on = "2026-11-22"', 'checked_on = "soon"', "is not a day"),
    ("az/institutions.toml", 'type = "court"', 'type = "pub"', "is none of"),
    ("az/institutions.toml", 'note = "Named', 'notes = "Named', "unknown key"),
    ("az/stages.toml", 'to = "severed"', 'to = "flown"', "no stage in use"),
    ("az/stages.toml", 'kind = "usual"', 'kind = "odd"', "is none of"),
    ("az/stages.toml", 'grade = "A"', 'grade = "B"\nsource = 3', "stages.toml:"),
    ("az/pack.toml", 'extends = "generic"', 'extends = "../generic"', "is no pack id"),
    ("az/pack.toml", 'extends = "generic"', 'extends = "moon"', "there is no pack 'moon'"),
    ("az/pack.toml", 'extends = "generic"', 'extends = "az"', "extends itself"),
    ("az/pack.toml", 'languages = ["en"]', 'languages = ["en", "az"]', "labels.az.toml"),
    ("az/pack.toml", "(?P<court>", "(?P<office>", "group named court"),
    ("az/pack.toml", "(?P<court>", "((?P<court>", "is no pattern"),
    ("az/pack.toml", 'id = "az"', 'id = "zz"', "name of its folder"),
    ("az/pack.toml", 'version = "2026.1"', "", "version: is missing"),
    ("az/labels.en.toml", '"az.cc.113" = "torture"', "", "no label for 'az.cc.113'"),
    ("az/labels.en.toml", "[institution]", '[institution]\n"az.x" = "y"', "not in the pack"),
    ("generic/stages.toml", 'to = "final"', 'to = "cassation"', "given twice"),
    ("generic/stages.toml", 'code = "final"', 'code = "finale"', "no stage of the vocabulary"),
    ("generic/stages.toml", 'note = "Sorting', 'why = "Sorting', "unknown key"),
]


UNREAD = [
    ("[[limit]\n", "limits.toml:2: is not TOML"),
    ("limit = []\n[[limit]]\n", "limits.toml:3: is not TOML: Cannot mutate"),
    ("limit = []\n[[limit]]\n", "limit is given more than once"),
    (
        "limit = 1\nlimit = 2",
        "limits.toml:3: is not TOML: Cannot overwrite a value; the key is given",
    ),
    ("article = 214.2.1\n", "limits.toml:2: is not TOML: Expected newline"),
    ("article = 214.2.1\n", "a number such as 214.2.1 needs quotes"),
    ("\nlimits = []\n", "limits.toml:3: limits: unknown table or key; known are limit"),
    ("[[limits]]\n", "limits.toml:2: limits: unknown table or key"),
    ("# \xff", "limits.toml:2: is not UTF-8 text"),
]


@pytest.mark.parametrize(("text", "message"), UNREAD)
def test_what_cannot_be_read_is_named_with_its_line(copy: Path, text: str, message: str) -> None:
    (copy / "az" / "limits.toml").write_bytes(f"# \n{text}".encode("latin-1"))
    with pytest.raises(PackError) as caught:
        load_pack(copy / "az")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert ("needs quotes" in str(caught.value)) == ("214" in text)


@pytest.mark.parametrize(("name", "old", "new", "message"), FAULTS)
def test_a_fault_is_named_with_its_file(
    copy: Path, name: str, old: str, new: str, message: str
) -> None:
    edit(copy / name, old, new)
    with pytest.raises(PackError) as caught:
        load_pack(copy / "az")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_stage_that_nothing_leads_to_is_an_orphan(copy: Path) -> None:
    path = copy / "generic" / "stages.toml"
    edit(path, 'from = ["convicted"]\nto = "sentenced"', 'from = ["convicted"]\nto = "final"')
    edit(path, 'to = "sentenced"', 'to = "cassation"')
    with pytest.raises(PackError, match="'sentenced' cannot be reached"):
        load_pack(copy / "generic")


def test_a_rule_of_grade_b_without_a_source_is_refused(copy: Path) -> None:
    edit(copy / "az" / "institutions.toml", 'grade = "C"', 'grade = "B"')
    with pytest.raises(PackError, match="needs a source"):
        load_pack(copy / "az")


def test_a_missing_folder_is_an_error_and_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_pack(tmp_path / "none", vocabulary=SEEDS / "vocabulary" / "stages.toml")


def test_a_file_that_is_not_utf8_is_refused(copy: Path) -> None:
    (copy / "az" / "statutes.toml").write_bytes(b'\xff\xfe"')
    with pytest.raises(PackError, match="UTF-8"):
        load_pack(copy / "az")


@pytest.mark.parametrize(
    ("name", "old", "words"),
    [
        ("statutes.toml", 'article = "57"', "57"),
        ("institutions.toml", 'type = "court"', "az.court.101"),
    ],
)
def test_a_row_of_any_kind_has_a_validity_of_its_own(
    copy: Path, name: str, old: str, words: str
) -> None:
    edit(copy / "az" / name, old, f'{old}\nvalid_from = "2000-09-01"\nvalid_to = "2019-12-31"')
    pack = load_pack(copy / "az")
    rows: list[Statute | Institution] = [*pack.statutes, *pack.institutions]
    (row,) = [each for each in rows if words in {each.id, getattr(each, "article", "")}]

    assert row.validity.words == "from 2000-09-01 to 2019-12-31"
    assert {each.validity.words for each in rows if each is not row} == {"not known"}
    edit(copy / "az" / name, "2019-12-31", "1999-12-31")
    with pytest.raises(PackError, match="valid_to: lies before valid_from"):
        load_pack(copy / "az")


def test_a_law_holds_from_the_day_it_came_into_force(az: Pack) -> None:
    assert [code.validity.words for code in az.codes] == ["from 2000-09-01"]


@pytest.mark.parametrize(
    ("since", "by", "is_said"),
    [
        ("2021-05-01", "2021-05-01", True),
        ("2018-05-01", "2019-12-31", False),
        ("2019-12-01", "2020-01-01", True),
        ("2023-01-02", "2023-02-01", False),
        (None, None, True),
    ],
)
def test_a_transition_says_nothing_of_days_on_which_it_was_not_in_force(
    copy: Path, since: str | None, by: str | None, *, is_said: bool
) -> None:
    dates = 'valid_from = "2020-01-01"\nvalid_to = "2023-01-01"\n'
    old = 'from = ["acquitted"]\nto = "serving_sentence"\n'
    edit(copy / "generic" / "stages.toml", old, f"{old}{dates}")
    rules = load_pack(copy / "az").rules
    days = [None if day is None else date.fromisoformat(day) for day in (since, by)]
    found = rules.between("acquitted", "serving_sentence", since=days[0], by=days[1])

    assert (found is TransitionKind.IMPOSSIBLE) == is_said


def test_days_for_all_transitions_may_stand_once(copy: Path) -> None:
    edit(copy / "az" / "stages.toml", "[defaults]\n", '[defaults]\nvalid_from = "2000-09-01"\n')
    steps = load_pack(copy / "az").rules.transitions

    assert steps["charged", "remanded"].validity.words == "from 2000-09-01"
    assert steps["acquitted", "serving_sentence"].validity.words == "not known"
