"""The PLC task and the real Modbus driver on a real socket: another master, a busy PLC, a connection that breaks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from drivers.plc.modbus import modbus_tcp
from drivers.plc.settings import ModbusSettings
from station.core.commands import StartOrder
from station.core.events import AlarmRaised, TrustLost
from station.core.inputs import Outputs
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.observations import DeviceBack
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop
from station.runtime.plc_task import PlcTask, PlcTiming
from station.runtime.supervisor import Supervisor
from tests.core.talk import proved, queue_line, recipe_for
from tests.drivers.conformance.modbus_server import STATION_BASE, PlcServer, Reply, Request, plc_server
from tests.runtime.fakes import HandClock, HandLog, Shell, until

pytestmark = pytest.mark.wire
PATIENCE_MS = 10_000
"""So long that a slow machine is never silence."""


class Rig:
    """The station's whole way to a PLC; the disk commits at once, the clock of the core stands still."""

    def __init__(self, server: PlcServer, patience_ms: int = PATIENCE_MS) -> None:
        told = {"driver": "modbus", "host": "127.0.0.1", "port": server.port, "heartbeat_timeout_ms": patience_ms}
        self.server, self.log, clock = server, HandLog(), HandClock()
        self.log.at_once = True
        self.intake = intake = Intake(clock)
        self.loop = CoreLoop(
            lambda loaded: Line(queue_line(), proved(queue_line(), loaded)),
            Loaded("e", 1),
            self.log,
            intake,
            clock,
            Shell(),
        )
        plc = modbus_tcp("plc", ModbusSettings.model_validate(told))
        self.task = PlcTask(plc, self.loop, intake, PlcTiming(40, patience_ms))
        self.loop._shell.publish = self.task.publish  # type: ignore[method-assign]
        self.supervisor = Supervisor(
            plc, "plc", self.task.serve, clock=clock, on_back=lambda: None, on_gone=self.task.gone, back_off_s=(0.01,)
        )

    def take(self, device: DeviceBack, order: StartOrder) -> None:
        """What the line needs to run."""
        self.intake.put(device)
        self.intake.ask(order)

    @property
    def events(self) -> list[object]:
        return [event for batch in self.log.batches for event in batch.events]

    @property
    def alarms(self) -> list[str]:
        return [event.key for event in self.events if isinstance(event, AlarmRaised)]

    async def polls(self, more: int) -> None:
        """So many more blocks were worked on."""
        seen = self.loop.polls_published
        await until(lambda: self.loop.polls_published >= seen + more)
        assert self.loop.polls_published >= seen + more


@asynccontextmanager
async def running(patience_ms: int = PATIENCE_MS) -> AsyncIterator[Rig]:
    async with plc_server() as server:
        made = Rig(server, patience_ms)
        tasks = [asyncio.create_task(made.loop.run()), asyncio.create_task(made.supervisor.run())]
        yield made
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    async with running() as made:
        yield made


async def test_another_master_that_writes_after_each_of_our_writes_is_seen_at_once(rig: Rig) -> None:
    await rig.polls(2)
    foreign = [0]

    def overwrite(server: PlcServer, request: Request) -> Reply:
        reply = server.right_answer(request)
        if request.is_write:
            foreign[0] += 1
            server.registers[106] = 11
        return reply

    rig.server.fault = overwrite
    await until(lambda: "plc_foreign_master" in rig.alarms)
    assert "plc_foreign_master" in rig.alarms
    assert foreign[0] < 20
    await rig.polls(2)
    assert not rig.task.words.outputs & Outputs.PERMISSIVE


@pytest.mark.parametrize("code", [5, 6, 0x0B])
async def test_a_busy_exception_now_and_then_costs_nothing(rig: Rig, code: int) -> None:
    await rig.polls(2)
    asked = [0]

    def busy(server: PlcServer, request: Request) -> Reply:
        asked[0] += 1
        right = server.right_answer(request)
        return request.frame(bytes([request.function | 0x80, code])) if asked[0] % 3 == 0 else right

    before = len(rig.events)
    rig.server.fault = busy
    await rig.polls(6)
    assert rig.task.no_answers >= 2
    assert rig.events[before:] == []


async def test_a_connection_that_is_closed_and_back_costs_nothing(rig: Rig) -> None:
    await rig.polls(2)
    before, connections = len(rig.events), len(rig.server._writers)
    rig.server.hang_up()
    await rig.polls(3)
    assert rig.supervisor.health.lost == 1
    assert len(rig.server._writers) == connections == 1, "a new connection"
    assert rig.events[before:] == []
    assert not any(isinstance(event, TrustLost) for event in rig.events[before:])


class Adopting:
    """A PLC program that adopts what it is granted; ``words`` replace its own."""

    def __init__(self) -> None:
        self.epoch = 0
        self.words: dict[int, int] = {}

    def __call__(self, server: PlcServer, request: Request) -> Reply:
        self.epoch = server.registers.get(STATION_BASE + 2) or self.epoch
        server.registers.update({4: self.epoch} | self.words)
        return server.right_answer(request)


@pytest.mark.parametrize(
    ("words", "key"), [({5: 7}, "plc_heartbeat"), ({5: 32_001}, "plc_range"), ({0: 9, 23: 8}, "plc_torn")]
)
async def test_a_plc_that_is_believed_no_more_is_told_so_before_the_link_is_closed(
    words: dict[int, int], key: str
) -> None:
    async with running(patience_ms=400) as rig:
        rig.server.fault = plc = Adopting()
        rig.take(DeviceBack("unit"), StartOrder("test", "O1", recipe_for(queue_line())))
        await until(lambda: bool(rig.server.registers.get(STATION_BASE + 11, 0) & Outputs.PERMISSIVE))
        assert rig.server.registers.get(STATION_BASE + 11, 0) & Outputs.PERMISSIVE
        plc.words = words
        await until(lambda: key in rig.alarms)
        assert key in rig.alarms
        assert not rig.server.registers.get(STATION_BASE + 11, 0) & Outputs.PERMISSIVE
