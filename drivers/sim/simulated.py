"""The simulated plant under a clock given from outside: belt, PLC program, truth and faults in one.

``advance(ms)`` lets virtual time pass; nothing sleeps. What crosses to a station is what crosses on the wire:
``block()`` and ``write()`` for the registers, ``frames()``, ``unit_reads()`` and ``label_reads()`` for the devices.
The process on the wire (``plant.py``) and the virtual-time simulation drive this same object.
"""

import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from drivers.sim.belt import Belt, Drives
from drivers.sim.facts import Ended, Granted, Numbered, Restarted, Settled, Started
from drivers.sim.faults import PROFILES, At, Incident, Profile, Timeline
from drivers.sim.goods import Case, Supply
from drivers.sim.packer import QueuePacker
from drivers.sim.plc_io import Close, Disposals, Layout, Sensors, following
from drivers.sim.plc_program import PlcProgram
from drivers.sim.settings import Distances, PlantSettings
from drivers.sim.torn import (
    PLC_READ_ORDER,
    PLC_WRITE_ORDER,
    STATION_READ_ORDER,
    STATION_WRITE_ORDER,
    interleave,
)
from drivers.sim.truth import Ledger, Left, TruthInMemory

Link = Literal["plc", "camera", "reader"]
LINKS: tuple[Link, ...] = ("plc", "camera", "reader")
PLC_DOWN_MS = 3_000
LINK_DOWN_MS = (500, 3_000)
UPSTREAM_DOWN_MS = 3_000
BYPASS_MS = 2_500
FRAME_LATE_MS = (300, 3_000)
TORN_TRANSFERS = 6


@dataclass(frozen=True, slots=True)
class SimFrame:
    """One picture before it is rendered."""

    counter: int
    """The camera's own count of triggers, from 1; it counts a trigger whose picture is lost."""
    time_us: int
    case: Case | None
    """None: the belt under the camera is empty."""

    @property
    def cells(self) -> tuple[str | None, ...]:
        """What an honest decoder makes of each cell, row first; empty for an empty belt."""
        return () if self.case is None else tuple(u.read if u is not None else None for u in self.case.cells)

    @property
    def label(self) -> str | None:
        """The case code in the picture, if it can be read."""
        return self.case.label if self.case is not None and self.case.label_readable else None


@dataclass(frozen=True, slots=True)
class Telegram:
    """What a smart reader sends for the PLC's trigger of that number. ``text`` None = no-read."""

    trigger: int
    text: str | None


