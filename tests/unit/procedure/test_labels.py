"""What people are called in a passage, and which labels deny each other."""

import pytest

from casetracker.procedure.labels import Label, label_in, of_labels
from casetracker.procedure.sides import Relation


@pytest.mark.parametrize(
    ("passage", "unit", "expected"),
    [
        ("six civilians were detained", "civilians", "civilians"),
        ("The servicemen are prisoners of war", None, "prisoners of war"),
        ("the 26 servicemen are Armenian prisoners of war", "servicemen", "prisoners of war"),
        ("must be treated as prisoners-of-war", None, "prisoners of war"),
        ("six prisoners of war were returned", "prisoners", "prisoners of war"),
        ("the detainees are not prisoners of war", "detainees", "not prisoners of war"),
        ("they have not been recognised as prisoners of war", None, "not prisoners of war"),
        ("who were not convicted, are foreign mercenaries", None, "mercenaries"),
        ("they aren't mercenaries", None, "not mercenaries"),
        ("described the men as saboteurs", None, "saboteurs"),
        ("describes all twelve of the men as foreign mercenaries", None, "mercenaries"),
        ("did not treat the six as prisoners of war", None, "not prisoners of war"),
        ("considers all of the men prisoners of war", None, "prisoners of war"),
        ("called them saboteurs", None, "saboteurs"),
        ("called for the soldiers to be freed", None, None),
        ("called the army's soldiers to the border", None, None),
        ("the servicemen attacked civilians", None, None),
        ("they were accused of killing civilians", None, None),
        ("they were disguised as civilians", None, None),
        ("the court was told of mercenaries", "members", "members"),
        ("has yet to be approved", None, None),
    ],
)
def test_a_passage_gives_the_label_that_it_says_people_are(
    passage: str, unit: str | None, expected: str | None
) -> None:
    found = label_in(passage, unit)
    assert (None if found is None else str(found)) == expected


def test_what_somebody_denies_is_denied_of_them() -> None:
    assert label_in("they are mercenaries", None, is_denied=True) == Label(
        "mercenaries", is_denied=True
    )


@pytest.mark.parametrize(
    ("said", "held", "relation"),
    [
        ("servicemen", "servicemen", Relation.AGREES),
        ("soldiers", "servicemen", Relation.AGREES),
        ("serviceman", "Servicemen", Relation.AGREES),
        ("farmer", "farmers", Relation.AGREES),
        ("men", "servicemen", Relation.WIDER),
        ("servicemen", "members", Relation.NARROWER),
        ("prisoners of war", "servicemen", Relation.NARROWER),
        ("drivers", "servicemen", Relation.SILENT),
        ("civilians", "servicemen", Relation.DIFFERS),
        ("civilians", "prisoners of war", Relation.DIFFERS),
        ("mercenaries", "servicemen", Relation.DIFFERS),
        ("saboteurs", "servicemen", Relation.DIFFERS),
        ("mercenaries", "pows", Relation.DIFFERS),
        ("civilians", None, Relation.SILENT),
    ],
)
def test_labels_deny_or_refine_each_other(said: str, held: str | None, relation: Relation) -> None:
    assert of_labels(Label(said), held) is relation


@pytest.mark.parametrize(
    ("denied", "held", "relation"),
    [
        ("servicemen", "soldiers", Relation.DIFFERS),
        ("civilians", "servicemen", Relation.AGREES),
        ("prisoners of war", "servicemen", Relation.SILENT),
    ],
)
def test_a_denied_label_differs_from_itself_alone(
    denied: str, held: str, relation: Relation
) -> None:
    assert of_labels(Label(denied, is_denied=True), held) is relation
