"""Asks upstream which SSCCs are taken: before the first is assigned, and from then on whether others assign them too.

Every upstream of the native wire must have told its highest serial before none is missing; an EPCIS repository cannot
tell one. Without any the core waits for a named person.
"""

import asyncio
from collections.abc import Iterator, Sequence

import structlog

from config.result import Config, Upstream
from station.core.observations import SerialsHeard
from station.core.serials import serial_range
from station.core.values import Arguments, SerialRange
from station.runtime.station import Station
from sync.clock import SystemClock
from sync.delivery.destination import NativeDestination
from sync.result import DeliveryResult
from sync.settings import NativeUpstream
from sync.wire import CodeRange, SerialsDocument

UNPROVED_S = 0.5
PROVED_S = 300.0
UNTOLD = 1_000
"""So many serials are left free behind upstream's highest when a journal began anew: cases that the lost journal had
numbered and never delivered, beside those whose records upstream misses."""
_log = structlog.get_logger("station")


class SerialsWatch:
    """Over connections of its own: what is being delivered does not notice."""

    def __init__(self, config: Config, station: Station) -> None:
        self._station = station
        settings = station.parts.settings
        self._range = serial_range(settings)
        self._destinations = [_destination(each, config.station.id) for each in native(config.upstreams)]
        self._shared: dict[str, tuple[str, ...]] = {}
        """Upstream → the other stations that assign from our range."""

    async def run(self) -> None:
        """Until cancelled."""
        if self._range is None or self._range.pool or not self._destinations:
            return  # of pools a person knows which codes are taken
        try:
            while True:
                await self.ask_all(self._range)
                proof = self._station.line.packing.proof
                await asyncio.sleep(PROVED_S if proof.given else UNPROVED_S)
        finally:
            await asyncio.gather(*(destination.close() for _, destination in self._destinations))

    async def ask_all(self, wanted: SerialRange) -> None:
        """Ask each once; the core hears the highest when all have told."""
        asked = code_range(wanted)
        answers = [(name, await each.ask_serials(asked, claimed=True)) for name, each in self._destinations]
        told = [(name, each) for name, each in answers if isinstance(each, SerialsDocument)]
        for name, each in told:
            if each.shared_with and name not in self._shared:
                _log.warning("sscc_shared", destination=name, stations=each.shared_with)
            self._shared[name] = tuple(each.shared_with)
        if len(told) == len(answers):
            self._station.intake.put(heard(wanted, told))

    def conditions(self) -> Iterator[tuple[str, Arguments]]:
        """What a person must know: who else assigns from our range."""
        for name, stations in self._shared.items():
            if stations:
                yield "sscc_shared", (("destination", name), ("stations", ", ".join(stations)))


def heard(wanted: SerialRange, told: Sequence[tuple[str, SerialsDocument]]) -> SerialsHeard:
    """What all of them say together: the highest of all."""
    highest = [each.highest for _, each in told if each.highest is not None]
    undelivered = UNTOLD + max(each.undelivered for _, each in told) if highest else 0
    names = ", ".join(name for name, _ in told)
    return SerialsHeard(names, wanted, max(highest, default=wanted.first - 1), undelivered)


def native(upstreams: Sequence[Upstream]) -> Iterator[Upstream]:
    """Those that can tell."""
    return (each for each in upstreams if isinstance(each.settings, NativeUpstream))


def code_range(wanted: SerialRange) -> CodeRange:
    """The range as it is asked for on the wire."""
    return CodeRange(extension=wanted.extension, prefix=wanted.prefix, first=wanted.first, last=wanted.last)


async def ask_once(upstream: Upstream, station: str, wanted: SerialRange) -> SerialsDocument | DeliveryResult:
    """Ask one upstream without telling it anything: for ``station check``."""
    _, destination = _destination(upstream, station)
    try:
        return await destination.ask_serials(code_range(wanted), claimed=False)
    finally:
        await destination.close()


def _destination(upstream: Upstream, station: str) -> tuple[str, NativeDestination]:
    assert isinstance(upstream.settings, NativeUpstream)
    clock = SystemClock()
    return upstream.name, NativeDestination(upstream.settings, station=station, line=station, clock=clock)
