"""``station devices``: what could be connected to the station."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.output import NO, YES, out

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Devices that answer.")

_COLUMNS = ("KIND", "DRIVER", "SERIAL", "ADDRESS", "MODEL", "")


@app.callback()
def devices() -> None:
    """A group of commands, though it has one yet."""


@app.command(cls=WholeCommand)
def find(
    wait_s: Annotated[float, typer.Option("--wait", min=0.1, max=30.0, help="Seconds to wait for answers.")] = 1.0,
    producer: Annotated[
        list[Path] | None, typer.Option(help="A GenTL producer (.cti) to ask too.", exists=True, dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the cameras and serial ports that answer, with the lines for a config."""
    raise typer.Exit(find_devices(wait_s, producer or (), as_json=as_json))


def find_devices(wait_s: float, producers: Sequence[Path], *, as_json: bool) -> int:
    """1 when nothing answers."""
    from drivers.search import FoundDevice, search
    from station.core.codes import display
    from station.messages.sentences import sentence

    found = search(wait_s, producers)
    notes = [sentence(key, {"driver": driver, "package": package}) for driver, key, package in found.not_asked]
    far = [{"wanted": each.serial, "address": each.address} for each in found.devices if each.other_network]
    notes += [sentence("camera_other_network", told) for told in far]
    if as_json:
        told = [{**asdict(each), "settings": dict(each.settings)} for each in found.devices]
        out(json.dumps({"devices": told, "notes": notes}, ensure_ascii=False))
        return YES if found.devices else NO

    def row(each: FoundDevice) -> tuple[str, ...]:
        state = "in use" if each.in_use else "other network" if each.other_network else ""
        cells = (each.kind, each.driver, each.serial, each.address, each.model, state or each.user_name)
        return tuple(display(cell) for cell in cells)

    if found.devices:
        _table([_COLUMNS, *map(row, found.devices)])
        out("\nLines for the config (give each a name of your own):")
        for number, each in enumerate(found.devices, start=1):
            for line in config_lines(each.kind, f"{each.kind}{number}", each.driver, each.settings):
                out(line)
    else:
        out(sentence("devices_none", {}))
    for note in notes:
        out(f"# {note}")
    return YES if found.devices else NO


def config_lines(kind: str, name: str, driver: str, settings: Sequence[tuple[str, str | int]]) -> list[str]:
    """Return one table of the config."""
    values = {"name": name, "driver": driver, **dict(settings)}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    role = ['role = "scan"'] if kind == "reader" else ['trigger = "asked"']
    return ["", f"[[{kind}]]", *lines, *role]


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        out("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
