"""Wire records as EPCIS events. Pure: the same record and settings give the same events, with the same names, for ever.

Where it is asked for, the units of a case are told as commissioned, with their lot and expiry, before it is packed.
Packing, at any level, is an AggregationEvent ADD of the members to their container; what leaves it is a DELETE; a
container that is dissolved is a DELETE without children, which means all of them. A relabelled one is a DELETE of all
from the old code and an ADD to the new. A unit that is decommissioned, and a container that is shipped or returned, are
ObjectEvents. What EPCIS has no word for (orders, tombstones, containers without a code) is no event: ``carried`` says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from sync.epcis.hashing import event_hash
from sync.epcis.identifiers import Kind, Namespace, gln
from sync.epcis.lot_facts import LotFacts, lot_facts
from sync.outbox import WireRecord
from sync.wire import BEGINNING
from sync.wire_schema import (
    ChangedBody,
    CodeBody,
    ContainerBody,
    DecommissionedBody,
    DissolvedBody,
    MemberBody,
    PackedBody,
    RecodedBody,
    RecommissionedBody,
    RestoredBody,
    ReturnedBody,
    ShippedBody,
    parse_body,
)

Event = dict[str, Any]
EventBody = (
    PackedBody
    | DissolvedBody
    | ChangedBody
    | RecodedBody
    | DecommissionedBody
    | RecommissionedBody
    | ShippedBody
    | ReturnedBody
)
KINDS = frozenset(
    {
        "container.packed",
        "container.restored",
        "container.dissolved",
        "container.changed",
        "container.recoded",
        "unit.decommissioned",
        "unit.recommissioned",
        "shipment.confirmed",
        "shipment.returned",
    }
)
"""Kinds of records that EPCIS has words for."""
DISPOSITIONS: Mapping[str, str] = {
    "sampled": "inactive",
    "destroyed": "destroyed",
    "lost": "unknown",
    "damaged": "damaged",
    "other": "inactive",
}
"""Fate of a unit → CBV 2.0 disposition."""
_OWN_FIELDS: tuple[tuple[str, Kind], ...] = (
    ("level", "level"),
    ("name", "level"),
    ("product", "product"),
    ("lot", "batch"),
    ("cause", "cause"),
    ("fate", "fate"),
    ("by", "person"),
    ("reason", "reason"),
)
"""Fields of a body that go into fields of our own, and below which part of the namespace their values are."""


@dataclass(frozen=True, slots=True)
class Where:
    """What the settings say of every event."""

    namespace: Namespace
    read_point: str
    location: str = ""
    zone: str = "UTC"
    commissioning: bool = False
    """The units of a packed case are told as commissioned too, with their lot and expiry."""


def carried(record: WireRecord) -> bool:
    """False: EPCIS has no word for it."""
    body = record.body
    match record.kind:
        case "container.packed" | "container.restored":
            return _has_code(body, "code") and body.get("members") != []
        case "container.recoded":
            return _has_code(body, "old_code") or (_has_code(body, "code") and body.get("members") != [])
        case "unit.decommissioned" | "unit.recommissioned":
            return True
        case kind:
            return kind in KINDS and _has_code(body, "code")


def events_of(record: WireRecord, where: Where) -> tuple[Event, ...]:
    """The events of a record that is ``carried``, one or more. Raises ValueError for a body not of its kind."""
    body = parse_body(record.kind, record.version, record.body)
    if not isinstance(body, EventBody):
        raise ValueError(f"EPCIS has no word for {record.kind} {record.version}")
    frame = _Frame(record, record.kind, body, where)
    match body:
        case RestoredBody() | PackedBody():
            happened_us = record.at_us if isinstance(body, RestoredBody) else body.packed_at_us
            found = [
                *frame.commissioned(body, happened_us),
                frame.aggregation("ADD", body.code, body.members, happened_us),
            ]
        case DissolvedBody():
            found = [frame.aggregation("DELETE", body.code, ())]
        case ChangedBody():
            found = frame.changed(body)
        case RecodedBody():
            found = frame.relabelled(body)
        case DecommissionedBody():
            found = [frame.object("DELETE", body.code, "decommissioning", DISPOSITIONS[body.fate])]
        case RecommissionedBody():
            found = [frame.object("ADD", body.code, "commissioning", "active")]
        case ShippedBody():
            found = [frame.object("OBSERVE", body.code, "shipping", "in_transit")]
        case ReturnedBody():
            found = [frame.object("OBSERVE", body.code, "receiving", "returned")]
        case _:
            assert_never(body)
    return tuple(found)


Action = Literal["ADD", "DELETE", "OBSERVE"]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all events of one record share."""

    record: WireRecord
    kind: str
    body: EventBody
    where: Where

    def aggregation(
        self, action: Action, parent: CodeBody | None, members: Sequence[MemberBody], happened_us: int | None = None
    ) -> Event:
        """Without members: all of them."""
        namespace = self.where.namespace
        what: Event = {"parentID": namespace.code(_key(parent))}
        if members:
            what["childEPCs"] = [namespace.code(member["code"]["key"]) for member in members]
        step = "packing" if action == "ADD" else "unpacking"
        at_us = self.record.at_us if happened_us is None else happened_us
        return self._event("AggregationEvent", at_us, what, action, step, "in_progress")

    def changed(self, body: ChangedBody) -> list[Event]:
        changes: tuple[tuple[Action, list[MemberBody]], ...] = (("DELETE", body.removed), ("ADD", body.added))
        return [self.aggregation(action, body.code, members) for action, members in changes if members]

    def relabelled(self, body: RecodedBody) -> list[Event]:
        """What has no code is no event. Its parent holds the new code in the place of the old one."""
        old, new, parent = body.old_code, body.code, body.parent
        found = [self.aggregation("DELETE", old, ())] if old else []
        found += [self.aggregation("ADD", new, body.members)] if new and body.members else []
        if parent is None or parent.code is None:
            return found
        removed, added = ([MemberBody(code=code, container=body.container)] if code else [] for code in (old, new))
        of_parent = {"container": parent.container, "level": parent.level, "name": parent.name, "code": parent.code}
        change = ChangedBody(**(body.model_dump() | of_parent), removed=removed, added=added)
        return found + replace(self, body=change, kind="container.changed").changed(change)

    def object(self, action: Action, code: CodeBody | None, step: str, disposition: str) -> Event:
        what: Event = {"epcList": [self.where.namespace.code(_key(code))]}
        return self._event("ObjectEvent", self.record.at_us, what, action, step, disposition)

    def commissioned(self, body: PackedBody, happened_us: int) -> list[Event]:
        """One event for the units of each lot and expiry; a case that is restored makes no unit new."""
        if not self.where.commissioning or body.level > 1 or isinstance(body, RestoredBody):
            return []
        by_facts: dict[LotFacts, list[str]] = {}
        for member in body.members:
            name = self.where.namespace.code(member["code"]["key"])
            by_facts.setdefault(lot_facts(member["code"]["text"], body.lot), []).append(name)
        return [self._commissioning(facts, names, happened_us) for facts, names in by_facts.items()]

    def _commissioning(self, facts: LotFacts, names: list[str], happened_us: int) -> Event:
        what: Event = {"epcList": names}
        return self._event("ObjectEvent", happened_us, what, "ADD", "commissioning", "active", facts.ilmd)

    def _event(
        self,
        event_type: str,
        at_us: int,
        what: Event,
        action: Action,
        step: str,
        disposition: str,
        ilmd: Mapping[str, str] = MappingProxyType({}),
    ) -> Event:
        stays = self.where.location and step != "shipping"
        event: Event = {
            "type": event_type,
            **_when(at_us, self.where.zone),
            **what,
            "action": action,
            "bizStep": step,
            "disposition": disposition,
            "readPoint": {"id": self.where.read_point},
            **({"bizLocation": {"id": self.where.location}} if stays else {}),
            **self._transactions(),
            **self._destinations(),
            **({"ilmd": dict(ilmd)} if ilmd else {}),
            **self._own_fields(),
        }
        return {"eventID": event_hash(event, self.where.namespace.terms), **event}

    def _transactions(self) -> Event:
        order = self.body.order if isinstance(self.body, ContainerBody) else ""
        document = self.body.document if isinstance(self.body, ShippedBody) else ""
        found = [
            {"type": kind, "bizTransaction": self.where.namespace.uri("bt", text)}
            for kind, text in (("prodorder", order), ("desadv", document))
            if text
        ]
        return {"bizTransactionList": found} if found else {}

    def _destinations(self) -> Event:
        """To whom it was shipped: by GLN where it is one."""
        if not isinstance(self.body, ShippedBody) or not self.body.to:
            return {}
        party = gln(self.body.to) or self.where.namespace.uri("party", self.body.to)
        return {"destinationList": [{"type": "possessing_party", "destination": party}]}

    def _own_fields(self) -> Event:
        """Which record of the journal it is, of which kind, of which level and product, and why and by whom."""
        namespace = self.where.namespace
        texts = ((field, kind, str(getattr(self.body, field, ""))) for field, kind in _OWN_FIELDS)
        return {
            "scan:record": UUID(self.record.id).urn,
            "scan:kind": namespace.uri("kind", self.kind),
        } | {f"scan:{field}": namespace.uri(kind, text) for field, kind, text in texts if text}


def _has_code(body: Mapping[str, object], field: str) -> bool:
    """False only where it says that there is none: a body without the field is for ``events_of`` to refuse."""
    return body.get(field, "missing") is not None


def _key(code: CodeBody | None) -> str:
    if code is None:
        raise ValueError("a container without a code has no name in EPCIS")
    return code["key"]


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
