"""A reader that the station fires: each request gets its own answer, or none."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from drivers.errors import DeviceLost, NoAnswer
from drivers.reader.line_reader import LineReader
from tests.drivers.conformance.reader_peer import SerialPeer
from tests.drivers.conformance.reader_rig import WAYS, Rig, make_rig

pytestmark = pytest.mark.wire


@pytest.fixture(params=WAYS)
async def rig(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Rig]:
    rig = make_rig(request.param, tmp_path)
    yield rig
    await rig.end()


async def half_said(rig: Rig, device: LineReader, part: bytes) -> None:
    """A telegram has begun before the reader is fired."""
    rig.peer.say(part)
    while not device._hearing.pending:
        await asyncio.sleep(0)


def say_late_and_next(rig: Rig) -> None:
    """Soon the answer to the request before, and behind the next request its own."""
    later = asyncio.get_running_loop().call_later
    later(0.05, rig.peer.say, b"LATE\r\n")

    def answer(said: bytes) -> None:
        later(0.1, rig.peer.say, b"NEXT\r\n")

    rig.peer.answer = answer


async def test_an_asked_reader_notices_its_loss_while_nobody_asks(rig: Rig) -> None:
    device = await rig.opened(trigger="asked")
    await rig.peer.leave()
    with pytest.raises(DeviceLost):
        async with asyncio.timeout(10):
            await device.wait_until_lost()


async def test_an_asked_reader_is_fired_and_answers(rig: Rig) -> None:
    rig.peer.answer = lambda line: b"CASE-1\r\n"
    device = await rig.opened(trigger="asked")
    reading = await device.ask(5.0)
    assert (reading.text, reading.trigger, reading.raw) == ("CASE-1", None, b"CASE-1")
    assert b"".join(rig.peer.heard) == b"T\n"


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


async def test_what_a_reader_says_when_its_reading_is_ended_late_is_nobodys(rig: Rig) -> None:
    """A smart reader says it to whoever is connected by then, also over TCP."""
    device = await rig.opened(trigger="asked", trigger_text="T<CR>", trigger_off_text="OFF<CR>")
    later = asyncio.get_running_loop().call_later
    answers = {b"OFF\r": (0.15, b"LATE\r\n")}

    def answer(said: bytes) -> None:
        if said in answers:
            later(answers[said][0], rig.peer.say, answers[said][1])

    rig.peer.answer = answer
    with pytest.raises(NoAnswer):
        await device.ask(0.02)
    while b"OFF\r" not in rig.peer.heard:
        await asyncio.sleep(0)
    answers = {b"OFF\r": (0.15, b"LATE\r\n"), b"T\r": (0.3, b"NEXT\r\n")}
    assert (await device.ask(5.0)).text == "NEXT"


async def test_an_acknowledgement_and_a_short_patience_do_not_keep_a_reader_silent_for_ever(rig: Rig) -> None:
    """What it says when its reading is ended is heard at once: the silence is counted from there."""
    device = await rig.opened(trigger="asked", trigger_text="T<CR>", trigger_off_text="OFF<CR>")
    rig.peer.answer = lambda said: b"OK,LOFF\r\n" if b"OFF" in said else None
    with pytest.raises(NoAnswer):
        await device.ask(0.02)
    rig.peer.answer = lambda said: b"OK,LOFF\r\n" if b"OFF" in said else b"NEXT\r\n"
    assert (await device.ask(0.35)).text == "NEXT"


async def test_the_answer_to_a_request_that_a_pulled_cable_ended_is_not_the_next_one_s(rig: Rig) -> None:
    device = await rig.opened(trigger="asked")
    asking = asyncio.create_task(device.ask(5.0))
    while not rig.peer.heard:
        await asyncio.sleep(0)
    await rig.peer.leave()
    with pytest.raises(DeviceLost):
        await asking
    before = rig.peer.connections
    await rig.appear()
    await device.open()
    while rig.peer.connections == before:
        await asyncio.sleep(0)
    say_late_and_next(rig)
    assert (await device.ask(5.0)).text == "NEXT"


async def test_what_came_before_the_request_is_not_its_answer_however_busy_the_station_was(rig: Rig) -> None:
    """It lies in the system's buffer: nobody has looked at it when the next case is asked for."""
    device = await rig.opened(trigger="asked")
    rig.peer.answer = lambda said: b"MINE\r\n"
    rig.peer.say(b"STALE-1\r\nSTALE-2\r\n")
    while isinstance(rig.peer, SerialPeer) and not rig.peer.is_there:
        """The system hands it from one end of the pair to the other; the loop looks at nothing meanwhile."""
    assert (await device.ask(5.0)).text == "MINE"
    assert device.unasked == 2


