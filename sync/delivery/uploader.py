"""One task per destination: the loop around the session, its wake-up, its end, and what may be known of it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from sync.clock import Clock
from sync.delivery.destination import Destination
from sync.delivery.policy import DeliveryState, Phase
from sync.delivery.session import DeliveryOptions, DeliverySession
from sync.errors import Arguments, OutboxFault
from sync.outbox import Outbox
from sync.result import cause_of


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    name: str
    phase: Phase
    through: int
    """Upstream has everything up to this wire number, in its own words."""
    head: int
    """The newest wire number of the journal."""
    waiting: int
    since_us: int | None
    """When the oldest waiting record was written; None = nothing waits, or it was not looked at yet."""
    parked: int
    failures: int
    """Failures in a row."""
    last_status: str
    """Of HTTP for the newest answer; ``timeout``, ``unreached``, or a key of ours (``token_file_unreadable``)."""
    last_words: str
    """The server's own, made inert."""
    last_success_us: int | None
    """Wall time of the newest delivery or answered handshake of this run."""
    delivered: int
    """Records accepted in this run."""
    resend_waiting: int
    """Parked records a person asked to be sent again, not yet tried."""
    cause: str
    """What was heard last, as a key (``sync.result.Outcome`` or the outbox's fault); empty = nothing yet."""
    next_try_us: int | None
    """Wall time of the next attempt; None = it goes on at once, or when something is new."""
    alarms: tuple[tuple[str, Arguments], ...]
    """Keys upstream_down, upstream_auth, upstream_refuses_all, upstream_identity, records_lost, outbox_failed,
    record_parked, each with ``destination`` and most with ``cause``."""


FILE_CHECK_S = 5.0
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
        options: DeliveryOptions | None = None,
    ) -> None:
        """``chance`` draws uniformly from [0, 1); the destination is closed when ``run`` ends."""
        self._clock = clock
        self._session = DeliverySession(name, outbox, destination, clock, chance, options or DeliveryOptions())
        self._wake = asyncio.Event()
        self._hurry = False
        self._next_try_us: int | None = None
        self._moved = asyncio.Event()

    def wake(self) -> None:
        """New wire records are committed."""
        self._wake.set()

    async def send_again(self, seqs: Sequence[int] | None) -> int:
        """Parked records shall be sent again, all of them with None; a wait in progress is cut short for it once,
        even when none is parked: a person who asks has put something right.

        How many were asked for that are parked. Raises OutboxFault."""
        session = self._session
        if seqs is None:
            session.resender.requests.ask_all((await session.outbox.head()).seq)
            count = session.parked
        else:
            parked = [seq for seq in seqs if await self._is_parked(seq)]
            count = len(parked) if session.resender.requests.ask(parked) else 0
        self._hurry = True
        self._wake.set()
        return count

    async def _is_parked(self, seq: int) -> bool:
        found = await self._session.outbox.parked(self._session.name, seq - 1, 1)
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
            await self._session.destination.close()
        if isinstance(ended, Exception):
            raise ended

    async def drain(self, timeout_s: float) -> bool:
        """True when everything committed by now is delivered in time; a wait in progress is cut short for it once."""
        try:
            async with asyncio.timeout(timeout_s):
                target = (await self._session.outbox.head()).seq
                self._hurry = True
                self._wake.set()
                while self._session.last_success_us is None or self._session.plan.through < target:
                    self._moved.clear()
                    await self._moved.wait()
        except (TimeoutError, OutboxFault):
            return False
        return True

    async def step(self) -> float:
        """One handshake or one batch; seconds to wait before the next (0 = none). ``run`` does this for ever."""
        before = self._session.state
        after_s = await self._session.step()
        waiting = after_s > 0 and self._session.state.phase is not Phase.SENDING
        self._next_try_us = round((self._clock.now().timestamp() + after_s) * 1_000_000) if waiting else None
        self._moved.set()
        self._log_change(before)
        return after_s

    @property
    def status(self) -> DeliveryStatus:
        session = self._session
        return DeliveryStatus(
            name=session.name,
            phase=session.state.phase,
            through=session.plan.through,
            head=session.head.seq,
            waiting=session.plan.waiting(session.head.seq),
            since_us=session.oldest_us,
            parked=session.parked,
            failures=session.state.failures,
            last_status=session.result.status,
            last_words=session.result.words,
            last_success_us=session.last_success_us,
            delivered=session.delivered,
            resend_waiting=session.resender.requests.waiting(session.parked),
            cause=session.cause,
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
        idle = self._session.state.phase is Phase.SENDING
        until_s = self._clock.monotonic_s() + after_s
        while (left_s := until_s - self._clock.monotonic_s()) > 0:
            woken = await self._clock.wait(self._wake, left_s if idle else min(left_s, FILE_CHECK_S))
            self._wake.clear()
            if idle or self._hurry or self._session.destination.changed():
                self._hurry = False
                return
            if woken:
                await self._session.refresh_head()

    def _alarms(self) -> tuple[tuple[str, Arguments], ...]:
        session, state = self._session, self._session.state
        who = ("destination", session.name)
        found: list[tuple[str, Arguments]] = []
        if session.fault is not None:
            found.append(("outbox_failed", (("cause", session.fault.key), who)))
        elif session.ahead:
            found.append(("records_lost", (who, ("found", session.head.seq), ("through", session.ahead))))
        elif state.alarm is not None:
            cause = "" if state.cause is None else cause_of(state.cause, session.result.status)
            found.append((state.alarm, (("cause", cause), who)))
        if (
            state.alarm != "upstream_identity"
            and not session.ahead
            and (session.contested or session.other_epoch is not None)
        ):
            found.append(("upstream_identity", (("cause", "contested" if session.contested else "other_epoch"), who)))
        if session.parked:
            found.append(("record_parked", (("count", session.parked), who)))
        return tuple(found)

    def _log_change(self, before: DeliveryState) -> None:
        """Once that it went away, once that it came back."""
        session, alarm = self._session, self._session.state.alarm
        if alarm == before.alarm:
            return
        if alarm is None:
            _log.info("upstream_back", destination=session.name, waiting=session.plan.waiting(session.head.seq))
        else:
            _log.warning(alarm, destination=session.name, status=session.result.status, words=session.result.words)
