"""Broken PLC programs that number, latch and ask wrongly: duties P3 to P6 of docs/plc.md."""

from dataclasses import replace

from drivers.sim.plc_io import AskState, Close, Disposals, Layout, Sensors
from drivers.sim.plc_program import PlcProgram

IMPATIENT_AFTER_MS = 60
SIGNED_INT_TOP = 32_767


class NumbersWithoutEpoch(PlcProgram):
    """It starts in epoch 1, whatever the station grants later."""

    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        super().__init__(layout, kept)
        self.epoch = 1

    def _number_case(self, pulse: Close, seen: Sensors) -> int:
        self.epoch = self.epoch or 1
        return super()._number_case(pulse, seen)


class NumbersFromZero(PlcProgram):
    def _number_case(self, pulse: Close, seen: Sensors) -> int:
        number = super()._number_case(pulse, seen)
        if number:
            self._records[-1].seq -= 1
        return number


class NumbersOn(PlcProgram):
    def _adopt_epoch(self, whole: bool) -> None:
        before, number = self.epoch, self._seq
        super()._adopt_epoch(whole)
        if self.epoch != before and before:
            self._seq = self._gate.gone = number
            self._gate.disposals = replace(self._gate.disposals, epoch=self.epoch, seq=number)


class LatchesNothing(PlcProgram):
    """The words of a case are those of the newest one."""

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        asked, newest = self._asked, self._records[-1] if self._records else None
        if asked is not None and newest is not None:
            self._asked = replace(asked, units=newest.units, triggers=newest.triggers)
        super()._publish(now_ms, seen)
        self._asked = asked


class WrapsAtTheSignedTop(PlcProgram):
    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        super().__init__(replace(layout, case_top=SIGNED_INT_TOP), kept)


class AsksNewestFirst(PlcProgram):
    def _ask(self, now_ms: int, seen: Sensors) -> None:
        self._unasked.reverse()
        super()._ask(now_ms, seen)
        self._unasked.reverse()


class Impatient(PlcProgram):
    """Its number does not wait for the answer."""

    def _give_up(self, now_ms: int) -> None:
        super()._give_up(now_ms)
        if self._ask_state is AskState.WAITING and now_ms - self._asked_ms >= IMPATIENT_AFTER_MS:
            self._ask_state = AskState.TOO_LATE


class LatchesNoLabel(PlcProgram):
    """The case-code reader is fired, and nobody notes for which case."""

    def _latch_label(self, seen: Sensors) -> None:
        super()._latch_label(seen)
        for record in self._records:
            record.label = 0


class OverlapsWindows(PlcProgram):
    """The first trigger of a case is the last of the one before."""

    def _number_case(self, pulse: Close, seen: Sensors) -> int:
        number = super()._number_case(pulse, seen)
        if number and self._records[-1].triggers[0]:
            first, *others = self._records[-1].triggers
            self._records[-1].triggers = (max(1, first - 1), others[0], others[1], others[2])
        return number
