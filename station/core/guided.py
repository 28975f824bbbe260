"""The guided check of a queue line: a named person clears the line, or proves which unit is the first of the next case.

A unit that stands elsewhere than the queue (or the books) say is an offset, and then nothing since the last proof is
believed. One slip of a hand must not take a shift's production back: the same unit, scanned a second time, is what
counts as found; so does clearing the line while the first scan stands unanswered.

The PLC numbers a case when it is complete. Until then its units are in no window, and a packer that stands in the
middle of it has the unit in front, or the first of the case after it, up to a whole case behind the one expected. That
is no offset; only the same displacement at two stops, with a case numbered in between, is one.
"""

from dataclasses import dataclass

from station.core.commands import Refusal, RestoreTrust
from station.core.desk import Desk, arguments
from station.core.numbers import extend, short
from station.core.queue import UnitQueue
from station.core.recall import offset_found
from station.core.rows import ROWS_MAX
from station.core.values import Arguments, QueueRow

OUT_OF_PLACE = "unit_out_of_place"


@dataclass(slots=True)
class GuidedCheck:
    desk: Desk
    queue: UnitQueue
    displaced: tuple[int, int] | None = None
    """What was expected first at an earlier stop, and how many places behind it a unit stood that may have been the
    next of an unfinished case."""

    def polled(self) -> None:
        """Where the order is known nothing is suspected."""
        if self.desk.state.trust.held:
            self.desk.settle(OUT_OF_PLACE)

    def restore(self, command: RestoreTrust) -> Refusal | None:
        trust, count = self.desk.state.trust, self.queue.count
        leftover = command.how == "clearance" and len(self.queue.rows) > 0
        if trust.held and not leftover:
            return Refusal("trust_not_lost")
        if count.shown is None or self.queue.proofs.guard_open or not count.still:
            return Refusal("line_moving")
        if count.differs:
            return Refusal("counts_differ", arguments(places=count.counted - count.told))
        if command.how == "first_unit":
            return self._scanned(command)
        if not count.alignable:
            return Refusal("reader_count_unknown")
        self._clear(command.by)
        return None

    def _clear(self, by: str) -> None:
        """Everything was taken off: whatever was counted belongs to no case."""
        suspected = self._suspected()
        if suspected:
            offset_found(self.desk, by, int(suspected["places"]))
        self.queue.clear()
        self.queue.proofs.restored(by, "clearance")
        self.polled()

    def _scanned(self, command: RestoreTrust) -> Refusal | None:
        """A unit proves the order where no offset is known, the reader's number is a trigger, and every numbered case
        is in the books."""
        if self.desk.state.trust.misplaced or not self.queue.count.aligned:
            return Refusal("clearance_needed")
        return self._first_unit(command) if self.queue.proofs.settled else Refusal("cases_unanswered")

    def _first_unit(self, command: RestoreTrust) -> Refusal | None:
        first = self.queue.first_of_next_case()
        if first is None:
            return Refusal("first_unit_unknown")
        tainted = self.desk.state.trust.tainted_through
        if first <= tainted:
            return Refusal("tainted_units_left", arguments(n=tainted - first + 1))
        row = self.queue.rows.by_trigger.get(first)
        if row is None or row.code is None or row.code.key != command.key:
            return self._differs(command, first, row)
        self.queue.proofs.restored(command.by, "first_unit")
        self.polled()
        return None

    def _differs(self, command: RestoreTrust, first: int, row: QueueRow | None) -> Refusal:
        expected = row.code.text if row is not None and row.code is not None else ""
        stands = self._stands(command, first)
        if stands is None:
            return Refusal("first_unit_differs", arguments(expected=expected))
        places = stands - first
        if self._unfinished(first, places):
            return Refusal("case_unfinished", arguments(expected=expected, places=places))
        if not self._all_read(first):
            return Refusal("first_unit_differs", arguments(expected=expected))
        told = arguments(code=command.key, expected=expected, places=places)
        if dict(told) == self._suspected():
            offset_found(self.desk, command.by, places)
            self.desk.settle(OUT_OF_PLACE)
            return Refusal("clearance_needed")
        self._suspect(told)
        return Refusal("first_unit_elsewhere", arguments(expected=expected, places=places))

    def _unfinished(self, first: int, places: int) -> bool:
        """Whether this unit may stand where it should, behind units of a case that is not numbered yet."""
        units = self._units_per_case
        if not 0 < places <= units:
            return False
        before = self.displaced
        if before is not None and before[0] < first and before[1] == places < units:
            return False
        self.displaced = (first, places)
        return True

    def _all_read(self, first: int) -> bool:
        """Whether every unit that can be the first is known by its code: a copy proves nothing of one that is not."""
        through = min(first + self._units_per_case, self.queue.count.counted)
        rows = (self.queue.rows.by_trigger.get(number) for number in range(first, through + 1))
        return all(row is not None and row.code is not None for row in rows)

    @property
    def _units_per_case(self) -> int:
        order = self.desk.state.order
        return order.recipe.units_per_case if order is not None else ROWS_MAX

    def _stands(self, command: RestoreTrust, first: int) -> int | None:
        """The trigger number this unit has, if it is known to have just one: in the queue, or in a case's books."""
        waiting = self.queue.rows.by_key.get(command.key, set())
        if len(waiting) == 1:
            return next(iter(waiting))
        if waiting or not command.booked:
            return None
        modulus = self.desk.settings.modulus
        booked = extend(first, short(command.booked, modulus), modulus)  # a start may count the laps anew
        return booked if booked < first else None

    def _suspected(self) -> dict[str, str | int]:
        standing = self.desk.state.alarms.get(OUT_OF_PLACE)
        return dict(standing.arguments) if standing is not None else {}

    def _suspect(self, told: Arguments) -> None:
        """An earlier suspicion gives way: what was scanned last counts."""
        self.desk.end(OUT_OF_PLACE)
        self.desk.alarm(OUT_OF_PLACE, **dict(told))
