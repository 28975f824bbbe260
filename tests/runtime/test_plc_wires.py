"""The station's whole way to a PLC over every wire: a grant, the permissive, a cable that is pulled and comes back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from drivers.catalog import PLCS
from drivers.protocols import Plc
from station.core.commands import StartOrder
from station.core.inputs import Outputs
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.observations import DeviceBack
from station.runtime.intake import Intake
from station.runtime.loop import CoreLoop
from station.runtime.plc_task import PlcTask, PlcTiming
from station.runtime.supervisor import Supervisor
from tests.core.talk import proved, queue_line, recipe_for
from tests.drivers.conformance.modbus_server import STATION_BASE, PlcServer
from tests.drivers.conformance.test_plc import PEERS, made
from tests.runtime.fakes import HandClock, HandLog, Shell, until

pytestmark = pytest.mark.wire


class Wired:
    """A PLC program that adopts what it is granted, and the station that talks to it."""

    def __init__(self, peer: PlcServer, plc: Plc) -> None:
        self.peer, self._epoch = peer, 0
        self._publish = peer.publish
        peer.publish = self._adopting  # type: ignore[method-assign]
        log, clock = HandLog(), HandClock()
        log.at_once = True
        self.intake = Intake(clock)
        line = queue_line()
        self.loop = CoreLoop(
            lambda loaded: Line(line, proved(line, loaded)), Loaded("e", 1), log, self.intake, clock, Shell()
        )
        self.task = PlcTask(plc, self.loop, self.intake, PlcTiming(20, 500))
        self.loop._shell.publish = self.task.publish  # type: ignore[method-assign]
        self.supervisor = Supervisor(plc, "plc", self.task.serve, clock=clock, on_back=lambda: None,
                                     on_gone=self.task.gone, back_off_s=(0.01,))  # fmt: skip

    def _adopting(self, **_: int) -> None:
        self._epoch = self.peer.registers.get(STATION_BASE + 2) or self._epoch
        self._publish(w4=self._epoch)

    def permits(self) -> bool:
        """As the PLC sees it."""
        return bool(self.peer.registers.get(STATION_BASE + 11, 0) & Outputs.PERMISSIVE)


@pytest.fixture
async def wired(driver: str, tmp_path: Path) -> AsyncIterator[Wired]:
    peer = PEERS[driver](tmp_path)
    await peer.start()
    it = Wired(peer, made(peer, heartbeat_timeout_ms=500))
    tasks = [asyncio.create_task(it.loop.run()), asyncio.create_task(it.supervisor.run())]
    yield it
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await peer.stop()


@pytest.mark.parametrize("driver", list(PLCS))
async def test_the_permissive_goes_with_the_cable_and_comes_back_with_it(wired: Wired) -> None:
    wired.intake.put(DeviceBack("unit"))
    wired.intake.ask(StartOrder("test", "O1", recipe_for(queue_line())))
    await until(wired.permits)
    assert wired.permits()
    await wired.peer.stop()
    await until(lambda: wired.supervisor.health.state == "away")
    assert wired.supervisor.health.lost >= 1
    wired.peer.registers.pop(STATION_BASE + 11, None)
    await wired.peer.start()
    await until(wired.permits)
    assert wired.permits() and wired.supervisor.health.state == "up"
