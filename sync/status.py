"""What may be known of one destination: for the snapshot, the sync page and the alarms."""

from dataclasses import dataclass

from station.core.values import Arguments
from sync.standing import State


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
