"""Profile bits: what the signals of a small PLC mean, as the facts of register map v1. Pure; time comes in as data.

One case at a time stands in front of the gate. Its trigger is on until an answer was taken or the PLC gave up; the
answer bits are on until the trigger has dropped; the trigger stays low for 300 ms and rises only while both are low.

    EMPTY ─trigger─▶ ASKING ─verdict─▶ ANSWERED ─drops─▶ LEAVING ─seen, or its time is over─▶ EMPTY
      └─ an answer may still stand there ─▶ REFUSED ─drops─┘

What it cannot know, it says: a trigger that stood before the station could see it is refused; a silence of more than
200 ms in the middle of an open question ends that question, because the PLC may have dropped the case and asked anew.
"""

from collections.abc import Sequence
from enum import Enum

from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.numbering import LEVELS, Inputs, InputSignal, NumberedCase, Numbering, Seen
from drivers.plc.profiles.settings import BitsSettings
from drivers.protocols import PlcBlock, StationWords

BLIND_MS = 200
"""The trigger stays low for 300 ms between two cases: with polls closer than this no drop is missed."""
MOST_AT_ONCE = 8
"""A counter that moves by more than this was set anew."""


class BitsStep(Enum):
    EMPTY = "nothing stands there"
    ASKING = "waits for its verdict"
    ANSWERED = "its verdict is on the wire"
    REFUSED = "nobody knows which case this is: rejected unseen"
    LEAVING = "the trigger has dropped"


