"""How many cases a minute an I/O block without a program can keep apart: where the figure comes from. Pure.

The rejecter is disarmed for one case, around the moment at which it must be there; the next case may not be there
before it is armed again, whatever happens, and not before both photocells have said how the one before left. And a
verdict is believed only before the next case is under the camera.
"""

from dataclasses import dataclass

from drivers.plc.profiles.settings import IoBelt

POLLS = 2
"""An input is seen, or a coil set, at most so many polls late: one that is just missed, one whose reply is slow."""


@dataclass(frozen=True, slots=True)
class IoTiming:
    """What a case costs, in milliseconds of running belt."""

    poll_ms: float
    window_ms: float
    """From the earliest to the latest moment at which a case may come."""
    confirm_ms: float
    """From the rejecter to the farther one of the two photocells behind it."""
    watchdog_ms: float
    verdict_ms: float
    """From the case photocell to an answer that is on the disk."""
    travel_ms: float
    """From the case photocell to the earliest moment at the rejecter."""
    case_ms: float
    """A case darkens a photocell for so long."""

    @property
    def late_ms(self) -> float:
        return POLLS * self.poll_ms

    @property
    def gate_ms(self) -> float:
        """Between two cases at the rejecter: the one before is confirmed, or the watchdog has armed it again."""
        return self.window_ms + 3 * self.late_ms + max(self.confirm_ms, self.watchdog_ms)

    @property
    def camera_ms(self) -> float:
        """Between two cases under the camera: the answer, and the poll that shows no other case."""
        return self.verdict_ms + 2 * self.late_ms

    @property
    def pitch_ms(self) -> float:
        """The least time between two cases."""
        return max(self.gate_ms, self.camera_ms, self.case_ms + 2 * self.late_ms)

    @property
    def cases_a_minute(self) -> float:
        return 60_000 / self.pitch_ms

    @property
    def too_near(self) -> bool:
        """The verdict is not there when the case is at the rejecter: every case would be ejected."""
        return self.travel_ms < self.camera_ms

    @property
    def unseen(self) -> bool:
        """A case passes a photocell between two polls."""
        return self.case_ms < self.late_ms


def io_timing(belt: IoBelt, poll_ms: float, watchdog_ms: float, verdict_ms: float) -> IoTiming:
    def ms(distance_mm: float) -> float:
        return 1_000 * distance_mm / belt.speed_mm_s

    return IoTiming(
        poll_ms=poll_ms,
        window_ms=ms(2 * belt.window_mm),
        confirm_ms=ms(max(belt.exit_mm, belt.ejected_mm) - belt.reject_mm),
        watchdog_ms=watchdog_ms,
        verdict_ms=verdict_ms,
        travel_ms=ms(belt.reject_mm - belt.window_mm) - POLLS * poll_ms,
        case_ms=ms(belt.case_mm),
    )
