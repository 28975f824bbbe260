"""Cases for the EPCIS wire: ordinary codes, and every odd one a line can meet."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sync.epcis.events import Where
from sync.epcis.identifiers import Namespace
from sync.outbox import Record

WEB = Where(Namespace("https://id.brand.example"), "https://id.brand.example/loc/L1")
URN = Where(Namespace("urn:brand"), "urn:brand:loc:L1", "https://id.gs1.org/414/9501101530003", "Asia/Shanghai")
SSCC = "gs1:00095011010000000018"

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


def code(key: str) -> dict[str, str]:
    return {"key": key, "text": key}


def body(number: int, units: Sequence[str], case_code: str = SSCC, **more: Any) -> dict[str, Any]:
    return {
        "case": {"epoch": 1, "seq": number},
        "order": "A-1",
        "product": "Cola 0.5",
        "lot": "00123",
        "case_code": code(case_code),
        "units": [{"trigger": 0, "frame": 1, "cell": [1, cell], "code": code(key)} for cell, key in enumerate(units)],
    } | more


def told(seq: int, body: Mapping[str, Any], kind: str = "case.packed") -> Record:
    return Record(seq, str(uuid5(NAMESPACE_OID, f"{seq}")), kind, 1, 1_700_000_000_000_000 + seq * 999_999, body)


def case(seq: int, units: int = 3, kind: str = "case.packed") -> Record:
    """Case number ``seq``; no code is ever used twice."""
    keys = [f"gs1:010950600013435221{seq:06d}{cell:02d}" for cell in range(units)]
    return told(seq, body(seq, keys, f"CASE-{seq}"), kind)


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
