"""Modbus RTU on which a late answer is never taken for the next one.

An RTU frame carries no number. So a request that was not answered rightly leaves the link *in doubt*, over a new
connection too: before the next request the line must be quiet, and then answer one that no earlier answer can fit, a
read of another length than all that may still come. A PLC answers in order: what comes with that length proves that
nothing is owed any more.
"""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drivers.errors import DeviceLost, NoAnswer
from drivers.plc.byte_stream import ByteStream
from drivers.plc.codec import PLC_WORDS
from drivers.plc.reply import WRITE, Function, PlcRequest
from drivers.plc.rtu_frame import answer_in, ends_with_answer, is_sound, judge, request
from drivers.wire_record import SeenBytes, Tape

QUIET_S = 0.1
"""So long without a byte and no more of a frame is coming: serial device servers and USB adapters hold bytes back."""


class RtuLink:
    """Reads and writes registers of one unit on a bus, one request at a time."""

    def __init__(
        self,
        stream: ByteStream,
        unit: int,
        timeout_s: float,
        proof: tuple[Function, int],
        bus: Mapping[str, str | int] = MappingProxyType({}),
    ) -> None:
        """``bus``: how it is set up, for who looks for the reason why nobody answers."""
        self.tape = Tape()
        self._stream = stream
        self._unit = unit
        self._timeout_s = timeout_s
        self._bus = bus
        self._was_answered = False
        """At any time: then unit, baud and parity are right."""
        self._proof_function, self._proof_address = proof
        self._proof_count = 0
        self._turn = asyncio.Lock()
        self._open = False
        self._in_doubt = False

    async def open(self) -> None:
        """Raises DeviceLost."""
        await self.close()
        await self._stream.open()
        self._open = True

    async def close(self) -> None:
        self._open = False
        await self._stream.close()

    async def read(self, function: Function, address: int, count: int) -> list[int]:
        """Return ``count`` registers. Raises NoAnswer, DeviceLost or WireFault."""
        data = await self._exchange(PlcRequest(function, self._unit, address, count))
        return [int.from_bytes(data[at : at + 2], "big") for at in range(1, len(data), 2)]

    async def write(self, address: int, registers: Sequence[int]) -> None:
        """Write the registers with one FC16, echo checked. Raises NoAnswer, DeviceLost or WireFault."""
        await self._exchange(PlcRequest(WRITE, self._unit, address, len(registers)), registers)

    async def _exchange(self, asked: PlcRequest, registers: Sequence[int] = ()) -> bytes:
        async with self._turn:
            if not self._open:
                raise self._stream.lost()
            try:
                if self._in_doubt:
                    await self._quiet()
                    with self.tape.exchange("modbus_rtu", self._stream.peer) as seen:
                        await self._prove(seen)
                with self.tape.exchange("modbus_rtu", self._stream.peer) as seen:
                    return await self._ask(seen, asked, registers)
            except OSError as gone:
                await self.close()
                raise self._stream.lost() from gone
            except DeviceLost:
                await self.close()
                raise

    async def _ask(self, seen: SeenBytes, asked: PlcRequest, registers: Sequence[int]) -> bytes:
        self._in_doubt = True  # until it is answered, also if this is cancelled
        seen.request = request(asked, registers)
        self._stream.send(seen.request)
        deadline_s = asyncio.get_running_loop().time() + self._timeout_s
        while data := await self._receive(deadline_s, begun=bool(seen.response)):
            seen.response += data
            try:
                found = answer_in(seen.response, asked)
            except NoAnswer:  # busy, and that is an answer
                self._in_doubt = False
                self._was_answered = True
                raise
            if found is not None:
                self._in_doubt = False
                self._was_answered = True
                return found
        raise judge(seen.response, asked) if seen.response else self._silent()

    async def _prove(self, seen: SeenBytes) -> None:
        """Nothing is owed any more, or NoAnswer."""
        self._proof_count = self._proof_count % (PLC_WORDS - 1) + 1
        asked = PlcRequest(self._proof_function, self._unit, self._proof_address, self._proof_count)
        seen.request = request(asked)
        self._stream.send(seen.request)
        deadline_s = asyncio.get_running_loop().time() + self._timeout_s
        while data := await self._receive(deadline_s, begun=False):
            seen.response += data
            if ends_with_answer(seen.response, asked) or answer_in(seen.response, asked):
                return
        if seen.response and not is_sound(seen.response):
            raise NoAnswer("plc_garbled", got=len(seen.response))
        raise self._silent()

    async def _quiet(self) -> None:
        """What is still coming is dropped. Raises NoAnswer where it does not end."""
        now_s = asyncio.get_running_loop().time
        until_s = now_s() + self._timeout_s
        while data := await self._receive(now_s() + QUIET_S, begun=True):
            if now_s() > until_s:
                raise NoAnswer("plc_garbled", got=len(data))

    async def _receive(self, deadline_s: float, *, begun: bool) -> bytes:
        """What comes next; empty = nothing by then, or the frame that has begun has ended. Raises DeviceLost."""
        now_s = asyncio.get_running_loop().time()
        left_s = deadline_s - now_s
        try:
            async with asyncio.timeout(min(left_s, QUIET_S) if begun else left_s):
                data = await self._stream.receive()
        except TimeoutError:
            return b""
        if not data:
            raise self._stream.lost()
        return data

    def _silent(self) -> NoAnswer:
        """A unit that never answered may have another number or another baud rate: it drops what it cannot read."""
        if not self._was_answered:
            return NoAnswer("plc_bus_silent", unit=self._unit, **self._bus)
        return NoAnswer("plc_no_reply", timeout_ms=round(self._timeout_s * 1000))
