"""Bytes → telegrams, however the bytes were cut on their way. Pure and bounded.

A reader ends what it says with the line end it is set to, or puts it between two marks (STX and ETX, or others).
Another line end inside is part of the telegram (and no code holds one, see ``telegram``). What is longer than agreed is
dropped to its end and counted, never cut short: half a code is a wrong code.
"""

import re
from typing import Literal

Framing = Literal["line", "stx_etx", "marks"]
LineEnd = Literal["crlf", "cr", "lf"]

ENDS: dict[LineEnd, bytes] = {"crlf": b"\r\n", "cr": b"\r", "lf": b"\n"}
STX, ETX = b"\x02", b"\x03"
_NEWEST = 64


class Framer:
    """Collects bytes and gives back whole telegrams, without their framing. Without ``start`` all between two ends is
    one; with it what stands outside is noise, and a start inside begins anew."""

    def __init__(self, end: bytes, max_length: int, start: bytes = b"") -> None:
        self._start = start
        self._marks = re.compile(b"|".join(re.escape(mark) for mark in (start, end) if mark))
        self._beginnings = {mark[:size] for mark in (start, end) for size in range(1, len(mark))}
        """What may become a mark with the next bytes."""
        self._held = b""
        self._max_length = max_length
        self._part = bytearray()
        self._inside = not start
        self._overlong = False
        self.unended = 0
        """Bytes since a telegram ended last; noise and what is dropped are counted too."""
        self.newest = b""
        """The bytes that came last, for who asks what they look like."""
        self.heard = 0
        """Bytes, all of them."""
        self.dropped = 0
        """Telegrams given up: too long, or begun again before they ended."""

    @property
    def pending(self) -> bool:
        """A telegram has begun and not ended."""
        return bool(self._part or self._held or self._overlong or (self._start and self._inside))

    def feed(self, data: bytes) -> list[bytes]:
        """Return the telegrams that these bytes complete, in order. Searching is C's, so a flood costs little."""
        self.unended += len(data)
        self.heard += len(data)
        self.newest = (self.newest + data)[-_NEWEST:]
        data = self._held + data
        telegrams: list[bytes] = []
        at = 0
        for mark in self._marks.finditer(data):
            piece, at = data[at : mark.start()], mark.end()
            if mark[0] == self._start:
                self._begin(piece)
            elif self._inside and (telegram := self._end(piece)):
                telegrams.append(telegram)
                self.unended = len(data) - at
        self._held = self._beginning_of_a_mark(data[at:])
        if self._inside:
            self._keep(data[at : len(data) - len(self._held)])
        return telegrams

    def skip(self) -> None:
        """What comes first may be the rest of a telegram: it is dropped to its end, or as noise before a start mark."""
        self._overlong = self._inside

    def reset(self) -> None:
        """Forget a telegram that has begun (the connection is a new one)."""
        self._part.clear()
        self._held = b""
        self._overlong = False
        self._inside = not self._start
        self.unended = 0

    def _beginning_of_a_mark(self, rest: bytes) -> bytes:
        """The longest end of these bytes that the next ones may make a mark."""
        return max((each for each in self._beginnings if rest.endswith(each)), key=len, default=b"")

    def _begin(self, piece: bytes) -> None:
        """A start mark: what began before it has no end."""
        if self._inside:
            self._keep(piece)
            self.dropped += not self._overlong
        self._part.clear()
        self._overlong = False
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
        self._inside = not self._start
        return telegram
