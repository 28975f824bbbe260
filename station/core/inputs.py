"""Bits of PLC word 20 (inputs) and station word 11 (outputs), and the numbers of the other state words.

Bits are plain numbers: they are looked at in every poll, and flags of ``enum`` cost more than all the rest of it.
"""

from enum import IntEnum
from typing import Final


class Inputs:
    RUNNING: Final = 1 << 0
    E_STOP: Final = 1 << 1
    GUARD_OPEN: Final = 1 << 2
    BIN_FULL: Final = 1 << 3
    AIR_LOW: Final = 1 << 4
    ESCAPED: Final = 1 << 5
    BYPASSED: Final = 1 << 7
    EMPTY: Final = 1 << 8
    STUCK: Final = 1 << 9
    """A trigger or photocell is on for longer than any case (profiles bits and io)."""


class Outputs:
    PERMISSIVE: Final = 1 << 0
    RED: Final = 1 << 1
    AMBER: Final = 1 << 2
    GREEN: Final = 1 << 3
    BUZZER: Final = 1 << 4
    STOP_REQUEST: Final = 1 << 5


class CaseAsk(IntEnum):
    """PLC word 8."""

    IDLE = 0
    WAITING = 1
    PASS_TAKEN = 2
    REJECT_TAKEN = 3
    TOO_LATE = 4


class StationMode(IntEnum):
    """Station word 4."""

    STARTING = 0
    NOT_READY = 1
    READY = 2
    PRODUCING = 3
    HELD = 4


PACKML_EXECUTE = 6
