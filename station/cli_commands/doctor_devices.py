"""``station doctor devices``: each configured device with the test card, and the acceptance protocol."""

import asyncio
import json
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from config.errors import ConfigErrors
from config.result import Config
from station.assembly.config_file import load_config
from station.assembly.device_doctor import (
    DeviceTested,
    check_camera,
    check_plc,
    check_reader,
    check_typed,
    look_at,
)
from station.assembly.devices import make_cameras, make_case_reader, make_plc, make_scan_readers, make_unit_readers
from station.assembly.doctor_protocol import OUTCOME_WORDS, as_document, protocol, said
from station.cli_commands.check import first_block
from station.cli_commands.output import NO, USAGE, YES, err, fail, out, quiet_libraries
from station.client import Client
from station.messages.sentences import sentence
from station.version import PROGRAM

_MOST_TYPED = 10_000
"""Characters: three fields are typed."""


def write_card(output: Path) -> int:
    """``station doctor card``."""
    from station.assembly.card_pdf import card_pdf

    _refuse_existing(output)
    output.write_bytes(card_pdf())
    out(sentence("doctor_card", {"file": output.name}))
    return YES


def doctor_devices(path: Path, wait_s: float, typed: Path | None, output: Path | None, *, as_json: bool) -> int:
    """1 when something is not as it must be, or was not shown."""
    try:
        config = load_config(path)
    except ConfigErrors as errors:
        err(str(errors))
        return USAGE
    quiet_libraries()
    if output is not None:
        _refuse_existing(output)
    if isinstance(Client(config.station.data).get("/v1/snapshot"), dict):
        fail(NO, "doctor_line_runs", {})
    found = asyncio.run(_look(config, wait_s))
    if typed is not None:
        found.append(DeviceTested("scanner", "typed", "keyboard", tuple(check_typed(_lines(typed)))))
    at = datetime.now().astimezone()
    if output is not None:
        output.write_bytes(protocol(config, found, at))
    (_tell_json if as_json else _tell)(config, found, at)
    return YES if all(each.outcome == "ok" for each in found) else NO


def _refuse_existing(path: Path) -> None:
    if path.exists():
        fail(NO, "learn_file_exists", {"file": path.name})


def _lines(path: Path) -> list[str]:
    """Line ends are the scanner's; blanks are kept."""
    with path.open(encoding="utf-8", errors="backslashreplace", newline="") as file:
        return file.read(_MOST_TYPED).replace("\r", "\n").split("\n")


async def _look(config: Config, wait_s: float) -> list[DeviceTested]:
    """One after the other: a person has one card."""
    drivers = {each.name: each.driver for each in config.cameras} | {each.name: each.driver for each in config.readers}
    found: list[DeviceTested] = []
    plc, case_reader = make_plc(config), make_case_reader(config)
    if plc is not None and config.plc is not None:
        found.append(await look_at("plc", plc, config.plc.driver, partial(check_plc, plc, first_block)))
    found += [
        await look_at("camera", camera, drivers[camera.name], partial(check_camera, camera, wait_s))
        for camera in make_cameras(config)
    ]
    lines = [*make_unit_readers(config), *([case_reader] if case_reader else [])]
    fired = [(reader, reader.trigger == "asked") for reader in lines]
    for reader, fires in (*fired, *((reader, False) for reader in make_scan_readers(config))):
        _ask_person(sentence("doctor_show", {"reader": reader.name, "seconds": wait_s}))
        test = partial(check_reader, reader, wait_s, fired=fires)
        found.append(await look_at("reader", reader, drivers[reader.name], test))
    return found


def _ask_person(line: str) -> None:
    """Beside the answer, so that --json stays one document."""
    if sys.stderr.isatty():
        err(line)


def _tell(config: Config, found: list[DeviceTested], at: datetime) -> None:
    out(f"{config.station.id}, {at:%Y-%m-%d %H:%M %z}, {PROGRAM}")
    for each in found:
        out(f"{each.kind} {each.name} ({each.driver}): {OUTCOME_WORDS[each.outcome]}")
        for finding in each.findings:
            out(f"  {OUTCOME_WORDS[finding.outcome]:<7} {said(finding)}")


def _tell_json(config: Config, found: list[DeviceTested], at: datetime) -> None:
    document = {"station": config.station.id, "at": at.isoformat(), "program": PROGRAM, "devices": as_document(found)}
    out(json.dumps(document, ensure_ascii=False))