class BitsProgram:
    def __init__(self, settings: BitsSettings) -> None:
        self.numbering = Numbering()
        self._settings = settings
        self._bits = settings.inputs.model_dump(exclude_none=True)
        self._places = settings.outputs.model_dump(exclude_none=True)
        self._has_exit = settings.exit_sensor != "none"
        self._has_reject = settings.reject_sensor != "none"
        self._step = BitsStep.EMPTY
        self._case: NumberedCase | None = None
        """The case in front of the gate; None = none, or one without a number."""
        self._took = False
        self._exits = self._rejects = 0
        """Seen since the trigger dropped."""
        self._counts: tuple[int, int] | None = None
        self._left_ms = 0
        self._scanned_ms: int | None = None
        self._on_wire: int | None = None
        """Answer bits that are certainly there; None = not known."""
        self._levels = {name: InputSignal() for name in ("trigger", "exit", "ejected", "reset")}

    # what is read ----------------------------------------------------------------------------------------------------

    def scan(self, now_ms: int, words: Sequence[int]) -> PlcBlock:
        """Work through signals, exit count and reject count as they were read now."""
        signals = {name: bool(words[0] >> bit & 1) for name, bit in self._bits.items()}
        blind = self._scanned_ms is not None and now_ms - self._scanned_ms > BLIND_MS
        self._scanned_ms = now_ms
        rose = {name: level.see(now_ms, signals.get(name, False)) for name, level in self._levels.items()}
        self._count(words, rose)
        self.numbering.reset_by(rose["reset"])
        if blind:
            self._after_silence()
        self._work(now_ms, signals["trigger"], signals["took_pass"])
        return self.numbering.block(now_ms, self._inputs(now_ms, signals))

    def _count(self, words: Sequence[int], rose: dict[str, bool]) -> None:
        before, self._counts = self._counts, (words[2], words[3])
        if before is None:
            return
        exits, rejects = int(rose["exit"]), int(rose["ejected"])
        exits = _moved(before[0], words[2]) if self._settings.exit_sensor == "counter" else exits
        rejects = _moved(before[1], words[3]) if self._settings.reject_sensor == "counter" else rejects
        if exits and self._step is not BitsStep.LEAVING and not self._drops_now(words):
            self.numbering.escaped = True
        self._exits += exits
        self._rejects += rejects

    def _drops_now(self, words: Sequence[int]) -> bool:
        """A sensor so near that it sees the case in the very poll in which the trigger has dropped."""
        return self._step is not BitsStep.EMPTY and not words[0] >> self._bits["trigger"] & 1

    def _after_silence(self) -> None:
        """Nobody knows whether the case that stands there is still the same one."""
        if self._step is BitsStep.ASKING or (self._step is BitsStep.ANSWERED and self._on_wire is None):
            self.numbering.settle("unsure")
            self._step, self._case = BitsStep.REFUSED, None

    def _work(self, now_ms: int, trigger: bool, took: bool) -> None:
        if self._step is BitsStep.LEAVING:
            self._leave(now_ms, last=trigger)
        if self._step is BitsStep.EMPTY and trigger:
            self._begin(now_ms, took)
        if self._step in (BitsStep.ASKING, BitsStep.ANSWERED, BitsStep.REFUSED) and not trigger:
            self._drop(now_ms, took)

    def _begin(self, now_ms: int, took: bool) -> None:
        """A trigger: asked about, unless an answer to another case may stand on the wire, or the PLC still says that it
        took a pass."""
        self._case, self._exits, self._rejects = self.numbering.number(now_ms), 0, 0
        if self._case is not None:
            self.numbering.ask(self._case)
        if self._case is not None and self._on_wire == 0 and not took:
            self._step = BitsStep.ASKING
            return
        self.numbering.end_question(CaseAsk.TOO_LATE)
        self._step = BitsStep.REFUSED

    def _drop(self, now_ms: int, took: bool) -> None:
        passed, rejected = self._was_passed, self._case is not None and self._case.verdict == "reject"
        taken = (
            CaseAsk.PASS_TAKEN
            if passed and took
            else CaseAsk.REJECT_TAKEN
            if rejected and not took
            else CaseAsk.TOO_LATE
        )
        self.numbering.end_question(taken)
        self._step, self._left_ms, self._took = BitsStep.LEAVING, now_ms, took
        self._leave(now_ms, last=False)

    # how it left -----------------------------------------------------------------------------------------------------

    def _leave(self, now_ms: int, *, last: bool) -> None:
        """``last``: the next case asks already."""
        seen = self._seen(over=last or now_ms - self._left_ms >= self._settings.leaves_within_ms)
        if seen is None:
            return
        lost = seen == "unsure" and self._has_reject and not self._was_passed
        unlike = (self._exits > 0 or self._took) and not self._was_passed
        self.numbering.escaped = self.numbering.escaped or lost or unlike or (self._exits > 0 and not self._took)
        if self._case is not None and self._case in self.numbering.cases:
            self.numbering.settle(seen)
        self._step, self._case = BitsStep.EMPTY, None

    @property
    def _was_passed(self) -> bool:
        """The pass was on the wire; a verdict that came too late never is."""
        return self._case is not None and self._case.verdict == "pass"

    def _seen(self, *, over: bool) -> Seen | None:
        """None = wait. Without a sensor what the PLC says is taken as done, but it never frees a unit."""
        if self._took:
            return self._let_go(over=over)
        if self._exits:
            return "unsure"
        if self._has_reject:
            return "ejected" if self._rejects == 1 else "unsure" if self._rejects or over else None
        if self._has_exit and not over:
            return None
        recorded = self.numbering.recorded(self._case) if self._case is not None else "reject"
        if not recorded and not over:
            return None
        return "ejected" if recorded == "reject" else "unsure"

    def _let_go(self, *, over: bool) -> Seen | None:
        if not self._was_passed or self._rejects or self._exits > 1:
            return "unsure"
        if not self._has_exit or self._exits == 1:
            return "good"
        return "unsure" if over else None

    # what is written -------------------------------------------------------------------------------------------------

    def take(self, now_ms: int, words: StationWords, heartbeat: int) -> None:
        """What the station wants its PLC to know."""
        self.numbering.take(now_ms, words, heartbeat)
        if self._case is not None and self._case not in self.numbering.cases and self._step is not BitsStep.LEAVING:
            self._step, self._case = BitsStep.REFUSED, None  # its epoch has ended
        if self._step is BitsStep.ASKING and self._case is not None and (verdict := self.numbering.answer(now_ms)):
            self._case.verdict = verdict
            self._step = BitsStep.ANSWERED

    def answer(self, now_ms: int) -> int:
        """The word to write now."""
        lit = self.numbering.lit(now_ms)
        answered = self._step is BitsStep.ANSWERED
        lit["passed"] = answered and self._was_passed
        lit["reject"] = self._step is BitsStep.REFUSED or (answered and not self._was_passed)
        return sum(1 << place for name, place in self._places.items() if lit[name])

    def written(self, answer: int | None) -> None:
        """The answer bits that the PLC's server has confirmed; None: it has not, they may be there or not."""
        both = 1 << self._places["passed"] | 1 << self._places["reject"]
        self._on_wire = None if answer is None else answer & both

    def _inputs(self, now_ms: int, signals: dict[str, bool]) -> int:
        told = sum(bit for name, bit in LEVELS.items() if signals.get(name))
        welded = self._step is BitsStep.ASKING and signals["took_pass"]
        long = any(level.on_for(now_ms) >= self._settings.stuck_ms for level in self._levels.values())
        return told | (Inputs.STUCK if welded or long else 0)


def _moved(before: int, now: int) -> int:
    """How far a counter went: to 32000 or 65535 and on from 0 or 1. One that was set anew counts nothing."""
    ahead = (now - before) % 65_536
    if ahead <= MOST_AT_ONCE:
        return ahead
    return 1 if before == 32_000 and now in (0, 1) else 0
