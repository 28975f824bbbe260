"""Records as one destination sees them: a tombstone for each that is parked, none that its wire has no word for."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from sync.manner import Manner
from sync.outbox import Head, Outbox, Parked, WireRecord, tombstone
from sync.wire import Batch

WITNESSES = 200
"""So far around a refused record another one is looked for that can prove the server."""


class Packer:
    """Makes batches. ``parked``: False = the caller knows that nothing is, and no tombstone is looked for."""

    def __init__(self, name: str, outbox: Outbox, manner: Manner) -> None:
        self._name = name
        self._outbox = outbox
        self._carries = manner.carries

    async def pack(self, records: Sequence[WireRecord], head: Head, *, parked: bool) -> Batch:
        """All of these."""
        stones = await self._stones(records) if parked else {}
        shown = [tombstone(record, stones[record.seq]) if record.seq in stones else record for record in records]
        return Batch(self._outbox.station_epoch, head, shown, tuple(sorted(stones)))

    def silent(self, records: Sequence[WireRecord]) -> int | None:
        """Through which number this wire has no word for the records in front; None = it has one for the first."""
        silent = takewhile(lambda record: not self._carries(record), records)
        return max((record.seq for record in silent), default=None)

    async def witness(self, suspects: tuple[int, ...], known: int, head: Head, *, parked: bool) -> Batch | None:
        """One record that upstream has already (``known``: through here), the newest this wire carries; where there is
        none, the next one after the suspects."""
        behind = await self._carried(max(0, known - WITNESSES), min(known, WITNESSES), head, parked)
        if behind is not None:
            return replace(behind, records=behind.records[-1:])
        ahead = await self._carried(max(suspects), WITNESSES, head, parked)
        return None if ahead is None else replace(ahead, records=ahead.records[:1])

    async def _carried(self, after: int, limit: int, head: Head, parked: bool) -> Batch | None:
        """What this wire has a word for among these records; None = nothing."""
        records = await self._outbox.read(after, limit)
        if not records:
            return None
        batch = await self.pack(records, head, parked=parked)
        carried = [record for record in batch.records if self._carries(record)]
        return replace(batch, records=carried) if carried else None

    async def _stones(self, records: Sequence[WireRecord]) -> dict[int, Parked]:
        found = await self._outbox.parked(self._name, records[0].seq - 1, len(records))
        return {stone.seq: stone for stone in found if stone.seq <= records[-1].seq}