async def test_a_telegram_that_began_before_the_request_is_no_code_of_it(rig: Rig) -> None:
    device = await rig.opened(trigger="asked")
    rig.peer.answer = lambda said: b"LE\r\nMINE\r\n"
    await half_said(rig, device, b"STA")
    answer = await device.ask(5.0)
    assert (answer.text, answer.fault) == (None, "reader_early")
    rig.peer.answer = lambda said: b"MINE\r\n"
    assert (await device.ask(5.0)).text == "MINE"


async def test_an_acknowledgement_that_had_begun_before_the_request_takes_no_answer_s_place(rig: Rig) -> None:
    """The end of the reading before is acknowledged as the next one is asked for."""
    device = await rig.opened(trigger="asked")
    rig.peer.answer = lambda said: b"FF\r\nMINE\r\n"
    await half_said(rig, device, b"OK,LO")
    assert (await device.ask(5.0)).text == "MINE"


async def test_the_answer_behind_a_telegram_that_had_begun_is_not_the_next_one_s(rig: Rig) -> None:
    """The early one is the no-read of its request, whose own answer may still come."""
    device = await rig.opened(trigger="asked")
    rig.peer.answer = lambda said: b"LE\r\n"
    await half_said(rig, device, b"STA")
    assert (await device.ask(5.0)).fault == "reader_early"
    say_late_and_next(rig)
    assert (await device.ask(5.0)).text == "NEXT"


async def test_a_start_mark_alone_is_a_telegram_that_has_begun(rig: Rig) -> None:
    """A slow serial line gives bytes one by one."""
    device = await rig.opened(trigger="asked", framing="stx_etx")
    rig.peer.answer = lambda said: b"STALE\x03"
    rig.peer.say(b"\x02")
    while not device._hearing.heard:
        await asyncio.sleep(0)
    answer = await device.ask(5.0)
    assert (answer.text, answer.fault) == (None, "reader_early")


async def test_a_reader_that_never_stops_saying_nothing_of_use_is_silent(rig: Rig) -> None:
    """What it says is dropped, so it is no flood; the request must end all the same."""
    device = await rig.opened(trigger="asked")

    async def chatter() -> None:
        while True:
            rig.peer.say(b"OK,LON\r\n" * 8)
            await asyncio.sleep(0)

    chattering = asyncio.create_task(chatter())
    while not device._hearing.heard:
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout(5):
            for _ in range(2):
                with pytest.raises(NoAnswer, match="reader_silent"):
                    await device.ask(0.3)
    finally:
        chattering.cancel()
        await asyncio.wait({chattering})


@pytest.mark.parametrize(
    ("settings", "early", "mine"),
    [
        ({"framing": "stx_etx"}, b"\x02STA", b"\x02MINE\x03"),  # the second STX ends it
        ({"framing": "stx_etx"}, b"\x02", b"\x02MINE\x03"),
        ({"max_telegram_bytes": 16}, b"STALE", b" AND TOO LONG TO BE KEPT\r\nMINE\r\n"),
    ],
)
async def test_a_telegram_that_began_before_the_request_and_was_given_up_takes_no_other_with_it(
    rig: Rig, settings: dict[str, Any], early: bytes, mine: bytes
) -> None:
    device = await rig.opened(trigger="asked", **settings)
    rig.peer.answer = lambda said: mine
    await half_said(rig, device, early)
    assert (await device.ask(5.0)).text == "MINE"


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


async def test_what_ends_a_reading_is_sent_once_read_or_not(rig: Rig) -> None:
    device = await rig.opened(trigger="asked", trigger_off_text="OFF<LF>", read_ms=10)
    rig.peer.answer = lambda said: b"A\r\n" if said == b"T\n" else None
    assert (await device.ask(5.0)).text == "A"
    rig.peer.answer = lambda said: b"NOREAD\r\n" if said == b"OFF\n" else None
    assert (await device.ask(5.0)).text is None
    rig.peer.answer = lambda said: None
    with pytest.raises(NoAnswer):
        await device.ask(0.03)
    while not b"".join(rig.peer.heard).endswith(b"OFF\nT\nOFF\n"):
        await asyncio.sleep(0)
    assert b"".join(rig.peer.heard) == b"T\nOFF\n" * 3


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
