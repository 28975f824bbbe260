"""The label printer of a shift: the emulated one, in a thread of its own, with hands that take its paper away."""

import asyncio
import threading
from collections.abc import Callable

from drivers.sim.printer import SimPrinter

WITHIN_S = 5.0


class ShiftPrinter:
    """Speaks ZPL behind a TCP socket from ``__init__`` to ``close``."""

    def __init__(self) -> None:
        self._sim = SimPrinter("zpl")
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="printer")
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._sim.start(), self._loop).result(WITHIN_S)
        self.port: int = self._sim.port

    @property
    def labels(self) -> tuple[bytes, ...]:
        """Every label that came out, also those that came out twice."""
        return tuple(self._sim.labels)

    def out_of_paper(self) -> None:
        self._sim.faults.paper_out = True

    def paper_in(self) -> None:
        """What waited in it is printed."""
        self._in_loop(self._sim.mended)

    def switch_off(self) -> None:
        asyncio.run_coroutine_threadsafe(self._sim.close(), self._loop).result(WITHIN_S)

    def switch_on(self) -> None:
        """On the port it had."""
        asyncio.run_coroutine_threadsafe(self._sim.start(), self._loop).result(WITHIN_S)

    def close(self) -> None:
        self.switch_off()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _in_loop(self, do: Callable[[], None]) -> None:
        async def done() -> None:
            do()

        asyncio.run_coroutine_threadsafe(done(), self._loop).result(WITHIN_S)
