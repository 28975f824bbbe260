"""Every CodeReader driver, held to drivers.protocols.CodeReader over real sockets, as client and as server."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from drivers.catalog import READERS
from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CodeReader, Reading
from drivers.reader.settings import TcpReaderSettings
from drivers.reader.tcp import TcpReader
from tests.drivers.conformance.reader_peer import ReaderPeer
from tests.drivers.conformance.rules import RULES, Bench

pytestmark = pytest.mark.wire
MODES = ["client", "server"]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def make(mode: str, port: int, **settings: int | str) -> TcpReader:
    table = {"name": "it", "driver": "tcp", "mode": mode, "host": "127.0.0.1", "port": port, "trigger_text": "T\n"}
    device = READERS["tcp"].load()(
        "it", TcpReaderSettings.model_validate({**table, "connect_timeout_ms": 300, **settings})
    )
    assert isinstance(device, TcpReader)
    return device


@dataclass
class Rig:
    """A reader driver and the device at its other end, connected when it is opened."""

    mode: str
    peer: ReaderPeer = field(default_factory=ReaderPeer)
    port: int = field(default_factory=free_port)
    devices: list[TcpReader] = field(default_factory=list)

    async def appear(self) -> None:
        if self.mode == "server":
            self.peer.dial(self.port)
        else:
            self.peer.port = self.port
            await self.peer.listen()

    def make(self, **settings: int | str) -> TcpReader:
        self.devices.append(make(self.mode, self.port, **settings))
        return self.devices[-1]

    async def opened(self, **settings: int | str) -> TcpReader:
        await self.appear()
        device = self.make(**settings)
        await device.open()
        while not self.peer.connections:
            await asyncio.sleep(0)
        return device

    async def end(self) -> None:
        await self.peer.leave()
        for device in self.devices:
            await device.close()


@pytest.fixture(params=MODES)
async def rig(request: pytest.FixtureRequest) -> AsyncIterator[Rig]:
    rig = Rig(request.param)
    yield rig
    await rig.end()


async def take(device: CodeReader, count: int) -> list[Reading]:
    readings: list[Reading] = []
    async with asyncio.timeout(10):
        async for reading in device.readings():
            readings.append(reading)
            if len(readings) == count:
                break
    return readings


@pytest.mark.parametrize("rule", RULES)
async def test_it_keeps_the_rules_of_every_device(
    rule: Callable[[Bench[CodeReader]], Awaitable[None]], rig: Rig
) -> None:
    device = rig.make(trigger="asked")
    rig.peer.answer = lambda line: b"A\r\n"

    async def use() -> None:
        await device.ask(5.0)

    await rule(Bench(device, rig.appear, rig.peer.leave, use))


async def test_tagged_telegrams_come_in_order_with_their_numbers(rig: Rig) -> None:
    device = await rig.opened()
    rig.peer.say(b"77;A\r\n78;NOREAD\r\nseventy;B\r\n79;C\r\n")
    readings = await take(device, 4)
    assert [(r.trigger, r.text) for r in readings] == [(77, "A"), (78, None), (None, "B"), (79, "C")]
    assert (device.unassignable, device.dropped, device.trigger) == (1, 0, "tagged")
    assert {r.reader for r in readings} == {"it"}


async def test_a_flood_is_bounded_and_dropped_with_count(rig: Rig) -> None:
    device = await rig.opened(max_waiting_readings=10)
    rig.peer.say(b"".join(b"%d;X\r\n" % (n % 32000 + 1) for n in range(10_000)))
    while device.dropped < 9_990:
        await asyncio.sleep(0)
    assert [r.trigger for r in await take(device, 10)] == list(range(1, 11))


async def test_a_line_of_a_megabyte_is_one_dropped_telegram(rig: Rig) -> None:
    device = await rig.opened()
    rig.peer.say(b"x" * 1_000_000 + b"\r\n77;A\r\n")
    assert [r.text for r in await take(device, 1)] == ["A"]
    assert device.dropped == 1


async def test_readings_end_by_device_lost(rig: Rig) -> None:
    device = await rig.opened()
    await rig.peer.leave()
    with pytest.raises(DeviceLost, match="reader_lost"):
        await take(device, 1)


async def test_an_asked_reader_is_fired_and_answers(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"CASE-1\r\n"
    device = await rig.opened(trigger="asked")
    reading = await device.ask(5.0)
    assert (reading.text, reading.trigger, reading.raw) == ("CASE-1", None, b"CASE-1")
    assert rig.peer.heard == [b"T\n"]


async def test_an_asked_no_read_is_a_reading(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"NOREAD\r\n"
    device = await rig.opened(trigger="asked")
    assert (await device.ask(5.0)).text is None


async def test_a_silent_reader_is_no_answer_and_its_late_answer_is_nobodys(rig: Rig) -> None:
    device = await rig.opened(trigger="asked")
    with pytest.raises(NoAnswer, match="reader_silent"):
        await device.ask(0.03)
    rig.peer.say(b"LATE\r\n")
    rig.peer.answer = lambda line: b"NEXT\r\n"
    assert (await device.ask(5.0)).text == "NEXT"


async def test_a_cancelled_request_leaves_its_answer_to_nobody(rig: Rig) -> None:
    device = await rig.opened(trigger="asked")
    asking = asyncio.create_task(device.ask(5.0))
    while not rig.peer.heard:
        await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait({asking})
    rig.peer.say(b"LATE\r\n")
    rig.peer.answer = lambda line: b"NEXT\r\n"
    assert (await device.ask(5.0)).text == "NEXT"


async def test_what_comes_to_an_asked_reader_unasked_is_counted_and_dropped(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"ASKED\r\n"
    device = await rig.opened(trigger="asked")
    rig.peer.say(b"UNASKED\r\n")
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert (await device.ask(5.0)).text == "ASKED"
    assert device.unasked == 1


async def test_asking_a_reader_that_left_is_lost_until_it_is_opened_again(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"A\r\n"
    device = await rig.opened(trigger="asked")
    await rig.peer.leave()
    for _ in range(2):
        with pytest.raises(DeviceLost):
            await device.ask(0.3)
    await rig.appear()
    await device.open()
    assert (await device.ask(5.0)).text == "A"


async def test_the_data_behind_an_acknowledgement_is_the_answer(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"OK,LON\r\nCASE-1\r\n"
    device = await rig.opened(trigger="asked")
    assert (await device.ask(5.0)).text == "CASE-1"


async def test_a_fault_answer_is_neither_a_code_nor_silence(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"ER,LON,22\r\n"
    device = await rig.opened(trigger="asked")
    answer = await device.ask(5.0)
    assert (answer.text, answer.fault) == (None, "reader_fault")


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"77;AB\rCD\r\n", "reader_cut"),
        (b"77;AB\xe9\r\n", "reader_not_utf8"),
        (b"77;AB;CD\r\n", "reader_several"),
    ],
)
async def test_half_a_code_and_two_codes_are_no_code(rig: Rig, sent: bytes, fault: str) -> None:
    device = await rig.opened()
    rig.peer.say(sent + b"78;NEXT\r\n")
    broken, following = await take(device, 2)
    assert (broken.trigger, broken.text, broken.fault) == (77, None, fault)
    assert (following.trigger, following.text, following.fault) == (78, "NEXT", "")


async def test_a_reader_that_ends_lines_otherwise_than_set_gives_nothing(rig: Rig) -> None:
    device = await rig.opened(line_end="cr")
    rig.peer.say(b"77;AB\r\n78;CD\r\n")
    readings = await take(device, 2)
    assert [each.trigger for each in readings] == [77, None]
    assert (readings[0].text, readings[0].fault) == (None, "reader_cut")


async def test_stx_etx_framing(rig: Rig) -> None:
    device = await rig.opened(framing="stx_etx")
    rig.peer.say(b"\x0277;A\x03\x0278;B\x03")
    assert [r.trigger for r in await take(device, 2)] == [77, 78]


async def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        device = make("server", other.getsockname()[1])
        with pytest.raises(DeviceLost, match="reader_cannot_listen"):
            await device.open()
        await device.close()


async def test_the_newest_connection_is_the_reader() -> None:
    device = make("server", 0)
    opening = asyncio.create_task(device.open())
    while not device.port:
        await asyncio.sleep(0)
    first = ReaderPeer()
    first.dial(device.port)
    await opening
    _, writer = await asyncio.open_connection("127.0.0.1", device.port)
    with pytest.raises(DeviceLost, match="reader_lost"):
        await take(device, 1)
    await first.leave()
    writer.transport.abort()
    await device.close()
