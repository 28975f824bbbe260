"""``plc-test --profile io`` against the simulated block in virtual time: green, and red for each broken block."""

import asyncio
import struct
from collections.abc import Sequence
from typing import Any, Literal

import pytest

from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.plc.profiles.settings import IoSettings
from drivers.plc_test.io_session import IO_CHECKS, IoSession
from drivers.plc_test.results import Verdict
from drivers.sim.io_block import COILS, COUNTER_REGISTER, INPUTS, MARK_REGISTER, WATCHDOG_REGISTER, IoBlock
from drivers.sim.io_server import COIL_BASE, IoServer
from drivers.sim.plc_bench import PlcBench
from drivers.sim.profiles import make_server
from drivers.sim.settings import PlantSettings
from station.messages.plc_io import IO_INSTRUCTIONS, IO_NOT_TESTED, IO_TEXTS
from station.messages.templates import places

WATCHDOG_MS = 200
TABLE: dict[str, Any] = {
    "driver": "modbus",
    "host": "block",
    "profile": "io",
    "inputs": {name: place for place, name in enumerate(INPUTS)},
    "outputs": {name: COIL_BASE + place for place, name in enumerate(COILS)},
    "belt": {
        "speed_mm_s": 1_000,
        "reject_mm": 2_000,
        "exit_mm": 2_400,
        "ejected_mm": 2_500,
        "window_mm": 100,
        "case_mm": 300,
    },
    "watchdog": {"time_ms": WATCHDOG_MS, "register": WATCHDOG_REGISTER},
    "counter": {"register": COUNTER_REGISTER},
}
PLANT = PlantSettings(shape="picture", rows=2, columns=3, units_per_hour=20_000, profile="io", camera="asked")


