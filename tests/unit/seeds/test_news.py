import html
import re
import tomllib
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from casetracker.model.vocabulary import ClaimKind, Decision, Effect, Modality, PublisherKind
from casetracker.procedure.stages import load_stages

SEEDS = Path(__file__).parents[3] / "seeds"
NEWS = SEEDS / "news"


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


UPDATES = toml(NEWS / "index.toml")["update"]
DECISIONS = toml(SEEDS / "decisions.toml")
CODES = {stage.code for stage in load_stages(SEEDS / "vocabulary" / "stages.toml")}
EDITABLE = {"count", "date", "stage", "place", "authority", "speaker", "charge", "modality"}


def feed_entries() -> list[ET.Element]:
    return list(ET.fromstring((NEWS / "05-feed.xml").read_bytes()).iter("item"))  # noqa: S314  our own file


def plain(name: str) -> str:
    """What a person reads of a file or of a feed entry such as `05-feed.xml#2`."""
    file_name, _, entry = name.partition("#")
    raw = (NEWS / file_name).read_text(encoding="utf-8")
    if entry:
        raw = feed_entries()[int(entry) - 1].findtext("description", "")
    elif file_name.endswith(".xml"):
        raw = html.unescape(raw)
    if not file_name.endswith(".txt"):
        raw = re.sub(r"<script.*?</script>|<[^>]+>", " ", raw, flags=re.DOTALL)
    return " ".join(html.unescape(raw).split())


def test_the_index_lists_every_file_once_and_in_order_of_day() -> None:
    files = [update["file"] for update in UPDATES]
    assert sorted(files) == sorted(p.name for p in NEWS.iterdir() if p.name != "index.toml")
    assert files == sorted(files)
    days = [date.fromisoformat(update["published"]) for update in UPDATES]
    assert days == sorted(days)
    assert len(files) >= 7
    assert {Path(file).suffix for file in files} == {".txt", ".html", ".xml"}


def test_the_index_says_that_outlets_are_invented() -> None:
    head = (NEWS / "index.toml").read_text(encoding="utf-8").split("version")[0]
    assert "outlets are invented" in head
    for update in UPDATES:
        assert update["kind"] in tuple(PublisherKind)
        assert update["note"]


@pytest.mark.parametrize("file", [u["file"] for u in UPDATES if u["file"].endswith(".html")])
def test_a_page_carries_title_author_date_and_furniture(file: str) -> None:
    page = (NEWS / file).read_text(encoding="utf-8")
    update = next(u for u in UPDATES if u["file"] == file)
    found = re.search(r'article:published_time" content="([^"T]+)T', page)
    assert found is not None
    assert found[1] == update["published"]
    assert update["publisher"] in page
    assert '<meta name="author"' in page
    assert "<title>" in page
    assert "<a href" in page


@pytest.mark.parametrize("file", [u["file"] for u in UPDATES if u["file"].endswith(".txt")])
def test_a_text_says_outlet_and_day_under_its_heading(file: str) -> None:
    update = next(u for u in UPDATES if u["file"] == file)
    day = date.fromisoformat(update["published"])
    head = (NEWS / file).read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    assert head[1:] == [update["publisher"], f"Published: {day:%B} {day.day}, {day.year}"]


def test_the_feed_has_entries_with_days_and_texts() -> None:
    entries = feed_entries()
    assert len(entries) >= 3
    days = [parsedate_to_datetime(entry.findtext("pubDate", "")).date() for entry in entries]
    assert days == sorted(days)
    assert days[-1] == date(2021, 6, 16)
    assert all(entry.findtext("description") for entry in entries)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("06-monitors-count-25.txt", "count 25 Armenian servicemen"),
        ("07-correction.txt", "as 25; it is 26"),
        ("05-feed.xml#2", "will stand trial"),
        ("05-feed.xml#3", "called for the release"),
        ("08-case-of-six.html", "has not been sent to court"),
        ("04-two-accounts.html", "Yerevan says"),
        ("03-investigation-completed.txt", "has yet to be approved"),
    ],
)
def test_each_trap_stands_where_the_story_needs_it(name: str, words: str) -> None:
    assert words in plain(name)


