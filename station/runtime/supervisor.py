"""Open, serve, lose, wait, open again: every device alike.

A device that is away is said once, and once that it is back. The waits double up to a ceiling; they begin anew once
the device had stayed for a while, so that a device that comes and goes every second is not hammered.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

import structlog

from drivers.errors import DeviceLost, DriverError
from drivers.protocols import Device, NotesOpening, WaitsForReturn
from station.core.values import Arguments
from station.core.watch import LENT
from station.messages.sentences import sentence
from station.runtime.clock import Clock

_log = structlog.get_logger("line")
BACK_OFF_S = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
PLC_BACK_OFF_S = (0.2, 0.5, 1.0)
"""A line waits for its PLC link: it is there again within 2 s after the cable is."""
CAMERA_BACK_OFF_S = (0.2, 0.5)
"""With the 0.7 s that a search for an absent camera takes: open again within 2 s after its cable is back."""
AWAITED_BACK_OFF_S = (0.05, 0.1)
"""A PLC that connects to the station was waited for already: a port that is closed in between would turn it away."""
READER_BACK_OFF_S = (0.5, 1.0, 2.0)
"""A scanner that is plugged in again works within 2 s."""
NOT_FOUND = "camera_not_found"
NOBODY_CAME = "reader_not_connected"
GONE_WILD = frozenset({"reader_floods", "reader_unended", "reader_garbled"})
"""Of a reader that is there: opened again it does the same, so it is not tried so often."""
SETTLED_MS = 5_000

DeviceState = Literal["starting", "up", "away"]


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """What a page may show of one device."""

    name: str
    kind: str
    state: DeviceState
    since_us: int
    key: str = ""
    arguments: Arguments = ()
    lost: int = 0


def arguments_of(error: DriverError) -> Arguments:
    """A driver's arguments as the core carries them: sorted by name, text and whole numbers only."""
    plain = ((name, value if isinstance(value, str | int) else str(value)) for name, value in error.arguments.items())
    return tuple(sorted(plain))


class Supervisor:
    """Keeps one device open. ``serve`` works with the open device and ends only by DeviceLost (or cancellation)."""

    def __init__(
        self,
        device: Device,
        kind: str,
        serve: Callable[[], Awaitable[None]],
        *,
        clock: Clock,
        on_back: Callable[[], None],
        on_gone: Callable[[DriverError], None],
        back_off_s: tuple[float, ...] = BACK_OFF_S,
    ) -> None:
        self._device = device
        self._serve = serve
        self._clock = clock
        self._on_back = on_back
        self._on_gone = on_gone
        self._back_off_s = back_off_s
        self.health = DeviceHealth(device.name, kind, "starting", clock.now().wall_us)
        self._wanted, self._handed, self._returned = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Until cancelled: kept open, but while somebody else has it."""
        while True:
            await self._keep_until_wanted()
            self._gone(DeviceLost(LENT, device=self._device.name))
            self._returned.clear()
            self._handed.set()
            await self._returned.wait()

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[None]:
        """The device is closed, and the caller's, until the block ends; to the line it is away meanwhile."""
        self._wanted.set()
        try:
            await self._handed.wait()
            yield
        finally:
            self._wanted.clear()
            self._handed.clear()
            self._returned.set()

    async def _keep_until_wanted(self) -> None:
        keeping = asyncio.create_task(self._keep())
        wanted = asyncio.create_task(self._wanted.wait())
        try:
            await asyncio.wait({keeping, wanted}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            keeping.cancel()
            wanted.cancel()
            ended = await asyncio.gather(keeping, wanted, return_exceptions=True)
        if isinstance(ended[0], Exception):
            raise ended[0]

    async def _keep(self) -> None:
        attempt = 0
        while True:
            opened_ms, back_off_s, key = self._clock.mono_ms(), self._back_off_s, ""
            try:
                await self._one_life()
            except DriverError as error:
                self._gone(error)
                key = error.key
                back_off_s = _back_off_s(key, self._back_off_s)
            if self._clock.mono_ms() - opened_ms > SETTLED_MS:
                attempt = 0
            await self._pause(key, back_off_s[min(attempt, len(back_off_s) - 1)])
            attempt += 1

    async def _pause(self, key: str, wait_s: float) -> None:
        """A device that can be looked for is opened as soon as it is there."""
        device = self._device
        if not isinstance(device, WaitsForReturn):
            await asyncio.sleep(wait_s)
            return
        try:
            if key != NOT_FOUND or not await device.wait_until_there():
                await asyncio.sleep(wait_s)
        except BaseException:
            await device.close()
            raise

    def announce(self) -> None:
        """Say again that the device is there (to a core that has just begun)."""
        if self.health.state == "up":
            self._on_back()

    async def _one_life(self) -> None:
        try:
            await self._device.open()
            self._back()
            await self._serve()
            raise DeviceLost("device_ended", device=self._device.name)
        except DriverError:  # it is wanted again in a moment
            await (self._device.rest() if isinstance(self._device, WaitsForReturn) else self._device.close())
            raise
        except BaseException:
            await self._device.close()
            raise

    def _back(self) -> None:
        health = self.health
        if isinstance(self._device, NotesOpening) and (note := self._device.opening_note) is not None:
            _log.info(sentence(note[0], note[1]), device=health.name)
        self.health = DeviceHealth(health.name, health.kind, "up", self._clock.now().wall_us, lost=health.lost)
        self._on_back()

    def _gone(self, error: DriverError) -> None:
        """The newest cause is shown, with the time of the first; what is only worded anew is not told again."""
        health, was_away = self.health, self.health.state == "away"
        lost = health.lost + (health.state == "up" and error.key != LENT)
        since = health.since_us if was_away else self._clock.now().wall_us
        self.health = DeviceHealth(health.name, health.kind, "away", since, error.key, arguments_of(error), lost)
        if not was_away or health.key != error.key:
            self._on_gone(error)


def _back_off_s(key: str, usual: tuple[float, ...]) -> tuple[float, ...]:
    """How long to wait after this, attempt by attempt."""
    if key == NOBODY_CAME:  # it was waited for already, and a port that is closed in between turns it away
        return AWAITED_BACK_OFF_S
    return BACK_OFF_S if key in GONE_WILD else usual
