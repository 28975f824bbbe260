"""The EPCIS 2.0 capture interface as a destination: delivered is what a capture job has ended with, or, where no job
can be read, what the server has when it is asked by name. Nothing else.

The protocol keeps no cursor and no contiguous numbers, so ours counts (``DeliveryResult.cursorless``) and records go in
order.
After a lost answer or a restart the same batch is sent again; its events carry the same names, and a server that has
them says so or keeps one of them.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import httpcore

from sync.clock import Clock
from sync.delivery.destination import EncodedBatch
from sync.epcis import capture
from sync.epcis.document import DocumentLimits, Filling
from sync.epcis.events import Event, carried, events_of
from sync.epcis.settings import EpcisUpstream
from sync.errors import UnexpectedAnswer
from sync.outbox import printable
from sync.result import DeliveryResult, Outcome
from sync.transport.http import HttpClient, Request, Response
from sync.wire import WireBatch

FIRST_LOOK_S = 0.05
LOOK_CAP_S = 2.0
NAMES_ASKED = 20
"""Event names in one query, so that its address stays shorter than any server's limit."""
NO_DISCOVERY = frozenset({400, 403, 405, 501})
"""Answers to OPTIONS of servers (and of gates before them) that do not serve it; the capture itself will tell."""


@dataclass(frozen=True, slots=True)
class Capture(EncodedBatch):
    """A document with the names of its events."""

    names: tuple[str, ...]
    fault: str = ""
    """Why no event can be made of one of its records; then there is no document."""
    rest: tuple["Capture", ...] = ()
    """Further documents of its one record, where the server takes fewer events at once than the record has."""


