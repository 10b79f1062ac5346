"""Who stands where, as sets of people that can be compared."""

from collections import Counter

import sqlalchemy as sa

from casetracker.model.tables import (
    Case,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
)
from casetracker.services.opening import Services
from casetracker.store.queries.common import held, present, table_of


def people_of_groups(services: Services) -> dict[str, list[str]]:
    """The references of the persons in each group now."""
    members, groups, persons = table_of(GroupMember), table_of(DetaineeGroup), table_of(Person)
    query = (
        sa.select(groups.c.ref, persons.c.ref.label("person"))
        .join(members, members.c.group_id == groups.c.id)
        .join(persons, persons.c.id == members.c.person_id)
        .where(present(members), held(groups))
        .order_by(groups.c.id, persons.c.id)
    )
    found: dict[str, list[str]] = {}
    with services.database.reading() as session:
        for row in session.execute(query):
            found.setdefault(row.ref, []).append(row.person)
    return found


def people_of_cases(services: Services) -> dict[str, list[str]]:
    """The references of the persons in each case now."""
    defendants, cases, persons = table_of(Defendant), table_of(Case), table_of(Person)
    query = (
        sa.select(cases.c.ref, persons.c.ref.label("person"))
        .join(defendants, defendants.c.case_id == cases.c.id)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(present(defendants), held(cases))
        .order_by(cases.c.id, persons.c.id)
    )
    found: dict[str, list[str]] = {}
    with services.database.reading() as session:
        for row in session.execute(query):
            found.setdefault(row.ref, []).append(row.person)
    return found


def held_persons(services: Services) -> set[str]:
    """The references of all persons that the house holds."""
    persons = table_of(Person)
    with services.database.reading() as session:
        return set(session.execute(sa.select(persons.c.ref).where(held(persons))).scalars())


def doubled(people: dict[str, list[str]]) -> list[str]:
    """Persons who stand twice in one place."""
    return [
        f"{place}: {person}"
        for place, each in people.items()
        for person, times in Counter(each).items()
        if times > 1
    ]