class SimulatedPlant:
    """One plant. ``left`` is what an earlier run on the same truth left behind."""

    def __init__(
        self,
        settings: PlantSettings,
        profile: Profile = PROFILES["none"],
        *,
        ledger: Ledger | None = None,
        left: Left | None = None,
        placed: tuple[At, ...] = (),
    ) -> None:
        self.settings = settings
        self.ledger: Ledger = ledger if ledger is not None else TruthInMemory()
        self.now_ms = 0
        self._supply = Supply(settings, profile.units, self.ledger)
        self._begin(left or Left())
        self.belt = Belt(settings, self._supply, self.ledger)
        seed = f"{settings.seed}/{self._supply.last_unit}"
        self._timeline = Timeline(seed, profile.incidents, placed)
        self._draw = random.Random(f"plant/{seed}")
        self._waiting: list[Incident] = []
        self._hits: dict[str, int] = {}
        self._layout = _layout(settings)
        self.program: PlcProgram | None = PlcProgram(self._layout)
        self._drives = Drives(powered=True)
        self._sensors = Sensors()
        self._words: Sequence[int] = (0,) * 18
        self._landing: Sequence[int] | None = None
        self._blocks: tuple[list[int], list[int]] = ([0] * 24, [0] * 24)
        self._transit: deque[tuple[int, int]] = deque()
        self._epoch = 0
        self._abs_seq = 0
        self._closed = 0
        self._looked_at = -1
        self._camera_count = 0
        self._frames: list[tuple[int, SimFrame]] = []
        self._unit_reads: list[Telegram] = []
        self._label_reads: list[Telegram] = []
        self._plc_back_ms = 0
        self._plc_keeps: Disposals | None = None
        self._link_back_ms: dict[Link, int] = dict.fromkeys(LINKS, 0)
        self._upstream_back_ms = 0
        self._frame_fates: list[Incident] = []
        self._torn_reads = 0
        self._torn_writes = 0
        self._escaped_ms: int | None = None
        self._power_cut = False
        self._rest_ms = 0
        self._stop_asked = False
        self._halted = False
        self.triggers = 0
        """Case numbers the PLC gave in this run."""

    def _begin(self, left: Left) -> None:
        self._supply.begin(left.last_unit, left.last_case)
        self.ledger.tell(Started(self.settings.seed))
        for case in sorted(left.open_cases):
            self.ledger.tell(Ended(case, "hand", "the belt was emptied at a start"))
        self.ledger.commit()

    # time

    def advance(self, ms: int) -> None:
        """Let virtual time pass, in whole scans; what is left of a scan waits for the next call."""
        scan = self.settings.scan_ms
        self._rest_ms += ms
        while self._rest_ms >= scan:
            self._rest_ms -= scan
            self._scan(scan)
        self.ledger.commit()

    def _scan(self, ms: int) -> None:
        self.now_ms += ms
        program = self._powered()
        self.belt.step(ms, self._drives, self._sensors)
        if program is None:
            return
        self._sensors.reset = self._person_resets(program)
        counted = program.unit_count
        program.scan(self.now_ms, self._sensors, self._landing or self._words)
        self._landing = None
        self._note_epoch(program)
        if self._sensors.pulses:
            self._photograph(program)
            self._read_units(program, counted)
        if program.label_fired:
            self._read_label(program.label_fired)
        for _, seen in program.settled:
            epoch_seq = self._transit.popleft()
            self.ledger.tell(Settled(*epoch_seq, seen))
        self._drive(program)
        self._do_incidents()

    def _powered(self) -> PlcProgram | None:
        if self.program is None and self.now_ms >= self._plc_back_ms:
            self.program = PlcProgram(self._layout, self._plc_keeps)
            self._drives.powered = True
        return self.program

    def _drive(self, program: PlcProgram) -> None:
        drives = self._drives
        drives.let_go, drives.hold_table = program.let_go, program.hold_table
        drives.permit = program.permit and not self._halted
        self.belt.stopping = self._stop_asked or program.stop_request or self._fed_all
        if self._stop_asked and not program.permit and not self.belt.cases:
            self._halted = True
        if program.block is not self._blocks[1]:
            self._blocks = (self._blocks[1], program.block)

    @property
    def _fed_all(self) -> bool:
        return 0 < self.settings.cases <= self.triggers

    def stop(self) -> None:
        """Feed no new case; finish the one being filled and run out to the gate."""
        self._stop_asked = True

    @property
    def run_out(self) -> bool:
        """The packer stands for good and nothing is on the belt or in transit."""
        program = self.program
        empty = not self.belt.cases and program is not None and program.in_transit == 0
        return empty and (self._halted or (self.belt.standing and (self._stop_asked or self._fed_all)))

    # what the program and the devices make of a scan

    def _note_epoch(self, program: PlcProgram) -> None:
        if program.epoch != self._epoch:
            self._epoch, self._abs_seq = program.epoch, 0
            self._transit.clear()
            self.ledger.tell(Granted(self._epoch))

    def _photograph(self, program: PlcProgram) -> None:
        """Note which case got which number, and take the pictures of a counted camera."""
        closes = [pulse for pulse in self._sensors.pulses if isinstance(pulse, Close)]
        for case, number, _ in zip(self.belt.closed, program.numbered, closes, strict=True):
            self._closed += 1
            if number:
                self._abs_seq += 1
                self.triggers += 1
                self._transit.append((self._epoch, self._abs_seq))
                self.ledger.tell(Numbered(self._epoch, self._abs_seq, number, case.number))
            if self._layout.camera_counted:
                self._expose(case)

    def _expose(self, case: Case) -> None:
        self._camera_count += 1
        frame = SimFrame(self._camera_count, self.now_ms * 1000, case)
        fate = self._frame_fates.pop() if self._frame_fates else None
        if fate is not None:
            self._hit(fate)
        if fate is Incident.FRAME_LOST:
            return
        late = self._draw.randint(*FRAME_LATE_MS) if fate is Incident.FRAME_LATE else 0
        self._frames.append((self.now_ms + late, frame))

    def _read_units(self, program: PlcProgram, counted: int) -> None:
        packer = self.belt.packer
        if not isinstance(packer, QueuePacker):
            return
        for unit in packer.read:
            counted = following(counted, self.settings.trigger_top)
            if self.link_up("reader"):
                self._unit_reads.append(Telegram(counted, unit.read))
        packer.read.clear()
        assert counted == program.unit_count, "the reader's triggers and the PLC's count are one number"

    def _read_label(self, trigger: int) -> None:
        case = self.belt.at_label
        if self.link_up("reader"):
            text = case.label if case is not None and case.label_readable else None
            self._label_reads.append(Telegram(trigger, text))

    def _person_resets(self, program: PlcProgram) -> bool:
        if not program.escaped or self.settings.reset_after_ms is None:
            self._escaped_ms = None
            return False
        self._escaped_ms = self._escaped_ms if self._escaped_ms is not None else self.now_ms
        return self.now_ms - self._escaped_ms >= self.settings.reset_after_ms

    # what crosses to the station

    def block(self) -> list[int] | None:
        """The 24 registers as FC03 reads them now (0…65535), torn if that fault is on. None: nobody answers."""
        if not self.answers:
            return None
        if not self._torn_reads:
            return list(self._blocks[1])
        self._torn_reads -= 1
        words = interleave(*self._blocks, PLC_WRITE_ORDER, PLC_READ_ORDER, self._draw)
        if words[0] != words[23]:
            self._hit(Incident.TORN)
        return words

    def write(self, words: Sequence[int]) -> bool:
        """FC16 of the station's 18 words (signed or as registers). False: it did not reach the PLC."""
        if len(words) != 18:
            raise ValueError(f"the station's block has 18 words, not {len(words)}")
        if not self.answers:
            return False
        new = tuple(word & 0xFFFF for word in words)
        if self._torn_writes:
            self._torn_writes -= 1
            self._landing = interleave(self._words, new, STATION_WRITE_ORDER, STATION_READ_ORDER, self._draw)
            if self._landing[0] != self._landing[17]:
                self._hit(Incident.TORN)
        self._words = new
        return True

    @property
    def answers(self) -> bool:
        """Whether anybody answers where the PLC is reached."""
        return self.program is not None and self.link_up("plc")

    def station_words(self) -> tuple[int, ...]:
        """The station's block as it lies in the PLC's memory."""
        return tuple(self._words)

    def frames(self) -> list[SimFrame]:
        """Pictures of a counted camera that are due since the last call, oldest first."""
        due = [frame for at, frame in self._frames if at <= self.now_ms]
        self._frames = [(at, frame) for at, frame in self._frames if at > self.now_ms]
        return due if self.link_up("camera") else []

    def take_frame(self) -> SimFrame | None:
        """Fire an asked camera: what lies under it now. None: the picture is lost, or the camera away."""
        self._camera_count += 1
        fate = self._frame_fates.pop() if self._frame_fates else None
        if fate is not None:
            self._hit(fate)
        if fate is not None or not self.link_up("camera"):
            return None
        newest = self.belt.newest
        under = newest is not None and self.belt.position - newest.at < self.settings.pitch_ms / 2
        return SimFrame(self._camera_count, self.now_ms * 1000, newest if under else None)

    @property
    def camera_count(self) -> int:
        """The camera's present count of triggers; 0 after its start."""
        return self._camera_count

    def unit_reads(self) -> list[Telegram]:
        """Telegrams of the unit reader since the last call."""
        reads, self._unit_reads = self._unit_reads, []
        return reads

    def label_reads(self) -> list[Telegram]:
        """Telegrams of the case-code reader since the last call."""
        reads, self._label_reads = self._label_reads, []
        return reads

    def link_up(self, link: Link) -> bool:
        return self.now_ms >= self._link_back_ms[link]

    @property
    def upstream_down(self) -> bool:
        """The upstream is to answer 500 now; whoever runs it looks here."""
        return self.now_ms < self._upstream_back_ms

    def take_power_cut(self) -> bool:
        """True once after PC and PLC lost power together: the station must be killed now."""
        cut, self._power_cut = self._power_cut, False
        return cut

    def clear_zone(self) -> list[str]:
        """Line clearance by hand: the codes of the units taken off."""
        return [unit.code for unit in self.belt.clear_zone()]

    def first_unit(self) -> str | None:
        """The code of the next case's first unit; None when it has not passed the reader or cannot be read."""
        unit = self.belt.first_unit()
        return None if unit is None else unit.read

    def counters(self) -> dict[str, int]:
        """Faults that really hit, by name, and what was made."""
        return {
            **self._hits,
            **self._supply.hits,
            "ejector_fails": self.belt.ejector_missed,
            "triggers": self.triggers,
            "closed": self._closed,
            "units": self._supply.last_unit,
        }

    # faults

    def _hit(self, incident: Incident) -> None:
        self._hits[incident.value] = self._hits.get(incident.value, 0) + 1

    def _do_incidents(self) -> None:
        if self._closed == self._looked_at and not self._waiting:
            return
        due = self._timeline.due(self._closed)
        self._looked_at = self._closed
        if due or self._waiting:
            self._waiting = [incident for incident in (*self._waiting, *due) if not _DO[incident](self)]

    def restart_plc(self, keeps: bool, down_ms: int = PLC_DOWN_MS) -> None:
        """The PLC's program ends, everything stops, and it starts again later. ``keeps``: the disposal words."""
        program = self.program
        if program is None:
            return
        self._plc_keeps = program.disposals if keeps else None
        self._plc_back_ms = self.now_ms + down_ms
        self.program = None
        self._drives = Drives()
        self._epoch = 0
        self._transit.clear()
        self.ledger.tell(Restarted(keeps))

    def cut_link(self, link: Link, ms: int) -> None:
        """Nothing crosses this link for so long; a counted picture that falls due meanwhile is lost."""
        self._link_back_ms[link] = self.now_ms + ms

    def _do_restart(self) -> bool:
        self.restart_plc(self._draw.random() < 0.5)
        self._hit(Incident.PLC_RESTART)
        return True

    def _do_power_cut(self) -> bool:
        self.restart_plc(False)
        self._words, self._power_cut = (0,) * 18, True
        self._hit(Incident.POWER_CUT)
        return True

    def _do_lift(self) -> bool:
        return self._noted(Incident.LIFTED_OFF, self.belt.lift_off(self._draw))

    def _do_put_on(self) -> bool:
        return self._noted(Incident.PUT_ON, self.belt.put_on(self._draw))

    def _do_unit_lift(self) -> bool:
        return self.settings.shape == "picture" or self._noted(Incident.UNIT_LIFTED, self.belt.lift_unit(self._draw))

    def _do_ejector(self) -> bool:
        self.belt.ejector_misses += 1
        return True

    def _do_twin(self) -> bool:
        room = not self.settings.cases or self.triggers + 2 <= self.settings.cases
        if self._layout.camera_counted and room:
            self.belt.packer.twin = True
            self._hit(Incident.TWO_IN_ONE_SCAN)
        return True

    def _do_torn(self) -> bool:
        self._torn_reads += TORN_TRANSFERS
        self._torn_writes += TORN_TRANSFERS
        return True

    def _do_bypass(self) -> bool:
        self.belt.bypassed_ms = BYPASS_MS
        self._hit(Incident.BYPASS)
        return True

    def _do_link(self) -> bool:
        self.cut_link(self._draw.choice(LINKS), self._draw.randint(*LINK_DOWN_MS))
        self._hit(Incident.LINK_LOST)
        return True

    def _do_upstream(self) -> bool:
        self._upstream_back_ms = self.now_ms + UPSTREAM_DOWN_MS
        self._hit(Incident.UPSTREAM_500)
        return True

    def _frame_fate(self, fate: Incident) -> bool:
        if self.settings.shape == "picture":
            self._frame_fates.append(fate)
        return True

    def _noted(self, incident: Incident, happened: bool) -> bool:
        if happened:
            self._hit(incident)
        return happened


