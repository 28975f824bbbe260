"""Showing the console view: a thread of its own writes, so that a stopped terminal never stops the line."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from rich.console import Console
from rich.live import Live

from station.api.feed import Subscription
from station.api.schema import Snapshot
from station.console import one_line, render

LIVE_GAP_S = 0.25
PLAIN_GAP_S = 5.0
_JOIN_S = 1.0


async def run_console(
    subscribe: Callable[[], AbstractContextManager[Subscription]],
    stop: asyncio.Event,
    console: Console | None = None,
    gap_s: float | None = None,
) -> None:
    """Show the newest snapshot until ``stop``: live on a terminal, else a line every five seconds."""
    shown_on = console if console is not None else Console()
    gap_s = gap_s if gap_s is not None else LIVE_GAP_S if shown_on.is_terminal else PLAIN_GAP_S
    painter = _Painter(shown_on)
    painter.start()
    stopping = asyncio.create_task(stop.wait())
    try:
        with subscribe() as subscription:
            while not stopping.done():
                fresh = asyncio.create_task(subscription.next())
                await asyncio.wait({fresh, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if fresh.done():
                    painter.offer(fresh.result())
                    await asyncio.wait({stopping}, timeout=gap_s)
                else:
                    fresh.cancel()
    finally:
        stopping.cancel()
        await asyncio.to_thread(painter.close)


class _Painter(threading.Thread):
    """Writes the newest snapshot offered; what it could not write in time is replaced. A daemon, because a terminal
    stopped by Ctrl-S would hold it for ever: it is joined for a second and then left."""

    def __init__(self, console: Console) -> None:
        super().__init__(name="console", daemon=True)
        self._console = console
        self._changed = threading.Condition()
        self._waiting: Snapshot | None = None
        self._ended = False

    def offer(self, snapshot: Snapshot) -> None:
        with self._changed:
            self._waiting = snapshot
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify()
        self.join(_JOIN_S)

    def run(self) -> None:
        with _paint_on(self._console) as paint:
            while (snapshot := self._next()) is not None:
                paint(snapshot)

    def _next(self) -> Snapshot | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._ended)
            snapshot, self._waiting = self._waiting, None
            return snapshot


@contextmanager
def _paint_on(console: Console) -> Iterator[Callable[[Snapshot], None]]:
    if not console.is_terminal:
        yield lambda snapshot: console.print(one_line(snapshot), markup=False, highlight=False, soft_wrap=True)
        return
    with Live(console=console, auto_refresh=False, redirect_stdout=False, redirect_stderr=False) as live:
        yield lambda snapshot: live.update(render(snapshot), refresh=True)
