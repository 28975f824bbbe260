"""Every configured destination: its uploader, its status for the screens, its conditions for the core."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace

import structlog

from config.result import Config, Upstream
from station.api import schema
from station.assembly.outbox import JournalOutbox
from station.assembly.serials import SerialsWatch
from station.core.observations import Noticed
from station.core.values import Arguments
from station.journal import Reader
from station.journal.restore import RECORDS_LOST
from station.runtime.station import Station
from sync.clock import SystemClock
from sync.delivery.destination import Destination, NativeDestination
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import DeliveryStatus, Uploader
from sync.epcis.destination import EpcisDestination
from sync.epcis.events import carried
from sync.epcis.settings import EpcisUpstream
from sync.settings import NativeUpstream
from sync.transport.tls import CertificateWatch
from sync.wire import RepeatedCode

LOOK_S = 1.0
AGAIN_S = 30.0
"""An uploader that fell is started again after so long."""
_log = structlog.get_logger("station")


def _native(settings: NativeUpstream, station: str) -> tuple[Destination, DeliveryOptions]:
    destination = NativeDestination(settings, station=station, line=station, clock=SystemClock())
    return destination, DeliveryOptions(settings.order, settings.batch_max_events)


def _epcis(settings: EpcisUpstream, station: str) -> tuple[Destination, DeliveryOptions]:
    destination = EpcisDestination(settings, station=station, clock=SystemClock())
    return destination, DeliveryOptions(settings.order, settings.batch_max_events, carries=carried)


def make_destination(upstream: Upstream, station: str) -> tuple[Destination, DeliveryOptions]:
    """One destination by its driver. Makes no connection."""
    settings = upstream.settings
    if isinstance(settings, NativeUpstream):
        return _native(settings, station)
    if isinstance(settings, EpcisUpstream):
        return _epcis(settings, station)
    raise TypeError(f"no destination is known for {type(settings).__name__}")


class Upstreams:
    """The uploaders of one station."""

    def __init__(self, config: Config, station: Station) -> None:
        parts = station.parts
        self._intake = station.intake
        self._standing: dict[tuple[str, str | int], Arguments] = {}
        self._station = station
        self._faults_seen = 0
        self._readers: list[Reader] = []
        self._clock = SystemClock()
        self._watches: list[CertificateWatch] = []
        self._serials = SerialsWatch(config, station)
        self._broken: dict[str, int | None] = {}
        """Uploaders that fell, with their newest success before that."""
        self.uploaders: list[Uploader] = []
        for upstream in config.upstreams:
            reader = parts.reader()
            self._readers.append(reader)
            destination, options = make_destination(upstream, config.station.id)
            options = replace(options, repeated=self._repeated)
            outbox = JournalOutbox(station.line.state.station_epoch, parts.journal, reader, station.command)
            self.uploaders.append(
                Uploader(upstream.name, outbox, destination, self._clock, random.SystemRandom().random, options)
            )
            certificate = getattr(upstream.settings, "client_cert_file", None)
            self._watches.append(CertificateWatch(upstream.name, certificate))

    def wake(self) -> None:
        """New events are durable."""
        for uploader in self.uploaders:
            uploader.wake()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until ``stop``."""
        async with asyncio.TaskGroup() as group:
            for uploader in self.uploaders:
                group.create_task(self._carry(uploader, stop))
            watching = [group.create_task(self._watch()), group.create_task(self._serials.run())]
            await stop.wait()
            for task in watching:
                task.cancel()

    async def drain(self, timeout_s: float) -> bool:
        """True when every destination has everything that is committed now."""
        return all(await asyncio.gather(*(uploader.drain(timeout_s) for uploader in self.uploaders)))

    def close(self) -> None:
        for reader in self._readers:
            reader.close()

    def of(self, name: str) -> Uploader | None:
        """The uploader of a destination."""
        return next((each for each in self.uploaders if each.status.name == name), None)

    def destinations(self) -> tuple[schema.Destination, ...]:
        return tuple(_shown(uploader.status) for uploader in self.uploaders)

    async def _carry(self, uploader: Uploader, stop: asyncio.Event) -> None:
        """A mistake of this program in one uploader never ends the line, nor the other uploaders."""
        if self._withheld():
            await stop.wait()
        while not stop.is_set():
            (fallen,) = await asyncio.gather(uploader.run(stop), return_exceptions=True)
            if fallen is not None:
                status = uploader.status
                self._broken[status.name] = status.last_success_us
                _log.error("uploader_failed", destination=status.name, exc_info=fallen)
                await self._clock.wait(stop, AGAIN_S)

    def _repeated(self, code: RepeatedCode) -> None:
        """Upstream has the code in another case too: a person must look, whatever becomes of the connection."""
        told = (("about", code.code), ("code", code.code), ("other", code.other))
        self._intake.put(Noticed("code_repeated", True, told))

    def _withheld(self) -> bool:
        """Since an earlier start: what we would send bears numbers that upstream gave to records lost here."""
        return any(alarm.key == RECORDS_LOST for alarm in self._station.line.state.alarms.values())

    async def _watch(self) -> None:
        while True:
            await asyncio.gather(*(watch.refresh() for watch in self._watches))
            self._notice()
            await asyncio.sleep(LOOK_S)

    def _notice(self) -> None:
        """Tell the core which conditions of upstream began and which are over; a new core is told everything."""
        if self._faults_seen != self._station.loop.store_faults:
            self._faults_seen = self._station.loop.store_faults
            self._standing = {}
        now = {(key, dict(arguments)["destination"]): arguments for key, arguments in self._conditions()}
        for identity in now.keys() - self._standing.keys():
            self._intake.put(Noticed(identity[0], True, now[identity]))
        for identity in self._standing.keys() - now.keys():
            if identity[0] == RECORDS_LOST:
                continue  # only a journal with a new name ends that
            self._intake.put(Noticed(identity[0], False, self._standing[identity]))
        self._standing = now

    def _conditions(self) -> Iterator[tuple[str, Arguments]]:
        """Everything a person should know now of what leads upstream."""
        yield from self._serials.conditions()
        for watch in self._watches:
            yield from watch.alarms(self._clock.now())
        for uploader in self.uploaders:
            status = uploader.status
            if self._withheld() and status.last_success_us is None:
                yield "upstream_held", (("cause", RECORDS_LOST), ("destination", status.name))
            if status.name in self._broken and self._broken[status.name] == status.last_success_us:
                yield "upstream_held", (("cause", "uploader_failed"), ("destination", status.name))
            yield from status.alarms


def _shown(status: DeliveryStatus) -> schema.Destination:
    return schema.Destination(
        name=status.name,
        state=status.phase.value,
        waiting=status.waiting,
        since_us=status.since_us,
        delivered_through=status.through,
        delivered=status.delivered,
        attempt=status.failures,
        last_success_us=status.last_success_us,
        last_status=status.last_status,
        last_words=status.last_words,
        parked=status.parked,
        again=status.resend_waiting,
        cause=status.cause,
        next_try_us=status.next_try_us,
    )
