"""One label printer: its state for people, and one label after the other, each told as what is known of it.

Nothing is sent before the journal has ``label.sent``; so a label that may have come out is never sent again by itself.
"Printed" is what the printer's own count says; a printer without one has only taken it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from drivers.errors import DriverError
from drivers.protocols import Printer, PrinterFault, PrinterStatus
from station.core.commands import Command, NoteLabel, Refusal
from station.core.label_events import ContainerLabel
from station.core.observations import Noticed
from station.core.values import Arguments
from station.runtime.activity import Activity
from station.runtime.intake import Intake
from station.runtime.supervisor import arguments_of

POLL_S = 2.0
WAITING_POLL_S = 0.2
"""So often a printer is asked that has a label before it."""
PROOF_S = 15.0
"""So long a label may take from the last byte to the printer's count."""
STORE_FAILURE, STORE_AGAIN_S = "store_failure", 0.5
_log = structlog.get_logger("printer")


class NotDrawn(Exception):
    """A label that cannot be drawn or is not for this printer: the key of why, and its arguments."""

    def __init__(self, key: str, arguments: Arguments = ()) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


Draw = Callable[[ContainerLabel, Printer], bytes]
"""What is sent for a label. Called in a thread. Raises NotDrawn."""
Do = Callable[[Command], Awaitable[Refusal | None]]


@dataclass(slots=True)
class PrinterNow:
    """What is known of the printer, for those who look."""

    status: PrinterStatus = field(default_factory=lambda: PrinterStatus(known=False))
    counter: int | None = None
    printed: int = 0
    """Labels since the start of this program."""
    waiting: int = 0


class PrinterTask:
    def __init__(self, printer: Printer, draw: Draw, do: Do, intake: Intake) -> None:
        self.device = printer
        self.activity = Activity()
        self.now = PrinterNow()
        self._draw = draw
        self._do = do
        self._intake = intake
        self._jobs: dict[int, ContainerLabel] = {}
        self._extra: list[tuple[bytes, asyncio.Future[None]]] = []
        self._wake = asyncio.Event()
        self._told: tuple[PrinterFault, ...] = ()

    def ask(self, label: ContainerLabel) -> None:
        """Print this one after those before it; one that waits already is not put there twice."""
        self._jobs.setdefault(label.id, label)
        self.now.waiting = len(self._jobs)
        self._wake.set()

    async def test(self, data: bytes) -> None:
        """Send something that is no label of a container. Raises DriverError."""
        sent: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._extra.append((data, sent))
        self._wake.set()
        await sent

    async def serve(self) -> None:
        """Until DeviceLost."""
        try:
            while True:
                status = await self._look()
                await self._send_extra()
                if self._jobs and not status.faults:
                    await self._print(next(iter(self._jobs.values())))
                else:
                    await self._wait(WAITING_POLL_S if self._jobs else POLL_S)
        except DriverError as lost:
            self._lost(lost)
            raise
        finally:
            self._say(())

    async def _wait(self, seconds: float) -> None:
        self._wake.clear()
        if self._extra:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _look(self) -> PrinterStatus:
        status = await self.device.status()
        if status.known:
            self.activity.seen()
        self.now.status = status
        self._say(status.faults)
        return status

    def _say(self, faults: tuple[PrinterFault, ...]) -> None:
        """Each fault is an alarm while it is there."""
        name = self.device.name
        for fault in {*self._told, *faults}:
            if (fault in faults) != (fault in self._told):
                told = (("device", name),)
                self._intake.put(Noticed(f"printer_{fault}", fault in faults, told))
        self._told = faults

    def announce(self) -> None:
        """A new core has begun: it hears again what is wrong."""
        faults, self._told = self._told, ()
        self._say(faults)

    async def _send_extra(self) -> None:
        """Who asked may have given up by now: then nothing is sent any more, and nobody is told."""
        while self._extra:
            data, sent = self._extra[0]
            if not sent.done():
                await self.device.print(data)
            if not sent.done():
                sent.set_result(None)
            del self._extra[0]

    def _lost(self, lost: DriverError) -> None:
        for _, sent in self._extra:
            if not sent.done():
                sent.set_exception(lost)
        self._extra.clear()
        self.now.status = PrinterStatus(known=False)

    # one label -------------------------------------------------------------------------------------------------------

    async def _print(self, label: ContainerLabel) -> None:
        try:
            data = await asyncio.to_thread(self._draw, label, self.device)
        except NotDrawn as why:
            self._done(label)
            await self._tell(NoteLabel(label.id, "failed", cause=why.key, arguments=why.arguments))
            return
        before = await self.device.counter()
        self._done(label)
        if (refused := await self._do(NoteLabel(label.id, "sent"))) is not None:
            _log.info("label_not_sent", label=label.id, key=refused.key)
            return
        try:
            await self.device.print(data)
            proved = await self._proof(before)
        except DriverError as lost:
            await self._tell(NoteLabel(label.id, "failed", cause=lost.key, arguments=arguments_of(lost)))
            raise
        if proved is None:
            cause = f"printer_{self._told[0]}" if self._told else "label_not_counted"
            await self._tell(NoteLabel(label.id, "failed", cause=cause))
            return
        self.now.printed += 1
        await self._tell(NoteLabel(label.id, "printed", proved))

    async def _tell(self, note: NoteLabel) -> None:
        """What came of it is told until it is stored: a disk that is full now has room later."""
        while True:
            refused = await self._do(note)
            if refused is None or refused.key != STORE_FAILURE:
                return
            await asyncio.sleep(STORE_AGAIN_S)

    def _done(self, label: ContainerLabel) -> None:
        self._jobs.pop(label.id, None)
        self.now.waiting = len(self._jobs)

    async def _proof(self, before: int | None) -> bool | None:
        """True: the printer has counted it. False: it cannot count, and nothing is wrong with it. None: not printed."""
        for _ in range(round(PROOF_S / WAITING_POLL_S)):
            status = await self._look()
            if before is None:
                if not (status.known and (status.busy or status.faults)):
                    return False
            elif (now := await self.device.counter()) is not None and now > before and not status.busy:
                self.now.counter = now
                return now == before + 1
            await asyncio.sleep(WAITING_POLL_S)
        return None
