"""A serial bus that is slow, noisy or wrong: no answer is ever taken for another one's, and none is believed spoilt."""

import asyncio
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from drivers.catalog import PLCS
from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.plc.rtu_frame import crc, cycle_ms
from drivers.protocols import NotesOpening, Plc
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import Fault, PlcServer, Reply, Request, rtu
from tests.drivers.conformance.test_plc import PEERS, made, proved

pytestmark = [pytest.mark.wire, pytest.mark.parametrize("driver", ["modbus_rtu_tcp", "modbus_rtu"])]


@pytest.fixture
async def bus(driver: str, tmp_path: Path) -> AsyncIterator[PlcServer]:
    plc = PEERS[driver](tmp_path)
    await plc.start()
    yield plc
    await plc.stop()


@pytest.fixture
async def plc(bus: PlcServer) -> AsyncIterator[Plc]:
    device = made(bus, request_timeout_ms=60)
    yield device
    await device.close()


class Late:
    """Keeps the first answer, and gives it with the one after."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def __call__(self, server: PlcServer, request: Request) -> Reply:
        if not self.held:
            self.held.append(server.right_answer(request))
            return None
        server.fault = None
        return [self.held[0], server.right_answer(request)]


async def test_a_late_answer_is_never_taken_for_the_next_one(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    bus.fault = Late()
    with pytest.raises(NoAnswer, match="plc_no_reply"):
        await plc.poll()
    bus.requests.clear()
    read = await plc.poll()
    assert read.heartbeat == bus.registers[5], "the newest block, not the late one"
    proof, poll = bus.requests
    assert struct.unpack(">HH", proof.data)[1] < 24, "asked in a length that no earlier answer has"
    assert struct.unpack(">HH", poll.data) == (0, 24)


async def test_answers_that_stay_one_behind_are_never_a_block(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    behind: list[bytes] = []

    def one_behind(server: PlcServer, request: Request) -> Reply:
        behind.append(server.right_answer(request))
        return behind.pop(0) if len(behind) > 1 else None

    bus.fault = one_behind
    for _ in range(5):
        with pytest.raises(NoAnswer):
            await plc.poll()


async def test_the_doubt_outlives_the_connection(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    bus.fault = Late()
    with pytest.raises(NoAnswer):
        await plc.poll()
    await plc.close()
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_first_block"):
        await plc.poll()
    assert (await plc.poll()).heartbeat == bus.registers[5]


async def test_a_poll_that_was_given_up_leaves_the_link_in_doubt(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    late = Late()
    bus.fault = late
    poll = asyncio.create_task(plc.poll())
    while not late.held:
        await asyncio.sleep(0)
    poll.cancel()
    await asyncio.wait({poll})
    assert (await plc.poll()).heartbeat == bus.registers[5]


async def test_a_confirmation_of_an_earlier_write_confirms_no_later_one(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    bus.fault = Late()
    with pytest.raises(NoAnswer, match="plc_no_reply"):
        await plc.write(StationWords(verdict=1), 1)
    bus.requests.clear()
    await plc.write(StationWords(verdict=2), 2)
    assert [request.function for request in bus.requests] == [3, 16]
    assert (await bus.station_block())[6] == 2


def spoilt(server: PlcServer, request: Request) -> Reply:
    right = bytearray(server.right_answer(request))
    right[5] ^= 0x10
    return bytes(right)


def cut_short(server: PlcServer, request: Request) -> Reply:
    return server.right_answer(request)[:-3]


def noise_in_front(server: PlcServer, request: Request) -> Reply:
    return b"\xff" + server.right_answer(request)


def noise_behind(server: PlcServer, request: Request) -> Reply:
    return server.right_answer(request)[:-1] + b"\x00\x00"


@pytest.mark.parametrize("fault", [spoilt, cut_short, noise_in_front, noise_behind], ids=lambda fault: fault.__name__)
async def test_spoilt_bytes_are_no_answer_once_and_a_lost_plc_where_they_stay(
    plc: Plc, bus: PlcServer, fault: Fault
) -> None:
    await proved(plc)
    bus.fault = fault
    with pytest.raises(NoAnswer, match="plc_garbled"):
        await plc.poll()
    bus.fault = None
    await plc.poll()


async def test_garbled_for_the_whole_time_out_is_told_as_that(bus: PlcServer) -> None:
    plc = made(bus, request_timeout_ms=20, heartbeat_timeout_ms=200)
    bus.fault = lambda _server, _request: b"\x80\x13\x80\xfe\x00\x7f"
    await plc.open()
    assert (await lost(plc)).key == "plc_garbled"
    await plc.close()


async def test_a_unit_that_never_answered_is_told_with_the_settings_of_its_bus(bus: PlcServer) -> None:
    """A slave drops what it cannot read: with a wrong baud rate, parity or unit there is silence, and no garbage."""
    plc = made(bus, request_timeout_ms=20, heartbeat_timeout_ms=200, baud=9_600, unit=5)
    bus.fault = lambda _server, _request: None
    await plc.open()
    silent = await lost(plc)
    assert silent.key == "plc_bus_silent"
    assert dict(silent.arguments) == {"unit": 5, "baud": 9_600, "parity": bus.table().get("parity", "even")}
    await plc.close()


async def test_a_unit_that_answered_before_is_no_matter_of_its_settings(bus: PlcServer) -> None:
    plc = made(bus, request_timeout_ms=200, heartbeat_timeout_ms=400)
    await proved(plc)
    bus.fault = lambda _server, _request: None
    assert (await lost(plc)).key == "plc_silent"
    await plc.close()


async def lost(plc: Plc) -> DeviceLost:
    while True:
        try:
            await plc.poll()
        except NoAnswer:
            continue
        except DeviceLost as gone:
            return gone


def wrong_unit(server: PlcServer, request: Request) -> Reply:
    return rtu(b"\x09" + server.right_answer(request)[1:-2])


def wrong_function(server: PlcServer, request: Request) -> Reply:
    right = server.right_answer(request)
    return rtu(right[:1] + b"\x04" + right[2:-2])


def another_length(server: PlcServer, request: Request) -> Reply:
    return request.frame(struct.pack(">BB23H", 3, 46, *range(23)))


@pytest.mark.parametrize("fault", [wrong_unit, wrong_function, another_length], ids=lambda fault: fault.__name__)
async def test_a_sound_answer_to_another_question_is_a_wire_fault(plc: Plc, bus: PlcServer, fault: Fault) -> None:
    await proved(plc)
    bus.fault = fault
    with pytest.raises(WireFault, match="plc_reply"):
        await plc.poll()


async def test_a_busy_plc_is_patience_and_no_doubt(plc: Plc, bus: PlcServer) -> None:
    await proved(plc)
    bus.fault = lambda _, request: request.frame(bytes([request.function | 0x80, 6]))
    with pytest.raises(NoAnswer, match="plc_busy"):
        await plc.poll()
    bus.fault = None
    bus.requests.clear()
    await plc.poll()
    assert len(bus.requests) == 1


async def test_registers_that_are_not_there_are_told_by_their_numbers(plc: Plc, bus: PlcServer) -> None:
    await plc.open()
    bus.fault = lambda _, request: request.frame(bytes([request.function | 0x80, 2]))
    with pytest.raises(WireFault, match=r"plc_no_block.*first=0, last=23"):
        await plc.poll()


async def test_a_poll_that_does_not_fit_its_bus_is_noted(driver: str) -> None:
    table = (
        {"driver": driver, "port": "/dev/none"}
        if driver == "modbus_rtu"
        else {"driver": driver, "host": "h", "port": 1}
    )
    entry = PLCS[driver]
    notes = []
    for told in ({}, {"poll_ms": 50}, {"poll_ms": 50, "baud": 115_200}, {"baud": 9600}):
        plc = entry.load()("it", entry.settings.model_validate(table | told))
        assert isinstance(plc, NotesOpening)
        notes.append(plc.opening_note)
    told_of = [None if note is None else (note[0], note[1]["ms"], note[1]["poll_ms"]) for note in notes]
    assert told_of == [None, ("plc_bus_slow", 97, 50), None, ("plc_bus_slow", 171, 100)]


def test_a_cycle_at_19200_baud_takes_what_was_measured(driver: str) -> None:
    assert 95 <= cycle_ms(19_200, 11) <= 115
    assert crc(b"\x01\x03\x00\x00\x00\x18") == b"\x45\xc0", "as pymodbus has it"
