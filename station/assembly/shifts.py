"""The shifts of a plant: which one a moment is in, and when it began, in the plant's own time.

A shift begins at a time of day on the clock on the wall. Where summer time begins or ends within it, it is an hour
shorter or longer; a time of day that the clock jumps over on that day is told as if it had not been changed yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from config.result import Config


@dataclass(frozen=True, slots=True)
class Shift:
    """From ``begin_us`` (it is in it) to ``end_us`` (it is not), microseconds since 1970."""

    day: date
    """The day on which it began."""
    number: int
    """Of that day, from 1."""
    begin_us: int
    end_us: int

    @property
    def name(self) -> str:
        """As commands take it: ``2026-11-29/2``."""
        return f"{self.day.isoformat()}/{self.number}"


@dataclass(frozen=True, slots=True)
class ShiftCalendar:
    starts: tuple[time, ...]
    """Times of day, the earliest first."""
    zone: tzinfo | None
    """None = that of this computer."""

    def at(self, at_us: int) -> Shift:
        """The shift that this moment is in."""
        today = self.local(at_us).date()
        days = (today + timedelta(days=days) for days in (1, 0, -1, -2))
        shifts = (shift for day in days for shift in reversed(self._of_day(day)))
        return next(shift for shift in shifts if shift.begin_us <= at_us)

    def named(self, name: str) -> Shift:
        """The shift of this name. Raises ValueError."""
        day, _, number = name.partition("/")
        shifts = self._of_day(date.fromisoformat(day))
        if not number.isdecimal() or not 1 <= int(number) <= len(shifts):
            raise ValueError(name)
        return shifts[int(number) - 1]

    def back(self, shift: Shift, count: int) -> Shift:
        """So many shifts before this one."""
        for _ in range(count):
            shift = self.at(shift.begin_us - 1)
        return shift

    def local(self, at_us: int) -> datetime:
        """The clock on the wall."""
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)).astimezone(self.zone)

    def _of_day(self, day: date) -> list[Shift]:
        begins = [self._moment(day, start) for start in self.starts]
        ends = [*begins[1:], self._moment(day + timedelta(days=1), self.starts[0])]
        return [Shift(day, number, *span) for number, span in enumerate(zip(begins, ends, strict=True), start=1)]

    def _moment(self, day: date, start: time) -> int:
        wall = datetime.combine(day, start)
        moment = wall.replace(tzinfo=self.zone) if self.zone is not None else wall.astimezone()
        return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def calendar(starts: Sequence[str], time_zone: str) -> ShiftCalendar:
    """Of the config's words, which are checked."""
    zone = ZoneInfo(time_zone) if time_zone else None
    return ShiftCalendar(tuple(time.fromisoformat(start) for start in starts), zone)


def calendar_of(config: Config) -> ShiftCalendar:
    return calendar(config.shifts.starts, config.shifts.time_zone)


def find_shift(shifts: ShiftCalendar, name: str, now_us: int) -> Shift:
    """``current``, ``previous`` or a name. Raises ValueError."""
    match name:
        case "current":
            return shifts.at(now_us)
        case "previous":
            return shifts.back(shifts.at(now_us), 1)
        case _:
            return shifts.named(name)
