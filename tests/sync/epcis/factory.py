"""Cases for the EPCIS wire: ordinary codes, and every odd one a line can meet."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sync.epcis.events import Event, Where, events_of
from sync.epcis.identifiers import Namespace
from sync.outbox import Record
from tests.sync.factory import case_body, member

WEB = Where(Namespace("https://id.brand.example"), "https://id.brand.example/loc/L1")
URN = Where(Namespace("urn:brand"), "urn:brand:loc:L1", "https://id.gs1.org/414/9501101530003", "Asia/Shanghai")
SSCC = "gs1:00095011010000000018"
TIME_US = 1_700_000_000_000_000

ODD_CODES = (
    "https://q.example.com/u/0A1B2C3D4E",
    "HTTPS://Q.EXAMPLE.COM/U/0A1B2C3D4E",
    "https://brand.example/01/09506000134352/21/AB%2FC",
    "https://brand.example/gtin/09506000134352/ser/12",
    "https://brand.example/01/09506000134353/21/wrong-check-digit",
    "gs1:010950600013435221" + "!\"%&'()*+,-./:;<=>?_",
    "gs1:010950600013435221a",
    "00012.50",
    "1e5",
    "inf",
    "nan",
    "packing",
    "scan:record",
    "a b",
    "%41",
    "%",
    '"quoted"',
    "'single'",
    "back\\slash",
    "=SUM(A1)",
    "+1",
    "-1",
    "@x",
    "<script>alert(1)</script>",
    "瓶盖一号",
    "é" + "e\u0301",
    "\u202eevil",
    "a\tb\r\nc",
    "..",
    ".",
    "https://x/lot/ABCDEFGHIJ",
    "x" * 2_048,
)


def body(number: int, units: Sequence[str], case_code: str = SSCC, **more: Any) -> dict[str, Any]:
    members = [member(key, row=1, column=column) for column, key in enumerate(units, 1)]
    packed_at_us = TIME_US + number * 999_999
    return case_body(number, case_code, members, lot="00123") | {"packed_at_us": packed_at_us} | more


def told(seq: int, body: Mapping[str, Any], kind: str = "container.packed") -> Record:
    return Record(seq, str(uuid5(NAMESPACE_OID, f"{seq}")), kind, 1, TIME_US + seq * 999_999, body)


def case(seq: int, units: int = 3, kind: str = "container.packed") -> Record:
    """Case number ``seq``; no code is ever used twice."""
    keys = [f"gs1:010950600013435221{seq:06d}{cell:02d}" for cell in range(units)]
    return told(seq, body(seq, keys, f"CASE-{seq}"), kind)


def event_of(record: Record, where: Where) -> Event:
    """The only event of a record."""
    (event,) = events_of(record, where)
    return event


def order_started(seq: int) -> Record:
    return told(seq, {"order": "A-1", "recipe": {"product": "Cola 0.5"}}, "order.started")


SHIPPED: dict[str, Any] = {
    "type": "ObjectEvent",
    "eventTime": "2026-06-01T12:00:00Z",
    "eventTimeZoneOffset": "+08:00",
    "action": "OBSERVE",
    "bizStep": "shipping",
    "epcList": ["https://id.gs1.org/00/095011010000000018"],
}
"""Somebody else's event, of a kind the hub keeps as it came."""
