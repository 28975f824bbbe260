"""One step of delivery: a handshake or a batch, and the cursor moved only on the server's word.

A crash between an answer and the cursor costs a batch sent twice, which upstream answers with ``exists``. Nothing is
held here but the batch in hand: the disk is the queue.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from sync.clock import Clock
from sync.delivery.destination import DeliveryResult, Destination
from sync.delivery.plan import BatchRange, SendPlan
from sync.delivery.policy import (
    Action,
    Attempt,
    Backoff,
    Bisect,
    Continue,
    DeliveryState,
    Park,
    Phase,
    Prove,
    Refresh,
    Wait,
    batch_limit,
    connected,
    decide,
    decide_proof,
    decide_resend,
    idle,
)
from sync.delivery.resend import Resender, refusal_of
from sync.errors import OutboxFault
from sync.outbox import Head, Outbox, Parked, WireRecord, tombstone
from sync.result import Outcome, cause_of
from sync.settings import Order
from sync.wire import RepeatedCode, WireBatch


def carries_all(_record: WireRecord) -> bool:
    """The native wire has a word for everything."""
    return True


def ignore_repeated(_code: RepeatedCode) -> None:
    """Nothing is done about it."""


@dataclass(frozen=True, slots=True)
class DeliveryOptions:
    """How a destination is served."""

    order: Order = "strict"
    batch_max_events: int = 200
    backoff: Backoff = field(default_factory=Backoff)
    repeated: Callable[[RepeatedCode], None] = ignore_repeated
    """Called with every record that packs a code which another case holds, before the cursor moves past it."""
    carries: Callable[[WireRecord], bool] = carries_all
    """False: the wire has no word for this record. It is passed over, and proves nothing about the server."""


WITNESS_RANGE = 200
"""How many records around a refused one are searched for another that can prove the server."""


class BatchBuilder:
    """Makes batches. ``parked``: False = the caller knows that nothing is, and no tombstone is looked for."""

    def __init__(self, name: str, outbox: Outbox, options: DeliveryOptions) -> None:
        self._name = name
        self._outbox = outbox
        self._carries = options.carries

    async def pack(self, records: Sequence[WireRecord], head: Head, *, parked: bool) -> WireBatch:
        """The records as a batch, tombstones in the place of those that are parked."""
        aside = await self._tombstones(records) if parked else {}
        shown = [tombstone(record, aside[record.seq]) if record.seq in aside else record for record in records]
        return WireBatch(self._outbox.station_epoch, head, shown, tuple(sorted(aside)))

    def not_carried(self, records: Sequence[WireRecord]) -> int | None:
        """Through which number this wire has no word for the records in front; None = it has one for the first."""
        skipped = takewhile(lambda record: not self._carries(record), records)
        return max((record.seq for record in skipped), default=None)

    async def witness(self, suspects: tuple[int, ...], known: int, head: Head, *, parked: bool) -> WireBatch | None:
        """One record that upstream has already (``known``: through here), the newest this wire carries; where there is
        none, the next one after the suspects."""
        behind = await self._carried(max(0, known - WITNESS_RANGE), min(known, WITNESS_RANGE), head, parked)
        if behind is not None:
            return replace(behind, records=behind.records[-1:])
        ahead = await self._carried(max(suspects), WITNESS_RANGE, head, parked)
        return None if ahead is None else replace(ahead, records=ahead.records[:1])

    async def _carried(self, after: int, limit: int, head: Head, parked: bool) -> WireBatch | None:
        """What this wire has a word for among these records; None = nothing."""
        records = await self._outbox.read(after, limit)
        if not records:
            return None
        batch = await self.pack(records, head, parked=parked)
        carried = [record for record in batch.records if self._carries(record)]
        return replace(batch, records=carried) if carried else None

    async def _tombstones(self, records: Sequence[WireRecord]) -> dict[int, Parked]:
        found = await self._outbox.parked(self._name, records[0].seq - 1, len(records))
        return {each.seq: each for each in found if each.seq <= records[-1].seq}


IDLE_S = 30.0
"""Without a wake-up the journal is looked at this often."""
PAGE = 1_000
"""Parked records counted at a time at start."""


class DeliverySession:
    """Carries one outbox to one destination, a step at a time; what it knows is in its attributes."""

    def __init__(
        self,
        name: str,
        outbox: Outbox,
        destination: Destination,
        clock: Clock,
        chance: Callable[[], float],
        options: DeliveryOptions,
    ) -> None:
        self.name = name
        self.outbox = outbox
        self.destination = destination
        self.state = DeliveryState()
        self.plan = SendPlan(options.order)
        self.head = Head(0, "")
        self.opened = False
        self.parked = 0
        self.delivered = 0
        self.oldest_us: int | None = None
        self.result = DeliveryResult(Outcome.UNREACHED)
        self.last_success_us: int | None = None
        self.fault: OutboxFault | None = None
        self.other_epoch: str | None = None
        self.contested = False
        self.ahead = 0
        """Upstream said it holds records up to this number, and the journal had never written it: ours are lost. Once
        heard it holds for this life, since our own new records would soon hide it; 0 = never heard."""
        self.resender = Resender(name, outbox, destination)
        self.cause = ""
        """What was heard last, as a key (``cause_of``, or the fault of the outbox); empty = nothing yet."""
        self._sure_until_s = 0.0
        """Monotonic: until then what upstream said it holds is believed without asking."""
        self._clock = clock
        self._chance = chance
        self._options = options
        self._batches = BatchBuilder(name, outbox, options)

    async def step(self) -> float:
        """One handshake or one batch; seconds to wait before the next step (0 = none)."""
        try:
            after_s = await self._step()
        except OutboxFault as fault:
            # What the failed call did is unknown: everything the journal remembers is read again.
            self.fault, self.opened, self.cause = fault, False, fault.key
            return self._apply(decide(self.state, Attempt(Outcome.UNREACHED), self._chance(), self._options.backoff))
        self.fault = None
        return after_s

    async def refresh_head(self) -> None:
        """See how the backlog grows while upstream is away."""
        try:
            self.head = await self.outbox.head()
        except OutboxFault as fault:
            self.fault = fault

    async def _step(self) -> float:
        if not self.opened:
            await self._open()
        self.head = await self.outbox.head()
        if self.state.phase is not Phase.SENDING:
            return await self._connect()
        if self.parked and (wanted := await self.resender.due(self.plan, self.head.seq)) is not None:
            return await self._resend(wanted)
        span = self.plan.next_range(self.head.seq, self._options.batch_max_events)
        known = min(span.limit, max(0, self.head.seq - span.after))  # what came since is not in the head that is sent
        records = await self.outbox.read(span.after, batch_limit(self.state, span.after, known))
        if not records and span.after >= self.head.seq:
            self.oldest_us = None
            return await self._idle()
        return await self._deliver(span, records)

    async def _idle(self) -> float:
        """Nothing waits. An upstream that was set back meanwhile would else be noticed with the next record only."""
        if self.result.cursorless or self._clock.monotonic_s() < self._sure_until_s:
            return IDLE_S
        return await self._connect()

    async def _resend(self, parked: Parked) -> float:
        self.result, outcome = await self.resender.send(parked, self.head, self.plan)
        self._report_repeated(self.result)
        if outcome is Outcome.DELIVERED:
            self.parked, self.delivered = self.parked - 1, self.delivered + 1
            self._succeeded()
        self.cause = cause_of(outcome, self.result.status)
        attempt = Attempt(outcome, sent=1, last=parked.seq, retry_after_s=self.result.retry_after_s)
        return self._apply(decide_resend(self.state, attempt, self._chance(), self._options.backoff))

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
            return await self._handle(self.result, Attempt(Outcome.AHEAD))
        self.result = result = await self.destination.ask_cursor(self.outbox.station_epoch)
        if result.outcome is not Outcome.DELIVERED:
            return await self._handle(result, Attempt(result.outcome, retry_after_s=result.retry_after_s))
        through = result.through_or(self.plan.through)
        if through > self.head.seq:
            self.ahead = through
            return await self._handle(result, Attempt(Outcome.AHEAD))
        superseded = result.through > 0 and result.latest_epoch not in (None, self.outbox.station_epoch)
        self.other_epoch = result.latest_epoch if superseded else None
        await self.outbox.set_cursor(self.name, through)
        self.plan = self.plan.connected(through, self.head.seq)
        self._succeeded()
        self.state = connected(self.state)
        if self.plan.waiting(self.head.seq) == 0:
            self.state = idle(self.state)
        return 0.0

    async def _deliver(self, span: BatchRange, records: Sequence[WireRecord]) -> float:
        seqs = [record.seq for record in records]
        if not seqs or seqs != list(range(span.after + 1, span.after + 1 + len(seqs))):
            return await self._handle(self.result, Attempt(Outcome.HOLE))
        if not span.live:
            self.oldest_us = records[0].at_us
        batch = await self._batches.pack(records, self.head, parked=self.parked > 0)
        if (skipped := self._batches.not_carried(batch.records)) is not None:
            return await self._skip(skipped)
        batch, result = await self._send(batch)
        self.result = result
        attempt = Attempt(
            await self._accept(span, batch, result),
            sent=len(batch.records),
            rejected=tuple(sorted(result.rejected)),
            last=batch.last,
            tombstones=tuple(seq for seq in batch.tombstones if seq <= batch.last),
            retry_after_s=result.retry_after_s,
        )
        return await self._handle(result, attempt)

    async def _skip(self, through: int) -> float:
        """Nothing is said about the records in front that this wire has no word for, and nothing was heard."""
        await self.outbox.set_cursor(self.name, through)
        self.plan = self.plan.moved(through)
        return 0.0

    async def _send(self, batch: WireBatch) -> tuple[WireBatch, DeliveryResult]:
        encoded = await asyncio.to_thread(self.destination.prepare, batch)
        return encoded.batch, await self.destination.send(encoded)

    async def _accept(self, span: BatchRange, batch: WireBatch, result: DeliveryResult) -> Outcome:
        """Move the cursor by the server's word, if the word can be true."""
        if result.outcome not in (Outcome.DELIVERED, Outcome.REJECTED):
            return result.outcome
        self._report_repeated(result)
        done = min(result.rejected, default=batch.last + 1) - 1
        through = result.through_or(max(done, self.plan.through))
        if through > self.head.seq:
            return Outcome.AHEAD
        if through < (self.plan.through if span.live else done):
            return Outcome.GAP
        if through > self.plan.through:
            await self.outbox.set_cursor(self.name, through)
        plan = self.plan.live_through(done) if span.live else self.plan
        self.plan = plan.moved(through)
        self.delivered += len(batch.records) - len(result.rejected)
        self._succeeded()
        return result.outcome

    def _report_repeated(self, result: DeliveryResult) -> None:
        for code in result.repeated:
            self._options.repeated(code)

    async def _handle(self, result: DeliveryResult, attempt: Attempt) -> float:
        self.cause = cause_of(attempt.outcome, result.status)
        decision = decide(self.state, attempt, self._chance(), self._options.backoff)
        if isinstance(decision[1], Prove):
            self.state, suspects = decision[0], decision[1].seqs
            proof = await self._proof(suspects)
            decision = decide_proof(self.state, suspects, proof, self._chance(), self._options.backoff)
        if isinstance(decision[1], Park):
            await self._park(decision[1].seqs, result)
        return self._apply(decision)

    def _apply(self, decision: tuple[DeliveryState, Action]) -> float:
        self.state, action = decision
        match action:
            case Wait(after_s):
                return max(after_s, 1e-3)
            case Continue() | Refresh() | Bisect() | Park() | Prove():
                return 0.0

    async def _proof(self, suspects: tuple[int, ...]) -> Attempt:
        """Does the server take another record?"""
        witness = await self._batches.witness(suspects, self.plan.through, self.head, parked=self.parked > 0)
        if witness is None:
            return Attempt(Outcome.UNPROVEN)
        _, result = await self._send(witness)
        return Attempt(result.outcome, sent=1, rejected=tuple(result.rejected), retry_after_s=result.retry_after_s)

    async def _park(self, seqs: tuple[int, ...], result: DeliveryResult) -> None:
        """Durable before its tombstone can be sent, so that the record is never only upstream's word."""
        for seq in seqs:
            await self.outbox.park(self.name, seq, *refusal_of(seq, result))
            self.parked += 1

    def _succeeded(self) -> None:
        self.contested = self.result.contested
        self.last_success_us = int(self._clock.now().timestamp() * 1_000_000)
        self._sure_until_s = self._clock.monotonic_s() + self._options.backoff.sure_s * (0.5 + self._chance())
