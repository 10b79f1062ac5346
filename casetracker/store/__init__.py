"""The database: engines, sessions, audit trail, queries."""
