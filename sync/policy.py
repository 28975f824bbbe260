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
from dataclasses import replace
from typing import assert_never

from sync.outcome import PAUSE_ALARM, WAIT_ALARM, Outcome
from sync.standing import Action, Bisect, GoOn, Heard, Pace, Park, Prove, Refresh, Standing, State, Wait

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
