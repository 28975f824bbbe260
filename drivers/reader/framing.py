"""Bytes → telegrams, however the bytes were cut on their way. Pure and bounded.

Two ways a reader ends what it says: with the line end it is set to, or between STX and ETX. Another line end inside is
part of the telegram (and no code holds one, see ``telegram``). What is longer than agreed is dropped to its end and
counted, never cut short: half a code is a wrong code.
"""

import re
from typing import Literal

Framing = Literal["line", "stx_etx"]
LineEnd = Literal["crlf", "cr", "lf"]

_ENDS: dict[LineEnd, bytes] = {"crlf": b"\r\n", "cr": b"\r", "lf": b"\n"}

_STX = b"\x02"
_MARKS = re.compile(rb"[\x02\x03]")


class Framer:
    """Collects bytes and gives back whole telegrams, without their framing."""

    def __init__(self, framing: Framing, max_length: int, line_end: LineEnd = "crlf") -> None:
        self._framing = framing
        self._end_mark = _ENDS[line_end]
        self._half_end = b""
        """The first byte of a line end whose second has not come yet."""
        self._max_length = max_length
        self._part = bytearray()
        self._inside = False
        self._overlong = False
        self.dropped = 0
        """Telegrams given up: too long, or begun again before they ended."""

    def feed(self, data: bytes) -> list[bytes]:
        """Return the telegrams that these bytes complete, in order. Searching is C's, so a flood costs little."""
        return self._lines(data) if self._framing == "line" else self._framed(data)

    def reset(self) -> None:
        """Forget a telegram that has begun (the connection is a new one)."""
        self._part.clear()
        self._half_end = b""
        self._overlong = False
        self._inside = False

    def _lines(self, data: bytes) -> list[bytes]:
        *ended, begun = (self._half_end + data).split(self._end_mark)
        telegrams = [telegram for piece in ended if (telegram := self._end(piece))]
        first, second = self._end_mark[:1], self._end_mark[1:]
        self._half_end = first if second and begun.endswith(first) else b""
        self._keep(begun.removesuffix(self._half_end))
        return telegrams

    def _framed(self, data: bytes) -> list[bytes]:
        telegrams: list[bytes] = []
        at = 0
        for mark in _MARKS.finditer(data):
            piece, at = data[at : mark.start()], mark.end()
            if mark[0] == _STX:
                self._begin(piece)
            elif self._inside:
                self._inside = False
                if telegram := self._end(piece):
                    telegrams.append(telegram)
        if self._inside:
            self._keep(data[at:])
        return telegrams

    def _begin(self, piece: bytes) -> None:
        """An STX: what began before it has no end."""
        if self._inside:
            self._keep(piece)
            self.dropped += bool(self._part)
        self.reset()
        self._inside = True

    def _keep(self, piece: bytes) -> None:
        if self._overlong:
            return
        if len(self._part) + len(piece) > self._max_length:
            self.dropped += 1
            self._overlong = True
            self._part.clear()
            return
        self._part += piece

    def _end(self, piece: bytes) -> bytes:
        """Return the telegram; nothing when it was too long or empty."""
        self._keep(piece)
        telegram = bytes(self._part)
        self._part.clear()
        self._overlong = False
        return telegram
