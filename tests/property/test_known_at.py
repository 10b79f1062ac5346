"""What was known at a moment never changes afterwards, whatever is done."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casetracker.services.opening import open_services
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import settings_for
from tests.support.histories import BY_HAND, CHANGES, UNDO, change, docket_at, last_moment

STEPS = st.lists(
    st.tuples(st.sampled_from((*CHANGES, *BY_HAND, UNDO, UNDO)), st.integers(0, 8)),
    min_size=2,
    max_size=8,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_what_was_known_never_changes_afterwards(
    full_sqlite_template: Path, steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "docket.db"
        shutil.copyfile(full_sqlite_template, path)
        url = f"sqlite:///{path}"
        services = open_services(settings_for(url), origin="cli")
        known = {last_moment(services): docket_at(services)}
        for kind, number in steps:
            change(services, kind, number)
            known.setdefault(last_moment(services), docket_at(services))
        services.close()
        for moment, dump in known.items():
            past = open_services(
                settings_for(url), origin="cli", viewpoint=Viewpoint(known_at=moment)
            )
            assert docket_at(past) == dump
            past.close()
