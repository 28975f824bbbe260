"""What becomes of the pulses at the unit readers: counted by the PLC and seen by the reader, or spoiled by a fault."""

from collections import Counter
from collections.abc import Sequence

from drivers.sim.devices import Devices
from drivers.sim.faults import Incident
from drivers.sim.goods import Case, Unit
from drivers.sim.plc_io import READS, Pulse, following
from drivers.sim.settings import PlantSettings

_TIMES = {
    Incident.READER_PULSE_MISSED: (1, 0),
    Incident.READER_PULSE_DOUBLED: (1, 2),
    Incident.PLC_PULSE_MISSED: (0, 1),
    Incident.PLC_PULSE_DOUBLED: (2, 1),
}
"""How often a spoiled pulse is counted by the PLC and seen by the reader."""
Times = list[tuple[int, int]]


class Pulses:
    """One plant's unit readers, or its reader of whole cases, at their photocells."""

    def __init__(self, settings: PlantSettings, devices: Devices, hits: Counter[str]) -> None:
        self._settings = settings
        self._devices = devices
        self._hits = hits
        self.fates: list[Incident] = []
        """What will happen to the next pulses."""
        self.moved_ms: list[int] = []
        """When something moved a unit out of the place that the counts give it."""

    def spoil(self, units: Sequence[Unit], pulses: list[Pulse], now_ms: int) -> Times:
        """How often each unit is counted and seen. Where the PLC's pulse is spoiled, ``pulses`` shows it."""
        times = [(1, 1)] * len(units)
        readable = next((place for place, unit in enumerate(units) if unit.read is not None), None)
        if self.fates and readable is not None:
            fate = self.fates.pop(0)
            self._hits[fate.value] += 1
            times[readable] = _TIMES[fate]
            _spoil_count(fate, readable, pulses)
            if _TIMES[fate][0] != 1 or self._settings.unit_numbers == "reader":
                self.moved_ms.append(now_ms)
        return times

    def read(self, units: Sequence[Unit], times: Times, counted: tuple[int, int], now_ms: int) -> None:
        """Hand the units to their readers. ``counted``: what the PLC had counted before them, by lane."""
        counts = list(counted)
        for unit, (counts_it, seen) in zip(units, times, strict=True):
            lane = max(unit.lane, 1) - 1
            numbers = []
            for _ in range(counts_it):
                counts[lane] = following(counts[lane], self._settings.trigger_top)
                numbers.append(counts[lane])
            self._devices.read_unit(unit, numbers, seen, now_ms)

    def read_cases(self, cases: Sequence[Case], counted: int, now_ms: int) -> None:
        """Hand the cases that left the packer to their reader."""
        for case in cases:
            counted, seen = following(counted, self._settings.trigger_top), 1
            if self.fates:
                fate = self.fates.pop(0)
                self._hits[fate.value] += 1
                seen = _TIMES[fate][1]
            self._devices.read_case(case, [counted], seen, now_ms)


def _spoil_count(fate: Incident, place: int, pulses: list[Pulse]) -> None:
    at = [index for index, pulse in enumerate(pulses) if pulse in READS][place]
    if fate is Incident.PLC_PULSE_MISSED:
        del pulses[at]
    elif fate is Incident.PLC_PULSE_DOUBLED:
        pulses.insert(at, pulses[at])
