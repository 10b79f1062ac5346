from pathlib import Path

import pytest

from casetracker.procedure.errors import PackError
from casetracker.procedure.stages import PHASES, load_stages

STAGES = Path(__file__).parents[3] / "seeds" / "vocabulary" / "stages.toml"
CONTRACT = [
    "captured",
    "detained",
    "case_opened",
    "charged",
    "remanded",
    "remand_extended",
    "under_investigation",
    "joined",
    "severed",
    "investigation_completed",
    "file_disclosed",
    "indictment_approved",
    "sent_to_court",
    "accepted_by_court",
    "preparatory_hearing",
    "on_trial",
    "sentence_requested",
    "convicted",
    "acquitted",
    "discontinued",
    "sentenced",
    "appeal_lodged",
    "appeal_heard",
    "appeal_decided",
    "cassation",
    "final",
    "serving_sentence",
    "released",
    "pardoned",
    "transferred",
    "extradited",
    "repatriated",
    "died_in_custody",
    "whereabouts_unknown",
]
POSITIONS = {
    "reported": 0,
    "captured": 5,
    "detained": 10,
    "remand_extended": 26,
    "investigation_completed": 35,
    "sent_to_court": 45,
    "on_trial": 55,
    "sentenced": 65,
    "cassation": 76,
    "serving_sentence": 80,
    "transferred": 90,
    "extradited": 91,
    "repatriated": 92,
    "died_in_custody": 95,
    "whereabouts_unknown": 97,
}


def test_every_stage_that_the_reader_may_give_is_in_the_vocabulary() -> None:
    assert {stage.code for stage in load_stages(STAGES)} == {*CONTRACT, "reported"}


def test_positions_are_those_of_the_vocabulary_and_phases_follow_them() -> None:
    stages = load_stages(STAGES)
    positions = {stage.code: stage.position for stage in stages}
    assert {code: positions[code] for code in POSITIONS} == POSITIONS
    phases = [PHASES.index(stage.phase) for stage in stages]
    assert phases == sorted(phases)


def test_letters_tell_stages_apart() -> None:
    stages = load_stages(STAGES)
    assert len({stage.letter for stage in stages}) == len(stages)


def test_past_wordings_read_as_a_sentence() -> None:
    past = {stage.code: stage.past for stage in load_stages(STAGES)}
    assert past["detained"] == "was detained"
    assert past["investigation_completed"] == "had the preliminary investigation completed"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "detained"', 'code = "captured"', "is taken by captured"),
        ('letter = "D"', 'letter = "w"', "is taken by captured"),
        ('letter = "D"', 'letter = "DD"', "not one ASCII letter"),
        ('letter = "D"', 'letter = "Ə"', "not one ASCII letter"),
        ("position = 10\n", "position = true\n", "whole number"),
        ("position = 10\n", "position = 5\n", "is taken by captured"),
        ('ace = "Arrest-Jail"', 'ace = "Arrest"', "no Justice type"),
        ('phase = "detention"', 'phase = "holding"', "is no phase"),
        ('label = "detained"', 'label = " "', "may not be empty"),
        ('aliases = ["arrested"', 'aliases = [1, "arrested"', "list of texts"),
        ('version = "1"', 'versions = "1"', "unknown table"),
    ],
)
def test_a_faulty_vocabulary_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = STAGES.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "stages.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError, match=message):
        load_stages(path)


def test_an_error_names_the_line_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "stages.toml"
    path.write_text('version = "1"\n\n[[stage]]\ncode = "a"\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"stages\.toml:3: stage 1\.position: is missing"):
        load_stages(path)
