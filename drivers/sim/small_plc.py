"""A small PLC: duties B1–B6 of docs/plc-profiles.md, profile ``bits``. One case at a time stands in front of the gate.

It shows four words (signals, heartbeat, exit count, reject count) and obeys two (answer, heartbeat). It knows no number
and no epoch. Written from the page, sharing nothing with ``drivers.plc``.
"""

from collections.abc import Sequence
from enum import Enum

from drivers.sim.facts import Seen
from drivers.sim.plc_io import Close, Disposals, Sensors, following
from drivers.sim.settings import WIRE_TOP

WORDS, STATION_WORDS = 4, 2
TRIGGER, TOOK_PASS, RUNNING, RESET = 1 << 0, 1 << 1, 1 << 4, 1 << 8
PASS, REJECT, PERMISSIVE, BUZZER, STOP_REQUEST = 1 << 0, 1 << 1, 1 << 2, 1 << 6, 1 << 7
INPUT_BITS = {"trigger": 0, "took_pass": 1, "running": 4, "reset": 8}
OUTPUT_BITS = {
    "pass": 0,
    "reject": 1,
    "permissive": 2,
    "red": 3,
    "amber": 4,
    "green": 5,
    "buzzer": 6,
    "stop_request": 7,
}
BEATS_TO_BELIEVE = 3
DOUBT_AFTER_MS = 1_000
BEAT_MS = 100
LOW_MS = 300
LEAVES_WITHIN_MS = 4_000
RESET_MS = 500


class SmallPlcStep(Enum):
    EMPTY = "no case"
    ARRIVED = "a case stands, the trigger is still low"
    ASKING = "trigger"
    LEAVING = "answered or given up"


class SmallPlc:
    """One PLC, from the start of its program to the next."""

    def __init__(self, verdict_timeout_ms: int, reset_after_ms: int | None = 3_000) -> None:
        self._timeout_ms = verdict_timeout_ms
        self._reset_after_ms = reset_after_ms
        self.epoch = 0
        self.permit = self.hold_table = self.stop_request = self.let_go = False
        self.escaped = False
        self.settled: list[tuple[int, Seen]] = []
        self.disposals = Disposals()
        self.label_fired = 0
        self.numbered: list[int] = []
        """The running count of cases, one for each that came in this scan."""
        self._count = 0
        self._step = SmallPlcStep.EMPTY
        self._since_ms = 0
        self._low_since_ms = -LOW_MS
        self._took_pass = self._running = False
        self._exits = self._rejects = 0
        self._beats = self._beat_seen_ms = self._station_beat = 0
        self._heartbeat = 0
        self._beat_ms = 0
        self._buzzer_since_ms: int | None = None
        self.block: list[int] = [0] * WORDS

    @property
    def unit_counts(self) -> tuple[int, int]:
        """Cases that came, which is how often a camera or reader beside the trigger was fired."""
        return (self._count - 1) % WIRE_TOP + 1 if self._count else 0, 0

    @property
    def in_transit(self) -> int:
        return int(self._step is not SmallPlcStep.EMPTY)

    @property
    def alive(self) -> bool:
        return self._beats >= BEATS_TO_BELIEVE

    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None:
        answer, beat = station
        self._listen(now_ms, beat)
        self._receive(now_ms, seen)
        self._handshake(now_ms, answer)
        self._leave(now_ms, seen)
        self.permit = self.alive and bool(answer & PERMISSIVE) and self._step is SmallPlcStep.EMPTY
        self.stop_request = bool(answer & STOP_REQUEST)
        self.hold_table = self._step in (SmallPlcStep.ARRIVED, SmallPlcStep.ASKING)
        self._running = seen.running
        self._press_reset(now_ms, bool(answer & BUZZER))
        self._show(now_ms)

    def _listen(self, now_ms: int, beat: int) -> None:
        """B5: only a moving heartbeat is life."""
        if beat != self._station_beat:
            self._station_beat, self._beat_seen_ms = beat, now_ms
            self._beats = min(self._beats + 1, BEATS_TO_BELIEVE)
        elif now_ms - self._beat_seen_ms >= DOUBT_AFTER_MS:
            self._beats = 0

    def _receive(self, now_ms: int, seen: Sensors) -> None:
        self.numbered = []
        for pulse in seen.pulses:
            if isinstance(pulse, Close):
                self._count += 1
                self.numbered.append(self._count)
                self._step, self._since_ms = SmallPlcStep.ARRIVED, now_ms

    def _handshake(self, now_ms: int, answer: int) -> None:
        """B1–B3: the trigger rises only while both answers are low, and drops when one was taken or in time."""
        bits_low = not answer & (PASS | REJECT)
        if self._step is SmallPlcStep.ARRIVED and bits_low and now_ms - self._low_since_ms >= LOW_MS:
            self._step, self._since_ms, self._took_pass = SmallPlcStep.ASKING, now_ms, False
        elif self._step is SmallPlcStep.ASKING:
            late = now_ms - self._since_ms >= self._timeout_ms
            if late or (self.alive and answer & (PASS | REJECT)):
                self._took_pass = self.let_go = not late and answer & (PASS | REJECT) == PASS
                self._step, self._since_ms, self._low_since_ms = SmallPlcStep.LEAVING, now_ms, now_ms

    def _leave(self, now_ms: int, seen: Sensors) -> None:
        self._exits = following(self._exits, WIRE_TOP) if seen.at_exit else self._exits
        self._rejects = following(self._rejects, WIRE_TOP) if seen.at_ejector else self._rejects
        gone = seen.at_exit or seen.at_ejector or now_ms - self._since_ms >= LEAVES_WITHIN_MS
        if self._step is SmallPlcStep.LEAVING and gone:
            self._step, self.let_go = SmallPlcStep.EMPTY, False

    def _press_reset(self, now_ms: int, buzzer: bool) -> None:
        """A person at the gate answers the buzzer."""
        since = self._buzzer_since_ms
        self._buzzer_since_ms = (since if since is not None else now_ms) if buzzer else None

    def _reset_pressed(self, now_ms: int) -> bool:
        since, after = self._buzzer_since_ms, self._reset_after_ms
        return since is not None and after is not None and (now_ms - since) % (after + RESET_MS) >= after

    def _show(self, now_ms: int) -> None:
        if now_ms - self._beat_ms >= BEAT_MS:
            self._heartbeat, self._beat_ms = following(self._heartbeat, WIRE_TOP), now_ms
        signals = TRIGGER if self._step is SmallPlcStep.ASKING else 0
        signals |= (TOOK_PASS if self._took_pass else 0) | (RUNNING if self._running else 0)
        signals |= RESET if self._reset_pressed(now_ms) else 0
        self.block = [signals, self._heartbeat, self._exits, self._rejects]
