"""``station check``: every error of a config at once; then every device opened, timed, and told in words.

Nothing outside is changed by it: no file is moved, no register written, no range claimed."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from config.data_folder import check_places
from config.errors import ConfigErrors
from config.result import Config, Upstream
from drivers.errors import DriverError, NoAnswer, WireFault
from drivers.protocols import (
    Checkable,
    ChecksStationBlock,
    CodeReader,
    Device,
    FindsBlock,
    Identifies,
    Listens,
    NotesOpening,
    Plc,
    Printer,
)
from station.api.errors import ApiRefused
from station.api.listening import listen
from station.assembly.config_file import load_config
from station.assembly.devices import (
    line_settings,
    make_cameras,
    make_case_reader,
    make_pictures,
    make_plc,
    make_scan_readers,
    make_unit_readers,
)
from station.assembly.label_printing import make_printers
from station.assembly.serials import ask_once, native
from station.assembly.upstream import make_destination
from station.cli_commands.output import NO, USAGE, YES, err, out, quiet_libraries
from station.client import Client
from station.core.codes import display
from station.core.serials import serial_range
from station.messages import MESSAGES
from station.messages.sentences import sentence
from sync.result import Outcome
from sync.wire import SerialsDocument

ANSWER_WITHIN_S = 5.0
BLOCK_WITHIN_S = 1.5
FIND_WITHIN_S = 2.0
_WRONG_PLACE = frozenset({"plc_probe", "plc_no_block", "plc_map_version"})
IDENTITY_WITHIN_S = 2.0
LISTENED_S = 2.5
"""Longer than a telegram may stand unended (``drivers.reader``)."""
HELD = (
    "reader_port_busy",
    "reader_cannot_listen",
    "plc_cannot_listen",
    "plc_no_port",
    "plc_port_busy",
    "pictures_cannot_listen",
    "port_in_use",
)
"""What is said of a port that a running line has."""
TAKEN = ("plc_lost", "plc_no_reply", "plc_bus_silent", "plc_opcua_lost", "camera_held")
"""What a device says that serves one at a time, while the running line has it."""


@dataclass(frozen=True, slots=True)
class CheckFound:
    """What one device or destination said."""

    name: str
    kind: str
    answers: bool
    ms: float
    key: str = ""
    arguments: tuple[tuple[str, str | int | float], ...] = ()
    note: str = ""
    """Something to know though it answers; or its own words, where it refuses."""

    @property
    def title(self) -> str:
        return self.name if self.name == self.kind else f"{self.kind} {self.name}"

    def told(self) -> str:
        if self.answers:
            return f"{self.title}: answers, {self.ms:.0f} ms" + (f". {self.note}" if self.note else "")
        why = f"{self.title}: {sentence(self.key, dict(self.arguments))}"
        return why + (f" It said: {self.note}" if self.note else "")


def check_config(path: Path, *, as_json: bool) -> int:
    """2 when the config is wrong, 1 when a device or an upstream is silent or the line could not start."""
    try:
        config = load_config(path)
        check_places(config)
    except ConfigErrors as errors:
        _tell_errors(errors, as_json)
        return USAGE
    quiet_libraries()
    devices, upstreams = asyncio.run(_look(config))
    own = [_api(config), *_pictures(config)]
    if any(each.key in (*HELD, *TAKEN) for each in (*devices, *own)):
        shot = Client(config.station.data).get("/v1/snapshot")
        devices, own = ([_beside(shot, each) for each in found] for found in (devices, own))
    if as_json:
        out(json.dumps({"errors": [], "devices": [_row(each) for each in devices],
                        "upstreams": [_row(each) for each in upstreams],
                        "own": [_row(each) for each in own]}))  # fmt: skip
    else:
        out(f"{path}: the config is right")
        for found in (*devices, *own, *upstreams):
            out(found.told())
    return YES if all(each.answers for each in (*devices, *upstreams, *own)) else NO


def _tell_errors(errors: ConfigErrors, as_json: bool) -> None:
    if not as_json:
        err(str(errors))
        return
    rows = [
        {
            "file": each.file,
            "line": each.line,
            "key": each.key,
            "error": each.message_key,
            "message": each.message,
            "suggestion": each.suggestion,
        }
        for each in errors.errors
    ]
    out(json.dumps({"errors": rows, "devices": [], "upstreams": [], "own": []}))


def _row(found: CheckFound) -> dict[str, object]:
    return {
        "name": found.name,
        "kind": found.kind,
        "answers": found.answers,
        "ms": round(found.ms, 1),
        "key": found.key,
        "arguments": dict(found.arguments),
        "note": found.note,
    }


async def _look(config: Config) -> tuple[list[CheckFound], list[CheckFound]]:
    plc, case_reader = make_plc(config), make_case_reader(config)
    looks = [_device("plc", plc, partial(first_block, plc))] if plc is not None else []
    patience_s = {each.name: _patience_s(each.settings) for each in config.cameras}
    looks += [_device("camera", each, _nothing_more, patience_s[each.name]) for each in make_cameras(config)]
    readers = [*make_unit_readers(config), *make_scan_readers(config), *([case_reader] if case_reader else [])]
    looks += [_device("reader", reader, partial(_identity, reader)) for reader in readers]
    looks += [_device("printer", each.printer, partial(_printer_state, each.printer)) for each in make_printers(config)]
    upstreams = await asyncio.gather(*(_upstream(config, number) for number in range(len(config.upstreams))))
    return list(await asyncio.gather(*looks)), list(upstreams)


def _beside(shot: object, found: CheckFound) -> CheckFound:
    """What a device, or a port of ours, says while a line runs on this data folder (its snapshot; else none runs)."""
    if not isinstance(shot, dict):
        return found
    up = {each.get("name") for each in shot.get("devices", ()) if each.get("state") == "up"}
    if found.key in HELD or (found.key in TAKEN and found.name in up):
        return CheckFound(found.name, found.kind, True, found.ms, note="The line runs.")
    return found


def _patience_s(settings: object) -> float:
    """A camera that has a time-out of its own says more than that it is silent."""
    return max(ANSWER_WITHIN_S, getattr(settings, "open_timeout_ms", 0) / 1000 + 1)


async def _device(
    kind: str, device: Device, more: Callable[[], Awaitable[str]], within_s: float = ANSWER_WITHIN_S
) -> CheckFound:
    began_s = time.perf_counter()
    try:
        async with asyncio.timeout(within_s):
            await (device.check() if isinstance(device, Checkable) else device.open())
            said = await more()
            ms = _ms(began_s)
            if isinstance(device, Listens):
                await device.listen(LISTENED_S)
    except DriverError as error:
        told = {"device": device.name, **error.arguments}
        return CheckFound(device.name, kind, False, _ms(began_s), error.key, tuple(told.items()))
    except TimeoutError:
        silent = (("device", device.name), ("seconds", round(within_s)))
        return CheckFound(device.name, kind, False, _ms(began_s), "device_silent", silent)
    finally:
        await device.close()
    return CheckFound(device.name, kind, True, ms, note=said or _note_of(device))


def _note_of(device: Device) -> str:
    note = device.opening_note if isinstance(device, NotesOpening) else None
    return "" if note is None else sentence(note[0], note[1])


async def _nothing_more() -> str:
    """Opening it is answer enough."""
    return ""


async def _identity(reader: CodeReader) -> str:
    """What a reader answers to its harmless question, where it has one."""
    said = await reader.identify(IDENTITY_WITHIN_S) if isinstance(reader, Identifies) else ""
    return f"It says {display(said)}." if said else ""


async def _printer_state(printer: Printer) -> str:
    """A printer that could not print now does not answer as it should. Raises DriverError."""
    status = await printer.status()
    if status.faults:
        raise NoAnswer(f"printer_{status.faults[0]}")
    if not status.known:
        return "It says nothing of its state: whether a label came out is seen by its scan only."
    return "" if await printer.counter() is not None else "It has no count of labels: only a scan proves one."


async def first_block(plc: Plc) -> str:
    """A PLC answers when it has shown one whole block of the right map; nothing is written."""
    until_s = time.monotonic() + BLOCK_WITHIN_S
    while True:
        try:
            await plc.poll()
            break
        except NoAnswer:
            if time.monotonic() > until_s:
                raise
            await asyncio.sleep(0.05)
        except WireFault as wrong:
            if wrong.key in _WRONG_PLACE and isinstance(plc, FindsBlock):
                await _say_where(plc)
            raise
    if isinstance(plc, ChecksStationBlock):
        await plc.check_station_block()
    return ""


async def _say_where(plc: FindsBlock) -> None:
    """Raises WireFault ``plc_block_elsewhere`` if the block is found at another place in time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(FIND_WITHIN_S):
            if (found := await plc.find_block()) is not None:
                raise WireFault("plc_block_elsewhere", kind=found[0], base=found[1])


