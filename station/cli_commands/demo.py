"""``station demo``: run it, print the balance."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.demo.demo import Demo, tell_complaints
from station.demo.setup import DemoOptions, DemoRefused, view_grid
from station.screen import ScreenOptions

if TYPE_CHECKING:
    from station.demo.bench import BenchDemo


def demo(
    data: Path | None,
    *,
    as_json: bool,
    shape: Literal["picture", "queue", "reader"],
    cameras: int,
    layers: int,
    lanes: int,
    pallets: int,
    cases: int,
    rate: int,
    seed: int,
    faults: Literal["none", "light", "rough"],
    operator: Literal["guided", "none"],
    case_code: Literal["picture", "reader", "sscc", "printed"],
    unit_numbers: Literal["plc", "reader"] = "plc",
    bench: bool = False,
    shift: bool = False,
    profile: Literal["map1", "bits", "io"] = "map1",
    screen: ScreenOptions | None,
) -> int:
    folder = (data or Path(tempfile.mkdtemp(prefix="station-demo-"))).resolve()
    rows, columns = view_grid(cameras)
    options = DemoOptions(
        folder, shape, cases, rate, seed, faults, operator, rows, columns,
        case_code=case_code, as_json=as_json, unit_numbers=unit_numbers,
        cameras=cameras, layers=layers, lanes=lanes, pallets=pallets, profile=profile,
        bench=bench or shift, shift=shift,
    )  # fmt: skip
    try:
        with foreseeable():
            run = _demo(options, screen)
            balance = run.run()
    except DemoRefused as refused:
        err(str(refused))
        return USAGE
    if as_json:
        out(json.dumps(balance.summary))
    else:
        from rich.console import Console

        from station.console import balance_table

        Console().print(balance_table(balance.rows))
    tell_complaints(balance)
    if data is None and balance.good:
        shutil.rmtree(folder)  # nobody asked for it, and there is nothing in it to look into
    elif not as_json:
        out(f"everything is in {folder}")
    elif data is None:
        err(f"everything is in {folder}")
    if run.ctrl_c:
        return 130
    return YES if balance.good else NO


def _demo(options: DemoOptions, screen: ScreenOptions | None) -> "Demo | BenchDemo":
    """Raises DemoRefused."""
    if options.shift:
        from station.demo.shift import ShiftDemo

        return ShiftDemo(options)
    if options.bench:
        from station.demo.bench import BenchDemo

        return BenchDemo(replace(options, rows=2, columns=3))
    return Demo(options, screen=screen)
