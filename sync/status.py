"""What may be known of one destination: for the snapshot, the sync page and the alarms."""

from dataclasses import dataclass

from station.core.values import Arguments
from sync.policy import State


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
    last_answer: str
    """Status and words of the newest answer; the server's own, made inert."""
    last_success_us: int | None
    """Wall time of the newest delivery or answered handshake of this run."""
    delivered: int
    """Records accepted in this run."""
    alarms: tuple[tuple[str, Arguments], ...]
    """Keys upstream_down, upstream_auth, upstream_refuses_all, upstream_conflict, upstream_ahead,
    upstream_forgets, upstream_other_epoch, outbox_failed, outbox_hole, record_parked."""
