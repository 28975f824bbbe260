"""The EPCIS 2.0 capture interface as a destination: delivered is what a capture job has ended with, or, where no job
can be read, what the server has when it is asked by name. Nothing else.

The protocol keeps no cursor and no contiguous numbers, so ours stands (``Told.cursorless``) and records go in order.
After a lost answer or a restart the same batch is sent again; its events carry the same names, and a server that has
them says so or keeps one of them.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import httpcore

from sync.clock import Clock
from sync.delivery.destination import Parcel
from sync.epcis import capture
from sync.epcis.document import Filling, Limits
from sync.epcis.events import carried, event_of
from sync.epcis.settings import EpcisUpstream
from sync.errors import NotOurDocument
from sync.outbox import inert
from sync.result import Outcome, Told
from sync.transport.http import Answer, HttpClient, Question
from sync.wire import Batch

FIRST_LOOK_S = 0.05
LOOK_CAP_S = 2.0
NAMES_ASKED = 20
"""Event names in one query, so that its address stays shorter than any server's limit."""
NO_DISCOVERY = frozenset({400, 403, 405, 501})
"""Answers to OPTIONS of servers (and of gates before them) that do not serve it; the capture itself will tell."""


@dataclass(frozen=True, slots=True)
class Capture(Parcel):
    """A document with the names of its events."""

    names: tuple[str, ...]
    fault: str = ""
    """Why no event can be made of one of its records; then there is no document."""


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
        self._limits = Limits(settings.batch_max_events, settings.batch_max_bytes)
        self._running: tuple[tuple[str, ...], str] | None = None
        """Names and job of a capture whose end we have not seen."""

    async def ask_cursor(self, station_epoch: str) -> Told:
        """Is it there, does it know us, how much does it take at once."""
        answer = await self._http.ask(Question("OPTIONS", self._url("capture")))
        if isinstance(answer, Told):
            return answer
        self._learn(answer)
        if answer.status // 100 == 2 or answer.status in NO_DISCOVERY:
            return Told(Outcome.DELIVERED, status=str(answer.status), cursorless=True)
        return self._about_no_record(answer)

    def prepare(self, batch: Batch) -> Capture:
        filling = Filling(self._where, self._clock.now(), self._limits)
        names: list[str] = []
        for count, record in enumerate(batch.records):
            if not carried(record):
                continue
            try:
                event = event_of(record, self._where)
            except (KeyError, TypeError, ValueError, OverflowError) as error:
                return Capture(batch, b"", {}, (), inert(f"{type(error).__name__}: {error}"))
            if not filling.add(event):
                batch = replace(batch, records=batch.records[:count])
                break
            names.append(event["eventID"])
        return Capture(batch, filling.document(), capture.HEADERS, tuple(names))

    async def send(self, parcel: Parcel) -> Told:
        assert isinstance(parcel, Capture)
        if parcel.fault:
            return Told(Outcome.REFUSED, words=parcel.fault, status="record_unmappable")
        if not parcel.names:
            return Told(Outcome.DELIVERED, cursorless=True)
        told = await self._captured(parcel)
        # A server may refuse what it has already, each in its own words: then it is asked whether it has it.
        doubtful = told.status == capture.EXISTS or len(parcel.names) == 1
        if told.outcome is Outcome.REFUSED and doubtful and await self._holds(told, parcel.names):
            return Told(Outcome.DELIVERED, words=told.words, status=capture.EXISTS, cursorless=True)
        return told

    def changed(self) -> bool:
        return self._http.changed()

    async def close(self) -> None:
        await self._http.close()

    async def _captured(self, parcel: Capture) -> Told:
        if self._running is None or self._running[0] != parcel.names:
            question = Question("POST", self._url("capture"), content=parcel.content, headers=parcel.headers)
            answer = await self._http.ask(question)
            if isinstance(answer, Told):
                return answer
            if answer.status // 100 != 2:
                return self._not_taken(answer)
            job = capture.job_of(answer.headers.get("Location"))
            if not job:
                return await self._looked_up(self._http.told(answer, Outcome.FOREIGN), parcel.names)
            self._running = parcel.names, job
        told = await self._end(self._running[1])
        return await self._looked_up(told, parcel.names) if told.outcome is Outcome.FOREIGN else told

    async def _looked_up(self, told: Told, names: Sequence[str]) -> Told:
        """A yes that names no job anybody can read (a 201 of a server that stores at once, a page of a portal) is
        believed when the events are there."""
        if await self._holds(told, names):
            return Told(Outcome.DELIVERED, words=told.words, status=capture.EXISTS, cursorless=True)
        return told

    def _not_taken(self, answer: Answer) -> Told:
        self._learn(answer)
        if answer.status == 409:
            return replace(self._http.told(answer, Outcome.REFUSED), status=capture.EXISTS)
        return self._http.told(answer)

    async def _end(self, job: str) -> Told:
        """Ask until the job has ended; what has not ended in time is asked for again with the next attempt."""
        until_s, wait_s = self._clock.monotonic_s() + self._settings.capture_timeout_s, FIRST_LOOK_S
        while True:
            answer = await self._http.ask(Question("GET", self._url(f"capture/{job}")))
            if isinstance(answer, Told):
                return answer
            found = self._read(answer)
            if isinstance(found, Told):
                if found.outcome is Outcome.FOREIGN:
                    self._running = None
                return found
            if not found.running:
                self._running = None
                return capture.ended(found)
            if self._clock.monotonic_s() + wait_s > until_s:
                return Told(Outcome.BUSY, status="capture_running")
            await self._clock.wait(asyncio.Event(), wait_s)
            wait_s = min(LOOK_CAP_S, 2 * wait_s)

    def _read(self, answer: Answer) -> capture.Job | Told:
        if answer.status != 200:
            return self._about_no_record(answer)
        try:
            return capture.read_job(answer.raw)
        except NotOurDocument as error:
            return Told(Outcome.FOREIGN, words=inert(str(error)), status=str(answer.status))

    def _about_no_record(self, answer: Answer) -> Told:
        """A refusal of a question that holds no record speaks against no record: then the server is not ours."""
        told = self._http.told(answer)
        weather = told.outcome in (Outcome.BUSY, Outcome.UNREACHED, Outcome.UNAUTHORISED)
        return told if weather else replace(told, outcome=Outcome.FOREIGN)

    async def _holds(self, told: Told, names: Sequence[str]) -> bool:
        """Does the server have every one of these events? Where it lets nobody ask, its own word on one is enough."""
        for start in range(0, len(names), NAMES_ASKED):
            some = names[start : start + NAMES_ASKED]
            params = {"EQ_eventID": "|".join(some), "perPage": str(len(some))}
            answer = await self._http.ask(Question("GET", self._url("events"), params=params))
            if isinstance(answer, Told) or answer.status != 200:
                return told.status == capture.EXISTS and len(names) == 1
            if not capture.read_names(answer.raw).issuperset(some):
                return False
        return True

    def _learn(self, answer: Answer) -> None:
        self._limits = self._limits.tightened(
            capture.limit(answer.headers.get(capture.CAPTURE_LIMIT)),
            capture.limit(answer.headers.get(capture.SIZE_LIMIT)),
        )

    def _url(self, path: str) -> str:
        return f"{self._settings.url}/{path}"
