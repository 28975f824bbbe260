"""A broken Modbus server: each fault ends in its documented error, and never in a believed block."""

import asyncio
import struct
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from drivers.errors import DeviceLost, DriverError, NoAnswer, WireFault
from drivers.plc.block_plc import BlockPlc
from drivers.plc.modbus import modbus_tcp
from drivers.plc.settings import ModbusSettings
from drivers.protocols import PlcBlock
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import Fault, PlcServer, Reply, Request, plc_server

pytestmark = pytest.mark.wire
SHORT_MS = 250
"""For tests in which a request must time out."""


@pytest.fixture
async def server() -> AsyncIterator[PlcServer]:
    async with plc_server() as plc:
        yield plc


@dataclass
class Clock:
    """Ages are moved by hand; only the time-out of a request is real."""

    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


def client(server: PlcServer, request_timeout_ms: int = 3000, clock: Clock | None = None) -> BlockPlc:
    told = {"driver": "modbus", "host": "127.0.0.1", "port": server.port, "request_timeout_ms": request_timeout_ms}
    return modbus_tcp("plc", ModbusSettings.model_validate(told), clock or Clock())


async def first_block(plc: BlockPlc) -> PlcBlock:
    """Poll until the connection has proved itself: one block to compare with, one that moved and beat."""
    with pytest.raises(NoAnswer, match="plc_first_block"):
        await plc.poll()
    return await plc.poll()


def wrong_function(server: PlcServer, request: Request) -> Reply:
    right = bytearray(server.right_answer(request))
    right[7] = 4 if request.function == 3 else 6
    return bytes(right)


def unknown_function(server: PlcServer, request: Request) -> Reply:
    return request.frame(b"\x63\x00\x00\x00\x00")


def short_reply(server: PlcServer, request: Request) -> Reply:
    if request.is_write:
        return request.frame(b"\x10\x00\x64")
    return request.frame(struct.pack(">BB23H", 3, 46, *range(23)))


def long_reply(server: PlcServer, request: Request) -> Reply:
    if request.is_write:
        return request.frame(bytes([16]) + request.data[:4] + b"\x00")
    return request.frame(struct.pack(">BB25H", 3, 50, *range(25)))


def count_that_lies(server: PlcServer, request: Request) -> Reply:
    if request.is_write:
        return request.frame(bytes([16]) + request.data[:2] + struct.pack(">H", 17))
    return request.frame(struct.pack(">BB24H", 3, 46, *range(24)))


def no_registers(server: PlcServer, request: Request) -> Reply:
    return request.frame(bytes([request.function, 0]))


def transaction_zero(server: PlcServer, request: Request) -> Reply:
    return b"\x00\x00" + server.right_answer(request)[2:]


def transaction_of_nobody(server: PlcServer, request: Request) -> Reply:
    return struct.pack(">H", request.transaction ^ 0x4000) + server.right_answer(request)[2:]


def another_protocol(server: PlcServer, request: Request) -> Reply:
    right = server.right_answer(request)
    return right[:2] + b"\x00\x01" + right[4:]


def wrong_unit(server: PlcServer, request: Request) -> Reply:
    right = bytearray(server.right_answer(request))
    right[6] = 9
    return bytes(right)


def wrong_echo(server: PlcServer, request: Request) -> Reply:
    if request.is_write:
        return request.frame(bytes([16]) + struct.pack(">HH", 101, 18))
    return wrong_unit(server, request)


def exception_code(server: PlcServer, request: Request) -> Reply:
    return request.frame(bytes([request.function | 0x80, 4]))


def foreign_exception(server: PlcServer, request: Request) -> Reply:
    return request.frame(b"\x81\x02")


def two_answers(server: PlcServer, request: Request) -> Reply:
    return server.right_answer(request) * 2


def garbage(server: PlcServer, request: Request) -> Reply:
    return b"HTTP/1.1 400 Bad Request\r\n\r\n"


def a_length_of_nothing(server: PlcServer, request: Request) -> Reply:
    return struct.pack(">HHH", request.transaction, 0, 0) + bytes(40)


