"""What register map v1 asks of every PLC program: an epoch, numbers, one question at a time, two masks. Pure.

Nothing here outlives the process, and nothing has to: after a start the epoch is 0, and the station quarantines what it
had passed and not seen leaving, and grants the next epoch (docs/plc.md, P3, R4).
"""

from collections import deque
from dataclasses import dataclass
from typing import Final, Literal

from drivers.plc.codec import TOP, CaseAsk, after
from drivers.protocols import PlcBlock, StationWords

RING = 15
"""Never more numbered cases than the masks have bits for."""
MAX_IN_TRANSIT = 13
MAX_UNRECORDED = 12
DOUBT_AFTER_MS = 1_000
"""Without a pass of the core loop for so long the station is stuck: nothing is let go."""
PERMISSIVE: Final = 1 << 0
BUZZER: Final = 1 << 4
EXECUTE, SUSPENDED, HELD = 6, 5, 11

Seen = Literal["good", "ejected", "unsure"]
Verdict = Literal["", "pass", "reject", "late"]


class Inputs:
    """Bits of word 20 that a profile can tell."""

    RUNNING: Final = 1 << 0
    E_STOP: Final = 1 << 1
    BIN_FULL: Final = 1 << 3
    AIR_LOW: Final = 1 << 4
    ESCAPED: Final = 1 << 5
    STUCK: Final = 1 << 9


LEVELS: dict[str, int] = {
    "running": Inputs.RUNNING,
    "e_stop": Inputs.E_STOP,
    "bin_full": Inputs.BIN_FULL,
    "air_low": Inputs.AIR_LOW,
}
"""Signals that are handed on as they are."""
OUTPUTS = ("permissive", "red", "amber", "green", "buzzer", "stop_request")
"""Bits of the station's word 11, in its order."""


@dataclass(slots=True, eq=False)
class NumberedCase:
    """One numbered case that has not left. ``at``: where the belt stood, or when it was numbered."""

    seq: int
    at: float
    trigger: int
    verdict: Verdict = ""


