"""Where bodies are checked and stored: in the serving process, or in processes of their own.

To validate a batch of 5,000 units takes an eighth of a second of processor, in which the interpreter does nothing else:
in the serving process every look-up would wait for its turns.
"""

import asyncio
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from typing import Protocol

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync.hub.database import Database, reached
from sync.hub.refusal import RequestRefused
from sync.hub.store import HubStore

Job = Callable[[HubStore], str]
"""One body to validate and store, and its answer; raises Refused. It can be pickled."""
RETRY_AFTER_S = 5
NICER = 10
"""By how much a worker is nicer than the process that serves: a look-up that wakes goes first."""
GC_AFTER = 50_000
"""New objects between collections; a batch makes 20,000 and drops them all, so Python's 700 would look for nothing."""
STOP_WITHIN_S = 3.0
_QUIET = "ignore:resource_tracker:UserWarning"
"""When a hub is killed, the tracker of multiprocessing puts its semaphores away, and would call them leaked."""


class IngestWorkers(Protocol):
    """Does the jobs of intake. Of the event loop."""

    async def open(self) -> None:
        """Returns when it is ready for the first job; raises Refused when it cannot be, and jobs may still try."""

    async def do(self, job: Job) -> str:
        """What the job answers; raises Refused, and SQLAlchemyError when the database fails."""

    def close(self) -> None:
        """Blocking, for STOP_WITHIN_S at most; what is not stored by then is not answered either."""


class ThreadWorkers:
    """The threads of this process."""

    def __init__(self, store: HubStore) -> None:
        self._store = store

    async def open(self) -> None:
        return

    async def do(self, job: Job) -> str:
        return await run_in_threadpool(job, self._store)

    def close(self) -> None:
        return


class WorkerProcesses:
    """``number`` processes, each with its own connection to the PostgreSQL at ``url``.

    When one dies all are replaced: the pool cannot tell whose job it had. What was in work is answered 503,
    stored whole or not at all, and sent again.
    """

    def __init__(self, url: URL, number: int) -> None:
        self._url = url
        self._number = number
        self._pool: ProcessPoolExecutor | None = None
        self._children: list[BaseProcess] = []

    async def open(self) -> None:
        await self.do(_nothing)

    async def do(self, job: Job) -> str:
        pool = self._there()
        try:
            return await asyncio.wrap_future(pool.submit(_run_job, job))
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
                pool.shutdown(wait=False)
                self._there()
            raise _lost() from None

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        until = time.monotonic() + STOP_WITHIN_S
        for child in self._children:
            child.join(max(0.0, until - time.monotonic()))
            if child.is_alive():
                child.kill()
                child.join()

    def _there(self) -> ProcessPoolExecutor:
        if self._pool is None:
            try:
                self._pool = self._launched()
            except OSError:  # no process to be had
                raise _lost() from None
        return self._pool

    def _launched(self) -> ProcessPoolExecutor:
        """The processes start now and take jobs a second later."""
        if _QUIET not in sys.warnoptions:
            sys.warnoptions.append(_QUIET)  # every Python started from here is told so
        pool = ProcessPoolExecutor(
            self._number, multiprocessing.get_context("spawn"), initializer=_sit_down, initargs=(self._url,)
        )
        others = multiprocessing.active_children()
        with _deaf_to_ctrl_c():
            for _ in range(self._number):  # each finds nobody idle yet, and so starts one
                pool.submit(_run_job, _nothing)
        self._children = [child for child in multiprocessing.active_children() if child not in others]
        return pool


def _lost() -> RequestRefused:
    return RequestRefused(503, "worker_lost", retry_after_s=1)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile never hear SIGINT: what Ctrl-C means is decided by the one that serves."""
    resource_tracker.ensure_running()  # started within, it would make us hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In a worker's process.

_database: Database | None = None


def _sit_down(url: URL) -> None:
    """Once in each process. The database is not asked for anything yet: it may be away."""
    global _database
    os.nice(NICER)
    spare_the_collector()
    _database = reached(url, writers=1)
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    """A parent that was killed tells nobody to stop."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _run_job(job: Job) -> str:
    assert _database is not None
    try:
        return job(HubStore(_database))
    except SQLAlchemyError:  # not every error of a driver can be pickled
        raise store_failed() from None


def _nothing(_store: HubStore) -> str:
    return ""


def spare_the_collector() -> None:
    """What was imported stays: no collection needs to look at it again."""
    gc.freeze()
    gc.set_threshold(GC_AFTER)


def store_failed() -> RequestRefused:
    """Disk full, locked, damaged, away: nothing of the batch is stored, and the station keeps it."""
    return RequestRefused(503, "store_failed", retry_after_s=RETRY_AFTER_S)
