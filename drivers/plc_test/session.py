"""One run of the test, stepped once a poll: what was read goes in, what is to be written comes out.

A scenario is a generator that yields once a poll. It changes what the station says, waits, and judges.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from drivers.plc.codec import TOP, CaseAsk, after
from drivers.plc_test.case import AskedCase, ahead
from drivers.plc_test.epoch_record import EpochRecord
from drivers.plc_test.observer import Observer
from drivers.plc_test.results import Results
from drivers.plc_test.station_player import BeltRequest, StationPlayer
from drivers.protocols import PlcBlock

Steps = Generator[None, None, None]
Found = Generator[None, None, bool]
Policy = Literal["pass", "reject", "mixed", "silent"]
"""How cases are answered that no scenario is about."""


@dataclass(frozen=True, slots=True)
class PlcTestTiming:
    """How long things may take. Shorter in tests."""

    settle_ms: int = 400
    """So long a wrong word stands; the PLC must have seen it by then."""
    answer_ms: int = 1_000
    """A right answer is taken within."""
    doubt_ms: int = 1_400
    """A station without a beat for so long must be doubted."""
    patience_ms: int = 60_000
    """For a case to come, or a person to do what was asked."""


class NotTested(Exception):
    """The rest of a scenario cannot be tried. The reason is a key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Session:
    """The station as it is played, and what is seen of the PLC."""

    def __init__(
        self, timing: PlcTestTiming, tell: Callable[[str], None], confirm: Callable[[str], bool | None]
    ) -> None:
        self.timing = timing
        self.results = Results()
        self.replies = "replies"
        self.farewell: Sequence[int] = ()
        self.seen = Observer(self.results)
        self.station = StationPlayer()
        self.tell = tell
        """Say to the person, by key, what is to be done."""
        self.confirm = confirm
        """Ask the person, by key; None = not answered yet."""
        self.now_ms = 0
        self.epoch = 0
        self.silent = True
        """The station is away: nothing is written."""
        self.reconnect = False
        """The connection is to be closed and opened again."""
        self.restarting = False
        """The PLC is being restarted: its server may go and come."""
        self.policy: Policy = "silent"
        self.recording = True
        self.obeyed = False
        """Something at the belt does what is asked by the request bits."""
        self._patience_ms = timing.patience_ms

    # stepping

    def words(self) -> list[int]:
        """The station's block: one write."""
        return self.station.words()

    def step(self, now_ms: int, words: list[int] | None) -> None:
        """What was read, or None while the connection is lost. Before the scenario's next step."""
        self.now_ms = now_ms
        if words is None:
            self.seen.away(now_ms)
            return
        self.seen.read(now_ms, words)
        self._record()
        case = self.record.case
        if case is not None and case.state == CaseAsk.WAITING and case.given == 0 and self.policy != "silent":
            self.give(case, self.policy == "pass" or (self.policy == "mixed" and case.seq % 3 != 0))
        elif case is not None and case.given and not (case.untaken or self.silent or self.seen.now.injecting):
            self._demand_taken(case)

    def _demand_taken(self, case: AskedCase) -> None:
        """A pass and a reject are both taken, while their case is on its way to the gate."""
        if case.state == CaseAsk.WAITING:
            case.untaken = self.seen.clock_ms - case.given_ms > self.timing.answer_ms
        elif case.state == CaseAsk.TOO_LATE and case.late_ms is not None:
            case.untaken = case.late_ms - case.given_ms > self.timing.settle_ms
        if case.untaken:
            self.results.failed("answer_taken", case=case.seq)

    def _record(self) -> None:
        block = self.seen.block
        if block is not None and self.recording:
            self.station.recorded = block.disposed_seq if block.disposed_epoch == self.epoch else 0

    def give(self, case: AskedCase, passed: bool) -> None:
        """Answer rightly."""
        case.given, case.given_ms = 1 if passed else -1, self.seen.clock_ms
        self.station.answer(self.epoch, case.seq if passed else -case.seq)

    # waiting

    @property
    def record(self) -> EpochRecord:
        """What is known of the epoch of now."""
        return self.seen.record

    @property
    def block(self) -> PlcBlock:
        if self.seen.block is None:
            raise NotTested("no_block")
        return self.seen.block

    def wait(self, ms: int) -> Steps:
        until_ms = self.now_ms + ms
        while self.now_ms < until_ms:
            yield

    def until(self, condition: Callable[[], bool], within_ms: int | None = None) -> Found:
        """Whether it came true in time; without a time, within the patience."""
        until_ms = self.now_ms + (self._patience_ms if within_ms is None else within_ms)
        while not condition():
            if self.now_ms >= until_ms:
                return False
            yield
        return True

    def next_case(self) -> Generator[None, None, AskedCase]:
        """The next case that is asked about and not answered yet. From here on none is answered by itself."""
        self.policy = "silent"
        if not (yield from self.until(self._waits)):
            raise NotTested("no_cases")
        case = self.record.case
        assert case is not None
        return case

    def _waits(self) -> bool:
        case = self.record.case
        return case is not None and case.state == CaseAsk.WAITING and case.given == 0

    def cases_come(self, count: int = 2) -> Steps:
        """Wait until so many cases more are numbered."""
        start = self.record.newest
        if not (yield from self.until(lambda: ahead(self.record.newest, start) >= count)):
            self._patience_ms = min(self._patience_ms, 4 * self.timing.settle_ms)  # the whole run has an end
            raise NotTested("no_cases")

    # epochs

    def another_epoch(self) -> int:
        shown = self.seen.block.epoch if self.seen.block is not None else 0
        return after(max(self.epoch, shown) % TOP)

    def grant(self) -> Steps:
        """Let the PLC begin anew in another epoch."""
        self.epoch = self.station.grant = self.another_epoch()
        self.station.answer(0, 0)
        if not (yield from self.until(lambda: self.block.epoch == self.epoch, 3 * self.timing.answer_ms)):
            self.results.failed("grant_adopted", epoch=self.epoch, shown=self.block.epoch)
            raise NotTested("no_grant")
        self.results.passed("grant_adopted")
        yield from self.wait(self.timing.settle_ms)
        self.station.grant = 0

    # a scenario's beginning and its tools

    def ready(self) -> Steps:
        """A believed station, a granted epoch, a gate that is not latched, and cases that come."""
        self.usual()
        if not (yield from self.until(lambda: self.seen.words is not None)):
            raise NotTested("link")
        yield from self.wait(self.timing.settle_ms)
        if self.seen.escaped:
            yield from self.ask_for(BeltRequest.RESET_GATE, lambda: not self.seen.escaped)
        if self.block.epoch != self.epoch:
            if self.epoch:
                self.results.failed("epoch_kept", granted=self.epoch, shown=self.block.epoch)
            yield from self.grant()
        yield from self.cases_come()

    def usual(self) -> None:
        """The station as it should be."""
        self.station.restore()
        self.station.grant = 0
        self.silent, self.recording, self.policy = False, True, "mixed"
        self.restarting = False
        self.seen.now.injecting, self.seen.now.excused, self.seen.now.preset = "", False, False

    def ask_for(self, request: BeltRequest, done: Callable[[], bool]) -> Steps:
        """Have a person, or a simulated belt, do something."""
        self.station.request = request
        self.tell(request.name.lower())
        if not (yield from self.until(done)):
            raise NotTested("nobody")
        self.station.request = BeltRequest.NOTHING

    @contextmanager
    def wrong(self, check: str) -> Iterator[None]:
        """A reaction of the PLC now belongs to this check."""
        self.seen.now.injecting = check
        try:
            yield
        finally:
            self.seen.now.injecting = ""
            self.station.beating, self.station.torn = True, False
            self.station.version = 1

    def taken(self, case: AskedCase) -> Steps:
        """The right answer must be taken now."""
        if case.wrongly or case.state != CaseAsk.WAITING:
            return
        self.give(case, True)
        if not (yield from self.until(lambda: case.state != CaseAsk.WAITING, self.timing.answer_ms)):
            self.results.failed("answer_taken", case=case.seq)
        elif case.state == CaseAsk.PASS_TAKEN:
            self.results.passed("answer_taken")
