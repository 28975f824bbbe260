"""Token buckets: how often somebody may come. In this process only; two hubs behind a balancer grant twice as much."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from sync.hub.refusal import Refused

KEYS_MAX = 20_000
"""Somebody who has not come for longest is forgotten first, and starts with a full bucket again."""


@dataclass(frozen=True, slots=True)
class Rate:
    per_s: float
    burst: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What a hub grants: to a token, to an address that shows none, and to an address whose token is wrong."""

    token: Rate = Rate(200.0, 400)
    page: Rate = Rate(20.0, 60)
    stranger: Rate = Rate(2.0, 20)


class Buckets:
    """One bucket a key, refilled by the clock."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Take one; raises Refused 429 with the seconds until there is one again."""
        with self._lock:
            now = self._clock()
            left, since = self._left.pop(key, (float(self._rate.burst), now))
            left = min(self._rate.burst, left + (now - since) * self._rate.per_s)
            self._left[key] = (max(left - 1, 0.0) if left >= 1 else left, now)
            if len(self._left) > KEYS_MAX:
                self._left.popitem(last=False)
        if left < 1:
            wait_s = math.ceil((1 - left) / self._rate.per_s)
            raise Refused(429, "too_often", retry_after_s=max(1, wait_s))


def address_key(host: str | None) -> str:
    """Who an address is: an IPv4, or the /64 of an IPv6, which one subscriber has whole."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped is not None else str(int(address) >> 64)
    return str(address)
