"""``station learn``: a case under the camera becomes a recipe, with how many such cases would pass."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from config.errors import ConfigErrors
from config.result import CameraDevice, Config
from drivers.camera.picture import UnreadablePicture, load_picture
from drivers.catalog import CAMERAS
from drivers.errors import DriverError, NoAnswer
from drivers.protocols import Camera, Checkable, Pixels
from station.assembly.config_file import load_config
from station.assembly.learn_advice import Advice, advice
from station.assembly.learned_config import (
    NewRecipe,
    camera_of,
    exposure_us,
    is_label,
    new_recipe,
    proposed_keys,
    recipe_keys,
    recipe_lines,
    share_of,
    written,
)
from station.assembly.learning import CellSeen, Learned, LearnSettings, Motion, NotLearned, learn_case
from station.assembly.taken_pictures import taken
from station.cli_commands.output import NO, USAGE, YES, counted, err, fail, out, quiet_libraries
from station.client import Client
from station.core.codes import display
from station.messages.sentences import sentence
from station.vision.pass_rate import CONFIDENCE, PassRate


@dataclass(frozen=True, slots=True)
class LearnOptions:
    """What the command line says."""

    camera: str
    pictures: tuple[Path, ...]
    units: int
    rate: int
    exposure_us: float
    distance: float
    take: int
    wait_s: float
    output: Path | None


def learn(path: Path, options: LearnOptions, *, as_json: bool) -> int:
    """0 = every code was read, at the line's speed too; 1 = not, or there is no grid; 2 = config or usage."""
    try:
        config = load_config(path)
    except ConfigErrors as errors:
        err(str(errors))
        return USAGE
    quiet_libraries()
    try:
        camera = camera_of(config, options.camera)
        _demand_place(config, options.output)
        motion = _motion(camera, options)
        asked = LearnSettings(
            options.units, *share_of(config, camera.name), config.vision.budget_ms, motion, partial(is_label, config)
        )
        found = learn_case(_pictures(config, camera, options), asked)
        new = new_recipe(config, camera.name, found)
        text = written(config, new, options.output or path)
        if options.output is not None:
            _write(options.output, text)
    except (NotLearned, UnreadablePicture) as fault:
        fail(NO, fault.key, fault.arguments)
    except DriverError as fault:
        fail(NO, fault.key, fault.arguments)
    except ConfigErrors as errors:
        err(str(errors))
        return NO
    told = advice(found, motion, new)
    (_tell_json if as_json else _tell)(camera.name, found, new, told, options)
    return YES if found.rate.read == found.rate.cells else NO


def _demand_place(config: Config, output: Path | None) -> None:
    """Raises NotLearned: relative paths of a config start at its folder, and nothing is written over."""
    if output is None:
        return
    if output.resolve().parent != config.path.parent:
        raise NotLearned("learn_other_folder", folder=str(config.path.parent))
    if output.exists():
        raise NotLearned("learn_file_exists", file=output.name)


def _motion(camera: CameraDevice, options: LearnOptions) -> Motion | None:
    """None where speed or exposure is not known."""
    exposed = options.exposure_us or exposure_us(camera)
    return Motion(options.rate, exposed, options.distance) if options.rate and exposed else None


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


# pictures ------------------------------------------------------------------------------------------------------------


def _pictures(config: Config, camera: CameraDevice, options: LearnOptions) -> list[Pixels]:
    """Raises UnreadablePicture, DriverError, NotLearned."""
    if options.pictures:
        return [load_picture(path) for path in options.pictures]
    if isinstance(Client(config.station.data).get("/v1/snapshot"), dict):
        raise NotLearned("learn_line_runs", camera=camera.name)
    device = CAMERAS[camera.driver].load()(camera.name, camera.settings)
    if isinstance(device, Checkable):
        raise NotLearned("learn_moves_files", camera=camera.name)
    return asyncio.run(_taken(device, options))


async def _taken(device: Camera, options: LearnOptions) -> list[Pixels]:
    """From the camera: fired, or, where the line fires it, waited for."""
    try:
        async with asyncio.timeout(options.wait_s * options.take):
            await device.open()
            return await taken(device, options.take, options.wait_s)
    except TimeoutError as silent:
        raise NoAnswer("camera_no_frame", timeout_ms=round(options.wait_s * 1000)) from silent
    finally:
        await device.close()


# what is told --------------------------------------------------------------------------------------------------------


