"""EPCISDocuments of bounded size, as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic_core import to_json

from sync.epcis.events import Event, Where

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """What one document may hold."""

    events: int
    octets: int

    def tightened(self, events: int | None, octets: int | None) -> "DocumentLimits":
        """The same or less; what a server asks for is at least one event."""
        return DocumentLimits(
            min(self.events, max(1, events)) if events is not None else self.events,
            min(self.octets, max(1, octets)) if octets is not None else self.octets,
        )


def _frame(where: Where, made: datetime) -> tuple[bytes, bytes]:
    """What stands before and behind the events."""
    front = {
        "@context": [CONTEXT, {"scan": where.namespace.terms}],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": made.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    return to_json(front)[:-1] + b',"epcisBody":{"eventList":[', b"]}}"


class Filling:
    """One document as it is filled; the first events go in even if they are larger than any document may be."""

    def __init__(self, where: Where, made: datetime, limits: DocumentLimits) -> None:
        self._front, self._back = _frame(where, made)
        self._limits = limits
        self._events: list[bytes] = []
        self._size = len(self._front) + len(self._back)

    def add(self, events: Sequence[Event]) -> bool:
        """All events of one record. False: there is no room for them, and none is in it."""
        encoded = [to_json(event) for event in events]
        size = self._size + sum(map(len, encoded)) + len(encoded) - (not self._events)
        if self._events and (len(self._events) + len(encoded) > self._limits.events or size > self._limits.octets):
            return False
        self._events += encoded
        self._size = size
        return True

    def __len__(self) -> int:
        return len(self._events)

    def document(self) -> bytes:
        """The EPCISDocument as JSON."""
        return self._front + b",".join(self._events) + self._back
