"""What a report counts of a case besides what its rows say."""

from casetracker.reports.contexts.bearing import bearing_out, bearing_out_end, is_over
from casetracker.reports.contexts.citing import supporting
from casetracker.views.docket import CaseView


def unsourced_facts(case: CaseView) -> int:
    """How many facts of a case no passage bears out: steps, charges, custody, hearings, sentences.

    That somebody was held and that they left are two facts, and so are a charge and what became of it.
    """
    besides = (
        *(one.citations for one in case.custody),
        *(bearing_out_end(one) for one in case.custody if is_over(one)),
        *map(bearing_out, case.hearings),
        *(one.citations for one in case.sentences),
        *(one.citations for one in case.charges if one.accusation is not None),
    )
    return case.line.unsourced + sum(not supporting(cited) for cited in besides)
