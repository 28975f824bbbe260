"""The PLC's side of the handshake: the duties P1–P12, as a pure program that is stepped once a scan.

Written from the contract alone and sharing nothing with ``drivers.plc`` or the station, so that the two check each
other. It sees sensors and the 18 words of the station's block; it sets four outputs and publishes 24 words.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Literal

from drivers.sim.facts import Seen
from drivers.sim.settings import WIRE_TOP, Mutant

MAP_VERSION = 1
PROBE = 0x1234
BEATS_TO_BELIEVE = 3
DOUBT_AFTER_MS = 1_000
CONFIRM_WITHIN_MS = 1_000
BEAT_MS = 100
MAX_IN_TRANSIT = 13
MAX_UNRECORDED = 12
RING = 15
"""Never more numbered cases than the masks have bits for."""


def following(number: int, top: int) -> int:
    """The number after this one: 1…top, then 1."""
    return 1 if number >= top else number + 1


def ahead(of: int, behind: int, top: int) -> int:
    """How far ``of`` is in front of ``behind``."""
    return of - behind if of >= behind else of - behind + top


class AskState(IntEnum):
    IDLE = 0
    WAITING = 1
    PASS_TAKEN = 2
    REJECT_TAKEN = 3
    TOO_LATE = 4


class Gate(Enum):
    REST = "rest"
    LETTING_GO = "letting go"
    REJECTING = "rejecting"
    STRANGER = "stranger"
    ORPHAN = "orphan"
    """Let go under a number that a new epoch has ended meanwhile: it goes out, and settles nothing."""


@dataclass(frozen=True, slots=True)
class Close:
    """A case left the packer. ``behind``: so far upstream of the packer's mark it stands (a twin head's second)."""

    units: int
    behind: float = 0.0


Pulse = Literal["read", "pick"] | Close


@dataclass(slots=True)
class Sensors:
    """What the PLC's inputs show in one scan. Photocells are edges, the rest levels."""

    encoder: float = 0.0
    """Milliseconds the belt has run."""
    pulses: list[Pulse] = field(default_factory=list)
    """Fast counters, in the order in which they came: unit at the reader, unit picked, case out of the packer."""
    at_label: bool = False
    at_gate: bool = False
    at_exit: bool = False
    at_ejector: bool = False
    reset: bool = False
    zone_empty: bool = True
    packer_empty: bool = True
    guard_open: bool = False
    bypassed: bool = False
    running: bool = False


