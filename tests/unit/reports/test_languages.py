"""Reports in other languages: complete, with names and quotations as they are."""

import dataclasses
import io
import re
import string
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from casetracker.errors import CasetrackerError
from casetracker.model.partial_date import PartialDate
from casetracker.reports import languages
from casetracker.reports.contexts.outline import about_of, sections_of
from casetracker.reports.kinds import KINDS
from casetracker.reports.languages import Label, known_language, offered, said, say, speaking
from casetracker.reports.outputs import outputs_of, produced
from casetracker.reports.retelling import record_words, retold
from casetracker.reports.speech import unquoted_accusations
from casetracker.reports.wording import date_label, date_words, day_words, moment_words, month_words
from tests.support.messages import Message, messages
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample

_PLACES = re.compile(r"\{(\w+)\}")
_QUOTATION = re.compile("\u201c[^\u201c\u201d]*\u201d")
# Words that stay as they are in every language: units, formats, names of things.
_KEPT = {"sha", "utc", "casetracker", "html", "http", "https", "text", "example", "cpc", "iccpr"}


class Foreign(NullTranslations):
    """Every message in letters of another script, so that whatever is in Latin ones was no message."""

    def gettext(self, message: str) -> str:
        return _foreign(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _foreign(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return _foreign(message)


def _foreign(message: str) -> str:
    parts = re.split(r"(\{\w+\})", message)
    table = str.maketrans(dict.fromkeys(string.ascii_letters, "\u0416"))
    return "".join(part if at % 2 else part.translate(table) for at, part in enumerate(parts))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("id", "anchor", "type", "kind", "chart", "machine", "mark", "counts",
                           "digest", "audit_head", "shows", "holds", "phase", "profile", "language",
                           "voice", "ref"):  # fmt: skip
                yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _outside(value: Any) -> Iterator[str]:
    """Every text in what the docket hands to the reports."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _outside(getattr(value, field.name))
    elif isinstance(value, list | tuple | frozenset):
        for one in value:
            yield from _outside(one)
    elif isinstance(value, str) and not hasattr(value, "_value_"):
        yield value


def _known() -> list[str]:
    given = (
        sample.docket(), sample.sources(), sample.head(), kinds.groups(), kinds.sheets(),
        kinds.files(), kinds.changes(),
    )  # fmt: skip
    words = {text for one in given for text in _outside(one)}
    changed = {*_outside(kinds.changes()), "the ministry"}
    labels = {event.stage.label for case in sample.docket() for event in case.stages}
    made = {one.text for one in messages()} | labels | {"suspect", "accused"}
    return sorted((words - made) | changed, key=len, reverse=True)


def in_language(code: str) -> dict[str, dict[str, Any]]:
    with speaking(code):
        return kinds.contexts()


def test_every_message_of_the_reports_is_in_every_catalogue() -> None:
    for code in offered()[1:]:
        told = languages.messages_of(code)
        missing = [one for one in messages() if not told.get(_key(one))]
        assert missing == []


def test_no_catalogue_holds_what_no_report_says() -> None:
    known = {_key(one) for one in messages()}
    for code in offered()[1:]:
        assert set(languages.messages_of(code)) - known == set()


def _key(one: Message) -> str:
    return one.text if one.context is None else f"{one.context}\x04{one.text}"


def test_a_translation_names_the_places_that_its_message_names() -> None:
    for code in offered()[1:]:
        told = languages.messages_of(code)
        for one in messages():
            words = told[_key(one)]
            assert set(_PLACES.findall(words)) == set(_PLACES.findall(one.text)), words


def test_words_of_accusation_stand_in_quotes_in_every_translation() -> None:
    for code in offered()[1:]:
        for words in languages.messages_of(code).values():
            assert unquoted_accusations(words) == (), words


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_ours_in_a_report_is_a_message(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = Foreign()
    monkeypatch.setattr(languages, "_catalogue", lambda _: foreign)
    context, known = in_language("tr")[kind], _known()
    with speaking("tr"):
        told = [
            *_strings(context),
            *_strings(sections_of(context)),
            *map(_of_pair, about_of(context)),
        ]
    assert [(one, left) for one in told if (left := _latin(one, known))] == []


def _of_pair(pair: tuple[str, str]) -> str:
    label, value = pair
    return label if label == _foreign("report") else f"{label} {value}"


def _latin(text: str, known: list[str]) -> list[str]:
    bare = re.sub(r"\b[0-9a-f]{64}\b|\b(?:az|gc3)\.\w+\b", " ", _QUOTATION.sub(" ", text))
    for word in known:
        bare = bare.replace(word, " ") if len(word) > 2 else bare
    months = {month_words(date(2021, month, 1)).split()[0].lower() for month in range(1, 13)}
    with speaking("tr"):
        months |= {month_words(date(2021, month, 1)).split()[0].lower() for month in range(1, 13)}
    words = re.findall(r"[^\W\d_\u0400-\u04ff]{3,}", bare)
    return [word for word in words if word.lower() not in _KEPT | months]


@pytest.mark.parametrize("report_format", ["html", "text", "markdown", "docx"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_english_is_left_in_a_turkish_report(kind: str, report_format: str) -> None:
    content = produced(in_language("tr")[kind], kind, report_format)
    text = _document_text(content) if report_format == "docx" else content.decode()
    if report_format == "html":
        text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    text = re.sub(r"C-\d+ [^\n]*?\u2026|\b(?:az|gc3)\.\w+\b", " ", text)
    text = " ".join(_QUOTATION.sub(" ", " ".join(text.split())).split())
    for word in _known():
        text = text.replace(word, " ") if len(word) > 2 else text
    found = re.findall(
        r"\b(?:the|of|and|or|by|with|without|from|since|said|that|persons?|case|stage|source|"
        r"reported|file|counted|asserted|held|charges?|published|derived|unnamed)\b",
        text,
        re.IGNORECASE,
    )
    assert [word for word in found if word.lower() not in kind] == []


def _document_text(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join(
        "".join(one.text or "" for one in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))
    )


def test_every_file_names_its_language() -> None:
    for code, tag in (("en", "en-GB"), ("tr", "tr-TR")):
        context = in_language(code)["chronology"]
        assert f'<html lang="{code}"' in produced(context, "chronology", "html").decode()
        document = Document(io.BytesIO(produced(context, "chronology", "docx")))
        assert document.core_properties.language == code
        (named,) = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
        assert named.get(qn("w:val")) == tag
        catalogue = PdfReader(io.BytesIO(produced(context, "chronology", "pdf"))).root_object
        assert str(catalogue["/Lang"]) == code


@pytest.mark.parametrize("kind", KINDS)
def test_quotations_and_names_are_never_translated(kind: str) -> None:
    english, turkish = (in_language(code)[kind] for code in ("en", "tr"))

    def quotations(context: dict[str, Any]) -> set[str]:
        return {one for text in _strings(context) for one in _QUOTATION.findall(text)}

    ours = {record_words("")} | {f"\u201c{word}\u201d" for word in ("not reported",)}
    words = {one for one in quotations(english) - ours if one.strip("\u201c\u201d") not in _ours()}
    assert words - quotations(turkish) == set()
    names = [name for name in (kinds.NAME, kinds.IN_ARMENIAN) if name in str(english)]
    assert all(name in str(turkish) for name in names)


def _ours() -> set[str]:
    """Words that the house itself puts into quotation marks."""
    # A word of accusation, such as the name of a status, stands in quotes wherever it is.
    return {"not reported", "not yet checked", "does not apply", "prisoner of war"}


def test_footnotes_and_digests_do_not_depend_on_the_language() -> None:
    english, turkish = in_language("en"), in_language("tr")
    # The summary of a case ends after so many words, which each language has its own number of.
    for kind in set(KINDS) - {"case-status"}:
        marks = [[one["notes"] for one in _rows(each[kind])] for each in (english, turkish)]
        assert marks[0] == marks[1]
        assert english[kind]["head"]["digest"] != turkish[kind]["head"]["digest"]


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "notes" in value:
            yield value
        for one in value.values():
            yield from _rows(one)
    elif isinstance(value, list):
        for one in value:
            yield from _rows(one)


def test_dates_are_said_as_the_language_says_them() -> None:
    with speaking("tr"):
        assert day_words(date(2021, 5, 27)) == "27 May\u0131s 2021"
        assert date_words(PartialDate.parse("2021-05-27")) == "27 May\u0131s 2021 tarihinde"
        assert date_label(PartialDate.parse("../2021-06-11")) == "en ge\u00e7 11 Haziran 2021"
        assert date_label(PartialDate.parse("2020-11-26/2020-11-27")) == (
            "26 ile 27 Kas\u0131m 2020 aras\u0131nda"
        )
        moment = sample.head().known_at
        assert moment_words(moment) == "14 Haziran 2021, 08:30 UTC"
        assert str(date_label(None)) == "bildirilmemi\u015f"
    assert day_words(date(2021, 5, 27)) == "27 May 2021"


def test_azerbaijani_dates_and_numbers_wait_for_their_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "az" not in offered()
    monkeypatch.setattr(languages, "offered", lambda: ("en", "az"))
    monkeypatch.setattr(languages, "_catalogue", lambda _: NullTranslations())
    with speaking("az"):
        assert day_words(date(2021, 9, 3)) == "3 sentyabr 2021"
        assert month_words(date(2021, 6, 1)).casefold() == "iyun 2021"


def test_a_language_that_is_not_offered_is_refused_with_those_that_are() -> None:
    with pytest.raises(
        CasetrackerError, match=r"^no report is written in 'xx': choose from en, tr$"
    ):
        known_language("xx")
    assert known_language(" TR ") == "tr"


def test_a_label_is_itself_to_code_and_another_to_readers() -> None:
    label = Label("not reported")
    with speaking("tr"):
        assert label == "not reported"
        assert f"{label}" == str(label) == "bildirilmemi\u015f"
        assert "x " + label + " y" == "x bildirilmemi\u015f y"
        assert said({"a": [label]}) == {"a": ["bildirilmemi\u015f"]}
        assert say("{count} of {total}", count=2, total=5) == "5 i\u00e7inden 2"


@pytest.mark.parametrize(
    ("english", "turkish"),
    [
        (
            "Starts: detained, 27 May 2021.",
            "Ba\u015flang\u0131\u00e7: g\u00f6zalt\u0131na al\u0131nd\u0131, 27 May\u0131s 2021.",
        ),
        (
            "27 May 2021 + 3 months = 27 August 2021, the hour is not known.",
            "27 May\u0131s 2021 + 3 ay = 27 A\u011fustos 2021, saati bilinmiyor.",
        ),
        (
            "Starts: on trial, by a hearing on file, 15 January 2027.",
            (
                "Ba\u015flang\u0131\u00e7: yarg\u0131lan\u0131yor, kay\u0131tl\u0131 bir"
                " duru\u015fmaya g\u00f6re, 15 Ocak 2027."
            ),
        ),
        (
            "What the rule asks for is on file by the end of custody: by 28 May 2021.",
            (
                "Kural\u0131n arad\u0131\u011f\u0131 tutulman\u0131n sona ermesiyle"
                " kay\u0131tl\u0131d\u0131r: en ge\u00e7 28 May\u0131s 2021."
            ),
        ),
        ("14 June 2021 is the last day.", "Son g\u00fcn: 14 Haziran 2021."),
        ("2 of 26 of C-0001", "C-0001: 26 i\u00e7inden 2"),
        (
            "Return from sent to court to indictment approved. The dates leave their order open.",
            (
                "Geri d\u00f6n\u00fc\u015f: mahkemeye g\u00f6nderildi, ard\u0131ndan iddianame"
                " onayland\u0131. Tarihlerden hangisinin \u00f6nce oldu\u011fu anla\u015f\u0131lm\u0131yor."
            ),
        ),
        ("from 2022-02-01", "1 \u015eubat 2022 tarihinden itibaren"),
        (
            "6 March 2022 is no working day (Sunday): it moves to 7 March 2022 [weekends only].",
            (
                "6 Mart 2022 i\u015f g\u00fcn\u00fc de\u011fildir (Pazar): \u015fu g\u00fcne kayar:"
                " 7 Mart 2022 [yaln\u0131zca hafta sonlar\u0131]."
            ),
        ),
        ("a sentence that nobody here made", "a sentence that nobody here made"),
    ],
)
def test_what_other_rooms_say_is_told_again(english: str, turkish: str) -> None:
    with speaking("tr"):
        assert retold(english) == turkish
    assert retold(english) == english


def test_what_is_not_known_of_the_record_is_quoted() -> None:
    with speaking("tr"):
        assert record_words("accepted K-0001") == "\u201caccepted K-0001\u201d"
    assert record_words("accepted K-0001") == "accepted K-0001"


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_of_a_turkish_report_is_made(kind: str) -> None:
    context = in_language("tr")[kind]
    for name in outputs_of(kind):
        assert produced(context, kind, name)
