"""Values that reading makes by the hundred for every text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(*, slots: bool = True) -> Callable[[type[Value]], type[Value]]:
    """A frozen dataclass to the type checker, which refuses a change to it; a plain one when it runs.

    Python makes a dataclass that it has to guard itself in four times as long.
    """
    return dataclass(slots=slots, unsafe_hash=True)
