"""Broken PLC programs, on purpose: each breaks one duty of docs/plc.md, and ``station plc-test`` must name it.

A class a fault; ``BROKEN`` is the list that ``station plc-sim --fault`` takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drivers.sim.facts import Seen
from drivers.sim.plc_gate import Gate, GateKeeper, Place
from drivers.sim.plc_io import AskState, BeltRecord, Close, Disposals, Layout, Sensors
from drivers.sim.plc_program import PlcProgram

IMPATIENT_AFTER_MS = 60
SIGNED_INT_TOP = 32_767
_PERMISSIVE = 1


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


class WrapsAtTheSignedTop(PlcProgram):
    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        super().__init__(replace(layout, case_top=SIGNED_INT_TOP), kept)


class LatchesNothing(PlcProgram):
    """The words of a case are those of the newest one."""

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        asked, newest = self._asked, self._records[-1] if self._records else None
        if asked is not None and newest is not None:
            self._asked = replace(asked, units=newest.units, triggers=newest.triggers)
        super()._publish(now_ms, seen)
        self._asked = asked


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


class IgnoresPermissive(PlcProgram):
    def _permit_packer(self) -> None:
        kept = self._station
        self._station = (*kept[:11], kept[11] | _PERMISSIVE, *kept[12:])
        super()._permit_packer()
        self._station = kept


class ForgetsWhatIsUnrecorded(PlcProgram):
    def _permit_packer(self) -> None:
        kept = self._station
        self._station = (*kept[:16], self._gate.gone, kept[17])
        super()._permit_packer()
        self._station = kept


class HeartStands(PlcProgram):
    def _publish(self, now_ms: int, seen: Sensors) -> None:
        self._beat_ms = now_ms
        super()._publish(now_ms, seen)


class NumbersWithoutEpoch(PlcProgram):
    """It starts in epoch 1, whatever the station grants later."""

    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        super().__init__(layout, kept)
        self.epoch = 1

    def _number_case(self, pulse: Close, seen: Sensors) -> int:
        self.epoch = self.epoch or 1
        return super()._number_case(pulse, seen)


class OpenGate(GateKeeper):
    """Every numbered case is let go, passed or not."""

    def _receive(self, now_ms: int, encoder: float) -> None:
        super()._receive(now_ms, encoder)
        if self._gate is Gate.REJECTING:
            self._gate = Gate.LETTING_GO


class FifoGate(GateKeeper):
    """Whatever comes to the gate is taken for the oldest number."""

    def _place(self, head: BeltRecord | None, encoder: float) -> Place:
        return "before" if head is None else "here"


class MaskOfOne(GateKeeper):
    """The good bits of earlier cases are dropped."""

    def _remember(self, record: BeltRecord, seen: Seen) -> None:
        super()._remember(record, seen)
        self.disposals = replace(self.disposals, good=self.disposals.good & 1)


class EjectsByCommand(GateKeeper):
    """A case counts as ejected once the ejector was told to; no photocell is asked."""

    def _receive(self, now_ms: int, encoder: float) -> None:
        super()._receive(now_ms, encoder)
        if self._gate is Gate.REJECTING:
            self._settle(self._records[0], "ejected")
            self._gate = Gate.STRANGER


class NoLatch(GateKeeper):
    """What passes the exit without being let go stops nothing."""

    def work(self, now_ms: int, seen: Sensors) -> None:
        super().work(now_ms, seen)
        self.escaped = False


def _with_gate(name: str, gate: type[GateKeeper]) -> type[PlcProgram]:
    return type(name, (PlcProgram,), {"gate_type": gate})


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault: the duty it breaks, and the program that has it."""

    duty: str
    check: str
    """The check of ``station plc-test`` that names it."""
    program: type[PlcProgram] = PlcProgram
    word_0_first: bool = False


BROKEN: Mapping[str, Broken] = {
    "torn-block": Broken("P1", "torn_answer", TakesTornBlocks),
    "stale-station": Broken("P2", "doubted_answer", NeverDoubts),
    "own-epoch": Broken("P3", "starts_in_epoch_0", NumbersWithoutEpoch),
    "from-zero": Broken("P3", "first_number", NumbersFromZero),
    "numbers-on": Broken("P3", "records_forgotten", NumbersOn),
    "latches-nothing": Broken("P4", "case_words_fixed", LatchesNothing),
    "wraps-late": Broken("P4", "wrap", WrapsAtTheSignedTop),
    "newest-first": Broken("P6", "oldest_first", AsksNewestFirst),
    "impatient": Broken("P6", "held_until_answered", Impatient),
    "other-epoch": Broken("P7", "other_epoch", TakesOtherEpochs),
    "any-number": Broken("P7", "no_answer", TakesAnyNumber),
    "open-gate": Broken("P8", "only_passed", _with_gate("OpenGatePlc", OpenGate)),
    "fifo-gate": Broken("P8", "strange_case", _with_gate("FifoGatePlc", FifoGate)),
    "drops-bits": Broken("P9", "masks_shift", _with_gate("MaskOfOnePlc", MaskOfOne)),
    "ejects-by-command": Broken("P9", "ejection_seen", _with_gate("EjectsByCommandPlc", EjectsByCommand)),
    "no-latch": Broken("P9", "escape_latched", _with_gate("NoLatchPlc", NoLatch)),
    "no-permissive": Broken("P10", "permissive", IgnoresPermissive),
    "unrecorded": Broken("P10", "unrecorded", ForgetsWhatIsUnrecorded),
    "word-0-first": Broken("P11", "one_content", word_0_first=True),
    "heart-stands": Broken("P11", "heartbeat", HeartStands),
}
