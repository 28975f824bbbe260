"""What an answer of upstream means, and what is done next: pure, no clock, no socket, its chance handed in.

The theory, once. A destination is in one of five phases::

    CONNECTING ──cursor told──▶ SENDING ──accepted──▶ SENDING
        ▲                          │
        │   busy, unreached, gap   ├──▶ WAITING       weather: kept, tried again for ever, each time by a handshake
        ├──────────────────────────┤
        │   401, 403 twice         ├──▶ PAUSED_AUTH   the token: a person's matter; its file is watched, too
        └──────────────────────────┴──▶ PAUSED        the server or the settings are wrong: nothing is parked;
                                                      or our own clock, certificate or files: nothing is even asked

Nothing is ever given up because of age or tries. A record is parked only when the server has just shown that it takes
*others*: by accepting some of the same batch, or by answering ``exists`` to one it already has (the proof). After a
pause one single record goes ahead (half-open), and until it is accepted no record is parked: a broken server that is
probed every minute would else put a whole backlog aside, one a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from sync.result import PAUSE_ALARM, WAIT_ALARM, Outcome


class Phase(StrEnum):
    CONNECTING = "connecting"
    SENDING = "sending"
    WAITING = "waiting"
    PAUSED_AUTH = "paused_auth"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was sent and what came of it, as far as the policy cares."""

    outcome: Outcome
    sent: int = 0
    rejected: tuple[int, ...] = ()
    """Wire numbers, ascending; filled for REJECTED."""
    last: int = 0
    """The highest wire number sent."""
    tombstones: tuple[int, ...] = ()
    """Which of the sent stand for records that are parked already."""
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait before the next attempt, in seconds."""

    base_s: float = 0.5
    cap_s: float = 60.0
    retry_after_floor_s: float = 1.0
    retry_after_cap_s: float = 3600.0
    pause_s: float = 60.0
    held_s: float = 5.0
    """Between two checks of our own clock and files, which cost no server anything."""
    sure_s: float = 300.0
    """An idle uploader believes upstream's last cursor so long, within one half more or less."""


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """State of the delivery to one destination; in memory only, a restart begins with a handshake."""

    phase: Phase = Phase.CONNECTING
    failures: int = 0
    """Failures in a row."""
    refreshed: bool = False
    """The token was read again for the request in hand."""
    refused_through: int = 0
    """A refused batch ended here: until the cursor is past it, batches are halved."""
    probing: bool = False
    """After a pause: one record at a time, nothing parked, until one is accepted."""
    fates: tuple[bool, ...] = field(default=(), repr=False)
    """The newest records: True = parked."""
    alarm: str | None = None
    cause: Outcome | None = None
    """What raised the alarm."""


@dataclass(frozen=True, slots=True)
class Continue:
    """Delivered: send what is next."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Keep everything, try again after so long (Retry, PauseAuth and PauseAll differ by the state)."""

    after_s: float


@dataclass(frozen=True, slots=True)
class Refresh:
    """Read the token again and repeat at once."""


@dataclass(frozen=True, slots=True)
class Bisect:
    """Send half of it."""


@dataclass(frozen=True, slots=True)
class Park:
    """Put these aside, for good reasons; their tombstones go out next."""

    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prove:
    """These may be parked if the server shows that it takes another record."""

    seqs: tuple[int, ...]


Action = Continue | Wait | Refresh | Bisect | Park | Prove

MASS_SHARE = 0.2
"""More than this share of a batch, or of the recent records, refused: the server is wrong, not the records."""
MASS_FLOOR = 2
"""So many refused records of one batch are still believed, whatever their share."""
RECENT_FLOOR = 5
RECENT = 100
"""How many fates (delivered or parked) the guard remembers."""
DOWN_AFTER = 3
"""Failed attempts in a row after which a person is told."""
ATTEMPTS_COUNTED = 32


def decide(state: DeliveryState, attempt: Attempt, chance: float, backoff: Backoff) -> tuple[DeliveryState, Action]:
    """The next state and what to do; ``chance`` is uniform in [0, 1)."""
    match attempt.outcome:
        case Outcome.DELIVERED:
            return _delivered(state, attempt.sent), Continue()
        case Outcome.UNREACHED | Outcome.BUSY | Outcome.GAP | Outcome.UNPROVEN:
            return _wait(state, attempt, chance, backoff)
        case Outcome.HELD:
            held = replace(state, phase=Phase.PAUSED, alarm=PAUSE_ALARM[attempt.outcome], cause=attempt.outcome)
            return held, Wait(backoff.held_s)
        case Outcome.UNAUTHORISED if not state.refreshed:
            return replace(state, refreshed=True), Refresh()
        case Outcome.UNAUTHORISED | Outcome.FOREIGN | Outcome.CONFLICT | Outcome.AHEAD | Outcome.HOLE:
            return _pause(state, attempt.outcome, chance, backoff)
        case Outcome.REFUSED if attempt.sent == 0:  # a handshake: no record is to blame
            return _pause(state, attempt.outcome, chance, backoff)
        case Outcome.REFUSED if attempt.sent > 1:
            return replace(state, refused_through=attempt.last, refreshed=False), Bisect()
        case Outcome.REFUSED:
            return _suspect(state, attempt, (attempt.last,), chance, backoff)
        case Outcome.REJECTED:
            return _suspect(state, attempt, attempt.rejected, chance, backoff)
        case _:
            assert_never(attempt.outcome)


