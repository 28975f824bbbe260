"""What other stations released: the cache of a station that ships, kept up from the hub."""

import asyncio
from functools import partial

import structlog

from config.result import Config
from station.assembly.shipping_lists import ListRefused, Note, Receiver, ShippingLists
from sync.clock import SystemClock
from sync.released.cache import CacheFault, ReleasedCache
from sync.released.feed import TracedCode
from sync.released.watch import FeedFault, FeedState, ReleasedFeed
from sync.settings import HttpUpstream

FILE = "released.db"
_log = structlog.get_logger("shipping")


class ReleasedWatch:
    """``cache`` None: nobody tells this station of the others."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lists = ShippingLists(config.station.data)
        self._feed: ReleasedFeed | None = None
        self.cache: ReleasedCache | None = None
        settings = self._settings()
        if settings is None:
            return
        try:
            self.cache = ReleasedCache(config.station.data / FILE)
        except CacheFault as fault:
            _log.error("released_unusable", detail=str(fault))
            return
        self._feed = ReleasedFeed(settings, self.cache, config.station.id, SystemClock())

    def _settings(self) -> HttpUpstream | None:
        """The upstream's own, but with the token that reads."""
        shipping = self._config.shipping
        found = next((each for each in self._config.upstreams if each.name == shipping.upstream), None)
        if found is None or not isinstance(found.settings, HttpUpstream):
            return None
        return found.settings.model_copy(
            update={"token_file": shipping.token_file, "oauth_url": None, "oauth_client": None}
        )

    @property
    def state(self) -> FeedState:
        return FeedState() if self._feed is None else self._feed.state

    async def traced(self, code: str) -> TracedCode | None:
        """What upstream knows of a code, a unit's too; None = nothing, or nobody is asked. Raises FeedFault."""
        return None if self._feed is None else await self._feed.traced(code)

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop``."""
        if self._feed is None:
            return
        await self._feed.run(stop, self._config.shipping.every_s, partial(self._take_lists, self._feed))

    async def _take_lists(self, feed: ReleasedFeed) -> None:
        """Distributors and notes of the hub; one that has none keeps what was imported."""
        try:
            receivers, notes = await feed.receivers(), await feed.notes()
            told = [Receiver(code=each.code, name=each.name, source="hub") for each in receivers]
            wanted = [Note.model_validate({**each.model_dump(), "source": "hub"}) for each in notes]
            await asyncio.to_thread(partial(self._lists.put, told, wanted, "hub"))
        except (FeedFault, ListRefused, OSError, ValueError) as fault:
            _log.debug("lists_not_taken", cause=str(fault))

    def close(self) -> None:
        if self.cache is not None:
            self.cache.close()
