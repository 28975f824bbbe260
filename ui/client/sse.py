"""Server-sent events from bytes, as they come: pure, bounded, and calm about nonsense."""

from dataclasses import dataclass, field

LONGEST_EVENT = 4 * 1024 * 1024
"""A snapshot is 10 to 60 kB. More than this is not one: the connection is given up."""


class EventTooLong(Exception):
    """The other side sends something that has no end."""


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    data: bytes


@dataclass(slots=True)
class SseParser:
    """Feed it what was received; it gives the events that are whole. A comment is no event."""

    _rest: bytes = b""
    _name: str = "message"
    _data: list[bytes] = field(default_factory=list)
    _size: int = 0

    def feed(self, received: bytes) -> list[Event]:
        """Raises EventTooLong. Lines end with LF, CR LF or CR."""
        *lines, self._rest = _lines(self._rest + received)
        if len(self._rest) > LONGEST_EVENT:
            raise EventTooLong
        events = (self._line(line) for line in lines)
        return [event for event in events if event is not None]

    def _line(self, line: bytes) -> Event | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"event":
            self._name = value.decode("utf-8", "replace")
        elif name == b"data":
            self._data.append(value)
            self._size += len(value)
            if self._size > LONGEST_EVENT:
                raise EventTooLong
        return None

    def _dispatch(self) -> Event | None:
        event = Event(self._name, b"\n".join(self._data)) if self._data else None
        self._name, self._data, self._size = "message", [], 0
        return event


def _lines(received: bytes) -> list[bytes]:
    """Split; the last part is not ended yet. A CR at the very end may be half of a CR LF: it stays with the rest."""
    held = b"\r" if received.endswith(b"\r") else b""
    whole = received[: len(received) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    parts = whole.split(b"\n")
    parts[-1] += held
    return parts
