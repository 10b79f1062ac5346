"""Forms: their fields and checks, without widgets, and the calls of services that they end in."""
