"""``station sscc``: which SSCC the running line assigns next; and, where upstream cannot tell, saying it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.cli_commands.person import client_of, refusal_sentence
from station.client import Client


@dataclass(frozen=True, slots=True)
class Person:
    """Who says the next serial: by name alone, or signed in."""

    by: str
    user: str
    pin_file: Path | None


def sscc(config: Path | None, data: Path | None, following: int | None, by: Person, *, as_json: bool) -> int:
    """1 when the line does not answer, or refuses."""
    with foreseeable():
        folder = data_folder(config, data)
        client = Client(folder) if following is None else client_of(folder, by.user, by.pin_file)
    if following is not None:
        _say_next(client, following, (by.by or by.user).strip())
    shot = client.get("/v1/snapshot")
    if not isinstance(shot, dict):
        err("The station does not answer. Start it first: station run.")
        return NO
    serials = shot.get("serials")
    if as_json:
        out(json.dumps(serials))
    else:
        out(_told(serials))
    return YES if serials is None or serials["proved"] else NO


def _say_next(client: Client, following: int, by: str) -> None:
    if not by:
        err("Say who knows that serial: --by NAME.")
        raise typer.Exit(USAGE)
    answer = client.command("set_next_serial", {"next": following, "by": by})
    if answer is None:
        err("The station does not answer. Start it first: station run.")
        raise typer.Exit(NO)
    if not answer.get("done"):
        err(refusal_sentence(str(answer.get("key", "")), answer.get("arguments", {})))
        raise typer.Exit(NO)


def _told(serials: Mapping[str, Any] | None) -> str:
    if serials is None:
        return "This line assigns no SSCC."
    if serials.get("pool"):
        return _pool_told(serials)
    where = f"extension {serials['extension']}, prefix {serials['prefix']}, {serials['first']} to {serials['last']}"
    if serials["proved"]:
        return f"Next serial {serials['next']} ({where})."
    return (
        f"No SSCC is assigned before it is known which are taken ({where}). "
        "Wait for upstream, or say the next one: station sscc --next NUMBER --by NAME."
    )


def _pool_told(serials: Mapping[str, Any]) -> str:
    if serials["proved"]:
        return f"The next code is number {serials['next']} of the pool {serials['pool']} or one behind it."
    return (
        f"No code of the pool {serials['pool']} is assigned before it is known which are taken. "
        "Say the number of the next one: station sscc --next NUMBER --by NAME."
    )
