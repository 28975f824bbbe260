"""Bits of PLC word 20 (inputs) and station word 11 (outputs), and the numbers of the other state words."""

from enum import IntEnum, IntFlag


class Inputs(IntFlag):
    RUNNING = 1 << 0
    E_STOP = 1 << 1
    GUARD_OPEN = 1 << 2
    BIN_FULL = 1 << 3
    AIR_LOW = 1 << 4
    ESCAPED = 1 << 5
    BYPASSED = 1 << 7
    EMPTY = 1 << 8


class Outputs(IntFlag):
    PERMISSIVE = 1 << 0
    RED = 1 << 1
    AMBER = 1 << 2
    GREEN = 1 << 3
    BUZZER = 1 << 4
    STOP_REQUEST = 1 << 5


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
