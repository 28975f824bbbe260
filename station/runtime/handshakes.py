"""The newest cases through the three legs of the handshake, with the time each leg took.

Seen (a block that asks) → committed (the verdict's words are published) → written (the write is acknowledged) → taken
(the PLC says so) → disposed (the case left). *Seen → written* is the latency a line is judged by.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

from drivers.protocols import PlcBlock
from station.core.values import StationWords
from station.runtime.latency import LatencyRing

KEPT = 32
WAITING, PASS_TAKEN, REJECT_TAKEN = 1, 2, 3


@dataclass(slots=True)
class Handshake:
    """One case; milliseconds after the trigger was seen, None = not yet. ``seq`` is the wire's short number."""

    epoch: int
    seq: int
    seen_s: float
    verdict: Literal["pass", "reject", ""] = ""
    committed_ms: float | None = None
    written_ms: float | None = None
    taken_ms: float | None = None
    disposed_ms: float | None = None


class Handshakes:
    """Times are handed in, in monotonic seconds."""

    def __init__(self) -> None:
        self._newest: OrderedDict[tuple[int, int], Handshake] = OrderedDict()
        self.latency = LatencyRing()

    @property
    def newest(self) -> tuple[Handshake, ...]:
        """Oldest first."""
        return tuple(self._newest.values())

    def polled(self, block: PlcBlock, at_s: float) -> None:
        """A whole block was read."""
        case = (block.epoch, block.case_seq)
        if block.case_state == WAITING and case not in self._newest:
            self._newest[case] = Handshake(*case, at_s)
            while len(self._newest) > KEPT:
                self._newest.popitem(last=False)
        asked = self._newest.get(case)
        if asked is not None and asked.taken_ms is None and block.case_state in (PASS_TAKEN, REJECT_TAKEN):
            asked.taken_ms = _ms(asked, at_s)
        left = self._newest.get((block.disposed_epoch, block.disposed_seq))
        if left is not None and left.disposed_ms is None:
            left.disposed_ms = _ms(left, at_s)

    def asked(self, block: PlcBlock | None) -> bool:
        """This block's case waits for a verdict that is not even durable yet."""
        case = None if block is None else self._newest.get((block.epoch, block.case_seq))
        return case is not None and case.committed_ms is None

    def published(self, words: StationWords, at_s: float) -> None:
        """Words are durable and wait to be written."""
        case = self._answered(words)
        if case is not None and case.committed_ms is None:
            case.committed_ms = _ms(case, at_s)
            case.verdict = "pass" if words.verdict > 0 else "reject"

    def written(self, words: StationWords, at_s: float) -> None:
        """The PLC's server acknowledged a write of these words."""
        case = self._answered(words)
        if case is not None and case.written_ms is None:
            case.written_ms = _ms(case, at_s)
            self.latency.add(case.written_ms)

    def _answered(self, words: StationWords) -> Handshake | None:
        return self._newest.get((words.verdict_epoch, abs(words.verdict))) if words.verdict else None


def _ms(case: Handshake, at_s: float) -> float:
    return (at_s - case.seen_s) * 1_000
