"""The additions in force: laid over the shipped tables for this process, from the next document on."""

from dataclasses import replace
from typing import Final

from casetracker.news.adding.entries import NOTHING, Extension, Fault
from casetracker.news.language import tables
from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.noise import noise_list
from casetracker.news.version import version_with

_force: list[Extension] = [NOTHING]
_MENDED: Final = "Take entries out one by one until 'casetracker reader check' is content."


def put_in_force(extension: Extension) -> Extension:
    """Lay additions over the shipped tables, in place of earlier ones; gives what is in force.

    Where they cannot be used together, which their check should have found, none is in force and a
    further fault says so.
    """
    try:
        _put(extension)
    except (LookupError, ValueError) as error:
        why = f"the entries do not go together ({error})"
        fault = Fault("reader", None, "", why, _MENDED)
        extension = replace(NOTHING, faults=(*extension.faults, fault))
        _put(extension)
    return extension


def in_force() -> Extension:
    """What is in force beside the shipped tables."""
    return _force[0]


def reader_version() -> str:
    """The version of the reader with what is in force."""
    return version_with(in_force().digest)


def _put(extension: Extension) -> None:
    tables.put_over(extension.tables)
    lexicon.cache_clear()
    noise_list.cache_clear()
    lexicon()
    noise_list()
    _force[0] = extension
