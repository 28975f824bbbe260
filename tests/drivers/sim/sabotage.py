"""Broken PLC programs, on purpose: each is put in for a while, and a test must notice what it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from drivers.sim.facts import Seen
from drivers.sim.plc_gate import GateKeeper, Place
from drivers.sim.plc_io import BeltRecord
from drivers.sim.simulated import SimulatedPlant


@contextmanager
def gate_without_windows() -> Iterator[None]:
    """Whatever comes to the gate is taken for the oldest number, wherever the belt says that it must be.

    Such a gate never settles a case that was lifted off: the plant has run out with it in transit."""

    def place(self: GateKeeper, head: BeltRecord | None, encoder: float) -> Place:
        return "before" if head is None else "here"

    with patch.object(GateKeeper, "_place", place), patch.object(SimulatedPlant, "all_settled", True):
        yield


@contextmanager
def one_mask() -> Iterator[None]:
    """What nobody saw leave is reported as ejected."""
    remember = GateKeeper._remember

    def ejected_or_good(self: GateKeeper, record: BeltRecord, seen: Seen) -> None:
        remember(self, record, "ejected" if seen == "unsure" else seen)

    with patch.object(GateKeeper, "_remember", ejected_or_good):
        yield
