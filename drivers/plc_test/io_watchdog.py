"""The block's own host watchdog: does it drop every output when nobody asks any more, after how long, and for good?"""

from typing import ClassVar, Final

from drivers.plc.profiles.settings import IoWatchdog
from drivers.plc_test.io_wire import IoBlockOnTheWire
from drivers.plc_test.results import Results

STEPS: Final = 4
"""Halvings by which the time is measured."""
MEASURED_MS: Final = 10_000
"""A longer one is not measured, only proved."""
LATE: Final = 1.25
"""It may be so much later than it is set to, and half that fast."""
LATE_MS: Final = 100
_STEADY_TIMES: Final = 3
_STEADY_MS: Final = 3_000
LET_GO: Final = "let_go"


class WatchdogTest:
    """Uses only the outputs that may be switched."""

    CHECKS: ClassVar = (
        "io_watchdog_steady",
        "io_watchdog_silent",
        "io_watchdog_cut",
        "io_watchdog_time",
        "io_watchdog_stays",
    )

    def __init__(
        self, block: IoBlockOnTheWire, told: IoWatchdog, outputs: tuple[str, ...], poll_s: float, results: Results
    ) -> None:
        self._block, self._told, self._outputs, self._poll_s = block, told, outputs, poll_s
        self._results = results
        self.measured_ms: tuple[int, int] | None = None

    async def told(self) -> None:
        """What the block says of it, where the config knows a register for it."""
        told = self._told
        if told.register_number is None:
            return
        value = await self._block.register(told.kind, told.register_number)
        if value is not None:
            right = told.least <= value <= told.most
            self._results.judge("io_watchdog_told", right, register=told.register_number, value=value)

    async def run(self) -> None:
        """Outputs on and asked, on and silent, on and cut off."""
        await self._stay_on()
        set_ms = self._told.time_ms
        late_ms = round(set_ms * LATE + LATE_MS)
        silent = await self._drops("io_watchdog_silent", late_ms, cut=False)
        if silent:
            await self._come_back()
            if set_ms <= MEASURED_MS:
                await self._measure(late_ms)
        await self._drops("io_watchdog_cut", late_ms, cut=True)

    async def _stay_on(self) -> None:
        """While somebody asks, nothing drops."""
        until_s = self._block.clock() + min(_STEADY_TIMES * self._told.time_ms, _STEADY_MS) / 1_000
        lit: dict[str, bool] | None = {}
        while self._block.clock() < until_s:
            await self._block.set(*self._outputs)
            await self._block.pause(self._poll_s)
            lit = await self._block.lit()
            if lit is None or not all(lit[name] for name in self._outputs):
                break
        if lit is not None:
            dropped = [name for name in self._outputs if not lit.get(name, True)]
            name, poll = dropped[0] if dropped else "", round(self._poll_s * 1_000)
            self._results.judge("io_watchdog_steady", not dropped, name=name, poll=poll)

    async def _after(self, silent_ms: int, *, cut: bool) -> dict[str, bool] | None:
        """Outputs on, then nothing for so long: what is on then."""
        if not await self._block.set(*self._outputs):
            return None
        if cut:
            await self._block.wire.close()
        await self._block.pause(silent_ms / 1_000)
        if cut:
            await self._block.wire.open()
        return await self._block.lit()

    async def _drops(self, check: str, silent_ms: int, *, cut: bool) -> bool:
        """Whether everything is off. What disarms the rejecter is judged by itself."""
        lit = await self._after(silent_ms, cut=cut)
        if lit is None:
            return False
        on = [name for name in self._outputs if lit[name]]
        if LET_GO in self._outputs:
            coil = self._block.coils.by_name[LET_GO]
            self._results.judge("io_rejecter_drops", LET_GO not in on, ms=silent_ms, coil=coil)
        name = on[0] if on else self._outputs[0]
        coil = self._block.coils.by_name[name]
        self._results.judge(check, not on, ms=silent_ms, time=self._told.time_ms, coil=coil, name=name)
        return not on

    async def _come_back(self) -> None:
        """It was silent, and is asked again: outputs stay off until they are written."""
        for _ in range(2):
            await self._block.see()
            await self._block.pause(2 * self._poll_s)
        if (lit := await self._block.lit()) is not None:
            on = [name for name in self._outputs if lit[name]]
            self._results.judge("io_watchdog_stays", not on, name=on[0] if on else "")

    async def _measure(self, late_ms: int) -> None:
        """Halve the time between on and off."""
        low, high = 0, late_ms
        for _ in range(STEPS):
            middle = (low + high) // 2
            lit = await self._after(middle, cut=False)
            if lit is None:
                return
            low, high = (middle, high) if any(lit[name] for name in self._outputs) else (low, middle)
        self.measured_ms = low, high
        set_ms = self._told.time_ms
        self._results.judge("io_watchdog_time", high >= set_ms / 2, ms=high, time=set_ms)
