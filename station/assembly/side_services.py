"""What accompanies a running line: the local API, the uploaders, the live view. None of them can stop it."""

import asyncio
import json
import os
from pathlib import Path

from config.result import Config
from station.api.app import create_app
from station.api.listening import bound_port
from station.api.routes_labels import label_routes
from station.api.routes_shipping import shipping_routes
from station.api.server import serve
from station.assembly.api_listener import ApiListener
from station.assembly.hub_orders import HubOrders
from station.assembly.mqtt import MqttPublisher, publish
from station.assembly.outbox import JournalOutbox
from station.assembly.released import ReleasedWatch
from station.assembly.station_service import StationService
from station.assembly.upstream import Upstreams
from station.assembly.users_service import UsersService
from station.journal import Reader
from station.runtime.station import Station
from sync.clock import SystemClock


class SideServices:
    """Made once the journal is open, closed when their tasks have ended."""

    def __init__(self, config: Config, station: Station, listener: ApiListener) -> None:
        self._data = config.station.data
        self._listener = listener
        self._end = asyncio.Event()
        self._beside: list[asyncio.Task[None]] = []
        self._upstreams = Upstreams(config, station)
        self._reader = station.parts.reader()
        self._released = ReleasedWatch(config)
        self._service = StationService(config, station, self._upstreams, self._reader, self._released.cache)
        self._service.shipping.feed_state = lambda: self._released.state
        self._service.shipping.ask_upstream = self._released.traced
        self._mqtt, self._mqtt_reader = self._make_mqtt(config, station)
        self._hub_orders = HubOrders(config, station, self._service.planning)
        users = config.users
        self._users = UsersService(self._data, users.required, users.lock_after_s, station.command)

    def _make_mqtt(self, config: Config, station: Station) -> tuple[MqttPublisher | None, Reader | None]:
        if config.mqtt is None:
            return None, None
        reader, parts = station.parts.reader(), station.parts
        outbox = JournalOutbox(station.line.state.station_epoch, parts.journal, reader, station.command)
        snapshot, name = self._service.snapshot, config.station.id
        return MqttPublisher(config.mqtt, name, snapshot, outbox, SystemClock()), reader

    def wake(self) -> None:
        """New events are durable."""
        self._upstreams.wake()

    def start(self, group: asyncio.TaskGroup, *, console: bool) -> None:
        """Begin, and say in ``run.json`` where the API is."""
        service = self._service
        asked = (service, self._listener.token, self._end, service.settings)
        more = (shipping_routes(service.shipping), label_routes(service.labels))
        app = create_app(
            *asked, setup=service.setup, users=self._users, planning=service.planning, pools=service.pools, more=more
        )
        group.create_task(serve(app, self._listener.listening, self._end), name="api")
        group.create_task(self._upstreams.run(self._end), name="upstream")
        group.create_task(self._released.run(self._end), name="released")
        if self._mqtt is not None:
            group.create_task(publish(self._mqtt, self._end), name="mqtt")
        self._beside = [
            group.create_task(self._service.publish(), name="snapshots"),
            group.create_task(self._service.setup.run(), name="setup"),
            group.create_task(self._service.reports.watch(), name="balance"),
            group.create_task(self._service.pools.run(), name="pools"),
            group.create_task(self._hub_orders.run(), name="planned orders"),
        ]
        if console:
            from station.console_live import run_console  # rich costs a service's start a quarter of a second

            group.create_task(run_console(self._service.subscribe, self._end), name="console")
        _write_run_file(self._data, bound_port(self._listener.listening))

    async def end(self, drain_s: float) -> None:
        """Let upstream catch up for a while, then close the API."""
        await self._upstreams.drain(drain_s)
        self._end.set()
        for task in self._beside:
            task.cancel()

    def close(self) -> None:
        self._upstreams.close()
        self._released.close()
        if self._mqtt_reader is not None:
            self._mqtt_reader.close()
        self._reader.close()
        self._service.pools.close()


def _write_run_file(data: Path, port: int) -> None:
    """Where this run is to be found: ``DIR/run.json``, whole or not at all."""
    fresh = data / "run.json.new"
    fresh.write_text(json.dumps({"api_port": port, "pid": os.getpid()}) + "\n", encoding="ascii")
    fresh.replace(data / "run.json")
