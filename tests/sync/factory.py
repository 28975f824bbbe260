"""Cases as the journal writes them, for outboxes and hubs of tests and benchmarks."""

from collections.abc import Mapping
from typing import Any

from sync.outbox import Head, Record
from sync.wire import Batch, encode_batch
from tests.sync.memory import MemoryOutbox


def packed(number: int, units: int = 6) -> dict[str, Any]:
    """The body of case.packed number ``number``; no code is ever used twice."""
    return {
        "case": {"epoch": 1, "seq": number},
        "order": "A-1",
        "product": "Cola 0.5",
        "lot": "L1",
        "window": {"units": units},
        "case_code": {"key": f"CASE-{number}", "text": f"CASE-{number}"},
        "units": [_unit(number, cell) for cell in range(1, units + 1)],
    }


def _unit(number: int, cell: int) -> Mapping[str, Any]:
    text = f"https://example.org/u/{number:08d}{cell:03d}"
    return {"trigger": 0, "frame": number, "cell": [1 + cell // 6, 1 + cell % 6], "code": {"key": text, "text": text}}


def outbox_of(count: int, station_epoch: str = "epoch-a") -> MemoryOutbox:
    outbox = MemoryOutbox(station_epoch)
    grow(outbox, count)
    return outbox


def grow(outbox: MemoryOutbox, count: int, units: int = 6) -> None:
    for _ in range(count):
        outbox.write("case.packed", packed(len(outbox.records) + 1, units))


def record(seq: int, body: Mapping[str, object] | None = None, kind: str = "case.packed") -> Record:
    return Record(seq, f"id-{seq}", kind, 1, 1_700_000_000_000_000 + seq, packed(seq) if body is None else body)


def batch_of(*records: Record, station_epoch: str = "epoch-a") -> Batch:
    return Batch(station_epoch, Head(records[-1].seq, "ab" * 32), records)


def posted(*records: Record, station_epoch: str = "epoch-a", line: str = "L1") -> bytes:
    """The body of one POST with these records."""
    return encode_batch(batch_of(*records, station_epoch=station_epoch), line, 2**30)[1]
