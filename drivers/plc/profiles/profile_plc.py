"""A PLC without register map v1, over Modbus TCP: one read and one write a poll, its program runs in the station."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.profiles.settings import ProfileSettings
from drivers.plc.tcp_link import ModbusLink
from drivers.protocols import PlcBlock, PlcProbe, StationWords

Word = TypeVar("Word", int, bool)
"""What both sides are made of: registers, or single bits."""


class ProfilePlc(ABC, Generic[Word]):
    """A :class:`drivers.protocols.Plc`. Its program outlives a lost link, but no start of the station."""

    def __init__(self, name: str, settings: ProfileSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._link = ModbusLink(settings.host, settings.port, settings.unit, settings.request_timeout_ms / 1000)
        self.tape = self._link.tape
        self._turn = asyncio.Lock()
        self._timeout_s = settings.heartbeat_timeout_ms / 1000
        self._heard_s = 0.0
        self._proven = False
        """What is written now rests on what was read on this connection."""
        self._read: list[Word] = []
        self._read_s: float | None = None
        self._sent: list[Word] = []
        self._written: list[Word] | None = None
        """What was last confirmed; None = what stands there is not known."""

    @property
    def name(self) -> str:
        return self._name

    async def open(self) -> None:
        """Connect. Raises DeviceLost ``plc_lost``; WireFault where it may not be used."""
        self._proven = False
        self._note_written(None)
        await self._link.open()
        await self._demand_safe()
        self._heard_s = self._clock()

    async def close(self) -> None:
        await self._link.close()

    async def poll(self) -> PlcBlock:
        """See :meth:`drivers.protocols.Plc.poll`."""
        async with self._turn:
            with self._patience():
                words = await self._read_noted()
            self._heard_s = self._clock()
            return self._scan(words)

    async def write(self, words: StationWords, heartbeat: int) -> None:
        """See :meth:`drivers.protocols.Plc.write`."""
        async with self._turn:
            if not self._proven:
                raise NoAnswer("plc_not_read")
            self._sent = self._answer(words, heartbeat)
            self._note_written(None)
            with self._patience():
                await self._write_answer(self._sent)
            self._note_written(self._sent)

    async def read_back(self) -> bool:
        """See :meth:`drivers.protocols.Plc.read_back`."""
        async with self._turn:
            await self._demand_safe()
            if self._written is None:
                return True
            with self._patience():
                return await self._read_answer() == self._written

    async def probe(self) -> PlcProbe:
        """See :meth:`drivers.protocols.HasRegisters.probe`."""
        async with self._turn:
            began_s = self._clock()
            await self._read_noted()
            read_s = self._clock()
            ours = self._written in (None, await self._read_answer())
            return PlcProbe((read_s - began_s) * 1000, (self._clock() - read_s) * 1000, True, ours)

    async def _read_noted(self) -> list[Word]:
        words = await self._read_signals()
        self._read, self._read_s = words, self._clock()
        return words

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """No answer is a lost PLC once none came for the time-out."""
        try:
            yield
        except NoAnswer as silent:
            age_s = self._clock() - self._heard_s
            if age_s < self._timeout_s:
                raise
            raise DeviceLost("plc_silent", age_ms=round(age_s * 1_000)) from silent

    def _now_ms(self) -> int:
        return round(self._clock() * 1_000)

    def _note_written(self, words: list[Word] | None) -> None:
        self._written = words

    async def _demand_safe(self) -> None:
        """At a start, and now and then: raise WireFault where it may not be used (any more)."""
        return

    @abstractmethod
    async def _read_signals(self) -> list[Word]:
        """What the PLC shows."""

    @abstractmethod
    def _scan(self, words: list[Word]) -> PlcBlock:
        """Work through what was read, and tell from when on it may be written to."""

    @abstractmethod
    def _answer(self, words: StationWords, heartbeat: int) -> list[Word]:
        """What is to be written now."""

    @abstractmethod
    async def _write_answer(self, words: list[Word]) -> None: ...

    @abstractmethod
    async def _read_answer(self) -> list[Word]:
        """What stands where the answer is written."""
