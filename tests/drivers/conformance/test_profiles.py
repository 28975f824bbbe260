"""The drivers of profiles bits and io, over real sockets: the rules of every device, and what they refuse."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import pytest
from pymodbus.client import AsyncModbusTcpClient

from drivers.catalog import ALL_PLCS
from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.io_plc import IoPlc
from drivers.protocols import HasRegisters, Plc, PlcBlock
from drivers.sim.io_block import COILS, COUNTER_REGISTER, INPUTS, MARK_REGISTER, WATCHDOG_REGISTER, IoBlock
from drivers.sim.io_server import COIL_BASE, IoServer
from drivers.sim.modbus_server import PlcServer
from drivers.sim.small_plc import PASS, REJECT, STATION_WORDS, TOOK_PASS, TRIGGER, WORDS
from drivers.uncounted import BlockCount
from station.core.values import StationWords
from station.messages.instruments import REGISTER_PHRASES
from tests.drivers.conformance.rules import RULES, Bench
from tests.drivers.conformance.test_plc import Clock
from tests.drivers.plc.test_io_block import TOLD

pytestmark = pytest.mark.wire


class Signals:
    """Words or bits behind a server; the heartbeat moves at each read."""

    def __init__(self, shown: int, written: int) -> None:
        self.shown = [0] * shown
        self.written: tuple[int, ...] = (0,) * written
        self.beats = True
        self.gone = False

    def block(self) -> list[int] | None:
        if len(self.shown) == WORDS and self.beats:
            self.shown[1] = self.shown[1] % 32_000 + 1
        return None if self.gone else self.shown

    def write(self, words: Sequence[int]) -> bool:
        self.written = tuple(words)
        return not self.gone

    def station_words(self) -> tuple[int, ...]:
        return self.written


Server = PlcServer | IoServer


def made(profile: str) -> tuple[Signals, Server]:
    if profile == "bits":
        signals = Signals(WORDS, STATION_WORDS)
        return signals, PlcServer(signals, "127.0.0.1", 0, words=(WORDS, STATION_WORDS))
    signals = Signals(len(INPUTS), len(COILS))
    return signals, IoServer(signals, "127.0.0.1", 0, watchdog_ms=200)


def device(profile: str, server: Server, clock: Callable[[], float] = time.monotonic, **more: Any) -> Plc:
    told: dict[str, Any] = {"driver": "modbus", "profile": profile, "request_timeout_ms": 300}
    if profile == "io":
        outputs = {name: COIL_BASE + place for place, name in enumerate(COILS)}
        told |= TOLD | {"outputs": outputs, "watchdog": {"time_ms": 200, "register": WATCHDOG_REGISTER}}
    entry = ALL_PLCS[f"modbus:{profile}"]
    make: Callable[..., Plc] = entry.load()
    settings = entry.settings.model_validate({**told, "host": "127.0.0.1", "port": server.port, **more})
    return make("it", settings, clock)


@pytest.fixture(params=["bits", "io"])
def profile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def behind(profile: str) -> AsyncIterator[tuple[Signals, Server]]:
    signals, server = made(profile)
    await server.up()
    yield signals, server
    await server.down()


async def read(plc: Plc) -> None:
    """Open, and read until a block comes."""
    await plc.open()
    for _ in range(3):
        try:
            await plc.poll()
            return
        except NoAnswer:
            continue


@pytest.mark.parametrize("rule", RULES)
async def test_it_keeps_the_rules_of_every_device(rule: Callable[[Bench[Plc]], Awaitable[None]], profile: str) -> None:
    _, server = made(profile)
    await server.up()
    plc = device(profile, server)
    await server.down()

    async def use() -> None:
        try:
            await plc.poll()
        except NoAnswer:
            return

    await rule(Bench(plc, server.up, server.down, use))
    await plc.close()
    await server.down()


async def test_nothing_is_written_before_something_was_read(profile: str, behind: tuple[Signals, Server]) -> None:
    _, server = behind
    plc = device(profile, server)
    await plc.open()
    with pytest.raises(NoAnswer, match="plc_not_read"):
        await plc.write(StationWords(), 1)
    await read(plc)
    await plc.write(StationWords(), 1)
    await plc.close()


async def test_what_another_master_writes_is_seen(profile: str, behind: tuple[Signals, Server]) -> None:
    signals, server = behind
    plc = device(profile, server)
    await read(plc)
    await plc.write(StationWords(grant=1), 1)
    assert await plc.read_back()
    signals.write((1,) * len(signals.written))
    assert not await plc.read_back()
    await plc.close()


async def test_registers_and_probe_are_those_of_the_wire(profile: str, behind: tuple[Signals, Server]) -> None:
    _, server = behind
    plc = device(profile, server)
    await read(plc)
    await plc.write(StationWords(), 1)
    assert isinstance(plc, HasRegisters)
    shown = plc.registers()
    assert (shown.plc[0].name, shown.station[0].name) == (
        "sig_trigger",
        {"bits": "sig_passed", "io": "sig_let_go"}[profile],
    )
    assert {each.name for each in (*shown.plc, *shown.station)} <= REGISTER_PHRASES.keys()
    assert (await plc.probe()).ours
    await plc.close()


@pytest.mark.parametrize("use", ["poll", "write", "read_back"])
async def test_a_silence_is_no_answer_and_then_a_lost_plc(
    profile: str, behind: tuple[Signals, Server], use: str
) -> None:
    signals, server = behind
    plc = device(profile, server, request_timeout_ms=20, heartbeat_timeout_ms=100)
    await read(plc)
    await plc.write(StationWords(), 1)
    asks: dict[str, Callable[[], Awaitable[object]]] = {
        "poll": plc.poll,
        "write": lambda: plc.write(StationWords(), 3),
        "read_back": plc.read_back,
    }
    signals.gone = True
    told: list[str] = []
    for _ in range(5_000):
        if {"plc_silent", "plc_lost"} & set(told):
            break
        try:
            await asks[use]()
        except NoAnswer as silent:
            told.append(silent.key)
            if use == "read_back":
                plc._written = plc._sent  # type: ignore[attr-defined]
        except DeviceLost as lost:
            told.append(lost.key)
    assert len(told) > 1 and set(told[:-1]) <= {"plc_no_reply", "plc_busy"}
    await plc.close()


async def test_a_small_plc_without_a_heartbeat_is_lost() -> None:
    signals, server = made("bits")
    await server.up()
    plc = device("bits", server, heartbeat_timeout_ms=100)
    await read(plc)
    signals.beats = False
    with pytest.raises(DeviceLost, match="plc_heartbeat"):
        for _ in range(20):
            await plc.poll()
            await asyncio.sleep(0.01)
    await plc.close()
    await server.down()


class Asked:
    """A small PLC behind a socket that was granted epoch 1, and whose first case waits for its answer."""

    def __init__(self, plc: Plc, signals: Signals, clock: Clock) -> None:
        self.plc, self.signals, self.clock = plc, signals, clock

    async def see(self, signals: int) -> PlcBlock:
        self.clock.now_s += 0.02
        self.signals.shown[0] = signals
        return await self.plc.poll()

    async def told(self, beat: int, **words: int) -> int:
        """The answer bits that stand there then."""
        await self.plc.write(StationWords(outputs=1, **words), beat)
        return self.signals.written[0] & (PASS | REJECT)


async def asked(server: Server, signals: Signals) -> Asked:
    clock = Clock()
    it = Asked(device("bits", server, clock, exit_sensor="counter"), signals, clock)
    signals.shown[2] = 32_000
    await read(it.plc)
    await it.told(1, grant=1)
    await it.see(0)
    assert await it.told(2) == 0
    block = await it.see(TRIGGER)
    assert (block.epoch, block.case_seq, block.case_state) == (1, 1, CaseAsk.WAITING)
    return it


@pytest.fixture
async def small() -> AsyncIterator[tuple[Signals, Server]]:
    signals, server = made("bits")
    await server.up()
    yield signals, server
    await server.down()


async def test_a_case_is_asked_answered_and_seen_leaving_over_the_wrap_of_its_counter(
    small: tuple[Signals, Server],
) -> None:
    signals, server = small
    it = await asked(server, signals)
    assert await it.told(3, verdict_epoch=1, verdict=1) == PASS
    signals.shown[2] = 1
    block = await it.see(TOOK_PASS)
    assert (block.case_state, block.disposed_seq, block.good_mask, block.ejected_mask) == (CaseAsk.PASS_TAKEN, 1, 1, 0)
    assert await it.told(4, verdict_epoch=1, verdict=1) == 0
    await it.plc.close()


async def test_a_small_plc_that_was_away_is_never_let_a_case_go_that_was_asked_before(
    small: tuple[Signals, Server],
) -> None:
    signals, server = small
    it = await asked(server, signals)
    await server.down()
    with pytest.raises(DeviceLost):
        await it.see(TRIGGER)
    await server.up()
    it.clock.now_s += 0.3
    await it.plc.open()
    with pytest.raises(NoAnswer, match="plc_first_heartbeat"):
        await it.see(TRIGGER)
    block = await it.see(TRIGGER)
    assert (block.epoch, block.disposed_seq, block.good_mask | block.ejected_mask) == (1, 1, 0)
    assert await it.told(5, verdict_epoch=1, verdict=1) == REJECT
    await it.plc.close()


# the I/O block -------------------------------------------------------------------------------------------------------


@pytest.fixture
async def block() -> AsyncIterator[tuple[Signals, IoServer]]:
    signals, server = made("io")
    assert isinstance(server, IoServer)
    await server.up()
    yield signals, server
    await server.down()


async def test_inputs_and_coils_are_in_the_order_of_their_numbers(block: tuple[Signals, IoServer]) -> None:
    signals, server = block
    plc = device("io", server)
    signals.shown = [0, 1, 0, 1, 0]
    await read(plc)
    assert isinstance(plc, IoPlc)
    assert [each.value for each in plc.registers().plc] == [0, 1, 0, 1, 0]
    await plc.write(StationWords(grant=1, outputs=0b101010), 1)
    assert signals.written == (0, 0, 1, 0, 1, 0, 1)
    await plc.close()


async def test_a_station_that_stops_leaves_no_output_on(block: tuple[Signals, IoServer]) -> None:
    """Not to the watchdog alone: a second master that only reads keeps it fed."""
    signals, server = block
    plc = device("io", server)
    await read(plc)
    await plc.write(StationWords(grant=1, outputs=0b111110), 1)
    assert any(signals.written)
    await plc.close()
    assert not any(signals.written)


async def test_who_only_looks_at_the_block_of_a_running_line_puts_nothing_off(block: tuple[Signals, IoServer]) -> None:
    """``station check`` polls it and writes nothing."""
    signals, server = block
    line, look = device("io", server), device("io", server)
    await read(line)
    await line.write(StationWords(grant=1, outputs=0b111110), 1)
    before = tuple(signals.written)
    await read(look)
    await look.close()
    assert tuple(signals.written) == before and any(before)
    await line.close()


async def test_closing_a_block_that_is_away_takes_no_longer_than_a_request(block: tuple[Signals, IoServer]) -> None:
    signals, server = block
    plc = device("io", server, request_timeout_ms=50)
    await read(plc)
    await plc.write(StationWords(grant=1, outputs=0b111110), 1)
    signals.gone = True
    async with asyncio.timeout(2):
        await plc.close()
        await plc.close()


async def test_a_block_that_was_away_while_the_belt_ran_begins_anew(block: tuple[Signals, IoServer]) -> None:
    signals, server = block
    clock = Clock()
    plc = device("io", server, clock)
    running, dark = [0, 0, 0, 1, 0], [1, 0, 0, 1, 0]
    signals.shown = running
    await read(plc)
    await plc.write(StationWords(grant=1), 1)
    clock.now_s += 0.02
    signals.shown = dark
    assert (await plc.poll()).case_seq == 1
    await server.down()
    with pytest.raises(DeviceLost):
        await plc.poll()
    await server.up()
    await plc.open()
    clock.now_s += 5
    assert ((found := await plc.poll()).epoch, found.in_transit) == (0, 0)
    await plc.write(StationWords(verdict_epoch=1, verdict=1, outputs=1), 2)
    assert signals.written[:2] == (0, 0)
    await plc.close()


async def test_a_block_whose_watchdog_is_off_is_refused_also_while_it_runs(block: tuple[Signals, IoServer]) -> None:
    _, server = block
    plc = device("io", server)
    server.watchdog_ms = 0
    with pytest.raises(WireFault, match="plc_watchdog_off"):
        await plc.open()
    server.watchdog_ms = 200
    await read(plc)
    server.watchdog_ms = 0
    assert isinstance(plc, IoPlc)
    plc._watchdog_s -= 60
    with pytest.raises(WireFault, match="plc_watchdog_off"):
        await plc.read_back()
    await plc.close()


async def test_a_watchdog_that_cannot_be_read_is_refused_unless_a_person_has_tried_it(
    block: tuple[Signals, IoServer],
) -> None:
    _, server = block
    plc = device("io", server, watchdog={"time_ms": 200, "register": 7})
    with pytest.raises(WireFault, match="plc_watchdog_unread"):
        await plc.open()
    await plc.close()
    tried = device("io", server, watchdog={"time_ms": 200, "confirmed_by": "Li"})
    await read(tried)
    await tried.close()


async def test_an_io_block_with_other_addresses_is_told_by_what_it_has_not(block: tuple[Signals, IoServer]) -> None:
    signals, server = block
    told = TOLD["inputs"] | {"reset": 9}
    moved = device("io", server, inputs=told)
    await moved.open()
    with pytest.raises(WireFault, match="plc_no_inputs") as inputs:
        await moved.poll()
    assert inputs.value.arguments == {"first": 0, "last": 9, "code": 2}
    await moved.close()
    far = device("io", server, outputs={"let_go": COIL_BASE, "red": COIL_BASE + 20})
    await read(far)
    with pytest.raises(WireFault, match="plc_no_coils") as coils:
        await far.write(StationWords(grant=1), 1)
    assert coils.value.arguments == {"first": COIL_BASE, "last": COIL_BASE + 20, "code": 2}
    assert not any(signals.written)
    await far.close()


async def test_a_counter_that_is_not_in_the_block_is_refused(block: tuple[Signals, IoServer]) -> None:
    _, server = block
    plc = device("io", server, counter={"register": COUNTER_REGISTER + 1})
    with pytest.raises(WireFault, match="plc_counter_unread"):
        await plc.open()
    await plc.close()


async def test_cases_that_pass_while_the_cable_is_out_are_known_by_the_blocks_own_counter(
    block: tuple[Signals, IoServer],
) -> None:
    signals, server = block
    clock, passed = Clock(), 700
    counting = IoBlock(300, 200)
    counting._count = passed
    server._block = lambda: counting
    plc = device("io", server, clock, counter={"register": COUNTER_REGISTER})
    assert isinstance(plc, IoPlc)
    running, dark = [0, 0, 0, 1, 0], [1, 0, 0, 1, 0]

    async def look(shown: list[int]) -> None:
        clock.now_s += 0.04
        signals.shown = shown
        await plc.poll()
        await plc.write(StationWords(grant=grant, outputs=1), round(clock.now_s * 1_000) % 32_000 + 1)

    grant = 1
    await read(plc)
    for _ in range(4):
        for _ in range(20):
            await look(running)
        counting._count = passed = passed + 1
        for _ in range(10):
            await look(dark)
    while (told := plc.take_uncounted()) is not None:
        assert told.at_start
    await server.down()
    with pytest.raises(DeviceLost):
        await plc.poll()
    clock.now_s += 4
    counting._count = passed + 3
    await server.up()
    await plc.open()
    grant = 2
    for _ in range(4):
        await look(running)
    told = plc.take_uncounted()
    assert told is not None and (told.seen, told.unseen) == (0, 3)
    await plc.close()


async def test_the_simulated_block_answers_another_client_and_refuses_what_it_has_not(
    block: tuple[Signals, IoServer],
) -> None:
    signals, server = block
    signals.shown = [1, 0, 0, 1, 1]
    async with AsyncModbusTcpClient("127.0.0.1", port=server.port, retries=0, timeout=1) as client:
        assert (await client.read_discrete_inputs(0, count=5)).bits[:5] == [True, False, False, True, True]
        assert not (await client.write_coils(COIL_BASE, [True, False, True])).isError()
        assert signals.written[:3] == (1, 0, 1)
        assert (await client.read_holding_registers(WATCHDOG_REGISTER, count=1)).registers == [200]
        assert (await client.read_discrete_inputs(3, count=9)).isError()
        assert (await client.read_input_registers(0, count=1)).isError()


COUNTER = {"register": COUNTER_REGISTER, "mark": MARK_REGISTER}


class Counted:
    """A block that counts, and a driver that looks at it while cases pass, or while the station is off."""

    def __init__(self, block: tuple[Signals, IoServer]) -> None:
        self.signals, self.server = block
        self.clock = Clock()
        self.block = IoBlock(300, 200)
        self.block._count = 700
        self.server._block = lambda: self.block
        self.plc, self.kept, self.grant = self.made(), BlockCount(None, 0, "", 0, 0), 1

    def made(self) -> IoPlc:
        plc = device("io", self.server, self.clock, counter=COUNTER)
        assert isinstance(plc, IoPlc)
        return plc

    async def look(self, times: int, shown: list[int]) -> None:
        for _ in range(times):
            self.clock.now_s += 0.04
            self.signals.shown = shown
            await self.plc.poll()
            words = StationWords(grant=self.grant, outputs=1)
            await self.plc.write(words, round(self.clock.now_s * 1_000) % 32_000 + 1)
            self.kept = self.plc.take_count() or self.kept

    async def packs(self, cases: int) -> None:
        for _ in range(cases):
            await self.look(20, [0, 0, 0, 1, 0])
            self.block._count += 1
            await self.look(10, [1, 0, 0, 1, 0])
        await self.look(20, [0, 0, 0, 1, 0])

    async def restarts(self, passed: int) -> list[int | None]:
        """The station is off for four seconds, in which so many cases pass; what it tells of them then."""
        await self.plc.close()
        self.block._count += passed
        self.clock.now_s += 4
        self.plc, self.grant = self.made(), 2
        await self.plc.open()
        self.plc.resume_count(self.kept, 4_000)
        await self.look(4, [0, 0, 0, 1, 0])
        told = self.plc.take_uncounted()
        return [] if told is None else [told.unseen]


async def test_cases_that_pass_while_the_station_is_off_are_known_by_the_count_that_was_kept(
    block: tuple[Signals, IoServer],
) -> None:
    line = Counted(block)
    await line.plc.open()
    await line.packs(4)
    assert (line.kept.value, line.kept.mark) == (704, line.block.mark)
    assert line.block.mark
    assert await line.restarts(passed=3) == [3]
    await line.plc.close()


@pytest.mark.parametrize("change", ["another block", "lost its power", "went back"])
async def test_a_block_that_may_have_counted_otherwise_is_not_believed(
    block: tuple[Signals, IoServer], change: str
) -> None:
    line = Counted(block)
    await line.plc.open()
    await line.packs(4)
    if change == "another block":
        line.block.mark = 1 + line.block.mark % 65_535
    elif change == "lost its power":
        line.block.mark = 0
    else:
        line.block._count = 0
    assert await line.restarts(passed=3) == [None]
    assert line.block.mark
    await line.plc.close()


async def test_a_register_that_keeps_no_mark_is_refused(block: tuple[Signals, IoServer]) -> None:
    class Forgetful(IoBlock):
        mark = property(lambda self: 0, lambda self, value: None)

    line = Counted(block)
    line.block = Forgetful(300, 200)
    await line.plc.open()
    with pytest.raises(WireFault, match="plc_mark_refused"):
        await line.look(40, [0, 0, 0, 1, 0])
    await line.plc.close()
    missing = device("io", line.server, line.clock, counter=COUNTER | {"mark": MARK_REGISTER + 1})
    with pytest.raises(WireFault, match="plc_counter_unread"):
        await missing.open()
    await missing.close()
