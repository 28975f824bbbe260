"""The loop around the steps: wake-up, waiting, stop, drain, and a journal that fails."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest

from sync.delivery.destination import DeliveryResult, EncodedBatch
from sync.delivery.policy import Phase
from sync.delivery.session import IDLE_S, DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.errors import OutboxFault
from sync.outbox import Head
from sync.result import Outcome
from sync.wire import ItemResult, WireBatch
from tests.sync.desk import HandClock, settle
from tests.sync.factory import grow, outbox_of
from tests.sync.memory import MemoryOutbox


@dataclass(slots=True)
class Ear:
    """A destination that takes everything, unless told what to answer next."""

    answers: list[DeliveryResult] = field(default_factory=list)
    through: int = 0
    sent: list[int] = field(default_factory=list)
    closed: bool = False
    stuck: asyncio.Event | None = None

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        if self.answers:
            return self.answers.pop(0)
        return DeliveryResult(Outcome.DELIVERED, through=self.through)

    def prepare(self, batch: WireBatch) -> EncodedBatch:
        return EncodedBatch(batch, b"", {})

    async def send(self, encoded: EncodedBatch) -> DeliveryResult:
        if self.stuck is not None:
            await self.stuck.wait()
        if self.answers:
            return self.answers.pop(0)
        self.sent += [record.seq for record in encoded.batch.records]
        self.through = max(self.through, encoded.batch.last)
        return DeliveryResult(Outcome.DELIVERED, through=self.through)

    def changed(self) -> bool:
        return False

    async def close(self) -> None:
        self.closed = True


@dataclass(slots=True)
class BrokenOutbox(MemoryOutbox):
    """A journal whose disk can be taken away."""

    broken: bool = False

    async def head(self) -> Head:
        if self.broken:
            raise OutboxFault("store_closed")
        return await MemoryOutbox.head(self)


def uploader_of(outbox: MemoryOutbox, ear: Ear, clock: HandClock | None = None) -> Uploader:
    return Uploader("hub", outbox, ear, clock or HandClock(), lambda: 0.5, DeliveryOptions())


async def until(true: Callable[[], bool], turns: int = 2_000) -> None:
    for _ in range(turns):
        if true():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came true")


class Patient(HandClock):
    """A clock whose waits end only by the event."""

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        self.waits.append(timeout_s)
        return await event.wait()


async def running(uploader: Uploader, during: Callable[[], Awaitable[None]]) -> None:
    stop = asyncio.Event()
    task = asyncio.create_task(uploader.run(stop))
    try:
        await during()
    finally:
        stop.set()
        await task


async def test_an_idle_uploader_sleeps_until_it_is_woken() -> None:
    outbox, ear, clock = outbox_of(2), Ear(), Patient()
    uploader = uploader_of(outbox, ear, clock)

    async def during() -> None:
        await asyncio.wait_for(_idle(clock, 1), 5)
        grow(outbox, 1)
        uploader.wake()
        await asyncio.wait_for(_idle(clock, 2), 5)

    await running(uploader, during)
    assert ear.sent == [1, 2, 3]
    assert ear.closed


async def _idle(clock: Patient, times: int) -> None:
    while clock.waits.count(IDLE_S) < times:
        await asyncio.sleep(0.001)


async def test_a_wake_up_does_not_shorten_the_wait_for_a_server_that_is_down() -> None:
    outbox, clock = outbox_of(1), Patient()
    uploader = uploader_of(outbox, Ear([DeliveryResult(Outcome.BUSY, retry_after_s=40.0)]), clock)

    async def during() -> None:
        await until(lambda: len(clock.waits) == 1)
        grow(outbox, 4)
        uploader.wake()
        await until(lambda: len(clock.waits) == 2)
        assert (uploader.status.phase, uploader.status.waiting) == (Phase.WAITING, 5)

    await running(uploader, during)


async def test_drain_cuts_a_wait_short_and_tells_when_all_is_delivered() -> None:
    outbox, ear, clock = outbox_of(300), Ear([DeliveryResult(Outcome.BUSY)]), Patient()
    uploader = uploader_of(outbox, ear, clock)

    async def during() -> None:
        await until(lambda: len(clock.waits) == 1)
        assert await uploader.drain(timeout_s=5)

    await running(uploader, during)
    assert outbox.cursors == {"hub": 300}


async def test_drain_is_honest_when_the_time_is_over() -> None:
    uploader = uploader_of(outbox_of(3), Ear())
    assert not await uploader.drain(timeout_s=0.01)


async def test_drain_of_an_outbox_that_fails_is_no() -> None:
    assert not await uploader_of(BrokenOutbox(broken=True), Ear()).drain(timeout_s=1)


async def test_stop_lets_a_request_in_flight_go() -> None:
    outbox, ear = outbox_of(3), Ear(stuck=asyncio.Event())
    uploader = uploader_of(outbox, ear)

    async def during() -> None:
        await until(lambda: uploader.status.phase is Phase.SENDING)

    await asyncio.wait_for(running(uploader, during), 5)
    assert ear.closed
    assert outbox.cursors == {"hub": 0}


async def test_a_bug_is_not_swallowed() -> None:
    class Buggy(Ear):
        async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await uploader_of(outbox_of(1), Buggy()).run(asyncio.Event())


async def test_a_failing_journal_is_an_alarm_and_upstream_gets_the_rest_when_it_is_back() -> None:
    outbox, ear = BrokenOutbox(), Ear()
    grow(outbox, 2)
    uploader = uploader_of(outbox, ear)
    await settle(uploader)
    outbox.broken = True
    grow(outbox, 1)
    await settle(uploader)
    assert uploader.status.alarms == (("outbox_failed", (("cause", "store_closed"), ("destination", "hub"))),)
    outbox.broken = False
    await settle(uploader)
    assert ear.sent == [1, 2, 3]
    assert list(uploader.status.alarms) == []


async def test_a_failing_journal_is_seen_while_upstream_is_down_too() -> None:
    outbox, clock = BrokenOutbox(), Patient()
    grow(outbox, 2)
    uploader = uploader_of(outbox, Ear([DeliveryResult(Outcome.BUSY)]), clock)

    async def during() -> None:
        await until(lambda: len(clock.waits) == 1)
        outbox.broken = True
        uploader.wake()
        await until(lambda: uploader.status.alarms != ())

    await running(uploader, during)
    assert uploader.status.alarms[0][0] == "outbox_failed"


async def test_a_hole_in_the_journal_is_never_skipped() -> None:
    outbox, ear = outbox_of(9), Ear()
    del outbox.records[3]
    uploader = uploader_of(outbox, ear)
    await settle(uploader)
    assert ear.sent == []
    assert uploader.status.alarms == (("outbox_failed", (("cause", "hole"), ("destination", "hub"))),)


@pytest.mark.parametrize(
    ("lie", "cause"),
    [
        (DeliveryResult(Outcome.DELIVERED, through=99), "ahead"),
        (DeliveryResult(Outcome.REJECTED, through=99, rejected={2: ItemResult(seq=2, status="rejected")}), "ahead"),
    ],
)
async def test_an_answer_that_says_more_than_was_written_moves_no_cursor(lie: DeliveryResult, cause: str) -> None:
    outbox = outbox_of(3)
    uploader = uploader_of(outbox, Ear([DeliveryResult(Outcome.DELIVERED, through=0), lie]))
    await settle(uploader)
    assert uploader.status.alarms == (("upstream_identity", (("cause", cause), ("destination", "hub"))),)
    assert outbox.cursors == {"hub": 0}


async def test_an_upstream_that_keeps_forgetting_is_waited_for_ever_longer() -> None:
    outbox, gap = outbox_of(3), DeliveryResult(Outcome.DELIVERED, through=0)
    uploader = uploader_of(outbox, Ear([gap, gap] * 4))
    assert [await settle(uploader) for _ in range(4)] == [0.25, 0.5, 1.0, 2.0]
    assert uploader.status.alarms == (("upstream_identity", (("cause", "gap"), ("destination", "hub"))),)
    await settle(uploader)
    assert outbox.cursors == {"hub": 3}


async def test_parked_records_of_earlier_runs_are_counted_page_by_page() -> None:
    @dataclass(slots=True)
    class Narrow(MemoryOutbox):
        async def parked(self, destination: str, after: int, limit: int) -> Sequence[object]:  # type: ignore[override]
            return (await MemoryOutbox.parked(self, destination, after, limit))[:2]

    outbox = Narrow()
    grow(outbox, 5)
    for seq in (1, 3, 5):
        await outbox.park("hub", seq, "400", "")
    uploader = uploader_of(outbox, Ear())
    await uploader.step()
    assert uploader.status.parked == 3


async def test_a_person_who_asks_for_nothing_that_is_parked_still_ends_a_pause() -> None:
    refused = DeliveryResult(Outcome.UNAUTHORISED, status="401")
    outbox, clock = outbox_of(2), Patient()
    uploader = uploader_of(outbox, Ear([refused, refused]), clock)

    async def during() -> None:
        await until(lambda: uploader.status.phase is Phase.PAUSED_AUTH and len(clock.waits) == 1)
        assert await uploader.send_again(None) == 0
        await until(lambda: uploader.status.phase is Phase.SENDING)

    await running(uploader, during)
