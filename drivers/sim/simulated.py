"""The simulated plant under a clock given from outside: belt, PLC program, truth and faults in one.

``advance(ms)`` lets virtual time pass; nothing sleeps. What crosses to a station is what crosses on the wire:
``block()`` and ``write()`` for the registers, ``frames()``, ``unit_reads()``, ``case_reads()`` and ``label_reads()``
for the devices.
The process on the wire (``plant.py``) and the virtual-time simulation drive this same object.
"""

import random
from collections import Counter, deque
from collections.abc import Callable, Sequence

from drivers.sim.belt import Belt, Drives
from drivers.sim.cameras import SimFrame
from drivers.sim.devices import CaseTelegram, Devices, Link, Telegram
from drivers.sim.facts import Ended, Granted, Numbered, Restarted, Settled, Started
from drivers.sim.faults import PROFILES, At, Profile, Timeline
from drivers.sim.goods import Supply
from drivers.sim.incidents import Incidents
from drivers.sim.ledger import Ledger, Left, TruthInMemory
from drivers.sim.plc_io import Disposals, Layout, Sensors
from drivers.sim.profiles import make_memory, make_program
from drivers.sim.pulses import Pulses
from drivers.sim.registers import RegisterMemory
from drivers.sim.settings import PlantSettings
from drivers.sim.signals import Memory, Program

PLC_DOWN_MS = 3_000


