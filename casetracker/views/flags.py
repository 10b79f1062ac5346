"""Odd facts, to be looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlagView:
    """One odd thing on file: the rule that saw it, the case, what it is about, and a sentence."""

    rule: str
    case_ref: str
    about: str
    words: str
