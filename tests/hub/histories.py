"""Codes and stations worth looking at, for tests of the pages and for their pictures."""

from collections.abc import Sequence
from typing import Any

from station.version import PROGRAM
from sync.hub.store import HubStore
from sync.outbox import Head, Record
from sync.wire import BatchDocument, WireBatch, encode_batch

LINK = "https://id.example.com/01/09506000134352/21/A7K2-0042?17=271231&10=W46"
ELEMENT = "010950600013435221A7K2-0042"
KEY = "gs1:010950600013435221A7K2-0042"
TWICE = "https://u.example/00042COPIED"
WITHDRAWN = "https://u.example/00051WITHDRAWN"
RESTORED = "https://u.example/00052RESTORED"
AT_US = 1_763_792_345_000_000
AGENT = PROGRAM


def unit(key: str, text: str, row: int, column: int) -> dict[str, Any]:
    position = {"view": 1, "row": row, "column": column, "frame": 1}
    return {"code": {"key": key, "text": text}, "container": 0, "position": position}


def case(number: int, units: list[dict[str, Any]]) -> dict[str, Any]:
    digits = f"09521234{number:010d}"
    return {
        "container": number,
        "level": 1,
        "name": "case",
        "code": {"key": f"gs1:00{digits}", "text": digits},
        "order": "internal order 4711",
        "product": "矿泉水 Mineral water 0.5 l",
        "lot": "W46-2025",
        "members": units,
        "packed_at_us": AT_US - 3_000_000,
        "link": "picture",
        "exit": "confirmed",
        "case": {"epoch": 1, "seq": number},
    }


def pallet(number: int, cases: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The body of a pallet of these cases, closed by hand."""
    members = [{"code": each["code"], "container": each["container"], "position": {}} for each in cases]
    return case(number, members) | {"level": 2, "name": "pallet", "link": "scanned", "exit": "by_hand", "case": None}


def bodies() -> list[dict[str, Any]]:
    plain = [unit(f"https://u.example/{cell:05d}", f"https://u.example/{cell:05d}", 2, cell) for cell in range(2, 7)]
    return [
        case(1, [unit(KEY, LINK, 1, 4), *plain]),
        case(2, [unit(TWICE, TWICE, 3, 1)]),
        case(3, [unit(TWICE, TWICE, 1, 2)]),
    ]


def tell(
    store: HubStore, station: str, *told: dict[str, Any], head: int = 0, first: int = 1, at_us: int = AT_US
) -> None:
    """These cases as one batch of a station."""
    say(store, station, *(("container.packed", body) for body in told), head=head, first=first, at_us=at_us)


def say(
    store: HubStore,
    station: str,
    *told: tuple[str, dict[str, Any]],
    head: int = 0,
    first: int = 1,
    at_us: int = AT_US,
    received_us: int = 0,
) -> None:
    """These kinds of records with their bodies as one batch of a station, received at once unless told."""
    records = [Record(seq, f"id-{seq}", kind, 1, at_us + seq, body) for seq, (kind, body) in enumerate(told, first)]
    batch = WireBatch(f"{station.lower()}-7f3a", Head(max(head, records[-1].seq), "ab" * 32), records)
    document = BatchDocument.model_validate_json(encode_batch(batch, station, 2**30)[1])
    store.ingest(station, document, received_us or at_us + 2_000_000, agent=AGENT)


def withdraw(store: HubStore) -> None:
    """A station that packed two cases, then found an offset; of one of them a person found that it is good."""
    cases = [case(number, [unit(code, code, 1, 1)]) for number, code in ((51, WITHDRAWN), (52, RESTORED))]
    tell(store, "L6", *cases)
    dissolved = [("container.dissolved", body | {"cause": "offset_found"}) for body in cases]
    say(store, "L6", *dissolved, first=3, at_us=AT_US + 2_520_000_000)
    say(store, "L6", ("container.restored", cases[1] | {"by": "Li Wei"}), first=5, at_us=AT_US + 5_220_000_000)


def fill(store: HubStore) -> None:
    """A station with everything here, one with a backlog, one with a gap, one that has a twin."""
    tell(store, "L1", *bodies())
    tell(store, "Line 2 北京", case(11, [unit("u-11", "u-11", 1, 1)]), head=1_240)
    tell(store, "L3", case(21, [unit("u-21", "u-21", 1, 1)]), first=38)
    tell(store, "L4", case(31, [unit("u-31", "u-31", 1, 1)]))
    tell(store, "L4", case(32, [unit("u-32", "u-32", 1, 1)]))
