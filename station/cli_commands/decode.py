"""``station decode``: what the station would read in pictures, cell by cell, and which step read it."""

import json
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from drivers.camera.picture import UnreadablePicture, load_picture
from station.cli_commands.output import NO, USAGE, YES, counted, err, out, quiet_libraries
from station.core.codes import display
from station.messages.sentences import sentence
from station.vision.cascade import decode
from station.vision.symbologies import NAMES as SYMBOLOGIES
from station.vision.types import Decoded, DecodeSettings, PictureResult

_GRID = re.compile(r"(\d{1,3})[xX×](\d{1,3})")
LARGEST_SIDE = 100


class BadOption(Exception):
    """An option that means nothing; one sentence."""


def decode_files(
    files: Sequence[Path], grid: str, symbologies: str, budget_ms: int, max_megapixels: int, *, as_json: bool
) -> int:
    """Every file is told, also behind one that cannot be read; 1 when one could not."""
    try:
        settings = _settings(grid, symbologies, budget_ms)
    except BadOption as bad:
        err(str(bad))
        return USAGE
    quiet_libraries()
    told = [_one(path, settings, max_megapixels, as_json) for path in files]
    return YES if all(told) else NO


def _settings(grid: str, symbologies: str, budget_ms: int) -> DecodeSettings:
    rows, columns = _grid(grid)
    names = tuple(part.strip().lower() for part in symbologies.split(",") if part.strip())
    unknown = [name for name in names if name not in SYMBOLOGIES]
    if unknown:
        meant = "".join(f" Did you mean {near}?" for near in get_close_matches(unknown[0], SYMBOLOGIES, n=1))
        known = ", ".join(SYMBOLOGIES)
        raise BadOption(f"--symbologies: {display(unknown[0])} is not known. Known are: {known}.{meant}")
    return DecodeSettings(symbologies=names, rows=rows, columns=columns, budget_ms=budget_ms, pyzbar=True)


def _grid(grid: str) -> tuple[int, int]:
    if not grid:
        return 0, 0
    found = _GRID.fullmatch(grid)
    rows, columns = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= rows <= LARGEST_SIDE and 1 <= columns <= LARGEST_SIDE):
        raise BadOption(f"--grid: {display(grid)} is not rows x columns of 1 to {LARGEST_SIDE}, such as 4x6.")
    return rows, columns


def _one(path: Path, settings: DecodeSettings, max_megapixels: int, as_json: bool) -> bool:
    try:
        result = decode(load_picture(path, max_megapixels), settings)
    except UnreadablePicture as unreadable:
        result, why = PictureResult(error=unreadable.key), sentence(unreadable.key, unreadable.arguments)
    else:
        why = sentence(result.error, {"file": path.name}) if result.error is not None else ""
    if as_json:
        out(json.dumps(_document(path, result)))
    else:
        _print(path, result, why)
    return result.error is None


def _document(path: Path, result: PictureResult) -> dict[str, object]:
    return {
        "file": _utf8(str(path)),
        "ms": round(result.ms, 2),
        "codes": [_code(code) for code in (*result.codes, *result.extra)],
        "missing": [list(cell) for cell in result.missing],
        "error": result.error,
    }


def _code(code: Decoded) -> dict[str, object]:
    return {
        "text": code.text,
        "symbology": code.symbology,
        "cell": list(code.cell) if code.cell is not None else None,
        "position": [[round(x, 1), round(y, 1)] for x, y in code.position],
        "step": code.step,
    }


def _print(path: Path, result: PictureResult, why: str) -> None:
    found = len(result.codes) + len(result.extra)
    out(
        f"{display(_utf8(str(path)))}: {why}"
        if why
        else f"{display(_utf8(str(path)))}: {counted('{n:1 code|{n} codes}', n=found)}, {result.ms:.0f} ms"
    )
    for code in (*result.codes, *result.extra):
        place = f"{code.cell[0]:>2},{code.cell[1]:<2}" if code.cell is not None else "  -  "
        out(f"  {place}  {code.symbology:<10}  {code.step:<24}  {display(code.text)}")
    if result.missing and not why:
        out("  not read: " + " ".join(f"{row},{column}" for row, column in result.missing))


def _utf8(text: str) -> str:
    """A file name is bytes; what is not UTF-8 in it is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
