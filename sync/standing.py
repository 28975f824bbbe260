"""How one destination stands, what was heard of it, and what may be done next: the values of ``sync.policy``."""

from dataclasses import dataclass, field
from enum import StrEnum

from sync.outcome import Outcome


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
