"""Judges every block that the PLC publishes: its form, its numbers, its questions and what it says of cases that left.

Pure: time comes in as data. A silence of the test itself (a busy machine) counts for no more than ``STEP_MS``.
"""

from collections.abc import Sequence

from drivers.errors import WireFault
from drivers.plc.checks import is_whole
from drivers.plc.codec import MAP_VERSION, PLC_NAMES, PROBE, after, decode_block
from drivers.plc_test.case import HALF, Circumstances, ahead
from drivers.plc_test.epoch_record import EpochRecord
from drivers.plc_test.results import Results
from drivers.protocols import PlcBlock

STEP_MS = 50
PUBLISHED_WITHIN_MS = 300
"""Half of the time after which the station gives the PLC up."""
BEAT_WITHIN_MS = 260
"""200 ms are promised; the rest is a poll and a publication."""
MOST_AFTER_A_GRANT = 2
"""Cases numbered in the publication that shows a new epoch: a twin head gives two."""
ESCAPED = 1 << 5
_FREE_INPUTS = 0b1111_1110_0100_0000


class Observer:
    """What is known of the PLC from its blocks alone."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self.clock_ms = 0
        self._read_ms: int | None = None
        self.words: list[int] | None = None
        self.block: PlcBlock | None = None
        self.reads = self.torn = 0
        self.now = Circumstances()
        self.record = EpochRecord(results, self.now)
        self._fresh_ms = self._beat_ms = 0

    @property
    def escaped(self) -> bool:
        return self.block is not None and bool(self.block.inputs & ESCAPED)

    def away(self, now_ms: int) -> None:
        """Nothing was read: the connection is lost."""
        self._pass_time(now_ms)
        self.words = None
        self._fresh_ms = self._beat_ms = self.clock_ms

    def read(self, now_ms: int, words: Sequence[int]) -> None:
        """One FC03 of 24 words."""
        self._pass_time(now_ms)
        self.reads += 1
        if not is_whole(words):
            self.torn += 1
            self._demand_fresh()
        elif self.words is not None and words[0] == self.words[0]:
            self._results.judge("one_content", list(words) == self.words, number=words[0])
            self._demand_fresh()
        else:
            self._take(list(words))
        self.record.look_for_late(self.clock_ms)

    def _pass_time(self, now_ms: int) -> None:
        if self._read_ms is not None:
            self.clock_ms += min(now_ms - self._read_ms, STEP_MS)
        self._read_ms = now_ms

    def _demand_fresh(self) -> None:
        age_ms = self.clock_ms - self._fresh_ms
        if age_ms > PUBLISHED_WITHIN_MS:
            self._results.failed("publishing", ms=age_ms)
            self._fresh_ms = self.clock_ms

    def _take(self, words: list[int]) -> None:
        """A new publication."""
        old, before = self.words, self.block
        block = self._decoded(words)
        self.words = words
        self._results.passed("publishing")
        self._fresh_ms = self.clock_ms
        if block is None:
            return
        if before is not None and block.epoch != before.epoch:
            self.record = EpochRecord(self._results, self.now, self.record.pitch_ms)
            forgotten = block.in_transit <= MOST_AFTER_A_GRANT
            forgotten = forgotten and (self.now.preset or block.disposed_epoch != block.epoch or block.epoch == 0)
            self._results.judge("records_forgotten", forgotten, cases=block.in_transit)
        elif old is not None:
            step = ahead(words[0], old[0])
            self._results.judge("block_number", step < HALF, was=old[0], now=words[0])
        follows = old is not None and words[0] == after(old[0])
        self._follow_heart(block, before)
        self.block = block
        self.record.follow(block, words, self._read_ms or 0, self.clock_ms, follows)

    def _decoded(self, words: list[int]) -> PlcBlock | None:
        if words[1] != MAP_VERSION or words[2] != PROBE:
            word = 2 if words[2] != PROBE else 1
            self._results.failed("ranges", word=word, name=PLC_NAMES[word], value=words[word])
            return None
        try:
            block = decode_block(words)
        except WireFault as fault:
            told = fault.arguments
            check = self.now.injecting if self.now.injecting == "wrap" else "ranges"
            self._results.failed(
                check, word=int(told["word"]), name=str(told["name"]), value=int(told["value"]), case=words[7]
            )
            return None
        free = block.inputs & _FREE_INPUTS
        self._results.judge("ranges", not free, word=20, name="inputs", value=block.inputs)
        return block

    def _follow_heart(self, block: PlcBlock, before: PlcBlock | None) -> None:
        if before is None or block.heartbeat != before.heartbeat:
            if before is not None:
                self._results.passed("heartbeat")
            self._beat_ms = self.clock_ms
        elif (age_ms := self.clock_ms - self._beat_ms) > BEAT_WITHIN_MS:
            self._results.failed("heartbeat", ms=age_ms)
            self._beat_ms = self.clock_ms
