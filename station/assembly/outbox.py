"""The journal as the uploader's outbox: wire records from the read side, the cursor through the one writer, parking
through the core."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from station.core.commands import Command, ParkRecord, Refusal, UnparkRecord
from station.journal import Journal, JournalError, Reader
from station.journal.journal import REPLACED
from sync.errors import OutboxFault
from sync.outbox import Head, Parked, WireRecord

Found = TypeVar("Found")


Ask = Callable[[Command], Awaitable[Refusal | None]]
"""How the core is asked for something: the refusal, or None when it is done and durable."""


class JournalOutbox:
    """One destination's view; give each a ``Reader`` of its own. Records are set aside by the core, which alone makes
    events while the line runs."""

    def __init__(self, station_epoch: str, journal: Journal, reader: Reader, ask: Ask) -> None:
        self._station_epoch = station_epoch
        self._journal = journal
        self._reader = reader
        self._ask = ask

    @property
    def station_epoch(self) -> str:
        return self._station_epoch

    async def head(self) -> Head:
        head = await self._look(self._reader.wire_head)
        return Head(head.seq, head.hash)

    async def read(self, after: int, limit: int) -> Sequence[WireRecord]:
        return await self._look(lambda: self._reader.wire(after, limit))

    async def cursor(self, destination: str) -> int:
        return (await self._look(self._reader.cursors)).get(destination, 0)

    async def set_cursor(self, destination: str, through: int) -> None:
        await self._written(self._journal.set_cursor(destination, through))

    async def park(self, destination: str, seq: int, status: str, words: str) -> None:
        if not 1 <= seq <= (await self.head()).seq:
            raise OutboxFault("record_unknown", seq=seq)  # asked here: the one writer must never have to refuse
        await self._done(ParkRecord(destination, seq, status, words))

    async def unpark(self, destination: str, seq: int) -> None:
        await self._done(UnparkRecord(destination, seq))

    async def parked(self, destination: str, after: int, limit: int) -> Sequence[Parked]:
        found = await self._look(lambda: self._reader.parked(destination, after, limit))
        return [
            Parked(each.seq, each.status, each.words, each.at_us, each.said_status, each.said_words) for each in found
        ]

    async def _look(self, job: Callable[[], Found]) -> Found:
        if self._journal.fault == REPLACED:
            raise OutboxFault(REPLACED)
        try:
            return await asyncio.to_thread(job)
        except JournalError as error:
            raise OutboxFault(error.key) from error

    async def _done(self, command: Command) -> None:
        refusal = await self._ask(command)
        if refusal is not None:
            raise OutboxFault(refusal.key)

    async def _written(self, commit: "asyncio.Future[int]") -> None:
        try:
            await commit
        except JournalError as error:
            raise OutboxFault(error.key) from error
