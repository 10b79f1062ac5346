from hypothesis import example, given
from hypothesis import strategies as st

from casetracker.tui.finding import Marker, Query, parsed, typed


def test_words_and_filters_are_told_apart_and_the_last_word_may_go_on() -> None:
    found = parsed('stage=trial lomna publisher="Lomna Post" cross')
    assert found == Query("lomna cross", ("stage=trial", "publisher=Lomna Post"), "lomna cross*")
    assert parsed("lomna ").beginning == ""
    assert parsed("lomna -cross").beginning == ""
    assert parsed('"lomna cross').beginning == '"lomna cross*'
    assert parsed('"lomna cross"').beginning == ""
    assert parsed("a").beginning == ""


def test_a_filter_without_a_value_is_no_filter_yet_and_an_unknown_key_is_a_word() -> None:
    assert parsed("stage=") == Query(hint="stage= takes a stage by code or label")
    assert parsed("colour=red").words == "colour=red"
    assert parsed("STAGE=trial").filters == ("stage=trial",)


def test_filters_are_typed_so_that_they_are_read_again() -> None:
    filters = ("stage=trial", "court=City Court", "court=x\ty")
    assert parsed(typed(filters)).filters == filters


@given(st.text(max_size=200))
@example("*")
@example("** -* a*")
def test_any_text_is_a_query(text: str) -> None:
    query = parsed(text)
    assert all("=" in each for each in query.filters)
    list(Marker(query.words.split()).spans(text, is_name=True))


def test_words_are_met_in_any_script_by_their_beginning_and_names_by_their_sound() -> None:
    text = "Арам Testyan, detained"
    assert [text[a:b] for a, b in Marker(("aram", "det*")).spans(text)] == ["Арам", "detained"]
    assert list(Marker(("testian",)).spans(text)) == []
    assert [text[a:b] for a, b in Marker(("testian",)).spans(text, is_name=True)] == ["Testyan"]
