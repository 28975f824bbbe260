"""One lane of a queue line: a file of units with a reader, a counter of the PLC, and windows of its own."""

from dataclasses import dataclass, field, replace

from station.core.acceptance import against
from station.core.numbers import ahead, following, preceding
from station.core.observations import UnitRead
from station.core.reader_count import ReaderCount
from station.core.rows import ROWS_MAX, TWIN, Rows, key_of
from station.core.step_context import StepContext
from station.core.values import CaseRef, QueueRow, Reason


@dataclass(slots=True)
class Lane:
    context: StepContext
    rows: Rows
    """Of all lanes."""
    number: int
    count: ReaderCount = field(init=False)
    claimed: int = 0
    """Highest absolute trigger that a case has claimed (or that was taken off)."""
    cleared: int = 0
    """Whatever was counted up to here was taken off, in cases or not."""
    cleared_case: CaseRef | None = None
    """The newest case as the line was cleared."""
    next_first: int | None = None
    """Short number the next window must begin with, where it is known otherwise than by the last window."""
    strays: int = 0
    """Telegrams that no case can claim, and second telegrams for one trigger."""

    def __post_init__(self) -> None:
        self.count = ReaderCount(self.context)

    @property
    def top(self) -> int:
        """The highest absolute trigger number ever kept since the count began."""
        return self.rows.tops.get(self.number, 0)

    @top.setter
    def top(self, trigger: int) -> None:
        self.rows.tops[self.number] = trigger

    @property
    def _modulus(self) -> int:
        return self.context.settings.modulus

    def row(self, trigger: int) -> QueueRow | None:
        """What came for this absolute trigger number."""
        return self.rows.by_trigger.get((self.number, trigger))

    # reads -------------------------------------------------------------------------------------------------------

    def read(self, seen: UnitRead) -> None:
        """One telegram: one trigger, one entry."""
        trigger = self.count.read(seen)
        if trigger is not None:
            self._enter(trigger, seen)
        elif not self.count.waits(seen):
            self.strays += 1

    def polled(self, count: int) -> None:
        """Follow the PLC's count of this lane."""
        for trigger, seen in self.count.polled(count, max(self.top, self.claimed)):
            self._enter(trigger, seen)

    def _enter(self, trigger: int, seen: UnitRead) -> None:
        """A telegram whose trigger the PLC has shown."""
        if trigger <= self.claimed:
            self.strays += 1
            return
        before = self.row(trigger)
        if before is None:
            self.rows.put(self._row(trigger, seen))
            return
        self.strays += 1
        if key_of(before) != (seen.checked.code.key if seen.checked else None):
            self.rows.put(replace(before, code=None, reason=Reason.OTHER))

    def _row(self, absolute: int, seen: UnitRead) -> QueueRow:
        wall, checked = self.context.now.wall_us, seen.checked
        if checked is None:
            return QueueRow(absolute, wall, None, Reason.NO_READ, seen.frame, self.number)
        reason, twin = against(checked, self.context.state.taken)
        if self.rows.mark_twins(checked.code.key):
            reason, twin = Reason.DUPLICATE, TWIN
            self._read_twice(absolute, checked.code.key)
        return QueueRow(absolute, wall, checked.code, reason, seen.frame, self.number, twin)

    def _read_twice(self, trigger: int, key: str) -> None:
        """One code under two triggers in a row is one unit that was counted twice."""
        if {(self.number, trigger - 1), (self.number, trigger + 1)} & self.rows.by_key.get(key, set()):
            self.count.wrong = True

    def forget(self) -> None:
        """The PLC's trigger numbers start at 1 again: no case will ever claim what was read."""
        self.top, self.claimed, self.cleared, self.next_first = 0, 0, 0, None
        self.count.forget()

    # windows -----------------------------------------------------------------------------------------------------

    def numbers(self, first: int, last: int) -> range | None:
        """Absolute trigger numbers of a window; None when it is not one a case can have.

        Whatever is in a case was counted before: a window is looked for behind the PLC's count, never in front."""
        if not (first and last and self.count.shown):
            return None
        end = self._behind_count(last)
        begin = end - ahead(last, first, self._modulus)
        return range(begin, end + 1) if self.claimed < begin and end - begin < ROWS_MAX else None

    def _behind_count(self, wire: int) -> int:
        """The absolute number of a trigger that was given before now."""
        return self.count.counted - ahead(self.count.shown or 0, wire, self._modulus)

    def was_cleared(self, last: int) -> bool:
        """What ends with this trigger was packed before the line was cleared."""
        return bool(last and self.count.shown) and self._behind_count(last) <= self.cleared

    def gap(self, first: int) -> int:
        """Units between the last known window and one that begins so; 0 where none is known. Negative: it begins with
        the last one's end again."""
        last = self.context.state.last_window(self.number)
        return 0 if last is None else ahead(first, last.window.of(self.number)[1], self._modulus) - 1

    def claim(self, numbers: range) -> None:
        """The case with this window is judged: its entries, and older ones, belong to nobody any more."""
        gone = [place for place in self.rows.by_trigger if place[0] == self.number and place[1] < numbers.stop]
        for place in gone:
            self.rows.drop(place)
        self.claimed = max(self.claimed, numbers.stop - 1)

    @property
    def cleared_first(self) -> int:
        """``next_first`` where the line was cleared behind the newest case; 0 = it was not."""
        newest = self.cleared_case == CaseRef(self.context.state.epoch, self.context.state.top)
        return (self.next_first or 0) if newest else 0

    def first_of_next_case(self) -> int | None:
        """The absolute number the next window must begin with; None = it is not known for certain."""
        state = self.context.state
        if self.next_first is not None:
            if not self.cleared_first or self.count.shown is None:
                return None
            return self._behind_count(preceding(self.next_first, self._modulus)) + 1
        last = state.last_window(self.number)
        if last is None or last.case.seq != state.top or not self.count.shown:
            return None
        return self._behind_count(last.window.of(self.number)[1]) + 1

    def resume_cleared(self, next_first: int) -> None:
        """The line was cleared before the start, and no case has come since."""
        self.next_first, self.cleared_case = next_first, self.context.state.trust.proved

    def clear(self) -> None:
        """Everything was taken off: whatever was counted belongs to no case."""
        self.count.align()
        self.cleared_case = CaseRef(self.context.state.epoch, self.context.state.top)
        self.top = self.claimed = self.cleared = self.count.counted
        self.next_first = following(self.count.shown or 0, self._modulus)