class VirtualBlock:
    """The simulated block, its server without a socket, and a clock that moves with every request and pause."""

    request_ms = 1

    def __init__(self) -> None:
        self.bench = PlcBench(PLANT)
        server = make_server(self.bench.plant, "", 0, unit=1, plc_base=0, station_base=0)
        assert isinstance(server, IoServer)
        self.server = server
        self.now_ms = 0
        self.is_open = False
        self.writes: list[tuple[bool, ...]] = []
        self.hands: set[str] = set()
        """Photocells that a person breaks, now and then."""

    @property
    def block(self) -> IoBlock:
        assert isinstance(self.bench.plant.program, IoBlock)
        return self.bench.plant.program

    def clock(self) -> float:
        return self.now_ms / 1_000

    def spend(self, ms: int) -> None:
        for _ in range(ms // 5):
            self.bench.advance(5)
        self.bench.advance(ms % 5)
        self.now_ms += ms
        self.block.stuck = self.hands if self.now_ms // 400 % 2 else set()

    async def pause(self, seconds: float) -> None:
        self.spend(round(seconds * 1_000))

    async def open(self) -> None:
        self.is_open = True

    async def close(self) -> None:
        self.is_open = False

    def answer(self, pdu: bytes) -> bytes | None:
        return self.server._answer(pdu)

    def asked(self, function: int, data: bytes) -> bytes:
        self.spend(self.request_ms)
        if not self.is_open:
            raise DeviceLost("plc_lost", host="block", port=502)
        found = self.answer(bytes([function]) + data)
        if found is None:
            raise NoAnswer("plc_no_reply", timeout_ms=300)
        if found[0] & 0x80:
            self.is_open = False
            raise WireFault("plc_exception", code=found[1])
        return found[1:]

    async def read_bits(self, function: Literal[1, 2], address: int, count: int) -> list[bool]:
        data = self.asked(function, struct.pack(">HH", address, count))
        return [bool(data[1 + at // 8] >> at % 8 & 1) for at in range(count)]

    async def write_bits(self, address: int, bits: Sequence[bool]) -> None:
        self.writes.append(tuple(bits))
        packed = sum(1 << at for at, on in enumerate(bits) if on)
        length = (len(bits) + 7) // 8
        self.asked(15, struct.pack(">HHB", address, len(bits), length) + packed.to_bytes(length, "little"))

    async def read(self, function: int, address: int, count: int) -> list[int]:
        data = self.asked(function, struct.pack(">HH", address, count))
        return list(struct.unpack(f">{count}H", data[1:]))


class WithoutWatchdog(VirtualBlock):
    """Its register says that it is on, and nothing ever drops."""

    def __init__(self) -> None:
        super().__init__()
        self.block.watchdog_ms = 0


class SlowWatchdog(VirtualBlock):
    def __init__(self) -> None:
        super().__init__()
        self.block.watchdog_ms = 4 * WATCHDOG_MS


class QuickWatchdog(VirtualBlock):
    def __init__(self) -> None:
        super().__init__()
        self.block.watchdog_ms = WATCHDOG_MS // 4


class HastyWatchdog(VirtualBlock):
    """Faster than a poll."""

    def __init__(self) -> None:
        super().__init__()
        self.block.watchdog_ms = 15


class WatchdogOff(VirtualBlock):
    """And it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.server.watchdog_ms = self.block.watchdog_ms = 0


class WatchesConnections(VirtualBlock):
    """It drops its outputs when the last connection is closed, and only then."""

    def __init__(self) -> None:
        super().__init__()
        self.block.watchdog_ms = 0

    async def close(self) -> None:
        await super().close()
        self.bench.plant.write([0] * len(COILS))


class WatchesSilenceOnly(VirtualBlock):
    """A cut connection is not the silence that it counts."""

    async def close(self) -> None:
        await super().close()
        self.block.watchdog_ms = 0

    async def open(self) -> None:
        await super().open()
        self.block.asked()
        self.block.watchdog_ms = WATCHDOG_MS


class ComesBack(VirtualBlock):
    """Its outputs come on again as soon as somebody asks."""

    def __init__(self) -> None:
        super().__init__()
        self.tripped_to: tuple[int, ...] = ()

    def answer(self, pdu: bytes) -> bytes | None:
        before = self.bench.plant.station_words() if self.block.tripped else ()
        found = super().answer(pdu)
        if self.tripped_to:
            self.bench.plant.write(self.tripped_to)
        self.tripped_to = before
        return found


class RejecterStays(VirtualBlock):
    """The safe state of one output is on: the one that disarms."""

    def answer(self, pdu: bytes) -> bytes | None:
        if self.block.tripped:
            self.bench.plant.write([*self.bench.plant.station_words()[:1], *[0] * (len(COILS) - 1)])
            self.block.asked()
        return super().answer(pdu)


class ReadOnly(VirtualBlock):
    """Writes are acknowledged, and nothing comes of them."""

    def answer(self, pdu: bytes) -> bytes | None:
        return pdu[:5] if pdu[0] == 15 else super().answer(pdu)


class RefusesWrites(VirtualBlock):
    def answer(self, pdu: bytes) -> bytes | None:
        return bytes([0x8F, 1]) if pdu[0] == 15 else super().answer(pdu)


class Sticks(VirtualBlock):
    """Amber goes on, and never off again."""

    def answer(self, pdu: bytes) -> bytes | None:
        on = self.bench.plant.station_words()[COILS.index("amber")]
        found = super().answer(pdu)
        coils = [*self.bench.plant.station_words()]
        coils[COILS.index("amber")] |= on
        self.bench.plant.write(coils)
        return found


class Grouped(VirtualBlock):
    """Red lights green as well."""

    def answer(self, pdu: bytes) -> bytes | None:
        found = super().answer(pdu)
        coils = [*self.bench.plant.station_words()]
        coils[COILS.index("green")] |= coils[COILS.index("red")]
        self.bench.plant.write(coils)
        return found


class OtherInputs(VirtualBlock):
    def answer(self, pdu: bytes) -> bytes | None:
        return bytes([0x82, 2]) if pdu[0] == 2 else super().answer(pdu)


class OtherCoils(VirtualBlock):
    def answer(self, pdu: bytes) -> bytes | None:
        return bytes([0x81, 2]) if pdu[0] == 1 else super().answer(pdu)


class OtherRegisters(VirtualBlock):
    def answer(self, pdu: bytes) -> bytes | None:
        return bytes([pdu[0] | 0x80, 2]) if pdu[0] in (3, 4) else super().answer(pdu)


class Slow(VirtualBlock):
    request_ms = 15


class AnotherMaster(VirtualBlock):
    """Somebody switches the buzzer now and then."""

    def spend(self, ms: int) -> None:
        super().spend(ms)
        self.bench.plant.write([int(name == "buzzer" and self.now_ms % 1_000 > 500) for name in COILS])


class Disarmed(VirtualBlock):
    def __init__(self) -> None:
        super().__init__()
        self.bench.plant.write([1, *[0] * (len(COILS) - 1)])


class StuckPhotocell(VirtualBlock):
    def spend(self, ms: int) -> None:
        super().spend(ms)
        self.block.stuck = {"ejected"}


class CountsTwice(VirtualBlock):
    """Without a filter each edge is two."""

    def answer(self, pdu: bytes) -> bytes | None:
        found = super().answer(pdu)
        return bytes([4, 2]) + struct.pack(">H", 2 * self.block.cases_counted) if pdu[0] == 4 else found


def run(wire: VirtualBlock | None = None, *, switch: bool = True, patience_s: float = 20.0, **table: Any) -> IoSession:
    wire = wire or VirtualBlock()
    settings = IoSettings.model_validate(TABLE | table)
    session = IoSession(
        settings,
        wire,
        switch_outputs=switch,
        patience_s=patience_s,
        clock=wire.clock,
        pause=wire.pause,
        tell=lambda key, _: None,
    )
    asyncio.run(session.run())
    return session


def checks(session: IoSession, verdict: Verdict) -> set[str]:
    return {name for name, outcome in session.results.outcomes.items() if outcome.verdict == verdict} - {"io_limit"}


def test_the_simulated_block_is_green() -> None:
    session = run()
    assert checks(session, "pass") == set(IO_CHECKS) - {"io_limit"}
    assert session.watchdog_ms is not None
    low, high = session.watchdog_ms
    assert low <= WATCHDOG_MS <= high <= WATCHDOG_MS + 60


def test_a_mark_register_that_is_not_there_is_red_and_one_that_is_keeps_its_word() -> None:
    wire = VirtualBlock()
    wire.block.mark = 4_711
    assert "io_registers" in checks(run(wire, counter={"register": COUNTER_REGISTER, "mark": MARK_REGISTER}), "pass")
    assert wire.block.mark == 4_711
    missing = run(counter={"register": COUNTER_REGISTER, "mark": MARK_REGISTER + 1})
    assert checks(missing, "fail") == {"io_registers"}
    assert dict(missing.results.outcomes["io_registers"].first)["register"] == MARK_REGISTER + 1


BROKEN: dict[type[VirtualBlock], set[str]] = {
    WithoutWatchdog: {"io_watchdog_silent", "io_watchdog_cut", "io_rejecter_drops"},
    SlowWatchdog: {"io_watchdog_silent", "io_watchdog_cut", "io_rejecter_drops"},
    QuickWatchdog: {"io_watchdog_time"},
    HastyWatchdog: {"io_watchdog_steady", "io_watchdog_time"},
    WatchdogOff: {"io_watchdog_told", "io_watchdog_silent", "io_watchdog_cut", "io_rejecter_drops"},
    WatchesConnections: {"io_watchdog_silent", "io_rejecter_drops"},
    WatchesSilenceOnly: {"io_watchdog_cut", "io_rejecter_drops"},
    ComesBack: {"io_watchdog_stays"},
    RejecterStays: {"io_rejecter_drops", "io_watchdog_silent", "io_watchdog_cut"},
    ReadOnly: {"io_written"},
    RefusesWrites: {"io_coils"},
    Sticks: {"io_off"},
    Grouped: {"io_apart"},
    OtherInputs: {"io_inputs"},
    OtherCoils: {"io_coils"},
    OtherRegisters: {"io_registers"},
    Slow: {"io_fast"},
    AnotherMaster: {"io_alone"},
    Disarmed: {"io_armed"},
    StuckPhotocell: {"io_ejected"},
    CountsTwice: {"io_counter"},
}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: each.__name__)
def test_a_broken_block_is_red_in_what_is_wrong_and_in_nothing_else(broken: type[VirtualBlock]) -> None:
    assert checks(run(broken()), "fail") == BROKEN[broken]


def test_every_check_is_red_for_some_block() -> None:
    shown = {check for found in BROKEN.values() for check in found}
    by_hand_only = {"io_trigger", "io_exit", "io_running"}
    """Like io_ejected."""
    assert set(IO_CHECKS) - shown - {"io_limit"} == by_hand_only


def test_without_the_flag_only_lamps_are_written() -> None:
    wire = VirtualBlock()
    wire.hands = {"trigger", "exit", "ejected"}
    session = run(wire, switch=False, counter=None)
    lamps = {COILS.index(name) for name in ("red", "amber", "green")}
    assert {at for bits in wire.writes for at, on in enumerate(bits) if on} == lamps
    assert checks(session, "fail") == set()
    assert checks(session, "not_tested") == {"io_rejecter_drops", "io_counter"}
    assert session.results.outcomes["io_rejecter_drops"].why_not == "not_switched"


def test_a_block_without_lamps_is_written_nothing_without_the_flag() -> None:
    wire = VirtualBlock()
    run(wire, switch=False, patience_s=0.5, outputs={"let_go": COIL_BASE, "permissive": COIL_BASE + 1})
    assert wire.writes == []


@pytest.mark.parametrize("broken", [AnotherMaster, Disarmed])
def test_nothing_is_written_where_somebody_else_may_write(broken: type[VirtualBlock]) -> None:
    wire = broken()
    session = run(wire)
    assert wire.writes == []
    assert session.results.outcomes["io_written"].why_not == "not_alone"


def test_everything_is_off_at_the_end() -> None:
    wire = VirtualBlock()
    run(wire)
    assert not any(wire.writes[-1])
    assert not wire.is_open


def test_a_photocell_that_nobody_breaks_is_not_tested() -> None:
    session = run(switch=False, patience_s=0.5)
    assert checks(session, "not_tested") >= {"io_trigger", "io_exit", "io_ejected"}
    assert session.results.outcomes["io_exit"].why_not == "unbroken"


def test_a_block_that_dies_in_the_middle_is_the_end() -> None:
    class Dies(VirtualBlock):
        async def open(self) -> None:
            if self.now_ms > 2_000:
                raise DeviceLost("plc_lost", host="block", port=502)
            await super().open()

        def answer(self, pdu: bytes) -> bytes | None:
            return bytes([pdu[0] | 0x80, 4]) if self.now_ms > 2_000 else super().answer(pdu)

    with pytest.raises(DeviceLost):
        run(Dies())


def test_every_check_and_every_reason_has_its_words() -> None:
    assert set(IO_TEXTS) == set(IO_CHECKS)
    assert set(IO_INSTRUCTIONS) == {"io_running", "io_trigger", "io_ejected", "io_exit"}
    for broken in BROKEN:
        session = run(broken())
        for name, outcome in session.results.outcomes.items():
            assert outcome.why_not in IO_NOT_TESTED
            if outcome.faults:
                text = IO_TEXTS[name].fault
                assert places(text.what) | places(text.do) <= set(outcome.first), name
