"""Nothing that a profile hides is in any byte of a report, in whatever form a source had it."""

import unicodedata
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from casetracker.model.vocabulary import Confidentiality
from casetracker.reports.contexts.changes import changes_context
from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.defendant_sheet import Sheet, defendant_sheet_context
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.disclosure import Roster, disclosed, reduced
from casetracker.reports.kinds import KINDS
from casetracker.reports.languages import speaking
from casetracker.reports.masking import Hidden, Mask, fold
from casetracker.reports.outputs import OUTPUTS, outputs_of, produced
from casetracker.views.files import PersonFile
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.test_sittings import GIVEN, PUT_OFF
from tests.unit.reports.unpacked import everything_in

ARABIC = "\u0622\u0631\u0627\u0645 \u062a\u06cc\u0633\u062a\u06cc\u0627\u0646"
CYRILLIC = "\u0410\u0440\u0430\u043c \u0422\u0435\u0441\u0442\u044f\u043d"
FORMS = (
    kinds.NAME,
    "ARAM TESTYAN",
    "Testyan, Aram",
    "A. Testyan",
    "aram testyan",
    "Testyana",
    "Testian",
    "Te\u00adstyan",
    unicodedata.normalize("NFD", "T\u00e9styan"),
    CYRILLIC,
    kinds.IN_ARMENIAN,
    ARABIC,
    "https://news.example/2021/aram-testyan-held",
    "https://news.example/AramTestyan",
    "aramtestyan.html",
)
# What must be nowhere, folded to plain letters.
SECRETS = ("testyan", "testian", "exampleyan", "mariam", "samplean")
BY_LETTERS = (CYRILLIC.split()[1], kinds.IN_ARMENIAN.split()[1], ARABIC.split()[1])
WRITTEN = [(kind, name) for kind in KINDS for name in outputs_of(kind)]
LAWYER = "lawyer Mariam Exampleyan"
REVIEWER = "Dilara Example"


def people() -> tuple[PersonFile, ...]:
    named, unnamed = (sheet.person for sheet in kinds.sheets())
    return (replace(named, spellings=(*named.spellings, ARABIC)), unnamed)


def roster() -> Roster:
    return Roster(
        persons=people(),
        names_read=("Gor Samplean",),
        speakers=(LAWYER, "State Security Service", "Baku"),
        bodies=frozenset({"baku"}),
    )


def loaded(profile: Confidentiality) -> dict[str, dict[str, Any]]:
    """Every kind, with the name in every form in titles, quotes, addresses and file names."""
    told = "; ".join(FORMS)
    quote = f"{told} and Gor Samplean were named, said {LAWYER}"
    by_lawyer = replace(sample.cite("S-0001/77", quote), speaker=LAWYER, title=f"On {told}")
    case = sample.twenty_six()
    case = replace(
        case,
        line=replace(case.line, title=f"Case of {kinds.NAME}"),
        stages=tuple(replace(one, citations=(by_lawyer, *one.citations)) for one in case.stages),
        context=(*case.context, by_lawyer),
        hearings=(replace(PUT_OFF, adjourned_why=told, judge=LAWYER, citations=(by_lawyer,)),),
        sentences=(replace(GIVEN, regime=told, citations=(by_lawyer,)),),
    )
    found = kinds.contexts()
    given = replace(kinds.material("chronology"), cases=(case, *sample.docket()[1:]))
    found["chronology"] = chronology_context(given, kinds.groups())
    sheet = kinds.sheets()[0]
    defendant = replace(sheet.defendant, stages=case.stages, case_title=case.line.title)
    shown = Sheet(defendant, case, reduced(people()[0], profile))
    found["defendant-sheet"] = defendant_sheet_context(
        replace(given, head=kinds.material("defendant-sheet").head), (shown,), day=sample.TODAY
    )
    clocks = tuple(
        replace(one, working=(told,), condition=f"claimed by {LAWYER}: {told}", note=told)
        for one in kinds.clocks()
    )
    found["deadlines"] = deadlines_context(
        replace(given, head=kinds.material("deadlines").head), clocks
    )
    moved = kinds.changes()
    told_of = tuple(
        replace(
            one,
            was=told,
            now=f"{told} and {LAWYER}",
            why=told,
            who=REVIEWER,
            citations=(by_lawyer,),
        )
        for one in moved.changes
    )
    found["changes"] = changes_context(
        replace(given, head=kinds.material("changes").head),
        replace(moved, changes=told_of),
        clocks,
        day=sample.TODAY,
    )
    first = kinds.files()[1]
    poisoned = replace(
        first,
        url=FORMS[12],
        line=replace(first.line, title=f"What became of {told}"),
        captures=tuple(replace(one, name=FORMS[14]) for one in first.captures),
        claims=tuple(replace(one, quote=quote) for one in first.claims),
    )
    material = replace(given, head=kinds.material("source-log").head)
    found["source-log"] = source_log_context(material, (poisoned,))
    return found


@cache
def shown(profile: Confidentiality) -> dict[str, dict[str, Any]]:
    contexts = loaded(profile)
    return {kind: disclosed(context, profile, roster()) for kind, context in contexts.items()}


@pytest.mark.parametrize(("kind", "report_format"), WRITTEN)
def test_no_hidden_name_is_in_any_byte_of_a_public_report(kind: str, report_format: str) -> None:
    content = produced(shown(Confidentiality.PUBLIC)[kind], kind, report_format)
    text = everything_in(content, report_format)
    squeezed = fold(unicodedata.normalize("NFKC", text))
    assert [secret for secret in SECRETS if secret in squeezed] == []
    assert [letters for letters in BY_LETTERS if letters in text] == []
    assert REVIEWER not in text
    assert "demo.db" not in text


