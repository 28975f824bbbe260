"""Smart readers and handhelds that send text telegrams over TCP."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from drivers.errors import DeviceLost
from drivers.inbox import Inbox
from drivers.protocols import ReaderTrigger, Reading
from drivers.question import Question
from drivers.reader.connection import Dialer, Listener, Streams
from drivers.reader.framing import Framer
from drivers.reader.settings import TcpReaderSettings
from drivers.reader.telegram import Telegrams

_READ_BYTES = 4096


class TcpReader:
    """A :class:`drivers.protocols.CodeReader` over TCP, as client or as server.

    An asked reader has no number in its answer, so a late one could be taken for the next one's: after a request that
    was given up the next begins with a new connection."""

    def __init__(self, name: str, settings: TcpReaderSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._settings = settings
        self._clock = clock
        self._telegrams = Telegrams(
            reader=name,
            tagged=settings.trigger != "asked",
            separator=settings.separator.encode(),
            code_separator=settings.code_separator.encode(),
            several=settings.codes == "several",
            place_separator=settings.place_separator.encode(),
            no_read_words=settings.no_read_words,
            acknowledgements=settings.acknowledgements,
            fault_answers=settings.fault_answers,
        )
        source = Dialer if settings.mode == "client" else Listener
        self._source: Dialer | Listener = source(settings.host, settings.port, settings.connect_timeout_ms / 1000)
        self._framer = Framer(settings.framing, settings.max_telegram_bytes, settings.line_end)
        self._inbox: Inbox[Reading] = Inbox(settings.max_waiting_readings)
        self._streams: Streams | None = None
        self._pump: asyncio.Task[None] | None = None
        self._fire = Question(settings.trigger_text.encode(), "reader_silent", self._lost)
        self._dropped_readings = 0
        self.unassignable = 0
        """Tagged telegrams without a believable trigger number."""
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
        """The port the station listens on (server) or dials (client)."""
        return self._source.port if isinstance(self._source, Listener) else self._settings.port

    @property
    def dropped(self) -> int:
        """Telegrams that were too long or broken, and readings nobody fetched in time."""
        return self._framer.dropped + self._dropped_readings + self._inbox.dropped

    async def open(self) -> None:
        """Connect, or wait for the reader to connect. Raises DeviceLost."""
        await self.close()
        await self._connect()

    async def close(self) -> None:
        await self._hang_up()
        await self._source.close()

    async def ask(self, timeout_s: float) -> Reading:
        """See :meth:`drivers.protocols.CodeReader.ask`."""
        if self._fire.owes_answer:
            await self._hang_up()
            await self._connect()
        self.unasked += self._inbox.clear()
        writer = self._streams.writer if self._streams is not None else None
        return await self._fire.put(writer, self._inbox, timeout_s)

    async def readings(self) -> AsyncIterator[Reading]:
        """See :meth:`drivers.protocols.CodeReader.readings`."""
        if self._streams is None:
            raise self._lost()
        while True:
            yield await self._inbox.get()

    async def _connect(self) -> None:
        self._streams = await self._source.connect()
        self._framer.reset()
        self._dropped_readings += self._inbox.dropped
        self._inbox = Inbox(self._settings.max_waiting_readings)
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

    async def _listen(self, streams: Streams, inbox: Inbox[Reading]) -> None:
        """Take in everything the reader says, until it is gone."""
        with suppress(OSError):
            while data := await streams.reader.read(_READ_BYTES):
                for reading in self._telegrams.read(self._framer.feed(data), self._clock()):
                    self.unassignable += self._telegrams.tagged and reading.trigger is None
                    inbox.put(reading)
                await asyncio.sleep(0)  # a reader that floods must not hold the loop
        inbox.fail(self._lost())

    def _lost(self) -> DeviceLost:
        return DeviceLost("reader_lost", host=self._settings.host, port=self.port)