WIRE_FAULTS: list[tuple[Fault, str]] = [
    (wrong_function, "plc_reply"),
    (unknown_function, "plc_reply"),
    (short_reply, "plc_reply"),
    (long_reply, "plc_reply"),
    (count_that_lies, "plc_reply"),
    (no_registers, "plc_reply"),
    (transaction_zero, "plc_reply"),
    (transaction_of_nobody, "plc_reply"),
    (another_protocol, "plc_reply"),
    (wrong_unit, "plc_reply"),
    (wrong_echo, "plc_reply"),
    (exception_code, "plc_exception"),
    (foreign_exception, "plc_reply"),
    (two_answers, "plc_reply"),
    (garbage, "plc_reply"),
    (a_length_of_nothing, "plc_reply"),
]
by_name = pytest.mark.parametrize(("fault", "key"), WIRE_FAULTS, ids=[f.__name__ for f, _ in WIRE_FAULTS])


@by_name
async def test_a_wrong_reply_to_a_read_is_a_wire_fault(server: PlcServer, fault: Fault, key: str) -> None:
    plc = client(server)
    await plc.open()
    await first_block(plc)
    server.fault = fault
    with pytest.raises(WireFault) as caught:
        await plc.poll()
    assert caught.value.key == key
    with pytest.raises(DeviceLost):
        await plc.poll()
    await plc.close()


@by_name
async def test_a_wrong_reply_to_a_write_is_a_wire_fault(server: PlcServer, fault: Fault, key: str) -> None:
    plc = client(server)
    await plc.open()
    await first_block(plc)
    server.fault = fault
    with pytest.raises(WireFault) as caught:
        await plc.write(StationWords(), 1)
    assert caught.value.key == key
    await plc.close()


@by_name
async def test_after_a_wrong_reply_a_new_connection_works(server: PlcServer, fault: Fault, key: str) -> None:
    plc = client(server)
    await plc.open()
    server.fault = fault
    with pytest.raises(DriverError):
        await plc.poll()
    server.fault = None
    await plc.close()
    await plc.open()
    await first_block(plc)
    await plc.close()


def refusing(code: int) -> Fault:
    return lambda _, request: request.frame(bytes([request.function | 0x80, code]))


@pytest.mark.parametrize("code", [5, 6, 0x0B])
async def test_a_busy_plc_is_silence_and_keeps_its_connection(server: PlcServer, code: int) -> None:
    clock = Clock()
    plc = client(server, clock=clock)
    await plc.open()
    await first_block(plc)
    await plc.write(StationWords(), 1)
    for ask in (plc.poll, lambda: plc.write(StationWords(), 2)):
        server.fault = refusing(code)
        with pytest.raises(NoAnswer) as busy:
            await ask()
        assert (busy.value.key, dict(busy.value.arguments)) == ("plc_busy", {"code": code})
        server.fault = None
        await plc.poll()
    await plc.write(StationWords(), 3)
    server.fault = refusing(code)
    with pytest.raises(NoAnswer, match="plc_busy"):
        await plc.read_back()
    clock.now_s = 0.61
    with pytest.raises(DeviceLost, match="plc_silent"):
        await plc.poll()
    assert len(server._writers) == 1, "one connection all the time"
    await plc.close()


@pytest.mark.parametrize("code", [1, 2])
@pytest.mark.parametrize(("kind", "other"), [("holding", "input"), ("input", "holding")])
async def test_registers_that_are_not_there_are_told_with_the_other_kind(
    server: PlcServer, code: int, kind: str, other: str
) -> None:
    told = {"driver": "modbus", "host": "127.0.0.1", "port": server.port, "register": kind}
    plc = modbus_tcp("plc", ModbusSettings.model_validate(told), Clock())
    await plc.open()
    server.fault = refusing(code)
    with pytest.raises(WireFault, match="plc_no_block") as caught:
        await plc.poll()
    assert dict(caught.value.arguments) == {"code": code, "kind": kind, "other": other, "first": 0, "last": 23}
    await plc.close()


async def test_a_station_block_that_is_not_there_is_told_by_its_registers(server: PlcServer) -> None:
    plc = client(server)
    await plc.open()
    await first_block(plc)
    server.fault = refusing(2)
    with pytest.raises(WireFault, match="plc_no_station_block") as caught:
        await plc.write(StationWords(), 1)
    assert dict(caught.value.arguments) == {"code": 2, "first": 100, "last": 117}
    await plc.close()


async def test_a_map_that_is_another_suddenly_is_written_to_no_more(server: PlcServer) -> None:
    plc = client(server)
    await plc.open()
    await first_block(plc)
    server.publishes = False
    server.registers[2] = 0
    with pytest.raises(WireFault, match="plc_probe"):
        await plc.poll()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    await plc.close()


