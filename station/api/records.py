"""Records asked for in stretches: an old order's cases, what stands parked. Each answer is bounded."""

from typing import Protocol

from station.api.schema import OrderCases


class Records(Protocol):
    """Reads the journal in a thread of its own side; raises ``ApiRefused`` when it cannot be read now."""

    async def order_cases(self, order: str, after: int) -> OrderCases | None:
        """A stretch of an order's cases behind ``after``; None = no such order."""

    async def parked_lines(self, destination: str, after: int, limit: int) -> bytes | None:
        """Parked records with their whole content as JSON lines, by wire number behind ``after``; None = no such
        destination."""
