"""What the PLC publishes: the 24 words of map v1."""

from dataclasses import dataclass
from enum import IntEnum, IntFlag

from drivers.sim.plc_io import AskState, BeltRecord, Disposals

MAP_VERSION = 1
PROBE = 0x1234


class PackMl(IntEnum):
    IDLE = 4
    SUSPENDED = 5
    """Somebody else holds the packer up."""
    EXECUTE = 6
    HELD = 11
    """By an escape at the gate."""


class Inputs(IntFlag):
    RUNNING = 1 << 0
    GUARD_OPEN = 1 << 2
    ESCAPED = 1 << 5
    BYPASSED = 1 << 7
    NO_UNITS = 1 << 8


NOTHING = BeltRecord(epoch=0, seq=0, at=0.0, units=0, triggers=(0, 0, 0, 0))
"""Asked about before any case is."""


@dataclass(frozen=True, slots=True)
class Publication:
    number: int
    heartbeat: int
    epoch: int
    line_state: PackMl
    asked: BeltRecord
    ask_state: AskState
    label_count: int
    unit_counts: tuple[int, int]
    in_transit: int
    disposals: Disposals
    inputs: Inputs


def block_words(now: Publication) -> list[int]:
    """Registers 0…23."""
    asked, gone = now.asked, now.disposals
    case = [asked.seq, int(now.ask_state), asked.units, *asked.triggers]
    return [
        now.number,
        MAP_VERSION,
        PROBE,
        now.label_count,
        now.epoch,
        now.heartbeat,
        int(now.line_state),
        *case,
        gone.epoch,
        gone.seq,
        *now.unit_counts,
        asked.label,
        now.in_transit,
        int(now.inputs),
        gone.good,
        gone.ejected,
        now.number,
    ]
