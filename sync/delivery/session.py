"""One step of delivery: a handshake or a batch, and the cursor moved only on the server's word.

A crash between an answer and the cursor costs a batch sent twice, which upstream answers with ``exists``. Nothing is
held here but the batch in hand: the disk is the queue.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from sync.clock import Clock
from sync.delivery.destination import Destination, Told
from sync.delivery.plan import Lane, Plan
from sync.delivery.policy import (
    Action,
    Bisect,
    GoOn,
    Heard,
    Pace,
    Park,
    Prove,
    Refresh,
    Standing,
    State,
    Wait,
    batch_limit,
    connected,
    decide,
    decide_mend,
    decide_proof,
    idle,
)
from sync.delivery.resend import Mender, about
from sync.errors import OutboxFault
from sync.outbox import Head, Outbox, Parked, WireRecord, tombstone
from sync.result import Outcome, cause_of
from sync.settings import Order
from sync.wire import Batch, RepeatedCode


def carries_all(_record: WireRecord) -> bool:
    """The native wire has a word for everything."""
    return True


def ignored(_code: RepeatedCode) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a destination is served."""

    order: Order = "strict"
    batch_max_events: int = 200
    pace: Pace = field(default_factory=Pace)
    repeated: Callable[[RepeatedCode], None] = ignored
    """Told of every record that packs a code which another case holds, before the cursor moves past it."""
    carries: Callable[[WireRecord], bool] = carries_all
    """False: the wire has no word for this record. It is passed over, and proves nothing about the server."""


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


IDLE_S = 30.0
"""Without a wake-up the journal is looked at this often."""
PAGE = 1_000
"""Parked records counted at a time at start."""


