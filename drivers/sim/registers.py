"""The PLC's two register blocks as a master meets them: whole, or torn where reader and writer met half-way."""

import random
from collections import Counter
from collections.abc import Sequence

from drivers.sim.faults import Incident
from drivers.sim.torn import (
    PLC_READ_ORDER,
    PLC_WRITE_ORDER,
    STATION_READ_ORDER,
    STATION_WRITE_ORDER,
    interleave,
)

STATION_WORDS = 18


class RegisterMemory:
    """Memory of a PLC that is on. Words are registers, 0…65535."""

    def __init__(self, block: list[int], draw: random.Random, hits: Counter[str]) -> None:
        self._draw = draw
        self._hits = hits
        self._published = (block, block)
        self._station: Sequence[int] = (0,) * STATION_WORDS
        self._landing: Sequence[int] | None = None
        self._torn_reads = self._torn_writes = 0
        self.write_order: Sequence[int] = PLC_WRITE_ORDER
        """In which order the program writes the words of its block."""

    def publish(self, block: list[int]) -> None:
        """The program's present block; the one before is kept for torn reads."""
        if block is not self._published[1]:
            self._published = (self._published[1], block)

    def read(self) -> list[int]:
        """FC03 of the 24 words."""
        if not self._torn_reads:
            return list(self._published[1])
        self._torn_reads -= 1
        words = interleave(*self._published, self.write_order, PLC_READ_ORDER, self._draw)
        self._hits[Incident.TORN] += words[0] != words[23]
        return words

    def write(self, words: Sequence[int]) -> None:
        """FC16 of the 18 words."""
        if len(words) != STATION_WORDS:
            raise ValueError(f"the station's block has {STATION_WORDS} words, not {len(words)}")
        new = tuple(word & 0xFFFF for word in words)
        if self._torn_writes:
            self._torn_writes -= 1
            self._landing = interleave(self._station, new, STATION_WRITE_ORDER, STATION_READ_ORDER, self._draw)
            self._hits[Incident.TORN] += self._landing[0] != self._landing[17]
        self._station = new

    def scanned(self) -> Sequence[int]:
        """The station's block as the program's scan copies it; a torn copy is seen by one scan only."""
        words, self._landing = self._landing or self._station, None
        return words

    def station(self) -> tuple[int, ...]:
        """The station's block as it lies in memory."""
        return tuple(self._station)

    def forget(self) -> None:
        """The power is gone."""
        self._station = (0,) * STATION_WORDS

    def tear(self, transfers: int) -> None:
        self._torn_reads += transfers
        self._torn_writes += transfers
