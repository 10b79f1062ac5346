"""Every kind of report, to be looked at."""
