"""The PLC's gate: duties P8 and P9 of docs/plc.md. It rests in reject; two photocells tell how each case left."""

from collections import deque
from enum import Enum
from typing import Literal

from drivers.sim.facts import Seen
from drivers.sim.plc_io import AskState, BeltRecord, Disposals, Layout, Sensors

Place = Literal["before", "here", "passed"]


class Gate(Enum):
    REST = "rest"
    LETTING_GO = "letting go"
    REJECTING = "rejecting"
    STRANGER = "stranger"
    ORPHAN = "orphan"
    """Let go under a number that a new epoch has ended meanwhile: it goes out, and settles nothing."""


class GateKeeper:
    """Lets go only the oldest numbered case, only where the belt says it must be, only with a pass taken."""

    def __init__(self, layout: Layout, records: deque[BeltRecord], kept: Disposals | None) -> None:
        self._layout = layout
        self._records = records
        """Numbered and not yet settled, oldest first; shared with the program, which appends."""
        self._gate = Gate.REST
        self._since_ms = 0
        self._arrived = False
        self.disposals = kept or Disposals()
        self.gone = 0
        """The newest settled number of this epoch; 0 = none."""
        self.escaped = False
        """Something passed the exit that was not let go, or a reject was not confirmed. A person resets it."""
        self.settled: list[tuple[int, Seen]] = []

    @property
    def let_go(self) -> bool:
        """Hold the gate open."""
        return self._gate in (Gate.LETTING_GO, Gate.ORPHAN)

    def begin_epoch(self, epoch: int, preset: int = 0) -> None:
        """Every number known so far has ended; what is on the belt is a stranger now.

        ``preset``: numbers of this epoch that count as gone already (commissioning)."""
        self.gone = preset
        if preset:
            self.disposals = Disposals(epoch, preset)
        self._records.clear()
        self._gate = Gate.ORPHAN if self._gate is Gate.LETTING_GO else Gate.REST
        self._arrived = False

    def work(self, now_ms: int, seen: Sensors) -> None:
        """One scan of the gate."""
        self.settled = []
        self._arrived = self._arrived or seen.at_gate
        if self._gate is Gate.REST:
            self.escaped = self.escaped or (seen.at_exit and not seen.bypassed)
            self._receive(now_ms, seen.encoder)
        else:
            self._confirm(now_ms, seen)
        self.escaped = self.escaped and not seen.reset

    def _receive(self, now_ms: int, encoder: float) -> None:
        head = self._records[0] if self._records else None
        place = self._place(head, encoder)
        if head is not None and place == "passed":
            self._settle(head, "unsure")
        elif self._arrived:
            self._arrived, self._since_ms = False, now_ms
            if head is None or place != "here":
                self._gate = Gate.STRANGER
                return
            head.at_gate = True
            self._gate = Gate.LETTING_GO if head.verdict is AskState.PASS_TAKEN else Gate.REJECTING

    def _place(self, head: BeltRecord | None, encoder: float) -> Place:
        """Where the oldest case must be by now, seen from the gate."""
        if head is None:
            return "before"
        off = encoder - head.at - self._layout.gate
        if off > self._layout.window:
            return "passed"
        return "here" if off >= -self._layout.window else "before"

    def _confirm(self, now_ms: int, seen: Sensors) -> None:
        """Which photocell saw it. A reject that nobody confirms is as grave as one that escaped."""
        result: Seen
        if seen.at_exit:
            result = "good" if self.let_go else "unsure"
        elif seen.at_ejector:
            result = "unsure" if self.let_go else "ejected"
        elif self._arrived or now_ms - self._since_ms >= self._layout.confirm_ms:
            result = "unsure"
        else:
            return
        if result == "unsure" and not (self.let_go or seen.bypassed):
            self.escaped = True
        if self._gate in (Gate.LETTING_GO, Gate.REJECTING):
            self._settle(self._records[0], "unsure" if seen.bypassed else result)
        self._gate = Gate.REST

    def _settle(self, record: BeltRecord, seen: Seen) -> None:
        self._records.popleft()
        record.settled = True
        self._remember(record, seen)
        self.settled.append((record.seq, seen))

    def _remember(self, record: BeltRecord, seen: Seen) -> None:
        """The two masks of the last sixteen."""
        before = Disposals() if self.gone == 0 else self.disposals
        self.gone = record.seq
        self.disposals = Disposals(
            epoch=record.epoch,
            seq=record.seq,
            good=(before.good << 1 | (seen == "good")) & 0xFFFF,
            ejected=(before.ejected << 1 | (seen == "ejected")) & 0xFFFF,
        )
