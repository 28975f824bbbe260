"""Every preset against a reader that speaks as its maker's manual says."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.errors import DeviceLost
from drivers.protocols import Reading
from drivers.reader import hearing
from drivers.reader.line_reader import LineReader
from drivers.reader.presets import PRESETS
from station.core.codes import is_device_message
from tests.drivers.conformance.makers import MAKERS, Maker, MakerReader
from tests.drivers.conformance.reader_rig import Rig, make, make_rig, take

pytestmark = pytest.mark.wire
CASES = [(maker, way) for maker in MAKERS for way in maker.ways]
QUICK = {"read_ms": 10, "max_waiting_readings": 64}
CODE = b"https://q.example/u/1"


@dataclass
class Bench:
    maker: Maker
    rig: Rig
    at_work: MakerReader
    device: LineReader

    def answers(self, said: bytes) -> None:
        """Whatever is read, from now on this is said when it is fired."""
        self.rig.peer.answer = lambda data: said if self.maker.on in data else None

    async def read(self, *reads: bytes | None) -> list[Reading]:
        """One firing (or one telegram of its own) after the other."""
        found = []
        for read in reads:
            if self.maker.on:
                self.at_work.reads.append(read)
                found.append(await self.device.ask(5.0))
            else:
                self.rig.peer.say(self.at_work.speak(read))
                found += await take(self.device, 1)
        return found


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0].preset}-{case[1]}")
async def bench(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Bench]:
    maker, way = request.param
    rig, at_work = make_rig(way, tmp_path), MakerReader(maker)
    rig.peer.answer = at_work.hear
    await rig.appear()
    device = make(rig.driver, **{**maker.config, **rig.address, "preset": maker.preset, **QUICK})
    rig.devices.append(device)
    await device.open()
    while not rig.peer.connections:
        await asyncio.sleep(0)
    yield Bench(maker, rig, at_work, device)
    await rig.end()


def test_every_preset_is_spoken_here() -> None:
    assert {maker.preset for maker in MAKERS} == PRESETS.keys()


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.preset)
def test_it_is_looked_for_where_it_is_from_the_factory(maker: Maker) -> None:
    ways = PRESETS[maker.preset].ways
    assert {way: keys.get("port" if way == "tcp" else "baud", 0) for way, keys in ways.items()} == {
        way: value for way, value in (("tcp", maker.port), ("serial", maker.baud)) if value
    }


async def test_what_it_says_when_its_reading_is_ended_is_not_the_answer_to_the_next_request(bench: Bench) -> None:
    """It may come late, and in one piece with what follows."""
    maker = bench.maker
    if maker.on and maker.off:
        ended = maker.off_idle or maker.off_taken
        bench.answers(ended + maker.on_taken + maker.data(1, CODE))
        assert [each.text for each in await bench.read(CODE, CODE)] == [CODE.decode()] * 2
        bench.rig.peer.answer = bench.at_work.hear
        assert [each.text for each in await bench.read(CODE, CODE)] == [CODE.decode()] * 2
        assert bench.device.unasked == 0


async def test_what_it_reads_and_what_it_does_not_read_is_told_apart(bench: Bench) -> None:
    readings = await bench.read(CODE, None, b"0109501101530003\x1d21A7", CODE)
    assert [each.text for each in readings] == [CODE.decode(), None, "0109501101530003\x1d21A7", CODE.decode()]
    assert {each.fault for each in readings} == {""}


async def test_telegrams_cut_into_bytes_are_whole(bench: Bench) -> None:
    said = b"".join((bench.maker.on_taken, bench.at_work.speak(CODE)))
    if bench.maker.on:
        bench.rig.peer.answer = lambda data: None
    asking = asyncio.create_task(bench.device.ask(5.0)) if bench.maker.on else None
    while asking is not None and not bench.rig.peer.heard:
        await asyncio.sleep(0)
    for place in range(len(said)):
        bench.rig.peer.say(said[place : place + 1])
        await asyncio.sleep(0)
    reading = await asking if asking is not None else (await take(bench.device, 1))[0]
    assert (reading.text, reading.fault) == (CODE.decode(), "")


async def test_telegrams_joined_in_one_piece_are_all_read(bench: Bench) -> None:
    joined = b"".join(bench.maker.data(n, b"CASE-%d" % n) for n in range(1, 4))
    bench.rig.peer.say(joined)
    assert [each.text for each in await take(bench.device, 3)] == ["CASE-1", "CASE-2", "CASE-3"]


async def test_three_answers_to_one_question_are_none(bench: Bench) -> None:
    joined = b"".join(bench.maker.data(n, b"CASE-%d" % n) for n in range(1, 4))
    bench.answers(joined)
    if bench.maker.on:
        reading = await bench.device.ask(5.0)
        assert (reading.text, reading.fault) == (None, "reader_several")


async def test_two_codes_in_a_telegram_are_no_code(bench: Bench) -> None:
    if not bench.maker.several:
        return
    (reading,) = await bench.read(bench.maker.several.join((b"CASE-1", b"CASE-2")))
    assert (reading.text, reading.fault) == (None, "reader_several")


async def test_its_faults_are_neither_codes_nor_no_reads(bench: Bench) -> None:
    for fault in bench.maker.faults:
        bench.answers(fault)
        reading = await bench.device.ask(5.0)
        assert (reading.text, reading.fault) == (None, "reader_fault"), fault
    bench.rig.peer.answer = bench.at_work.hear
    assert [each.text for each in await bench.read(CODE)] == [CODE.decode()]


async def test_nothing_that_it_says_besides_codes_is_ever_a_code(bench: Bench) -> None:
    maker = bench.maker
    for said in (maker.no_read, maker.on_taken, maker.off_taken, *maker.faults, maker.identity):
        if said and said not in (b"DM262X\r\n",):  # a model is no message: only who asked for it knows it
            assert is_device_message(said.decode().strip("\x02\x03\r\n")), said


async def test_it_answers_the_test_key_and_reads_on(bench: Bench) -> None:
    identity = await bench.device.identify(5.0)
    assert identity == bench.maker.identity.decode().strip("\x02\x03\r\n")
    assert [each.text for each in await bench.read(CODE)] == [CODE.decode()]


async def test_cut_off_in_a_telegram_there_is_no_code_and_back_again_it_reads(bench: Bench) -> None:
    whole = bench.maker.data(1, CODE)
    if bench.maker.on:
        bench.answers(bench.maker.on_taken + whole[:-4])
        asking = asyncio.create_task(bench.device.ask(5.0))
        while not bench.rig.peer.heard:
            await asyncio.sleep(0)
    else:
        bench.rig.peer.say(whole[:-4])
        asking = asyncio.create_task(first(bench.device))
    for _ in range(20):
        await asyncio.sleep(0)
    await bench.rig.peer.leave()
    with pytest.raises(DeviceLost):
        await asking
    bench.rig.peer.answer = bench.at_work.hear
    before = bench.rig.peer.connections
    await bench.rig.appear()
    await bench.device.open()
    while bench.rig.peer.connections == before:
        await asyncio.sleep(0)
    assert [each.text for each in await bench.read(CODE)] == [CODE.decode()]


async def test_half_lines_for_ever_hold_the_line(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "HALF_LINE_S", 0.02)
    bench.rig.peer.say(bench.maker.data(1, CODE)[:-4])
    with pytest.raises(DeviceLost, match="reader_unended"):
        await take(bench.device, 1)


async def test_a_flood_holds_the_line_and_loses_nothing_that_was_taken(bench: Bench) -> None:
    one = bench.maker.data(7, CODE)
    flood = asyncio.create_task(pour(bench, one))
    taken = []
    with pytest.raises(DeviceLost, match="reader_floods"):
        while not bench.device.dropped:
            await asyncio.sleep(0)
        while True:
            taken += await take(bench.device, 1)
    flood.cancel()
    assert taken and all(each.text in (CODE.decode(), None) for each in taken)


async def first(device: LineReader) -> Reading:
    return await anext(aiter(device.readings()))


async def pour(bench: Bench, telegram: bytes) -> None:
    while True:
        bench.rig.peer.say(telegram * 50)
        await asyncio.sleep(0)
