"""A row of a list: what it is, in two lines, with a shape that tells its weight."""

from dataclasses import dataclass
from typing import Literal

RowSign = Literal["P1", "P2", "P3", "rejected", "doubt", "done", "runs", "waits", "none"]


@dataclass(frozen=True, slots=True)
class RowModel:
    key: str
    """What is told when it is chosen."""
    sign: RowSign
    title: str
    about: str = ""
    note: str = ""
    """At the right: a time, a count."""
    large: bool = False
    """The one to begin with."""
    quiet: bool = False
    """Somebody has seen to it: drawn without weight."""
