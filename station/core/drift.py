"""When no-reads gather: which row, column or cell of the grid reads worse than it did, and worse than its neighbours.

The rule is arithmetic over counts, so that the same history always says the same (decision 0122). No-reads are rare and
independent while a line is well, so their number in an hour is Poisson; what is far out in its tail has a cause.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import exp, sqrt
from typing import Literal

Kind = Literal["all", "column", "row", "cell"]

LEAST = 5
"""No-reads in the newest hour before anything is said."""
CHANCE = 0.001
"""How unlikely a count must be by chance alone."""
MOSTLY = 0.7
"""A line of which one cell has more than this part is that cell's fault."""
KNOWN_CASES = 60
"""Cases seen before the newest hour that make a rate to compare with."""
_NORMAL_FROM = 400.0
_SIGMAS = 3.1


@dataclass(frozen=True, slots=True)
class CellHours:
    """No-reads of one cell by hour, the newest first."""

    row: int
    column: int
    no_reads: tuple[int, ...]

    @property
    def now(self) -> int:
        return self.no_reads[0]

    @property
    def before(self) -> int:
        return sum(self.no_reads[1:])


@dataclass(frozen=True, slots=True)
class Drift:
    """One thing to look at. ``row`` and ``column`` are 0 where they are not meant."""

    kind: Kind
    row: int
    column: int
    n: int
    """No-reads in the newest hour."""
    rising: bool
    """It read better before; False: nothing is known of before, it stands out among its neighbours."""


def find_drift(cells: Iterable[CellHours], seen: tuple[int, ...], rows: int, columns: int) -> tuple[Drift, ...]:
    """What drifts, most no-reads first. ``seen``: cases looked at by hour, newest first; ``cells``: those with any."""
    failing = [cell for cell in cells if 1 <= cell.row <= rows and 1 <= cell.column <= columns]
    if not seen or seen[0] == 0:
        return ()
    judge = _Judge(failing, seen, rows * columns)
    found = [
        *judge.lines("column", columns, lambda cell: cell.column),
        *judge.lines("row", rows, lambda cell: cell.row),
    ]
    told = {(cell.row, cell.column) for drift in found for cell in failing if _on(cell, drift)}
    found += [each for each in judge.single() if (each.row, each.column) not in told]
    if not found and judge.drifts(failing, rows * columns, peers=False):
        found = [Drift("all", 0, 0, sum(cell.now for cell in failing), rising=True)]
    return tuple(sorted(found, key=lambda drift: (-drift.n, drift.kind, drift.row, drift.column)))


def _on(cell: CellHours, drift: Drift) -> bool:
    return drift.column == cell.column if drift.kind == "column" else drift.row == cell.row


class _Judge:
    """The counts of one grid."""

    def __init__(self, failing: list[CellHours], seen: tuple[int, ...], size: int) -> None:
        self._failing = failing
        self._seen = seen
        self._size = size
        self._all = sum(cell.now for cell in failing)
        self._known = sum(seen[1:]) >= KNOWN_CASES

    def lines(self, kind: Kind, count: int, place: Callable[[CellHours], int]) -> list[Drift]:
        """Whole columns or rows: several of their cells fail, none of them alone makes it."""
        found = []
        for number in range(1, count + 1):
            cells = [cell for cell in self._failing if place(cell) == number]
            n = sum(cell.now for cell in cells)
            if count > 1 and n and max(cell.now for cell in cells) <= MOSTLY * n and self.drifts(cells, count):
                row, column = (0, number) if kind == "column" else (number, 0)
                found.append(Drift(kind, row, column, n, rising=self._known))
        return found

    def single(self) -> list[Drift]:
        return [
            Drift("cell", cell.row, cell.column, cell.now, rising=self._known)
            for cell in self._failing
            if self.drifts([cell], self._size)
        ]

    def drifts(self, cells: list[CellHours], parts: int, *, peers: bool = True) -> bool:
        """More than by chance, against its own hours before and against the other ``parts - 1`` like it."""
        n = sum(cell.now for cell in cells)
        if n < LEAST or not (self._known or peers):
            return False
        own = self._own_rate(cells) * self._seen[0] if self._known else 0.0
        others = (self._all - n) / (parts - 1) if peers and parts > 1 else 0.0
        return is_unlikely(n, max(own, others))

    def _own_rate(self, cells: list[CellHours]) -> float:
        """No-reads a case before the newest hour; half a one is added, as none so far does not mean none ever."""
        return (sum(cell.before for cell in cells) + 0.5) / sum(self._seen[1:])


def is_unlikely(n: int, expected: float) -> bool:
    """Would ``n`` or more come by chance (less often than ``CHANCE``) where ``expected`` are usual? Poisson."""
    if n <= expected:
        return False
    if expected > _NORMAL_FROM:
        return n > expected + _SIGMAS * sqrt(expected)
    term = exp(-expected)
    below = term
    for k in range(1, n):
        term *= expected / k
        below += term
    return 1.0 - below < CHANCE
