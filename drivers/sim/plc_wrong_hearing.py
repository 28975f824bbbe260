"""Broken PLC programs that believe the station wrongly: duties P1, P2, P3, P7 of docs/plc.md."""

from collections.abc import Sequence

from drivers.sim.plc_block import MAP_VERSION
from drivers.sim.plc_io import AskState, Sensors
from drivers.sim.plc_program import BEATS_TO_BELIEVE, PlcProgram


class TakesTornBlocks(PlcProgram):
    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        return super()._listen(now_ms, (station[17], *station[1:]))


class NeverDoubts(PlcProgram):
    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        self._beat_seen_ms = now_ms
        return super()._listen(now_ms, station)


class TakesOtherEpochs(PlcProgram):
    def _take_answer(self, whole: bool) -> None:
        kept = self._station
        self._station = (*kept[:5], self.epoch, *kept[6:])
        super()._take_answer(whole)
        self._station = kept


class TakesAnyNumber(PlcProgram):
    def _take_answer(self, whole: bool) -> None:
        kept, asked = self._station, self._asked
        if asked is not None and kept[6]:
            answer = -asked.seq & 0xFFFF if kept[6] & 0x8000 else asked.seq
            self._station = (*kept[:6], answer, *kept[7:])
        super()._take_answer(whole)
        self._station = kept


class AdoptsTornGrants(PlcProgram):
    """Answers are taken from a whole block; a grant from whatever lies there."""

    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        whole = super()._listen(now_ms, station)
        if station[1] == MAP_VERSION:
            self._station = (*self._station[:2], station[2], *self._station[3:])
        return whole

    def _adopt_epoch(self, whole: bool) -> None:
        super()._adopt_epoch(True)


class TakesOtherMaps(PlcProgram):
    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        return super()._listen(now_ms, (station[0], MAP_VERSION, *station[2:]))


class BelievesAtOnce(PlcProgram):
    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        whole = super()._listen(now_ms, station)
        self._beats *= BEATS_TO_BELIEVE
        return whole


class AdoptsOneGrant(PlcProgram):
    """Who has an epoch keeps it, whatever is granted."""

    def _adopt_epoch(self, whole: bool) -> None:
        if self.epoch == 0:
            super()._adopt_epoch(whole)


class AdoptsAgain(PlcProgram):
    """A grant is adopted as often as it is seen."""

    def _adopt_epoch(self, whole: bool) -> None:
        if whole and self.alive and self._station[2] == self.epoch:
            self.epoch = 0
        super()._adopt_epoch(whole)


class DropsItsEpoch(PlcProgram):
    """A station that is away ends the epoch."""

    def _adopt_epoch(self, whole: bool) -> None:
        if not self.alive and self.epoch:
            self.epoch = self._seq = 0
            self._unasked.clear()
            self._asked, self._ask_state = None, AskState.IDLE
            self._gate.begin_epoch(0)
        super()._adopt_epoch(whole)


class TakesTheNeighbours(PlcProgram):
    """A new answer to the case before is taken, too."""

    _stale = 0

    def _ask(self, now_ms: int, seen: Sensors) -> None:
        before = self._asked
        super()._ask(now_ms, seen)
        if self._asked is not before:
            self._stale = self._station[6]

    def _take_answer(self, whole: bool) -> None:
        kept, asked = self._station, self._asked
        answer = kept[6] - 0x10000 if kept[6] & 0x8000 else kept[6]
        if asked is not None and abs(answer) == asked.seq - 1 and kept[6] != self._stale:
            self._station = (*kept[:6], asked.seq if answer > 0 else -asked.seq & 0xFFFF, *kept[7:])
        super()._take_answer(whole)
        self._station = kept


class IgnoresRejects(PlcProgram):
    """Only a pass ends a question; a reject waits until its case is at the gate."""

    def _take_answer(self, whole: bool) -> None:
        super()._take_answer(whole)
        if self._ask_state is AskState.REJECT_TAKEN and self._asked is not None and not self._asked.at_gate:
            self._ask_state = self._asked.verdict = AskState.WAITING
