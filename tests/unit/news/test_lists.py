"""Lists: lines and parts that say nothing by themselves are read with the sentence before them."""

from collections.abc import Callable

from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def _counts(reading: Reading) -> list[tuple[str | None, int | None]]:
    return [
        (claim.stage, None if claim.count is None else claim.count.minimum)
        for claim in reading.claims
    ]


def test_lines_of_places_and_numbers_are_parts_of_the_total(read: Read) -> None:
    text = (
        "At least 412 people were detained in nine cities. By noon the largest numbers were:\n\n"
        "Alphaville - 164\nBetatown - more than 100\nGammaburg - 58"
    )
    counted = _counts(read(text))
    assert counted == [("detained", 412), ("detained", 164), ("detained", 101), ("detained", 58)]


def test_parts_behind_a_colon_are_read(read: Read) -> None:
    text = (
        "Courts convicted 93 people: 29 in the first court, 18 in the second and 46 in the third."
    )
    assert [number for _, number in _counts(read(text))] == [93, 29, 18, 46]


def test_names_with_terms_are_sentences(read: Read) -> None:
    text = (
        "The tribunal sentenced two men:\n\na. Arman Test, of Alphaville: 10 years in prison.\n"
        "b. Davit Probe, of Betatown: 7 years."
    )
    named = [claim for claim in read(text).claims if claim.persons]
    assert [claim.persons for claim in named] == [("Arman Test",), ("Davit Probe",)]
    assert [claim.sentence.amount for claim in named if claim.sentence] == [10, 7]


def test_a_list_of_other_things_is_none(read: Read) -> None:
    text = "Police detained 12 people. The shop sells:\n\n- bread, 3 sorts\n- milk"
    assert len(read(text).claims) == 1


def test_a_line_far_from_what_it_could_belong_to_is_none(read: Read) -> None:
    text = (
        "Police detained 12 people." + " The weather was fine." * 12 + " Results: Alpha 3, Beta 2."
    )
    assert len(read(text).claims) == 1