def _tell(camera: str, found: Learned, new: NewRecipe, told: Sequence[Advice], options: LearnOptions) -> None:
    grid = "{rows:1 row|{rows} rows} x {columns:1 column|{columns} columns} = {units:1 unit|{units} units}"
    size = counted(grid, rows=found.rows, columns=found.columns, units=found.rows * found.columns)
    out(f"{camera}: {size}, {counted('{n:1 case|{n} different cases}', n=found.cases)}")
    out(f"symbols       {', '.join(found.symbologies)}{_versions(found)}")
    for label in found.labels:
        out(f"beside them   {label.symbology} {display(label.text)}")
    for name, worst, unit in _ranges(found):
        out(f"{name:<13} {worst}{unit}")
    if found.motion_px is not None:
        modules = f", {found.motion_modules:.2f} modules" if found.motion_modules is not None else ""
        out(f"motion        {found.motion_px:.1f} px{modules} at {options.rate} units/h")
    out("worst cells   " + "; ".join(_cell(cell) for cell in found.worst))
    out(f"read          {_read(found.still)} standing still")
    if found.moving is not None:
        out(f"              {_read(found.moving)} with the motion of the line in the picture")
    out(f"cases pass    {_percent(found.rate.likely)} likely, {_percent(found.rate.proven)} or more proven "
        f"({CONFIDENCE:.0%} sure)")  # fmt: skip
    if found.moving is None:
        out(sentence("learn_no_motion"))
    for key, arguments in told:
        out(sentence(key, arguments))
    out("")
    for line in recipe_lines(new):
        out(line)
    if options.output is not None:
        out(f"# {sentence('learn_written', {'file': options.output.name})}")


def _versions(found: Learned) -> str:
    return f" ({', '.join(display(version) for version in found.versions)})" if found.versions else ""


def _ranges(found: Learned) -> list[tuple[str, str, str]]:
    """The worst and the best of each number over all cells."""
    rows = (
        ("px per module", [cell.px_per_module for cell in found.cells], ""),
        ("contrast", [cell.contrast for cell in found.cells], ""),
        ("blur", [cell.blur_modules for cell in found.cells], " modules"),
    )
    seen = [(name, [value for value in values if value is not None], unit) for name, values, unit in rows]
    return [(name, f"{min(values):.2f} to {max(values):.2f}", unit) for name, values, unit in seen if values]


def _cell(cell: CellSeen) -> str:
    numbers = [f"read {cell.read} of {cell.of}"]
    numbers += [f"{cell.px_per_module:.2f} px"] if cell.px_per_module is not None else []
    numbers += [f"contrast {cell.contrast:.2f}"] if cell.contrast is not None else []
    numbers += [f"blur {cell.blur_modules:.2f}"] if cell.blur_modules is not None else []
    return f"{cell.cell[0]},{cell.cell[1]} ({', '.join(numbers)})"


def _read(rate: PassRate) -> str:
    return f"{rate.read} of {rate.cells} codes"


def _percent(part: float) -> str:
    """Never rounded up: 99.96 % are not 100."""
    return f"{int(part * 1000) / 10:g} %"


def _tell_json(camera: str, found: Learned, new: NewRecipe, told: Sequence[Advice], options: LearnOptions) -> None:
    own = {name: value for name, value in recipe_keys(new.recipe).items() if value is not None}
    document = {
        "camera": camera,
        "rows": found.rows,
        "columns": found.columns,
        "area": list(found.area),
        "symbologies": list(found.symbologies),
        "versions": list(found.versions),
        "beside": [{"symbology": code.symbology, "text": code.text} for code in found.labels],
        "cases": found.cases,
        "cells": [_cell_json(cell) for cell in found.cells],
        "still": _rate_json(found.still),
        "moving": None if found.moving is None else _rate_json(found.moving),
        "motion_px": None if found.motion_px is None else round(found.motion_px, 2),
        "motion_modules": None if found.motion_modules is None else round(found.motion_modules, 2),
        "confidence": CONFIDENCE,
        "recipe": own,
        "kept": new.kept,
        "proposal": proposed_keys(new.proposal),
        "lines": "\n".join(recipe_lines(new)),
        "advice": [
            {"key": key, "arguments": arguments, "message": sentence(key, arguments)} for key, arguments in told
        ],
        "written": None if options.output is None else str(options.output),
    }
    out(json.dumps(document, ensure_ascii=False))


def _cell_json(cell: CellSeen) -> dict[str, object]:
    numbers = {"px_per_module": cell.px_per_module, "contrast": cell.contrast, "blur_modules": cell.blur_modules}
    rounded = {name: None if value is None else round(value, 3) for name, value in numbers.items()}
    return {"cell": list(cell.cell), "read": cell.read, "of": cell.of, **rounded}


def _rate_json(rate: PassRate) -> dict[str, object]:
    return {"read": rate.read, "cells": rate.cells, "likely": round(rate.likely, 4), "proven": round(rate.proven, 4)}
