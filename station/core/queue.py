"""The units between reader and packer (queue shape): physical order as data, with a placeholder for every no-read.

Cases claim entries by trigger number (first…last), never by counting. After anything that may have moved units by
hand trust is lost: the units in between are tainted, and every case is rejected until they have run out (or were taken
off) and a named person has proved the order again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from station.core import events as ev
from station.core.acceptance import Place, against
from station.core.commands import Refusal, RestoreTrust
from station.core.desk import Desk, arguments
from station.core.inputs import Inputs
from station.core.numbers import ahead, extend, following, short
from station.core.observations import PlcBlock, UnitRead
from station.core.values import QueueRow, Reason, Sighting, Window

ROWS_MAX = 8192
LANE = 1


@dataclass(slots=True)
class UnitQueue:
    desk: Desk
    rows: dict[int, QueueRow] = field(default_factory=dict)
    """Absolute trigger number → row, in order."""
    by_key: dict[str, set[int]] = field(default_factory=dict)
    top: int = 0
    claimed: int = 0
    """Highest absolute trigger that a case has claimed (or that was taken off)."""
    next_first: int | None = None
    """Short number the next window must begin with, where it is known otherwise than by the last window."""
    unit_count: int | None = None
    still_since_ms: int = 0
    guard_open: bool = False
    doubt: str | None = "station_restart"
    """Why the order is in doubt since the last block; judged with the next one (its EMPTY bit may disprove it)."""
    strays: int = 0
    """Telegrams that no case can claim any more, and second telegrams for one trigger."""

    def load(self, rows: Sequence[QueueRow]) -> None:
        for row in sorted(rows, key=lambda row: row.trigger):
            self._keep(row)

    @property
    def active(self) -> bool:
        return self.desk.settings.shape == "queue"

    # reads -------------------------------------------------------------------------------------------------------

    def read(self, seen: UnitRead) -> None:
        """One telegram: one trigger, one entry."""
        absolute = self._absolute(seen.trigger)
        if absolute <= self.claimed:
            self.strays += 1
            return
        before = self.rows.get(absolute)
        if before is not None:
            self.strays += 1
            if _key(before) != (seen.sighting.code.key if seen.sighting else None):
                self._put(replace(before, code=None, reason=Reason.OTHER))
            return
        self._put(self._row(absolute, seen))
        self._bound()

    def _row(self, absolute: int, seen: UnitRead) -> QueueRow:
        wall, sighting = self.desk.now.wall_us, seen.sighting
        if sighting is None:
            return QueueRow(absolute, wall, None, Reason.NO_READ, seen.frame)
        reason, twin = against(sighting, self.desk.state.held_keys)
        for other in sorted(self.by_key.get(sighting.code.key, ())):
            reason, twin = Reason.DUPLICATE, "queue"
            self._put(replace(self.rows[other], reason=self.rows[other].reason or Reason.DUPLICATE, twin="queue"))
        return QueueRow(absolute, wall, sighting.code, reason, seen.frame, LANE, twin)

    def _absolute(self, wire: int) -> int:
        known = max(self.top, self.claimed)
        if known == 0:
            return wire + self.desk.settings.modulus
        return extend(known, wire, self.desk.settings.modulus)

    def _put(self, row: QueueRow) -> None:
        self._keep(row)
        self.desk.queue.append(row)

    def _keep(self, row: QueueRow) -> None:
        self.rows[row.trigger] = row
        self.top = max(self.top, row.trigger)
        if row.code is not None:
            self.by_key.setdefault(row.code.key, set()).add(row.trigger)

    def _bound(self) -> None:
        while len(self.rows) > ROWS_MAX:
            self._drop(next(iter(self.rows)))

    def _drop(self, trigger: int) -> None:
        row = self.rows.pop(trigger)
        self.desk.dropped.append((row.lane, trigger))
        if row.code is not None:
            others = self.by_key[row.code.key]
            others.discard(trigger)
            if not others:
                del self.by_key[row.code.key]

    def forget(self) -> None:
        """The PLC's trigger numbers start anew: no case will ever claim these rows."""
        for trigger in list(self.rows):
            self._drop(trigger)
        self.top, self.claimed, self.next_first = 0, 0, None

    # windows -----------------------------------------------------------------------------------------------------

    def numbers(self, window: Window) -> range | None:
        """Absolute trigger numbers of a window; None when it is not one a case can have."""
        if not window.first or not window.last or window.first_2 or window.last_2:
            return None
        length = ahead(window.last, window.first, self.desk.settings.modulus) + 1
        if length > ROWS_MAX:
            return None
        first = self._absolute(window.first)
        return range(first, first + length)

    def ready(self, window: Window) -> bool:
        """Every trigger of the window has its telegram."""
        numbers = self.numbers(window)
        return numbers is None or all(number in self.rows for number in numbers)

    def gather(self, window: Window) -> tuple[tuple[Place, ...], set[Reason]]:
        """The entries of a window and what speaks against the case as a whole."""
        numbers = self.numbers(window)
        if numbers is None:
            return (), {Reason.MISSED_TRIGGER}
        problems: set[Reason] = set()
        if not self._contiguous(window):
            self.lose("window_gap")
        if not self.desk.state.trust.held:
            problems.add(Reason.TRUST_LOST)
        if any(number not in self.rows for number in numbers) or (window.units and window.units != len(numbers)):
            problems.add(Reason.MISSED_TRIGGER)
        return tuple(_place(number, self.rows.get(number)) for number in numbers), problems

    def _contiguous(self, window: Window) -> bool:
        """The window begins where the last known one ended, or missing cases explain the distance."""
        expected, missing = self.next_first, 0
        if expected is None:
            last = self.desk.state.last_window()
            if last is None:
                return True
            expected = following(last.window.last, self.desk.settings.modulus)
            missing = self.desk.state.top - last.case.seq
        order = self.desk.state.order
        size = order.recipe.units_per_case if order else 0
        return ahead(window.first, expected, self.desk.settings.modulus) == missing * size

    def claim(self, window: Window) -> None:
        """The case with this window is judged: its entries, and older ones, belong to nobody any more."""
        numbers = self.numbers(window)
        self.next_first = None
        if numbers is None:
            return
        for trigger in [trigger for trigger in self.rows if trigger < numbers.stop]:
            self._drop(trigger)
        self.claimed = max(self.claimed, numbers.stop - 1)

    # trust -------------------------------------------------------------------------------------------------------

    def doubted(self, cause: str) -> None:
        """Something may have moved units by hand; the next block tells whether anything stood there at all."""
        if self.active and self.doubt is None:
            self.doubt = cause

    def lose(self, cause: str) -> None:
        tainted = self._absolute(self.unit_count) if self.unit_count else self.top
        trust = self.desk.state.trust
        if trust.held or tainted > trust.tainted_through:
            self.desk.emit(ev.TrustLost(cause, arguments(), tainted))
        self.desk.alarm("trust_lost", cause=cause)

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count and its inputs."""
        now = self.desk.now.mono_ms
        if block.unit_count != self.unit_count:
            self.unit_count, self.still_since_ms = block.unit_count, now
        guard = bool(block.inputs & (Inputs.GUARD_OPEN | Inputs.E_STOP))
        if guard != self.guard_open:
            self.guard_open = guard
            self.doubted("guard_opened")
        if self._ahead_of_plc(now):
            self.doubted("counter_mismatch")
        if self.doubt is not None:
            cause, self.doubt = self.doubt, None
            if not block.inputs & Inputs.EMPTY:
                self.lose(cause)
            elif not self.rows and self.desk.state.trust.held and not self.desk.state.trust.proved_case:
                self.desk.emit(ev.TrustRestored("", "start", (), self.desk.state.top))

    def _ahead_of_plc(self, now: int) -> bool:
        """At a standstill the reader cannot have seen more triggers than the PLC gave."""
        if not self.rows or self.unit_count is None or not self._still(now):
            return False
        return ahead(short(self.top, self.desk.settings.modulus), self.unit_count) in range(1, ROWS_MAX)

    def _still(self, now: int) -> bool:
        return now - self.still_since_ms >= self.desk.settings.standstill_ms

    def restore(self, command: RestoreTrust) -> Refusal | None:
        """The guided check: line clearance, or the first unit of the next case."""
        if self.desk.state.trust.held:
            return Refusal("trust_not_lost")
        if self.unit_count is None or self.guard_open or not self._still(self.desk.now.mono_ms):
            return Refusal("line_moving")
        if command.how == "clearance":
            self._clear(command.by)
            return None
        return self._first_unit(command)

    def _clear(self, by: str) -> None:
        for trigger in list(self.rows):
            self._drop(trigger)
        counted = self._absolute(self.unit_count) if self.unit_count else 0
        self.claimed = max(self.claimed, counted)
        self.next_first = following(self.unit_count or 0, self.desk.settings.modulus)
        self._restored(by, "clearance")

    def _first_unit(self, command: RestoreTrust) -> Refusal | None:
        last = self.desk.state.last_window()
        if last is None:
            return Refusal("first_unit_unknown")
        first = self._absolute(following(last.window.last, self.desk.settings.modulus))
        tainted = self.desk.state.trust.tainted_through
        if first <= tainted:
            return Refusal("tainted_units_left", arguments(n=tainted - first + 1))
        row = self.rows.get(first)
        if row is None or row.code is None or row.code.key != command.key:
            return Refusal("first_unit_differs", arguments(expected=row.code.text if row and row.code else ""))
        self._restored(command.by, "first_unit")
        return None

    def _restored(self, by: str, how: ev.RestoredHow) -> None:
        self.desk.emit(ev.TrustRestored(by, how, (), self.desk.state.top))
        self.desk.settle("trust_lost")


def _key(row: QueueRow) -> str | None:
    return row.code.key if row.code else None


def _place(trigger: int, row: QueueRow | None) -> Place:
    if row is None:
        return Place(None, trigger, 0, None, Reason.MISSED_TRIGGER)
    sighting = Sighting(row.code) if row.code else None
    return Place(None, trigger, row.frame, sighting, row.reason, row.twin)
