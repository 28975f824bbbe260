"""One row of a table of words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``what`` happened and what to ``do``; ``{name}`` stands for an argument. Each at most 80 characters."""

    what: str
    do: str = ""
