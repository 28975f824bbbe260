"""Every CodeReader driver, held to drivers.protocols.CodeReader: TCP as client and as server, and a serial port."""

import asyncio
import gc
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import serial_asyncio_fast
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from drivers.errors import DeviceLost, NoAnswer
from drivers.protocols import CodeReader
from drivers.reader import hearing, line_reader, serial_port
from tests.drivers.conformance.reader_peer import SerialPeer, TcpPeer
from tests.drivers.conformance.reader_rig import WAYS, Rig, make, make_rig, take
from tests.drivers.conformance.rules import RULES, Bench

pytestmark = pytest.mark.wire


@pytest.fixture(params=WAYS)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Rig]:
    rig = make_rig(request.param, tmp_path)
    yield rig
    await rig.end()


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


async def test_what_waits_of_a_flood_is_taken_and_then_the_reader_is_lost(rig: Rig) -> None:
    device = await rig.opened(max_waiting_readings=10)
    rig.peer.say(b"".join(b"%d;X\r\n" % (n % 32000 + 1) for n in range(10_000)))
    while not device.dropped:
        await asyncio.sleep(0)
    assert [r.trigger for r in await take(device, 10)] == list(range(1, 11))
    with pytest.raises(DeviceLost, match="reader_floods"):
        await take(device, 1)


async def test_a_telegram_that_is_too_long_is_one_dropped_telegram(rig: Rig) -> None:
    device = await rig.opened()
    rig.peer.say(b"x" * 20_000 + b"\r\n77;A\r\n")
    assert [r.text for r in await take(device, 1)] == ["A"]
    assert device.dropped == 1


@pytest.mark.parametrize("framing", ["line", "stx_etx"])
async def test_a_reader_that_talks_without_an_end_is_lost(rig: Rig, framing: str) -> None:
    device = await rig.opened(max_telegram_bytes=64, framing=framing)
    rig.peer.say(b"x" * 1_000_000)
    with pytest.raises(DeviceLost, match="reader_unended"):
        await take(device, 1)


async def test_half_a_telegram_that_goes_on_no_more_is_none_and_the_reader_lost(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "HALF_LINE_S", 0.02)
    device = await rig.opened()
    rig.peer.say(b"77;A\r\n78;B\r")
    assert [r.text for r in await take(device, 1)] == ["A"]
    with pytest.raises(DeviceLost, match="reader_unended"):
        await take(device, 1)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (b"1;CODE\r\n" * 3_000, "reader_floods"),
        (b"half a line, and again half a line, ", "reader_unended"),
        (b"\x80\xff\x13\xfe\x9c\x80\xfe\xff", "reader_garbled"),
    ],
)
async def test_a_reader_that_babbles_is_told_when_it_is_listened_to(
    rig: Rig, said: bytes, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "HALF_LINE_S", 60.0)  # what it says goes on for ever
    monkeypatch.setattr(line_reader, "QUIET_S", 0.05)
    device = await rig.opened(max_waiting_readings=1_000)
    rig.peer.say(said)
    with pytest.raises(DeviceLost, match=key):
        await device.listen(0.1)


async def test_a_reader_that_says_nothing_or_whole_telegrams_is_right(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_reader, "QUIET_S", 0.05)
    device = await rig.opened()
    await device.listen(0.1)
    rig.peer.say(b"1;CODE\r\n2;CODE\r\n")
    await device.listen(0.1)
    assert [each.trigger for each in await take(device, 2)] == [1, 2]


async def test_what_a_wrong_baud_rate_makes_of_text_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "HALF_LINE_S", 0.02)
    device = await rig.opened()
    rig.peer.say(bytes.fromhex("e6 98 06 f8 00 9e e0 66 98 86 fe"))
    with pytest.raises(DeviceLost, match="reader_garbled"):
        await take(device, 1)


async def test_readings_end_by_device_lost(rig: Rig) -> None:
    device = await rig.opened()
    await rig.peer.leave()
    with pytest.raises(DeviceLost, match="reader_lost"):
        await take(device, 1)


async def test_a_question_is_answered_beside_the_readings_and_its_answer_is_no_code(rig: Rig) -> None:
    device = await rig.opened(test_text="WHO<CR>", test_answer="model .*")
    rig.peer.answer = lambda said: b"77;A\r\nMODEL 5\r\n78;B\r\n"
    assert await device.identify(5.0) == "MODEL 5"
    assert [(r.trigger, r.text) for r in await take(device, 2)] == [(77, "A"), (78, "B")]


