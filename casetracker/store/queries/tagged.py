"""Whose tags are whose: a tag on a case, a group or a person is one of its defendants too."""

import sqlalchemy as sa

from casetracker.model.record_tables import Tag
from casetracker.model.tables import Defendant, GroupMember
from casetracker.store.queries.common import held, present, table_of


def tagged() -> sa.Subquery:
    """(word, defendant_id) of every tag and everybody whom it is about, each pair once."""
    tags, defendants, members = table_of(Tag), table_of(Defendant), table_of(GroupMember)
    pair = sa.select(tags.c.word, defendants.c.id.label("defendant_id"))
    own = pair.join_from(
        tags,
        defendants,
        sa.or_(
            tags.c.defendant_id == defendants.c.id,
            tags.c.person_id == defendants.c.person_id,
            tags.c.case_id == defendants.c.case_id,
        ),
    )
    of_group = pair.join_from(
        tags, members, sa.and_(tags.c.group_id == members.c.group_id, present(members))
    ).join(defendants, defendants.c.person_id == members.c.person_id)
    return sa.union(own.where(held(tags)), of_group.where(held(tags))).subquery()
