import shutil
from pathlib import Path

import pytest

from casetracker.procedure.clocks.durations import Duration, DurationError
from casetracker.procedure.packs import Pack, PackError, load_pack

SEEDS = Path(__file__).parents[3] / "seeds"
PACKS = ("generic", "gc3", "az")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS / "packs", tmp_path / "packs")
    shutil.copytree(SEEDS / "vocabulary", tmp_path / "vocabulary")
    return tmp_path / "packs"


@pytest.fixture(scope="module")
def az() -> Pack:
    return load_pack(SEEDS / "packs" / "az")


FAULTS = [
    ('period = "P20D"', 'period = "20 days"', "limits.toml:LINE: limit 7.period: '20 days' is no"),
    ('period = "P20D"', "period = 20", "must be a text in quotes"),
    ('period = "P20D"', 'period = "PT20H"', "limit 7.start: must be 'instant'"),
    ('kind = "right"', 'kind = "wrong"', "'wrong' is none of"),
    ('pick = "last"', 'pick = "best"', "'best' is none of"),
    ('roll = "unknown"', 'roll = "over"', "'over' is none of"),
    ('event = ["detained"]', 'event = ["dtained"]', "limits.toml:LINE: limit 1.trigger.event"),
    ('satisfied_by = ["charged"]', 'satisfied_by = ["chrged"]', "no stage of the vocabulary"),
    ('needs = "remand_extended"', 'needs = "extended"', "limit 3.extension.needs"),
    ('max = "P5M"', 'max = "-P5M"', "must be a length of time"),
    ('max = "P6M"', 'max = "half a year"', "limits.toml:LINE: limit 5.extension.max"),
    ('max = "P5M"', 'max = ""', "must be a length of time"),
    ('gravity = ["serious"]', 'gravity = ["grave"]', "none of the classes"),
    ('grade = "A"', 'grade = "D"', "what was not read is no rule"),
    ('grade = "A"', 'grade = "A"\nharsh = true', "unknown key"),
    ('id = "az.charge"', 'id = "charge"', "must start with 'az.'"),
    ('id = "az.charge"', 'id = "az.detention"', "two versions that are in force together"),
    ('id = "az.charge"', 'id = "az.charges"', "no label for 'az.charges'"),
    ('valid_to = ""', 'valid_to = "2020-02-30"', "is not a day"),
    ('valid_from = ""\nvalid_to = ""', 'valid_from = "2021-01-01"\nvalid_to = "2020-01-01"',
     "lies before valid_from"),
    ('valid_to = ""', 'valid_to = ""\nversion_by = "moon"', "neither 'trigger' nor a stage"),
    ('valid_to = ""', 'valid_to = ""\nsuspended_by = [{ from = "x", to = "y" }]', "no stage of the"),
    ("trigger = { event", "trigger = 3 #", "must be a table in braces"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_a_fault_in_a_limit_is_named_with_file_and_line(
    copy: Path, old: str, new: str, message: str
) -> None:
    path = copy / "az" / "limits.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(PackError) as caught:
        load_pack(copy / "az")
    assert message.replace("LINE", str(line)) in str(caught.value)
    assert "\n" not in str(caught.value)
    if "no label" not in message:
        assert "limits.toml:" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('covers = "jurisdiction"', 'covers = "all"', "pack.toml:13: covers: 'all' is none of"),
        ('code = "AZ", add = []', 'code = "AZ", add = ["Friday"]', "'Friday' is not a day"),
        ('code = "AZ", add = []', 'code = "AZ", plus = []', "unknown key"),
        ('version = "2026.1"', "version = 2026.1", "pack.toml:2: version: must be a text"),
    ],
)
def test_a_fault_in_the_head_of_a_pack_is_named_with_its_line(
    copy: Path, old: str, new: str, message: str
) -> None:
    path = copy / "az" / "pack.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(copy / "az")
    assert message in str(caught.value)


@pytest.mark.parametrize("name", PACKS)
def test_every_shipped_limit_has_a_grade_and_says_where_it_was_read(name: str) -> None:
    pack = load_pack(SEEDS / "packs" / name)

    assert pack.limits
    for limit in pack.limits:
        assert limit.pack
        assert limit.label
        assert limit.sources, limit.id
        assert limit.grade.value in "ABC"
        for link in limit.extensions:
            assert link.sources, limit.id


def test_a_pack_takes_the_limits_of_the_pack_it_extends_with_their_signature(az: Pack) -> None:
    signed = {limit.pack for limit in az.limits}

    assert signed == {"generic 2026.1", "az 2026.1"}


def test_rules_on_prisoners_of_war_all_hang_on_the_status() -> None:
    assert all(limit.status for limit in load_pack(SEEDS / "packs" / "gc3").limits)


@pytest.mark.parametrize(
    ("articles", "classes"),
    [
        ([], ("less_serious", "serious", "especially_serious")),
        (["57"], ("less_serious", "serious", "especially_serious")),
        (["999"], ("less_serious", "serious", "especially_serious")),
    ],
)
def test_a_class_that_was_not_read_leaves_every_class_possible(
    az: Pack, articles: list[str], classes: tuple[str, ...]
) -> None:
    assert az.gravest(articles) == classes


def test_the_gravest_charge_is_at_least_as_grave_as_any_that_is_known(copy: Path) -> None:
    path = copy / "az" / "statutes.toml"
    text = path.read_text(encoding="utf-8")
    for article, gravity in (("57", "serious"), ("214", "especially_serious")):
        head, tail = text.split(f'article = "{article}"\n', 1)
        text = f'{head}article = "{article}"\n' + tail.replace(
            'gravity = ""', f'gravity = "{gravity}"', 1
        )
    path.write_text(text, encoding="utf-8")
    pack = load_pack(copy / "az")

    assert pack.gravest(["57"]) == ("serious",)
    assert pack.gravest(["57", "100"]) == ("serious", "especially_serious")
    assert pack.gravest(["57", "214.2.1"]) == ("especially_serious",)
    assert pack.gravest(["214.2.1", "100"]) == ("especially_serious",)
    assert load_pack(copy / "generic").gravest(["57"]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P3M", "3 months"),
        ("P1M", "1 month"),
        ("-P21D", "21 days"),
        ("PT48H", "48 hours"),
        ("P4DT6H", "4 days and 6 hours"),
        ("P1Y2M", "1 year and 2 months"),
        ("P3W", "3 weeks"),
    ],
)
def test_a_duration_is_put_in_words(text: str, words: str) -> None:
    assert Duration.parse(text).words == words


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "3M", "P3", "P-3M", "P0D", "PT0H", "P3M ago", "P1.5D", "P99999D", "+P1D"],
)
def test_what_is_no_duration_is_refused_with_what_would_do(text: str) -> None:
    with pytest.raises(DurationError, match="is no duration: write P3M"):
        Duration.parse(text)