@dataclass(slots=True)
class Record:
    """What is latched with a numbered case."""

    seq: int
    at: float
    units: int
    first: int
    last: int
    label: int = 0
    verdict: AskState = AskState.WAITING
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What the programmer of this line was told about it."""

    label: float
    ask: float
    gate: float
    window: float
    queue: bool
    camera_counted: bool
    camera_asked: bool
    verdict_timeout_ms: int
    publish_ms: int = 20
    case_top: int = WIRE_TOP
    trigger_top: int = WIRE_TOP
    mutants: frozenset[Mutant] = frozenset()


@dataclass(frozen=True, slots=True)
class Disposals:
    """Words 14, 15, 21, 22: all that may outlive a restart."""

    epoch: int = 0
    seq: int = 0
    good: int = 0
    ejected: int = 0


class PlcProgram:
    """One PLC, from the start of its program to the next."""

    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        self._layout = layout
        self.epoch = 0
        self.permit = False
        self.let_go = False
        self.hold_table = False
        self.stop_request = False
        self.escaped = False
        self.numbered: list[int] = []
        """This scan's answer to each Close among the pulses: its number, or 0 for none."""
        self.settled: list[tuple[int, Seen]] = []
        """Numbers settled in this scan, oldest first."""
        self.label_fired = 0
        """The trigger number given to the case-code reader in this scan; 0 = it was not fired."""
        self.unit_count = 0
        self.block: list[int] = [0] * 24
        self._station: tuple[int, ...] = (0,) * 18
        self._beats = 0
        self._beat_seen_ms = 0
        self._records: deque[Record] = deque()
        self._unasked: deque[Record] = deque()
        self._asked: Record | None = None
        self._ask_state = AskState.IDLE
        self._asked_ms = 0
        self._seq = 0
        self._gone = 0
        self._disposals = kept or Disposals()
        self._gate = Gate.REST
        self._gate_ms = 0
        self._arrived = False
        self._label_count = 0
        self._picked = 0
        self._synced = False
        self._open_first = 0
        self._open_units = 0
        self._block_number = 0
        self._published_ms = -layout.publish_ms
        self._heartbeat = 0
        self._beat_ms = 0

    @property
    def in_transit(self) -> int:
        """Cases numbered and not yet disposed of."""
        return ahead(self._seq, self._gone, self._layout.case_top)

    @property
    def disposals(self) -> Disposals:
        return self._disposals

    @property
    def alive(self) -> bool:
        """Whether the station is believed to live."""
        return self._beats >= BEATS_TO_BELIEVE

    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None:
        """One pass of the program. ``station`` are 18 registers as they lie in memory, whole or not."""
        whole = self._listen(now_ms, station)
        self._adopt_epoch(whole)
        self.numbered = [self._count(pulse, seen) for pulse in seen.pulses if self._counted(pulse)]
        self._keep_in_step(seen)
        self._latch_label(seen)
        self._ask(now_ms, seen)
        self._take_answer(whole)
        self.settled = []
        self._work_gate(now_ms, seen)
        self._permit_packer(now_ms, seen)
        self._publish(now_ms, seen)

    # P1, P2: the station's block, and whether anybody is there

    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        """Take the block if it is whole. A stale one in memory is whole too: only a moving heartbeat is life."""
        whole = station[0] == station[17] and station[1] == MAP_VERSION
        if whole and station[3] != self._station[3]:
            self._beat_seen_ms = now_ms
            self._beats = min(self._beats + 1, BEATS_TO_BELIEVE)
        elif now_ms - self._beat_seen_ms >= DOUBT_AFTER_MS:
            self._beats = 0
        if whole:
            self._station = tuple(station)
        return whole

    # P3: epochs are granted by the station

    def _adopt_epoch(self, whole: bool) -> None:
        grant = self._station[2]
        if not (whole and self.alive and 0 < grant <= WIRE_TOP) or grant == self.epoch:
            return
        self.epoch, self._seq, self._gone = grant, 0, 0
        self._records.clear()
        self._unasked.clear()
        self._asked, self._ask_state = None, AskState.IDLE
        self._gate = Gate.ORPHAN if self._gate is Gate.LETTING_GO else Gate.REST
        self._arrived = False

    # P4: number every completed case and latch what belongs to it

    def _counted(self, pulse: Pulse) -> bool:
        """Work the fast counters; True for a pulse that wants a number."""
        top = self._layout.trigger_top
        if pulse == "read":
            self.unit_count = following(self.unit_count, top)
        elif pulse == "pick":
            self._picked = following(self._picked, top)
            self._open_first = self._open_first or self._picked
            self._open_units += 1
        else:
            return True
        return False

    def _count(self, pulse: Pulse, seen: Sensors) -> int:
        assert isinstance(pulse, Close)
        units, first, last = self._latch(pulse)
        if self.epoch == 0 or self.in_transit >= RING:
            return 0
        self._seq = following(self._seq, self._layout.case_top)
        record = Record(self._seq, seen.encoder + pulse.behind, units, first, last)
        self._records.append(record)
        self._unasked.append(record)
        return record.seq

    def _latch(self, pulse: Close) -> tuple[int, int, int]:
        """Units, first and last trigger of the case that leaves."""
        if self._layout.camera_counted:
            self.unit_count = following(self.unit_count, self._layout.trigger_top)
            return pulse.units, self.unit_count, self.unit_count
        if not self._layout.queue:
            return pulse.units, 0, 0
        units, first, last = self._open_units, self._open_first, self._picked
        self._open_units = self._open_first = 0
        return (units, first, last) if self._synced else (units, 0, 0)

    def _keep_in_step(self, seen: Sensors) -> None:
        """An empty zone proves which unit comes next; a PLC that has just started knows it no other way."""
        if seen.zone_empty and self._layout.queue:
            self._picked, self._synced = self.unit_count, True
            if seen.packer_empty:
                self._open_units = self._open_first = 0

    # P5: the case-code reader

    def _latch_label(self, seen: Sensors) -> None:
        self.label_fired = 0
        if not seen.at_label:
            return
        self._label_count = self.label_fired = following(self._label_count, self._layout.trigger_top)
        for record in self._records:
            if abs(seen.encoder - record.at - self._layout.label) <= self._layout.window:
                record.label = self._label_count

    # P6, P7: ask oldest first, take the answer

    def _ask(self, now_ms: int, seen: Sensors) -> None:
        if self._ask_state is AskState.WAITING:
            return
        while self._unasked and self._unasked[0].settled:
            self._unasked.popleft()
        if self._unasked and seen.encoder - self._unasked[0].at >= self._layout.ask:
            self._asked, self._ask_state = self._unasked.popleft(), AskState.WAITING
            self._asked_ms = now_ms

    def _take_answer(self, whole: bool) -> None:
        if not (whole and self.alive and self._ask_state is AskState.WAITING and self._asked is not None):
            return
        if self._station[5] != self.epoch:
            return
        answer = _signed(self._station[6])
        if abs(answer) != self._asked.seq:
            return
        self._ask_state = AskState.PASS_TAKEN if answer > 0 else AskState.REJECT_TAKEN
        self._asked.verdict = self._ask_state

    # P8, P9: the gate rests in reject; only the oldest case, only where it must be, only with a pass taken

    def _work_gate(self, now_ms: int, seen: Sensors) -> None:
        self._arrived = self._arrived or seen.at_gate
        if self._gate is Gate.REST:
            self.escaped = self.escaped or (seen.at_exit and not seen.bypassed)
            self._receive(now_ms, seen)
        else:
            self._confirm(now_ms, seen)
        self.escaped = self.escaped and not seen.reset
        self.let_go = self._gate in (Gate.LETTING_GO, Gate.ORPHAN)

    def _receive(self, now_ms: int, seen: Sensors) -> None:
        head = self._records[0] if self._records else None
        place = self._place(head, seen.encoder)
        if head is not None and place == "passed":
            self._settle(head, "unsure")
        elif self._arrived:
            self._arrived, self._gate_ms = False, now_ms
            if head is None or place != "here":
                self._gate = Gate.STRANGER
                return
            self._gate = Gate.LETTING_GO if head.verdict is AskState.PASS_TAKEN else Gate.REJECTING
            self._give_up(head)

    def _place(self, head: Record | None, encoder: float) -> Literal["before", "here", "passed"]:
        """Where the oldest case must be by now, seen from the gate."""
        if head is None:
            return "before"
        if "fifo_gate" in self._layout.mutants:
            return "here"
        off = encoder - head.at - self._layout.gate
        if off > self._layout.window:
            return "passed"
        return "here" if off >= -self._layout.window else "before"

    def _confirm(self, now_ms: int, seen: Sensors) -> None:
        """Which photocell saw it. A reject that nobody confirms is as grave as one that escaped."""
        open_gate = self._gate in (Gate.LETTING_GO, Gate.ORPHAN)
        result: Seen
        if seen.at_exit:
            result = "good" if open_gate else "unsure"
            self.escaped = self.escaped or not (open_gate or seen.bypassed)
        elif seen.at_ejector:
            result = "unsure" if open_gate else "ejected"
        elif self._arrived or now_ms - self._gate_ms >= CONFIRM_WITHIN_MS:
            result = "unsure"
            self.escaped = self.escaped or not (open_gate or seen.bypassed)
        else:
            return
        if self._gate in (Gate.LETTING_GO, Gate.REJECTING):
            self._settle(self._records[0], "unsure" if seen.bypassed else result)
        self._gate = Gate.REST

    def _give_up(self, record: Record) -> None:
        if record is self._asked and self._ask_state is AskState.WAITING:
            self._ask_state = AskState.TOO_LATE

    def _settle(self, record: Record, seen: Seen) -> None:
        self._give_up(record)
        self._records.popleft()
        record.settled = True
        before = Disposals() if self._gone == 0 else self._disposals
        self._gone = record.seq
        ejected = seen == "ejected" or ("one_mask" in self._layout.mutants and seen == "unsure")
        self._disposals = Disposals(
            epoch=self.epoch,
            seq=record.seq,
            good=(before.good << 1 | (seen == "good")) & 0xFFFF,
            ejected=(before.ejected << 1 | ejected) & 0xFFFF,
        )
        self.settled.append((record.seq, seen))

    # P10: run the packer only while the station lives, permits, and both ends have room

    def _permit_packer(self, now_ms: int, seen: Sensors) -> None:
        outputs, recorded = self._station[11], self._station[16]
        unrecorded = 0 if self._gone == 0 else ahead(self._gone, recorded, self._layout.case_top)
        self.permit = (
            self.alive
            and self.epoch > 0
            and outputs & 1 == 1
            and self.in_transit < MAX_IN_TRANSIT
            and unrecorded < MAX_UNRECORDED
            and not self.escaped
        )
        self.stop_request = bool(outputs & 32)
        self._hold_under_camera(now_ms, seen)

    def _hold_under_camera(self, now_ms: int, seen: Sensors) -> None:
        """An asked camera needs its case to stand still: until the verdict is there, or its time is over."""
        if not self._layout.camera_asked:
            return
        if self._asked is not None and now_ms - self._asked_ms >= self._layout.verdict_timeout_ms:
            self._give_up(self._asked)
        newest = self._records[-1] if self._records else None
        waiting = newest is self._asked and self._ask_state is AskState.WAITING
        self.hold_table = newest is not None and (bool(self._unasked) or waiting)
        if self.hold_table and newest is not None:
            newest.at = seen.encoder

    # P11: publish, last word first and first word last (the order is kept where a torn read is made of two blocks)

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        if now_ms - self._beat_ms >= BEAT_MS:
            self._heartbeat, self._beat_ms = following(self._heartbeat, WIRE_TOP), now_ms
        if now_ms - self._published_ms < self._layout.publish_ms:
            return
        self._published_ms = now_ms
        self._block_number = following(self._block_number, WIRE_TOP)
        asked, gone = self._asked or _NOTHING, self._disposals
        self.block = [
            self._block_number,
            MAP_VERSION,
            PROBE,
            self._label_count,
            self.epoch,
            self._heartbeat,
            self._line_state(seen),
            asked.seq,
            int(self._ask_state),
            asked.units,
            asked.first,
            asked.last,
            0,
            0,
            gone.epoch,
            gone.seq,
            self.unit_count,
            0,
            asked.label,
            self.in_transit,
            self._inputs(seen),
            gone.good,
            gone.ejected,
            self._block_number,
        ]

    def _line_state(self, seen: Sensors) -> int:
        """PackML: 11 Held by an escape, 5 Suspended by the other side, 6 Execute, 4 Idle."""
        if self.escaped:
            return 11
        if not self.permit:
            return 5
        return 6 if seen.running else 4

    def _inputs(self, seen: Sensors) -> int:
        bits = (seen.running, False, seen.guard_open, False, False, self.escaped, False, seen.bypassed, seen.zone_empty)
        return sum(1 << place for place, on in enumerate(bits) if on)


_NOTHING = Record(seq=0, at=0.0, units=0, first=0, last=0)


def _signed(register: int) -> int:
    """A register as signed INT."""
    return register - 0x10000 if register & 0x8000 else register
