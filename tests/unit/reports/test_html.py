import re
from itertools import pairwise

from casetracker.reports.rendering import render
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.html_reading import Page, read

HTML = render(sample.context(), kind="case-status", report_format="html")
PAGE: Page = read(HTML)


def contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_elements_are_balanced_and_ids_unique() -> None:
    assert PAGE.unbalanced == []
    assert len(PAGE.ids) == len(set(PAGE.ids)) > 50


def test_every_reference_within_the_page_leads_somewhere() -> None:
    links = [one.attributes["href"] for one in PAGE.named("a")]
    assert links
    assert all(link.startswith("#") for link in links)
    labels = [
        name for one in PAGE.elements for name in one.attributes.get("aria-labelledby", "").split()
    ]
    patterns = re.findall(r"url\(#([^)]+)\)", HTML)
    assert {*(link[1:] for link in links), *labels, *patterns} <= set(PAGE.ids)


def test_footnotes_are_linked_both_ways() -> None:
    uses = [one for one in PAGE.named("a") if one.attributes.get("role") == "doc-noteref"]
    ways_back = [one for one in PAGE.named("a") if one.attributes.get("role") == "doc-backlink"]
    assert {one.attributes["id"] for one in uses} == {
        one.attributes["href"].removeprefix("#") for one in ways_back
    }


def test_headings_skip_no_level_and_there_is_one_at_the_top() -> None:
    levels = [int(one.tag[1]) for one in PAGE.elements if re.fullmatch(r"h[1-6]", one.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_row_of_a_table_of_facts_ends_in_a_footnote_or_says_why_not() -> None:
    rows = [one for one in PAGE.named("tr") if "facts" in one.classes and "tbody" in one.parents]
    assert len(rows) > 80
    mark = re.compile(r"\[(?:\d+[a-z]+|against|unsourced|counted|own record|nothing on file)")
    assert [row.text for row in rows if not mark.search(row.text)] == []
    assert any("[unsourced]" in row.text for row in rows)


def test_tables_have_captions_and_scoped_headers() -> None:
    assert len(PAGE.named("caption")) == len(PAGE.named("table")) > 10
    assert all(one.attributes.get("scope") in ("col", "row") for one in PAGE.named("th"))


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in HTML
    assert not PAGE.named("script", "link", "img", "iframe", "object", "form", "base")
    assert not re.search(r"url\((?!#)|@import", HTML)
    assert not [name for one in PAGE.elements for name in one.attributes if name.startswith("on")]
    assert not [one for one in PAGE.elements if "style" in one.attributes]


def test_the_page_can_be_found_through_by_reader_and_by_keyboard() -> None:
    html = PAGE.named("html")[0]
    assert (html.attributes["lang"], html.attributes["dir"]) == ("en", "ltr")
    skip = next(one for one in PAGE.named("a") if one.attributes.get("class") == "skip")
    assert skip.attributes["href"] == "#content"
    assert [one.attributes["id"] for one in PAGE.named("main")] == ["content"]
    assert len(PAGE.named("nav")) == 1


def test_charts_are_images_with_a_title_and_a_description() -> None:
    drawings = PAGE.named("svg")
    assert len(drawings) == 13
    assert all(one.attributes["role"] == "img" for one in drawings)
    titles = [one for one in PAGE.named("title") if one.parents[-1] == "svg"]
    told = [one for one in PAGE.named("desc") if one.parents[-1] == "svg"]
    assert len(titles) == len(told) == len(drawings)
    assert all(one.text for one in (*titles, *told))


def test_dates_have_a_machine_form_only_where_they_are_plain() -> None:
    forms = [one.attributes["datetime"] for one in PAGE.named("time")]
    assert "2021-05-27" in forms
    assert "2020-12" in forms
    assert all(re.match(r"\d{4}(-\d\d){0,2}", form) for form in forms)


def test_colours_keep_a_contrast_of_four_and_a_half() -> None:
    light, dark = re.findall(r":root \{([^}]*)\}", HTML)
    for block in (light, dark):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for ground in (colours["paper"], colours["wash"]):
            for name in ("ink", "faint", "link", "alarm"):
                assert contrast(colours[name], ground) >= 4.5
    for fill in set(re.findall(r'<(?:circle|polygon)[^>]*fill="(#[0-9a-f]{6})"', HTML)):
        assert fill in ("#ffffff", "#1d2430") or contrast(fill, "#ffffff") >= 4.5
