"""The demonstration for somebody whose own docket is still empty."""

from dataclasses import replace

from casetracker.services.demonstrating import demonstrate
from casetracker.services.opening import Services, open_services
from casetracker.settings import Secret, Settings


def open_demonstration(settings: Settings) -> Services:
    """Make the demonstration in a folder of its own, and open its database; the docket stays apart."""
    folder = settings.state_folder / "demonstration"
    database = Secret(str(folder / "demonstration.db"))
    own = replace(settings, db=database, read_only=False)
    demonstrate(own, folder, lambda _: None)
    return open_services(own, origin="tui")
