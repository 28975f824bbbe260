"""The test of an I/O block (profile ``io``): plays the station, and judges the duties I1 to I8 of docs/plc-profiles.md.

There is no program to test: what a plant wants to know of a block is whether it answers fast enough, has what the
config says, keeps what is written, drops it when nobody asks any more, and sees the photocells. Nothing is written
before it is known that nobody else writes. Only lamps are switched, unless all outputs may be: one of them disarms the
rejecter, another one stops the line.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from drivers.plc.profiles.settings import IoSettings
from drivers.plc_test.io_watchdog import WatchdogTest
from drivers.plc_test.io_wire import REQUESTS_TIMED, IoBlockOnTheWire, IoWire, Places
from drivers.plc_test.results import Results

IO_CHECKS: Mapping[str, str] = {
    "io_inputs": "I2",
    "io_coils": "I2",
    "io_registers": "I2",
    "io_alone": "I1",
    "io_fast": "I1",
    "io_written": "I3",
    "io_off": "I3",
    "io_apart": "I3",
    "io_watchdog_told": "I4",
    "io_watchdog_steady": "I4",
    "io_watchdog_silent": "I4",
    "io_watchdog_cut": "I4",
    "io_watchdog_time": "I4",
    "io_watchdog_stays": "I4",
    "io_armed": "I5",
    "io_rejecter_drops": "I5",
    "io_trigger": "I6",
    "io_ejected": "I6",
    "io_running": "I6",
    "io_exit": "I6",
    "io_counter": "I7",
    "io_limit": "I8",
}
"""Each check, in the order of the report, with the duty it belongs to."""
WATCH_S: Final = 1.2
"""A station that runs writes in this time."""
LAMPS: Final = ("red", "amber", "green")
"""They may be switched on any line."""
LET_GO: Final = "let_go"
_OUTPUT_CHECKS = ("io_written", "io_off", "io_apart")


class IoSession:
    """One run. ``tell`` says to the person, by key, what is to be done."""

    def __init__(
        self,
        settings: IoSettings,
        wire: IoWire,
        *,
        switch_outputs: bool,
        patience_s: float,
        clock: Callable[[], float],
        pause: Callable[[float], Awaitable[None]],
        tell: Callable[[str, int], None],
    ) -> None:
        self.results = Results(IO_CHECKS)
        self._settings = settings
        inputs, coils = (each.model_dump(exclude_none=True) for each in (settings.inputs, settings.outputs))
        self._block = IoBlockOnTheWire(wire, Places(inputs), Places(coils), self.results, clock, pause)
        self._all = switch_outputs
        self._switched = tuple(name for name in coils if switch_outputs or name in LAMPS)
        self._patience_s, self._tell = patience_s, tell
        self._writes = False
        self._edges = 0
        self._dark = True
        """A case is at the case photocell; what stands there at first is none that came."""
        self._poll_s = settings.poll_ms / 1_000

    @property
    def request_ms(self) -> float:
        """p99 of a request."""
        return self._block.p99_ms

    @property
    def requests(self) -> int:
        return len(self._block.times_ms)

    @property
    def watchdog_ms(self) -> tuple[int, int] | None:
        """The outputs went off after more than the first and at most the second; None = that was not measured."""
        return self._watchdog.measured_ms

    async def run(self) -> None:
        """All checks but the limit. Raises DeviceLost when nobody answers, at first or any more."""
        block = self._block
        self._watchdog = WatchdogTest(block, self._settings.watchdog, self._switched, self._poll_s, self.results)
        await block.wire.open()
        try:
            if await self._is_there() and await self._is_alone():
                await self._time()
                await self._watchdog.told()
                await self._mark()
                await self._switch()
                await self._photocells()
        finally:
            if self._writes:
                await block.set()
            await block.wire.close()

    # I1, I2: there, alone, fast enough

    async def _is_there(self) -> bool:
        return await self._block.see() is not None and await self._block.lit() is not None

    async def _is_alone(self) -> bool:
        """Before the first write: no output is on, and none moves."""
        until_s = self._block.clock() + WATCH_S
        while self._block.clock() < until_s:
            lit = await self._block.lit() or {}
            if on := [name for name, value in lit.items() if value]:
                check = "io_armed" if LET_GO in on else "io_alone"
                self.results.failed(check, coil=self._block.coils.by_name[on[0]], name=on[0])
                for missed in set(IO_CHECKS) - {"io_limit"}:
                    self.results.not_tested(missed, "not_alone")
                return False
            await self._block.pause(self._poll_s)
        self.results.passed("io_alone")
        self.results.passed("io_armed")
        return True

    async def _time(self) -> None:
        """A poll is a read and a write."""
        self._block.times_ms.clear()
        for _ in range(REQUESTS_TIMED):
            await self._block.see()
        needed_ms, poll_ms = 2 * self.request_ms, self._settings.poll_ms
        self.results.judge("io_fast", needed_ms <= poll_ms, ms=round(needed_ms), poll=poll_ms)

    # I3 to I5: outputs

    async def _switch(self) -> None:
        self._writes = bool(self._switched)
        obeys = self._writes
        for name in self._switched:
            obeys = obeys and await self._switch_one(name)
        if obeys:
            await self._watchdog.run()
        if self._writes:
            await self._block.set()
        for check in (*_OUTPUT_CHECKS, *WatchdogTest.CHECKS):
            self.results.not_tested(check, "not_obeyed" if self._writes else "no_lamp")
        self.results.not_tested("io_rejecter_drops", "not_obeyed" if self._all else "not_switched")

    async def _switch_one(self, name: str) -> bool:
        """On alone, and off again. False: outputs do not do what they are told."""
        coil = self._block.coils.by_name[name]
        if not await self._block.set(name) or (lit := await self._block.lit()) is None:
            return False
        self.results.judge("io_written", lit[name], coil=coil, name=name)
        others = [other for other, on in lit.items() if on and other != name]
        if lit[name] or others:
            self.results.judge("io_apart", not others, coil=coil, other=", ".join(others))
        if not await self._block.set() or (lit := await self._block.lit()) is None:
            return False
        self.results.judge("io_off", not any(lit.values()), coil=coil, name=name)
        return not any(self.results.outcomes[check].faults for check in _OUTPUT_CHECKS)

    # I6, I7: inputs

    async def _photocells(self) -> None:
        """Where outputs may be switched the line may run: cases come by themselves, and leave by the exit while they
        are let go."""
        runs = [name for name in ("permissive",) if self._all and name in self._block.coils.by_name]
        before = await self._count(runs)
        for name in ("running", "trigger", "ejected", "exit"):
            self._tell(f"io_{name}", self._block.inputs.by_name[name])
            await self._photocell(name, [*runs, LET_GO] if name == "exit" and self._all else runs)
        self._judge_counter(before, await self._count(runs))

    async def _photocell(self, name: str, on: list[str]) -> None:
        """It must have been off and on while it was waited for; the contact of the belt only on."""
        check, seen = f"io_{name}", set[bool]()
        until_s = self._block.clock() + self._patience_s
        wanted = {True} if name == "running" else {True, False}
        while not wanted <= seen:
            if self._block.clock() >= until_s:
                if seen == {True}:
                    self.results.failed(check, input=self._block.inputs.by_name[name])
                self.results.not_tested(check, "unbroken")
                return
            found = await self._poll(on)
            if found is not None:
                seen.add(found[name])
        self.results.passed(check)

    async def _poll(self, on: list[str]) -> dict[str, bool] | None:
        """As the station polls: inputs, and outputs written so that the watchdog is content."""
        found = await self._block.see()
        if found is not None:
            self._edges += found["trigger"] and not self._dark
            self._dark = found["trigger"]
        if self._writes:
            await self._block.set(*on)
        await self._block.pause(self._poll_s)
        return found

    async def _mark(self) -> None:
        """The register for the station's mark is there; what stands in it is a line's, and stays."""
        counter = self._settings.counter
        if counter is not None and counter.mark is not None:
            await self._block.register("holding", counter.mark)

    async def _count(self, on: list[str]) -> tuple[int, int] | None:
        """The block's own count and the edges seen so far: read between two looks at a clear photocell."""
        counter, until_s = self._settings.counter, self._block.clock() + self._patience_s
        while counter is not None and self._block.clock() < until_s:
            await self._poll(on)
            if self._dark:
                continue
            count, edges = await self._block.register(counter.kind, counter.register_number), self._edges
            await self._poll(on)
            if count is None or not self._dark:
                return None if count is None else (count, edges)
        return None

    def _judge_counter(self, before: tuple[int, int] | None, after: tuple[int, int] | None) -> None:
        if before is None or after is None or after[1] == before[1]:
            self.results.not_tested("io_counter", "unbroken")
            return
        counted, seen = (after[0] - before[0]) % 65_536, after[1] - before[1]
        self.results.judge("io_counter", counted == seen, seen=seen, n=counted)
