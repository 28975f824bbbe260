"""What fires an asked device over a connection, and the debt that an answer given up leaves on it (decision 0042).

The answer carries nothing that names its question. So a question that got none in time, or was cancelled, leaves a
connection that *owes* one: the driver must make a new one before it asks again.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from drivers.errors import DeviceLost, NoAnswer
from drivers.inbox import Inbox

T = TypeVar("T")


class Question:
    """Of one device. ``silent`` is the key of its NoAnswer, ``lost`` makes the DeviceLost of a dead connection."""

    def __init__(self, text: bytes, silent: str, lost: Callable[[], DeviceLost]) -> None:
        self._text = text
        self._silent = silent
        self._lost = lost
        self.owes_answer = False
        """An answer may still come on this connection; who makes a new one sets it False."""

    async def put(self, writer: asyncio.StreamWriter | None, inbox: Inbox[T], timeout_s: float) -> T:
        """Send it and return the next thing in the inbox. Raises NoAnswer or DeviceLost."""
        if writer is None:
            raise self._lost()
        self.owes_answer = True
        try:
            async with asyncio.timeout(timeout_s):
                writer.write(self._text)
                await writer.drain()
                answer = await inbox.get()
        except TimeoutError as silent:
            raise NoAnswer(self._silent, timeout_ms=round(timeout_s * 1000)) from silent
        except DeviceLost:
            self.owes_answer = False
            raise
        except OSError as gone:
            self.owes_answer = False
            raise self._lost() from gone
        self.owes_answer = False
        return answer
