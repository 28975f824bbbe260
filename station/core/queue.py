"""The units between reader and packer (queue shape): physical order as data, with a placeholder for every no-read.

Cases claim entries by trigger number (first…last), never by counting. After anything that may have moved units by
hand trust is lost: the units in between are tainted, and every case is rejected until they have run out (or were taken
off) and a named person has proved the order again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from station.core.acceptance import Place, against
from station.core.desk import Desk
from station.core.numbers import ahead, following
from station.core.observations import PlcBlock, UnitRead
from station.core.proofs import Proofs
from station.core.reader_count import ReaderCount
from station.core.rows import LANE, ROWS_MAX, TWIN, Rows, key_of, place_of
from station.core.values import CaseRef, QueueRow, Reason, Window


@dataclass(slots=True)
class UnitQueue:
    desk: Desk
    rows: Rows = field(init=False)
    count: ReaderCount = field(init=False)
    claimed: int = 0
    """Highest absolute trigger that a case has claimed (or that was taken off)."""
    cleared: int = 0
    """Whatever was counted up to here was taken off, in cases or not."""
    cleared_case: CaseRef | None = None
    """The newest case as the line was cleared."""
    next_first: int | None = None
    """Short number the next window must begin with, where it is known otherwise than by the last window."""
    proofs: Proofs = field(init=False)
    strays: int = 0
    """Telegrams that no case can claim, and second telegrams for one trigger."""

    def __post_init__(self) -> None:
        self.rows, self.count = Rows(self.desk), ReaderCount(self.desk)
        self.proofs = Proofs(self.desk, self.count, self.rows, self.first_of_next_case)

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
        trigger = self.count.read(seen) if seen.lane == LANE else None
        if trigger is not None:
            self._enter(trigger, seen)
        elif not self.count.waits(seen):
            self.strays += 1
        self.proofs.disbelieve()

    def _enter(self, trigger: int, seen: UnitRead) -> None:
        """A telegram whose trigger the PLC has shown."""
        if trigger <= self.claimed:
            self.strays += 1
            return
        before = self.rows.by_trigger.get(trigger)
        if before is None:
            self.rows.put(self._row(trigger, seen))
            return
        self.strays += 1
        if key_of(before) != (seen.sighting.code.key if seen.sighting else None):
            self.rows.put(replace(before, code=None, reason=Reason.OTHER))

    def _row(self, absolute: int, seen: UnitRead) -> QueueRow:
        wall, sighting = self.desk.now.wall_us, seen.sighting
        if sighting is None:
            return QueueRow(absolute, wall, None, Reason.NO_READ, seen.frame)
        reason, twin = against(sighting, self.desk.state.held_keys)
        if self.rows.mark_twins(sighting.code.key):
            reason, twin = Reason.DUPLICATE, TWIN
            self._read_twice(absolute, sighting.code.key)
        return QueueRow(absolute, wall, sighting.code, reason, seen.frame, LANE, twin)

    def _read_twice(self, trigger: int, key: str) -> None:
        """One code under two triggers in a row is one unit that was counted twice."""
        if {trigger - 1, trigger + 1} & self.rows.by_key.get(key, set()):
            self.count.wrong = True

    def forget(self) -> None:
        """The PLC's trigger numbers start anew: no case will ever claim these rows."""
        self.rows.drop_all()
        self.rows.top, self.claimed, self.cleared, self.next_first = 0, 0, 0, None
        self.proofs.emptied = None
        self.count.forget()

    def reader_away(self) -> None:
        """The reader is gone, or there again: units may have passed unseen."""
        if self.count.shown is not None:
            self.count.away()
            self.doubted("reader_lost")

    # windows -----------------------------------------------------------------------------------------------------

    def numbers(self, window: Window) -> range | None:
        """Absolute trigger numbers of a window; None when it is not one a case can have.

        Whatever is in a case was counted before: a window is looked for behind the PLC's count, never in front."""
        if not (window.first and window.last and self.count.shown) or window.first_2 or window.last_2:
            return None
        last = self._behind_count(window.last)
        first = last - ahead(window.last, window.first, self._modulus)
        return range(first, last + 1) if self.claimed < first and last - first < ROWS_MAX else None

    def _behind_count(self, wire: int) -> int:
        """The absolute number of a trigger that was given before now."""
        return self.count.counted - ahead(self.count.shown or 0, wire, self._modulus)

    def ready(self, window: Window) -> bool:
        """Every trigger of the window has its telegram."""
        numbers = self.numbers(window)
        return numbers is None or all(number in self.rows.by_trigger for number in numbers)

    def gather(self, window: Window) -> tuple[tuple[Place, ...], set[Reason]]:
        """The entries of a window and what speaks against the case as a whole."""
        numbers = self.numbers(window)
        if numbers is None:
            if self._was_cleared(window):
                return (), {Reason.MISSED_TRIGGER, Reason.TRUST_LOST}
            if window.first or window.last:
                self.proofs.lose("window_gap")
            return (), {Reason.MISSED_TRIGGER} | self._distrust()
        uncounted = bool(window.units) and window.units != len(numbers)
        if uncounted or not self._contiguous(window):
            self.proofs.lose("window_gap")
        problems = self._distrust()
        if uncounted or any(number not in self.rows.by_trigger for number in numbers):
            problems.add(Reason.MISSED_TRIGGER)
        return tuple(place_of(number, self.rows.by_trigger.get(number)) for number in numbers), problems

    def _was_cleared(self, window: Window) -> bool:
        """The case was packed before the line was cleared: it is rejected, and says nothing of the order now."""
        return bool(window.last and self.count.shown) and self._behind_count(window.last) <= self.cleared

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
        if self.active and self.proofs.doubt is None:
            self.proofs.doubt = cause

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's count and its inputs."""
        if self.count.restarted(block.unit_count):
            self.forget()
            self.doubted("plc_restart")
        for trigger, seen in self.count.polled(block.unit_count, max(self.rows.top, self.claimed)):
            self._enter(trigger, seen)
        self.proofs.follow(block)

    def first_of_next_case(self) -> int | None:
        """The absolute number the next window must begin with; None = it is not known for certain."""
        if self.next_first is not None:
            unseen = self.cleared_case != CaseRef(self.desk.state.epoch, self.desk.state.top)
            return None if unseen else self.claimed + 1
        last = self.desk.state.last_window()
        certain = last is not None and last.case.seq == self.desk.state.top and self.count.shown
        return self._behind_count(last.window.last) + 1 if certain and last is not None else None

    def clear(self) -> None:
        """Everything was taken off: whatever was counted belongs to no case."""
        self.rows.drop_all()
        self.count.align()
        self.cleared_case = CaseRef(self.desk.state.epoch, self.desk.state.top)
        self.rows.top = self.claimed = self.cleared = self.count.counted
        self.next_first = following(self.count.shown or 0, self._modulus)
