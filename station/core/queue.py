"""The units between reader and packer (queue shape): physical order as data, with a placeholder for every no-read.

Cases claim entries by trigger number (first…last), never by counting. After anything that may have moved units by
hand trust is lost: the units in between are tainted, and every case is rejected until they have run out (or were taken
off) and a named person has proved the order again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from station.core import events as ev
from station.core.acceptance import Place, against
from station.core.desk import Desk, arguments
from station.core.inputs import Inputs
from station.core.numbers import ahead, extend, following, short
from station.core.observations import PlcBlock, UnitRead
from station.core.rows import LANE, ROWS_MAX, TWIN, Rows, key_of, place_of
from station.core.values import CaseRef, QueueRow, Reason, Window

AHEAD_MAX = 1024
"""A telegram further in front of everything known than this is no telegram of this line."""


@dataclass(slots=True)
class UnitQueue:
    desk: Desk
    rows: Rows = field(init=False)
    claimed: int = 0
    """Highest absolute trigger that a case has claimed (or that was taken off)."""
    next_first: int | None = None
    """Short number the next window must begin with, where it is known otherwise than by the last window."""
    unit_count: int | None = None
    moved_ms: int = 0
    """When the PLC's count or the reader's last moved."""
    guard_open: bool = False
    doubt: str | None = "station_restart"
    """Why the order is in doubt since the last block; judged with the next one (its EMPTY bit may disprove it)."""
    strays: int = 0
    """Telegrams that no case can claim, and second telegrams for one trigger."""

    def __post_init__(self) -> None:
        self.rows = Rows(self.desk)

    def load(self, rows: Sequence[QueueRow]) -> None:
        """What the journal holds. Tainted units are counted on from where they were counted before."""
        self.rows.load(rows)
        self.rows.top = max(self.rows.top, self.desk.state.trust.tainted_through)

    @property
    def active(self) -> bool:
        return self.desk.settings.shape == "queue"

    @property
    def _modulus(self) -> int:
        return self.desk.settings.modulus

    # reads -------------------------------------------------------------------------------------------------------

    def read(self, seen: UnitRead) -> None:
        """One telegram: one trigger, one entry."""
        if not self._believed(seen):
            self.strays += 1
            return
        self.moved_ms = self.desk.now.mono_ms
        absolute = self._absolute(seen.trigger)
        before = self.rows.by_trigger.get(absolute)
        if before is None:
            self.rows.put(self._row(absolute, seen))
            return
        self.strays += 1
        if key_of(before) != (seen.sighting.code.key if seen.sighting else None):
            self.rows.put(replace(before, code=None, reason=Reason.OTHER))

    def _believed(self, seen: UnitRead) -> bool:
        """A number the wire can carry, of the lane there is, not yet claimed, and not from nowhere."""
        if seen.lane != LANE or not 1 <= seen.trigger <= self._modulus:
            return False
        absolute = self._absolute(seen.trigger)
        known = max(self._known, self._absolute(self.unit_count) if self.unit_count else 0)
        return absolute > self.claimed and (known == 0 or absolute - known <= AHEAD_MAX)

    def _row(self, absolute: int, seen: UnitRead) -> QueueRow:
        wall, sighting = self.desk.now.wall_us, seen.sighting
        if sighting is None:
            return QueueRow(absolute, wall, None, Reason.NO_READ, seen.frame)
        reason, twin = against(sighting, self.desk.state.held_keys)
        if self.rows.mark_twins(sighting.code.key):
            reason, twin = Reason.DUPLICATE, TWIN
        return QueueRow(absolute, wall, sighting.code, reason, seen.frame, LANE, twin)

    @property
    def _known(self) -> int:
        """The highest absolute trigger number known; 0 = none."""
        return max(self.rows.top, self.claimed)

    def _absolute(self, wire: int) -> int:
        return extend(self._known, wire, self._modulus) if self._known else wire + self._modulus

    def forget(self) -> None:
        """The PLC's trigger numbers start anew: no case will ever claim these rows."""
        self.rows.drop_all()
        self.rows.top, self.claimed, self.next_first = 0, 0, None

    # windows -----------------------------------------------------------------------------------------------------

    def numbers(self, window: Window) -> range | None:
        """Absolute trigger numbers of a window; None when it is not one a case can have.

        Whatever is in a case was counted before: a window is looked for behind the PLC's count, never in front."""
        if not (window.first and window.last and self.unit_count) or window.first_2 or window.last_2:
            return None
        last = self._absolute(self.unit_count) - ahead(self.unit_count, window.last, self._modulus)
        first = last - ahead(window.last, window.first, self._modulus)
        return range(first, last + 1) if self.claimed < first and last - first < ROWS_MAX else None

    def ready(self, window: Window) -> bool:
        """Every trigger of the window has its telegram."""
        numbers = self.numbers(window)
        return numbers is None or all(number in self.rows.by_trigger for number in numbers)

    def gather(self, window: Window) -> tuple[tuple[Place, ...], set[Reason]]:
        """The entries of a window and what speaks against the case as a whole."""
        numbers = self.numbers(window)
        if numbers is None:
            if window.first or window.last:
                self.lose("window_gap")
            return (), {Reason.MISSED_TRIGGER} | self._distrust()
        uncounted = bool(window.units) and window.units != len(numbers)
        if uncounted or not self._contiguous(window):
            self.lose("window_gap")
        problems = self._distrust()
        if uncounted or any(number not in self.rows.by_trigger for number in numbers):
            problems.add(Reason.MISSED_TRIGGER)
        return tuple(place_of(number, self.rows.by_trigger.get(number)) for number in numbers), problems

    def _distrust(self) -> set[Reason]:
        return set() if self.desk.state.trust.held else {Reason.TRUST_LOST}

    def _contiguous(self, window: Window) -> bool:
        """The window begins where the last known one ended, or missing cases explain the distance: a number that
        the PLC skipped had no units."""
        expected, state = self._expected(), self.desk.state
        if expected is None or window.first == expected:
            return True
        last = state.last_window()
        if self.next_first is not None or last is None or state.order is None:
            return False
        cases, left = divmod(
            ahead(window.first, last.window.last, self._modulus) - 1, state.order.recipe.units_per_case
        )
        return left == 0 and 0 <= cases <= state.top - last.case.seq

    def _expected(self) -> int | None:
        """The short number the next window must begin with; None = no window is known."""
        if self.next_first is not None:
            return self.next_first
        state = self.desk.state
        last = state.last_window()
        if last is None:
            return None
        missing = (state.top - last.case.seq) * (state.order.recipe.units_per_case if state.order else 0)
        return (last.window.last + missing) % self._modulus + 1

    def claim(self, window: Window) -> None:
        """The case with this window is judged: its entries, and older ones, belong to nobody any more."""
        numbers = self.numbers(window)
        self.next_first = None
        if numbers is None:
            return
        for trigger in [trigger for trigger in self.rows.by_trigger if trigger < numbers.stop]:
            self.rows.drop(trigger)
        self.claimed = max(self.claimed, numbers.stop - 1)

    # trust -------------------------------------------------------------------------------------------------------

    def doubted(self, cause: str) -> None:
        """Something may have moved units by hand; the next block tells whether anything stood there at all."""
        if self.active and self.doubt is None:
            self.doubt = cause

    def lose(self, cause: str) -> None:
        """The order is not known any more; everything counted so far is tainted."""
        tainted = self._absolute(self.unit_count) if self.unit_count else self.rows.top
        trust = self.desk.state.trust
        if trust.held or tainted != trust.tainted_through:
            self.desk.emit(ev.TrustLost(cause, arguments(), tainted))
        self.desk.alarm("trust_lost", cause=cause)

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count and its inputs."""
        if block.unit_count != self.unit_count:
            self.unit_count, self.moved_ms = block.unit_count, self.desk.now.mono_ms
        guard = bool(block.inputs & (Inputs.GUARD_OPEN | Inputs.E_STOP))
        if guard != self.guard_open:
            self.guard_open = guard
            self.doubted("guard_opened")
        trust = self.desk.state.trust
        if self.doubt is not None:
            cause, self.doubt = self.doubt, None
            if not block.inputs & Inputs.EMPTY:
                self.lose(cause)
            elif not len(self.rows) and trust.held and not trust.proved_case:
                self.restored("", "start")
        elif trust.held and self._counts_differ():
            self.lose("counter_mismatch")
        elif trust.held and block.inputs & Inputs.EMPTY and self._all_claimed():
            self.restored("", "empty")

    def _counts_differ(self) -> bool:
        """At a standstill the reader must have told exactly the triggers that the PLC gave."""
        known = bool(self._known and self.unit_count)
        return known and self.still and short(self._known, self._modulus) != self.unit_count

    def _all_claimed(self) -> bool:
        """Every unit that was ever counted is in the books of a case; with nothing left on the belt that proves the
        order, if a case has passed since the last proof."""
        state = self.desk.state
        unproved = CaseRef(state.epoch, state.top) > state.trust.proved
        counted = unproved and self.unit_count and self.still and not len(self.rows)
        return bool(counted) and self.claimed == self._absolute(self.unit_count or 0)

    @property
    def still(self) -> bool:
        """Neither the PLC's count nor the reader's has moved for a while."""
        return self.desk.now.mono_ms - self.moved_ms >= self.desk.settings.standstill_ms

    def first_of_next_case(self) -> int | None:
        """The absolute number the next window must begin with; None = no window is known."""
        expected = self._expected()
        return None if expected is None else self._absolute(expected)

    def clear(self) -> None:
        """Everything was taken off: whatever was counted belongs to no case."""
        self.rows.drop_all()
        counted = self._absolute(self.unit_count) if self.unit_count else 0
        self.rows.top = self.claimed = counted
        self.next_first = following(self.unit_count or 0, self._modulus)

    def restored(self, by: str, how: ev.RestoredHow) -> None:
        """The order is known up to the newest case."""
        self.desk.emit(ev.TrustRestored(by, how, (), self.desk.state.top))
        self.desk.settle("trust_lost")