class EpcisDestination:
    """One EPCIS repository."""

    def __init__(
        self,
        settings: EpcisUpstream,
        *,
        station: str,
        clock: Clock,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._settings = settings
        self._where = settings.where(station)
        self._clock = clock
        self._http = HttpClient(settings, clock, network=network)
        self._limits = DocumentLimits(settings.batch_max_events, settings.batch_max_bytes)
        self._running: tuple[tuple[str, ...], str] | None = None
        """Names and job of a capture whose end we have not seen."""

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        """Is it there, does it know us, how much does it take at once."""
        response = await self._http.ask(Request("OPTIONS", self._url("capture")))
        if isinstance(response, DeliveryResult):
            return response
        self._learn(response)
        if response.status // 100 == 2 or response.status in NO_DISCOVERY:
            return DeliveryResult(Outcome.DELIVERED, status=str(response.status), cursorless=True)
        return self._about_no_record(response)

    def prepare(self, batch: WireBatch) -> Capture:
        filling = Filling(self._where, self._clock.now(), self._limits)
        names: list[str] = []
        for count, record in enumerate(batch.records):
            if not carried(record):
                continue
            try:
                events = events_of(record, self._where)
            except (TypeError, ValueError, OverflowError) as error:
                return Capture(batch, b"", {}, (), printable(f"{type(error).__name__}: {error}"))
            if not names and len(events) > self._limits.events:
                return self._event_by_event(replace(batch, records=batch.records[: count + 1]), events)
            if not filling.add(events):
                batch = replace(batch, records=batch.records[:count])
                break
            names += [event["eventID"] for event in events]
        return Capture(batch, filling.document(), capture.HEADERS, tuple(names))

    def _event_by_event(self, batch: WireBatch, events: Sequence[Event]) -> Capture:
        captures = []
        for event in events:
            filling = Filling(self._where, self._clock.now(), self._limits)
            filling.add([event])
            captures.append(Capture(batch, filling.document(), capture.HEADERS, (event["eventID"],)))
        return replace(captures[0], rest=tuple(captures[1:]))

    async def send(self, encoded: EncodedBatch) -> DeliveryResult:
        assert isinstance(encoded, Capture)
        if encoded.fault:
            return DeliveryResult(Outcome.REFUSED, words=encoded.fault, status="record_unmappable")
        result = DeliveryResult(Outcome.DELIVERED, cursorless=True)
        for part in (encoded, *encoded.rest) if encoded.names else ():
            result = await self._send_document(part)
            if result.outcome is not Outcome.DELIVERED:
                break
        return result

    async def _send_document(self, encoded: Capture) -> DeliveryResult:
        result = await self._captured(encoded)
        # A server may refuse what it has already, each in its own words: then it is asked whether it has it.
        doubtful = result.status == capture.EXISTS or 1 in (len(encoded.names), len(encoded.batch.records))
        if result.outcome is Outcome.REFUSED and doubtful and await self._holds(result, encoded.names):
            return DeliveryResult(Outcome.DELIVERED, words=result.words, status=capture.EXISTS, cursorless=True)
        return result

    def changed(self) -> bool:
        return self._http.changed()

    async def close(self) -> None:
        await self._http.close()

    async def _captured(self, encoded: Capture) -> DeliveryResult:
        if self._running is None or self._running[0] != encoded.names:
            request = Request("POST", self._url("capture"), content=encoded.content, headers=encoded.headers)
            response = await self._http.ask(request)
            if isinstance(response, DeliveryResult):
                return response
            if response.status // 100 != 2:
                return self._not_taken(response)
            job = capture.job_of(response.headers.get("Location"))
            if not job:
                return await self._looked_up(self._http.result_of(response, Outcome.FOREIGN), encoded.names)
            self._running = encoded.names, job
        result = await self._end(self._running[1])
        return await self._looked_up(result, encoded.names) if result.outcome is Outcome.FOREIGN else result

    async def _looked_up(self, result: DeliveryResult, names: Sequence[str]) -> DeliveryResult:
        """A yes that names no job anybody can read (a 201 of a server that stores at once, a page of a portal) is
        believed when the events are there."""
        if await self._holds(result, names):
            return DeliveryResult(Outcome.DELIVERED, words=result.words, status=capture.EXISTS, cursorless=True)
        return result

    def _not_taken(self, response: Response) -> DeliveryResult:
        self._learn(response)
        if response.status == 409:
            return replace(self._http.result_of(response, Outcome.REFUSED), status=capture.EXISTS)
        return self._http.result_of(response)

    async def _end(self, job: str) -> DeliveryResult:
        """Ask until the job has ended; what has not ended in time is asked for again with the next attempt."""
        until_s, wait_s = self._clock.monotonic_s() + self._settings.capture_timeout_s, FIRST_LOOK_S
        while True:
            response = await self._http.ask(Request("GET", self._url(f"capture/{job}")))
            if isinstance(response, DeliveryResult):
                return response
            found = self._read(response)
            if isinstance(found, DeliveryResult):
                if found.outcome is Outcome.FOREIGN:
                    self._running = None
                return found
            if not found.running:
                self._running = None
                return capture.ended(found)
            if self._clock.monotonic_s() + wait_s > until_s:
                return DeliveryResult(Outcome.BUSY, status="capture_running")
            await self._clock.wait(asyncio.Event(), wait_s)
            wait_s = min(LOOK_CAP_S, 2 * wait_s)

    def _read(self, response: Response) -> capture.Job | DeliveryResult:
        if response.status != 200:
            return self._about_no_record(response)
        try:
            return capture.read_job(response.raw)
        except UnexpectedAnswer as error:
            return DeliveryResult(Outcome.FOREIGN, words=printable(str(error)), status=str(response.status))

    def _about_no_record(self, response: Response) -> DeliveryResult:
        """A refusal of a question that holds no record speaks against no record: then the server is not ours."""
        result = self._http.result_of(response)
        weather = result.outcome in (Outcome.BUSY, Outcome.UNREACHED, Outcome.UNAUTHORISED)
        return result if weather else replace(result, outcome=Outcome.FOREIGN)

    async def _holds(self, result: DeliveryResult, names: Sequence[str]) -> bool:
        """Does the server have every one of these events? Where it lets nobody ask, its own word on one is enough."""
        for start in range(0, len(names), NAMES_ASKED):
            some = names[start : start + NAMES_ASKED]
            params = {"EQ_eventID": "|".join(some), "perPage": str(len(some))}
            response = await self._http.ask(Request("GET", self._url("events"), params=params))
            if isinstance(response, DeliveryResult) or response.status != 200:
                return result.status == capture.EXISTS and len(names) == 1
            if not capture.read_names(response.raw).issuperset(some):
                return False
        return True

    def _learn(self, response: Response) -> None:
        self._limits = self._limits.tightened(
            capture.limit(response.headers.get(capture.CAPTURE_LIMIT)),
            capture.limit(response.headers.get(capture.SIZE_LIMIT)),
        )

    def _url(self, path: str) -> str:
        return f"{self._settings.url}/{path}"
