"""The docket at a glance before anything else is loaded: neither tables are mapped nor services made."""

from casetracker.settings import Settings
from casetracker.store.engine import make_engine
from casetracker.store.migrating import check_revision
from casetracker.store.queries.glance import glance
from casetracker.store.queries.stages import stage_views
from casetracker.views.home import FirstLook


def first_look(settings: Settings) -> FirstLook:
    """What Home shows first, on one consistent state of the database.

    Raises whatever `open_services` would raise, or an error of the database library.
    """
    engine = make_engine(settings.database_url.get_secret_value(), read_only=settings.read_only)
    try:
        check_revision(engine, settings.database_label)
        with engine.execution_options(casetracker_read=True).connect() as connection:
            stages = tuple((each.code, each.label) for each in stage_views(connection).values())
            return FirstLook(stages, glance(connection))
    finally:
        engine.dispose()
