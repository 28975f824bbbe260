"""Containers as the journal tells them, for outboxes and hubs of tests and benchmarks."""

from collections.abc import Mapping, Sequence
from typing import Any

from sync.outbox import Head, Record
from sync.wire import WireBatch, encode_batch
from tests.sync.memory import MemoryOutbox


def packed(number: int, units: int = 6) -> dict[str, Any]:
    """The body of container.packed for case number ``number``; no code is ever used twice."""
    return case_body(number, f"CASE-{number}", [unit(number, cell) for cell in range(1, units + 1)])


def case_body(number: int, code: str, members: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """The body of container.packed for a case of a line; ``more`` replaces or adds fields."""
    return {
        "container": number,
        "level": 1,
        "name": "case",
        "code": code_body(code),
        "order": "A-1",
        "product": "Cola 0.5",
        "lot": "L1",
        "by": "",
        "reason": "",
        "members": list(members),
        "packed_at_us": 1_700_000_000_000_000 + number,
        "link": "picture",
        "exit": "confirmed",
        "case": {"epoch": 1, "seq": number},
        "window": {"units": len(members)},
    } | more


def pallet_body(number: int, code: str, cases: Mapping[int, str], **more: Any) -> dict[str, Any]:
    """The body of container.packed for a pallet of these cases (container → code)."""
    members = [member(text, container, place=place) for place, (container, text) in enumerate(cases.items(), 1)]
    body = case_body(number, code, members, level=2, name="pallet", link="scanned", exit="by_hand", **more)
    return {key: value for key, value in body.items() if key not in ("case", "window")}


def member(code: str, container: int = 0, **position: int) -> dict[str, Any]:
    return {"code": code_body(code), "container": container, "position": position}


def code_body(text: str) -> dict[str, str]:
    return {"key": text, "text": text}


def unit(number: int, cell: int) -> dict[str, Any]:
    text = f"https://example.org/u/{number:08d}{cell:03d}"
    return member(text, view=1, row=1 + cell // 6, column=1 + cell % 6, frame=number)


def outbox_of(count: int, station_epoch: str = "epoch-a") -> MemoryOutbox:
    outbox = MemoryOutbox(station_epoch)
    grow(outbox, count)
    return outbox


def grow(outbox: MemoryOutbox, count: int, units: int = 6) -> None:
    for _ in range(count):
        outbox.write("container.packed", packed(len(outbox.records) + 1, units))


def record(seq: int, body: Mapping[str, object] | None = None, kind: str = "container.packed") -> Record:
    return Record(seq, f"id-{seq}", kind, 1, 1_700_000_000_000_000 + seq, packed(seq) if body is None else body)


def batch_of(*records: Record, station_epoch: str = "epoch-a") -> WireBatch:
    return WireBatch(station_epoch, Head(records[-1].seq, "ab" * 32), records)


def posted(*records: Record, station_epoch: str = "epoch-a", line: str = "L1") -> bytes:
    """The body of one POST with these records."""
    return encode_batch(batch_of(*records, station_epoch=station_epoch), line, 2**30)[1]
