"""Scans one after the other: one that comes while another is judged waits for its answer."""

from collections import deque
from collections.abc import Callable


class ScanQueue:
    """``judge`` takes one scan. Whatever it asks of the station is between ``begin`` and ``end``."""

    def __init__(self, judge: Callable[[str], None]) -> None:
        self._judge = judge
        self._waiting: deque[str] = deque()
        self._asked = 0

    @property
    def busy(self) -> bool:
        """An answer is awaited."""
        return self._asked > 0

    def put(self, code: str) -> None:
        self._waiting.append(code)
        self._next()

    def begin(self) -> None:
        """Something is asked of the station."""
        self._asked += 1

    def end(self) -> None:
        """It has answered, or could not be asked."""
        self._asked -= 1
        self._next()

    def _next(self) -> None:
        while self._waiting and not self.busy:
            self._judge(self._waiting.popleft())
