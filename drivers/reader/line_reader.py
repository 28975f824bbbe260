"""A code reader that sends text telegrams, whatever the way to it is: TCP as client or server, a serial port."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from typing import NoReturn

from drivers.errors import DeviceLost, NoAnswer
from drivers.inbox import Inbox
from drivers.protocols import ReaderTrigger, Reading
from drivers.question import Question
from drivers.reader import words
from drivers.reader.connection import Dialer, Listener, ReaderConnection, Streams
from drivers.reader.hearing import Hearing
from drivers.reader.settings import ReaderSettings, SerialReaderSettings, TcpReaderSettings

_READ_BYTES = 4096
QUIET_S = 0.2
"""A serial port is silent for so long before it counts that nothing comes any more."""
_SILENT_WITHIN_S = 2 * QUIET_S
"""Beside the time for the answer: that may be shorter than any silence."""
_TURNS = 4
"""Turns of the loop from bytes in the system to their reading here."""


class LineReader:
    """A :class:`drivers.protocols.CodeReader` over any connection.

    An asked reader has no number in its answer, so a late one could be taken for the next one's. What it began to say
    before it was fired is no answer. After a request without one the next begins with silence, and with a new
    connection where it was given up. A reader that floods, or whose telegrams never end, is lost: the line is held
    rather than a telegram missing."""

    def __init__(
        self,
        name: str,
        settings: ReaderSettings,
        connection: ReaderConnection,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = name
        self._settings = settings
        self._connection = connection
        self._clock = clock
        self._hearing = Hearing(name, settings, clock)
        self._inbox: Inbox[Reading] = Inbox(settings.max_waiting_readings)
        self._streams: Streams | None = None
        self._pump: asyncio.Task[None] | None = None
        self._fire = Question(_bytes(settings.trigger_text), "reader_silent", connection.lost)
        self._is_on = False
        """It was fired, and its trigger off text not sent yet."""
        self._is_unanswered = False
        """The last request has got no answer of its own; it may still come, on whatever connection."""
        self._dropped_readings = 0
        self.unasked = 0
        """Readings that came to an asked reader without a request."""

    @property
    def name(self) -> str:
        return self._name

    @property
    def trigger(self) -> ReaderTrigger:
        return self._settings.trigger

    @property
    def port(self) -> int:
        """The TCP port the station listens on; 0 where it does not listen."""
        return self._connection.port if isinstance(self._connection, Listener) else 0

    @property
    def unassignable(self) -> int:
        """Tagged telegrams without a believable trigger number."""
        return self._hearing.unassignable

    @property
    def dropped(self) -> int:
        """Telegrams that were too long or broken, and readings nobody fetched in time."""
        return self._hearing.dropped + self._dropped_readings + self._inbox.dropped

    async def open(self) -> None:
        """Connect, or wait for the reader to connect. Raises DeviceLost."""
        await self.close()
        await self._connect()

    async def close(self) -> None:
        await self._hang_up()
        await self._connection.close()

    async def ask(self, timeout_s: float) -> Reading:
        """See :meth:`drivers.protocols.CodeReader.ask`."""
        if self._fire.owes_answer:
            await self._hang_up()
            await self._connect()
        await self._hear_out(timeout_s)
        self.unasked += self._inbox.clear()
        self._hearing.fired()
        self._is_unanswered = True
        answer = await self._answered(timeout_s)
        self._is_unanswered = self._fire.owes_answer = answer.fault == "reader_early"
        return answer

    async def _answered(self, timeout_s: float) -> Reading:
        """Fire it, and end its reading. Raises NoAnswer, DeviceLost."""
        streams = self._streams
        if streams is None or not self._settings.trigger_off_text:
            return await self._fire.put(streams.writer if streams is not None else None, self._inbox, timeout_s)
        self._is_on = True
        off = asyncio.get_running_loop().call_later(self._settings.read_ms / 1000, self._say_off, streams)
        try:
            return await self._fire.put(streams.writer, self._inbox, timeout_s)
        finally:
            off.cancel()
            self._say_off(streams)

    async def identify(self, timeout_s: float) -> str:
        """See :meth:`drivers.protocols.Identifies.identify`."""
        if self._streams is None:
            raise self._connection.lost()
        if not self._settings.test_text:
            return ""
        hearing = self._hearing
        hearing.identity = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout_s):
                hearing.identities_owed += 1
                self._streams.writer.write(_bytes(self._settings.test_text))
                return await hearing.identity
        except TimeoutError as silent:
            raise NoAnswer("reader_silent", timeout_ms=round(timeout_s * 1000)) from silent
        finally:
            hearing.identity = None

    async def listen(self, most_s: float) -> None:
        """See :meth:`drivers.protocols.Listens.listen`."""
        until_s = self._clock() + most_s
        while True:
            await asyncio.sleep(QUIET_S)
            if self._inbox.error is not None:
                raise self._inbox.error
            if not self._hearing.pending:
                return
            if self._clock() >= until_s:
                raise self._hearing.never_ends()

    async def readings(self) -> AsyncIterator[Reading]:
        """See :meth:`drivers.protocols.CodeReader.readings`."""
        if self._streams is None:
            raise self._connection.lost()
        while True:
            yield await self._inbox.get()

    async def wait_until_lost(self) -> NoReturn:
        """See :meth:`drivers.protocols.NoticesLoss.wait_until_lost`."""
        await self._inbox.end()

    async def _connect(self) -> None:
        self._streams = await self._connection.connect()
        self._dropped_readings += self._inbox.dropped
        self._inbox = Inbox(self._settings.max_waiting_readings)
        self._put(self._hearing.begin(self._streams.midway), self._inbox)
        self._pump = asyncio.create_task(self._listen(self._streams, self._inbox), name=f"reader {self._name}")

    async def _hang_up(self) -> None:
        pump, self._pump = self._pump, None
        streams, self._streams = self._streams, None
        self._fire.owes_answer = False
        if pump is not None:
            pump.cancel()
            await asyncio.wait({pump})
        if streams is not None:
            await streams.close()

    async def _hear_out(self, timeout_s: float) -> None:
        """Take in what was said before the request. Raises NoAnswer where that has no end."""
        try:
            async with asyncio.timeout(timeout_s + _SILENT_WITHIN_S):
                if self._is_unanswered:
                    await self._wait_for_silence()
                await self._take_all_that_came()
        except TimeoutError as noisy:
            self._fire.owes_answer = True
            raise NoAnswer("reader_silent", timeout_ms=round(timeout_s * 1000)) from noisy

    async def _wait_for_silence(self) -> None:
        """Throw away the late answer to a request that was given up, and what acknowledges the end of its reading."""
        if self._streams is None:
            raise self._connection.lost()
        self._is_on = True
        self._say_off(self._streams)
        began_s, left_s = self._clock(), QUIET_S
        while left_s > 0:
            await asyncio.sleep(left_s)
            left_s = max(began_s, self._hearing.heard_s) + QUIET_S - self._clock()

    async def _take_all_that_came(self) -> None:
        """What the system has received by now was said before the request; a busy loop has not looked at it yet."""
        idle = 0
        while idle < _TURNS:
            heard = self._hearing.heard
            await asyncio.sleep(0)
            idle = idle + 1 if heard == self._hearing.heard else 0

    def _say_off(self, streams: Streams) -> None:
        if self._is_on:
            self._is_on = False
            streams.writer.write(_bytes(self._settings.trigger_off_text))

    async def _listen(self, streams: Streams, inbox: Inbox[Reading]) -> None:
        """Take in everything the reader says, until it is gone or talks without an end."""
        try:
            while data := await self._next(streams):
                self._put(self._hearing.take(data, is_answer=self._fire.owes_answer), inbox)
                await asyncio.sleep(0)  # a reader that floods must not hold the loop
        except DeviceLost as fault:
            inbox.fail(fault)
        except OSError:
            inbox.fail(self._connection.lost())
        else:
            inbox.fail(self._connection.lost())

    async def _next(self, streams: Streams) -> bytes:
        """The next bytes; empty = the reader is gone. Raises DeviceLost when a telegram that has begun never ends."""
        if not self._hearing.pending:
            return await streams.reader.read(_READ_BYTES)
        try:
            async with asyncio.timeout(self._hearing.left_s()):
                return await streams.reader.read(_READ_BYTES)
        except TimeoutError as unended:
            raise self._hearing.never_ends() from unended

    def _put(self, readings: list[Reading], inbox: Inbox[Reading]) -> None:
        """Raises DeviceLost for more than anybody fetches, and for what has no end."""
        for reading in readings:
            inbox.put(reading)
        if inbox.dropped:
            raise DeviceLost("reader_floods", waiting=self._settings.max_waiting_readings)
        self._hearing.demand_end()


def _bytes(text: str) -> bytes:
    return words.spelled(text).encode()


def make_tcp_reader(name: str, settings: TcpReaderSettings) -> LineReader:
    """The driver ``tcp``."""
    at = (settings.host, settings.port, settings.connect_timeout_ms / 1000)
    return LineReader(name, settings, Dialer(*at) if settings.mode == "client" else Listener(*at, settings.peer))


def make_serial_reader(name: str, settings: SerialReaderSettings) -> LineReader:
    """The driver ``serial``."""
    from drivers.reader.serial_port import SerialPort  # late: a line without one needs no library for it

    return LineReader(name, settings, SerialPort(settings.port, settings.usb, settings.baud, settings.parity))
