"""One task per destination: the loop around the courier, its wake-up, its end, and what may be known of it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from station.core.values import Arguments
from sync.clock import Clock
from sync.delivery.destination import Destination
from sync.delivery.policy import Standing, State
from sync.delivery.session import Courier, Manner
from sync.errors import OutboxFault
from sync.outbox import Outbox
from sync.result import cause_of


@dataclass(frozen=True, slots=True)
class Status:
    name: str
    state: State
    through: int
    """Upstream has everything up to this wire number, in its own words."""
    head: int
    """The newest wire number of the journal."""
    waiting: int
    since_us: int | None
    """When the oldest waiting record was written; None = nothing waits, or it was not looked at yet."""
    parked: int
    attempt: int
    """Failures in a row."""
    last_status: str
    """Of HTTP for the newest answer; ``timeout``, ``unreached``, or a key of ours (``token_file_unreadable``)."""
    last_words: str
    """The server's own, made inert."""
    last_success_us: int | None
    """Wall time of the newest delivery or answered handshake of this run."""
    delivered: int
    """Records accepted in this run."""
    again: int
    """Parked records a person asked to be sent again, not yet tried."""
    cause: str
    """What was heard last, as a key (``sync.policy.Outcome`` or the outbox's fault); empty = nothing yet."""
    next_try_us: int | None
    """Wall time of the next attempt; None = it goes on at once, or when something is new."""
    alarms: tuple[tuple[str, Arguments], ...]
    """Keys upstream_down, upstream_auth, upstream_refuses_all, upstream_identity, records_lost, outbox_failed,
    record_parked, each with ``destination`` and most with ``cause``."""


LOOK_S = 5.0
"""While nothing can be sent, our own files are looked at this often: a token put right is tried at once."""
_log = structlog.get_logger("sync")


class Uploader:
    """Delivers one outbox to one destination until it is stopped. All methods belong to the loop that runs it."""

    def __init__(
        self,
        name: str,
        outbox: Outbox,
        destination: Destination,
        clock: Clock,
        chance: Callable[[], float],
        manner: Manner | None = None,
    ) -> None:
        """``chance`` draws uniformly from [0, 1); the destination is closed when ``run`` ends."""
        self._clock = clock
        self._courier = Courier(name, outbox, destination, clock, chance, manner or Manner())
        self._wake = asyncio.Event()
        self._hurried = False
        self._next_try_us: int | None = None
        self._moved = asyncio.Event()

    def wake(self) -> None:
        """New wire records are committed."""
        self._wake.set()

    async def send_again(self, seqs: Sequence[int] | None) -> int:
        """Parked records shall be sent again, all of them with None; a wait in progress is cut short for it once,
        even when none is parked: a person who asks has put something right.

        How many were asked for that are parked. Raises OutboxFault."""
        courier = self._courier
        if seqs is None:
            courier.mender.again.ask_all((await courier.outbox.head()).seq)
            count = courier.parked
        else:
            parked = [seq for seq in seqs if await self._is_parked(seq)]
            count = len(parked) if courier.mender.again.ask(parked) else 0
        self._hurried = True
        self._wake.set()
        return count

    async def _is_parked(self, seq: int) -> bool:
        found = await self._courier.outbox.parked(self._courier.name, seq - 1, 1)
        return bool(found) and found[0].seq == seq

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop`` is set; a request in flight is then let go (the next run sends it again)."""
        work = asyncio.create_task(self._run())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            work.cancel()
            stopping.cancel()
            ended, _ = await asyncio.gather(work, stopping, return_exceptions=True)
            await self._courier.destination.close()
        if isinstance(ended, Exception):
            raise ended

    async def drain(self, timeout_s: float) -> bool:
        """True when everything committed by now is delivered in time; a wait in progress is cut short for it once."""
        try:
            async with asyncio.timeout(timeout_s):
                target = (await self._courier.outbox.head()).seq
                self._hurried = True
                self._wake.set()
                while self._courier.last_success_us is None or self._courier.plan.through < target:
                    self._moved.clear()
                    await self._moved.wait()
        except (TimeoutError, OutboxFault):
            return False
        return True

    async def step(self) -> float:
        """One handshake or one batch; seconds to wait before the next (0 = none). ``run`` does this for ever."""
        before = self._courier.standing
        after_s = await self._courier.step()
        waiting = after_s > 0 and self._courier.standing.state is not State.SENDING
        self._next_try_us = round((self._clock.now().timestamp() + after_s) * 1_000_000) if waiting else None
        self._moved.set()
        self._say_once(before)
        return after_s

    @property
    def status(self) -> Status:
        courier = self._courier
        return Status(
            name=courier.name,
            state=courier.standing.state,
            through=courier.plan.through,
            head=courier.head.seq,
            waiting=courier.plan.waiting(courier.head.seq),
            since_us=courier.oldest_us,
            parked=courier.parked,
            attempt=courier.standing.attempt,
            last_status=courier.told.status,
            last_words=courier.told.words,
            last_success_us=courier.last_success_us,
            delivered=courier.delivered,
            again=courier.mender.again.waiting(courier.parked),
            cause=courier.cause,
            next_try_us=self._next_try_us,
            alarms=self._alarms(),
        )

    async def _run(self) -> None:
        while True:
            after_s = await self.step()
            if after_s > 0:
                await self._rest(after_s)

    async def _rest(self, after_s: float) -> None:
        """Idle: until something is new. Waiting or paused: the whole time, unless a person asks or put a file right."""
        idle = self._courier.standing.state is State.SENDING
        until_s = self._clock.monotonic_s() + after_s
        while (left_s := until_s - self._clock.monotonic_s()) > 0:
            woken = await self._clock.wait(self._wake, left_s if idle else min(left_s, LOOK_S))
            self._wake.clear()
            if idle or self._hurried or self._courier.destination.changed():
                self._hurried = False
                return
            if woken:
                await self._courier.look()

    def _alarms(self) -> tuple[tuple[str, Arguments], ...]:
        courier, standing = self._courier, self._courier.standing
        who = ("destination", courier.name)
        found: list[tuple[str, Arguments]] = []
        if courier.fault is not None:
            found.append(("outbox_failed", (("cause", courier.fault.key), who)))
        elif courier.ahead:
            found.append(("records_lost", (who, ("found", courier.head.seq), ("through", courier.ahead))))
        elif standing.alarm is not None:
            cause = "" if standing.cause is None else cause_of(standing.cause, courier.told.status)
            found.append((standing.alarm, (("cause", cause), who)))
        if (
            standing.alarm != "upstream_identity"
            and not courier.ahead
            and (courier.contested or courier.other_epoch is not None)
        ):
            found.append(("upstream_identity", (("cause", "contested" if courier.contested else "other_epoch"), who)))
        if courier.parked:
            found.append(("record_parked", (("count", courier.parked), who)))
        return tuple(found)

    def _say_once(self, before: Standing) -> None:
        """Once that it went away, once that it came back."""
        courier, alarm = self._courier, self._courier.standing.alarm
        if alarm == before.alarm:
            return
        if alarm is None:
            _log.info("upstream_back", destination=courier.name, waiting=courier.plan.waiting(courier.head.seq))
        else:
            _log.warning(alarm, destination=courier.name, status=courier.told.status, words=courier.told.words)
