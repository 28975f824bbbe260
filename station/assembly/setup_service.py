"""Doctor, daily check and Learn of a running station (``station.api.routes_setup.Setup``): one job at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import assert_never

import structlog

from config.result import Config
from station.api import schema
from station.api.errors import ApiRefused
from station.assembly.canary import CanaryWatch
from station.assembly.doctor_service import DoctorService
from station.assembly.journal_queries import look
from station.assembly.learn_service import LearnService
from station.assembly.settings_service import SettingsService
from station.core.commands import Refusal
from station.journal import Reader
from station.runtime.station import Station

_log = structlog.get_logger("doctor")


class SetupService:
    """A job takes a device from the line, so nothing else may want one meanwhile."""

    def __init__(
        self, config: Config, station: Station, drivers: dict[str, str], settings: SettingsService, reader: Reader
    ) -> None:
        reading = [*(each.name for each in config.cameras), *(each.name for each in config.readers)]
        clock = station.parts.clock
        self._reader = reader
        self._canary = CanaryWatch(config.doctor, reading, station.intake, clock)
        self._doctor = DoctorService(config, station, drivers, self._canary, reader)
        self._learning = LearnService(config, station, settings)
        self._jobs: asyncio.Queue[Callable[[], Awaitable[None]]] = asyncio.Queue(1)
        self._busy = False

    async def run(self) -> None:
        """Watch for due checks, and do what is asked for, until cancelled."""
        try:
            self._canary.load(await look(self._reader.device_checks))
        except ApiRefused as refused:
            _log.warning("device_checks_unread", key=refused.key)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._canary.run())
            while True:
                await self._one(await self._jobs.get())

    async def _one(self, job: Callable[[], Awaitable[None]]) -> None:
        """What goes wrong in a test must not end the line: it is said in the log, and the device is given back."""
        task = asyncio.ensure_future(job())
        self._busy = True
        try:
            await asyncio.wait({task})
        finally:
            task.cancel()
            self._busy = False
        if (error := task.exception()) is not None:
            _log.error("setup_job_failed", exc_info=error)

    async def do(self, request: schema.SetupCommand, by: str) -> schema.CommandAnswer:
        match request:
            case schema.CheckDevice():
                return self._begin(request, self._doctor.refused(request), partial(self._doctor.check, request, by))
            case schema.LearnCase():
                return self._begin(request, self._learning.refused(request), partial(self._learning.take, request))
            case schema.CardScan():
                return await self._doctor.scan(request, by)
            case schema.WriteProtocol():
                return await self._doctor.write_protocol(request)
            case schema.SaveLearned():
                return await self._learning.save(request, by)
            case _:
                assert_never(request)

    def _begin(
        self,
        request: schema.CheckDevice | schema.LearnCase,
        refused: Refusal | None,
        job: Callable[[], Awaitable[None]],
    ) -> schema.CommandAnswer:
        if refused is None and (self._busy or self._jobs.full()):
            refused = Refusal("setup_busy")
        if refused is not None:
            return schema.CommandAnswer(id=request.id, done=False, key=refused.key, arguments=dict(refused.arguments))
        self._jobs.put_nowait(job)
        return schema.CommandAnswer(id=request.id, done=True)

    # what is shown -----------------------------------------------------------------------------------------------

    def doctor(self) -> schema.DoctorStatus:
        return self._doctor.status()

    def learn(self) -> schema.LearnStatus:
        return self._learning.status()

    async def card(self) -> bytes:
        from station.assembly.card_pdf import card_pdf

        return await asyncio.to_thread(card_pdf)

    async def protocol(self, name: str) -> bytes | None:
        return await asyncio.to_thread(self._doctor.protocol, name)
