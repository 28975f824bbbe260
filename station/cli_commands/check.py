"""``station check``: every error of a config at once; then every device opened, timed, and told in words."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigErrors
from config.result import Config
from drivers.errors import DriverError, NoAnswer
from drivers.protocols import Device, Plc
from station.assembly.config_file import load_config
from station.assembly.devices import make_cameras, make_case_reader, make_plc, make_unit_readers
from station.assembly.upstream import make_destination
from station.cli_commands.say import NO, USAGE, YES, err, out, quiet_libraries
from station.words import WORDS, sentence
from sync.outcome import Outcome

ANSWER_WITHIN_S = 5.0
BLOCK_WITHIN_S = 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """What one device or destination said."""

    name: str
    kind: str
    answers: bool
    ms: float
    key: str = ""
    arguments: tuple[tuple[str, str | int | float], ...] = ()

    @property
    def title(self) -> str:
        return self.name if self.name == self.kind else f"{self.kind} {self.name}"

    def told(self) -> str:
        if self.answers:
            return f"{self.title}: answers, {self.ms:.0f} ms"
        return f"{self.title}: {sentence(self.key, dict(self.arguments))}"


def check_config(path: Path, *, as_json: bool) -> int:
    """2 when the config is wrong, 1 when a device is silent."""
    try:
        config = load_config(path)
    except ConfigErrors as errors:
        _tell_errors(errors, as_json)
        return USAGE
    quiet_libraries()
    devices, upstreams = asyncio.run(_look(config))
    if as_json:
        out(json.dumps({"errors": [], "devices": [_row(each) for each in devices],
                        "upstreams": [_row(each) for each in upstreams]}))  # fmt: skip
    else:
        out(f"{path}: the config is right")
        for found in (*devices, *upstreams):
            out(found.told())
    return YES if all(each.answers for each in devices) else NO


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
    out(json.dumps({"errors": rows, "devices": [], "upstreams": []}))


def _row(found: Found) -> dict[str, object]:
    return {
        "name": found.name,
        "kind": found.kind,
        "answers": found.answers,
        "ms": round(found.ms, 1),
        "key": found.key,
        "arguments": dict(found.arguments),
    }


async def _look(config: Config) -> tuple[list[Found], list[Found]]:
    plc, case_reader = make_plc(config), make_case_reader(config)
    looks = [_device("plc", plc, lambda: _first_block(plc))]
    looks += [_device("camera", camera, _nothing_more) for camera in make_cameras(config)]
    looks += [_device("reader", reader, _nothing_more) for reader in make_unit_readers(config)]
    looks += [_device("reader", case_reader, _nothing_more)] if case_reader is not None else []
    upstreams = await asyncio.gather(*(_upstream(config, number) for number in range(len(config.upstreams))))
    return list(await asyncio.gather(*looks)), list(upstreams)


async def _device(kind: str, device: Device, more: Callable[[], Awaitable[None]]) -> Found:
    began_s = time.perf_counter()
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            await device.open()
            await more()
    except DriverError as error:
        told = {"device": device.name, **error.arguments}
        return Found(device.name, kind, False, _ms(began_s), error.key, tuple(told.items()))
    except TimeoutError:
        silent = (("device", device.name), ("seconds", ANSWER_WITHIN_S))
        return Found(device.name, kind, False, _ms(began_s), "device_silent", silent)
    finally:
        await device.close()
    return Found(device.name, kind, True, _ms(began_s))


async def _nothing_more() -> None:
    """Opening it is answer enough."""


async def _first_block(plc: Plc) -> None:
    """A PLC answers when it has shown one whole block of the right map; nothing is written."""
    until_s = time.monotonic() + BLOCK_WITHIN_S
    while True:
        try:
            await plc.poll()
            return
        except NoAnswer:
            if time.monotonic() > until_s:
                raise
            await asyncio.sleep(0.05)


async def _upstream(config: Config, number: int) -> Found:
    upstream = config.upstreams[number]
    destination, _ = make_destination(upstream, config.station.id)
    began_s = time.perf_counter()
    try:
        told = await destination.ask_cursor("00000000-0000-0000-0000-000000000000")
    finally:
        await destination.close()
    if told.outcome is Outcome.DELIVERED:
        return Found(upstream.name, "upstream", True, _ms(began_s))
    if told.status in WORDS:  # our own token file is at fault
        path = str(getattr(upstream.settings, "token_file", ""))
        return Found(upstream.name, "upstream", False, _ms(began_s), told.status, (("path", path),))
    arguments = (("destination", upstream.name), ("cause", told.status or told.outcome.value))
    return Found(upstream.name, "upstream", False, _ms(began_s), "upstream_down", arguments)


def _ms(began_s: float) -> float:
    return (time.perf_counter() - began_s) * 1_000
