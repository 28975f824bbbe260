"""A PLC's wire looked at beside the polls: both blocks by address and name, and nothing is changed by looking."""

from collections.abc import AsyncIterator

import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.codec import PLC_NAMES, STATION_NAMES, encode_station
from drivers.protocols import HasRegisters, Plc
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import STATION_BASE, PlcServer, plc_server
from tests.drivers.conformance.test_plc import make, proved

pytestmark = pytest.mark.wire


@pytest.fixture
async def server() -> AsyncIterator[PlcServer]:
    async with plc_server() as plc:
        yield plc


@pytest.fixture
async def plc(server: PlcServer) -> AsyncIterator[Plc]:
    device = make("modbus", server)
    yield device
    await device.close()


def looked_at(plc: Plc) -> HasRegisters:
    assert isinstance(plc, HasRegisters)
    return plc


def test_every_word_of_both_blocks_has_a_name() -> None:
    assert (len(PLC_NAMES), len(STATION_NAMES)) == (24, 18)
    assert len(encode_station(StationWords(), 1, 1)) == len(STATION_NAMES)


async def test_before_the_first_read_there_are_names_and_no_values(plc: Plc) -> None:
    found = looked_at(plc).registers()
    assert [row.name for row in found.plc] == list(PLC_NAMES)
    assert [row.address for row in found.station] == list(range(100, 118))
    assert {row.value for row in (*found.plc, *found.station)} == {None}
    assert found.read_s is None


async def test_what_was_on_the_wire_is_shown_word_by_word(plc: Plc) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict=-7, verdict_epoch=3, reason=1), 12)
    found = looked_at(plc).registers()
    ours = {row.name: row.value for row in found.station}
    assert (ours["verdict"], ours["verdict_epoch"], ours["reason"], ours["heartbeat"]) == (0xFFF9, 3, 1, 12)
    assert {row.name: row.value for row in found.plc}["probe"] == 0x1234
    assert found.read_s is not None


async def test_a_probe_reads_both_blocks_and_judges_nothing(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    await plc.write(StationWords(), 1)
    server.requests.clear()
    probe = await looked_at(plc).probe()
    assert [request.function for request in server.requests] == [3, 3]
    assert probe.whole and probe.ours and probe.read_ms > 0 and probe.read_back_ms > 0
    await plc.poll()


async def test_a_probe_sees_that_another_wrote_our_block(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    await plc.write(StationWords(), 1)
    server.registers[STATION_BASE + 6] = 99
    assert not (await looked_at(plc).probe()).ours


async def test_a_plc_that_is_gone_is_told_as_gone(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    await server.stop()
    with pytest.raises((DeviceLost, NoAnswer)):
        await looked_at(plc).probe()
    assert looked_at(plc).registers().plc[2].value == 0x1234