async def test_of_two_answers_to_a_question_the_second_is_no_answer(rig: Rig) -> None:
    device = await rig.opened(test_text="WHO<CR>", test_answer="model .*")
    rig.peer.answer = lambda said: b"MODEL 5\r\nMODEL 6\r\n78;B\r\n"
    assert await device.identify(5.0) == "MODEL 5"
    assert [(r.trigger, r.text) for r in await take(device, 2)] == [(None, "MODEL 6"), (78, "B")]


async def test_a_question_that_nobody_answers_is_no_answer(rig: Rig) -> None:
    device = await rig.opened(test_text="WHO<CR>", test_answer="model .*")
    with pytest.raises(NoAnswer, match="reader_silent"):
        await device.identify(0.02)


async def test_a_late_answer_to_a_question_is_no_code(rig: Rig) -> None:
    device = await rig.opened(test_text="WHO<CR>", test_answer="model .*")
    with pytest.raises(NoAnswer):
        await device.identify(0.02)
    rig.peer.say(b"MODEL 5\r\n77;A\r\n")
    assert [(r.trigger, r.text) for r in await take(device, 1)] == [(77, "A")]


async def test_without_a_question_nothing_is_asked(rig: Rig) -> None:
    device = await rig.opened()
    assert (await device.identify(0.02), rig.peer.heard) == ("", [])


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


async def test_a_reader_that_is_pulled_leaves_no_error_that_nobody_looked_at(rig: Rig) -> None:
    untold: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: untold.append(context))
    device = await rig.opened()
    await rig.peer.leave()
    with pytest.raises(DeviceLost):
        await take(device, 1)
    await device.close()
    await asyncio.get_running_loop().shutdown_default_executor()
    await asyncio.sleep(0)
    gc.collect()
    assert untold == []


