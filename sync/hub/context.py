"""What the hub's routes share. A further wire or page is a module with ``routes(hub) -> APIRouter`` and one line in
``sync.hub.app``: it takes its store, its access control and its clock from here."""

import time
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from prometheus_client import Histogram

from sync.hub.access import AccessControl
from sync.hub.faults import FaultSwitch
from sync.hub.ingest_workers import IngestWorkers
from sync.hub.limits import Intakes, RateLimits
from sync.hub.scan_desk import ScanDesk
from sync.hub.store import HubStore


def seconds() -> Histogram:
    """Of the requests of one hub; its ``_count`` by status is the number of them."""
    labels = ("method", "path", "status")
    told = "Requests by path and status, and how long their answers took"
    return Histogram("hub_request_seconds", told, labels, registry=None)


@dataclass(frozen=True, slots=True)
class HubSettings:
    """How a hub serves. ``zone`` is that of its pages, ``scan_days`` how long scans are kept. ``region_headers``
    name the headers by which a proxy says where a shopper is, from the widest to the narrowest."""

    rates: RateLimits = field(default_factory=RateLimits)
    zone: tzinfo = UTC
    scan_days: int = 180
    region_headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hub:
    """One hub: ``access`` says who may come in, ``store`` keeps, ``workers`` is where what comes in is checked,
    ``intakes`` bounds what is held in memory, ``seconds`` counts what was asked, ``scans`` answers them."""

    store: HubStore
    workers: IngestWorkers
    access: AccessControl
    switch: FaultSwitch | None
    settings: HubSettings
    intakes: Intakes = field(default_factory=Intakes)
    seconds: Histogram = field(default_factory=seconds)
    scans: ScanDesk = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scans", ScanDesk(self.store))

    @staticmethod
    def now_us() -> int:
        return time.time_ns() // 1_000
