"""A parked record sent again because a person asked: it stands where its tombstone stands, or stays parked.

Under its own number and id, alone in its batch, with ``mends`` naming the tombstone it takes the place of
(docs/decisions/0125). Only a plain ``accepted`` is believed.
"""

import asyncio
from collections.abc import Iterable

from sync.delivery.destination import Destination
from sync.delivery.plan import SendPlan
from sync.outbox import Head, Outbox, Parked, printable, tombstone
from sync.result import DeliveryResult, Outcome
from sync.wire import WireBatch

REQUESTS_MAX = 1_000
"""Single numbers that may be wished for; more are asked for as *all*."""
TRIES_MAX = 3
"""Attempts of one wish that may end without an answer: a record that breaks its server must not hold up the others."""


class ResendRequests:
    """Single numbers in the order they were asked for, then the sweep through all of them."""

    def __init__(self) -> None:
        self._seqs: dict[int, int] = {}
        """Number → attempts that got no answer."""
        self._sweep: tuple[int, int] | None = None
        """(after, through): what is left when everything was asked for."""
        self._failures = 0

    def ask(self, seqs: Iterable[int]) -> bool:
        """False = there is no room for all of them, and none was taken."""
        wished = self._seqs | {seq: 0 for seq in seqs if seq not in self._seqs}
        if len(wished) > REQUESTS_MAX:
            return False
        self._seqs = wished
        return True

    def ask_all(self, through: int) -> None:
        """Everything parked up to this wire number; what is refused meanwhile is not tried for ever."""
        self._sweep, self._failures = (0, through), 0

    def waiting(self, parked: int) -> int:
        """How many are still to be sent again, of so many parked."""
        return parked if self._sweep is not None else min(parked, len(self._seqs))

    async def next(self, outbox: Outbox, destination: str) -> Parked | None:
        """The next parked record that is wished for; wishes for what is parked no more are dropped."""
        for seq in tuple(self._seqs):
            found = await outbox.parked(destination, seq - 1, 1)
            if found and found[0].seq == seq:
                return found[0]
            del self._seqs[seq]
        if self._sweep is None:
            return None
        after, through = self._sweep
        found = await outbox.parked(destination, after, 1)
        if found and found[0].seq <= through:
            return found[0]
        self._sweep = None
        return None

    def answered(self, seq: int) -> None:
        """It was taken or refused: the wish is done."""
        self._failures = 0
        if self._seqs.pop(seq, None) is None and self._sweep is not None:
            self._sweep = (seq, self._sweep[1])

    def unanswered(self, seq: int) -> bool:
        """The attempt got no answer; True = that was the last one."""
        tries = self._seqs.get(seq, self._failures) + 1
        if tries >= TRIES_MAX:
            self.answered(seq)
            return True
        if seq in self._seqs:
            self._seqs[seq] = tries
        else:
            self._failures = tries
        return False


class Resender:
    """Sends what is wished for, and writes down what became of it."""

    def __init__(self, name: str, outbox: Outbox, destination: Destination) -> None:
        self.requests = ResendRequests()
        self._name = name
        self._outbox = outbox
        self._destination = destination
        self._last = False
        """The step before was ours."""

    async def due(self, plan: SendPlan, head: int) -> Parked | None:
        """The parked record to send now: every other step while others wait, so that neither holds up the other."""
        mine, self._last = not self._last, False
        if plan.waiting(head) and not mine:
            return None
        parked = await self.requests.next(self._outbox, self._name)
        if parked is None or not plan.holds(parked.seq):  # its tombstone goes out first
            return None
        self._last = True
        return parked

    async def send(self, parked: Parked, head: Head, plan: SendPlan) -> tuple[DeliveryResult, Outcome]:
        """What was said, and what it comes to; DELIVERED = upstream has the record and it is parked no more."""
        (record,) = await self._outbox.read(parked.seq - 1, 1)
        batch = WireBatch(self._outbox.station_epoch, head, [record], mends=tombstone(record, parked).id)
        encoded = await asyncio.to_thread(self._destination.prepare, batch)
        result = await self._destination.send(encoded)
        outcome = _checked_outcome(result, head, plan)
        match outcome:
            case Outcome.DELIVERED:
                await self._outbox.unpark(self._name, parked.seq)
                self.requests.answered(parked.seq)
            case Outcome.REFUSED | Outcome.REJECTED | Outcome.CONFLICT:
                await self._outbox.park(self._name, parked.seq, *refusal_of(parked.seq, result))
                self.requests.answered(parked.seq)
            case Outcome.UNREACHED | Outcome.BUSY if self.requests.unanswered(parked.seq):
                await self._outbox.park(self._name, parked.seq, *refusal_of(parked.seq, result))
            case _:
                pass  # the wish stays
        return result, outcome


def _checked_outcome(result: DeliveryResult, head: Head, plan: SendPlan) -> Outcome:
    if result.outcome is not Outcome.DELIVERED:
        return result.outcome
    through = result.through_or(plan.through)
    if through > head.seq:
        return Outcome.AHEAD
    return Outcome.GAP if through < plan.through else Outcome.DELIVERED


def refusal_of(seq: int, result: DeliveryResult) -> tuple[str, str]:
    """Status and words about one record: its own where the answer has them, else the answer's."""
    item = result.rejected.get(seq)
    status, words = (item.code or item.status, item.detail) if item is not None else (result.status, result.words)
    return printable(status) or "rejected", printable(words)