class SimulatedPlant:
    """One plant. ``left`` is what an earlier run on the same truth left behind; ``placed`` are faults set by hand."""

    def __init__(
        self,
        settings: PlantSettings,
        profile: Profile = PROFILES["none"],
        *,
        ledger: Ledger | None = None,
        left: Left | None = None,
        placed: tuple[At, ...] = (),
        make_program: Callable[[PlantSettings, Layout, Disposals | None], Program] = make_program,
    ) -> None:
        self.settings = settings
        self.ledger: Ledger = ledger if ledger is not None else TruthInMemory()
        self.now_ms = 0
        self.triggers = 0
        """Case numbers the PLC gave in this run."""
        self._hits: Counter[str] = Counter()
        self._supply = Supply(settings, profile.units, self.ledger, self._hits)
        self._begin(left or Left())
        seed = f"{settings.seed}/{self._supply.last_unit}"
        self._draw = random.Random(f"plant/{seed}")
        self.belt: Belt = Belt(settings, self._supply, self.ledger)
        self.devices = Devices(settings, self._draw, self._hits)
        self.pulses = Pulses(settings, self.devices, self._hits)
        self._incidents = Incidents(Timeline(seed, profile.incidents, placed), self._draw, self._hits)
        self._layout = Layout.of(settings)
        self._make_program = make_program
        self.program: Program | None = make_program(settings, self._layout, None)
        """None while the PLC is off."""
        self._plc_back_ms = 0
        self._plc_keeps: Disposals | None = None
        self._drives = Drives(powered=True)
        self._sensors = Sensors()
        self._registers: Memory = make_memory(settings, self.program, self._draw, self._hits)
        self._transit: deque[tuple[int, int]] = deque()
        """(epoch, absolute number) of the cases in transit, oldest first."""
        self._epoch = self._abs_seq = self._closed = 0
        self._rest_ms = 0
        self._escaped_ms: int | None = None
        self._reset_asked = False
        self._upstream_back_ms = 0
        self._power_cut = self._stop_asked = self._halted = False

    def _begin(self, left: Left) -> None:
        self._supply.begin(left.last_unit, left.last_case)
        self.ledger.tell(Started(self.settings.seed))
        for case in sorted(left.open_cases):
            self.ledger.tell(Ended(case, "hand", "the belt was emptied at a start"))
        self.ledger.commit()

    # time

    def advance(self, ms: int) -> None:
        """Let virtual time pass, in whole scans; what is left of a scan waits for the next call.

        When it returns, the truth of all that can now be seen is committed."""
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
        units, counted = self.belt.units_read(), program.unit_counts
        times = self.pulses.spoil(units, self._sensors.pulses, self.now_ms)
        program.scan(self.now_ms, self._sensors, self._registers.scanned())
        self._note_epoch(program)
        self._note_numbers(program)
        self._photograph()
        self.pulses.read(units, times, counted, self.now_ms)
        if self.settings.shape == "reader":
            self.pulses.read_cases(self.belt.closed, counted[0], self.now_ms)
        if program.label_fired:
            self.devices.read_label(self.belt.at_label, program.label_fired, self.now_ms)
        for _, seen in program.settled:
            self.ledger.tell(Settled(*self._transit.popleft(), seen))
        self._drive(program)
        self._incidents.work(self, self._closed)

    def _powered(self) -> Program | None:
        if self.program is None and self.now_ms >= self._plc_back_ms:
            self.program = self._make_program(self.settings, self._layout, self._plc_keeps)
            self._drives.powered = True
        return self.program

    def _person_resets(self, program: Program) -> bool:
        if self._reset_asked:
            self._reset_asked = False
            return True
        if not program.escaped or self.settings.reset_after_ms is None:
            self._escaped_ms = None
            return False
        self._escaped_ms = self._escaped_ms if self._escaped_ms is not None else self.now_ms
        return self.now_ms - self._escaped_ms >= self.settings.reset_after_ms

    def _note_epoch(self, program: Program) -> None:
        if program.epoch != self._epoch:
            self._epoch, self._abs_seq = program.epoch, 0
            self._transit.clear()
            self.ledger.tell(Granted(self._epoch))

    def _note_numbers(self, program: Program) -> None:
        """Which case got which number; a PLC that knows none has its own count, in epoch 0."""
        for case, number in zip(self.belt.closed, program.numbered, strict=True):
            self._closed += 1
            if number:
                self.triggers += 1
                self.ledger.tell(Numbered(*self._next_number(case.number), number, case.number))

    def _next_number(self, case: int) -> tuple[int, int]:
        if self.settings.profile != "map1":
            return 0, case
        self._abs_seq += 1
        self._transit.append((self._epoch, self._abs_seq))
        return self._epoch, self._abs_seq

    def _photograph(self) -> None:
        for case, layer in self.belt.layers_laid():
            if self._layout.camera_counted:
                self.devices.expose(case, layer, self.now_ms)

    def _drive(self, program: Program) -> None:
        drives = self._drives
        drives.let_go, drives.hold_table = program.let_go, program.hold_table
        drives.permit = program.permit and not self._halted
        self.belt.stopping = self._stop_asked or program.stop_request or self._fed_all
        if self._stop_asked and not program.permit and not self.belt.cases:
            self._halted = True
        self._registers.publish(program.block)

    # the end

    def stop(self) -> None:
        """Feed no new case; finish the one being filled and run out to the gate."""
        self._stop_asked = True

    @property
    def _fed_all(self) -> bool:
        return 0 < self.settings.cases <= self.triggers

    @property
    def all_settled(self) -> bool:
        """The PLC is on, and no number of its is in transit."""
        return self.program is not None and self.program.in_transit == 0

    @property
    def run_out(self) -> bool:
        """The packer stands for good and nothing is on the belt or in transit."""
        if self.belt.cases or not self.all_settled:
            return False
        return self._halted or (self.belt.standing and (self._stop_asked or self._fed_all))

    # the registers

    @property
    def answers(self) -> bool:
        """Whether anybody answers where the PLC is reached."""
        return self.program is not None and self.link_up("plc")

    def block(self) -> list[int] | None:
        """What the station reads now: 24 registers (0…65535), torn if that fault is on; 4 words; or inputs.

        None: nobody answers."""
        return self._registers.read() if self.answers else None

    def write(self, words: Sequence[int]) -> bool:
        """What the station writes: 18 words (signed or as registers), 2 words, or coils. False: it did not arrive."""
        if self.answers:
            self._registers.write(words)
        return self.answers

    def station_words(self) -> tuple[int, ...]:
        """The station's block as it lies in the PLC's memory."""
        return self._registers.station()

    # the devices

    def frames(self, camera: int = 0) -> list[SimFrame]:
        """Pictures of a counted camera (from 0) that are due since the last call, oldest first."""
        return self.devices.frames(camera, self.now_ms)

    def take_frame(self, camera: int = 0) -> SimFrame | None:
        """Fire an asked camera: what lies under it now. None: the picture is lost, or the camera away."""
        return self.devices.take_frame(camera, self.belt, self.now_ms)

    def camera_count(self, camera: int = 0) -> int:
        """The camera's present count of triggers; 0 after its start."""
        return self.devices.cameras[camera].count

    def unit_reads(self, lane: int = 0) -> list[Telegram]:
        """Telegrams of the unit reader of a lane (from 0) since the last call."""
        return self.devices.unit_reads(lane)

    def case_reads(self) -> list[CaseTelegram]:
        """Telegrams of the reader of whole cases since the last call."""
        return self.devices.case_reads()

    def label_reads(self) -> list[Telegram]:
        """Telegrams of the case-code reader since the last call."""
        return self.devices.label_reads()

    def link_up(self, link: Link) -> bool:
        return self.devices.link_up(link, self.now_ms)

    def write_block_in(self, order: Sequence[int]) -> None:
        """The order in which the program writes the words of its block (map 1); a torn read shows it."""
        assert isinstance(self._registers, RegisterMemory)
        self._registers.write_order = order

    # people

    def reset_gate(self) -> None:
        """A person resets what is latched at the gate."""
        self._reset_asked = True

    def clear_zone(self) -> list[str]:
        """Line clearance by hand: the codes of the units taken off."""
        return [unit.code for unit in self.belt.clear_zone()]

    def first_unit(self, lane: int = 0) -> str | None:
        """The code of the next case's first unit in a lane (from 0); None when it has not passed the reader or cannot
        be read."""
        unit = self.belt.first_unit(lane)
        return None if unit is None else unit.read

    # faults

    def restart_plc(self, keeps: bool, down_ms: int = PLC_DOWN_MS) -> None:
        """The PLC's program ends, everything stops, and it starts again later. ``keeps``: the disposal words."""
        if self.program is None:
            return
        self._plc_keeps = self.program.disposals if keeps else None
        self._plc_back_ms = self.now_ms + down_ms
        self.program = None
        self._drives = Drives()
        self._epoch = 0
        self._transit.clear()
        self.ledger.tell(Restarted(keeps))

    def swap_plc(self) -> None:
        """Another PLC with the same program is put in: it remembers nothing."""
        self.restart_plc(keeps=False)
        self._registers.forget()

    def cut_power(self) -> None:
        """PC and PLC lose power together: nothing in the PLC's memory outlives it."""
        self.restart_plc(keeps=False)
        self._registers.forget()
        self._power_cut = True

    def take_power_cut(self) -> bool:
        """True once after PC and PLC lost power together: the station must be killed now."""
        cut, self._power_cut = self._power_cut, False
        return cut

    def cut_link(self, link: Link, ms: int) -> None:
        """Nothing crosses this link for so long; a counted picture that falls due meanwhile is lost."""
        self.devices.cut_link(link, self.now_ms + ms)

    def tear(self, transfers: int) -> None:
        """So many of the next reads, and of the next writes, meet the other side half-way."""
        self._registers.tear(transfers)

    def fail_upstream(self, ms: int) -> None:
        self._upstream_back_ms = self.now_ms + ms

    @property
    def upstream_down(self) -> bool:
        """The upstream is to answer 500 now; whoever runs it looks here."""
        return self.now_ms < self._upstream_back_ms

    def counters(self) -> dict[str, int]:
        """Faults that really hit, by name, and what was made."""
        made = {"triggers": self.triggers, "closed": self._closed, "units": self._supply.last_unit}
        return {**self._hits, "ejector_fails": self.belt.ejector_missed, **made}


__all__ = ["CaseTelegram", "SimFrame", "SimulatedPlant", "Telegram"]
