"""Passages that two texts share: copies, recaps, and texts that only speak of the same thing."""

from casetracker.news.matching.prints import sampled_prints, shared

WIRE = (
    "LOMNA, 4 March - The Border Police detained 17 servicemen at the Lomna crossing on Sunday, the "
    "service said in a statement carried by local media.\n"
    "The servicemen are accused of crossing the state border illegally, and will be held in the "
    "regional centre until a judge decides on their custody, it added.\n"
)
STORY = (
    "A court in Orsk on Monday began to hear the case of three teachers who had signed an open letter "
    "against the closing of the town's only school last autumn.\n"
)


def test_a_copy_with_a_changed_number_is_a_copy_all_the_same() -> None:
    found = shared(WIRE.replace("17", "19"), WIRE)
    assert found.is_copy
    assert found.share < 1


def test_a_recap_within_a_new_story_is_found_by_its_paragraph() -> None:
    found = shared(STORY * 3 + WIRE.splitlines()[0] + "\n", WIRE)
    assert not found.is_copy
    assert found.is_recap
    assert (found.paragraphs, found.of_paragraphs) == (1, 4)


def test_another_story_shares_nothing() -> None:
    found = shared(STORY, WIRE)
    assert (found.share, found.is_copy, found.is_recap) == (0.0, False, False)


def test_an_empty_text_shares_nothing_and_has_no_prints() -> None:
    assert sampled_prints("") == ()
    assert shared("", WIRE).share == 0


def test_a_copy_keeps_nearly_all_the_prints_it_is_found_by() -> None:
    text = "\n".join(f"{WIRE} {number} {STORY}" for number in range(4))
    mine, copied = set(sampled_prints(text)), set(sampled_prints(text.replace(" 2 ", " two ")))
    assert len(mine) > 4
    assert len(mine & copied) / len(mine) > 0.6
    assert all(0 <= each < 2**31 for each in mine)