@cache
def shown_in_turkish() -> dict[str, dict[str, Any]]:
    profile = Confidentiality.PUBLIC
    with speaking("tr"):
        contexts = loaded(profile)
        return {kind: disclosed(context, profile, roster()) for kind, context in contexts.items()}


@pytest.mark.parametrize(("kind", "report_format"), WRITTEN)
def test_no_hidden_name_is_in_any_byte_of_a_public_report_in_turkish(
    kind: str, report_format: str
) -> None:
    content = produced(shown_in_turkish()[kind], kind, report_format)
    text = everything_in(content, report_format)
    squeezed = fold(unicodedata.normalize("NFKC", text))
    assert [secret for secret in SECRETS if secret in squeezed] == []
    assert [letters for letters in BY_LETTERS if letters in text] == []
    assert REVIEWER not in text


@pytest.mark.parametrize("report_format", OUTPUTS)
def test_the_same_search_finds_the_names_where_they_are_shown(report_format: str) -> None:
    content = produced(
        shown(Confidentiality.INTERNAL)["defendant-sheet"], "defendant-sheet", report_format
    )
    text = everything_in(content, report_format)
    squeezed = fold(unicodedata.normalize("NFKC", text))
    assert "testyan" in squeezed
    assert "exampleyan" in squeezed
    assert report_format == "csv" or REVIEWER in text


def test_a_calendar_of_the_inside_holds_what_the_public_one_withholds() -> None:
    content = produced(shown(Confidentiality.INTERNAL)["deadlines"], "deadlines", "ics")
    assert "testyan" in fold(everything_in(content, "ics").replace("\r\n ", ""))


def test_a_public_sheet_shows_a_pseudonym_and_a_band_of_years() -> None:
    text = produced(shown(Confidentiality.PUBLIC)["defendant-sheet"], "defendant-sheet", "text")
    told = text.decode()
    assert "name: P-1001" in told
    assert "born: the 1990s" in told
    assert "occupation: withheld" in told
    assert "1994" not in told
    # Spellings that are not shown are not counted out either, nor their letters named.
    assert "Also written" not in told
    assert " letters" not in told


def test_a_partner_sees_names_of_persons_held_and_initials_of_others() -> None:
    text = produced(shown(Confidentiality.PARTNER)["defendant-sheet"], "defendant-sheet", "text")
    told = text.decode()
    assert kinds.NAME in told
    assert "Also written" in told
    assert "born: 1994" in told
    assert "8 March" not in told
    assert "M. E." in told
    assert "Exampleyan" not in told
    assert REVIEWER not in told


def test_a_name_released_with_a_reason_is_printed() -> None:
    released = replace(
        roster(), persons=(replace(people()[0], public_reason="asked by the family"),)
    )
    context = disclosed(kinds.contexts()["case-status"], Confidentiality.PUBLIC, released)
    assert kinds.NAME in produced(context, "case-status", "text").decode()


def test_a_count_of_things_stays_exact_in_public() -> None:
    log = disclosed(kinds.contexts()["source-log"], Confidentiality.PUBLIC, Roster())
    cells = [
        cell["text"]
        for part in log["sections"]
        for block in part["blocks"]
        for row in block["rows"]
        for cell in row["cells"]
        if cell["kind"] == "number"
    ]
    assert any(text.startswith(("1 of ", "2 of ")) for text in cells)
    assert [text for text in cells if "1\u20132" in text] == []
    assert [one["sources"] for one in log["method"]["publishers"]] == ["1 of 3"] * 3


def test_a_pseudonym_is_the_same_in_every_report() -> None:
    reports = shown(Confidentiality.PUBLIC)
    for kind in ("chronology", "defendant-sheet", "source-log"):
        assert "[P-1001]" in produced(reports[kind], kind, "text").decode()


def test_a_profile_leaves_the_content_given_as_it_was_and_seals_its_own() -> None:
    before = kinds.contexts()["overview"]
    after = disclosed(before, Confidentiality.PUBLIC, roster())
    assert before == kinds.contexts()["overview"]
    assert before["head"]["digest"] != after["head"]["digest"]
    assert after["head"]["profile"] == "public"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_name_is_known_in_a_text(form: str) -> None:
    mask = Mask([Hidden("P-1", (kinds.NAME, kinds.IN_ARMENIAN, ARABIC))])
    masked = mask.line(f"They spoke of {form} today") if "/" not in form else mask.line(form)
    assert "testyan" not in fold(masked)
    assert "testian" not in fold(masked)
    assert "P-1" in masked or "withheld" in masked


@pytest.mark.parametrize(
    "text",
    [
        "The court will march on in May",
        "an aramaic text, a mark, a rose",
        "State Security Service",
        "26 of 26 persons had been detained on 27 May 2021",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    mask = Mask([Hidden("P-1", ("May Rose",)), Hidden("P-2", ("Mark March",)),
                 Hidden("P-3", (kinds.NAME,))])  # fmt: skip
    assert mask.line(text).replace("P-1", "May") == text


def test_two_people_of_one_family_name_are_told_apart_only_by_the_whole_name() -> None:
    mask = Mask([Hidden("P-1", ("Aram Testyan",)), Hidden("P-2", ("Gor Testyan",))])
    assert mask.line("Aram Testyan and Gor Testyan") == "P-1 and P-2"
    assert mask.line("Testyan was held") == "[name withheld] was held"


def test_a_doubtful_name_is_one_only_as_a_whole() -> None:
    mask = Mask([Hidden("name withheld", ("Fort Frances",), is_doubtful=True)])
    assert mask.line("Near Fort Frances today") == "Near [name withheld] today"
    assert mask.line("the Fort and the Frances") == "the Fort and the Frances"
