"""A parked record sent again because a person asked: it stands where its tombstone stands, or stays parked.

Under its own number and id, alone in its batch, with ``mends`` naming the tombstone it takes the place of
(docs/decisions/0125). Only a plain ``accepted`` is believed.
"""

import asyncio

from sync.again import Again
from sync.destination import Destination
from sync.lanes import Plan
from sync.outbox import Head, Outbox, Parked, inert, tombstone
from sync.outcome import Outcome
from sync.told import Told
from sync.wire import Batch


class Mender:
    """Sends what is wished for, and writes down what became of it."""

    def __init__(self, name: str, outbox: Outbox, destination: Destination) -> None:
        self.again = Again()
        self._name = name
        self._outbox = outbox
        self._destination = destination
        self._last = False
        """The step before was ours."""

    async def due(self, plan: Plan, head: int) -> Parked | None:
        """The parked record to send now: every other step while others wait, so that neither holds up the other."""
        mine, self._last = not self._last, False
        if plan.waiting(head) and not mine:
            return None
        stone = await self.again.next(self._outbox, self._name)
        if stone is None or not plan.holds(stone.seq):  # its tombstone goes out first
            return None
        self._last = True
        return stone

    async def send(self, stone: Parked, head: Head, plan: Plan) -> tuple[Told, Outcome]:
        """What was said, and what it comes to; DELIVERED = upstream has the record and it is parked no more."""
        (record,) = await self._outbox.read(stone.seq - 1, 1)
        batch = Batch(self._outbox.station_epoch, head, [record], mends=tombstone(record, stone).id)
        parcel = await asyncio.to_thread(self._destination.prepare, batch)
        told = await self._destination.send(parcel)
        outcome = _believed(told, head, plan)
        match outcome:
            case Outcome.DELIVERED:
                await self._outbox.unpark(self._name, stone.seq)
                self.again.answered(stone.seq)
            case Outcome.REFUSED | Outcome.REJECTED | Outcome.CONFLICT:
                await self._outbox.park(self._name, stone.seq, *about(stone.seq, told))
                self.again.answered(stone.seq)
            case Outcome.UNREACHED | Outcome.BUSY if self.again.unanswered(stone.seq):
                await self._outbox.park(self._name, stone.seq, *about(stone.seq, told))
            case _:
                pass  # the wish stays
        return told, outcome


def _believed(told: Told, head: Head, plan: Plan) -> Outcome:
    if told.outcome is not Outcome.DELIVERED:
        return told.outcome
    through = told.through_or(plan.through)
    if through > head.seq:
        return Outcome.AHEAD
    return Outcome.GAP if through < plan.through else Outcome.DELIVERED


def about(seq: int, told: Told) -> tuple[str, str]:
    """Status and words about one record: its own where the answer has them, else the answer's."""
    item = told.rejected.get(seq)
    status, words = (item.code or item.status, item.detail) if item is not None else (told.status, told.words)
    return inert(status) or "rejected", inert(words)
