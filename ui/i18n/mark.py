"""The marks lupdate looks for in tables; they do nothing at run time."""

from dataclasses import dataclass


def mark(context: str, source: str) -> str:
    """A text of a table, said later with the same context."""
    del context
    return source


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a key: ``what`` happened and what to ``do``; ``{name}`` stands for an argument."""

    what: str
    do: str = ""
