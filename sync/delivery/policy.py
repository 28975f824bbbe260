"""What an answer of upstream means, and what is done next: pure, no clock, no socket, its chance handed in.

The theory, once. A destination stands in one of five states::

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


class State(StrEnum):
    CONNECTING = "connecting"
    SENDING = "sending"
    WAITING = "waiting"
    PAUSED_AUTH = "paused_auth"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer, as far as the policy cares."""

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
class Pace:
    """How long is waited, in seconds."""

    base_s: float = 0.5
    cap_s: float = 60.0
    retry_after_floor_s: float = 1.0
    retry_after_cap_s: float = 3600.0
    pause_s: float = 60.0
    held_s: float = 5.0
    """Between two looks at our own clock and files, which cost nobody anything."""
    sure_s: float = 300.0
    """So long, within one half more or less, upstream's last word on what it holds is believed by an idle uploader."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one destination stands; in memory only, a restart begins anew with a handshake."""

    state: State = State.CONNECTING
    attempt: int = 0
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
class GoOn:
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


Action = GoOn | Wait | Refresh | Bisect | Park | Prove

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


def decide(standing: Standing, heard: Heard, chance: float, pace: Pace) -> tuple[Standing, Action]:
    """The next standing and what to do; ``chance`` is uniform in [0, 1)."""
    match heard.outcome:
        case Outcome.DELIVERED:
            return _delivered(standing, heard.sent), GoOn()
        case Outcome.UNREACHED | Outcome.BUSY | Outcome.GAP | Outcome.UNPROVEN:
            return _wait(standing, heard, chance, pace)
        case Outcome.HELD:
            held = replace(standing, state=State.PAUSED, alarm=PAUSE_ALARM[heard.outcome], cause=heard.outcome)
            return held, Wait(pace.held_s)
        case Outcome.UNAUTHORISED if not standing.refreshed:
            return replace(standing, refreshed=True), Refresh()
        case Outcome.UNAUTHORISED | Outcome.FOREIGN | Outcome.CONFLICT | Outcome.AHEAD | Outcome.HOLE:
            return _pause(standing, heard.outcome, chance, pace)
        case Outcome.REFUSED if heard.sent == 0:  # a handshake: no record is to blame
            return _pause(standing, heard.outcome, chance, pace)
        case Outcome.REFUSED if heard.sent > 1:
            return replace(standing, refused_through=heard.last, refreshed=False), Bisect()
        case Outcome.REFUSED:
            return _suspect(standing, heard, (heard.last,), chance, pace)
        case Outcome.REJECTED:
            return _suspect(standing, heard, heard.rejected, chance, pace)
        case _:
            assert_never(heard.outcome)


def decide_proof(
    standing: Standing, suspects: tuple[int, ...], heard: Heard, chance: float, pace: Pace
) -> tuple[Standing, Action]:
    """What the answer to the proof record means for the suspects."""
    match heard.outcome:
        case Outcome.DELIVERED:
            return _parked(standing, suspects), Park(suspects)
        case Outcome.REFUSED | Outcome.REJECTED:
            return _pause(standing, heard.outcome, chance, pace)
        case _:
            return decide(standing, heard, chance, pace)


def decide_mend(standing: Standing, heard: Heard, chance: float, pace: Pace) -> tuple[Standing, Action]:
    """What the answer to a parked record means that a person had sent again: a refusal is about this record only.

    Nothing is at stake (its tombstone is there), so it counts neither for nor against the server."""
    match heard.outcome:
        case Outcome.REFUSED | Outcome.REJECTED | Outcome.CONFLICT:
            return replace(standing, refreshed=False), GoOn()
        case _:
            return decide(standing, heard, chance, pace)


def connected(standing: Standing) -> Standing:
    """The handshake succeeded. Failures are forgotten only when something is delivered or nothing waits."""
    return replace(standing, state=State.SENDING, refreshed=False)


def idle(standing: Standing) -> Standing:
    """Nothing waits and the server answered the handshake: the outage, if there was one, is over."""
    return replace(standing, attempt=0, alarm=None, cause=None)


def batch_limit(standing: Standing, after: int, limit: int) -> int:
    """How many records the next batch may hold, going on behind ``after``."""
    if standing.probing:
        return 1
    if after < standing.refused_through:
        return max(1, min(limit, (standing.refused_through - after) // 2))
    return limit


def back_off_s(attempt: int, chance: float, pace: Pace) -> float:
    """Full jitter: uniform between 0 and the doubled base, capped."""
    return chance * min(pace.cap_s, pace.base_s * 2.0 ** min(attempt, ATTEMPTS_COUNTED))


def _wait(standing: Standing, heard: Heard, chance: float, pace: Pace) -> tuple[Standing, Action]:
    attempt = min(standing.attempt + 1, ATTEMPTS_COUNTED)
    after_s = back_off_s(attempt - 1, chance, pace)
    if heard.retry_after_s is not None:
        asked_s = min(max(heard.retry_after_s, pace.retry_after_floor_s), pace.retry_after_cap_s)
        after_s = asked_s * (1 + 0.1 * chance)
    waiting = replace(standing, state=State.WAITING, attempt=attempt, refreshed=False)
    if attempt >= DOWN_AFTER:
        waiting = replace(waiting, alarm=WAIT_ALARM[heard.outcome], cause=heard.outcome)
    return waiting, Wait(after_s)


def _pause(standing: Standing, outcome: Outcome, chance: float, pace: Pace) -> tuple[Standing, Action]:
    state = State.PAUSED_AUTH if outcome is Outcome.UNAUTHORISED else State.PAUSED
    paused = replace(
        standing,
        state=state,
        attempt=0,
        refreshed=False,
        refused_through=0,
        probing=standing.probing or state is State.PAUSED,
        alarm=PAUSE_ALARM[outcome],
        cause=outcome,
    )
    return paused, Wait(pace.pause_s * (0.5 + 0.5 * chance))


def _suspect(
    standing: Standing, heard: Heard, suspects: tuple[int, ...], chance: float, pace: Pace
) -> tuple[Standing, Action]:
    tombstone_refused = not set(suspects).isdisjoint(heard.tombstones)
    if tombstone_refused or standing.probing or _mass_failure(standing.fates, heard.sent, len(suspects)):
        return _pause(standing, heard.outcome, chance, pace)
    if len(suspects) == heard.sent:
        return replace(standing, refreshed=False), Prove(suspects)
    return _parked(standing, suspects), Park(suspects)


def _mass_failure(fates: Sequence[bool], sent: int, suspects: int) -> bool:
    if suspects > MASS_FLOOR and suspects > MASS_SHARE * sent:
        return True
    parked = sum(fates) + suspects
    return parked > RECENT_FLOOR and parked > MASS_SHARE * (len(fates) + suspects)


def _delivered(standing: Standing, count: int) -> Standing:
    return _cheered(replace(standing, probing=False), (False,) * min(count, RECENT))


def _parked(standing: Standing, suspects: tuple[int, ...]) -> Standing:
    return _cheered(standing, (True,) * len(suspects))


def _cheered(standing: Standing, fates: tuple[bool, ...]) -> Standing:
    """The server has just taken something: whatever went wrong before is over."""
    return replace(
        standing,
        state=State.SENDING,
        attempt=0,
        refreshed=False,
        fates=(*standing.fates, *fates)[-RECENT:],
        alarm=None,
        cause=None,
    )
