"""What the test of an I/O block asks of the wire: one request at a time, a fault is noted and the link opened again."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, Protocol, TypeVar

from drivers.errors import DriverError, NoAnswer
from drivers.plc.reply import Function
from drivers.plc_test.results import Results, Value

T = TypeVar("T")
REQUESTS_TIMED = 100
P99 = 0.99


class IoWire(Protocol):
    """:class:`drivers.plc.tcp_link.ModbusLink` is one."""

    async def open(self) -> None: ...
    async def close(self) -> None: ...
    async def read_bits(self, function: Literal[1, 2], address: int, count: int) -> list[bool]: ...
    async def write_bits(self, address: int, bits: Sequence[bool]) -> None: ...
    async def read(self, function: Function, address: int, count: int) -> list[int]: ...


class Places:
    """Where inputs or coils lie, by name: one request has them all."""

    def __init__(self, by_name: dict[str, int]) -> None:
        self.by_name = by_name
        self.first, self.last = min(by_name.values()), max(by_name.values())
        self.count = self.last - self.first + 1

    def named(self, bits: Sequence[bool]) -> dict[str, bool]:
        return {name: bits[place - self.first] for name, place in self.by_name.items()}

    def bits(self, on: set[str]) -> list[bool]:
        """The coils of one write, those of these names on."""
        places = {self.by_name[name] for name in on}
        return [self.first + at in places for at in range(self.count)]


class IoBlockOnTheWire:
    """The block as the test meets it. Times are seconds of the clock that is given."""

    def __init__(
        self,
        wire: IoWire,
        inputs: Places,
        coils: Places,
        results: Results,
        clock: Callable[[], float],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self.wire, self.inputs, self.coils = wire, inputs, coils
        self.clock, self.pause = clock, pause
        self._results = results
        self.times_ms: list[float] = []
        """Of every request that was answered."""

    async def _tried(self, check: str, call: Callable[[], Awaitable[T]], **told: Value) -> T | None:
        """What it gives, or None: then the check has failed with the key of what went wrong. Raises DeviceLost when the
        block is gone."""
        began_s = self.clock()
        try:
            found = await call()
        except DriverError as error:
            self._results.refused(check, error, **told)
            if not isinstance(error, NoAnswer):  # after a request that nobody answered the link still stands
                await self.wire.open()
            return None
        self.times_ms.append((self.clock() - began_s) * 1_000)
        self._results.passed(check)
        return found

    async def see(self) -> dict[str, bool] | None:
        """The inputs by name; None = refused."""
        first, count = self.inputs.first, self.inputs.count
        bits = await self._tried(
            "io_inputs", lambda: self.wire.read_bits(2, first, count), first=first, last=self.inputs.last
        )
        return None if bits is None else self.inputs.named(bits)

    async def lit(self) -> dict[str, bool] | None:
        """The coils by name, as the block tells them; None = refused."""
        first, count = self.coils.first, self.coils.count
        bits = await self._tried(
            "io_coils", lambda: self.wire.read_bits(1, first, count), first=first, last=self.coils.last
        )
        return None if bits is None else self.coils.named(bits)

    async def set(self, *on: str) -> bool:
        """Write all coils, these on. False: refused."""
        bits = self.coils.bits(set(on))

        async def write() -> bool:
            await self.wire.write_bits(self.coils.first, bits)
            return True

        told = {"first": self.coils.first, "last": self.coils.last}
        return bool(await self._tried("io_coils", write, **told))

    async def register(self, kind: str, address: int) -> int | None:
        """A register or a bit; None = refused."""
        if kind in ("coil", "discrete"):
            function: Literal[1, 2] = 1 if kind == "coil" else 2
            bits = await self._tried(
                "io_registers", lambda: self.wire.read_bits(function, address, 1), register=address, kind=kind
            )
            return None if bits is None else int(bits[0])
        where: Function = 3 if kind == "holding" else 4
        words = await self._tried(
            "io_registers", lambda: self.wire.read(where, address, 1), register=address, kind=kind
        )
        return None if words is None else words[0]

    @property
    def p99_ms(self) -> float:
        """Of a request."""
        ordered = sorted(self.times_ms)
        return ordered[min(len(ordered) - 1, int(P99 * len(ordered)))] if ordered else 0.0
