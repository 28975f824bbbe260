"""Which picture belongs to which case (picture shape).

An *asked* camera answers for the case it was fired for. A *counted* camera is fired by the line: its frame counter
plus an offset is the PLC's trigger number. The offset is learned only at a standstill and checked at every later one;
a frame that comes too long after (or before) its trigger puts the count in doubt until the next standstill, because a
camera that missed one trigger would give every case its neighbour's picture.
"""

from dataclasses import dataclass, field

from station.core import events as ev
from station.core.desk import Desk, arguments
from station.core.numbers import ahead
from station.core.observations import FrameSeen, PictureRead, PlcBlock
from station.core.values import CaseRef

WAITING_MAX = 64
REACHED_MAX = 24
_CLEARANCE: ev.RestoredHow = "clearance"
_STANDSTILL: ev.RestoredHow = "standstill"


@dataclass(slots=True)
class Count:
    """One counted camera against the PLC."""

    counter: int = 0
    offset: int | None = None
    moved_ms: int = 0
    present: bool = False


@dataclass(slots=True)
class Pictures:
    desk: Desk
    counts: dict[str, Count] = field(default_factory=dict)
    waiting: dict[tuple[str, int], PictureRead] = field(default_factory=dict)
    """(camera, short trigger) → picture not yet claimed."""
    answers: dict[tuple[str, CaseRef], PictureRead] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    """Keys seen in two waiting pictures: nobody can tell the copy."""
    doubtful: bool = False
    restoring_by: str | None = None
    reached: dict[int, int] = field(default_factory=dict)
    """Short trigger → when the PLC's count was first seen there."""
    early: dict[int, int] = field(default_factory=dict)
    unit_count: int | None = None
    still_since_ms: int = 0
    still_polls: int = 0
    late: int = 0

    def __post_init__(self) -> None:
        roles = self.desk.settings.cameras if self.desk.settings.shape == "picture" else ()
        self.counts = {role.name: Count() for role in roles if role.trigger == "counted"}

    @property
    def proved(self) -> bool:
        """Every counted camera's number can be believed."""
        return not self.doubtful and all(count.offset is not None for count in self.counts.values())

    def forget_offsets(self) -> None:
        """Counts start anew (new epoch, PLC back, trust command): learn at the next standstill."""
        for count in self.counts.values():
            count.offset = None
        self.doubtful = False
        self._drop_waiting()

    def back(self, camera: str, counter: int) -> None:
        """A counted camera is there again; its count says nothing until the next standstill."""
        if camera in self.counts:
            self.counts[camera] = Count(counter, None, self.desk.now.mono_ms, present=True)
            self._drop_waiting()

    def gone(self, camera: str) -> None:
        if camera in self.counts:
            self.counts[camera] = Count()

    def _drop_waiting(self) -> None:
        self.waiting.clear()
        self.marked.clear()
        self.early.clear()

    def trigger_of(self, camera: str, counter: int) -> int | None:
        """The PLC's short trigger number of a frame, or None while the offset is unknown."""
        offset = self.counts[camera].offset
        return None if offset is None else (counter + offset - 1) % self.desk.settings.modulus + 1

    def frame(self, seen: FrameSeen) -> None:
        """A frame arrived: its counter moved, and it must be about as old as its trigger."""
        count, now = self.counts.get(seen.camera), self.desk.now.mono_ms
        if count is None:
            return
        count.counter, count.moved_ms = seen.counter, now
        trigger = self.trigger_of(seen.camera, seen.counter)
        if trigger is None:
            return
        if trigger not in self.reached:
            self.early[trigger] = now
        elif now - self.reached[trigger] > self.desk.settings.verdict_timeout_ms:
            self.doubtful = True
            self.late += 1

    def read(self, picture: PictureRead) -> None:
        """A decoded picture: keep it for its case."""
        if picture.case is not None:
            self.answers[(picture.camera, picture.case)] = picture
            return
        if picture.camera not in self.counts:
            return
        trigger = self.trigger_of(picture.camera, picture.counter)
        if trigger is None:
            return
        self._mark_twins(picture, trigger)
        self.waiting[(picture.camera, trigger)] = picture
        while len(self.waiting) > WAITING_MAX:
            self.waiting.pop(next(iter(self.waiting)))

    def _mark_twins(self, picture: PictureRead, trigger: int) -> None:
        mine = keys_of(picture)
        for (_, other), waiting in self.waiting.items():
            if other != trigger:
                for key in mine & keys_of(waiting):
                    self.marked[key] = "picture"
        while len(self.marked) > WAITING_MAX * 64:
            self.marked.pop(next(iter(self.marked)))

    def counted(self, block: PlcBlock) -> None:
        """Follow the PLC's own count, and use a standstill to learn or check the offsets."""
        now = self.desk.now.mono_ms
        if block.unit_count != self.unit_count:
            self._advance(block.unit_count, now)
            self.unit_count, self.still_since_ms, self.still_polls = block.unit_count, now, 0
        else:
            self.still_polls += 1
        waited = self.desk.settings.verdict_timeout_ms
        if any(now - since > waited for since in self.early.values()):
            self.doubtful = True
            self.early.clear()
        if self._standstill(now):
            self._at_standstill(block.unit_count)

    def _advance(self, count: int, now: int) -> None:
        before = self.unit_count
        step = 0 if before is None else ahead(count, before, self.desk.settings.modulus)
        numbers = range(step - 1, -1, -1) if 0 < step <= REACHED_MAX else range(1)
        for back in numbers:
            trigger = (count - back - 1) % self.desk.settings.modulus + 1
            self.reached[trigger] = now
            self.early.pop(trigger, None)
        while len(self.reached) > REACHED_MAX:
            self.reached.pop(next(iter(self.reached)))

    def _standstill(self, now: int) -> bool:
        quiet = self.desk.settings.standstill_ms
        settled = self.still_polls >= 2 and now - self.still_since_ms >= quiet
        cameras = self.counts.values()
        return bool(cameras) and settled and all(c.present and now - c.moved_ms >= quiet for c in cameras)

    def _at_standstill(self, unit_count: int) -> None:
        modulus = self.desk.settings.modulus
        for name, count in self.counts.items():
            if count.offset is not None and (count.counter + count.offset - unit_count) % modulus != 0:
                self._mismatch(name, unit_count, (count.counter + count.offset) % modulus)
                return
        self.doubtful = False
        if not self.desk.state.trust.held and self.restoring_by is None:
            return
        if all(count.offset is not None for count in self.counts.values()) and self.restoring_by is None:
            return
        for count in self.counts.values():
            count.offset = (unit_count - count.counter) % modulus
        offsets = tuple((name, count.offset or 0) for name, count in sorted(self.counts.items()))
        by, how = (self.restoring_by, _CLEARANCE) if self.restoring_by is not None else ("", _STANDSTILL)
        self.desk.emit(ev.TrustRestored(by, how, offsets, self.desk.state.top))
        self.desk.settle("trust_lost")
        self.restoring_by = None

    def _mismatch(self, camera: str, plc: int, counted: int) -> None:
        if self.desk.state.trust.held:
            told = arguments(camera=camera, plc=plc, camera_count=counted)
            self.desk.emit(ev.TrustLost("counter_mismatch", told, 0))
            self.desk.alarm("trust_lost", cause="counter_mismatch")
        self._drop_waiting()

    def claim(self, case: CaseRef, trigger: int) -> dict[str, PictureRead | None]:
        """The picture of every camera for this case, None where it has not come."""
        found: dict[str, PictureRead | None] = {}
        for role in self.desk.settings.cameras:
            if role.trigger == "counted":
                found[role.name] = self.waiting.get((role.name, trigger))
            else:
                found[role.name] = self.answers.get((role.name, case))
        return found

    def done(self, trigger: int) -> None:
        """The case with this trigger is judged: drop its pictures and what is older."""
        modulus = self.desk.settings.modulus
        gone = [key for key in self.waiting if ahead(trigger, key[1], modulus) < modulus // 2]
        for key in gone:
            del self.waiting[key]
        left = {code for waiting in self.waiting.values() for code in keys_of(waiting)} if self.marked else set()
        self.marked = {code: where for code, where in self.marked.items() if code in left}
        self.answers.clear()


def keys_of(picture: PictureRead) -> set[str]:
    """Every canonical key in a picture."""
    cells = {cell.sighting.code.key for cell in picture.cells if cell.sighting}
    return cells | {sighting.code.key for sighting in (*picture.extra, *picture.case_code)}
