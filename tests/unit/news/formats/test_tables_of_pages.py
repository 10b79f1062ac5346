"""Tables of a page: each row is read as a line of a list."""

from casetracker.model.partial_date import PartialDate
from casetracker.news.documents import read_documents

DAY = PartialDate.parse("2021-06-11")
PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{lead} The session lasted for three hours and was closed to the public and to reporters.</p>
<table><tr>{heads}</tr>{rows}</table>
<p>The building was guarded by police, and relatives waited in the street until the evening.</p>
</article></body></html>"""


def _page(title: str, lead: str, *rows: tuple[str, ...]) -> bytes:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows[1:]]
    heads = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return PAGE.format(title=title, lead=lead, heads=heads, rows=body).encode()


def test_each_person_of_a_table_gets_the_term_of_the_row() -> None:
    page = _page(
        "Court sentences two",
        "The court on Friday sentenced two men over the riots, a spokesman said.",
        ("Name", "Age", "Term"),
        ("Arman Probe", "34", "six years"),
        ("Davit Test", "28", "four years"),
    )
    reading = read_documents(page, name="page.html", published=DAY)[0]
    told = {
        claim.persons: claim.sentence.amount
        for claim in reading.claims
        if claim.sentence is not None and claim.persons
    }
    assert told == {("Arman Probe",): 6.0, ("Davit Test",): 4.0}
    assert "\n• Arman Probe: 34 — six years.\n" in reading.document.text


def test_each_town_of_a_table_gets_its_number() -> None:
    page = _page(
        "Protests",
        "At least 505 people were detained on Friday at rallies in two towns, monitors said.",
        ("Town", "Detained"),
        ("Minsk", "341"),
        ("Gomel", "164"),
    )
    reading = read_documents(page, name="page.html", published=DAY)[0]
    counts = [c.count.exact for c in reading.claims if c.rule == "listed" and c.count is not None]
    assert counts == [341, 164]
