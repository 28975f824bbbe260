"""The handshake's clockwork: read, hand in, write, in one task, so that two requests never cross on the wire.

A poll is every ``poll_ms``; the block is written once a poll (half a period after it, so that the answer to that very
poll is usually in it) and at once when new words are published. The heartbeat moves only when the core loop has
published something since the last write. Nothing is written before the first whole block was read and worked on
(docs/plc.md, R13), and the last thing that is written on a link that is given up takes the permissive off (R7).

Our own block is read back just before it is written again, when nobody waits for an answer: whatever another master
wrote since then is still there to be seen.
"""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from drivers.errors import DeviceLost, DriverError, NoAnswer
from drivers.protocols import Plc, PlcBlock
from drivers.uncounted import BlockCount, TellsUncounted
from station.core.inputs import Outputs, StationMode
from station.core.observations import BlockCounted, CasesUncounted, PlcPolled, PlcSilent
from station.core.values import StationWords
from station.runtime.activity import Activity
from station.runtime.handshakes import Handshakes
from station.runtime.intake import Intake
from station.runtime.latency import LatencyRing
from station.runtime.loop import CoreLoop
from station.runtime.supervisor import PLC_BACK_OFF_S, arguments_of

READ_BACK_S = 1.0
"""The longest time between two looks at our own block."""
READ_BACK_PERIODS = 2
"""As often as that where a request costs less than a quarter of a period."""
HEARTBEAT_TOP = 32_000
WIRE_REMEMBERED = 1_024
"""Polls and writes whose times are told: the newest 20 s. They are sorted for every snapshot."""
FOREIGN_MASTER = "plc_foreign_master"
NO_NEW_BLOCK = "plc_silent"
SAME_BLOCK = "plc_same_block"
"""An answer, though without news: a PLC that publishes more slowly than it is polled."""


@dataclass(frozen=True, slots=True)
class PlcTiming:
    poll_ms: int = 20
    heartbeat_timeout_ms: int = 600
    back_off_s: tuple[float, ...] = PLC_BACK_OFF_S
    """Between two lives of the link."""


