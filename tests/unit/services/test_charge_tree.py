"""Charges come case by case and everybody is counted once under each article around theirs."""

from casetracker.services.charge_tree import provision_tree
from casetracker.views.charges import Charged


def test_everybody_and_every_case_stands_once_under_each_article_around_a_charge() -> None:
    charges = [
        Charged("214.2", "theft", "D-0001", "C-0001"),
        Charged("214.3", "theft", "D-0001", "C-0001"),
        Charged("214.2", "theft", "D-0002", "C-0001"),
        Charged(None, "hooliganism", "D-0002", "C-0001"),
        Charged("214.2", "theft", "D-0003", "C-0002"),
        Charged("214.2", "theft again", "D-0003", "C-0002"),
    ]
    lines = provision_tree(charges, {})

    assert [
        (each.article, each.own, each.charges, each.defendant_refs, each.case_refs)
        for each in lines
    ] == [
        ("214", 0, 5, ("D-0001", "D-0002", "D-0003"), ("C-0001", "C-0002")),
        ("214.2", 4, 4, ("D-0001", "D-0002", "D-0003"), ("C-0001", "C-0002")),
        ("214.3", 1, 1, ("D-0001",), ("C-0001",)),
        (None, 1, 1, ("D-0002",), ("C-0001",)),
    ]
