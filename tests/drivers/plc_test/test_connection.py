"""``station plc-test`` on real sockets: what is wrong before the first word is written, and a short run."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from drivers.errors import DriverError
from drivers.plc.profiles.settings import BitsSettings
from drivers.plc.settings import ModbusSettings
from drivers.plc_test.bits_session import BitsSession
from drivers.plc_test.connection import meet, modbus_at, run
from drivers.plc_test.scenarios import SCENARIOS, play
from drivers.plc_test.session import PlcTestTiming, Session
from drivers.sim.io_server import IoServer
from drivers.sim.modbus_server import PlcServer
from drivers.sim.plc_bench import PlcBench
from drivers.sim.profiles import make_server
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant
from tests.drivers.plc_test.virtual import SETTINGS

pytestmark = pytest.mark.wire
WATCH_S = 0.02
QUICK = PlcTestTiming(settle_ms=60, answer_ms=600, doubt_ms=60, patience_ms=4_000)
UNIT, PLC_BASE, STATION_BASE = 7, 30, 200


class Running:
    """A simulated PLC on loopback, with blocks at unusual places."""

    def __init__(self) -> None:
        self.bench = PlcBench(SETTINGS)
        self.server = PlcServer(
            self.bench.plant, "127.0.0.1", 0, unit=UNIT, plc_base=PLC_BASE, station_base=STATION_BASE
        )

    def place(self, **wrong: int | str) -> ModbusSettings:
        right = {"unit": UNIT, "plc_base": PLC_BASE, "station_base": STATION_BASE}
        return modbus_at("127.0.0.1", self.server.port, **{**right, **wrong})


@pytest.fixture
async def plc() -> AsyncIterator[Running]:
    running = Running()
    await running.server.up()
    running.bench.advance(20)
    yield running
    await running.server.down()


async def refusal(place: ModbusSettings) -> tuple[str, dict[str, str | int | float]]:
    with pytest.raises(DriverError) as refused:
        await meet(place, WATCH_S)
    return refused.value.key, dict(refused.value.arguments)


async def test_right_places_are_accepted(plc: Running) -> None:
    await meet(plc.place(), WATCH_S)


async def test_nobody_at_the_address(plc: Running) -> None:
    await plc.server.down()
    assert (await refusal(plc.place()))[0] == "plc_test_nobody"


@pytest.mark.parametrize("base", [PLC_BASE - 1, PLC_BASE + 1])
async def test_another_base_is_found(plc: Running, base: int) -> None:
    assert await refusal(plc.place(plc_base=base)) == ("plc_test_elsewhere", {"kind": "holding", "base": PLC_BASE})


async def test_a_base_as_tools_write_it_is_found() -> None:
    bench = PlcBench(SETTINGS)
    server = PlcServer(bench.plant, "127.0.0.1", 0)
    await server.up()
    bench.advance(20)
    try:
        found = await refusal(modbus_at("127.0.0.1", server.port, plc_base=40_001))
    finally:
        await server.down()
    assert found == ("plc_test_elsewhere", {"kind": "holding", "base": 0})


async def test_no_block_anywhere_names_the_registers_asked_for(plc: Running) -> None:
    key, told = await refusal(plc.place(plc_base=5_000))
    assert (key, told["first"], told["last"]) == ("plc_no_block", 5_000, 5_023)


async def test_no_station_block_names_the_registers_asked_for(plc: Running) -> None:
    key, told = await refusal(plc.place(station_base=5_000))
    assert (key, told["first"], told["last"]) == ("plc_no_station_block", 5_000, 5_017)


async def test_a_station_that_writes_meanwhile_is_seen(plc: Running) -> None:
    async def station() -> None:
        for number in range(1, 10_000):
            plc.bench.plant.write([number, 1, *[0] * 15, number])
            await asyncio.sleep(0)

    writing = asyncio.create_task(station())
    try:
        assert (await refusal(plc.place()))[0] == "plc_test_station_runs"
    finally:
        writing.cancel()


async def test_words_of_somebody_else_where_the_station_would_write(plc: Running) -> None:
    plc.bench.plant.write([7, 512, *[9] * 16])
    assert (await refusal(plc.place()))[0] == "plc_station_block_foreign"


async def test_a_unit_that_is_refused_is_told_by_the_one_that_answers(plc: Running) -> None:
    """This server refuses every other unit by an exception; a server of unit 255 is looked for, too."""
    assert (await refusal(plc.place(unit=9)))[0] == "plc_exception", "7 is no usual unit"
    server = PlcServer(plc.bench.plant, "127.0.0.1", 0, unit=255)
    await server.up()
    try:
        found = await refusal(modbus_at("127.0.0.1", server.port))
    finally:
        await server.down()
    assert found == ("plc_test_other_unit", {"unit": 1, "found": 255})


async def test_another_map_version_is_named(plc: Running) -> None:
    program = plc.bench.plant.program
    assert program is not None
    program.block[1] = 2
    assert await refusal(plc.place()) == ("plc_map_version", {"theirs": 2, "ours": 1})


async def test_a_plc_that_accepts_and_says_nothing_may_serve_one_connection_only() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert (await refusal(modbus_at("127.0.0.1", port)))[0] == "plc_test_one_connection"


def as_http(_: bytes) -> bytes:
    return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"


def as_gateway(request: bytes) -> bytes:
    """Exception 11: nothing answers behind it."""
    return request[:2] + bytes((0, 0, 0, 3, request[6], 0x83, 0x0B))


def half(request: bytes) -> bytes:
    return request[:4]


@pytest.mark.parametrize(
    ("answer", "key", "told"),
    [
        (as_http, "plc_test_no_modbus", {"host", "port"}),
        (as_gateway, "plc_test_busy", {"code"}),
        (half, "plc_test_one_connection", set()),
    ],
)
async def test_what_answers_is_told_by_what_it_is(answer: Callable[[bytes], bytes], key: str, told: set[str]) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(await reader.read(260)))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        found, arguments = await refusal(modbus_at("127.0.0.1", port, request_timeout_ms=50))
    assert (found, set(arguments)) == (key, told)


async def test_an_ipv6_address_is_told_as_it_is_typed() -> None:
    key, told = await refusal(modbus_at("::1", 1))
    assert (key, told["host"]) == ("plc_test_nobody", "[::1]")


async def test_a_run_on_the_wire_goes_on_over_a_restart_of_the_plc(plc: Running) -> None:
    async def line() -> None:
        while True:
            plc.bench.advance(10)
            await (plc.server.up() if plc.bench.plant.answers else plc.server.down())
            await asyncio.sleep(0.004)  # the belt runs faster than the clock

    session = Session(QUICK, lambda key: None, lambda key: None)
    tried = tuple(each for each in SCENARIOS if each.name in ("believe", "plc"))
    script = play(session, tried, lambda number, scenario: None)
    running = asyncio.create_task(line())
    try:
        async with asyncio.timeout(20):
            await run(plc.place(), session, script, poll_ms=5)
    finally:
        running.cancel()
    outcomes = session.results.outcomes
    checks = ("replies", "three_beats", "grant_adopted", "first_number", "starts_in_epoch_0", "records_forgotten")
    found = {name: outcomes[name].verdict for name in checks}
    assert set(found.values()) == {"pass"}, found
    assert outcomes["grant_adopted"].tried >= 2


# small PLCs

BITS = PlantSettings(shape="picture", rows=2, columns=3, units_per_hour=40_000, profile="bits", camera="asked")


class SmallPlcOnTheWire:
    """The simulated small PLC on loopback, on a line that runs ten times as fast as the clock."""

    def __init__(self) -> None:
        self.bench = PlcBench(BITS)
        self.server = make_server(self.bench.plant, "127.0.0.1", 0, unit=1, plc_base=0, station_base=10)

    def settings(self, **wrong: int) -> BitsSettings:
        told = {"driver": "modbus", "profile": "bits", "host": "127.0.0.1", "port": self.server.port}
        return BitsSettings.model_validate({**told, "station_base": 10, "request_timeout_ms": 100, **wrong})

    async def line(self) -> None:
        while True:
            self.bench.advance(5)
            await asyncio.sleep(0.002)


@pytest.fixture
async def small() -> AsyncIterator[SmallPlcOnTheWire]:
    plc = SmallPlcOnTheWire()
    await plc.server.up()
    running = asyncio.create_task(plc.line())
    yield plc
    running.cancel()
    await plc.server.down()


async def told(settings: BitsSettings) -> str:
    with pytest.raises(DriverError) as refused:
        await meet(settings, WATCH_S)
    return refused.value.key


async def test_a_small_plc_is_met_also_where_its_words_lie_close_together(small: SmallPlcOnTheWire) -> None:
    await meet(small.settings(), WATCH_S)


async def test_a_small_plc_elsewhere_is_told_by_its_registers(small: SmallPlcOnTheWire) -> None:
    assert await told(small.settings(plc_base=500)) == "plc_no_block"
    assert await told(small.settings(station_base=500)) == "plc_no_station_block"
    await small.server.down()
    assert await told(small.settings()) == "plc_test_nobody"


async def test_a_small_plc_that_answers_as_another_unit_is_told_by_it() -> None:
    only_255 = IoServer(SimulatedPlant(BITS), "127.0.0.1", 0, unit=255)
    await only_255.up()
    try:
        with pytest.raises(DriverError) as refused:
            told = {"driver": "modbus", "profile": "bits", "host": "127.0.0.1", "port": only_255.port}
            await meet(BitsSettings.model_validate({**told, "request_timeout_ms": 100}), WATCH_S)
    finally:
        await only_255.down()
    assert (refused.value.key, dict(refused.value.arguments)) == ("plc_test_other_unit", {"unit": 1, "found": 255})


async def test_a_station_that_plays_with_a_small_plc_meanwhile_is_seen(small: SmallPlcOnTheWire) -> None:
    async def station() -> None:
        for beat in range(1, 10_000):
            small.bench.plant.write([4, beat])
            await asyncio.sleep(0)

    writing = asyncio.create_task(station())
    try:
        assert await told(small.settings()) == "plc_test_station_runs"
    finally:
        writing.cancel()


async def test_a_plc_of_the_whole_map_is_no_small_one(plc: Running) -> None:
    place = {"driver": "modbus", "profile": "bits", "host": "127.0.0.1", "port": plc.server.port}
    where = {"unit": UNIT, "plc_base": PLC_BASE, "station_base": STATION_BASE}
    assert await told(BitsSettings.model_validate({**place, **where})) == "plc_test_is_map1"


async def test_a_lost_connection_is_a_fault_of_a_small_plc_and_ends_no_test(small: SmallPlcOnTheWire) -> None:
    session = BitsSession(patience_ms=4_000)
    cuts = 0

    def script() -> Iterator[None]:
        nonlocal cuts
        session.answer = session.wiring.permissive | session.wiring.reject
        while session.reads < 40:
            if session.reads == 20 and not cuts:
                cuts += 1
                asyncio.get_running_loop().create_task(cut())
            yield

    async def cut() -> None:
        await small.server.down()
        await small.server.up()

    async with asyncio.timeout(20):
        await run(small.settings(), session, script(), poll_ms=5)
    replies = session.results.outcomes["bits_replies"]
    assert replies.faults == 1 and replies.error is not None and replies.error.key == "plc_lost"
    assert session.reads == 40
    assert list(small.bench.plant.station_words()) == [0, 0], "nothing stands when the test has ended"
