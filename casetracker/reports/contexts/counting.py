"""What a report counts of a case besides what its rows say."""

from itertools import chain

from casetracker.reports.contexts.bearing import bearing_out, stay_told
from casetracker.reports.contexts.citing import supporting
from casetracker.views.docket import CaseView


def unsourced_facts(case: CaseView) -> int:
    """How many facts of a case no passage bears out: steps, charges, custody, hearings, sentences.

    That somebody was held and that they left are two facts, and so are a charge and what became of it;
    that some of a group left, not known who, is one too, and the name of somebody named.
    """
    names = dict(case.name_citations)
    besides = (
        *chain.from_iterable(map(stay_told, case.custody)),
        *map(bearing_out, case.hearings),
        *(one.citations for one in case.sentences),
        *(one.citations for one in case.charges if one.accusation is not None),
        *chain.from_iterable(group.left_told for group in case.groups),
        *(names.get(one.person_ref, ()) for one in case.defendants if not one.is_placeholder),
    )
    return case.line.unsourced + sum(not supporting(cited) for cited in besides)
