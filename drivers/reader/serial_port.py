"""Handhelds on a serial port (RS-232, or USB as one): text telegrams, one code each."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import serial

from drivers.errors import DeviceLost
from drivers.inbox import Inbox
from drivers.protocols import ReaderTrigger, Reading
from drivers.reader.framing import Framer
from drivers.reader.settings import SerialReaderSettings
from drivers.reader.telegram import Telegrams
from drivers.reader.words import ACKNOWLEDGEMENTS, FAULT_ANSWERS

_READ_BYTES = 4096
_PARITY = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


class SerialReader:
    """A :class:`drivers.protocols.CodeReader` on a serial port. It speaks when a person pulls the trigger."""

    def __init__(self, name: str, settings: SerialReaderSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._telegrams = Telegrams(
            reader=name,
            tagged=False,
            separator=b";",
            code_separator=b"",
            several=False,
            place_separator=b"",
            no_read_words=settings.no_read_words,
            acknowledgements=ACKNOWLEDGEMENTS,
            fault_answers=FAULT_ANSWERS,
        )
        self._framer = Framer(settings.framing, settings.max_telegram_bytes, settings.line_end)
        self._inbox: Inbox[Reading] = Inbox(settings.max_waiting_readings)
        self._transport: asyncio.ReadTransport | None = None
        self._pump: asyncio.Task[None] | None = None
        self._dropped_readings = 0

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> ReaderTrigger:
        return self._settings.trigger

    @property
    def dropped(self) -> int:
        """Telegrams that were too long or broken, and readings nobody fetched in time."""
        return self._framer.dropped + self._dropped_readings + self._inbox.dropped

    async def open(self) -> None:
        """Open the port. Raises DeviceLost."""
        await self.close()
        try:
            port = serial.Serial(
                self._settings.port, self._settings.baud, parity=_PARITY[self._settings.parity], timeout=0
            )
        except (OSError, ValueError) as gone:
            raise self._lost() from gone
        stream = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(stream)
        self._transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, port)
        self._framer.reset()
        self._dropped_readings += self._inbox.dropped
        self._inbox = Inbox(self._settings.max_waiting_readings)
        self._pump = asyncio.create_task(self._listen(stream, self._inbox), name=f"reader {self._name}")

    async def close(self) -> None:
        pump, self._pump = self._pump, None
        transport, self._transport = self._transport, None
        if pump is not None:
            pump.cancel()
            await asyncio.wait({pump})
        if transport is not None:
            transport.close()
            await asyncio.sleep(0)  # the port is let go in the next turn of the loop

    async def ask(self, timeout_s: float) -> Reading:
        """Nothing fires a handheld but a hand. Raises DeviceLost."""
        raise self._lost()

    async def readings(self) -> AsyncIterator[Reading]:
        """See :meth:`drivers.protocols.CodeReader.readings`."""
        if self._transport is None:
            raise self._lost()
        while True:
            yield await self._inbox.get()

    async def _listen(self, stream: asyncio.StreamReader, inbox: Inbox[Reading]) -> None:
        """Take in everything the reader says, until it is gone."""
        with suppress(OSError):
            while data := await stream.read(_READ_BYTES):
                for reading in self._telegrams.read(self._framer.feed(data), self._clock()):
                    inbox.put(reading)
                await asyncio.sleep(0)  # a reader that floods must not hold the loop
        inbox.fail(self._lost())

    def _lost(self) -> DeviceLost:
        return DeviceLost("reader_lost", host=self._settings.port, port=0)