async def test_a_telegram_that_comes_in_drops_and_never_ends_is_told_soon(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong line end on a line that never pauses: telegrams are no silence, and far from too long."""
    monkeypatch.setattr(hearing, "UNENDED_S", 0.05)
    device = await rig.opened()
    dripping = asyncio.create_task(drip(rig))
    with pytest.raises(DeviceLost, match="reader_unended"):
        await take(device, 1)
    dripping.cancel()


async def test_telegrams_that_come_slowly_but_end_are_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "UNENDED_S", 60.0)
    device = await rig.opened()
    for sign in b"77;SLOW\r\n":
        rig.peer.say(bytes([sign]))
        await asyncio.sleep(0.001)
    assert [each.text for each in await take(device, 1)] == ["SLOW"]


async def drip(rig: Rig) -> None:
    while True:
        rig.peer.say(b"77;A\n")
        await asyncio.sleep(0.002)


async def test_stx_etx_framing(rig: Rig) -> None:
    device = await rig.opened(framing="stx_etx")
    rig.peer.say(b"\x0277;A\x03\x0278;B\x03")
    assert [r.trigger for r in await take(device, 2)] == [77, 78]


async def test_marks_prefix_and_a_number_at_the_back(rig: Rig) -> None:
    device = await rig.opened(framing="marks", end_mark="*<CR>", prefix="[", suffix="]", number_at="back")
    rig.peer.say(b"[B;78*\r[A;77]*\r[C;79]*\r")
    readings = await take(device, 3)
    assert [(r.trigger, r.text, r.fault) for r in readings] == [
        (None, None, "reader_frame"),
        (77, "A", ""),
        (79, "C", ""),
    ]


# TCP as server


async def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        device = make("tcp", mode="server", host="127.0.0.1", port=other.getsockname()[1])
        with pytest.raises(DeviceLost, match="reader_cannot_listen"):
            await device.open()
        await device.close()


async def test_whoever_comes_from_another_address_is_turned_away_and_the_reader_stays() -> None:
    device = make("tcp", mode="server", host="127.0.0.1", port=0, peer="127.0.0.1")
    opening = asyncio.create_task(device.open())
    while not device.port:
        await asyncio.sleep(0)
    reader = TcpPeer(device.port, calls=True)
    await reader.appear()
    await opening
    stray, writer = await asyncio.open_connection("127.0.0.1", device.port, local_addr=("127.0.0.2", 0))
    writer.write(b"1;STRAY\r\n")
    with suppress(ConnectionError):
        assert await stray.read() == b""
    reader.say(b"2;OURS\r\n")
    assert [(r.trigger, r.text) for r in await take(device, 1)] == [(2, "OURS")]
    writer.transport.abort()
    await reader.leave()
    await device.close()


async def test_the_newest_connection_is_the_reader() -> None:
    device = make("tcp", mode="server", host="127.0.0.1", port=0)
    opening = asyncio.create_task(device.open())
    while not device.port:
        await asyncio.sleep(0)
    first = TcpPeer(device.port, calls=True)
    await first.appear()
    await opening
    _, writer = await asyncio.open_connection("127.0.0.1", device.port)
    with pytest.raises(DeviceLost, match="reader_lost"):
        await take(device, 1)
    await first.leave()
    writer.transport.abort()
    await device.close()


# a serial port


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[SerialPeer]:
    peer = SerialPeer(tmp_path / "port")
    await peer.appear()
    yield peer
    await peer.leave()


async def test_a_port_that_another_program_has_is_refused(port: SerialPeer) -> None:
    first, second = make("serial", port=str(port.path)), make("serial", port=str(port.path))
    await first.open()
    with pytest.raises(DeviceLost, match="reader_port_busy"):
        await second.open()
    await first.close()
    await second.open()
    await second.close()


async def test_a_telegram_that_was_under_way_when_the_port_was_opened_is_none(
    port: SerialPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of ``177;A`` would be a telegram of trigger 77."""
    really = serial_asyncio_fast.open_serial_connection

    async def opened_in_a_telegram(**told: Any) -> Any:
        streams = await really(**told)
        port.say(b"77;A\r\n178;B\r\n")
        return streams

    monkeypatch.setattr(serial_asyncio_fast, "open_serial_connection", opened_in_a_telegram)
    monkeypatch.setattr(serial_port, "MIDWAY_S", 5.0)
    device = make("serial", port=str(port.path))
    await device.open()
    assert [(r.trigger, r.text) for r in await take(device, 1)] == [(178, "B")]
    await device.close()


async def test_a_usb_reader_that_is_plugged_in_elsewhere_is_found_there(
    port: SerialPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, there = SerialPeer(tmp_path / "other"), [usb_port(port.path, 0x0C2E, 0x0901, "A7")]
    monkeypatch.setattr(list_ports, "comports", lambda: there)
    device = make("serial", usb="0c2e:0901")
    await device.open()
    await port.leave()
    with pytest.raises(DeviceLost, match="reader_lost"):
        await take(device, 1)
    await other.appear()
    there[:] = [usb_port(other.path, 0x0C2E, 0x0901, "A7")]
    await device.open()
    other.say(b"1;A\r\n")
    assert [r.text for r in await take(device, 1)] == ["A"]
    await device.close()
    await other.leave()


def usb_port(path: Path | str, vendor: int, product: int, number: str | None) -> ListPortInfo:
    port = ListPortInfo(str(path))
    port.vid, port.pid, port.serial_number = vendor, product, number
    return port


@pytest.mark.parametrize("usb", ["0C2E:0901", "0c2e:0901:A7"])
async def test_a_usb_reader_is_found_at_whatever_port_it_is(
    port: SerialPeer, monkeypatch: pytest.MonkeyPatch, usb: str
) -> None:
    there = [usb_port("/dev/ttyS0", 0, 0, None), usb_port("/dev/other", 0x05E0, 0x1701, "A7")]
    there[0].vid = None
    monkeypatch.setattr(list_ports, "comports", lambda: [*there, usb_port(port.path, 0x0C2E, 0x0901, "A7")])
    device = make("serial", usb=usb)
    await device.open()
    port.say(b"1;A\r\n")
    assert [r.text for r in await take(device, 1)] == ["A"]
    await device.close()


@pytest.mark.parametrize(("usb", "key"), [("0c2e:0901", "reader_usb_many"), ("0c2e:0901:B9", "reader_usb_missing")])
async def test_a_usb_reader_that_is_not_one_device_is_said(monkeypatch: pytest.MonkeyPatch, usb: str, key: str) -> None:
    twins = [usb_port(f"/dev/ttyACM{n}", 0x0C2E, 0x0901, f"A{n}") for n in range(2)]
    monkeypatch.setattr(list_ports, "comports", lambda: twins)
    with pytest.raises(DeviceLost, match=key) as told:
        await make("serial", usb=usb).open()
    assert told.value.arguments["usb"] == usb


async def test_a_port_without_the_right_to_open_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("serial_asyncio_fast.serial.serial_for_url", refused)
    with pytest.raises(DeviceLost, match="reader_port_rights"):
        await make("serial", port=str(tmp_path / "port")).open()