def test_the_wire_copy_repeats_the_agency_word_for_word() -> None:
    wire = plain("03-investigation-completed.txt").split(" - ", 1)[1]
    copied = plain("05-feed.xml#1").split(" - ", 1)[1]
    sentences = re.split(r"(?<=\.) ", copied)
    assert len(sentences) == 4
    assert all(sentence in wire for sentence in sentences)


@pytest.mark.parametrize("decision", DECISIONS["decision"])
def test_a_decision_points_at_a_text_and_speaks_the_vocabularies(decision: dict[str, Any]) -> None:
    known = {"source", "kind", "stage", "quote_contains", "decision", "reason", "edit"}
    assert set(decision) <= known
    text = plain(decision["source"])
    assert decision.get("quote_contains", "") in text
    assert decision["decision"] in tuple(Decision)
    assert decision["reason"]
    if "kind" in decision:
        assert decision["kind"] in tuple(ClaimKind)
    if "stage" in decision:
        assert decision["stage"] in CODES
    assert set(decision.get("edit", {})) <= EDITABLE


def test_what_is_not_decided_one_by_one_has_a_rule() -> None:
    default = DECISIONS["default"]
    assert {Effect(effect) for effect in default["accept_effects"]}.isdisjoint({Effect.CONFLICTS})
    assert {Modality(modality) for modality in default["accept_modalities"]} == {
        Modality.ASSERTED,
        Modality.ALLEGED,
    }
    assert default["otherwise"] in tuple(Decision)
    assert default["reason"]


NAMES = {
    "Armenian",
    "Azerbaijan",
    "Baku",
    "Yerevan",
    "Kalbajar",
    "Hadrut",
    "Khojavend",
    "State",
    "Security",
    "Service",
    "Harbor",
    "Wire",
    "Published",
    "Lakeside",
    "Courier",
    "Meridian",
    "Gazette",
    "Northgate",
    "Broadcasting",
    "Open",
    "Docket",
    "Watch",
    "BAKU",
    "FILE",
    "KALBAJAR",
    "May",
    "June",
    "July",
    "December",
    "Monday",
    "Tuesday",
    "Thursday",
    "Friday",
    "Prosecutor",
    "General",
}
ORDINARY = {
    "After",
    "According",
    "All",
    "An",
    "Border",
    "By",
    "Case",
    "Correction",
    "Court",
    "Courts",
    "Earlier",
    "Families",
    "Ferry",
    "Four",
    "Front",
    "Home",
    "If",
    "Invented",
    "Investigators",
    "It",
    "Jun",
    "Lawyers",
    "Live",
    "Mon",
    "Monitors",
    "More",
    "News",
    "Newsroom",
    "Nine",
    "No",
    "Officials",
    "Our",
    "Read",
    "Region",
    "Regional",
    "Round",
    "Sat",
    "Schedule",
    "Six",
    "Sport",
    "Text",
    "Texts",
    "The",
    "Their",
    "They",
    "This",
    "Three",
    "Trial",
    "Tue",
    "Twelve",
    "Two",
    "We",
    "Weather",
    "Wed",
    "World",
}


@pytest.mark.parametrize("name", ["docket", *(update["file"] for update in UPDATES)])
def test_no_person_is_named(name: str) -> None:
    """Each capitalised word is a known place, body or outlet, or an ordinary word."""
    if name == "docket":
        text = " ".join(s["text"] + s["title"] for s in toml(SEEDS / "docket.toml")["source"])
    else:
        text = plain(name)
    assert set(re.findall(r"\b[A-Z]\w+", text)) <= NAMES | ORDINARY


@pytest.mark.parametrize("word", ["terrorist", "terrorists", "saboteur", "saboteurs", "sabotage"])
def test_no_accusing_word_stands_in_the_seeds(word: str) -> None:
    for path in SEEDS.rglob("*"):
        if path.is_file():
            assert not re.search(rf"\b{word}\b", path.read_text(encoding="utf-8"), re.IGNORECASE)
