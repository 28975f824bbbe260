"""Fills the cache from the hub: now and then, and again when it was away. It never raises for weather."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from sync.clock import Clock
from sync.outbox import printable
from sync.released.cache import CacheFault, ReleasedCache
from sync.released.feed import (
    ChangePage,
    HubNote,
    HubNotes,
    HubReceiver,
    HubReceivers,
    JournalPlace,
    Journals,
    TracedCode,
)
from sync.result import DeliveryResult
from sync.settings import HttpUpstream
from sync.transport.http import HttpClient, Request

PAGE = 2_000
PAGES_MAX = 1_000
Model = TypeVar("Model", bound=BaseModel)
Listing = TypeVar("Listing", HubReceivers, HubNotes)


@dataclass(slots=True)
class FeedState:
    """What a screen shows of it. ``heard_us`` 0: never."""

    heard_us: int = 0
    status: str = ""
    """Of the newest question that failed; empty = it was answered."""
    words: str = ""


class FeedFault(Exception):
    """The hub cannot be asked now, or did not answer with what it should."""

    def __init__(self, status: str, words: str = "") -> None:
        super().__init__(status)
        self.status, self.words = status, words


class ReleasedFeed:
    """Over a connection of its own. ``own``: the station whose own journal is not asked for."""

    def __init__(self, settings: HttpUpstream, cache: ReleasedCache, own: str, clock: Clock) -> None:
        self._http = HttpClient(settings, clock)
        self._url = settings.url
        self._cache = cache
        self._own = own
        self._clock = clock
        self.state = FeedState()

    async def run(self, stop: asyncio.Event, every_s: float, also: Callable[[], Awaitable[None]]) -> None:
        """Until ``stop``; ``also`` is done after each round that was whole."""
        try:
            while not stop.is_set():
                if await self.once():
                    await also()
                await self._clock.wait(stop, every_s)
        finally:
            await self._http.close()

    async def once(self) -> bool:
        """One round over every journal; False = it was cut short, and ``state`` says why."""
        try:
            for place in (await self._get("/v1/journals", {}, Journals)).journals:
                if place.station != self._own:
                    await self._follow(place)
        except FeedFault as fault:
            self.state.status, self.state.words = fault.status, fault.words
            return False
        self.state = FeedState(int(self._clock.now().timestamp() * 1_000_000))
        return True

    async def _follow(self, place: JournalPlace) -> None:
        try:
            after = await asyncio.to_thread(self._cache.through, place.station, place.station_epoch)
            while after < place.through:
                params = {"station_epoch": place.station_epoch, "after": str(after), "limit": str(PAGE)}
                path = f"/v1/stations/{quote(place.station, safe='')}/container-changes"
                page = await self._get(path, params, ChangePage)
                if page.through <= after:
                    return
                await asyncio.to_thread(
                    self._cache.take, place.station, place.station_epoch, page.changes, page.through
                )
                after = page.through
        except CacheFault as fault:
            raise FeedFault("cache_unusable", printable(str(fault))) from None

    async def traced(self, code: str) -> TracedCode | None:
        """What the hub knows of one code; None = nothing. Raises FeedFault, at once while the hub is away."""
        if self.state.status:
            raise FeedFault(self.state.status, self.state.words)
        try:
            return await self._get("/v1/trace", {"code": code}, TracedCode)
        except FeedFault as fault:
            if fault.status == "404":
                return None
            raise

    async def receivers(self) -> list[HubReceiver]:
        """The distributors of the same hub. Raises FeedFault."""
        pages = await self._pages("/v1/distributors", {}, HubReceivers)
        return [each for page in pages for each in page.distributors]

    async def notes(self) -> list[HubNote]:
        """The delivery notes for this station, and those for any. Raises FeedFault."""
        pages = await self._pages("/v1/delivery-notes", {"station": self._own}, HubNotes)
        return [each for page in pages for each in page.notes]

    async def _pages(self, path: str, params: dict[str, str], model: type[Listing]) -> list[Listing]:
        pages = [await self._get(path, params, model)]
        while (after := pages[-1].next) is not None:
            if len(pages) == PAGES_MAX:
                raise FeedFault("not_a_hub", f"{path} has no end")
            pages.append(await self._get(path, params | {"after": after}, model))
        return pages

    async def _get(self, path: str, params: dict[str, str], model: type[Model]) -> Model:
        answer = await self._http.ask(Request("GET", f"{self._url}{path}", params=params))
        if isinstance(answer, DeliveryResult):
            raise FeedFault(answer.status, answer.words)
        if answer.status != 200:
            result = self._http.result_of(answer)
            raise FeedFault(result.status, result.words)
        try:
            return model.model_validate_json(answer.raw)
        except ValidationError:
            raise FeedFault("not_a_hub", "the answer is not what a hub says") from None
