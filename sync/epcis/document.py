"""EPCISDocuments of bounded size, as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic_core import to_json

from sync.epcis.events import Event, Where

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may hold."""

    events: int
    octets: int

    def tightened(self, events: int | None, octets: int | None) -> "Limits":
        """The same or less; what a server asks for is at least one event."""
        return Limits(
            min(self.events, max(1, events)) if events is not None else self.events,
            min(self.octets, max(1, octets)) if octets is not None else self.octets,
        )


def frame(where: Where, made: datetime) -> tuple[bytes, bytes]:
    """What stands before and behind the events."""
    front = {
        "@context": [CONTEXT, {"scan": where.namespace.terms}],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": made.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    return to_json(front)[:-1] + b',"epcisBody":{"eventList":[', b"]}}"


def encode(event: Event) -> bytes:
    return to_json(event)


def fitting(sizes: Sequence[int], framing: int, limits: Limits) -> int:
    """How many of the encoded events fit into one document; the first goes even if it is larger."""
    total = framing
    for count, size in enumerate(sizes):
        total += size + (1 if count else 0)
        if count and (count >= limits.events or total > limits.octets):
            return count
    return len(sizes)
