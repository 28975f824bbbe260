"""Bytes → telegrams, however the bytes were cut on their way. Pure and bounded.

Two ways a reader ends what it says: with CR and/or LF, or between STX and ETX. What is longer than agreed is dropped
to its end and counted, never cut short: half a code is a wrong code.
"""

from typing import Literal

Framing = Literal["line", "stx_etx"]

_STX, _ETX = 0x02, 0x03
_LINE_ENDS = frozenset(b"\r\n")


class Framer:
    """Collects bytes and gives back whole telegrams, without their framing."""

    def __init__(self, framing: Framing, max_length: int) -> None:
        self._framing = framing
        self._max_length = max_length
        self._part = bytearray()
        self._inside = framing == "line"
        self._overlong = False
        self.dropped = 0
        """Telegrams given up: too long, or begun again before they ended."""

    def feed(self, data: bytes) -> list[bytes]:
        """Return the telegrams that these bytes complete, in order."""
        step = self._line_byte if self._framing == "line" else self._framed_byte
        return [telegram for byte in data if (telegram := step(byte)) is not None]

    def reset(self) -> None:
        """Forget a telegram that has begun (the connection is a new one)."""
        self._part.clear()
        self._overlong = False
        self._inside = self._framing == "line"

    def _line_byte(self, byte: int) -> bytes | None:
        if byte in _LINE_ENDS:
            return self._end()
        self._keep(byte)
        return None

    def _framed_byte(self, byte: int) -> bytes | None:
        if byte == _STX:
            self.dropped += bool(self._part) and not self._overlong
            self.reset()
            self._inside = True
            return None
        if not self._inside:
            return None
        if byte == _ETX:
            self._inside = False
            return self._end()
        self._keep(byte)
        return None

    def _keep(self, byte: int) -> None:
        if self._overlong:
            return
        if len(self._part) == self._max_length:
            self.dropped += 1
            self._overlong = True
            self._part.clear()
            return
        self._part.append(byte)

    def _end(self) -> bytes | None:
        """Return what was collected; an empty line is no telegram (CR LF ends one, not two)."""
        telegram, overlong = bytes(self._part), self._overlong
        self._part.clear()
        self._overlong = False
        return None if overlong or not telegram else telegram
