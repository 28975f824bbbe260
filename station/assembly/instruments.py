"""What the Devices and PLC pages see of a running station (``station.api.instruments.Instruments``)."""

import asyncio
import time
from dataclasses import asdict
from urllib.parse import urlsplit

from pydantic import BaseModel

from config.result import Config
from drivers.protocols import HasRegisters
from drivers.wire_record import Tape, WireTransaction, asking
from station.api import schema
from station.api.errors import ApiRefused
from station.assembly.device_tests import DeviceTests
from station.assembly.links import device
from station.assembly.plc_words import told
from station.assembly.previews import Previews
from station.assembly.upstream import Upstreams
from station.runtime.evidence import jpeg
from station.runtime.handshakes import Handshake
from station.runtime.station import Station
from station.runtime.supervisor import Supervisor

REQUESTS_SHOWN = 60
_MISSES = ("stale", "missing", "busy", "untagged", "no_answers")
"""Numbers of a device that are faults of it."""


class StationInstruments:
    """Asked only while somebody looks; a snapshot carries none of it."""

    def __init__(self, config: Config, station: Station, upstreams: Upstreams, drivers: dict[str, str]) -> None:
        self._station = station
        self._upstreams = upstreams
        self._drivers = drivers | {each.name: each.driver for each in config.upstreams}
        parts = [(config.plc.name, config.plc.settings)] if config.plc is not None else []
        parts += [(each.name, each.settings) for each in config.cameras]
        parts += [(each.name, each.settings) for each in config.readers]
        parts += [(each.name, each.settings) for each in config.printers]
        parts += [(each.name, each.settings) for each in config.upstreams]
        self._addresses = {name: address_of(settings) for name, settings in parts}
        self._tests = DeviceTests(config, station)
        self._previews = Previews()

    def devices(self) -> schema.DeviceList:
        rows = [self._device(each) for each in self._station.devices.supervisors]
        rows += [self._upstream(each) for each in self._upstreams.destinations()]
        return schema.DeviceList(made_at_us=self._now_us(), devices=tuple(rows))

    def plc(self) -> schema.PlcDetail:
        station, task = self._station, self._station.plc
        plc = station.parts.plc
        if plc is None:
            raise ApiRefused("no_plc")
        tape: Tape = getattr(plc, "tape", None) or Tape()
        registers = plc.registers() if isinstance(plc, HasRegisters) else None
        now_s = time.perf_counter()
        return schema.PlcDetail(
            device=next(self._device(each) for each in station.devices.supervisors if each.health.kind == "plc"),
            made_at_us=self._now_us(),
            epoch=station.view().epoch,
            polls=task.activity.count,
            torn=getattr(plc, "torn_reads", 0),
            no_answers=task.no_answers,
            read_age_s=time.monotonic() - registers.read_s if registers and registers.read_s is not None else None,
            plc=told(registers.plc) if registers else (),
            station=told(registers.station) if registers else (),
            handshakes=tuple(_seen(each, now_s) for each in task.handshakes.newest),
            requests=tuple(map(_request, list(tape.newest)[-REQUESTS_SHOWN:])),
            wrong_requests=tuple(map(_request, list(tape.newest_errors)[-REQUESTS_SHOWN:])),
        )

    async def preview(self, camera: str) -> schema.Preview | None:
        task = self._station.devices.cameras.get(camera)
        return await asyncio.to_thread(self._previews.of, camera, task) if task is not None else None

    async def preview_picture(self, camera: str, number: int) -> bytes | None:
        task = self._station.devices.cameras.get(camera)
        look = task.looks.find(number) if task is not None else None
        return await asyncio.to_thread(jpeg, look.pixels) if look is not None and look.pixels.size else None

    async def test(self, request: schema.TestDevice) -> schema.CommandAnswer:
        answer = await self._tests.run(request.args.device)
        return schema.CommandAnswer(id=request.id, done=answer.done, key=answer.key, arguments=answer.arguments)

    def _device(self, supervisor: Supervisor) -> schema.DeviceDetail:
        shown = device(self._station, supervisor.health, self._drivers)
        misses = [shown.detail[name] for name in _MISSES if name in shown.detail]
        return schema.DeviceDetail(
            **shown.model_dump(exclude={"errors"}),
            address=self._addresses.get(shown.name, ""),
            since_us=supervisor.health.since_us,
            errors=shown.errors + sum(each for each in misses if isinstance(each, int)),
        )

    def _upstream(self, to: schema.Destination) -> schema.DeviceDetail:
        heard_s = (self._now_us() - to.last_success_us) / 1e6 if to.last_success_us is not None else None
        return schema.DeviceDetail(
            name=to.name,
            kind="upstream",
            driver=self._drivers.get(to.name, ""),
            address=self._addresses.get(to.name, ""),
            state=to.state,
            since_us=to.last_success_us,
            words=to.last_words,
            last_data_age_s=heard_s,
            errors=to.attempt,
            detail={
                "waiting": to.waiting,
                "parked": to.parked,
                "delivered": to.delivered,
                "last_status": to.last_status,
            },
        )

    def _now_us(self) -> int:
        return self._station.parts.clock.now().wall_us


def address_of(settings: BaseModel) -> str:
    """Where a device is reached: ``host:port``, a folder, an address of the web; never with a password in it."""
    told = settings.model_dump()
    if told.get("host"):
        return f"{told['host']}:{told.get('port', '')}".rstrip(":")
    place = str(
        next(
            (
                told[key]
                for key in ("url", "source", "path", "usb", "port", "serial", "user_name")
                if told.get(key) not in (None, "")
            ),
            "",
        )
    )
    if "://" not in place:
        return place
    parts = urlsplit(place)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _seen(handshake: Handshake, now_s: float) -> schema.SeenHandshake:
    given = asdict(handshake)
    return schema.SeenHandshake(**given, seen_ago_s=max(0.0, now_s - given["seen_s"]))


def _request(each: WireTransaction) -> schema.WireRequest:
    ask = asking(each)
    text = each.request.decode("utf-8", "replace")[:120] if each.form == "text" else ""
    return schema.WireRequest(
        at_us=each.at_us,
        ms=each.ms,
        what=ask.what,
        first=ask.first,
        count=ask.count,
        text=text,
        served=each.served,
        key=each.key,
        arguments=dict(each.arguments),
    )
