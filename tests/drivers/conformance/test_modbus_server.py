"""The station serves both blocks: who may do what, what is answered to the rest, and what is told of it."""

import asyncio
import shutil
import struct
from collections.abc import AsyncIterator

import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.served_registers import ServedRegisters
from drivers.protocols import Plc
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import PLC_BASE, STATION_BASE
from tests.drivers.conformance.plc_client import PLC_ADDRESS, PlcClient, asked
from tests.drivers.conformance.test_plc import Clock, first, made, proved
from tests.drivers.plc.blocks import block

pytestmark = pytest.mark.wire
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
async def peer() -> AsyncIterator[PlcClient]:
    plc = PlcClient()
    await plc.start()
    yield plc
    await plc.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def plc(peer: PlcClient, clock: Clock) -> AsyncIterator[Plc]:
    device = made(peer, clock, connect_timeout_ms=5000)
    yield device
    await device.close()


async def connected(peer: PlcClient, address: str = PLC_ADDRESS) -> Streams:
    return await asyncio.open_connection("127.0.0.1", peer.port, local_addr=(address, 0))


def write(address: int, *words: int) -> bytes:
    return struct.pack(f">BHHB{len(words)}H", 16, address, len(words), 2 * len(words), *words)


async def test_another_program_may_look_and_its_write_is_refused_and_told(plc: Plc, peer: PlcClient) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict=-10, verdict_epoch=3), 1)
    reader, writer = await connected(peer, "127.0.0.1")
    told = await asked(reader, writer, struct.pack(">BHH", 4, STATION_BASE, 18))
    assert struct.unpack(">18H", told[2:])[6] == 0x10000 - 10
    assert await plc.read_back(), "it only looked"
    assert await asked(reader, writer, write(PLC_BASE, *block(5, 5))) == b"\x90\x01"
    assert await asked(reader, writer, struct.pack(">BHH", 6, STATION_BASE + 6, 1)) == b"\x86\x01"
    assert not await plc.read_back(), "a foreign master"
    assert await plc.read_back(), "told once a try"
    await plc.poll()
    writer.close()


