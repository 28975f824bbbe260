"""How the simulated plant is laid out, and what follows from it in belt-running milliseconds."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["picture", "queue", "reader"]
CameraMode = Literal["counted", "asked"]
CaseCode = Literal["picture", "reader", "sscc"]
PlcProfile = Literal["map1", "bits", "io"]
Numbers = Literal["plc", "reader"]
"""Whose number is in a unit reader's telegram: the PLC hands it its trigger number, or it counts by itself."""

MAX_UNITS_PER_HOUR = 2_000_000
AT_THE_GATE = 0.3
"""Profile bits: the case that asks stands in front of the gate, so many pitches away."""
SCANS_PER_CASE = 10
"""With fewer a scan is too coarse for the gate."""
SCAN_MS = 10
FASTEST_SCAN_MS = 4
MIN_PITCH_MS = SCANS_PER_CASE * FASTEST_SCAN_MS

MAX_CAMERAS = 4
MAX_LAYERS = 4
MAX_LANES = 2
"""The register map has words for two."""

WIRE_TOP = 32_000
"""Every number of the map runs 1…32000, then 1 again; 0 = none."""


@dataclass(frozen=True, slots=True)
class PlantSettings:
    """One line of one packer. Rates are of single units; distances are in cases (packer pitches)."""

    shape: Shape = "picture"
    profile: PlcProfile = "map1"
    """What the PLC knows: register map v1, a few bits, or (an I/O block) nothing."""
    rows: int = 4
    columns: int = 6
    """The grid of one view: what one camera sees of one layer. A case without cameras is one such grid."""
    cameras: int = 1
    """Picture shape: side by side over the case, each sees its own part of every layer."""
    layers: int = 1
    """Picture shape: each is photographed before the next one is laid on it."""
    lanes: int = 1
    """Queue shape: files of units into the one packer, each with a reader and a counter of its own."""
    palletiser: bool = False
    """What was let go by the exit is stacked on pallets, in the order of leaving."""
    case_positions: bool = True
    """Reader shape: the reader tells where in the case each code is."""
    units_per_hour: int = 120_000
    seed: int = 1
    cases: int = 0
    """Stop feeding after so many case numbers were given in this run; 0 = never."""
    camera: CameraMode = "counted"
    case_code: CaseCode = "sscc"
    unit_numbers: Numbers = "plc"
    label_numbers: Numbers = "plc"
    """Whose number is in the case-code reader's telegram: the PLC's trigger number, or what it counts itself."""
    zone_units: int | None = None
    """Units of one lane between its reader and the pick point; None = three quarters of a case over all lanes."""
    travel_cases: float = 8.0
    """From the packer to the gate."""
    label_cases: float = 3.0
    """From the packer to the case-code reader, where there is one."""
    verdict_timeout_ms: int = 2_000
    """How long a case stands under an asked camera for its verdict. On the belt the gate is the deadline."""
    reset_after_ms: int | None = 3_000
    """The person at the gate resets a latched escape so long after it; None = nobody does."""
    scan_ms: int = 10
    publish_ms: int = 20
    case_top: int = WIRE_TOP
    """Where case numbers wrap: small in tests."""
    trigger_top: int = WIRE_TOP
    """Where the triggers of the readers and of the camera wrap: small in tests."""
    asks_always: bool = True
    """False: the PLC asks nothing while it doubts the station; what reaches the gate meanwhile is settled unasked."""
    io_watchdog_ms: int = 200
    """I/O block: nobody asks for so long, and its outputs are off; 0 = the watchdog is off."""

    @property
    def units_per_case(self) -> int:
        return self.rows * self.columns * self.views

    @property
    def views(self) -> int:
        """Views of a case: of the first layer one a camera, then those of the next layer."""
        return self.cameras * self.layers

    @property
    def unit_ms(self) -> float:
        """Packer-running milliseconds from unit to unit."""
        return 3_600_000 / self.units_per_hour

    @property
    def pitch_ms(self) -> float:
        """Packer-running milliseconds from case to case."""
        return self.unit_ms * self.units_per_case

    @property
    def zone(self) -> int:
        """Units of one lane between its reader and the pick point."""
        return self.units_per_case * 3 // 4 // self.lanes if self.zone_units is None else self.zone_units


@dataclass(frozen=True, slots=True)
class Distances:
    """Where things stand behind the packer, in milliseconds of running belt."""

    label: float
    ask: float
    gate: float
    """The gate's photocell."""
    divert: float
    """Where the flap decides the lane."""
    exit: float
    eject: float
    """The confirming photocells of the two lanes."""
    window: float
    """Half the width of a case's window at a photocell."""

    @classmethod
    def of(cls, settings: PlantSettings) -> "Distances":
        pitch = settings.pitch_ms
        gate = (AT_THE_GATE if settings.profile == "bits" else settings.travel_cases) * pitch
        label = settings.label_cases * pitch if settings.profile == "map1" else 0.0
        return cls(
            label=label,
            ask=label + pitch / 3 if settings.case_code == "reader" else 0.0,
            gate=gate,
            divert=gate + 0.10 * pitch,
            exit=gate + 0.30 * pitch,
            eject=gate + 0.35 * pitch,
            window=0.20 * pitch,
        )


IO_WATCHDOG_MS = (100, 1_000)


def io_watchdog_ms(pitch_ms: float) -> int:
    """What the simulated I/O block's watchdog is set to: well within the time from case to case."""
    return round(min(max(pitch_ms / 4, IO_WATCHDOG_MS[0]), IO_WATCHDOG_MS[1]))


def scan_ms_for(units_per_hour: int, units_per_case: int) -> int:
    """The PLC program's scan on the wire: shorter where cases follow each other faster."""
    pitch_ms = 3_600_000 * units_per_case // units_per_hour
    return max(FASTEST_SCAN_MS, min(SCAN_MS, pitch_ms // SCANS_PER_CASE))


def largest_rate(units_per_case: int) -> int:
    """The most units an hour that the simulated gate can tell apart in cases of so many."""
    return min(MAX_UNITS_PER_HOUR, 3_600_000 * units_per_case // MIN_PITCH_MS)