async def _upstream(config: Config, number: int) -> CheckFound:
    upstream = config.upstreams[number]
    destination, _ = make_destination(upstream, config.station.id)
    began_s = time.perf_counter()
    try:
        told = await destination.ask_cursor("00000000-0000-0000-0000-000000000000")
    finally:
        await destination.close()
    if told.outcome is Outcome.DELIVERED:
        return await _serials(config, upstream, _ms(began_s))
    if told.status in MESSAGES:  # our own token file is at fault
        path = str(getattr(upstream.settings, "token_file", ""))
        return CheckFound(upstream.name, "upstream", False, _ms(began_s), told.status, (("path", path),))
    arguments = (("destination", upstream.name), ("cause", told.status or told.outcome.value))
    said = display(told.words) if told.outcome is not Outcome.UNREACHED else ""
    return CheckFound(upstream.name, "upstream", False, _ms(began_s), "upstream_down", arguments, said)


async def _serials(config: Config, upstream: Upstream, ms: float) -> CheckFound:
    """An upstream that answers, with what it knows of the SSCCs this line would assign."""
    settings = line_settings(config)
    wanted = serial_range(settings) if settings.case_code in ("sscc", "printed") else None
    if wanted is None:
        return CheckFound(upstream.name, "upstream", True, ms)
    told = await ask_once(upstream, config.station.id, wanted) if upstream in native((upstream,)) else None
    if not isinstance(told, SerialsDocument):
        note = "It cannot tell which SSCCs are taken: a named person must (station sscc)."
        return CheckFound(upstream.name, "upstream", True, ms, note=note)
    if told.shared_with:
        shared = (("destination", upstream.name), ("stations", ", ".join(told.shared_with)))
        return CheckFound(upstream.name, "upstream", False, ms, "sscc_shared", shared)
    highest = "none yet" if told.highest is None else str(told.highest)
    return CheckFound(upstream.name, "upstream", True, ms, note=f"Highest serial of our SSCCs: {highest}.")


def _api(config: Config) -> CheckFound:
    """Could the line open the port of its API?"""
    began_s = time.perf_counter()
    try:
        listen(config.api.host, config.api.port).close()
    except ApiRefused as refused:
        return CheckFound("API", "API", False, _ms(began_s), refused.key, tuple(refused.arguments.items()))
    return CheckFound("API", "API", True, _ms(began_s))


def _pictures(config: Config) -> list[CheckFound]:
    """Could readers push their pictures?"""
    parts, began_s = make_pictures(config), time.perf_counter()
    if parts is None:
        return []
    try:
        parts.inbox.start(lambda picture: None)
    except DriverError as refused:
        return [CheckFound("pictures", "FTP", False, _ms(began_s), refused.key, tuple(refused.arguments.items()))]
    parts.inbox.stop()
    return [CheckFound("pictures", "FTP", True, _ms(began_s))]


def _ms(began_s: float) -> float:
    return (time.perf_counter() - began_s) * 1_000
