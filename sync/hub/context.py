"""What the hub's routes share. A further wire or page is a module with ``routes(hub) -> APIRouter`` and one line in
``sync.hub.app``: it takes its store, its door and its clock from here."""

import time
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from sync.hub.door import Door
from sync.hub.faults import FaultSwitch
from sync.hub.limits import Intakes, Rates
from sync.hub.store import Store
from sync.hub.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Manner:
    """How a hub serves. ``zone`` is that of its pages."""

    rates: Rates = field(default_factory=Rates)
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Hub:
    """One hub: ``door`` says who may come in, ``store`` keeps, ``workshop`` is where what comes in is judged,
    ``intakes`` bounds what is held in memory."""

    store: Store
    workshop: Workshop
    door: Door
    switch: FaultSwitch | None
    manner: Manner
    intakes: Intakes = field(default_factory=Intakes)

    @staticmethod
    def now_us() -> int:
        return time.time_ns() // 1_000
