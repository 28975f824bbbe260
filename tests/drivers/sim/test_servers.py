"""The servers by themselves: cables that are pulled, clients that do not listen."""

import asyncio
from collections.abc import Sequence

import pytest
from pymodbus.client import AsyncModbusTcpClient

from drivers.sim.modbus_server import PlcServer
from drivers.sim.stream_server import StreamServer

pytestmark = pytest.mark.wire


class Memory:
    def __init__(self) -> None:
        self.words: tuple[int, ...] = (0,) * 18

    def block(self) -> list[int]:
        return list(range(24))

    def write(self, words: Sequence[int]) -> bool:
        self.words = tuple(words)
        return True

    def station_words(self) -> tuple[int, ...]:
        return self.words


async def test_a_plc_whose_cable_is_out_is_gone_and_comes_back_on_its_port() -> None:
    server = PlcServer(Memory(), "127.0.0.1", 0)
    await server.up()
    await server.up()
    port = server.port
    for _ in range(3):
        client = AsyncModbusTcpClient("127.0.0.1", port=port, retries=0, timeout=1, reconnect_delay=0)
        assert await client.connect()
        assert (await client.read_holding_registers(0, count=24)).registers == list(range(24))
        await server.down()
        await asyncio.sleep(0.01)
        assert not client.connected
        client.close()
        with pytest.raises(OSError):
            await asyncio.open_connection("127.0.0.1", port)
        await server.up()
        assert server.port == port
    await server.down()
    await server.down()


async def test_the_registers_refuse_what_is_not_theirs() -> None:
    memory = Memory()
    server = PlcServer(memory, "127.0.0.1", 0, plc_base=500, station_base=40)
    await server.up()
    async with AsyncModbusTcpClient("127.0.0.1", port=server.port, retries=0, timeout=1) as client:
        assert (await client.read_holding_registers(500, count=24)).registers == list(range(24))
        assert (await client.read_input_registers(502, count=3)).registers == [2, 3, 4]
        assert (await client.write_registers(500, [1, 2])).isError()
        assert (await client.write_registers(50, [1] * 18)).isError()
        assert (await client.read_holding_registers(4_000, count=2)).isError()
        assert not (await client.write_registers(40, list(range(18)))).isError()
        assert not (await client.write_register(42, 7)).isError()
        assert memory.words == (0, 1, 7, *range(3, 18))
        assert (await client.read_holding_registers(40, count=18)).registers == list(memory.words)
    await server.down()


async def test_everybody_who_listens_hears_it() -> None:
    server = StreamServer("127.0.0.1", 0, greeting=lambda: b"hello ")
    await server.start()
    clients = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(3)]
    for reader, _ in clients:
        assert await reader.readexactly(6) == b"hello "
    server.tell(b"77;", b"TEXT\r\n")
    for reader, writer in clients:
        assert await reader.readline() == b"77;TEXT\r\n"
        writer.close()
    await server.close()


async def test_a_pulled_cable_cuts_everybody_off_and_lets_nobody_in() -> None:
    server = StreamServer("127.0.0.1", 0, greeting=lambda: b"!")
    await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    await reader.readexactly(1)
    server.connect(False)
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await reader.readexactly(1)
    late_reader, late_writer = await asyncio.open_connection("127.0.0.1", server.port)
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
        await late_reader.readexactly(1)
    server.connect(True)
    again, again_writer = await asyncio.open_connection("127.0.0.1", server.port)
    assert await again.readexactly(1) == b"!"
    for each in (writer, late_writer, again_writer):
        each.close()
    await server.close()


async def test_a_client_that_does_not_listen_costs_no_memory() -> None:
    server = StreamServer("127.0.0.1", 0, greeting=lambda: b"!", max_waiting_bytes=10_000)
    await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1_000)
    await reader.readexactly(1)
    for _ in range(4_000):
        server.tell(b"x" * 5_000)
    assert server.dropped > 0
    writer.transport.abort()
    await server.close()
