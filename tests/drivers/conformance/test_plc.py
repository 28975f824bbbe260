"""Every Plc driver, held to drivers.protocols.Plc over a real wire: the same statements, whatever carries the words."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drivers.catalog import PLCS
from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.protocols import Plc, PlcBlock
from station.core.values import StationWords
from station.runtime.supervisor import PLC_BACK_OFF_S
from tests.drivers.conformance.modbus_server import PlcServer, Reply, Request, plc_server
from tests.drivers.conformance.plc_client import PlcClient
from tests.drivers.conformance.rtu_server import RtuServer, SerialServer
from tests.drivers.conformance.rules import RULES, Bench
from tests.drivers.plc.blocks import block

pytestmark = pytest.mark.wire
PEERS: dict[str, Callable[[Path], PlcServer]] = {
    "modbus": lambda _: PlcServer(),
    "modbus_rtu_tcp": lambda _: RtuServer(),
    "modbus_rtu": lambda folder: SerialServer(path=folder / "plc"),
    "modbus_server": lambda _: PlcClient(),
    "opcua": lambda _: opcua_peer(),
}


def opcua_peer() -> PlcServer:
    """Loaded by the first test that wants it."""
    pytest.importorskip("asyncua", reason="asyncua is not installed (the extra opcua)")
    from tests.drivers.conformance.opcua_server import OpcUaServer

    return OpcUaServer()


every_driver = pytest.mark.parametrize("driver", list(PLCS))
where_others_write = pytest.mark.parametrize("driver", [driver for driver in PLCS if driver != "modbus_server"])
"""Where the station serves the blocks, nobody else can write its own."""


@dataclass
class Clock:
    """Ages are moved by hand."""

    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
async def server() -> AsyncIterator[PlcServer]:
    async with plc_server() as plc:
        yield plc


@pytest.fixture
async def peer(driver: str, tmp_path: Path) -> AsyncIterator[PlcServer]:
    plc = PEERS[driver](tmp_path)
    await plc.start()
    yield plc
    await plc.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def plc(peer: PlcServer, clock: Clock) -> AsyncIterator[Plc]:
    device = made(peer, clock)
    yield device
    await device.close()


def made(peer: PlcServer, clock: Callable[[], float] = time.monotonic, **settings: Any) -> Plc:
    table = peer.table() | {"heartbeat_timeout_ms": 10_000} | settings
    entry = PLCS[str(table["driver"])]
    make: Callable[..., Plc] = entry.load()
    return make("it", entry.settings.model_validate(table), clock)


def make(driver: str, server: PlcServer, **settings: Any) -> Plc:
    assert driver == "modbus"
    return made(server, **settings)


async def proved(plc: Plc) -> PlcBlock:
    await plc.open()
    await first(plc)
    return await plc.poll()


async def first(plc: Plc) -> None:
    """The first whole block of a connection, which is not believed."""
    while True:
        with pytest.raises(NoAnswer) as none:
            await plc.poll()
        if none.value.key == "plc_first_block":
            return
        assert none.value.key == "plc_not_written", "a PLC that comes by itself needs a moment"


async def still(plc: Plc, peer: PlcServer) -> None:
    """The PLC publishes nothing new, and what it published was read."""
    peer.publishes = False
    await peer.settled()
    with suppress(NoAnswer):
        await plc.poll()


async def lost(plc: Plc, clock: Clock) -> None:
    """At once, or when nothing new has come for the heartbeat time-out."""
    clock.now_s += 20
    with pytest.raises(DeviceLost):
        async with asyncio.timeout(10):
            await plc.poll()


@pytest.mark.parametrize("rule", RULES)
@every_driver
async def test_it_keeps_the_rules_of_every_device(
    rule: Callable[[Bench[Plc]], Awaitable[None]], peer: PlcServer, plc: Plc
) -> None:
    async def use() -> None:
        try:
            await plc.poll()
        except NoAnswer:
            return

    await peer.stop()
    await rule(Bench(plc, peer.start, peer.stop, use))


@every_driver
async def test_a_poll_gives_the_block_by_name(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    peer.publishes = False
    peer.put(block(9, 9, w4=3, w7=10, w8=1, w21=0x8001, w22=2))
    await peer.settled()
    read = await plc.poll()
    assert (read.epoch, read.case_seq, read.case_state, read.good_mask, read.ejected_mask) == (3, 10, 1, 0x8001, 2)


@every_driver
async def test_a_write_is_numbered_first_and_last(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict_epoch=3, verdict=-10, reason=5), 7)
    assert (await peer.station_block())[6] == 0x10000 - 10
    await plc.write(StationWords(verdict_epoch=3, verdict=11), 8)
    written = await peer.station_block()
    assert (written[0], written[17]) == (2, 2)
    assert (written[3], written[5], written[6]) == (8, 3, 11)


@every_driver
async def test_nothing_is_written_before_a_whole_block_was_read(plc: Plc, peer: PlcServer) -> None:
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    assert await peer.station_block() == [0] * 18
    await first(plc)
    await plc.write(StationWords(), 1)
    assert (await peer.station_block())[1] == 1


@every_driver
async def test_nothing_is_written_to_another_map(plc: Plc, peer: PlcServer) -> None:
    await plc.open()
    peer.publishes = False
    peer.put(block(1, 1, w1=2))
    await peer.settled()
    with pytest.raises(WireFault, match="plc_map_version"):
        await plc.poll()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    assert await peer.station_block() == [0] * 18


@every_driver
async def test_swapped_bytes_are_told_by_the_probe(plc: Plc, peer: PlcServer) -> None:
    await plc.open()
    peer.publishes = False
    peer.put([(word & 0xFF) << 8 | word >> 8 for word in block(1, 1)])
    await peer.settled()
    with pytest.raises(WireFault, match="plc_byte_order"):
        await plc.poll()


@every_driver
async def test_a_block_torn_twice_is_no_answer_and_the_next_whole_one_is_read(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    await still(plc, peer)
    peer.tears, peer.publishes = 2, True
    with pytest.raises(NoAnswer, match="plc_torn"):
        await plc.poll()
    await plc.poll()


@every_driver
async def test_the_same_block_again_is_no_answer(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    await still(plc, peer)
    with pytest.raises(NoAnswer, match="plc_same_block"):
        await plc.poll()


@every_driver
async def test_what_lies_in_memory_is_not_believed_on_a_new_connection(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    peer.publishes = False
    peer.publish()
    await plc.open()
    await first(plc)


@every_driver
async def test_a_plc_that_hangs_up_is_lost_and_may_be_opened_again(plc: Plc, peer: PlcServer, clock: Clock) -> None:
    await proved(plc)
    await peer.stop()
    await lost(plc, clock)
    await peer.start()
    await proved(plc)


@every_driver
async def test_after_a_cable_pull_it_is_proved_again_within_two_seconds(peer: PlcServer, driver: str) -> None:
    """The supervisor waits no longer than its last back-off; what opening and proving cost must fit in the rest."""
    quick: dict[str, Any] = {"heartbeat_timeout_ms": 200, "request_timeout_ms": 100}
    plc = made(peer, **{key: value for key, value in quick.items() if driver != "modbus_server" or "heart" in key})
    await proved(plc)
    peer.fault = lambda _server, _request: None
    with pytest.raises(DeviceLost):
        while True:
            try:
                await plc.poll()
            except NoAnswer:
                continue
    await plc.close()
    peer.fault = None
    began_s = time.perf_counter()
    await plc.open()
    async with asyncio.timeout(2 - max(PLC_BACK_OFF_S)):
        while True:
            try:
                await plc.poll()
                break
            except NoAnswer:
                continue
    await plc.write(StationWords(verdict=5), 1)
    assert time.perf_counter() - began_s < 2 - max(PLC_BACK_OFF_S)
    assert (await peer.station_block())[6] == 5
    await plc.close()


@every_driver
async def test_another_plc_in_its_place_is_believed_only_after_it_moved(
    plc: Plc, peer: PlcServer, clock: Clock
) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict=9), 1)
    await peer.stop()
    await lost(plc, clock)
    peer.registers.clear()
    peer.publishes = False
    peer.put(block(700, 700, w4=9))
    await peer.start()
    await plc.open()
    await first(plc)
    with pytest.raises(NoAnswer, match="plc_same_block"):
        await plc.poll()
    peer.put(block(701, 701, w4=9))
    await peer.settled()
    assert (await plc.poll()).epoch == 9


@every_driver
async def test_after_32000_comes_1_on_both_sides_of_the_wire(plc: Plc, peer: PlcServer) -> None:
    peer._number = 31_990
    plc._number = 31_999  # type: ignore[attr-defined]
    await proved(plc)
    for verdict, number in ((-32_000, 32_000), (-1, 1)):
        await plc.write(StationWords(verdict_epoch=32_000, verdict=verdict), number)
        words = await peer.station_block()
        assert (words[0], words[3], words[5], words[6], words[17]) == (number, number, 32_000, verdict & 0xFFFF, number)
        assert await plc.read_back()
    beats = [31_990]
    while beats[-1] >= beats[0]:
        with suppress(NoAnswer):
            beats.append((await plc.poll()).heartbeat)
    assert 1 <= beats[-1] < 31_990


@where_others_write
async def test_read_back_sees_a_foreign_master(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    assert await plc.read_back(), "nothing written yet: nothing to compare"
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 1)
    assert await plc.read_back()
    peer.overwrite(6, 11)
    assert not await plc.read_back()
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 2)
    assert await plc.read_back()


@where_others_write
async def test_a_station_block_read_back_half_written_is_nobodys(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 1)
    await plc.write(StationWords(verdict_epoch=3, verdict=11), 2)
    peer.overwrite(17, 1)
    peer.overwrite(6, 10)
    assert await plc.read_back(), "word 0 is not word 17: torn"
    for word, value in {0: 1, 17: 1, 3: 1, 6: 10}.items():
        peer.overwrite(word, value)
    assert await plc.read_back(), "the write before: this PLC takes one over at its next scan"
    await plc.write(StationWords(verdict_epoch=3, verdict=12), 3)
    for word, value in {0: 1, 17: 1, 3: 1, 6: 10}.items():
        peer.overwrite(word, value)
    assert not await plc.read_back(), "two writes ago is no scan"


@where_others_write
async def test_a_station_block_that_stays_half_written_is_foreign(plc: Plc, peer: PlcServer) -> None:
    await proved(plc)
    told = []
    for verdict in range(1, 4):
        await plc.write(StationWords(verdict_epoch=3, verdict=verdict), verdict)
        peer.overwrite(17, 9)
        told.append(await plc.read_back())
    assert told == [True, True, False]


@every_driver
async def test_polls_writes_and_read_backs_at_once_do_not_cross(plc: Plc) -> None:
    await proved(plc)
    writes = [plc.write(StationWords(verdict=n), n) for n in range(1, 9)]
    results = await asyncio.gather(*writes, *(plc.read_back() for _ in range(8)), plc.poll())
    assert all(result is not False for result in results)


# Modbus alone: what is on the wire ------------------------------------------------------------------------------------


async def test_a_poll_is_one_read_of_24_words_and_a_write_one_of_18(server: PlcServer) -> None:
    plc = made(server)
    await proved(plc)
    server.requests.clear()
    await plc.poll()
    await plc.write(StationWords(), 1)
    assert [(r.function, r.data[:4]) for r in server.requests] == [(3, b"\x00\x00\x00\x18"), (16, b"\x00\x64\x00\x12")]
    await plc.close()


async def test_a_torn_block_is_read_once_more(server: PlcServer) -> None:
    plc = made(server)
    await proved(plc)
    server.tears = 1
    server.requests.clear()
    assert (await plc.poll()).heartbeat == server.registers[5]
    assert len(server.requests) == 2
    await plc.close()


@pytest.mark.parametrize("driver", ["modbus", "modbus_rtu_tcp"])
async def test_a_plc_that_takes_few_registers_gets_several_requests_upwards(driver: str, peer: PlcServer) -> None:
    plc = made(peer, read_registers=16, write_registers=8)
    await proved(plc)
    peer.requests.clear()
    peer.publishes = False
    peer.publish()
    await plc.poll()
    await plc.write(StationWords(verdict=-7, disposed_recorded=5), 1)
    assert await plc.read_back()
    asked = [(r.function, int.from_bytes(r.data[:2], "big"), int.from_bytes(r.data[2:4], "big")) for r in peer.requests]
    assert asked == [(3, 0, 16), (3, 16, 8), (16, 100, 8), (16, 108, 8), (16, 116, 2), (3, 100, 16), (3, 116, 2)]
    assert (await peer.station_block())[6] == 0x10000 - 7
    await plc.close()


@pytest.mark.parametrize("unit", [0, 1, 247, 255])
async def test_every_unit_of_modbus_tcp_is_asked_and_must_answer_as_itself(server: PlcServer, unit: int) -> None:
    plc = made(server, unit=unit)
    await proved(plc)
    await plc.write(StationWords(), 1)
    assert {request.unit for request in server.requests} == {unit}
    server.fault = lambda server, request: request.frame(b"\x03\x00", unit=unit ^ 1)
    with pytest.raises(WireFault, match=r"plc_reply.*unit"):
        await plc.poll()
    await plc.close()


async def test_a_plc_with_one_connection_is_opened_again_at_once(server: PlcServer) -> None:
    server.connections_max = 1
    plc = made(server)
    for _ in range(3):
        await proved(plc)
    other = made(server)
    await other.open()
    with pytest.raises(DeviceLost, match="plc_lost"):
        await other.poll()
    await plc.poll()
    await plc.close()


async def test_a_plc_that_closes_idle_connections_is_lost_and_back(server: PlcServer) -> None:
    plc = made(server)
    await proved(plc)
    server.hang_up()
    with pytest.raises(DeviceLost, match="plc_lost"):
        await plc.poll()
    await proved(plc)
    await plc.close()


async def test_the_input_registers_are_read_when_the_config_says_so(server: PlcServer) -> None:
    plc = make("modbus", server, register="input")
    await proved(plc)
    await plc.write(StationWords(), 1)
    assert await plc.read_back()
    assert [request.function for request in server.requests] == [4, 4, 16, 3]
    await plc.close()


async def test_a_cancelled_poll_leaves_a_link_that_still_pairs_replies_rightly(server: PlcServer) -> None:
    plc = make("modbus", server)
    await proved(plc)
    held: list[bytes] = []

    def keep(server: PlcServer, request: Request) -> Reply:
        held.append(server.right_answer(request))
        return None

    server.fault = keep
    poll = asyncio.create_task(plc.poll())
    while not held:
        await asyncio.sleep(0)
    poll.cancel()
    await asyncio.wait({poll})
    server.fault = lambda server, request: held.pop() + server.right_answer(request)
    assert (await plc.poll()).heartbeat == server.registers[5]
    await plc.close()
