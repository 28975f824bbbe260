"""Small demos: what they are asked for, and how far they are."""

from pathlib import Path
from typing import Any

from station.client import Client
from station.demo.balance import Balance
from station.demo.setup import DemoOptions, Shape

KEYS = {
    "cases_triggered", "passed", "rejected", "void", "missed", "quarantined", "in_flight", "released", "delivered",
    "units_read", "no_reads", "verdict_ms_p50", "verdict_ms_p99", "balance_closes", "truth_matches", "verify_clean",
    "seconds",
}  # fmt: skip


def small(data: Path, shape: Shape, cases: int) -> DemoOptions:
    return DemoOptions(data, shape, cases, rate=60_000, faults="none", rows=2, columns=3, megapixels=1.0, as_json=True)


def why(balance: Balance) -> str:
    return "\n".join(balance.complaints)


SHAPES: dict[str, dict[str, Any]] = {
    "two lanes": {"shape": "queue", "lanes": 2, "pallets": 2},
    "picture": {"shape": "picture"},
    "reader": {"shape": "reader", "pallets": 2},
    "two cameras, two layers": {
        "shape": "picture",
        "rows": 1,
        "columns": 2,
        "cameras": 2,
        "layers": 2,
        "rate": 24_000,
        "pallets": 2,
    },
}


def released(data: Path) -> int:
    """Cases that a running line has released so far."""
    shot = Client(data).get("/v1/snapshot")
    return int(shot["tally"]["released"]) if isinstance(shot, dict) and "tally" in shot else 0
