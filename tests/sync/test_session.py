"""What a session puts into one request."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sync.delivery.destination import EncodedBatch
from sync.delivery.policy import Attempt, Backoff, DeliveryState, Phase, Wait, decide
from sync.delivery.uploader import Uploader
from sync.outbox import WireRecord
from sync.result import DeliveryResult, Outcome
from sync.wire import WireBatch
from tests.sync.desk import HandClock, settle
from tests.sync.factory import grow
from tests.sync.memory import MemoryOutbox
from tests.sync.test_uploader_loop import Ear


@dataclass(slots=True)
class BusyOutbox(MemoryOutbox):
    """The line commits one more case whenever the backlog is read: after the head was asked, before it is sent."""

    making: int = 5

    async def read(self, after: int, limit: int) -> Sequence[WireRecord]:
        if self.making:
            self.making -= 1
            grow(self, 1)
        return await MemoryOutbox.read(self, after, limit)


@dataclass(slots=True)
class Heads(Ear):
    """Notes which head went out with which records."""

    batches: list[tuple[int, int]] = field(default_factory=list)

    def prepare(self, batch: WireBatch) -> EncodedBatch:
        self.batches.append((batch.head.seq, batch.last))
        return Ear.prepare(self, batch)


async def test_no_request_holds_a_record_that_its_own_head_does_not_cover() -> None:
    """Upstream checks the head against what it gets: a record beyond it would look like a forged one."""
    outbox, ear = BusyOutbox(), Heads()
    grow(outbox, 3)
    uploader = Uploader("hub", outbox, ear, HandClock(), lambda: 0.5)
    for _ in range(3):
        await settle(uploader)
    assert ear.sent == list(range(1, len(outbox.records) + 1))
    assert [batch for batch in ear.batches if batch[1] > batch[0]] == []


async def test_a_refused_handshake_parks_nothing_and_blames_no_disk() -> None:
    outbox = MemoryOutbox()
    grow(outbox, 3)
    ear = Ear([DeliveryResult(Outcome.REFUSED, status="400")])
    uploader = Uploader("hub", outbox, ear, HandClock(), lambda: 0.5)
    assert await settle(uploader) >= 30
    assert uploader.status.phase is Phase.PAUSED
    assert uploader.status.alarms == (("upstream_refuses_all", (("cause", "refused"), ("destination", "hub"))),)
    await settle(uploader)
    assert (ear.sent, outbox.stones) == ([1, 2, 3], {})


def test_being_held_counts_as_no_failure() -> None:
    held, action = decide(DeliveryState(failures=2), Attempt(Outcome.HELD), 0.5, Backoff())
    assert (held.phase, held.alarm, held.failures, held.probing) == (Phase.PAUSED, "upstream_held", 2, False)
    assert action == Wait(5.0)
