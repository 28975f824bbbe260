"""Every Plc driver, held to drivers.protocols.Plc over a real socket."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from drivers.catalog import PLCS
from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.protocols import Plc, PlcBlock
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import PlcServer, Reply, Request, plc_server
from tests.drivers.conformance.rules import RULES, Bench
from tests.drivers.plc.blocks import block

pytestmark = pytest.mark.wire


@pytest.fixture
async def server() -> AsyncIterator[PlcServer]:
    async with plc_server() as plc:
        yield plc


@pytest.fixture(params=list(PLCS))
async def plc(request: pytest.FixtureRequest, server: PlcServer) -> AsyncIterator[Plc]:
    device = make(request.param, server)
    yield device
    await device.close()


def make(driver: str, server: PlcServer, **settings: int | str) -> Plc:
    entry = PLCS[driver]
    patience = {"request_timeout_ms": 3000, "heartbeat_timeout_ms": 10_000}
    table = {"driver": driver, "host": "127.0.0.1", "port": server.port, **patience, **settings}
    return entry.load()("it", entry.settings.model_validate(table))


async def proved(plc: Plc) -> PlcBlock:
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_first_block"):
        await plc.poll()
    return await plc.poll()


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("driver", list(PLCS))
async def test_it_keeps_the_rules_of_every_device(rule: Callable[[Bench[Plc]], Awaitable[None]], driver: str) -> None:
    async with plc_server() as server:
        device = make(driver, server)

        async def use() -> None:
            try:
                await device.poll()
            except NoAnswer:
                return

        await server.stop()
        await rule(Bench(device, server.start, server.stop, use))
        await device.close()


async def test_a_poll_is_one_read_of_24_words_and_gives_the_block_by_name(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.publishes = False
    server.put(block(9, 9, w4=3, w7=10, w8=1, w21=0x8001, w22=2))
    server.requests.clear()
    read = await plc.poll()
    assert (read.epoch, read.case_seq, read.case_state, read.good_mask, read.ejected_mask) == (3, 10, 1, 0x8001, 2)
    assert [(r.function, r.data) for r in server.requests] == [(3, b"\x00\x00\x00\x18")]


async def test_a_write_is_one_write_of_18_words_numbered_first_and_last(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.requests.clear()
    await plc.write(StationWords(verdict_epoch=3, verdict=-10, reason=5), 7)
    await plc.write(StationWords(verdict_epoch=3, verdict=11), 8)
    written = server.station_block()
    assert (written[0], written[17]) == (2, 2)
    assert (written[3], written[5], written[6]) == (8, 3, 11)
    assert [r.function for r in server.requests] == [16, 16]


async def test_nothing_is_written_before_a_whole_block_was_read(plc: Plc, server: PlcServer) -> None:
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    assert server.requests == []
    with pytest.raises(NoAnswer, match="plc_first_block"):
        await plc.poll()
    await plc.write(StationWords(), 1)


async def test_nothing_is_written_to_another_map(plc: Plc, server: PlcServer) -> None:
    await plc.open()
    server.publishes = False
    server.put(block(1, 1, w1=2))
    with pytest.raises(WireFault, match="plc_map_version"):
        await plc.poll()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    assert all(not request.is_write for request in server.requests)


async def test_a_torn_block_is_read_once_more(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.fault = tear(times=1)
    server.requests.clear()
    assert (await plc.poll()).heartbeat == server.registers[5]
    assert len(server.requests) == 2


async def test_a_block_torn_twice_is_no_answer_and_the_next_whole_one_is_read(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.fault = tear(times=2)
    with pytest.raises(NoAnswer, match="plc_torn"):
        await plc.poll()
    await plc.poll()


async def test_the_same_block_again_is_no_answer(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.publishes = False
    with pytest.raises(NoAnswer, match="plc_same_block"):
        await plc.poll()


async def test_what_lies_in_memory_is_not_believed_on_a_new_connection(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.publishes = False
    server.publish()
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_first_block"):
        await plc.poll()


async def test_a_plc_that_hangs_up_is_lost_and_may_be_opened_again(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    server.hang_up()
    with pytest.raises(DeviceLost):
        async with asyncio.timeout(10):
            await plc.poll()
    await proved(plc)


async def test_read_back_sees_a_foreign_master(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    assert await plc.read_back(), "nothing written yet: nothing to compare"
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 1)
    assert await plc.read_back()
    server.registers[106] = 11
    assert not await plc.read_back()
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 2)
    assert await plc.read_back()


async def test_a_station_block_read_back_half_written_is_nobodys(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict_epoch=3, verdict=10), 1)
    await plc.write(StationWords(verdict_epoch=3, verdict=11), 2)
    old, new = server.registers | {117: 1, 106: 10}, dict(server.registers)
    server.registers.update(old)
    assert await plc.read_back(), "word 0 is not word 17: torn"
    server.registers.update(new)
    assert await plc.read_back()
    server.registers.update({100: 1, 117: 1, 103: 1, 106: 10})
    assert await plc.read_back(), "the write before: this PLC takes one over at its next scan"
    await plc.write(StationWords(verdict_epoch=3, verdict=12), 3)
    server.registers.update({100: 1, 117: 1, 103: 1, 106: 10})
    assert not await plc.read_back(), "two writes ago is no scan"


async def test_a_station_block_that_stays_half_written_is_foreign(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    told = []
    for verdict in range(1, 4):
        await plc.write(StationWords(verdict_epoch=3, verdict=verdict), verdict)
        server.registers[117] = 9
        told.append(await plc.read_back())
    assert told == [True, True, False]


async def test_polls_writes_and_read_backs_at_once_do_not_cross(plc: Plc, server: PlcServer) -> None:
    await proved(plc)
    writes = [plc.write(StationWords(verdict=n), n) for n in range(1, 9)]
    results = await asyncio.gather(*writes, *(plc.read_back() for _ in range(8)), plc.poll())
    assert all(result is not False for result in results)


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


def tear(times: int) -> Callable[[PlcServer, Request], Reply]:
    """Answer the next reads with a block whose first word is not its last."""
    left = [times]

    def fault(server: PlcServer, request: Request) -> Reply:
        right = bytearray(server.right_answer(request))
        if left[0] and not request.is_write:
            left[0] -= 1
            right[9:11] = b"\x7d\x00"
        return bytes(right)

    return fault
