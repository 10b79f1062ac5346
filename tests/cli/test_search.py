"""`search`, `facets` and `view` as they are typed."""

from pathlib import Path

from tests.cli.calls import Call


def test_a_search_prints_what_it_finds_by_kind(call: Call, docket: Path) -> None:
    done = call("search", "servicemen", "--db", docket)

    assert done.code == 0
    assert "groups" in done.out
    assert "G-0001" in done.out


def test_a_search_that_finds_nothing_says_so_and_prints_nothing(call: Call, docket: Path) -> None:
    done = call("search", "zyzzyva", "--db", docket)

    assert (done.code, done.out) == (0, "")
    assert "zyzzyva" in done.err
    assert call("search", "--db", docket, "--json", "--", "-(").json["terms"] == []


def test_a_phrase_is_what_the_shell_passes_as_one_word(call: Call, docket: Path) -> None:
    together = call("search", "26 servicemen", "--db", docket, "--json").json
    apart = call("search", "servicemen 26", "--db", docket, "--json").json

    assert together["hits"]
    assert len(apart["hits"]) < len(together["hits"])


def test_wrong_words_are_said_in_one_line(call: Call, docket: Path) -> None:
    call("search", "x", "--kind", "hearing", "--db", docket).refused(2, "hearing", "person")
    call("case", "list", "--where", "colour=red", "--db", docket).refused(2, "colour", "stage")
    call("case", "list", "--where", "stage", "--db", docket).refused(2, "key=value")
    call("source", "list", "--where", "stage=charged", "--db", docket).refused(2, "publisher")
    call("view", "save", "x", "--listing", "news", "--db", docket).refused(2, "news")
    call("view", "show", "x", "--db", docket).refused(3, "x")
    call("view", "save", " ", "--db", docket).refused(2, "name")


def test_a_view_lists_what_its_filters_find(call: Call, docket: Path) -> None:
    assert call("view", "save", "held", "--where", "custody=held", "--db", docket).code == 0
    shown = call("view", "show", "held", "--db", docket, "--json").json
    listed = call("defendant", "list", "--where", "custody=held", "--db", docket, "--json").json
    everybody = call("defendant", "list", "--db", docket, "--json").json

    assert shown == listed
    assert 0 < len(listed) <= len(everybody)
    assert [line["name"] for line in call("view", "list", "--db", docket, "--json").json] == [
        "held"
    ]
    for listing in ("case", "group", "source"):
        call("view", "save", listing, "--listing", listing, "--db", docket)
        assert call("view", "show", listing, "--db", docket, "--json").json


def test_facets_are_filters(call: Call, docket: Path) -> None:
    facets = call("facets", "--db", docket, "--json").json

    assert {"stage", "phase", "custody"} <= {each["key"] for each in facets}
    assert call("facets", "--where", "name=known", "--db", docket, "--json").json == []
