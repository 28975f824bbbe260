"""``station plc-test --config``: the same test over every wire that a config can name, each with a peer of its own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from drivers.catalog import PLCS
from drivers.errors import DriverError
from drivers.plc.settings import BlockSettings
from drivers.plc_test.connection import meet, run
from drivers.plc_test.results import Results
from drivers.plc_test.scenarios import SCENARIOS, play
from drivers.plc_test.session import PlcTestTiming, Session
from drivers.sim.plc_bench import PlcBench
from drivers.sim.plc_faults import BROKEN
from tests.drivers.conformance.modbus_server import PlcServer
from tests.drivers.conformance.test_plc import PEERS, every_driver
from tests.drivers.plc_test.virtual import SETTINGS, red

pytestmark = pytest.mark.wire
WATCH_S = 0.02
QUICK = PlcTestTiming(settle_ms=150, answer_ms=3_000, doubt_ms=60, patience_ms=8_000)
PROVED = ("replies", "three_beats", "grant_adopted", "grant_once", "first_number", "numbers_in_step")


class Line:
    """The simulated PLC behind a peer: what it publishes lies there, what the station writes is given to it."""

    def __init__(self, peer: PlcServer, fault: str) -> None:
        self.peer, self.bench = peer, PlcBench(SETTINGS, fault)
        peer.publishes = False
        self._put()

    def _put(self) -> None:
        self.bench.advance(5)
        self.peer.put(list(self.bench.plant.block() or []))

    async def runs(self) -> None:
        while True:
            self._put()
            self.bench.plant.write(await self.peer.station_block())
            await asyncio.sleep(0.004)


@pytest.fixture
async def peer(driver: str, tmp_path: Path) -> AsyncIterator[PlcServer]:
    there = PEERS[driver](tmp_path)
    await there.start()
    yield there
    await there.stop()


def settings_of(peer: PlcServer, **wrong: int | str) -> BlockSettings:
    table = {**peer.table(), "poll_ms": 20, **wrong}
    made = PLCS[str(table["driver"])].settings.model_validate(table)
    assert isinstance(made, BlockSettings)
    return made


async def played(peer: PlcServer, fault: str = "") -> Results:
    """What the first scenario finds over this wire."""
    session = Session(QUICK, lambda key: None, lambda key: None)
    tried = tuple(each for each in SCENARIOS if each.name == "believe")
    script = play(session, tried, lambda number, scenario: None)
    line = asyncio.create_task(Line(peer, fault).runs())
    try:
        async with asyncio.timeout(30):
            await meet(settings_of(peer), WATCH_S)
            await run(settings_of(peer), session, script, poll_ms=5)
    finally:
        line.cancel()
    return session.results


@every_driver
async def test_a_right_program_is_green_over_every_wire(peer: PlcServer, driver: str) -> None:
    results = await played(peer)
    found = {name: results.outcomes[name] for name in PROVED}
    assert {each.verdict for each in found.values()} == {"pass"}, found


@every_driver
@pytest.mark.parametrize("fault", ["from-zero", "believes-at-once"])
async def test_a_broken_program_is_red_over_every_wire(peer: PlcServer, driver: str, fault: str) -> None:
    assert BROKEN[fault].check in red(await played(peer, fault))


@pytest.mark.parametrize("driver", ["modbus_rtu", "modbus_rtu_tcp"])
async def test_a_bus_on_which_nobody_answers_is_told_with_its_settings(peer: PlcServer, driver: str) -> None:
    peer.fault = lambda plc, request: None
    with pytest.raises(DriverError) as silent:
        await meet(settings_of(peer, request_timeout_ms=50, baud=9600, unit=3), WATCH_S)
    assert silent.value.key == "plc_bus_silent"
    assert (silent.value.arguments["baud"], silent.value.arguments["unit"]) == (9600, 3)
