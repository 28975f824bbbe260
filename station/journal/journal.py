"""The journal as the loop sees it: hand in a batch, get a future that is done when the batch is on disk.

One writer thread owns the store. Whatever waits when a commit ends goes into the next one together. After any fault
the outcome is unknown, so the thread ends, every waiting future fails with StoreFault, and so does every later one
until the owner has reopened and re-read (``reopen``): the core's memory may be ahead of the disk.
"""

import asyncio
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from station.core.loaded import Loaded
from station.journal.checkpoints import Checkpoints
from station.journal.errors import JournalError, JournalRefused, StoreFault
from station.journal.store import WATCH_S, Batch, Store

WAITING_BOUND = 1024
"""Batches that may wait for the disk. Full means the disk stands still: a fault, not a place to wait longer."""
GROUP_BOUND = 128
LINGER_S = 0.04
"""How long unit reads alone wait for company. A verdict takes them along at once, and finds the disk free: at 400,000
units an hour they would be a hundred commits a second, and every third verdict would wait for one of them."""

REPLACED = "journal_replaced"

Work = Callable[[Store], int]
"""Done inside a transaction; the result goes to its future."""


@dataclass(frozen=True, slots=True)
class JournalHealth:
    """Numbers for the snapshot and the metrics."""

    sqlite_version: str
    wal_bytes: int
    commits: int
    batches: int
    checkpoints: int
    forced_checkpoints: int
    last_commit_ms: float
    worst_commit_ms: float
    waiting: int
    head_seq: int
    checked: str
    """clean, whole, or cut (the check after an unclean stop ran out of time: run ``station verify``)."""
    fault: str | None


class Journal:
    """Start it, submit to it, close it; all from one event loop."""

    def __init__(self, open_store: Callable[[], Store], *, waiting_bound: int = WAITING_BOUND) -> None:
        """``open_store`` does the I/O of opening, in a thread; it is called again by ``reopen``."""
        self._open_store = open_store
        self._bound = waiting_bound
        self._store: Store | None = None
        self._writer: _Writer | None = None
        self.on_lost: Callable[[], None] = lambda: None
        """Called in the loop when the writing has ended by itself."""

    async def start(self) -> Loaded:
        """Open, and tell what is still open from last time. Raises JournalRefused."""
        store = await asyncio.to_thread(self._open_store)
        try:
            loaded = await asyncio.to_thread(store.load)
        except BaseException as error:
            store.close()
            if isinstance(error, StoreFault):
                raise JournalRefused(error.key, path=str(store.path), **error.arguments) from None
            raise
        self._store = store
        self._writer = _Writer(store, asyncio.get_running_loop(), self._bound, self._tell_lost)
        return loaded

    def _tell_lost(self) -> None:
        self.on_lost()

    def submit(self, now_us: int, batch: Batch) -> asyncio.Future[int]:
        """The journal's seq once the batch is durable; StoreFault when it is not, or nobody knows."""
        return self._give(partial(Store.add, now_us=now_us, batch=batch), urgent=bool(batch.events or batch.dropped))

    def set_cursor(self, destination: str, through: int) -> asyncio.Future[int]:
        """Remember that a destination has everything up to this wire_seq."""
        return self._give(partial(Store.add_cursor, destination=destination, through=through))

    def _give(self, work: Work, *, urgent: bool = True) -> asyncio.Future[int]:
        if self._writer is None:
            raise RuntimeError("the journal is not started")
        return self._writer.give(work, urgent=urgent)

    async def reopen(self) -> Loaded:
        """Close what is left, open anew, re-read. Raises JournalRefused while the disk does not let us."""
        await self.close()
        if self._writer is not None and (lost := self._writer.replaced) is not None:
            raise JournalRefused(lost.key, **lost.arguments)
        return await self.start()

    async def close(self) -> None:
        """Write what waits, then let go of the file and the thread. Never raises."""
        writer, store = self._writer, self._store
        if writer is not None:
            await asyncio.to_thread(writer.finish)
        if store is not None:
            await asyncio.to_thread(store.close)
        self._store = None

    @property
    def lost(self) -> StoreFault | None:
        """What ended the writing; None while the journal writes."""
        return None if self._writer is None else self._writer.lost

    @property
    def fault(self) -> str | None:
        """The key of what went wrong; None while the journal writes."""
        return None if self._writer is None else self._writer.fault

    def slowest_ms(self) -> float:
        """The longest commit since the last question, one under way included."""
        return 0.0 if self._writer is None else self._writer.take_slowest_ms()

    def wal_bytes(self) -> int:
        """Size of the write-ahead log."""
        return 0 if self._store is None else self._store.wal_bytes()

    def health(self) -> JournalHealth:
        """Cheap: one stat of the log file."""
        writer, store = self._writer, self._store
        if writer is None:
            raise RuntimeError("the journal is not started")
        checkpoints = writer.checkpoints
        return JournalHealth(
            sqlite_version=sqlite3.sqlite_version,
            wal_bytes=0 if store is None else store.wal_bytes(),
            commits=writer.commits,
            batches=writer.batches,
            checkpoints=checkpoints.done,
            forced_checkpoints=checkpoints.forced,
            last_commit_ms=writer.last_commit_ms,
            worst_commit_ms=writer.worst_commit_ms,
            waiting=writer.waiting,
            head_seq=0 if store is None else store.head.seq,
            checked="closed" if store is None else store.checked,
            fault=writer.fault,
        )