_DO: dict[Incident, Callable[[SimulatedPlant], bool]] = {
    Incident.FRAME_LOST: lambda plant: plant._frame_fate(Incident.FRAME_LOST),
    Incident.FRAME_LATE: lambda plant: plant._frame_fate(Incident.FRAME_LATE),
    Incident.LIFTED_OFF: SimulatedPlant._do_lift,
    Incident.PUT_ON: SimulatedPlant._do_put_on,
    Incident.UNIT_LIFTED: SimulatedPlant._do_unit_lift,
    Incident.EJECTOR_FAILS: SimulatedPlant._do_ejector,
    Incident.PLC_RESTART: SimulatedPlant._do_restart,
    Incident.TWO_IN_ONE_SCAN: SimulatedPlant._do_twin,
    Incident.POWER_CUT: SimulatedPlant._do_power_cut,
    Incident.TORN: SimulatedPlant._do_torn,
    Incident.BYPASS: SimulatedPlant._do_bypass,
    Incident.LINK_LOST: SimulatedPlant._do_link,
    Incident.UPSTREAM_500: SimulatedPlant._do_upstream,
}
"""What each incident does; False: there was nothing to hit, try again in the next scan."""


def _layout(settings: PlantSettings) -> Layout:
    far = Distances.of(settings)
    picture = settings.shape == "picture"
    return Layout(
        label=far.label,
        ask=far.ask,
        gate=far.gate,
        window=far.window,
        queue=not picture,
        camera_counted=picture and settings.camera == "counted",
        camera_asked=picture and settings.camera == "asked",
        verdict_timeout_ms=settings.verdict_timeout_ms,
        publish_ms=settings.publish_ms,
        case_top=settings.case_top,
        trigger_top=settings.trigger_top,
        mutants=settings.mutants,
    )
