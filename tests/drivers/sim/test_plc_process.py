"""The simulated PLC alone, as ``station plc-sim`` runs it: each profile answers on its port."""

import asyncio

import pytest

from drivers.plc.checks import check_map
from drivers.plc.tcp_link import ModbusLink
from drivers.plc_test.station_player import BeltRequest
from drivers.sim.plc_bench import PlcBench
from drivers.sim.plc_process import PlcPlace, serve
from drivers.sim.plc_program import PlcProgram
from drivers.sim.settings import PlantSettings, PlcProfile, Shape


@pytest.mark.wire
@pytest.mark.parametrize(("profile", "shape"), [("map1", "queue"), ("bits", "picture"), ("io", "picture")])
async def test_each_profile_answers_until_it_is_ended(profile: PlcProfile, shape: Shape) -> None:
    end, port = asyncio.Event(), asyncio.get_running_loop().create_future()
    settings = PlantSettings(shape=shape, profile=profile)
    serving = asyncio.create_task(serve(settings, "", PlcPlace(), end, port.set_result))
    link = ModbusLink("127.0.0.1", await port, 1, 2.0)
    await link.open()
    match profile:
        case "map1":
            check_map(await link.read(3, 0, 24))
        case "bits":
            assert len(await link.read(3, 0, 4)) == 4
        case "io":
            assert len(await link.read_bits(2, 0, 4)) == 4
    await link.close()
    end.set()
    await serving
    with pytest.raises(OSError):
        await asyncio.open_connection("127.0.0.1", await port)


class Stalled:
    """A loop whose clock was read in front of a stall of 1.5 s, and then behind it."""

    def __init__(self) -> None:
        self._times_s = iter((100.0, 101.5))

    def time(self) -> float:
        return next(self._times_s)


@pytest.mark.wire
async def test_a_belt_whose_time_the_station_counts_is_not_slowed_by_a_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    end, steps_ms = asyncio.Event(), list[int]()

    def advance(_: PlcBench, ms: int) -> None:
        steps_ms.append(ms)
        end.set()

    monkeypatch.setattr(PlcBench, "advance", advance)
    settings = PlantSettings(profile="io")
    await serve(settings, "", PlcPlace(), end, lambda _: monkeypatch.setattr(asyncio, "get_running_loop", Stalled))
    assert steps_ms == [1_500]


def asked(bench: PlcBench, request: BeltRequest) -> None:
    """The station's block with this request in word 11."""
    words = [*bench.plant.station_words()]
    words[11] = words[11] & 0x0FFF | request << 12
    bench.plant.write(words)
    bench.advance(10)


def test_it_does_once_what_is_asked_while_the_number_stands() -> None:
    bench = PlcBench(PlantSettings(shape="queue"))
    asked(bench, BeltRequest.FAIL_EJECTOR)
    bench.advance(100)
    assert bench.plant.belt.ejector_misses == 1
    asked(bench, BeltRequest.PRESET)
    assert isinstance(bench.plant.program, PlcProgram)
    assert bench.plant.program.preset > 31_900
    asked(bench, BeltRequest.RESTART)
    assert not bench.plant.answers
    bench.advance(1_000)
    assert bench.plant.answers
