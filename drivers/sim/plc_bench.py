"""The simulated PLC alone: a packer, a belt and a gate behind its registers, with nobody at its readers.

It stands in for a PLC that is not there yet, and for the person who helps ``station plc-test``: bits 12…14 of the
station's word 11, which no line sets, ask it to do what else hands do (``BeltRequest``).
"""

import random
from collections.abc import Callable
from dataclasses import replace

from drivers.plc_test.station_player import REQUEST_SHIFT, BeltRequest
from drivers.sim.plc_faults import BROKEN, Broken
from drivers.sim.plc_io import Disposals, Layout
from drivers.sim.plc_program import PlcProgram
from drivers.sim.profiles import make_program
from drivers.sim.settings import PlantSettings, scan_ms_for
from drivers.sim.signals import Program
from drivers.sim.simulated import SimulatedPlant

PRESET = 31_990
TORN_TRANSFERS = 60
_TORN_EVERY_MS = 30
_OUTPUTS_WORD = 11
_NATURAL_ORDER = (0, *range(1, 24))
DOWN_MS = 300


def _maker(broken: Broken | None) -> Callable[[PlantSettings, Layout, Disposals | None], Program]:
    if broken is None:
        return make_program
    return lambda _settings, layout, kept: broken.program(layout, kept)


class PlcBench:
    """One simulated PLC; of map 1 it obeys requests. ``fault``: a name of ``BROKEN``."""

    def __init__(self, settings: PlantSettings, fault: str = "") -> None:
        broken = BROKEN.get(fault)
        scan_ms = scan_ms_for(settings.units_per_hour, settings.units_per_case)
        map1 = settings.profile == "map1"
        self.settings = replace(settings, scan_ms=scan_ms, reset_after_ms=None if map1 else settings.reset_after_ms)
        self.plant = SimulatedPlant(self.settings, make_program=_maker(broken))
        self._hands = random.Random(settings.seed)
        if broken is not None and broken.word_0_first:
            self.plant.write_block_in(_NATURAL_ORDER)
        self._to_tear = 0
        self._asked = BeltRequest.NOTHING
        self._due = BeltRequest.NOTHING

    def advance(self, ms: int) -> None:
        """Let time pass, do what is asked for, and throw away what the readers and cameras would send."""
        self._hear()
        if self._due is not BeltRequest.NOTHING and self._obey(self._due):
            self._due = BeltRequest.NOTHING
        if self._to_tear and self.plant.now_ms // _TORN_EVERY_MS != (self.plant.now_ms + ms) // _TORN_EVERY_MS:
            self._to_tear -= 1
            self.plant.tear(1)
        self.plant.advance(ms)
        self._empty_readers()

    def _empty_readers(self) -> None:
        plant = self.plant
        plant.label_reads()
        plant.case_reads()
        for lane in range(plant.settings.lanes):
            plant.unit_reads(lane)
        for camera in range(plant.settings.cameras):
            plant.frames(camera)

    def _hear(self) -> None:
        if self.settings.profile != "map1":
            return
        asked = BeltRequest(self.plant.station_words()[_OUTPUTS_WORD] >> REQUEST_SHIFT & 7)
        if asked is not self._asked:
            self._asked = self._due = asked

    def _obey(self, request: BeltRequest) -> bool:
        """False: it cannot be done now, and is tried again."""
        plant = self.plant
        match request:
            case BeltRequest.RESTART:
                plant.restart_plc(keeps=True, down_ms=DOWN_MS)
            case BeltRequest.LIFT_CASE:
                return plant.belt.lift_off(self._hands)
            case BeltRequest.PUT_CASE:
                return plant.belt.put_on(self._hands)
            case BeltRequest.FAIL_EJECTOR:
                plant.belt.ejector_misses += 1
            case BeltRequest.RESET_GATE:
                plant.reset_gate()
            case BeltRequest.TEAR:
                self._to_tear = TORN_TRANSFERS
            case BeltRequest.PRESET if isinstance(plant.program, PlcProgram):
                plant.program.preset = PRESET
            case _:
                pass
        return True