class Numbering:
    def __init__(self) -> None:
        self.epoch = 0
        self.cases: deque[NumberedCase] = deque()
        """Numbered and not settled, oldest first."""
        self.asked: NumberedCase | None = None
        self.state = CaseAsk.IDLE
        self.triggers = 0
        """Cases that came, numbered or not: how often a camera or reader beside the trigger was fired."""
        self.escaped = False
        """Something left that was not let go, or an ejection was not confirmed; latched until a person resets it."""
        self._words: StationWords | None = None
        self._seq = 0
        self._shown_epoch = 0
        self._polls = 0
        self._heartbeat = self._beat_ms = 0
        self._alarmed = False
        self._disposed = (0, 0)
        self._good = self._ejected = 0
        self._gone = 0

    @property
    def newest(self) -> int:
        """The newest number of this epoch; 0 = none was given yet."""
        return self._seq

    @property
    def outputs(self) -> int:
        """Word 11 of the station."""
        return self._words.outputs if self._words is not None else 0

    def alive(self, now_ms: int) -> bool:
        """The station's core works: what it says is of now."""
        return self._words is not None and now_ms - self._beat_ms < DOUBT_AFTER_MS

    def take(self, now_ms: int, words: StationWords, heartbeat: int) -> None:
        """What the station tells its PLC."""
        if self._words is None or heartbeat != self._heartbeat:
            self._heartbeat, self._beat_ms = heartbeat, now_ms
        self._words = words
        if words.grant and words.grant not in (self.epoch, self._shown_epoch):
            self._begin_epoch(words.grant)

    def lose(self) -> None:
        """What stands where is not known any more: every number ends, and a new epoch is asked for."""
        if self.epoch:
            self._begin_epoch(0)

    def _begin_epoch(self, epoch: int) -> None:
        self.epoch, self._seq, self._gone = epoch, 0, 0
        self.cases.clear()
        self.asked, self.state = None, CaseAsk.IDLE

    def number(self, at: float) -> NumberedCase | None:
        """The number of a case that has come; None = there is no epoch, or no room: it is a stranger."""
        self.triggers = after(self.triggers)
        if not self.epoch or len(self.cases) >= RING:
            return None
        self._seq = after(self._seq)
        case = NumberedCase(self._seq, at, self.triggers)
        self.cases.append(case)
        return case

    def ask(self, case: NumberedCase) -> None:
        self.asked, self.state = case, CaseAsk.WAITING

    def answer(self, now_ms: int) -> Verdict:
        """What the station has answered to the question; empty = nothing yet."""
        asked = self.asked
        if asked is None or self.state is not CaseAsk.WAITING or not self.alive(now_ms):
            return ""
        return self.recorded(asked)

    def recorded(self, case: NumberedCase) -> Verdict:
        """What the station has recorded of a case, in time or not; empty = it does not say."""
        words = self._words
        if words is None or words.verdict_epoch != self.epoch or abs(words.verdict) != case.seq:
            return ""
        return "pass" if words.verdict > 0 else "reject"

    def end_question(self, state: CaseAsk) -> None:
        """The PLC asks no more: an answer was taken, or it is too late for one."""
        if self.asked is not None and self.state is CaseAsk.WAITING:
            self.state = state
            if state is CaseAsk.TOO_LATE and not self.asked.verdict:
                self.asked.verdict = "late"

    def settle(self, seen: Seen) -> None:
        """How the oldest case left."""
        case = self.cases.popleft()
        if case is self.asked:
            self.end_question(CaseAsk.TOO_LATE)
        good, ejected = (0, 0) if not self._gone else (self._good, self._ejected)
        self._gone, self._disposed = case.seq, (self.epoch, case.seq)
        self._good = (good << 1 | (seen == "good")) & 0xFFFF
        self._ejected = (ejected << 1 | (seen == "ejected")) & 0xFFFF

    def may_run(self, now_ms: int) -> bool:
        """P10: the packer runs only while the station lives, permits, and both ends have room."""
        words = self._words
        if words is None or not self.alive(now_ms) or not self.epoch or self.escaped:
            return False
        unrecorded = (self._gone - words.disposed_recorded) % TOP if self._gone else 0
        room = len(self.cases) < MAX_IN_TRANSIT and unrecorded < MAX_UNRECORDED
        return room and bool(words.outputs & PERMISSIVE)

    def lit(self, now_ms: int) -> dict[str, bool]:
        """What the station's lamps and enables must be now, by name: all off once it is doubted."""
        told = self.outputs if self.alive(now_ms) else 0
        bits = {name: bool(told >> bit & 1) for bit, name in enumerate(OUTPUTS)}
        return bits | {"permissive": self.may_run(now_ms)}

    def reset_by(self, pressed: bool) -> None:
        """An escape ends by the button at the gate, or when a person has acknowledged its alarm: the buzzer is off
        again."""
        buzzes = bool(self.outputs & BUZZER)
        acknowledged = self._alarmed and not buzzes
        if self.escaped and (pressed or acknowledged):
            self.escaped = False
        self._alarmed = self.escaped and (self._alarmed or buzzes)

    def block(self, now_ms: int, inputs: int) -> PlcBlock:
        """The facts as the core knows them."""
        self._polls = after(self._polls)
        self._shown_epoch = self.epoch or self._shown_epoch
        asked = self.asked
        trigger = asked.trigger if asked is not None else 0
        return PlcBlock(
            label_trigger=0,
            epoch=self.epoch,
            heartbeat=self._polls,
            line_state=self._line_state(now_ms, inputs),
            case_seq=asked.seq if asked is not None else 0,
            case_state=int(self.state),
            case_units=0,
            first_trigger=trigger,
            last_trigger=trigger,
            first_trigger_2=0,
            last_trigger_2=0,
            disposed_epoch=self._disposed[0],
            disposed_seq=self._disposed[1],
            unit_count=self.triggers,
            unit_count_2=0,
            case_label=0,
            in_transit=len(self.cases),
            inputs=inputs | (Inputs.ESCAPED if self.escaped else 0),
            good_mask=self._good,
            ejected_mask=self._ejected,
        )

    def _line_state(self, now_ms: int, inputs: int) -> int:
        if self.escaped:
            return HELD
        return EXECUTE if inputs & Inputs.RUNNING and self.may_run(now_ms) else SUSPENDED


class InputSignal:
    """One signal: its edges, and for how long it has been on."""

    def __init__(self) -> None:
        self.on = False
        self.since_ms = 0

    def see(self, now_ms: int, on: bool) -> bool:
        """True: it has come on now."""
        rose = on and not self.on
        if on != self.on:
            self.on, self.since_ms = on, now_ms
        return rose

    def on_for(self, now_ms: int) -> int:
        return now_ms - self.since_ms if self.on else 0
