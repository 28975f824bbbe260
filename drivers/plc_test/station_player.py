"""The station's 18 words as the test writes them: right by default, wrong in one thing where a scenario says so."""

from enum import IntEnum

from drivers.plc.codec import MAP_VERSION, after

PERMISSIVE = 1 << 0
STOP_REQUEST = 1 << 5
REQUEST_SHIFT = 12
READY = 2
_REASON_REJECT = 1


class BeltRequest(IntEnum):
    """What a person is asked to do, in bits 12…14 of word 11: a simulated belt may do it by itself."""

    NOTHING = 0
    RESTART = 1
    LIFT_CASE = 2
    PUT_CASE = 3
    FAIL_EJECTOR = 4
    RESET_GATE = 5
    TEAR = 6
    PRESET = 7


class StationPlayer:
    """What the station says now. ``words`` is one write."""

    def __init__(self) -> None:
        self.number = 0
        self.heartbeat = 0
        self.restore()
        self.grant = self.verdict_epoch = self.verdict = self.recorded = 0
        self.request = BeltRequest.NOTHING

    def restore(self) -> None:
        """Speak rightly again."""
        self.beating = True
        self.torn = False
        self.version = MAP_VERSION
        self.outputs = PERMISSIVE
        self.request = BeltRequest.NOTHING

    def answer(self, epoch: int, verdict: int) -> None:
        self.verdict_epoch, self.verdict = epoch, verdict

    def beat(self) -> None:
        self.heartbeat = after(self.heartbeat)

    def words(self) -> list[int]:
        """The next write: a new block number, and a beat where the heart beats."""
        before, self.number = self.number, after(self.number)
        if self.beating:
            self.beat()
        reason = _REASON_REJECT if self.verdict < 0 else 0
        outputs = self.outputs | self.request << REQUEST_SHIFT
        return [
            self.number,
            self.version,
            self.grant,
            self.heartbeat,
            READY,
            self.verdict_epoch,
            self.verdict & 0xFFFF,
            reason,
            0,
            0,
            1,
            outputs,
            0,
            0,
            0,
            0,
            self.recorded,
            before if self.torn else self.number,
        ]
