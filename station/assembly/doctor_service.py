"""The doctor beside a line that stands: a device is taken from the line, tested with the card, and given back."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from config.result import Config
from drivers.errors import NoAnswer
from drivers.protocols import Plc
from station.api import schema
from station.assembly.canary import CanaryWatch
from station.assembly.device_doctor import (
    DeviceTested,
    Tested,
    as_canary,
    check_camera,
    check_plc,
    check_reader,
    check_typed,
    look_at,
)
from station.assembly.device_tests import is_moving
from station.assembly.doctor_protocol import protocol
from station.assembly.doctor_shelf import DoctorShelf
from station.core.commands import RecordDeviceCheck, Refusal
from station.core.events import DeviceChecked
from station.journal import Reader
from station.runtime.station import Station
from station.runtime.supervisor import Supervisor

SCREEN = "screen"
"""Name of the scanner that types into the screen."""
CANARY_S = 15.0
_MOST_TYPED = 20
_SPARE_S = 5.0
"""For opening, beyond the time that a device is listened to."""
_log = structlog.get_logger("doctor")


class DoctorService:
    """One device at a time: a person has one card."""

    def __init__(
        self, config: Config, station: Station, drivers: dict[str, str], canary: CanaryWatch, reader: Reader
    ) -> None:
        self._config = config
        self._station = station
        self._reader = reader
        self._drivers = drivers
        self._canary = canary
        self._shelf = DoctorShelf(config.station.data)
        self._results = self._shelf.results()
        self._typed: list[str] = []
        self._testing: schema.CheckDevice | None = None
        self._until_s = 0.0

    # what is asked for -------------------------------------------------------------------------------------------

    def refused(self, request: schema.CheckDevice) -> Refusal | None:
        """Why this test cannot begin now; None = it can."""
        name = request.args.device
        supervisor = self._supervisor(name)
        if supervisor is None:
            return Refusal("device_unknown", (("device", name),))
        if self._testing is not None:
            return Refusal("test_busy", (("device", self._testing.args.device),))
        if supervisor.health.kind != "plc" and is_moving(self._station):
            return Refusal("doctor_line_moves")
        return None

    async def check(self, request: schema.CheckDevice, by: str) -> None:
        """Test it, keep what came of it, and tell the journal."""
        name, args = request.args.device, request.args
        supervisor = self._supervisor(name)
        assert supervisor is not None
        wait_s = CANARY_S if args.canary else args.wait_s
        self._testing, self._until_s = request, asyncio.get_running_loop().time() + wait_s + _SPARE_S
        try:
            async with self._taken(supervisor):
                tested = await self._tested(supervisor.health.kind, name, wait_s, canary=args.canary)
            await self._keep(replace(tested, at_us=self._now_us()), canary=args.canary, by=by, reason=args.reason)
        finally:
            self._testing = None

    async def scan(self, request: schema.CardScan, by: str) -> schema.CommandAnswer:
        """A code that the screen's scanner typed; all typed so far are its result."""
        self._typed = [*self._typed, request.args.text][-_MOST_TYPED:]
        findings = tuple(check_typed(self._typed))
        tested = DeviceTested("scanner", SCREEN, "keyboard", findings, self._now_us())
        newest = check_typed([request.args.text])[0]
        if tested.outcome == "ok":
            self._typed = []
        await self._keep(tested, canary=False, by=by, reason="")
        return schema.CommandAnswer(id=request.id, done=True, key=newest.key, arguments=dict(newest.arguments))

    async def write_protocol(self, request: schema.WriteProtocol) -> schema.CommandAnswer:
        """Of the newest results; refused while there is none."""
        if not self._results:
            return schema.CommandAnswer(id=request.id, done=False, key="doctor_nothing_tested")
        at = datetime.now().astimezone()
        try:
            pdf = await asyncio.to_thread(protocol, self._config, list(self._results.values()), at)
            name = await asyncio.to_thread(self._shelf.keep_protocol, pdf, at)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            return schema.CommandAnswer(
                id=request.id, done=False, key="doctor_unwritable", arguments={"detail": detail}
            )
        return schema.CommandAnswer(id=request.id, done=True, key="doctor_protocol_kept", arguments={"file": name})

    # what is shown -----------------------------------------------------------------------------------------------

    def status(self) -> schema.DoctorStatus:
        testing = self._testing
        left_s = max(0.0, self._until_s - asyncio.get_running_loop().time()) if testing else 0.0
        rows = [(each.health.name, each.health.kind) for each in self._tested_devices]
        return schema.DoctorStatus(
            made_at_us=self._now_us(),
            devices=tuple(self._shown(name, kind) for name, kind in (*rows, (SCREEN, "scanner"))),
            testing=testing.args.device if testing else "",
            canary=testing.args.canary if testing else False,
            left_s=round(left_s, 1),
            protocols=tuple(self._shelf.protocols()),
            may_test=not is_moving(self._station),
        )

    def protocol(self, name: str) -> bytes | None:
        return self._shelf.protocol(name)

    def _shown(self, name: str, kind: str) -> schema.CheckedDevice:
        tested, check = self._results.get(name), self._canary.checks.get(name)
        return schema.CheckedDevice(
            name=name,
            kind=kind,  # type: ignore[arg-type]
            driver="keyboard" if kind == "scanner" else self._drivers.get(name, ""),
            at_us=tested.at_us if tested else 0,
            outcome=tested.outcome if tested else "open",
            findings=tuple(map(finding, tested.findings)) if tested else (),
            canary=self._canary.due(name),
            checked_us=check.ok_us if check else 0,
        )

    # testing -----------------------------------------------------------------------------------------------------

    @property
    def _tested_devices(self) -> list[Supervisor]:
        """A label printer reads no card: it is tested by a test label."""
        return [each for each in self._station.devices.supervisors if each.health.kind != "printer"]

    def _supervisor(self, name: str) -> Supervisor | None:
        return next((each for each in self._tested_devices if each.health.name == name), None)

    def _taken(self, supervisor: Supervisor) -> AbstractAsyncContextManager[None]:
        """A PLC is asked beside the line: the line would stop without it, and nothing is written."""
        return nullcontext() if supervisor.health.kind == "plc" else supervisor.lend()

    async def _tested(self, kind: str, name: str, wait_s: float, *, canary: bool) -> DeviceTested:
        parts, driver = self._station.parts, self._drivers.get(name, "")
        if kind == "plc":
            assert parts.plc is not None
            return DeviceTested(kind, name, driver, tuple(await self._plc_findings(parts.plc)))
        camera = next((each for each in parts.cameras if each.name == name), None)
        if camera is not None:
            look: Callable[[], Awaitable[list[Tested]]] = partial(check_camera, camera, wait_s)
            tested = await look_at(kind, camera, driver, look)
        else:
            reader = self._station.devices.readers[name].device
            fired = reader.trigger == "asked" and reader not in parts.scan_readers
            look = partial(check_reader, reader, wait_s, fired=fired, one_code=canary)
            tested = await look_at(kind, reader, driver, look)
        return as_canary(tested) if canary else tested

    async def _plc_findings(self, plc: Plc) -> list[Tested]:
        async def block_seen(plc: Plc) -> str:
            if self._station.plc.block is None:
                raise NoAnswer("plc_silent")
            return ""

        try:
            return await check_plc(plc, block_seen)
        except NoAnswer as silent:
            return [Tested("no", silent.key, silent.arguments)]

    async def _keep(self, tested: DeviceTested, *, canary: bool, by: str, reason: str) -> None:
        """The daily check is in the journal only; the doctor's findings stay until it tests again."""
        worst = next((one for one in tested.findings if one.outcome == tested.outcome and one.outcome != "ok"), None)
        told = (tested.name, "canary" if canary else "doctor", tested.outcome, worst.key if worst else "")
        if not canary:
            self._results[tested.name] = tested
            try:
                await asyncio.to_thread(self._shelf.keep, dict(self._results))
            except OSError as error:
                _log.warning("doctor_unwritable", detail=error.strerror)
        refusal = await self._station.command(RecordDeviceCheck(DeviceChecked(*told, by, reason)))  # type: ignore[arg-type]
        if refusal is not None:
            _log.warning("device_check_not_recorded", key=refusal.key)
            return
        self._canary.load(await asyncio.to_thread(self._reader.device_checks))

    def _now_us(self) -> int:
        return self._station.parts.clock.now().wall_us


def finding(tested: Tested) -> schema.Finding:
    return schema.Finding(outcome=tested.outcome, key=tested.key, arguments=dict(tested.arguments))
