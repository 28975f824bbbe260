"""Who is signed in at which screen. Sessions live in memory: after a restart everybody signs in again."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from station.users.roles import Role
from station.users.store import User, UserRefused

MOST_SESSIONS = 64


@dataclass(slots=True)
class Session:
    name: str
    role: Role
    used_s: float


class Sessions:
    """One person a session; one that is idle for long ends by itself."""

    def __init__(self, lock_after_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock_after_s = lock_after_s
        self._clock = clock
        self._open: dict[str, Session] = {}

    def begin(self, user: User) -> str:
        """The id of a new session. Raises UserRefused."""
        self._prune()
        if len(self._open) >= MOST_SESSIONS:
            raise UserRefused("sessions_many")
        made = secrets.token_urlsafe(24)
        self._open[made] = Session(user.name, user.role, self._clock())
        return made

    def find(self, session: str, *, used: bool) -> Session | None:
        """None where it has ended. ``used``: a person did something, the time of idleness begins anew."""
        self._prune()
        found = self._open.get(session)
        if found is not None and used:
            found.used_s = self._clock()
        return found

    def end(self, session: str) -> None:
        self._open.pop(session, None)

    def _prune(self) -> None:
        oldest_s = self._clock() - self._lock_after_s
        self._open = {name: each for name, each in self._open.items() if each.used_s > oldest_s}
