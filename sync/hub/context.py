"""What the hub's routes share. A further wire or page is a module with ``routes(hub) -> APIRouter`` and one line in
``sync.hub.app``: it takes its store, its door and its clock from here."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from sync.hub.door import Door
from sync.hub.faults import FaultSwitch
from sync.hub.limits import Rates
from sync.hub.refusal import Refused
from sync.hub.store import Store
from sync.hub.workshop import Workshop

INTAKES_MAX = 16
"""Batches in memory at once, each up to 40 MB; one more is told to come again."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a hub serves. ``zone`` is that of its pages."""

    rates: Rates = field(default_factory=Rates)
    zone: tzinfo = UTC


class Intakes:
    """How many bodies are being taken in."""

    def __init__(self) -> None:
        self._now = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Held while a body is read and stored; raises Refused when too many are. Of the event loop."""
        if self._now >= INTAKES_MAX:
            raise Refused(503, "busy", retry_after_s=1)
        self._now += 1
        try:
            yield
        finally:
            self._now -= 1


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
