"""A disk that is full, or slow, under the hands of a person at a bench: what is not stored is not acknowledged."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import station.runtime.loop as loop_module
from station.core.commands import StartOrder
from station.core.loaded import Loaded
from station.core.values import Recipe
from station.core.view import BenchView
from station.journal import Journal, Reader, Store
from station.journal.verify import verify
from station.messages.sentences import sentence
from station.runtime.clock import SystemClock
from station.runtime.parts import Parts
from station.runtime.plc_task import PlcTiming
from station.runtime.station import Station
from tests.core.test_bench import SETTINGS
from tests.runtime.fakes import until

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
RECIPE = Recipe("Water", "plain", 26, pattern="[a-z]", case_pattern="L[0-9]")


class Disk:
    """It is full when told: then SQLite itself says so, whoever opens the journal."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.db"
        self.full = False
        self.store: Store | None = None

    def open(self) -> Store:
        store = Store.open(self.path, program="test", now_us=SystemClock().now().wall_us)
        self.store = store
        if self.full:
            self.fill()
        return store

    def fill(self) -> None:
        assert self.store is not None
        self.full = True
        (pages,) = self.store._db.execute("PRAGMA page_count").fetchone()
        self.store._db.execute(f"PRAGMA max_page_count = {pages}")

    def events(self) -> list[str]:
        reader = Reader.open(self.path)
        try:
            return [told.event.kind for told in reader.events(0, 1_000)]
        finally:
            reader.close()


@asynccontextmanager
async def running(disk: Disk) -> AsyncIterator[Station]:
    clock, data = SystemClock(), disk.path.parent
    parts = Parts(SETTINGS, data, clock, Journal(disk.open), lambda: Reader.open(disk.path), None, PlcTiming(5, 10_000))
    async with Station(parts) as station:
        looping = asyncio.create_task(station.loop.run())
        assert await station.command(StartOrder("anna", "O1", RECIPE)) is None
        yield station
        station.loop.end()
        await looping


def shown(station: Station) -> BenchView:
    bench = station.view().bench
    assert bench is not None
    return bench


async def scanned(station: Station, code: str) -> str:
    refusal, _ = await asyncio.wait_for(station.scans.scan("anna", code, typed=True), 5)
    return "" if refusal is None else refusal.key


async def test_a_full_disk_refuses_with_a_sentence_and_acknowledges_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = asyncio.Event()
    monkeypatch.setattr(loop_module, "REOPEN_WAITS_S", (0.01,))
    async with running(disk := Disk(tmp_path)) as station:
        disk.fill()
        monkeypatch.setattr(Journal, "start", held_back(Journal.start, waits))
        taken, refused, before = 0, "", shown(station)
        while not (refused := await scanned(station, ALPHABET[taken])):
            taken, before = taken + 1, shown(station)  # what its last page still takes
        assert refused == "store_failure"
        assert await scanned(station, ALPHABET[taken]) == "store_failure", "at once, too, while the disk is away"
        stored = disk.events().count("container.members_changed")
        assert (stored, len(before.open.members if before.open else ())) == (taken, taken)
        assert sentence("store_failure", {}).startswith("The journal could not be written: nothing was done.")
        told = station.view()
        assert (told.permissive, told.bench) == (False, before)
        disk.full = False
        waits.set()
        await until(lambda: station.loop.store_fault is None)
        await until(lambda: station.view().permissive)
        assert await scanned(station, ALPHABET[taken]) == ""
        found = shown(station).open
        assert found is not None and "".join(member.code.key for member in found.members) == ALPHABET[: taken + 1]
    assert verify(disk.path).clean


def held_back(
    start: Callable[[Journal], Awaitable[Loaded]], goes_on: asyncio.Event
) -> Callable[[Journal], Awaitable[Loaded]]:
    async def wait_and_start(self: Journal) -> Loaded:
        await goes_on.wait()
        return await start(self)

    return wait_and_start


async def test_a_scan_is_not_shown_as_taken_before_it_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, add = threading.Event(), Store.add
    async with running(Disk(tmp_path)) as station:
        assert await scanned(station, "a") == ""
        before = shown(station)

        def slow(self: Store, *args: object, **more: object) -> object:
            goes_on.wait(5)
            return add(self, *args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Store, "add", slow)
        scan = asyncio.create_task(scanned(station, "b"))
        await until(lambda: station.loop.unpublished > 0)
        assert shown(station) == before
        goes_on.set()
        assert await scan == ""
        last = shown(station).last_scan
        assert last is not None and (last.code, last.taken) == ("b", True)
