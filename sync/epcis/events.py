"""Wire records as EPCIS events. Pure: the same record and settings give the same event, with the same name, for ever.

Packing is an AggregationEvent ADD; what is taken out again a DELETE; a case that is no more one is a DELETE without
children, which means all of them. Found good after all it is added again. What EPCIS has no word for (orders,
tombstones) is no event: ``carried`` tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sync.epcis.hashing import event_hash
from sync.epcis.identifiers import Kind, Namespace
from sync.outbox import WireRecord
from sync.wire import BEGINNING

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """How a kind of record reads in EPCIS."""

    action: Literal["ADD", "DELETE"]
    step: str
    children: bool = True
    when_packed: bool = False
    """It happened at the ``packed_at_us`` of its body; else when the record was written."""
    tells: tuple[tuple[str, Kind], ...] = ()
    """What its body says besides, as fields of our own."""


UNPACKED = Meaning("DELETE", "unpacking")
MEANINGS: Mapping[str, Meaning] = {
    "case.packed": Meaning("ADD", "packing", when_packed=True),
    "case.added": Meaning("ADD", "packing"),
    "case.restored": Meaning("ADD", "packing", tells=(("by", "person"),)),
    "case.removed": UNPACKED,
    "case.dissolved": Meaning("DELETE", "unpacking", children=False, tells=(("cause", "cause"),)),
}
"""Kind → meaning. All of them have a body with ``case_code`` and, but for the last, ``units``."""
_ALWAYS: tuple[tuple[str, Kind], ...] = (("product", "product"), ("lot", "batch"))


@dataclass(frozen=True, slots=True)
class Where:
    """What the settings say of every event."""

    namespace: Namespace
    read_point: str
    location: str = ""
    zone: str = "UTC"


def carried(record: WireRecord) -> bool:
    """False: EPCIS has no word for it."""
    return record.kind in MEANINGS


def event_of(record: WireRecord, where: Where) -> Event:
    """The event of a record that is ``carried``. Raises KeyError, TypeError or ValueError for a body that is none."""
    meaning = MEANINGS[record.kind]
    body: Mapping[str, Any] = record.body
    happened_us = body.get("packed_at_us", record.at_us) if meaning.when_packed else record.at_us
    if type(happened_us) is not int:
        raise TypeError("packed_at_us is not a number")
    event: Event = {
        "type": "AggregationEvent",
        **_when(happened_us, where.zone),
        "parentID": where.namespace.code(_key(body["case_code"])),
        **_children(meaning, body, where.namespace),
        "action": meaning.action,
        "bizStep": meaning.step,
        "disposition": "in_progress",
        "readPoint": {"id": where.read_point},
        **({"bizLocation": {"id": where.location}} if where.location else {}),
        **_order(body, where.namespace),
        **_ours(record, meaning, where.namespace),
    }
    return {"eventID": event_hash(event, where.namespace.terms), **event}


def offset(moment: datetime) -> str:
    """``+08:00``; EPCIS has minutes and no more."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _when(at_us: int, zone: str) -> Event:
    moment = BEGINNING + timedelta(milliseconds=at_us // 1_000)  # the name of an event counts milliseconds
    return {
        "eventTime": moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "eventTimeZoneOffset": offset(moment.astimezone(ZoneInfo(zone))),
    }


def _children(meaning: Meaning, body: Mapping[str, Any], namespace: Namespace) -> Event:
    if not meaning.children:
        return {}
    units: Sequence[Mapping[str, Any]] = body["units"]
    if not units:
        raise ValueError("no units")
    return {"childEPCs": [namespace.code(_key(unit["code"])) for unit in units]}


def _key(code: Mapping[str, Any]) -> str:
    key = code["key"]
    if type(key) is not str or not key:
        raise TypeError("a code has no key")
    return key


def _order(body: Mapping[str, Any], namespace: Namespace) -> Event:
    order = str(body.get("order") or "")
    if not order:
        return {}
    return {"bizTransactionList": [{"type": "prodorder", "bizTransaction": namespace.uri("bt", order)}]}


def _ours(record: WireRecord, meaning: Meaning, namespace: Namespace) -> Event:
    """Fields of our own: which record of the journal it is, which product, which lot, and why or by whom."""
    told = ((field, kind, str(record.body.get(field) or "")) for field, kind in (*_ALWAYS, *meaning.tells))
    return {"scan:record": UUID(record.id).urn} | {
        f"scan:{field}": namespace.uri(kind, text) for field, kind, text in told if text
    }