class Courier:
    """Carries one outbox to one destination, a step at a time; what it learned stands in its attributes."""

    def __init__(
        self,
        name: str,
        outbox: Outbox,
        destination: Destination,
        clock: Clock,
        chance: Callable[[], float],
        manner: Manner,
    ) -> None:
        self.name = name
        self.outbox = outbox
        self.destination = destination
        self.standing = Standing()
        self.plan = Plan(manner.order)
        self.head = Head(0, "")
        self.opened = False
        self.parked = 0
        self.delivered = 0
        self.oldest_us: int | None = None
        self.told = Told(Outcome.UNREACHED)
        self.last_success_us: int | None = None
        self.fault: OutboxFault | None = None
        self.other_epoch: str | None = None
        self.contested = False
        self.ahead = 0
        """Upstream said it holds records up to this number, and the journal had never written it: ours are lost. Once
        heard it holds for this life, since our own new records would soon hide it; 0 = never heard."""
        self.mender = Mender(name, outbox, destination)
        self.cause = ""
        """What was heard last, as a key (``cause_of``, or the fault of the outbox); empty = nothing yet."""
        self._sure_until_s = 0.0
        """Monotonic: until then what upstream said it holds is believed without asking."""
        self._clock = clock
        self._chance = chance
        self._manner = manner
        self._packer = Packer(name, outbox, manner)

    async def step(self) -> float:
        """One handshake or one batch; seconds to wait before the next step (0 = none)."""
        try:
            after_s = await self._step()
        except OutboxFault as fault:
            # What the failed call did is unknown: everything the journal remembers is read again.
            self.fault, self.opened, self.cause = fault, False, fault.key
            return self._take(decide(self.standing, Heard(Outcome.UNREACHED), self._chance(), self._manner.pace))
        self.fault = None
        return after_s

    async def look(self) -> None:
        """See how the backlog grows while upstream is away."""
        try:
            self.head = await self.outbox.head()
        except OutboxFault as fault:
            self.fault = fault

    async def _step(self) -> float:
        if not self.opened:
            await self._open()
        self.head = await self.outbox.head()
        if self.standing.state is not State.SENDING:
            return await self._connect()
        if self.parked and (stone := await self.mender.due(self.plan, self.head.seq)) is not None:
            return await self._mend(stone)
        lane = self.plan.next_lane(self.head.seq, self._manner.batch_max_events)
        known = min(lane.limit, max(0, self.head.seq - lane.after))  # what came since is not in the head that is sent
        records = await self.outbox.read(lane.after, batch_limit(self.standing, lane.after, known))
        if not records and lane.after >= self.head.seq:
            self.oldest_us = None
            return await self._idle()
        return await self._deliver(lane, records)

    async def _idle(self) -> float:
        """Nothing waits. An upstream that was set back meanwhile would else be noticed with the next record only."""
        if self.told.cursorless or self._clock.monotonic_s() < self._sure_until_s:
            return IDLE_S
        return await self._connect()

    async def _mend(self, stone: Parked) -> float:
        self.told, outcome = await self.mender.send(stone, self.head, self.plan)
        self._tell_repeated(self.told)
        if outcome is Outcome.DELIVERED:
            self.parked, self.delivered = self.parked - 1, self.delivered + 1
            self._succeeded()
        self.cause = cause_of(outcome, self.told.status)
        heard = Heard(outcome, sent=1, last=stone.seq, retry_after_s=self.told.retry_after_s)
        return self._take(decide_mend(self.standing, heard, self._chance(), self._manner.pace))

    async def _open(self) -> None:
        """What the journal remembers, so that the status is true before upstream has answered."""
        self.plan = replace(self.plan, through=await self.outbox.cursor(self.name))
        parked, after = 0, 0
        while page := await self.outbox.parked(self.name, after, PAGE):
            parked, after = parked + len(page), page[-1].seq
        oldest = await self.outbox.read(self.plan.through, 1)
        self.oldest_us = oldest[0].at_us if oldest else None
        self.parked, self.opened = parked, True

    async def _connect(self) -> float:
        if self.ahead:
            return await self._answered(self.told, Heard(Outcome.AHEAD))
        self.told = told = await self.destination.ask_cursor(self.outbox.station_epoch)
        if told.outcome is not Outcome.DELIVERED:
            return await self._answered(told, Heard(told.outcome, retry_after_s=told.retry_after_s))
        through = told.through_or(self.plan.through)
        if through > self.head.seq:
            self.ahead = through
            return await self._answered(told, Heard(Outcome.AHEAD))
        superseded = told.through > 0 and told.latest_epoch not in (None, self.outbox.station_epoch)
        self.other_epoch = told.latest_epoch if superseded else None
        await self.outbox.set_cursor(self.name, through)
        self.plan = self.plan.connected(through, self.head.seq)
        self._succeeded()
        self.standing = connected(self.standing)
        if self.plan.waiting(self.head.seq) == 0:
            self.standing = idle(self.standing)
        return 0.0

    async def _deliver(self, lane: Lane, records: Sequence[WireRecord]) -> float:
        seqs = [record.seq for record in records]
        if not seqs or seqs != list(range(lane.after + 1, lane.after + 1 + len(seqs))):
            return await self._answered(self.told, Heard(Outcome.HOLE))
        if not lane.live:
            self.oldest_us = records[0].at_us
        batch = await self._packer.pack(records, self.head, parked=self.parked > 0)
        if (silent := self._packer.silent(batch.records)) is not None:
            return await self._pass_over(silent)
        batch, told = await self._send(batch)
        self.told = told
        heard = Heard(
            await self._believe(lane, batch, told),
            sent=len(batch.records),
            rejected=tuple(sorted(told.rejected)),
            last=batch.last,
            tombstones=tuple(seq for seq in batch.tombstones if seq <= batch.last),
            retry_after_s=told.retry_after_s,
        )
        return await self._answered(told, heard)

    async def _pass_over(self, through: int) -> float:
        """Nothing is said about the records in front that this wire has no word for, and nothing was heard."""
        await self.outbox.set_cursor(self.name, through)
        self.plan = self.plan.moved(through)
        return 0.0

    async def _send(self, batch: Batch) -> tuple[Batch, Told]:
        parcel = await asyncio.to_thread(self.destination.prepare, batch)
        return parcel.batch, await self.destination.send(parcel)

    async def _believe(self, lane: Lane, batch: Batch, told: Told) -> Outcome:
        """Move the cursor by the server's word, if the word can be true."""
        if told.outcome not in (Outcome.DELIVERED, Outcome.REJECTED):
            return told.outcome
        self._tell_repeated(told)
        done = min(told.rejected, default=batch.last + 1) - 1
        through = told.through_or(max(done, self.plan.through))
        if through > self.head.seq:
            return Outcome.AHEAD
        if through < (self.plan.through if lane.live else done):
            return Outcome.GAP
        if through > self.plan.through:
            await self.outbox.set_cursor(self.name, through)
        plan = self.plan.live_through(done) if lane.live else self.plan
        self.plan = plan.moved(through)
        self.delivered += len(batch.records) - len(told.rejected)
        self._succeeded()
        return told.outcome

    def _tell_repeated(self, told: Told) -> None:
        for code in told.repeated:
            self._manner.repeated(code)

    async def _answered(self, told: Told, heard: Heard) -> float:
        self.cause = cause_of(heard.outcome, told.status)
        decision = decide(self.standing, heard, self._chance(), self._manner.pace)
        if isinstance(decision[1], Prove):
            self.standing, suspects = decision[0], decision[1].seqs
            proof = await self._proof(suspects)
            decision = decide_proof(self.standing, suspects, proof, self._chance(), self._manner.pace)
        if isinstance(decision[1], Park):
            await self._park(decision[1].seqs, told)
        return self._take(decision)

    def _take(self, decision: tuple[Standing, Action]) -> float:
        self.standing, action = decision
        match action:
            case Wait(after_s):
                return max(after_s, 1e-3)
            case GoOn() | Refresh() | Bisect() | Park() | Prove():
                return 0.0

    async def _proof(self, suspects: tuple[int, ...]) -> Heard:
        """Does the server take another record?"""
        witness = await self._packer.witness(suspects, self.plan.through, self.head, parked=self.parked > 0)
        if witness is None:
            return Heard(Outcome.UNPROVEN)
        _, told = await self._send(witness)
        return Heard(told.outcome, sent=1, rejected=tuple(told.rejected), retry_after_s=told.retry_after_s)

    async def _park(self, seqs: tuple[int, ...], told: Told) -> None:
        """Durable before its tombstone can be sent, so that the record is never only upstream's word."""
        for seq in seqs:
            await self.outbox.park(self.name, seq, *about(seq, told))
            self.parked += 1

    def _succeeded(self) -> None:
        self.contested = self.told.contested
        self.last_success_us = int(self._clock.now().timestamp() * 1_000_000)
        self._sure_until_s = self._clock.monotonic_s() + self._manner.pace.sure_s * (0.5 + self._chance())
