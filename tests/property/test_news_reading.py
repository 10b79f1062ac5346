"""Whatever the text, reading gives claims or none, and each stands where it says."""

import string
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.errors import InputError
from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import Reading, contract_json, from_wire, to_wire
from casetracker.news.documents import read_documents
from casetracker.news.language.lexicon import lexicon
from casetracker.news.matching.matches import DocketOutline, match_subjects
from casetracker.news.reading import read_text

DAY = PartialDate.parse("2021-06-11")
WORDS = sorted(
    set(lexicon().triggers._by_word)
    | set(lexicon().cues.speech)
    | set(lexicon().people.nouns)
    | {"was", "were", "not", "to", "of", "the", "a", "and", "then", "more", "in", "on", "by", "if"}
    | {"14", "13", "6", "2,000", "twenty-three", "Friday", "May", "27", "2020", "December", "Baku"}
    | {",", ".", ";", ":", '"', "\u201c", "\u201d", "(", ")", "-", "'s", "Article", "214.1"}
)
news_like = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
any_text = st.text(max_size=400) | st.text(alphabet=string.printable, max_size=400)


def check(reading: Reading) -> None:
    for claim in reading.claims:
        assert claim.quote == reading.document.text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end
        assert 0 <= claim.score <= 1
        if claim.count is not None:
            low, high = claim.count.minimum, claim.count.maximum
            assert low is not None or high is not None
            assert low is None or low >= 0
            assert low is None or high is None or low <= high
    assert from_wire(to_wire(reading)) == reading
    assert len(contract_json(reading)["claims"]) == len(reading.claims)
    keys = {subject.key for subject in reading.subjects}
    assert {claim.subject for claim in reading.claims if claim.subject} <= keys
    assert len(match_subjects(reading, DocketOutline(()))) == len(reading.subjects)


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    check(read_text(text, published=DAY))


@settings(max_examples=600, deadline=None)
@given(news_like)
def test_any_row_of_the_readers_own_words_is_read_without_an_exception(text: str) -> None:
    check(read_text(text, published=DAY))
    check(read_text(text, published=None))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600), st.sampled_from([None, "application/rss+xml", "text/plain"]))
def test_any_bytes_are_read_or_refused(payload: bytes, media_type: str | None) -> None:
    try:
        readings = read_documents(payload, name="x", published=DAY, media_type=media_type)
    except InputError:
        return
    for reading in readings:
        check(reading)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["<item>", "<title>", "&lt;", "]]>", "<![CDATA[", "</rss>"]),
    st.integers(0, 300),
)
def test_a_feed_with_something_pushed_in_is_read_or_refused(token: str, place: int) -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>B</title>'
        "<pubDate>Fri, 11 Jun 2021 01:30:00 +0400</pubDate><description>Two men were freed."
        "</description></item></channel></rss>"
    )
    crooked = (feed[:place] + token + feed[place:]).encode()
    try:
        readings = read_documents(crooked, name="feed", published=None)
    except InputError:
        return
    for reading in readings:
        check(reading)


@pytest.mark.parametrize(
    "word", ["convict ", "detained 14 ", "charges against 14 ", "14 men said "]
)
def test_the_time_grows_with_the_length_and_not_with_its_square(word: str) -> None:
    def seconds(length: int) -> float:
        text = word * (length // len(word))
        started = process_time()
        read_text(text, published=DAY)
        return process_time() - started

    seconds(2_000)
    # the best of rounds that take turns, as a busy machine only ever adds
    rounds = [(seconds(25_000), seconds(100_000)) for _ in range(5)]
    quarter, whole = (min(each) for each in zip(*rounds, strict=True))
    # four times where it grows with the length, sixteen where it does with its square
    assert whole <= 8 * quarter
