"""``station plc-log``: the requests between station and PLC, as they were on the wire."""

import json
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from drivers.pcapng import whole
from drivers.wire_record import WireTransaction, asking
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.messages.sentences import sentence
from station.plc_log import FOLDER, kept, segments, stored


def plc_log(
    config: Path | None, data: Path | None, last: int, output: Path | None, *, errors: bool, as_json: bool
) -> int:
    """1 when nothing is kept (with --errors: nothing went wrong)."""
    with foreseeable():
        folder = data_folder(config, data) / FOLDER
        newest: deque[WireTransaction] = deque(maxlen=last)
        try:
            if output is not None:
                return _export(folder, output)
            newest.extend(each for each in stored(folder) if each.key or not errors)
        except ValueError as other:
            err(f"{folder} holds a file that no station wrote: {other}.")
            return USAGE
    for each in newest:
        out(json.dumps(_row(each)) if as_json else told(each))
    if not newest:
        err("Nothing went wrong that is kept." if errors else f"Nothing is kept in {folder}.")
    return YES if newest else NO


def _export(folder: Path, output: Path) -> int:
    """One file for Wireshark: segments one behind another are a file again."""
    if not segments(folder):
        err(f"Nothing is kept in {folder}.")
        return NO
    with output.open("wb") as file:
        file.writelines(map(whole, kept(folder)))
    return YES


def told(each: WireTransaction) -> str:
    """One line: when, what was asked, how long it took, what came of it."""
    at = datetime.fromtimestamp(each.at_us / 1e6, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
    outcome = sentence(each.key, dict(each.arguments)) if each.key else "ok"
    return f"{at}  {_asked(each):<22} {each.ms:8.1f} ms  {outcome}{_bytes(each) if each.key else ''}"


def _asked(each: WireTransaction) -> str:
    ask = asking(each)
    if ask.what == "other":
        return each.request.decode("utf-8", "replace") if each.form == "text" else each.request.hex(" ")
    return f"{'PLC ' if each.served else ''}{ask.what} {ask.first}…{ask.first + ask.count - 1}"


def _bytes(each: WireTransaction) -> str:
    return f"  [{each.request.hex(' ')}] → [{each.response.hex(' ')}]"


def _row(each: WireTransaction) -> dict[str, object]:
    ask = asking(each)
    return {
        "at_us": each.at_us,
        "ms": round(each.ms, 3),
        "form": each.form,
        "peer": each.peer,
        "served": each.served,
        "what": ask.what,
        "first": ask.first,
        "count": ask.count,
        "words": list(ask.words),
        "key": each.key,
        "arguments": dict(each.arguments),
        "request": each.request.hex(),
        "response": each.response.hex(),
    }
