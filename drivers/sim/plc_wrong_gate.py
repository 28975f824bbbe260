"""Broken PLC programs whose gate or packer does what it may not: duties P8, P9 and P10 of docs/plc.md."""

from dataclasses import replace

from drivers.sim.facts import Seen
from drivers.sim.plc_gate import Gate, GateKeeper, Place
from drivers.sim.plc_io import BeltRecord, Sensors
from drivers.sim.plc_program import PlcProgram

_PERMISSIVE = 1


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


class NeverLetsGo(GateKeeper):
    def _receive(self, now_ms: int, encoder: float) -> None:
        super()._receive(now_ms, encoder)
        if self._gate is Gate.LETTING_GO:
            self._gate = Gate.REJECTING


class WaitsForTheLifted(GateKeeper):
    """A window that closes empty is not noticed: what comes later is a stranger, for ever."""

    def _place(self, head: BeltRecord | None, encoder: float) -> Place:
        place = super()._place(head, encoder)
        return "before" if place == "passed" else place


class TellsBoth(GateKeeper):
    """The ejector's bit is set by its command, whatever the photocells see later."""

    def _remember(self, record: BeltRecord, seen: Seen) -> None:
        super()._remember(record, seen)
        self.disposals = replace(self.disposals, ejected=self.disposals.ejected | 1)


class BlindEjector(GateKeeper):
    """The photocell in the reject lane is not wired."""

    def work(self, now_ms: int, seen: Sensors) -> None:
        super().work(now_ms, replace(seen, at_ejector=False))


class IgnoresStopRequest(PlcProgram):
    def _permit_packer(self) -> None:
        super()._permit_packer()
        self.stop_request = False


class RunsWhenDoubted(PlcProgram):
    """The packer needs an epoch and the last permissive that was heard, not a station that lives."""

    def _permit_packer(self) -> None:
        super()._permit_packer()
        self.permit = self.permit or (not self.alive and self.epoch > 0 and not self.escaped)


class RunsWhenEscaped(PlcProgram):
    def _permit_packer(self) -> None:
        kept, self._gate.escaped = self._gate.escaped, False
        super()._permit_packer()
        self._gate.escaped = kept
