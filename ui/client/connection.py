"""Is the station there? A pure state machine over a moved clock: the client tells it what happens and asks what to do.

Lost = no event for one second, whatever the sockets say. It is tried again by itself, for ever.
"""

from dataclasses import dataclass
from enum import Enum

SILENCE_S = 1.0
"""The stream says something at least every half second."""
ANSWER_S = 2.0
"""An attempt that has brought nothing by then is given up."""
STALE_S = 2.0
"""A snapshot older than this is not the present, even if the station still says that it is alive."""
PATIENCE_S = 10.0
"""A station that starts together with its screen is not lost yet."""
RETRY_S = (0.25, 0.5, 1.0, 2.0)


class ConnectionState(Enum):
    CONNECTING = "connecting"
    """Nothing was heard yet, and it is too early to say more."""
    LIVE = "live"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """What a screen shows of it."""

    state: ConnectionState
    attempt: int
    """Attempts since it was heard last."""
    lost_for_s: float
    retry_in_s: float
    key: str = ""
    """Why the last attempt failed: a key of the screen or of the station; empty = silence."""
    about: str = ""


class StationConnection:
    """Times in seconds of one monotonic clock."""

    def __init__(self, now_s: float) -> None:
        self.state = ConnectionState.CONNECTING
        self._heard_s = now_s
        self._trying_since_s: float | None = None
        self._retry_at_s = now_s
        self._failures = 0
        self._attempt = 0
        self._key, self._about = "", ""
        self._fresh_s: float | None = None

    # what happens ------------------------------------------------------------------------------------------------

    def tried(self, now_s: float) -> None:
        """An attempt has begun."""
        self._trying_since_s = now_s
        self._attempt += 1

    def heard(self, now_s: float) -> None:
        """Any event, a keep-alive too."""
        if self.state is ConnectionState.LIVE:
            self._heard_s = now_s

    def snapshot(self, now_s: float, *, fresh: bool = True) -> None:
        """A snapshot: the station is there. ``fresh``: it was made after the one before, so it is the present."""
        self.state = ConnectionState.LIVE
        self._heard_s = now_s
        if fresh or self._fresh_s is None:
            self._fresh_s = now_s
        self._failures = self._attempt = 0
        self._key, self._about = "", ""

    def failed(self, now_s: float, key: str = "", about: str = "", *, refused: bool = False) -> None:
        """The attempt or the stream has ended; wait, then try again. ``refused``: the station is there and said no."""
        self._trying_since_s = None
        self._retry_at_s = now_s + RETRY_S[min(self._failures, len(RETRY_S) - 1)]
        self._failures += 1
        self._key, self._about = key, about
        if refused:
            self.state = ConnectionState.LOST

    def hurry(self, now_s: float) -> None:
        """A person pressed Try now."""
        self._retry_at_s = now_s
        self._failures = 0

    # what to do --------------------------------------------------------------------------------------------------

    def check(self, now_s: float) -> None:
        """Let time pass: silence becomes lost."""
        if now_s - self._heard_s >= (PATIENCE_S if self._fresh_s is None else SILENCE_S):
            self.state = ConnectionState.LOST

    def must_give_up(self, now_s: float) -> bool:
        """The connection in hand brings nothing: end it."""
        if self._trying_since_s is None:
            return False
        silent_s = now_s - max(self._heard_s, self._trying_since_s)
        return silent_s >= (SILENCE_S if self._heard_s >= self._trying_since_s else ANSWER_S)

    def must_try(self, now_s: float) -> bool:
        """It is time for the next attempt."""
        return self._trying_since_s is None and now_s >= self._retry_at_s

    def is_stale(self, now_s: float) -> bool:
        """The newest snapshot is no longer the present."""
        return self._fresh_s is None or now_s - self._fresh_s >= STALE_S

    def view(self, now_s: float) -> ConnectionView:
        return ConnectionView(
            self.state,
            self._attempt,
            lost_for_s=max(0.0, now_s - self._heard_s),
            retry_in_s=max(0.0, self._retry_at_s - now_s) if self._trying_since_s is None else 0.0,
            key=self._key,
            about=self._about,
        )