def decide_proof(
    state: DeliveryState, suspects: tuple[int, ...], attempt: Attempt, chance: float, backoff: Backoff
) -> tuple[DeliveryState, Action]:
    """What the answer to the proof record means for the suspects."""
    match attempt.outcome:
        case Outcome.DELIVERED:
            return _parked(state, suspects), Park(suspects)
        case Outcome.REFUSED | Outcome.REJECTED:
            return _pause(state, attempt.outcome, chance, backoff)
        case _:
            return decide(state, attempt, chance, backoff)


def decide_resend(
    state: DeliveryState, attempt: Attempt, chance: float, backoff: Backoff
) -> tuple[DeliveryState, Action]:
    """What the answer to a parked record means that a person had sent again: a refusal is about this record only.

    Nothing is at stake (its tombstone is there), so it counts neither for nor against the server."""
    match attempt.outcome:
        case Outcome.REFUSED | Outcome.REJECTED | Outcome.CONFLICT:
            return replace(state, refreshed=False), Continue()
        case _:
            return decide(state, attempt, chance, backoff)


def connected(state: DeliveryState) -> DeliveryState:
    """The handshake succeeded. Failures are forgotten only when something is delivered or nothing waits."""
    return replace(state, phase=Phase.SENDING, refreshed=False)


def idle(state: DeliveryState) -> DeliveryState:
    """Nothing waits and the server answered the handshake: the outage, if there was one, is over."""
    return replace(state, failures=0, alarm=None, cause=None)


def batch_limit(state: DeliveryState, after: int, limit: int) -> int:
    """How many records the next batch may hold, going on behind ``after``."""
    if state.probing:
        return 1
    if after < state.refused_through:
        return max(1, min(limit, (state.refused_through - after) // 2))
    return limit


def back_off_s(failures: int, chance: float, backoff: Backoff) -> float:
    """Full jitter: uniform between 0 and the doubled base, capped."""
    return chance * min(backoff.cap_s, backoff.base_s * 2.0 ** min(failures, ATTEMPTS_COUNTED))


def _wait(state: DeliveryState, attempt: Attempt, chance: float, backoff: Backoff) -> tuple[DeliveryState, Action]:
    failures = min(state.failures + 1, ATTEMPTS_COUNTED)
    after_s = back_off_s(failures - 1, chance, backoff)
    if attempt.retry_after_s is not None:
        asked_s = min(max(attempt.retry_after_s, backoff.retry_after_floor_s), backoff.retry_after_cap_s)
        after_s = asked_s * (1 + 0.1 * chance)
    waiting = replace(state, phase=Phase.WAITING, failures=failures, refreshed=False)
    if failures >= DOWN_AFTER:
        waiting = replace(waiting, alarm=WAIT_ALARM[attempt.outcome], cause=attempt.outcome)
    return waiting, Wait(after_s)


def _pause(state: DeliveryState, outcome: Outcome, chance: float, backoff: Backoff) -> tuple[DeliveryState, Action]:
    phase = Phase.PAUSED_AUTH if outcome is Outcome.UNAUTHORISED else Phase.PAUSED
    paused = replace(
        state,
        phase=phase,
        failures=0,
        refreshed=False,
        refused_through=0,
        probing=state.probing or phase is Phase.PAUSED,
        alarm=PAUSE_ALARM[outcome],
        cause=outcome,
    )
    return paused, Wait(backoff.pause_s * (0.5 + 0.5 * chance))


def _suspect(
    state: DeliveryState, attempt: Attempt, suspects: tuple[int, ...], chance: float, backoff: Backoff
) -> tuple[DeliveryState, Action]:
    tombstone_refused = not set(suspects).isdisjoint(attempt.tombstones)
    if tombstone_refused or state.probing or _mass_failure(state.fates, attempt.sent, len(suspects)):
        return _pause(state, attempt.outcome, chance, backoff)
    if len(suspects) == attempt.sent:
        return replace(state, refreshed=False), Prove(suspects)
    return _parked(state, suspects), Park(suspects)


def _mass_failure(fates: Sequence[bool], sent: int, suspects: int) -> bool:
    if suspects > MASS_FLOOR and suspects > MASS_SHARE * sent:
        return True
    parked = sum(fates) + suspects
    return parked > RECENT_FLOOR and parked > MASS_SHARE * (len(fates) + suspects)


def _delivered(state: DeliveryState, count: int) -> DeliveryState:
    return _recovered(replace(state, probing=False), (False,) * min(count, RECENT))


def _parked(state: DeliveryState, suspects: tuple[int, ...]) -> DeliveryState:
    return _recovered(state, (True,) * len(suspects))


def _recovered(state: DeliveryState, fates: tuple[bool, ...]) -> DeliveryState:
    """The server has just taken something: whatever went wrong before is over."""
    return replace(
        state,
        phase=Phase.SENDING,
        failures=0,
        refreshed=False,
        fates=(*state.fates, *fates)[-RECENT:],
        alarm=None,
        cause=None,
    )
