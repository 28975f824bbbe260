"""The test of a small PLC (profile ``bits``): plays the station with two words, and judges the duties B1 to B6
of docs/plc-profiles.md, and that requests are answered (R11 of docs/plc.md).

Judged by the words alone, once a poll; times are milliseconds of whoever steps it. A scenario is a generator that
yields once a poll.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

from drivers.plc.profiles.settings import BitsSettings
from drivers.plc_test.results import Results

BITS_CHECKS: Mapping[str, str] = {
    "bits_replies": "R11",
    "bits_heartbeat": "B5",
    "bits_held": "B3",
    "bits_low": "B2",
    "bits_cleared": "B2",
    "bits_waits_for_low": "B2",
    "bits_pass_taken": "B3",
    "bits_pass_kept": "B3",
    "bits_passed_leaves": "B4",
    "bits_reject_taken": "B3",
    "bits_rejected_stays": "B4",
    "bits_doubted": "B5",
    "bits_permissive": "B6",
}
"""Each check, in the order of the report, with the duty it belongs to."""
BEAT_MS, LOW_MS = 400, 250
"""A beat of 200 ms and a low trigger of 300 ms, as polls may see them."""
TAKEN_MS = 1_000
"""An answer is taken within."""
HOLD_MS = 700
"""A trigger without an answer stays at least so long; the shortest verdict time-out is longer."""
STAND_MS, DOUBT_MS = 3_000, 1_300
Steps = Generator[None, None, None]
Found = Generator[None, None, bool]


class NoCase(Exception):
    """None came while it was waited for."""


@dataclass(frozen=True, slots=True)
class BitsWiring:
    """Which bit is what, as masks of the words ``signals`` and ``answer``."""

    trigger: int = 1 << 0
    took_pass: int = 1 << 1
    passed: int = 1 << 0
    reject: int = 1 << 1
    permissive: int = 1 << 2
    exit: int = 0
    """Bit of the exit photocell; 0 = the PLC counts at the exit (word 2)."""

    @classmethod
    def of(cls, settings: BitsSettings) -> "BitsWiring":
        inputs, outputs = settings.inputs, settings.outputs
        return cls(
            trigger=1 << inputs.trigger,
            took_pass=1 << inputs.took_pass,
            passed=1 << outputs.passed,
            reject=1 << outputs.reject,
            permissive=1 << outputs.permissive,
            exit=1 << inputs.exit if inputs.exit is not None else 0,
        )


class BitsSession:
    """What was read last, what is written next, and what is watched all the time."""

    def __init__(self, patience_ms: int = 60_000, leaves_ms: int = 8_000, wiring: BitsWiring = BitsWiring()) -> None:
        """``leaves_ms``: so long a passed case may take to the exit sensor."""
        self.patience_ms, self.leaves_ms, self.wiring = patience_ms, leaves_ms, wiring
        self.results = Results(BITS_CHECKS)
        self.replies = "bits_replies"
        self.farewell: Sequence[int] = (0, 0)
        self.silent = self.reconnect = self.restarting = False
        self.now_ms = self.signals = self.exits = self.reads = self.heartbeat = 0
        self.answer, self.beats = wiring.permissive, True
        self._at_exit = False
        self._plc_beat: int | None = None
        self._beat_ms = 0
        self._high = False
        self._dropped_ms: int | None = None

    @property
    def trigger(self) -> bool:
        return bool(self.signals & self.wiring.trigger)

    @property
    def took_pass(self) -> bool:
        return bool(self.signals & self.wiring.took_pass)

    def words(self) -> list[int]:
        """For the PLC: answer and heartbeat."""
        return [self.answer, self.heartbeat]

    def step(self, now_ms: int, words: Sequence[int] | None) -> None:
        """Four words, or None where they could not be read."""
        self.now_ms = now_ms
        if self.beats:
            self.heartbeat = self.heartbeat % 32_000 + 1
        if words is None:
            return
        self.reads += 1
        self.signals = words[0]
        self._watch_exit(words[2])
        self._watch_beat(words[1])
        self._watch_trigger()

    def _watch_exit(self, counted: int) -> None:
        """The PLC's own count, or the edges of a photocell."""
        if not self.wiring.exit:
            self.exits = counted
            return
        before, self._at_exit = self._at_exit, bool(self.signals & self.wiring.exit)
        self.exits += self._at_exit and not before

    def _watch_beat(self, beat: int) -> None:
        if self._plc_beat is None or beat != self._plc_beat:
            if self._plc_beat is not None:
                self._judge_beat()
            self._plc_beat, self._beat_ms = beat, self.now_ms
        elif self.now_ms - self._beat_ms > STAND_MS:
            self._judge_beat()
            self._beat_ms = self.now_ms

    def _judge_beat(self) -> None:
        ms = self.now_ms - self._beat_ms
        self.results.judge("bits_heartbeat", ms <= BEAT_MS, ms=ms)

    def _watch_trigger(self) -> None:
        """Whenever the trigger rises it was low for long enough, the pass before is cleared, no answer stands."""
        if self.trigger and not self._high and self._dropped_ms is not None:
            low_ms = self.now_ms - self._dropped_ms
            self.results.judge("bits_low", low_ms >= LOW_MS, ms=low_ms)
            self.results.judge("bits_cleared", not self.took_pass)
            if self.answer & (self.wiring.passed | self.wiring.reject):
                self.results.failed("bits_waits_for_low")
        if self._high and not self.trigger:
            self._dropped_ms = self.now_ms
        self._high = self.trigger

    # what scenarios are made of

    def wait(self, ms: int) -> Steps:
        end_ms = self.now_ms + ms
        while self.now_ms < end_ms:
            yield

    def sees(self, come: Callable[[], bool], within_ms: int) -> Found:
        """True as soon as it came."""
        end_ms = self.now_ms + within_ms
        while not come():
            if self.now_ms >= end_ms:
                return False
            yield
        return True

    def case(self) -> Steps:
        """A case with its trigger, and the station that is believed. Raises NoCase."""
        self.answer, self.beats = self.wiring.permissive, True
        if not (yield from self.sees(lambda: not self.trigger, self.patience_ms)):
            raise NoCase
        if not (yield from self.sees(lambda: self.trigger, self.patience_ms)):
            raise NoCase

    def answered(self, bits: int) -> Found:
        """Answer the case; did its trigger drop in time?"""
        self.answer = self.wiring.permissive | bits
        return (yield from self.sees(lambda: not self.trigger, TAKEN_MS))


