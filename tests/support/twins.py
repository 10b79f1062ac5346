"""Engines without the safeguards: what the harnesses must catch."""

import sqlalchemy as sa


def careless_engine(url: str) -> sa.Engine:
    """A stock engine: no write lock before the first reading, no lock between writers."""
    if url.startswith("sqlite"):
        return sa.create_engine(url, connect_args={"timeout": 30})
    return sa.create_engine(url)
