"""What a person does by scanning, as it is shown: what is wanted now, and the places that are filled."""

from dataclasses import dataclass
from typing import Literal

CellState = Literal["kept", "filled", "next", "empty"]
"""It was there and stays · scanned just now · the next scan goes here · nothing is in it."""


@dataclass(frozen=True, slots=True)
class TaskCell:
    name: str
    state: CellState


@dataclass(frozen=True, slots=True)
class TaskGrid:
    """One layer, or one view."""

    title: str
    columns: int
    cells: tuple[TaskCell, ...]
    """Row by row."""


@dataclass(frozen=True, slots=True)
class TaskModel:
    prompt: str
    """The one thing to do now."""
    about: str = ""
    code: str = ""
    """Monospaced, under the prompt."""
    count: str = ""
    """``23 / 24``."""
    wants_scan: bool = False
    grids: tuple[TaskGrid, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskKey:
    """A big key under the task."""

    key: str
    """Told when it is pressed; a command barcode presses it by its name (behind the colon)."""
    label: str
    kind: Literal["plain", "primary", "dim"] = "plain"
    """``dim``: pressed it says why it does nothing now."""

    @property
    def name(self) -> str:
        return self.key.rpartition(":")[2].replace("_", "")


def square(n: int) -> int:
    """Columns of a grid for so many places where nobody said how they lie: wider than high."""
    columns = 1
    while columns * columns < n:
        columns += 1
    return next((wide for wide in range(columns, min(n, columns + 4) + 1) if n % wide == 0), columns)