async def test_silence_is_no_answer_and_after_the_heartbeat_time_out_a_lost_plc(server: PlcServer) -> None:
    clock = Clock()
    plc = client(server, SHORT_MS, clock)
    await plc.open()
    await first_block(plc)
    server.fault = lambda _server, _request: None
    clock.now_s = 0.59
    with pytest.raises(NoAnswer, match="plc_no_reply"):
        await plc.poll()
    with pytest.raises(NoAnswer, match="plc_no_reply"):
        await plc.write(StationWords(), 1)
    clock.now_s = 0.61
    with pytest.raises(DeviceLost, match="plc_silent"):
        await plc.poll()
    with pytest.raises(DeviceLost, match="plc_silent"):
        await plc.write(StationWords(), 2)
    await plc.close()


async def test_slow_bytes_are_no_answer_and_their_rest_is_never_taken_for_the_next_one(server: PlcServer) -> None:
    plc = client(server, SHORT_MS)
    await plc.open()
    await first_block(plc)
    held: list[bytes] = []

    def half(server: PlcServer, request: Request) -> Reply:
        right = server.right_answer(request)
        held.append(right[20:])
        return right[:20]

    server.fault = half
    with pytest.raises(NoAnswer, match="plc_no_reply"):
        await plc.poll()
    server.fault = lambda server, request: [held[0], server.right_answer(request)]
    with pytest.raises(WireFault, match="plc_reply"):
        await plc.poll()
    await plc.close()


async def test_a_reply_byte_by_byte_is_a_reply(server: PlcServer) -> None:
    plc = client(server)
    await plc.open()
    server.fault = lambda server, request: [bytes([b]) for b in server.right_answer(request)]
    await first_block(plc)
    await plc.close()


async def test_a_late_reply_is_not_the_answer_to_the_next_request(server: PlcServer) -> None:
    plc = client(server, SHORT_MS)
    await plc.open()
    await first_block(plc)
    held: list[bytes] = []

    def keep(server: PlcServer, request: Request) -> Reply:
        held.append(server.right_answer(request))
        return None

    server.fault = keep
    with pytest.raises(NoAnswer):
        await plc.poll()
    server.fault = lambda server, request: held.pop() + server.right_answer(request) if held else None
    server.publish()
    read = await plc.poll()
    assert read.heartbeat == server.registers[5], "the newest block, not the late one"
    await plc.close()


async def test_a_late_reply_between_two_requests_is_dropped(server: PlcServer) -> None:
    plc = client(server, SHORT_MS)
    await plc.open()
    await first_block(plc)
    held: list[bytes] = []

    def keep(server: PlcServer, request: Request) -> Reply:
        held.append(server.right_answer(request))
        return None

    server.fault = keep
    with pytest.raises(NoAnswer):
        await plc.poll()
    server.fault = None
    server.say(held[0])
    await settle()
    await plc.poll()
    await plc.close()


async def test_bytes_nobody_asked_for_are_a_wire_fault(server: PlcServer) -> None:
    plc = client(server)
    await plc.open()
    await first_block(plc)
    server.say(b"\x00\x77\x00\x00\x00\x03\x01\x83\x02")
    await settle()
    with pytest.raises(WireFault, match="unasked"):
        await plc.poll()
    await plc.close()


async def test_a_connection_closed_in_the_middle_of_a_reply_is_lost_at_once(server: PlcServer) -> None:
    plc = client(server, 5000)
    await plc.open()
    await first_block(plc)
    server.fault = lambda server, request: server.right_answer(request)[:20]
    server.closes_after_reply = True
    async with asyncio.timeout(4):
        with pytest.raises(DeviceLost, match="plc_lost"):
            await plc.poll()
    await plc.close()


async def test_a_flood_is_never_a_block(server: PlcServer) -> None:
    plc = client(server, SHORT_MS)
    await plc.open()
    await first_block(plc)
    server.fault = lambda _server, _request: b"\xff" * 100_000
    with pytest.raises(DriverError):
        await plc.poll()
    await plc.close()


async def settle() -> None:
    """Let loopback deliver what was sent: a few turns of the loop."""
    for _ in range(10):
        await asyncio.sleep(0.001)
