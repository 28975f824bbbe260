"""What a program of any profile is to the plant around it, and its memory as a master on the wire meets it."""

from collections.abc import Sequence
from typing import Protocol

from drivers.sim.facts import Seen
from drivers.sim.plc_io import Disposals, Sensors


class Program(Protocol):
    """Sees sensors and what the station has written; sets outputs and shows words or inputs."""

    epoch: int
    permit: bool
    hold_table: bool
    stop_request: bool
    numbered: list[int]
    label_fired: int
    block: list[int]

    @property
    def let_go(self) -> bool: ...
    @property
    def escaped(self) -> bool: ...
    @property
    def settled(self) -> list[tuple[int, Seen]]: ...
    @property
    def disposals(self) -> Disposals: ...
    @property
    def unit_counts(self) -> tuple[int, int]: ...
    @property
    def in_transit(self) -> int: ...
    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None: ...


class Memory(Protocol):
    """Both sides of it: what the program shows, and what the station has written."""

    def publish(self, block: list[int]) -> None: ...
    def read(self) -> list[int]: ...
    def write(self, words: Sequence[int]) -> None: ...
    def scanned(self) -> Sequence[int]: ...
    def station(self) -> tuple[int, ...]: ...
    def forget(self) -> None: ...
    def tear(self, transfers: int) -> None: ...


class ServedWords(Protocol):
    """What stands behind a server (SimulatedPlant is one)."""

    def block(self) -> list[int] | None: ...
    def write(self, words: Sequence[int]) -> bool: ...
    def station_words(self) -> tuple[int, ...]: ...


class SignalMemory:
    """Words or bits that mean something each by itself: there is no block that could be torn."""

    def __init__(self, block: list[int], written: int) -> None:
        self._block = block
        self._written = written
        self._station: tuple[int, ...] = (0,) * written

    def publish(self, block: list[int]) -> None:
        self._block = block

    def read(self) -> list[int]:
        return list(self._block)

    def write(self, words: Sequence[int]) -> None:
        if len(words) != self._written:
            raise ValueError(f"the station writes {self._written} here, not {len(words)}")
        self._station = tuple(words)

    def scanned(self) -> Sequence[int]:
        return self._station

    def station(self) -> tuple[int, ...]:
        return self._station

    def forget(self) -> None:
        self._station = (0,) * self._written

    def tear(self, transfers: int) -> None:
        """Nothing here can be torn."""
