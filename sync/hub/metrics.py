"""``/metrics`` in Prometheus' words: what this hub was asked since it started, its stations as on the stations page.

Labels are templates of paths and names of stations: never a code, never a word of who asks.
"""

import time
from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from station.version import VERSION
from sync.hub.context import Hub
from sync.hub.stations import StationList, station_list

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT"})
OTHER = "other"
"""Path or method of a request for nothing that is served."""


class Requests:
    """ASGI around the hub: how many requests of each path were answered how, and in which time."""

    def __init__(self, app: ASGIApp, hub: Hub) -> None:
        self._app = app
        self._seconds = hub.seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), "none"

        async def heard(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, heard)
        finally:
            path = getattr(scope.get("route"), "path", OTHER)
            method = scope["method"] if scope["method"] in METHODS else OTHER
            self._seconds.labels(method, path, status).observe(time.perf_counter() - begun)


class Stations(Collector):
    """The stations as metrics."""

    def __init__(self, found: StationList) -> None:
        self._found = found

    def collect(self) -> Iterator[Metric]:
        info = GaugeMetricFamily("hub_info", "Which program this is", labels=("version",))
        info.add_metric((VERSION,), 1)
        yield info
        yield GaugeMetricFamily("hub_stations", "Stations that ever sent", value=len(self._found.members))
        through = GaugeMetricFamily("hub_complete_through", "Number through which all is here", labels=("station",))
        waiting = GaugeMetricFamily("hub_waiting", "Records the station had and the hub had not", labels=("station",))
        heard = GaugeMetricFamily("hub_heard_timestamp_seconds", "When it last spoke", labels=("station",))
        conflicts = CounterMetricFamily("hub_conflicts", "Records refused: two with one identity", labels=("station",))
        for member in self._found.members:
            name = (member.station,)
            through.add_metric(name, member.contiguous_through)
            waiting.add_metric(name, member.waiting)
            conflicts.add_metric(name, member.conflicts)
            if member.last_heard_us:
                heard.add_metric(name, member.last_heard_us / 1e6)
        yield from (through, waiting, heard, conflicts)


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()

    @router.get("/metrics")
    async def metrics(request: Request) -> Response:
        grant = await hub.access.reader(request)
        found = await run_in_threadpool(station_list, hub.store.reader, hub.now_us(), grant.station)
        registry = CollectorRegistry(support_collectors_without_names=True)
        registry.register(Stations(found))
        registry.register(hub.seconds)
        return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})

    return router