# scenarios


def passed(s: BitsSession) -> Steps:
    """Held until it is answered, taken as passed, seen at the exit."""
    yield from s.case()
    yield from s.wait(HOLD_MS)
    s.results.judge("bits_held", s.trigger)
    if not s.trigger:
        yield from s.case()
    exits = s.exits
    dropped = yield from s.answered(s.wiring.passed)
    s.results.judge("bits_pass_taken", dropped and s.took_pass)
    s.answer = s.wiring.permissive
    left = yield from s.sees(lambda: s.exits != exits or s.trigger, s.leaves_ms)
    s.results.judge("bits_passed_leaves", left and s.exits != exits)
    s.results.judge("bits_pass_kept", s.took_pass or s.trigger)


def rejected(s: BitsSession) -> Steps:
    """Taken as rejected, and not seen at the exit before the next case."""
    yield from s.case()
    exits = s.exits
    dropped = yield from s.answered(s.wiring.reject)
    s.results.judge("bits_reject_taken", dropped and not s.took_pass)
    s.answer = s.wiring.permissive
    yield from s.sees(lambda: s.trigger, s.leaves_ms)
    s.results.judge("bits_rejected_stays", s.exits == exits)


def answer_stands(s: BitsSession) -> Steps:
    """A stale answer: no trigger rises before it is taken away."""
    yield from s.case()
    yield from s.answered(s.wiring.reject)
    rose = yield from s.sees(lambda: s.trigger, STAND_MS)
    if not rose:
        s.results.passed("bits_waits_for_low")


def silent(s: BitsSession) -> Steps:
    """A pass of a station whose heartbeat stands still is none. The PLC may give the case up meanwhile."""
    yield from s.case()
    s.beats = False
    yield from s.wait(DOUBT_MS)
    s.answer = s.wiring.permissive | s.wiring.passed
    yield from s.wait(TAKEN_MS)
    s.results.judge("bits_doubted", not s.took_pass)


def not_permitted(s: BitsSession) -> Steps:
    """The case that the packer holds may still come; then none may."""
    yield from s.case()
    yield from s.answered(s.wiring.reject)
    began_ms = s.now_ms
    yield from s.case()
    pitch_ms = s.now_ms - began_ms
    yield from s.answered(s.wiring.reject)
    s.answer = 0
    if (yield from s.sees(lambda: s.trigger, 2 * pitch_ms)):
        s.answer = s.wiring.reject
        yield from s.sees(lambda: not s.trigger, TAKEN_MS)
        s.answer = 0
    came = yield from s.sees(lambda: s.trigger, 3 * pitch_ms)
    s.results.judge("bits_permissive", not came)


BITS_SCENARIOS = (passed, rejected, answer_stands, silent, not_permitted)


def play_bits(s: BitsSession, begins: Callable[[int, str], None]) -> Steps:
    """All of them; where no case comes the rest is not tested."""
    yield from s.wait(STAND_MS)  # the station has beaten long enough to be believed
    for number, scenario in enumerate(BITS_SCENARIOS):
        begins(number, scenario.__name__)
        try:
            yield from scenario(s)
        except NoCase:
            for check in BITS_CHECKS:
                s.results.not_tested(check, "no_cases")
            return
