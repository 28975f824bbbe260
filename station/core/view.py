"""All that a screen may know of the line, frozen. The shell adds health, devices and upstream to it."""

from dataclasses import dataclass

from station.core.loaded import OpenOrder, StandingAlarm, StoredCase, Trust
from station.core.observations import PlcBlock
from station.core.values import Arguments, QueueRow, Reason, SerialRange, Shape, StationWords, Tally


@dataclass(frozen=True, slots=True)
class SerialsView:
    """The SSCCs this line assigns."""

    range: SerialRange
    next: int
    """Serial of the next one, as far as this journal knows."""
    proved: bool


@dataclass(frozen=True, slots=True)
class LineView:
    line: str
    shape: Shape
    station_epoch: str
    boot: int
    epoch: int
    words: StationWords
    block: PlcBlock | None
    """The last whole block; None while the PLC is silent."""
    permissive: bool
    not_ready: tuple[tuple[str, Arguments], ...]
    """Why the line may not run, as keys; empty when it may."""
    held: bool
    stopping: bool
    trust: Trust
    proved: bool
    """Trust is held and every counted camera's number is believed."""
    order: OpenOrder | None
    tally: Tally
    reasons: tuple[tuple[Reason, int], ...]
    cases: tuple[StoredCase, ...]
    """The newest 20 of this epoch, newest first."""
    pending: str | None
    queue: tuple[QueueRow, ...]
    """The newest 64 rows, oldest first."""
    queue_length: int
    alarms: tuple[StandingAlarm, ...]
    serials: SerialsView | None = None
