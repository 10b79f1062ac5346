"""Broken and hostile files: claims or one clear error, never anything else."""

import random
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.errors import InputError
from casetracker.news.documents import read_documents
from tests.support.pdf import pdf_of
from tests.unit.news.formats.test_mail import BODY, PAGE
from tests.unit.news.test_documents import FEED

MAIL = f"From: a@b.example\nTo: c@d.example\nSubject: Held\nMessage-ID: <1@b>\n\n{BODY}"
SEEDS = (
    PAGE.encode(),
    FEED.encode(),
    MAIL.encode(),
    pdf_of([[BODY.strip()]]),
    b"# Held\n\nBorder guards detained seven men.",
    "Сотрудники задержали семь человек.".encode("cp1251"),
)


def _read(payload: bytes, name: str = "sample") -> None:
    """Read a document; an error must be one line that names it and says what to do."""
    message = None
    try:
        read_documents(payload, name=name, published=None)
    except InputError as error:
        message = str(error)
    assert message is None or (name in message and "\n" not in message)


@pytest.mark.parametrize(
    "payload",
    [
        b"<div>" * 10_000 + b"Police detained seven men." + b"</div>" * 10_000,
        b"<table><tr><td>" * 3_000 + b"x",
        b"<html>" + b"<!--" * 20_000,
        b"\x00" * 1000 + b"Police detained seven men." + b"\x00" * 1000,
        b"Police detained seven men. " * 20 + b"\xff\xfe\xfa",
        ("x" * 200_000 + " Police detained seven men.").encode(),
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        b"<rss><channel>" + b"<item>" * 5_000,
        b"Subject: a\nFrom: b\nMessage-ID: c\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n" * 5_000,
        b"From: a\nSubject: =?utf-8?b?////?=\nContent-Type: text/plain; charset=none\n\nPolice held two.",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n",
        "\u202e\u2066Police\u2069 detained seven men\u202c.".encode("utf-16"),
    ],
)
def test_a_hostile_file_gives_claims_or_one_clear_error(payload: bytes) -> None:
    _read(payload)


@pytest.mark.parametrize("seed", range(len(SEEDS)))
@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_gives_claims_or_one_clear_error(seed: int, cut: float) -> None:
    _read(SEEDS[seed][: int(len(SEEDS[seed]) * cut)])


@given(st.integers(0, 5), st.integers(0, 2**32), st.integers(1, 40))
@settings(max_examples=120, deadline=None)
def test_a_file_with_random_damage_gives_claims_or_one_clear_error(
    which: int, seed: int, times: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    damaged = BytesIO(SEEDS[which])
    for _ in range(times):
        damaged.seek(chance.randrange(len(SEEDS[which])))
        damaged.write(chance.randbytes(chance.randint(1, 4)))
    _read(damaged.getvalue())


@given(st.binary(max_size=400))
@settings(max_examples=120, deadline=None)
def test_any_bytes_give_claims_or_one_clear_error(payload: bytes) -> None:
    _read(payload)
