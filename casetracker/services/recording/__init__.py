"""The one place that writes facts of the docket, each with what it follows from."""
