"""What a report counts of a case besides what its rows say."""

from casetracker.reports.contexts.citing import supporting
from casetracker.views.docket import CaseView


def unsourced_facts(case: CaseView) -> int:
    """How many facts of a case no passage bears out: steps, charges, custody, hearings, sentences."""
    besides = (
        *(one.citations for one in case.custody),
        *(one.citations for one in case.hearings),
        *(one.citations for one in case.sentences),
    )
    return case.line.unsourced + sum(not supporting(cited) for cited in besides)
