"""A bench with pools, over a real journal and a real file of pools: what was not issued is not packed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from station.core.commands import StartOrder
from station.core.values import Recipe
from station.journal import Journal, Reader, Store
from station.journal.verify import verify
from station.messages.sentences import sentence
from station.pools.usage import pool_usage
from station.pools.voiding import void_codes
from station.runtime.clock import SystemClock
from station.runtime.parts import Parts
from station.runtime.plc_task import PlcTiming
from station.runtime.station import Station
from tests.core.test_bench import SETTINGS
from tests.pools.make import NOW_US, issue
from tests.runtime.fakes import until

RECIPE = Recipe("Water", "plain", 2, pattern="U[0-9]+", case_pattern="BOX[0-9]+", pool="water", case_pool="boxes")


@asynccontextmanager
async def running(data: Path) -> AsyncIterator[Station]:
    clock, path = SystemClock(), data / "journal.db"
    journal = Journal(lambda: Store.open(path, program="test", now_us=clock.now().wall_us))
    async with Station(
        Parts(SETTINGS, data, clock, journal, lambda: Reader.open(path), None, PlcTiming(5, 10_000))
    ) as it:
        looping = asyncio.create_task(it.loop.run())
        assert await it.command(StartOrder("anna", "O1", RECIPE)) is None
        yield it
        it.loop.end()
        await looping


async def scanned(station: Station, code: str) -> str:
    refusal, _ = await asyncio.wait_for(station.scans.scan("anna", code, typed=True), 10)
    return "" if refusal is None else sentence(refusal.key, refusal.arguments)


def alarms(station: Station) -> list[str]:
    return [each.key for each in station.view().alarms]


async def test_only_issued_codes_are_packed_and_what_was_packed_is_used(tmp_path: Path) -> None:
    data = tmp_path / "line"
    async with running(data) as station:
        assert "was not issued" not in (said := await scanned(station, "U1")) and said, "no file of pools: not proven"
        await until(lambda: alarms(station) == ["pool_unanswered"])
        issue(data, ["U1", "U2", "U3"])  # beside the running bench
        issue(data, ["BOX1"], pool="boxes")
        assert await scanned(station, "U1") == ""
        await until(lambda: alarms(station) == [])
        assert await scanned(station, "U9") == "U9 was not issued for this station: not in the pool. Put it aside."
        void_codes(data, "water", ["U2"], by="ben", reason="torn", now_us=NOW_US)
        assert await scanned(station, "U2") == "U2 was made void: void in the pool. Put it aside."
        assert await scanned(station, "U3") == ""
        assert (await scanned(station, "BOX2")).startswith("BOX2 was not issued")
        assert await scanned(station, "BOX1") == ""
    usage = pool_usage(data, "water")
    assert (usage.codes, usage.used, usage.left, usage.void, usage.remaining) == (3, 2, 2, 1, 0)
    assert verify(data / "journal.db").clean
