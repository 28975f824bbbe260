"""What is granted: how often somebody may come (token buckets), how much may be taken in at once.

In this process only; two hubs behind a balancer grant twice as much."""

import math
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sync.hub.refusal import RequestRefused

KEYS_MAX = 20_000
"""Somebody who has not come for longest is forgotten first, and starts with a full bucket again."""


STORING_MAX = 16
"""Batches opened and checked at once, each up to 40 MB; one more is told to come again."""
SENDER_MAX = 12
"""Bodies of one sender at once, fewer than can be checked. A station sends one; what it gave up on a bad line may hang
here until its time is over, and must not shut out the station itself."""
ARRIVING_MAX_BYTES = 256 * 2**20
"""Of all the bodies that are on their way, what has come of them."""


@dataclass(frozen=True, slots=True)
class Rate:
    per_s: float
    burst: int


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What a hub grants: to a token, to an address that shows none, to an address whose token is wrong; and scans to
    a token that asks for them."""

    token: Rate = Rate(200.0, 400)
    page: Rate = Rate(20.0, 60)
    stranger: Rate = Rate(2.0, 20)
    scan: Rate = Rate(1_000.0, 5_000)


class Buckets:
    """One bucket a key, refilled by the clock."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str, count: int = 1) -> None:
        """Take so many; raises Refused 429 with the seconds until there is one again."""
        with self._lock:
            now = self._clock()
            left, since = self._left.pop(key, (float(self._rate.burst), now))
            left = min(self._rate.burst, left + (now - since) * self._rate.per_s)
            self._left[key] = (max(left - count, 0.0) if left >= count else left, now)
            if len(self._left) > KEYS_MAX:
                self._left.popitem(last=False)
        if left < count:
            wait_s = math.ceil((count - left) / self._rate.per_s)
            raise RequestRefused(429, "too_often", retry_after_s=max(1, wait_s))


class Intakes:
    """What is being taken in: bodies on their way, bodies that are checked. Each raises Refused when there is no room.

    A slow body holds what has come of it and one place of its sender's, nobody else's. Of the event loop."""

    def __init__(self) -> None:
        self._run_job = 0
        self._arrived = 0
        self._of_sender: Counter[str] = Counter()

    @contextmanager
    def of(self, sender: str) -> Iterator[None]:
        """Held from the first byte of a body to its answer."""
        if self._of_sender[sender] >= SENDER_MAX:
            raise _busy()
        self._of_sender[sender] += 1
        try:
            yield
        finally:
            self._of_sender[sender] -= 1
            self._of_sender += Counter()  # forgets who is at zero

    @contextmanager
    def arriving(self) -> Iterator[Callable[[int], None]]:
        """Held while a body is on its way; call what it gives with the bytes of each piece."""
        mine = 0

        def more(count: int) -> None:
            nonlocal mine
            if self._arrived + count > ARRIVING_MAX_BYTES:
                raise _busy()
            mine += count
            self._arrived += count

        try:
            yield more
        finally:
            self._arrived -= mine

    @contextmanager
    def storing(self) -> Iterator[None]:
        """Held while a body is checked and stored."""
        if self._run_job >= STORING_MAX:
            raise _busy()
        self._run_job += 1
        try:
            yield
        finally:
            self._run_job -= 1


def _busy() -> RequestRefused:
    return RequestRefused(503, "busy", retry_after_s=1)
