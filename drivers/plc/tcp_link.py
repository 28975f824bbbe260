"""One Modbus TCP connection on which a wrong reply is never believed.

pymodbus carries the bytes; its packet hook shows us every one of them first, and only a reply that
:mod:`drivers.plc.reply` finds right is let through. It never reconnects, retries or re-sends by itself: after a wrong
reply the connection is closed, after a silent one the reply's transaction number is remembered, so that a late answer
is known as late.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal

from pymodbus import ModbusException
from pymodbus.client import AsyncModbusTcpClient
from pymodbus.exceptions import ModbusIOException
from pymodbus.pdu import ModbusPDU

from drivers.errors import DeviceLost, DriverError, NoAnswer, WireFault
from drivers.plc.reply import WRITE, WRITE_COILS, Function, PlcRequest, are_late_replies, bits_of, is_answered
from drivers.wire_record import SeenBytes, Tape

_LATE_REMEMBERED = 16
Call = Callable[[AsyncModbusTcpClient], Awaitable[ModbusPDU]]


class ModbusLink:
    """Reads and writes registers of one unit, one request at a time."""

    def __init__(self, host: str, port: int, unit: int, timeout_s: float) -> None:
        self.tape = Tape()
        self._seen = SeenBytes()
        self._host, self._port, self._unit, self._timeout_s = host, port, unit, timeout_s
        self._client: AsyncModbusTcpClient | None = None
        self._turn = asyncio.Lock()
        self._asked: PlcRequest | None = None
        self._transaction = 0
        self._answered = b""
        """The reply that was found right last."""
        self._late: deque[int] = deque(maxlen=_LATE_REMEMBERED)
        self._fault: asyncio.Future[DriverError] | None = None
        """Ends the connection."""
        self._busy: asyncio.Future[NoAnswer] | None = None
        """Ends the request of now only."""

    async def open(self) -> None:
        """Connect anew. Raises DeviceLost ``plc_lost`` when nobody answers there."""
        await self.close()
        self._late.clear()
        self._asked = None
        self._fault = asyncio.get_running_loop().create_future()
        client = AsyncModbusTcpClient(
            self._host,
            port=self._port,
            timeout=self._timeout_s,
            retries=0,
            reconnect_delay=0,
            trace_packet=self._vet,
            trace_connect=self._note_connection,
        )
        self._client = client
        try:
            connected = await client.connect()
        except (OSError, UnicodeError):
            connected = False
        _end_if_cancelled()
        if not connected:
            await self.close()
            raise self._lost()

    async def close(self) -> None:
        """Let the connection go; safe at any time."""
        client, self._client = self._client, None
        if client is not None:
            client.close()
            await asyncio.sleep(0)  # the transport closes its socket one turn later

    async def read(self, function: Function, address: int, count: int) -> list[int]:
        """Return ``count`` registers. Raises NoAnswer, DeviceLost or WireFault."""
        asked = PlcRequest(function, self._unit, address, count)

        def call(client: AsyncModbusTcpClient) -> Awaitable[ModbusPDU]:
            ask = client.read_holding_registers if function == 3 else client.read_input_registers
            return ask(address, count=count, device_id=self._unit)

        registers = list((await self._exchange(asked, call)).registers)
        if len(registers) != count:
            raise WireFault("plc_reply", what="count", expected=count, got=len(registers))
        return registers

    async def write(self, address: int, registers: Sequence[int]) -> None:
        """Write the registers with one FC16, echo checked. Raises NoAnswer, DeviceLost or WireFault."""
        asked = PlcRequest(WRITE, self._unit, address, len(registers))
        await self._exchange(asked, lambda c: c.write_registers(address, list(registers), device_id=self._unit))

    async def read_bits(self, function: Literal[1, 2], address: int, count: int) -> list[bool]:
        """Return ``count`` coils (1) or discrete inputs (2), taken from the bytes of the reply. Raises as ``read``."""
        asked = PlcRequest(function, self._unit, address, count)

        def call(client: AsyncModbusTcpClient) -> Awaitable[ModbusPDU]:
            ask = client.read_coils if function == 1 else client.read_discrete_inputs
            return ask(address, count=count, device_id=self._unit)

        await self._exchange(asked, call)
        return bits_of(self._answered, count)

    async def write_bits(self, address: int, bits: Sequence[bool]) -> None:
        """Write the coils with one FC15, echo checked. Raises NoAnswer, DeviceLost or WireFault."""
        asked = PlcRequest(WRITE_COILS, self._unit, address, len(bits))
        await self._exchange(asked, lambda c: c.write_coils(address, list(bits), device_id=self._unit))

    async def _exchange(self, asked: PlcRequest, call: Call) -> ModbusPDU:
        async with self._turn:
            with self.tape.exchange("modbus_tcp", f"{self._host}:{self._port}") as self._seen:
                return await self._exchanged(asked, call)

    async def _exchanged(self, asked: PlcRequest, call: Call) -> ModbusPDU:
        client, fault = self._client, self._fault
        if client is None or fault is None or not client.connected:
            raise self._lost()
        if fault.done():
            await self.close()
            raise fault.result()
        self._asked = asked
        busy = self._busy = asyncio.get_running_loop().create_future()
        request = asyncio.ensure_future(call(client))
        try:
            either: set[asyncio.Future[Any]] = {request, fault, busy}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if fault.done():
                await self.close()
                raise fault.result()
            if busy.done():
                raise busy.result()
            return _reply_of(request, self._timeout_s)
        finally:
            if self._asked is not None:
                self._late.append(self._transaction)
                self._asked = None
            request.cancel()

    def _vet(self, sending: bool, data: bytes) -> bytes:
        """See every packet: the request for its number, what comes in for what it is. Must not raise."""
        if sending:
            self._transaction = int.from_bytes(data[:2], "big")
            self._seen.request = data
            return data
        self._seen.response = data
        try:
            if self._asked is None:
                if not are_late_replies(data, self._late):
                    self._fail(WireFault("plc_reply", what="unasked", got=len(data)))
                return b""
            if not is_answered(data, self._asked, self._transaction, self._late):
                return b""
        except WireFault as wrong:
            self._fail(wrong)
            return b""
        except NoAnswer as busy:
            if self._busy is not None and not self._busy.done():
                self._busy.set_result(busy)
            return b""
        self._asked, self._answered = None, data
        return data

    def _note_connection(self, connected: bool) -> None:
        if not connected:
            self._fail(self._lost())

    def _fail(self, error: DriverError) -> None:
        if self._fault is not None and not self._fault.done():
            self._fault.set_result(error)

    def _lost(self) -> DeviceLost:
        return DeviceLost("plc_lost", host=self._host, port=self._port)


def _end_if_cancelled() -> None:
    """pymodbus connects by ``asyncio.wait_for``, which in Python 3.11 loses a cancellation that meets the result."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def _reply_of(request: asyncio.Future[ModbusPDU], timeout_s: float) -> ModbusPDU:
    try:
        return request.result()
    except ModbusIOException as silent:
        raise NoAnswer("plc_no_reply", timeout_ms=round(timeout_s * 1000)) from silent
    except ModbusException as gone:
        raise DeviceLost("plc_lost", detail=str(gone)) from gone
