"""Profile io: an I/O block without a program. What its photocells say, as the facts of register map v1. Pure.

The rejecter is armed for every case. Only for the oldest case that has not left, only around the place where it must be
by the time that the belt has run, and only with a committed pass, it is disarmed. Whatever comes at another moment is
ejected, and so is everything once nobody writes: the block's own watchdog switches the output off.

A case is asked about when it darkens the case photocell. A pass is believed only if, in the first look after it came,
no other case is at the photocell: until then the picture can show no other.
"""

from collections.abc import Mapping, Sequence

from drivers.plc.codec import CaseAsk
from drivers.plc.profiles.io_limit import POLLS, io_timing
from drivers.plc.profiles.numbering import LEVELS, Inputs, InputSignal, NumberedCase, Numbering, Seen, Verdict
from drivers.plc.profiles.settings import IoSettings
from drivers.plc.profiles.uncounted_log import UncountedLog
from drivers.protocols import PlcBlock, StationWords

CELLS = ("trigger", "exit", "ejected", "reset")


class _OnBelt:
    """What is known of one case behind the case photocell."""

    def __init__(self, case: NumberedCase, near: bool, slack_mm: float) -> None:
        self.case = case
        self.near = near
        """Another case is so near that the two cannot be told apart."""
        self.slack_mm = slack_mm
        """So far it may be from where it is thought to be, by stops and gaps since it came."""
        self.disarmed = False
        """The rejecter was disarmed for it."""
        self.exits = self.rejects = 0


