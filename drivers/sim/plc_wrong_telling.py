"""Broken PLC programs that do right and tell it wrongly: ranges (R7) and duties P4 and P11 of docs/plc.md."""

from drivers.sim.plc_io import Sensors
from drivers.sim.plc_program import PlcProgram

SLOW_PUBLISH_MS = 400
_UINT = 0x10000


class HeartStands(PlcProgram):
    def _publish(self, now_ms: int, seen: Sensors) -> None:
        self._beat_ms = now_ms
        super()._publish(now_ms, seen)


class FreeRunningHeartbeat(PlcProgram):
    """A UINT that counts on over 32000."""

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        before = self.block
        super()._publish(now_ms, seen)
        if self.block is not before:
            self.block[5] = (self.block[5] + 31_990) % _UINT


class CountsAllInTransit(PlcProgram):
    """Word 19 forgets that cases leave."""

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        before = self.block
        super()._publish(now_ms, seen)
        if self.block is not before:
            self.block[19] = self._seq


class SettlesLater(PlcProgram):
    """Word 15 and the masks are of the publication before, word 19 is of this one."""

    _settled = (0, 0, 0, 0)

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        before = self.block
        super()._publish(now_ms, seen)
        if self.block is not before:
            now = (self.block[14], self.block[15], self.block[21], self.block[22])
            self.block[14], self.block[15], self.block[21], self.block[22] = self._settled
            self._settled = now


class CountsBackwards(PlcProgram):
    """Word 0 counts down."""

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        super()._publish(now_ms, seen)
        self.block[0] = self.block[23] = 32_001 - self._block_number


class PublishesSlowly(PlcProgram):
    _slow: list[int]
    _slow_ms = -SLOW_PUBLISH_MS

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        super()._publish(now_ms, seen)
        if now_ms - self._slow_ms >= SLOW_PUBLISH_MS:
            self._slow, self._slow_ms = self.block, now_ms
        self.block = self._slow