@pytest.mark.skipif(shutil.which("mbpoll") is None, reason="mbpoll is not installed (apt-get install mbpoll)")
async def test_mbpoll_as_a_foreign_master(plc: Plc, peer: PlcClient) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict=7, verdict_epoch=3), 1)
    options = ["-m", "tcp", "-p", str(peer.port), "-t", "4", "-0", "-1", "-q"]
    told = []
    for more in (["-r", "106", "-c", "1", "127.0.0.1"], ["-r", "106", "127.0.0.1", "9"]):
        process = await asyncio.create_subprocess_exec(
            "mbpoll", *options, *more, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        told.append((await process.communicate())[0].decode())
    assert "[106]: \t7" in told[0]
    assert "Illegal function" in told[1]
    assert not await plc.read_back()
    assert (await peer.station_block())[6] == 7


async def test_a_plc_that_writes_other_registers_is_told_by_them(plc: Plc, peer: PlcClient, clock: Clock) -> None:
    peer.fault = lambda _server, _request: None
    await plc.open()
    reader, writer = await connected(peer)
    assert await asked(reader, writer, write(1, *block(1, 1))) == b"\x90\x02"
    with pytest.raises(NoAnswer, match=r"plc_writes_elsewhere.*first=1, last=24, base=0"):
        await plc.poll()
    clock.now_s = 20
    with pytest.raises(DeviceLost, match="plc_writes_elsewhere"):
        await plc.poll()
    assert await asked(reader, writer, write(STATION_BASE, 1)) == b"\x90\x02", "nor the station's own"
    writer.close()


async def test_a_plc_that_is_there_and_writes_nothing_is_told(plc: Plc, peer: PlcClient, clock: Clock) -> None:
    peer.fault = lambda _server, _request: None
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_not_written"):
        await plc.poll()
    clock.now_s = 20
    with pytest.raises(DeviceLost, match="plc_not_written"):
        await plc.poll()


async def test_word_by_word_is_a_block_once_all_words_are_there_and_agree(peer: PlcClient) -> None:
    """FC06, word 23 first and word 0 last: no mixture is believed."""
    plc = made(peer, poll_ms=5, connect_timeout_ms=5000)
    peer.fault = lambda _server, _request: None
    await plc.open()
    reader, writer = await connected(peer)
    for number in (1, 2):
        for at in reversed(range(24)):
            with pytest.raises(NoAnswer, match="plc_not_written" if number == 1 else "plc_torn|plc_same_block"):
                await plc.poll()
            await asked(reader, writer, struct.pack(">BHH", 6, at, block(number, number, w4=number)[at]))
        if number == 1:
            await first(plc)
    assert (await plc.poll()).epoch == 2
    writer.close()
    await plc.close()


async def test_one_connection_may_read_and_another_write_with_any_unit(plc: Plc, peer: PlcClient) -> None:
    await proved(plc)
    await plc.write(StationWords(verdict=4), 1)
    reader, writer = await connected(peer)
    for unit in (0, 1, 17, 255):
        told = await asked(reader, writer, struct.pack(">BHH", 3, STATION_BASE + 6, 1), unit)
        assert told == b"\x03\x02\x00\x04"
    await plc.poll()
    writer.close()


async def test_a_new_connection_ends_those_of_the_plc_that_say_nothing(peer: PlcClient) -> None:
    plc = made(peer, heartbeat_timeout_ms=100, connect_timeout_ms=5000)
    peer.fault = lambda _server, _request: None
    await plc.open()
    ghost, holding = await connected(peer)
    await asyncio.sleep(0.15)
    _, newer = await connected(peer)
    async with asyncio.timeout(5):
        assert await ghost.read() == b"", "closed"
    holding.close()
    newer.close()
    await plc.close()


@pytest.mark.parametrize("garbage", [b"GET / HTTP/1.1\r\n\r\n", b"\0\1\0\0\xff\xff\1\3", b"\0\1\0\7\0\6\1\3\0\0\0\1"])
async def test_what_is_no_modbus_ends_its_connection_and_no_other(plc: Plc, peer: PlcClient, garbage: bytes) -> None:
    await proved(plc)
    reader, writer = await connected(peer, "127.0.0.1")
    writer.write(garbage)
    assert await reader.read() == b""
    await plc.poll()
    writer.close()


async def test_others_never_keep_the_plc_out(plc: Plc, peer: PlcClient) -> None:
    await proved(plc)
    others = [await connected(peer, "127.0.0.1") for _ in range(10)]
    ends = [asyncio.ensure_future(reader.read()) for reader, _ in others]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    await peer.stop()
    await peer.start()
    await peer.settled()
    await plc.poll()
    for _, writer in others:
        writer.close()
    await asyncio.gather(*ends)


async def test_a_port_that_is_taken_is_told(plc: Plc, peer: PlcClient) -> None:
    await plc.open()
    second = made(peer)
    with pytest.raises(DeviceLost, match="plc_cannot_listen"):
        await second.open()
    await second.close()


READ_OR_REFUSED = [
    (b"\x03\x00\x00\x00\x18", 50),
    (b"\x04\x00\x64\x00\x12", 38),
    (b"\x03\x00\x00\x00\x19", 2),
    (b"\x03\x00\x17\x00\x02", 2),
    (b"\x03\x00\x00\x00\x00", 2),
    (b"\x03\xff\xff\xff\xff", 2),
    (b"\x03\x00\x00\x00", 2),
    (b"\x03", 2),
    (b"\x10\x00\x00\x00\x02\x04\x00\x01", 2),
    (b"\x10\x00\x00\x00\x00\x00", 2),
    (b"\x10\x00\x00\x00\x01\x04\x00\x01", 2),
    (b"\x06\x00\x00\x00\x01\x00", 2),
    (b"\x10\x00\x17\x00\x02\x04\x00\x01\x00\x01", 2),
    (b"\x05\x00\x00\xff\x00", 2),
    (b"\x2b\x0e\x01\x00", 2),
]


@pytest.mark.parametrize(("pdu", "length"), READ_OR_REFUSED)
def test_every_request_is_answered_rightly_or_refused(pdu: bytes, length: int) -> None:
    registers = ServedRegisters(0, 100)
    told = registers.answer(pdu, may_write=True)
    assert len(told) == length
    assert (told[0] == pdu[0] | 0x80) is (length == 2)
    assert registers.plc == [0] * 24
