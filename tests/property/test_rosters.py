"""Whatever is taken out of a group, nobody is lost and nobody stands twice."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetracker.errors import RefusedError
from casetracker.procedure.rosters import Member, Wanted, pick, split, union

FLAGS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30)


@st.composite
def rosters(draw: st.DrawFn) -> tuple[Member, ...]:
    """The members of a group, some named, some in a part already."""
    return tuple(
        Member(100 + number, number, is_named, is_bound)
        for number, (is_named, is_bound) in enumerate(draw(FLAGS), 1)
    )


@st.composite
def wanted(draw: st.DrawFn, members: Sequence[Member]) -> Wanted:
    people = [member.person_id for member in members]
    told = draw(st.lists(st.sampled_from(people), max_size=4))
    return Wanted(draw(st.none() | st.integers(-1, 33)), tuple(told))


@given(st.data())
def test_a_pick_is_whole_or_refused(data: st.DataObject) -> None:
    members = data.draw(rosters())
    meant = data.draw(wanted(members))
    try:
        chosen = pick("G-0001", members, meant)
    except RefusedError:
        return
    assert len({member.person_id for member in chosen}) == len(chosen)
    assert set(chosen) <= set(members)
    assert len(chosen) == (len(meant.told) if meant.count is None else meant.count)
    assert {each.person_id for each in chosen if each.is_named} <= set(meant.told)
    assert not any(member.is_bound for member in chosen)


@given(st.data())
def test_a_split_puts_nobody_in_two_parts_and_leaves_the_rest(data: st.DataObject) -> None:
    members = data.draw(rosters())
    parts = data.draw(st.lists(wanted(members), max_size=4))
    try:
        chosen = split("G-0001", members, parts)
    except RefusedError:
        return
    placed = [member.person_id for part in chosen for member in part]
    assert len(placed) == len(set(placed))
    loose = sum(not member.is_bound for member in members)
    assert loose - len(placed) >= 0
    for part, meant in zip(chosen, parts, strict=True):
        assert set(meant.told) <= {member.person_id for member in part}


@given(rosters(), st.integers(1, 30), st.data())
def test_unnamed_members_can_always_be_split_as_their_number_allows(
    members: tuple[Member, ...], most: int, data: st.DataObject
) -> None:
    free = sum(member.is_free for member in members)
    sizes = data.draw(st.lists(st.integers(1, most), min_size=2, max_size=4))
    if sum(sizes) > free:
        return
    chosen = split("G-0001", members, [Wanted(size) for size in sizes])
    assert [len(part) for part in chosen] == sizes


@given(st.lists(rosters(), min_size=1, max_size=3))
def test_a_union_counts_everybody_once(parts: list[tuple[Member, ...]]) -> None:
    everybody = {member.person_id for part in parts for member in part}
    merged = union(parts)
    assert len(merged) == len(set(merged))
    assert set(merged) == everybody


NAMED = tuple(Member(number, number, number <= 2, is_bound=number == 5) for number in range(1, 6))


@pytest.mark.parametrize(
    ("meant", "words"),
    [
        (Wanted(), "Say how many of G-0001"),
        (Wanted(3), "3 of G-0001 are meant, but 2 unnamed ones are there .2 have a name and 1"),
        (Wanted(1, (1, 2)), "1 of G-0001 are meant, but 2 are named"),
        (Wanted(told=(9,)), "1 of those named are not in G-0001"),
        (Wanted(told=(1, 1)), "named twice"),
        (Wanted(told=(5,)), "Number 5 of G-0001 stands in a part"),
        (Wanted(0), "no number of people"),
    ],
)
def test_what_cannot_be_is_said_in_words(meant: Wanted, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        pick("G-0001", NAMED, meant)
