"""Scans at a bench: from what a person scanned to the command, one after the other.

A code is looked up in the journal before the core judges it, and the next one only when all that this one led to is
durable: so a look-up never misses what was scanned a moment ago.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from drivers.protocols import CodeReader, Reading
from station.core.codes import identify, is_device_message
from station.core.commands import BenchCommand, Command, Refusal, Scan
from station.core.label_events import ContainerLabel
from station.core.values import Recipe
from station.core.view import LastScan
from station.messages.sentences import sentence
from station.runtime.code_checker import NO_ORDER, CodeChecker, History, look_up
from station.runtime.intake import Intake
from station.runtime.pool_checks import PoolChecks
from station.runtime.reader_task import ReaderTask

_log = structlog.get_logger("bench")


class BenchScans:
    """The one way in for scans, typed or by a reader."""

    def __init__(
        self,
        history: History,
        recipe: Callable[[], Recipe | None],
        ask: Callable[[Command], Awaitable[Refusal | None]],
        last_scan: Callable[[], LastScan | None],
        pools: PoolChecks,
        awaited: Callable[[str], ContainerLabel | None],
    ) -> None:
        self._history = history
        self._recipe = recipe
        self._ask = ask
        self._last_scan = last_scan
        self._pools = pools
        self._awaited = awaited
        self.relabel = _later
        """Confirms the label that gives a closed container another code: what is known of that is looked up."""
        self._one = asyncio.Lock()

    async def scan(
        self, by: str, text: str | None, raw: bytes = b"", *, typed: bool
    ) -> tuple[Refusal | None, LastScan | None]:
        """Why it was not taken (None: it was), and what came of it: durable when this returns."""
        async with self._one:
            recipe = self._recipe() or NO_ORDER
            found = identify(raw, text, recipe, typed=typed)
            label = self._awaited(found.code.key)
            if label is not None and label.purpose == "relabel":
                return await self.relabel(by, label), None
            [checked] = await look_up([found], recipe, self._history, self._pools)
            refusal = await self._ask(Scan(by, checked, found.role, found.why or checked.refusal or ""))
            last = self._last_scan()
        if refusal is not None:
            _log.warning(sentence(refusal.key, refusal.arguments), by=by)
        return refusal, last

    async def do(self, command: BenchCommand) -> tuple[Refusal | None, LastScan | None]:
        """Anything but a scan; it waits for the scan before it."""
        async with self._one:
            before = self._last_scan()
            refusal, last = await self._ask(command), self._last_scan()
        return refusal, last if last is not before else None


async def _later(by: str, label: ContainerLabel) -> Refusal | None:
    """Until the services beside the line are there."""
    del by, label
    return Refusal("rework_stale")


class ScanReaderTask(ReaderTask):
    """A reader that a person scans with: every telegram is a scan, whether it carries a number or not."""

    def __init__(
        self,
        reader: CodeReader,
        checker: CodeChecker,
        intake: Intake,
        scans: BenchScans,
        taken: Callable[[str, str], Awaitable[None]] | None = None,
    ) -> None:
        """``taken``: who takes the scans instead of the bench (reader, text)."""
        super().__init__(reader, checker, intake)
        self._scans = scans
        self._taken = taken

    async def serve(self) -> None:
        """Until DeviceLost."""
        async for reading in self._reader.readings():
            self.activity.seen()
            await self._one(reading)

    async def _one(self, reading: Reading) -> None:
        self._count(reading)
        if reading.text is None or is_device_message(reading.text):
            self.no_reads += 1
            return
        if self._taken is not None:
            await self._taken(self._reader.name, reading.text)
            return
        await self._scans.scan(self._reader.name, reading.text, reading.raw, typed=False)