class PlcTask:
    """Serves one open PLC link."""

    def __init__(
        self,
        plc: Plc,
        loop: CoreLoop,
        intake: Intake,
        timing: PlcTiming,
        kept: Callable[[], tuple[BlockCount, int] | None] = lambda: None,
    ) -> None:
        """``kept``: the block's own count as the journal has it, and for how long (ms) it has recorded no case."""
        self._plc = plc
        self._kept = kept
        self._tells_uncounted = plc if isinstance(plc, TellsUncounted) else None
        self._loop = loop
        self._intake = intake
        self._period_s = timing.poll_ms / 1_000
        self._patience_s = timing.heartbeat_timeout_ms / 1_000
        self._words: StationWords | None = None
        self._news = asyncio.Event()
        self._heartbeat = 0
        self._passes_written = 0
        self._write_after = 0
        self._silent = False
        self._fresh_s = 0.0
        self._round_trip_s = math.inf
        self._read_back_s = math.inf
        """When our own block is read back at the latest."""
        self._periods = 0
        self.handshakes = Handshakes()
        self.poll_ms = LatencyRing(WIRE_REMEMBERED)
        self.write_ms = LatencyRing(WIRE_REMEMBERED)
        self.activity = Activity()
        self.block: PlcBlock | None = None
        """The newest whole block; None while there is no data."""
        self.no_answers = 0

    @property
    def words(self) -> StationWords:
        """What the PLC is told now."""
        return self._words or StationWords()

    def publish(self, words: StationWords) -> None:
        """New words, durable already; written at once when they differ."""
        if words != self._words:
            self._words = words
            self.handshakes.published(words, time.perf_counter())
            self._news.set()

    def gone(self, error: DriverError) -> None:
        """The supervisor lost the link (or cannot open it)."""
        self.block = None
        self._intake.put(PlcSilent(error.key, arguments_of(error)))

    async def serve(self) -> None:
        """Until DeviceLost."""
        if self._tells_uncounted is not None and (kept := self._kept()) is not None:
            self._tells_uncounted.resume_count(*kept)
        self._silent = False
        self._write_after = self._loop.polls_published + 1
        self._fresh_s = time.monotonic()
        self._read_back_s = self._fresh_s + READ_BACK_S
        try:
            while True:
                began_s = time.monotonic()
                await self._poll()
                await self._rest_of_period(began_s)
        except DeviceLost:
            await self._withdraw()
            raise

    async def _withdraw(self) -> None:
        """The PLC is believed no more: it is told so, where it can still be told anything."""
        if self._words is None or self._loop.polls_published < self._write_after:
            return
        try:
            await self._plc.write(withheld(self._words), self._heartbeat or 1)
        except DriverError:
            self.no_answers += 1  # nobody listens: the PLC doubts us after a second by itself

    async def _poll(self) -> None:
        began_s = time.perf_counter()
        try:
            block = await self._plc.poll()
        except NoAnswer as nothing:
            self.no_answers += nothing.key != SAME_BLOCK
            self._age()
            return
        seen_s = time.perf_counter()
        self._round_trip_s = seen_s - began_s
        self.poll_ms.add(self._round_trip_s * 1_000)
        self.activity.seen()
        self._fresh_s = time.monotonic()
        self._silent = False
        self.block = block
        self.handshakes.polled(block, seen_s)
        self._intake.put(PlcPolled(block))
        if self._tells_uncounted is not None:
            self._hear_uncounted(self._tells_uncounted)

    def _hear_uncounted(self, plc: TellsUncounted) -> None:
        if (told := plc.take_uncounted()) is not None:
            self._intake.put(CasesUncounted(told.silent_ms, told.seen, told.unseen, told.at_start))
        if (count := plc.take_count()) is not None:
            self._intake.put(BlockCounted(count.value, count.mark, count.source, count.epoch, count.numbered))

    def _age(self) -> None:
        if not self._silent and time.monotonic() - self._fresh_s > self._patience_s:
            self._silent, self.block = True, None
            self._intake.put(PlcSilent(NO_NEW_BLOCK, (("age_ms", round(self._patience_s * 1_000)),)))

    async def _rest_of_period(self, began_s: float) -> None:
        """One write, and one more for every answer that is durable before the next poll is due.

        While a case waits for its verdict the write waits longer: the old words would only be in its way."""
        news = await self._news_by(began_s + self._period_s / 2)
        if not news and self.handshakes.asked(self.block):
            news = await self._news_by(began_s + self._period_s)
        if self._looks_back(began_s, hurried=news):
            await self._read_back()
            self._read_back_s = began_s + READ_BACK_S
        await self._write()
        while await self._news_by(began_s + self._period_s):
            await self._write()

    def _looks_back(self, began_s: float, *, hurried: bool) -> bool:
        self._periods += 1
        cheap = self._round_trip_s < self._period_s / 4 and self._periods % READ_BACK_PERIODS == 0
        return began_s >= self._read_back_s or (cheap and not hurried)

    async def _news_by(self, until_s: float) -> bool:
        """Wait for words not yet written, until a moment of the monotonic clock. Those that are there never wait."""
        if self._news.is_set():
            return True
        left_s = until_s - time.monotonic()
        if left_s <= 0:
            return False
        try:
            async with asyncio.timeout(left_s):
                await self._news.wait()
        except TimeoutError:
            return False
        return True

    async def _write(self) -> None:
        self._news.clear()
        words = self._words
        if words is None or self._loop.polls_published < self._write_after:
            return
        if self._loop.passes != self._passes_written:
            self._passes_written = self._loop.passes
            self._heartbeat = self._heartbeat % HEARTBEAT_TOP + 1
        began_s = time.perf_counter()
        try:
            await self._plc.write(words, self._heartbeat or 1)
        except NoAnswer:
            self.no_answers += 1
            return
        acknowledged_s = time.perf_counter()
        self.write_ms.add((acknowledged_s - began_s) * 1_000)
        self.handshakes.written(words, acknowledged_s)

    async def _read_back(self) -> None:
        """Our own block: a foreign master that overwrites it is seen, and the permissive goes."""
        try:
            ours = await self._plc.read_back()
        except NoAnswer:
            self.no_answers += 1
            return
        if not ours:
            self._intake.put(PlcSilent(FOREIGN_MASTER))


def withheld(words: StationWords) -> StationWords:
    """The same words without the permissive."""
    return replace(words, outputs=words.outputs & ~Outputs.PERMISSIVE, station_state=StationMode.NOT_READY)