class IoProgram:
    def __init__(self, settings: IoSettings) -> None:
        self.numbering = Numbering()
        self._settings = settings
        belt, poll_ms = settings.belt, settings.poll_ms
        self._belt = belt
        self._places = settings.outputs.model_dump(exclude_none=True)
        timing = io_timing(belt, poll_ms, settings.watchdog.time_ms, 0)
        self._late_mm = belt.speed_mm_s * POLLS * poll_ms / 1_000
        self._pitch_mm = belt.speed_mm_s * timing.gate_ms / 1_000
        self._blind_ms = max(POLLS * poll_ms, min(timing.window_ms / 2, timing.case_ms))
        """Longer without a look: what stands where is not known any more. A stop of the belt lasts longer."""
        self._at_mm = 0.0
        self._came_mm = 0.0
        """Where the belt was when the last case came; nobody knows what came before the start."""
        self._late_by_mm = 0.0
        """What was seen in this look may have been so far before, more than usual."""
        self._on_belt: list[_OnBelt] = []
        self._scanned_ms: int | None = None
        self._running = False
        self._hidden: Verdict = ""
        """An answer that is believed if the next look shows no other case."""
        self._levels = {name: InputSignal() for name in CELLS}
        self.uncounted = UncountedLog(timing.case_ms, settings.counted_at)

    # what is read ----------------------------------------------------------------------------------------------------

    def scan(self, now_ms: int, signals: Mapping[str, bool]) -> PlcBlock:
        """Work through the inputs as they were read now, by name."""
        first = self._scanned_ms is None
        if first:
            self.uncounted.start(now_ms)
        self._carry(now_ms, signals["running"])
        rose = {name: level.see(now_ms, signals.get(name, False)) for name, level in self._levels.items()}
        self.numbering.reset_by(rose["reset"])
        if not first:
            self._see_leave(exits=rose["exit"], rejects=rose["ejected"])
            if rose["trigger"]:
                self.uncounted.came(now_ms, numbered=self._receive())
            elif self._levels["trigger"].on:
                self._measure()
        self._believe()
        self._settle()
        clear = not self._levels["trigger"].on
        self.uncounted.look(now_ms, clear=clear, epoch=self.numbering.epoch, numbered=self.numbering.newest)
        return self.numbering.block(now_ms, self._inputs(now_ms, signals))

    def _carry(self, now_ms: int, running: bool) -> None:
        """Move the belt. It is not known when within the time since the last look it started or stopped."""
        before, self._scanned_ms = self._scanned_ms, now_ms
        was, self._running = self._running, running
        if before is None:
            return
        went_mm = self._belt.speed_mm_s * (now_ms - before) / 1_000 if was or running else 0.0
        if now_ms - before > self._blind_ms:  # a belt that stood at both looks may have run in between
            self._lose()
            self.uncounted.fall_silent(before, now_ms, hidden=self._levels["trigger"].on)
        self._late_by_mm = went_mm if went_mm > self._late_mm else 0.0
        self._at_mm += went_mm if was and running else went_mm / 2
        if was != running:
            for each in self._on_belt:
                each.slack_mm += went_mm / 2

    def _lose(self) -> None:
        """Cases may have come and gone unseen."""
        self.numbering.lose()
        self._on_belt.clear()
        self._came_mm, self._hidden = self._at_mm, ""

    def _receive(self) -> bool:
        """A case darkens the case photocell: it is asked about now, or never. False: there is no number for it."""
        near = self._at_mm - self._late_by_mm - self._came_mm < self._pitch_mm
        self._came_mm = self._at_mm
        if near and self._on_belt:
            self._on_belt[-1].near = True
        self.numbering.end_question(CaseAsk.TOO_LATE)
        self._hidden = ""
        if (case := self.numbering.number(self._at_mm)) is None:
            return False
        self._on_belt.append(_OnBelt(case, near, self._late_by_mm))
        self.numbering.ask(case)
        return True

    def _measure(self) -> None:
        """A photocell that is dark for longer than a case: two cases touch, and nobody saw the second one come."""
        longest_mm = self._belt.case_mm + self._belt.window_mm + self._late_mm
        if (
            self._on_belt
            and self._at_mm - self._on_belt[-1].case.at > longest_mm
            and self._at_mm - self._came_mm > (longest_mm)
        ):
            self._on_belt[-1].near = True
            self._came_mm = self._at_mm

    def _believe(self) -> None:
        """The answer that came after the last look holds: no other case has come since, or it would be asked about."""
        hidden, self._hidden = self._hidden, ""
        asked = self.numbering.asked
        if hidden and asked is not None and self.numbering.state is CaseAsk.WAITING:
            asked.verdict = hidden
            self.numbering.end_question(CaseAsk.PASS_TAKEN if hidden == "pass" else CaseAsk.REJECT_TAKEN)

    # how it left -----------------------------------------------------------------------------------------------------

    def _see_leave(self, *, exits: bool, rejects: bool) -> None:
        """Whose edge it is: the oldest case's, where it must be by now. At the exit anything else is an escape."""
        oldest = self._on_belt[0] if self._on_belt else None
        if exits and oldest is not None and self._is_at(oldest, self._belt.exit_mm):
            oldest.exits += 1
        elif exits:
            self.numbering.escaped = True
        if rejects and oldest is not None and self._is_at(oldest, self._belt.ejected_mm):
            oldest.rejects += 1

    def _is_at(self, each: _OnBelt, place_mm: float) -> bool:
        """So far off that it cannot be the next case, however late the look is."""
        far_mm = self._at_mm - each.case.at - place_mm
        usual_mm = self._belt.window_mm + self._late_mm
        return abs(far_mm) <= min(usual_mm + self._late_by_mm, self._pitch_mm - usual_mm)

    def _settle(self) -> None:
        """Cases whose time is over at both photocells."""
        over_mm = max(self._belt.exit_mm, self._belt.ejected_mm) + self._belt.window_mm + self._late_mm
        while self._on_belt and self._at_mm - self._on_belt[0].case.at > over_mm:
            each = self._on_belt.pop(0)
            seen = self._seen(each)
            strange = each.exits and not each.disarmed
            missed = seen == "unsure" and not each.disarmed
            self.numbering.escaped = bool(self.numbering.escaped or strange or missed or each.exits > 1)
            self.numbering.settle(seen)

    def _seen(self, each: _OnBelt) -> Seen:
        if each.slack_mm > self._belt.window_mm or each.near:
            return "unsure"
        match each.exits, each.rejects:
            case 1, 0 if each.disarmed:
                return "good"
            case 0, 1 if not each.disarmed:
                return "ejected"
            case _:
                return "unsure"

    # what is written -------------------------------------------------------------------------------------------------

    def take(self, now_ms: int, words: StationWords, heartbeat: int) -> None:
        """What the station wants its PLC to know."""
        self.numbering.take(now_ms, words, heartbeat)
        self._on_belt = [each for each in self._on_belt if each.case in self.numbering.cases]
        self._hidden = self.numbering.answer(now_ms)

    def coils(self, now_ms: int) -> dict[int, bool]:
        """Every coil of the station by its number, as it must be now."""
        lit = self.numbering.lit(now_ms)
        lit["let_go"] = self.numbering.alive(now_ms) and self._looked(now_ms) and self._lets_go()
        return {place: lit[name] for name, place in self._places.items()}

    def _looked(self, now_ms: int) -> bool:
        """Where the belt is, is known: inputs that cannot be read any more arm the rejecter, whatever is written."""
        return self._scanned_ms is not None and now_ms - self._scanned_ms <= POLLS * self._settings.poll_ms

    def _lets_go(self) -> bool:
        """Only the oldest, only with a pass, only where it must be: a little before, because a coil is set late."""
        oldest = self._on_belt[0] if self._on_belt else None
        if oldest is None or oldest.case.verdict != "pass" or oldest.near or oldest.slack_mm > self._belt.window_mm:
            return False
        off_mm = self._at_mm - oldest.case.at - self._belt.reject_mm
        here = -self._belt.window_mm - self._late_mm <= off_mm <= self._belt.window_mm
        oldest.disarmed = oldest.disarmed or here
        return here

    def _inputs(self, now_ms: int, signals: Mapping[str, bool]) -> int:
        told = sum(bit for name, bit in LEVELS.items() if signals.get(name))
        stuck = self._running and any(
            level.on_for(now_ms) >= self._settings.stuck_ms for level in self._levels.values()
        )
        return told | (Inputs.STUCK if stuck else 0)


def signals_of(places: Mapping[str, int], first: int, bits: Sequence[bool]) -> dict[str, bool]:
    """The inputs by name; ``bits`` begin with input ``first``."""
    return {name: bits[place - first] for name, place in places.items()}
