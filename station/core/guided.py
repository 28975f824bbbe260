"""The guided check of a queue line: a named person clears the line, or proves which unit is the first of the next case.

A unit that stands elsewhere than the queue (or the books) say is an offset, and then nothing since the last proof is
believed. One slip of a hand must not take a shift's production back: the same unit, scanned a second time, is what
counts as found; so does clearing the line while the first scan stands unanswered.

The PLC numbers a case when it is complete. Until then its units are in no window, and a packer that stands in the
middle of it has the unit in front, or the first of the case after it, up to a whole case behind the one expected. That
is no offset; only the same displacement at two stops, with a case numbered in between, is one.

Two lanes are two orders: the first unit of each proves its own, one after the other while the line stands. Clearing
the line clears both.
"""

from dataclasses import dataclass, field

from station.core.commands import Refusal, RestoreTrust
from station.core.lanes import Lane
from station.core.numbers import extend, short
from station.core.proofs import Proofs
from station.core.recall import offset_found
from station.core.rows import ROWS_MAX, Rows
from station.core.step_context import StepContext, arguments
from station.core.values import Arguments, QueueRow

OUT_OF_PLACE = "unit_out_of_place"


@dataclass(slots=True)
class GuidedCheck:
    context: StepContext
    lanes: tuple[Lane, ...]
    rows: Rows
    proofs: Proofs
    displaced: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Lane → what was expected first at an earlier stop, and how many places behind it a unit stood that may have been
    the next of an unfinished case."""

    def polled(self) -> None:
        """Where the order is known nothing is suspected; a line that moves proves every lane from the beginning."""
        if self.context.state.trust.held:
            self.context.settle(OUT_OF_PLACE)
        if not self._stands:
            self.proofs.scanned.clear()

    @property
    def _stands(self) -> bool:
        """Nothing moves, nobody's hands are in the packer, and the PLC's counts are known."""
        known = all(lane.count.shown is not None for lane in self.lanes)
        return known and not self.proofs.guard_open and self.proofs.still

    def restore(self, command: RestoreTrust) -> Refusal | None:
        leftover = command.how == "clearance" and len(self.rows) > 0
        if self.context.state.trust.held and not leftover:
            return Refusal("trust_not_lost")
        if not self._stands:
            return Refusal("line_moving")
        for lane in self.lanes:
            if lane.count.differs:
                return Refusal("counts_differ", arguments(places=lane.count.counted - lane.count.told))
        if command.how == "first_unit":
            return self._scanned(command)
        if not all(lane.count.alignable for lane in self.lanes):
            return Refusal("reader_count_unknown")
        self._clear(command)
        return None

    def _clear(self, command: RestoreTrust) -> None:
        """Everything was taken off: whatever was counted belongs to no case."""
        suspected = self._suspected()
        if suspected:
            offset_found(self.context, command.by, int(suspected["places"]), reason=command.reason)
        self.rows.drop_all()
        for lane in self.lanes:
            lane.clear()
        self.proofs.restored(command.by, "clearance", command.reason)
        self.polled()

    def _scanned(self, command: RestoreTrust) -> Refusal | None:
        """A unit proves the order where no offset is known, the reader's number is a trigger, and every numbered case
        is in the books."""
        if self.context.state.trust.misplaced or not all(lane.count.aligned for lane in self.lanes):
            return Refusal("clearance_needed")
        return self._first_unit(command) if self.proofs.settled else Refusal("cases_unanswered")

    def _first_unit(self, command: RestoreTrust) -> Refusal | None:
        firsts = {lane.number: lane.first_of_next_case() for lane in self.lanes}
        left = 0
        for number, first in firsts.items():
            if first is None:
                return Refusal("first_unit_unknown")
            left += max(0, self.context.state.trust.tainted(number) - first + 1)
        if left:
            return Refusal("tainted_units_left", arguments(n=left))
        for lane in self.lanes:
            first = firsts[lane.number] or 0
            row = lane.row(first)
            if row is not None and row.code is not None and row.code.key == command.key:
                return self._proved(command, lane, first)
        lane = self._lane_of(command)
        first = firsts[lane.number] or 0
        return self._differs(command, lane, first, lane.row(first))

    def _proved(self, command: RestoreTrust, lane: Lane, first: int) -> Refusal | None:
        """The order of one lane is as the data has it; trust comes back when that is known of all."""
        self.proofs.scanned[lane.number] = first
        open_lanes = [each for each in self.lanes if self.proofs.scanned.get(each.number) != each.first_of_next_case()]
        if open_lanes:
            row = open_lanes[0].row(open_lanes[0].first_of_next_case() or 0)
            expected = row.code.text if row is not None and row.code is not None else ""
            return Refusal("first_unit_of_lane", arguments(lane=open_lanes[0].number, expected=expected))
        self.proofs.restored(command.by, "first_unit", command.reason)
        self.polled()
        return None

    def _lane_of(self, command: RestoreTrust) -> Lane:
        """The lane in which a unit stands, as far as is known; else the first whose order is not proved."""
        numbers = {number for number, _ in self.rows.by_key.get(command.key, set())}
        if not numbers and command.booked:
            numbers = {command.booked_lane}
        known = [lane for lane in self.lanes if lane.number in numbers]
        unproved = [lane for lane in self.lanes if lane.number not in self.proofs.scanned]
        return known[0] if len(known) == 1 else (*unproved, *self.lanes)[0]

    def _differs(self, command: RestoreTrust, lane: Lane, first: int, row: QueueRow | None) -> Refusal:
        expected = row.code.text if row is not None and row.code is not None else ""
        stands = self._place_of(command, lane, first)
        if stands is None:
            return Refusal("first_unit_differs", arguments(expected=expected))
        places = stands - first
        if self._unfinished(lane, first, places):
            return Refusal("case_unfinished", arguments(expected=expected, places=places))
        if not self._all_read(lane, first):
            return Refusal("first_unit_differs", arguments(expected=expected))
        told = arguments(code=command.key, expected=expected, places=places)
        if dict(told) == self._suspected():
            offset_found(self.context, command.by, places, reason=command.reason)
            self.context.settle(OUT_OF_PLACE)
            return Refusal("clearance_needed")
        self._suspect(told)
        return Refusal("first_unit_elsewhere", arguments(expected=expected, places=places))

    def _unfinished(self, lane: Lane, first: int, places: int) -> bool:
        """Whether this unit may stand where it should, behind units of a case that is not numbered yet."""
        units = self._units_per_case
        if not 0 < places <= units:
            return False
        before = self.displaced.get(lane.number)
        if before is not None and before[0] < first and before[1] == places < units:
            return False
        self.displaced[lane.number] = (first, places)
        return True

    def _all_read(self, lane: Lane, first: int) -> bool:
        """Whether every unit that can be the first is known by its code: a copy proves nothing of one that is not."""
        through = min(first + self._units_per_case, lane.count.counted)
        rows = (lane.row(number) for number in range(first, through + 1))
        return all(row is not None and row.code is not None for row in rows)

    @property
    def _units_per_case(self) -> int:
        order = self.context.state.order
        return order.recipe.units_per_case if order is not None else ROWS_MAX

    def _place_of(self, command: RestoreTrust, lane: Lane, first: int) -> int | None:
        """The trigger number this unit has, if it is known to have just one: in the queue, or in a case's books."""
        waiting = self.rows.by_key.get(command.key, set())
        if len(waiting) == 1:
            return next(iter(waiting))[1]
        if waiting or not command.booked or command.booked_lane != lane.number:
            return None
        modulus = self.context.settings.modulus
        booked = extend(first, short(command.booked, modulus), modulus)  # a start may count the laps anew
        return booked if booked < first else None

    def _suspected(self) -> dict[str, str | int]:
        standing = self.context.state.alarms.get(OUT_OF_PLACE)
        return dict(standing.arguments) if standing is not None else {}

    def _suspect(self, told: Arguments) -> None:
        """An earlier suspicion gives way: what was scanned last counts."""
        self.context.end(OUT_OF_PLACE)
        self.context.alarm(OUT_OF_PLACE, **dict(told))
