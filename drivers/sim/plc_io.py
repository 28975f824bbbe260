"""What the simulated PLC program is wired to, and the arithmetic of its numbers."""

from dataclasses import dataclass, field
from enum import IntEnum
from math import ceil
from typing import Literal

from drivers.sim.settings import WIRE_TOP, Distances, PlantSettings

CONFIRM_WITHIN_MS = 1_000
"""Where the belt is quick enough."""


def following(number: int, top: int) -> int:
    """The number after this one: 1…top, then 1."""
    return 1 if number >= top else number + 1


def ahead(of: int, behind: int, top: int) -> int:
    """How far ``of`` is in front of ``behind``."""
    return of - behind if of >= behind else of - behind + top


class AskState(IntEnum):
    IDLE = 0
    WAITING = 1
    PASS_TAKEN = 2
    REJECT_TAKEN = 3
    TOO_LATE = 4


@dataclass(frozen=True, slots=True)
class Close:
    """A case left the packer. ``behind``: so far upstream of the packer's mark it stands (a twin head's second)."""

    units: int
    behind: float = 0.0


Pulse = Literal["read", "read_2", "pick", "pick_2", "layer"] | Close
"""A unit at the reader of lane 1 or 2, a unit picked out of that lane, a layer that is not the last of its case."""
READS: tuple[Pulse, ...] = ("read", "read_2")
PICKS: tuple[Pulse, ...] = ("pick", "pick_2")
Triggers = tuple[int, int, int, int]
"""First and last trigger of lane 1 (or of the camera, the reader of whole cases), of lane 2."""


@dataclass(slots=True)
class Sensors:
    """What the PLC's inputs show in one scan. Photocells are edges, the rest levels."""

    encoder: float = 0.0
    """Milliseconds the belt has run."""
    pulses: list[Pulse] = field(default_factory=list)
    """Fast counters, in the order in which they came: unit at the reader, unit picked, case out of the packer …"""
    at_label: bool = False
    at_gate: bool = False
    at_exit: bool = False
    at_ejector: bool = False
    reset: bool = False
    zone_empty: bool = True
    packer_empty: bool = True
    guard_open: bool = False
    bypassed: bool = False
    running: bool = False


@dataclass(slots=True)
class BeltRecord:
    """What is latched with a numbered case."""

    epoch: int
    seq: int
    at: float
    units: int
    triggers: Triggers
    label: int = 0
    verdict: AskState = AskState.WAITING
    at_gate: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What the programmer of this line was told about it."""

    label: float
    ask: float
    gate: float
    window: float
    queue: bool
    camera_counted: bool
    camera_asked: bool
    verdict_timeout_ms: int
    publish_ms: int = 20
    case_top: int = WIRE_TOP
    trigger_top: int = WIRE_TOP
    asks_always: bool = True
    confirm_ms: int = CONFIRM_WITHIN_MS
    """How long after a case was at the gate one of the photocells behind it must have seen it."""
    case_read: bool = False
    """A reader of whole cases is fired when a case leaves the packer."""

    @classmethod
    def of(cls, settings: PlantSettings) -> "Layout":
        far = Distances.of(settings)
        picture = settings.shape == "picture"
        return cls(
            label=far.label,
            ask=far.ask,
            gate=far.gate,
            window=far.window,
            queue=settings.shape == "queue",
            case_read=settings.shape == "reader",
            camera_counted=picture and settings.camera == "counted",
            camera_asked=picture and settings.camera == "asked",
            verdict_timeout_ms=settings.verdict_timeout_ms,
            publish_ms=settings.publish_ms,
            case_top=settings.case_top,
            trigger_top=settings.trigger_top,
            asks_always=settings.asks_always,
            confirm_ms=max(CONFIRM_WITHIN_MS, ceil(max(far.exit, far.eject) - far.gate + far.window)),
        )


@dataclass(frozen=True, slots=True)
class Disposals:
    """Words 14, 15, 21, 22: all that may outlive a restart."""

    epoch: int = 0
    seq: int = 0
    good: int = 0
    ejected: int = 0
