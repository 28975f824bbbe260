"""One station of the campaign: a line that commits cases, its journal, and the uploader over real sockets.

The line never hears of the uploader, as in the program itself: it hands batches to the journal and waits for the disk.
How long each of these waits took is written down.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from station.assembly.outbox import JournalOutbox
from station.core.events import CaseReleased, EpochGranted
from station.core.values import CaseRef
from station.journal import Batch, Journal, Reader
from sync.clock import SystemClock
from sync.delivery.destination import Destination, EncodedBatch, NativeDestination
from sync.delivery.policy import Backoff
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.result import DeliveryResult
from sync.settings import NativeUpstream
from sync.wire import WireBatch
from tests.campaign.upstream_servers import HubProcess
from tests.journal.make import NOW_US, asking, on_disk, passed

NAME = "hub"
UNITS = 3
PACE = Backoff(base_s=0.02, cap_s=0.1, retry_after_floor_s=0.02, retry_after_cap_s=0.3, pause_s=0.15, held_s=0.05)
"""The same policy, a hundred times faster."""
PATIENCE_S = 60.0


class Broken(AssertionError):
    """What must always hold did not."""


def must(true: bool, told: str) -> None:
    if not true:
        raise Broken(told)


class Line:
    """Commits one case after the other into a journal on disk."""

    def __init__(self, journal: Journal, first: int = 1, mark: str = "") -> None:
        self._journal = journal
        self._next = first
        self._mark = mark
        self.waits_ms: list[float] = []
        """From handing a case to the journal until it is on disk."""
        self.truth: dict[int, list[str]] = {}
        """Case number → its units."""
        self.committed: Callable[[], None] = lambda: None

    async def make(self, count: int) -> None:
        for _ in range(count):
            number, self._next = self._next, self._next + 1
            keys = [f"u{self._mark}-{number}-{place}" for place in range(UNITS)]
            events = (passed(number, keys, f"case{self._mark}-{number}"), CaseReleased(CaseRef(1, number), "exit"))
            begun_s = time.perf_counter()
            await self._journal.submit(NOW_US + number, Batch(events=events))
            self.waits_ms.append((time.perf_counter() - begun_s) * 1_000)
            self.truth[number] = keys
            self.committed()
            await asyncio.sleep(0)


class Overheard:
    """The destination, with its ear at the wall: in which order batches went out, and what was heard."""

    def __init__(self, real: Destination) -> None:
        self._real = real
        self.sent: list[tuple[int, int]] = []
        self.heard: list[DeliveryResult] = []

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        return self._note(await self._real.ask_cursor(station_epoch))

    def prepare(self, batch: WireBatch) -> EncodedBatch:
        return self._real.prepare(batch)

    async def send(self, encoded: EncodedBatch) -> DeliveryResult:
        self.sent.append((encoded.batch.first, encoded.batch.last))
        return self._note(await self._real.send(encoded))

    def changed(self) -> bool:
        return self._real.changed()

    async def close(self) -> None:
        await self._real.close()

    def _note(self, told: DeliveryResult) -> DeliveryResult:
        self.heard.append(told)
        return told

    def statuses(self) -> set[str]:
        return {told.status for told in self.heard}


@dataclass(slots=True)
class Station:
    """A line, its journal and its uploader."""

    folder: Path
    hub: HubProcess
    name: str
    line: Line
    journal: Journal
    outbox: JournalOutbox
    overheard: Overheard
    uploader: Uploader
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    def alarms(self) -> list[tuple[str, str]]:
        """(key, cause) of what a person is told now."""
        return [(key, str(dict(arguments).get("cause", ""))) for key, arguments in self.uploader.status.alarms]

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Raises Broken when it does not come true in good time."""
        until_s = time.monotonic() + PATIENCE_S
        while not true():
            must(time.monotonic() < until_s, f"never: {what}; {self.uploader.status}")
            await asyncio.sleep(0.005)

    async def heard(self, status: str, times: int = 1) -> None:
        """Until the wire has said this so often from now on."""
        before = len(self.overheard.heard)
        await self.until(
            lambda: sum(told.status == status for told in self.overheard.heard[before:]) >= times, f"heard {status}"
        )

    async def alarmed(self, key: str, cause: str | None = None) -> None:
        await self.until(
            lambda: any(key == found and cause in (None, why) for found, why in self.alarms()), f"alarm {key} {cause}"
        )

    async def drained(self) -> None:
        must(await self.uploader.drain(PATIENCE_S), f"not drained: {self.uploader.status}")

    async def parked(self) -> list[int]:
        return [stone.seq for stone in await self.outbox.parked(NAME, 0, 1_000)]

    async def check(self, parked: Sequence[int] = (), *, in_order: bool = True) -> None:
        """Everything released is upstream exactly once, in order; what is parked is what should be; nothing stands."""
        must(await self.parked() == list(parked), f"parked {await self.parked()}, should be {list(parked)}")
        held = await asyncio.to_thread(self.hub.released, self.name)
        wanted = {number: keys for number, keys in self.line.truth.items() if number not in parked}
        must([case["case"]["seq"] for case in held] == sorted(wanted), "not exactly the released cases, once each")
        must(all(case["members"] == wanted[case["case"]["seq"]] for case in held), "other units than those packed")
        must([case["seq"] for case in held] == sorted(wanted), "wire numbers are not in the order of the cases")
        through = await asyncio.to_thread(self.hub.contiguous_through, self.name, self.outbox.station_epoch)
        head = (await self.outbox.head()).seq
        cursor = await self.outbox.cursor(NAME)
        must(through == cursor == head == len(self.line.truth), f"through {through}, cursor {cursor}, head {head}")
        if in_order:
            self._check_order()
        standing = [alarm for alarm in self.alarms() if alarm[0] != "record_parked"]
        must(not standing, f"alarms left: {standing}")

    def _check_order(self) -> None:
        """No batch left before everything in front of it had: each begins at most one behind the highest so far."""
        highest = 0
        for first, last in self.overheard.sent:
            must(first <= highest + 1, f"batch {first}…{last} overtook {highest + 1}")
            highest = max(highest, last)


def _settings(told: dict[str, Any]) -> NativeUpstream:
    return NativeUpstream.model_validate({"name": NAME, "timeout_s": 1.0, "connect_timeout_s": 0.5} | told)


@asynccontextmanager
async def station(
    folder: Path, hub: HubProcess, name: str, *, batch: int = 20, first: int = 1, mark: str = "", **settings: object
) -> AsyncIterator[Station]:
    """A station with its uploader running; ``settings`` are those of ``[[upstream]]``."""
    journal = Journal(partial(on_disk, folder))
    loaded = await journal.start()
    reader = Reader.open(folder / "journal.db")
    told = _settings(dict(settings))
    overheard = Overheard(NativeDestination(told, station=name, line=name, clock=SystemClock()))
    outbox = JournalOutbox(loaded.station_epoch, journal, reader, asking(journal))
    options = DeliveryOptions(told.order, batch, PACE)
    uploader = Uploader(NAME, outbox, overheard, SystemClock(), random.Random(name).random, options)
    line = Line(journal, first, mark)
    line.committed = uploader.wake
    made = Station(folder, hub, name, line, journal, outbox, overheard, uploader)
    if first == 1:
        await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"),)))
    running = asyncio.create_task(uploader.run(made.stop))
    try:
        yield made
    finally:
        made.stop.set()
        await running
        reader.close()
        await journal.close()
