"""What each incident of the timeline does to the plant."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from drivers.sim.belt import Belt
from drivers.sim.devices import Devices, Link
from drivers.sim.faults import Incident, Timeline
from drivers.sim.packer import QueuePacker
from drivers.sim.pulses import Pulses
from drivers.sim.settings import PlantSettings

BYPASS_MS = 2_500
LINK_DOWN_MS = (100, 3_000)
UPSTREAM_DOWN_MS = 3_000
TORN_TRANSFERS = 6
GAP_MS = (600, 2_500)
CASE_PULSES = frozenset({Incident.READER_PULSE_MISSED, Incident.READER_PULSE_DOUBLED})
"""The PLC fires the reader of whole cases itself, so it miscounts no pulse of it."""
_One = TypeVar("_One")


class IncidentPlant(Protocol):
    """What incidents are done to."""

    settings: PlantSettings
    belt: Belt
    devices: Devices
    now_ms: int
    triggers: int
    pulses: Pulses

    def restart_plc(self, keeps: bool) -> None: ...
    def cut_power(self) -> None: ...
    def cut_link(self, link: Link, ms: int) -> None: ...
    def tear(self, transfers: int) -> None: ...
    def fail_upstream(self, ms: int) -> None: ...


_Deed = Callable[[IncidentPlant, random.Random], bool | None]
"""True: it hit. False: there was nothing to hit, try again in the next scan. None: it is armed, and counts itself when
it hits (or this kind of plant does not know it)."""


class Incidents:
    """Does what falls due, once there is something to do it to, and counts what really hit."""

    def __init__(self, timeline: Timeline, draw: random.Random, hits: Counter[str]) -> None:
        self._timeline = timeline
        self._draw = draw
        self._hits = hits
        self._waiting: list[Incident] = []
        self._looked_at = -1

    def work(self, plant: IncidentPlant, closed: int) -> None:
        """Called every scan with the number of cases closed so far."""
        if closed != self._looked_at:
            self._looked_at = closed
            self._waiting += self._timeline.due(closed)
        if self._waiting:
            self._waiting = [incident for incident in self._waiting if not self._done(plant, incident)]

    def _done(self, plant: IncidentPlant, incident: Incident) -> bool:
        hit = _DEEDS[incident](plant, self._draw)
        self._hits[incident.value] += hit is True
        return hit is not False


def one_of(draw: random.Random, things: Sequence[_One]) -> _One:
    """One of them by chance; where there is one only, no chance is taken."""
    return draw.choice(things) if len(things) > 1 else things[0]


def _frame_fate(fate: Incident) -> _Deed:
    def arm(plant: IncidentPlant, draw: random.Random) -> None:
        if plant.settings.shape == "picture":
            one_of(draw, plant.devices.cameras).fates.append(fate)

    return arm


def _label_fate(fate: Incident) -> _Deed:
    def arm(plant: IncidentPlant, draw: random.Random) -> None:
        if plant.settings.case_code == "reader":
            plant.devices.label_fates.append(fate)

    return arm


def _unit_lifted(plant: IncidentPlant, draw: random.Random) -> bool | None:
    if plant.settings.shape != "queue":
        return None
    return _moved(plant, plant.belt.lift_unit(draw))


def _unit_falls(plant: IncidentPlant, draw: random.Random) -> bool | None:
    if plant.settings.shape != "queue":
        return None
    return _moved(plant, plant.belt.lift_unit(draw, openly=False))


def _moved(plant: IncidentPlant, done: bool) -> bool:
    if done:
        plant.pulses.moved_ms.append(plant.now_ms)
    return done


def _pulse(fate: Incident) -> _Deed:
    """A pulse at the unit reader; counted when it hits. A unit that the PLC does not see fires no reader that it
    numbers: nothing there could be told apart from a unit put in by hand."""

    def arm(plant: IncidentPlant, draw: random.Random) -> None:
        seen = fate is not Incident.PLC_PULSE_MISSED or plant.settings.unit_numbers == "reader"
        if plant.settings.shape == "queue" and seen:
            plant.pulses.fates.append(fate)
        if plant.settings.shape == "reader" and fate in CASE_PULSES:
            plant.pulses.fates.append(fate)

    return arm


def _reader_restart(plant: IncidentPlant, draw: random.Random) -> bool | None:
    if plant.settings.shape == "picture":
        return None
    lane = one_of(draw, range(plant.settings.lanes))
    plant.devices.restart_reader(lane, plant.now_ms, draw.randint(*LINK_DOWN_MS), seen=draw.random() < 0.5)
    return True


def _infeed_gap(plant: IncidentPlant, draw: random.Random) -> bool | None:
    packer = plant.belt.packer
    if not isinstance(packer, QueuePacker):
        return None
    return packer.starve(int(draw.randint(*GAP_MS) / plant.settings.unit_ms))


def _ejector_fails(plant: IncidentPlant, draw: random.Random) -> None:
    plant.belt.ejector_misses += 1


def _plc_restart(plant: IncidentPlant, draw: random.Random) -> bool:
    plant.restart_plc(keeps=draw.random() < 0.5)
    return True


def _power_cut(plant: IncidentPlant, draw: random.Random) -> bool:
    plant.cut_power()
    return True


def _two_in_one_scan(plant: IncidentPlant, draw: random.Random) -> bool | None:
    settings = plant.settings
    room = not settings.cases or plant.triggers + 2 <= settings.cases
    if settings.shape != "picture" or settings.camera != "counted" or not room:
        return None
    plant.belt.packer.twin = True
    return True


def _torn(plant: IncidentPlant, draw: random.Random) -> None:
    plant.tear(TORN_TRANSFERS)


def _bypass(plant: IncidentPlant, draw: random.Random) -> bool:
    plant.belt.bypassed_ms = BYPASS_MS
    return True


def _link_lost(plant: IncidentPlant, draw: random.Random) -> bool:
    plant.cut_link(draw.choice(plant.devices.links), draw.randint(*LINK_DOWN_MS))
    return True


def _upstream_500(plant: IncidentPlant, draw: random.Random) -> bool:
    plant.fail_upstream(UPSTREAM_DOWN_MS)
    return True


_DEEDS: dict[Incident, _Deed] = {
    Incident.FRAME_LOST: _frame_fate(Incident.FRAME_LOST),
    Incident.FRAME_LATE: _frame_fate(Incident.FRAME_LATE),
    Incident.CAMERA_MISSED: _frame_fate(Incident.CAMERA_MISSED),
    Incident.CAMERA_DOUBLED: _frame_fate(Incident.CAMERA_DOUBLED),
    Incident.LABEL_MISSED: _label_fate(Incident.LABEL_MISSED),
    Incident.LABEL_DOUBLED: _label_fate(Incident.LABEL_DOUBLED),
    Incident.LABEL_RESTART: _label_fate(Incident.LABEL_RESTART),
    Incident.LIFTED_OFF: lambda plant, draw: plant.belt.lift_off(draw),
    Incident.PUT_ON: lambda plant, draw: plant.belt.put_on(draw),
    Incident.UNIT_LIFTED: _unit_lifted,
    Incident.EJECTOR_FAILS: _ejector_fails,
    Incident.PLC_RESTART: _plc_restart,
    Incident.POWER_CUT: _power_cut,
    Incident.TWO_IN_ONE_SCAN: _two_in_one_scan,
    Incident.TORN: _torn,
    Incident.BYPASS: _bypass,
    Incident.LINK_LOST: _link_lost,
    Incident.UPSTREAM_500: _upstream_500,
    Incident.READER_RESTART: _reader_restart,
    Incident.READER_PULSE_MISSED: _pulse(Incident.READER_PULSE_MISSED),
    Incident.READER_PULSE_DOUBLED: _pulse(Incident.READER_PULSE_DOUBLED),
    Incident.PLC_PULSE_MISSED: _pulse(Incident.PLC_PULSE_MISSED),
    Incident.PLC_PULSE_DOUBLED: _pulse(Incident.PLC_PULSE_DOUBLED),
    Incident.INFEED_GAP: _infeed_gap,
    Incident.UNIT_FALLS: _unit_falls,
}
