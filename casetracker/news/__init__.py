"""Bytes to article to claims: pure, no database, no network, no reading of the time."""
