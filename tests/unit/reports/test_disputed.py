"""Points in conflict in words, as the docket hands them over."""

import pytest

from casetracker.reports.contexts.disputed import about_words, held_words
from casetracker.reports.languages import speaking


@pytest.mark.parametrize(
    ("held", "words", "turkish"),
    [
        ("2021-06-11", "11 June 2021", "11 Haziran 2021"),
        ("2020-12, Kalbajar", "December 2020, Kalbajar", "Aral\u0131k 2020, Kalbajar"),
        ("2021-13-45", "2021-13-45", "2021-13-45"),
        ("date not reported", "date not reported", "tarih bildirilmemi\u015f"),
        (
            "\u201carson\u201d, article 214.2, in_indictment",
            "\u201carson\u201d, article 214.2, in indictment",
            "\u201carson\u201d, madde 214.2, iddianamede",
        ),
        (
            "\u201carson\u201d, article not reported, alleged",
            "\u201carson\u201d, article not reported, alleged",
            "\u201carson\u201d, madde bildirilmemi\u015f, iddia edilmi\u015f",
        ),
    ],
)
def test_what_is_on_file_is_told_in_words(held: str, words: str, turkish: str) -> None:
    assert held_words(held) == words
    with speaking("tr"):
        assert held_words(held) == turkish


@pytest.mark.parametrize(
    ("about", "words", "turkish"),
    [
        ("number of people in G-0001", "number of people in G-0001", "G-0001"),
        ("label of G-0001", "label of G-0001", "etiket"),
        ("charge against 26 defendants", "charge against 26 persons", "26 ki\u015fi"),
        ("charge against D-0007", "charge against D-0007", "D-0007"),
        ("custody of D-0007", "custody of D-0007", "D-0007"),
        ("sent to court of all defendants", "sent to court of all defendants", "san\u0131klar"),
        ("sent to court of G-0001", "sent to court of G-0001", "mahkemeye"),
    ],
)
def test_what_a_conflict_is_about_is_told_in_words(about: str, words: str, turkish: str) -> None:
    assert about_words(about) == words
    with speaking("tr"):
        told = about_words(about)
    assert turkish in told
    assert not {"of", "against", "charge", "custody", "court"} & set(told.split())