_Given = tuple[Work, asyncio.Future[int]]


class _Writer:
    """A thread that lives as long as one opening of the store, and ends at the first fault."""

    def __init__(self, store: Store, loop: asyncio.AbstractEventLoop, bound: int, on_lost: Callable[[], None]) -> None:
        self._on_lost = on_lost
        self._store = store
        self._loop = loop
        self._bound = bound
        self._wake = threading.Condition()
        self._queue: deque[_Given] = deque()
        self._urgent = False
        """Something in the queue may not linger."""
        self._lingering = False
        self._finishing = False
        self.fault: str | None = None
        self.lost: StoreFault | None = None
        self.replaced: StoreFault | None = None
        """The files under the store are not its own any more: no opening heals that."""
        self.checkpoints = Checkpoints(store)
        self.commits = 0
        self.batches = 0
        self.last_commit_ms = 0.0
        self.worst_commit_ms = 0.0
        self._begun_s: float | None = None
        """When the commit under way began."""
        self._slowest_ms = 0.0
        self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        return len(self._queue)

    def take_slowest_ms(self) -> float:
        begun_s = self._begun_s
        waits_ms = 0.0 if begun_s is None else (time.perf_counter() - begun_s) * 1000
        slowest_ms, self._slowest_ms = max(self._slowest_ms, waits_ms), 0.0
        return slowest_ms

    def give(self, work: Work, *, urgent: bool) -> asyncio.Future[int]:
        future: asyncio.Future[int] = self._loop.create_future()
        with self._wake:
            if self.fault is None and len(self._queue) >= self._bound:
                self._fail(StoreFault("journal_queue_full", bound=self._bound), ())
            if self.fault is not None:
                future.set_exception(StoreFault(self.fault))
                return future
            self._queue.append((work, future))
            self._urgent = self._urgent or urgent or len(self._queue) >= GROUP_BOUND
            if self._urgent or not self._lingering:
                self._wake.notify()
        return future

    def finish(self) -> None:
        """Blocks until everything that waits is written and the thread has ended."""
        with self._wake:
            self._finishing = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        group: list[_Given] = []
        try:
            while group := self._next_group():
                self._commit(group)
                self.checkpoints.after_commit()
                self._store.watch()
        except (JournalError, sqlite3.Error, OSError) as error:
            self._stop(error if isinstance(error, JournalError) else StoreFault("store_failure"), group)
            self._loop.call_soon_threadsafe(self._on_lost)
            if isinstance(error, StoreFault) and error.key == REPLACED:
                kept = self._store.rescue()
                self.replaced = StoreFault(REPLACED, **error.arguments, kept=str(kept or ""))
        except BaseException:
            self._stop(StoreFault("store_failure"), group)
            raise
        self._stop(StoreFault("journal_closed"), ())

    def _next_group(self) -> list[_Given]:
        """Everything that waits, up to the bound; empty at the end. Checkpoints while nothing comes."""
        with self._wake:
            while not self._queue:
                if self._finishing or self.fault is not None:
                    return []
                idle_s = self.checkpoints.idle_wait_s()
                if not self._wake.wait(WATCH_S if idle_s is None else idle_s):
                    self.checkpoints.idle()
                    self._store.watch()
            self._linger()
            self._urgent = len(self._queue) > GROUP_BOUND
            return [self._queue.popleft() for _ in range(min(len(self._queue), GROUP_BOUND))]

    def _linger(self) -> None:
        """Wait for what is urgent, if nothing that waits is. Holds the lock, and lets go of it while it waits."""
        self._lingering = True
        self._wake.wait_for(lambda: self._urgent or self._finishing or self.fault is not None, LINGER_S)
        self._lingering = False

    def _commit(self, group: Sequence[_Given]) -> None:
        self._begun_s = begun_s = time.perf_counter()
        with self._store.transaction():
            results = [work(self._store) for work, _ in group]
        self.last_commit_ms = (time.perf_counter() - begun_s) * 1000
        self.worst_commit_ms = max(self.worst_commit_ms, self.last_commit_ms)
        self._begun_s, self._slowest_ms = None, max(self._slowest_ms, self.last_commit_ms)
        self.commits += 1
        self.batches += len(group)
        self._loop.call_soon_threadsafe(_resolve, [future for _, future in group], results)

    def _stop(self, error: JournalError, group: Sequence[_Given]) -> None:
        with self._wake:
            self._fail(error, group)

    def _fail(self, error: JournalError, group: Sequence[_Given]) -> None:
        """Only the first fault counts; everything that waits fails with it. Holds the lock."""
        fault = StoreFault(error.key, **error.arguments)
        self.fault, self.lost = self.fault or error.key, self.lost or fault
        futures = [future for _, future in (*group, *self._queue)]
        self._queue.clear()
        self._wake.notify()
        if futures:
            self._loop.call_soon_threadsafe(_reject, futures, fault)


def _resolve(futures: Sequence[asyncio.Future[int]], results: Sequence[int]) -> None:
    for future, result in zip(futures, results, strict=True):
        if not future.done():
            future.set_result(result)


def _reject(futures: Sequence[asyncio.Future[int]], fault: StoreFault) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(fault)
