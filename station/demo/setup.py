"""What a demo is made of: its options and its folder."""

import fcntl
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drivers.sim.settings import Numbers, PlcProfile, largest_rate
from station.demo.ports import PORTS, NoFreePort, free_ports

Shape = Literal["picture", "queue", "reader"]
CaseCode = Literal["picture", "reader", "sscc", "printed"]
STATION_ID = "demo"
LAYER_MS = 300
"""A counted camera's pictures may follow each other no closer: the line expects each within 200 ms."""


class DemoRefused(Exception):
    """The demo cannot run as asked; one sentence."""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What ``station demo`` was asked for."""

    data: Path
    shape: Shape = "picture"
    cases: int = 0
    """0 = until Ctrl-C."""
    rate: int = 120_000
    seed: int = 1
    faults: Literal["none", "light", "rough"] = "light"
    operator: Literal["guided", "none"] = "guided"
    rows: int = 4
    columns: int = 6
    """The grid of one view; of the whole case where there are no views."""
    case_code: CaseCode = "sscc"
    as_json: bool = False
    megapixels: float = 5.0
    unit_numbers: Numbers = "plc"
    """Queue and reader shape: whose number is in a unit reader's telegram."""
    cameras: int = 1
    layers: int = 1
    """Picture shape: a view of each layer for each camera."""
    lanes: int = 1
    """Queue shape."""
    pallets: int = 0
    """Cases a pallet; 0 = no pallets."""
    bench: bool = False
    """No line: a person packs by scanning."""
    shift: bool = False
    """At the bench: a whole shift with its own orders."""
    profile: PlcProfile = "map1"
    """What the PLC knows; without register map v1 the station fires the camera itself, and readers count."""

    @property
    def views(self) -> int:
        return self.cameras * self.layers

    @property
    def units_per_case(self) -> int:
        return self.rows * self.columns * self.views

    @property
    def line(self) -> dict[str, str | int]:
        """What may not change in a folder."""
        return {
            "shape": self.shape,
            "rows": self.rows,
            "columns": self.columns,
            "cameras": self.cameras,
            "layers": self.layers,
            "lanes": self.lanes,
            "pallets": self.pallets,
            **({"bench": 1} if self.bench else {}),
            **({"shift": 1} if self.shift else {}),
            **({"profile": self.profile} if self.profile != "map1" else {}),
        }


def view_grid(cameras: int) -> tuple[int, int]:
    """Rows and columns of one view: a layer holds 24 units or some more, so at the usual rate its pictures come 0.7 s
    after those of the one before, and a busy machine can tell them apart."""
    return 4, max(2, 6 // cameras)


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the plant and the hub listen."""

    modbus: int
    label_reader: int
    hub: int
    cameras: tuple[int, ...]
    unit_readers: tuple[int, ...]
    label_printer: int = 0


def ports_for(options: DemoOptions) -> Ports:
    """Known beforehand, so that the children can start at the same time. Raises DemoRefused."""
    try:
        modbus, label_reader, hub, printer, *devices = free_ports(4 + options.cameras + options.lanes)
    except NoFreePort:
        raise DemoRefused(f"no free port was found between {PORTS[0]} and {PORTS[-1]}: end other demos") from None
    cameras, readers = tuple(devices[: options.cameras]), tuple(devices[options.cameras :])
    return Ports(modbus, label_reader, hub, cameras, readers, printer)


def lock_folder(data: Path) -> int:
    """Make the folder and hold it for this demo alone, before anything in it is touched; dropped when we die.

    Raises DemoRefused, OSError."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(data / "demo.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise DemoRefused(f"another demo runs in {data}: end it, or name another folder with --data") from None
    return lock


def prepare_folder(options: DemoOptions) -> None:
    """Take up an earlier demo's folder, or begin one. Raises DemoRefused, OSError."""
    kept = options.data / "demo.json"
    _refuse(options)
    if kept.exists():
        before = json.loads(kept.read_text(encoding="ascii"))
        if before != options.line:
            raise DemoRefused(
                f"{options.data} holds a demo of shape {before.get('shape')} ({_described(before)}): "
                "go on with that, or name another folder"
            )
    kept.write_text(json.dumps(options.line) + "\n", encoding="ascii")
    os.environ.setdefault("STATION_STATE", str(options.data / "state"))  # the line's; a demo leaves nothing elsewhere
    token = options.data / "hub.token"
    if not token.exists():
        fresh = options.data / "hub.token.new"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32) + "\n", encoding="ascii")
        fresh.replace(token)


def _described(line: Mapping[str, object]) -> str:
    """``rows 4, columns 6, cameras 1 …``"""
    return ", ".join(f"{name} {value}" for name, value in line.items() if name != "shape")


def _refuse_profile(options: DemoOptions) -> None:
    """What a PLC without register map v1 cannot carry. Raises DemoRefused."""
    name = options.profile
    if options.shape == "queue":
        raise DemoRefused(f"a PLC of profile {name} tells no windows of triggers: --shape picture or reader")
    if options.layers > 1:
        raise DemoRefused(f"a PLC of profile {name} fires once a case: --layers goes with --profile map1")
    if options.case_code in ("reader", "printed"):
        raise DemoRefused(f"a PLC of profile {name} numbers no labels: --case-code sscc or picture")
    if options.faults == "rough":
        raise DemoRefused(f"a PLC of profile {name} loses count of what a rough day does: --faults none or light")


def _refuse(options: DemoOptions) -> None:
    """What no demo can be. Raises DemoRefused."""
    if options.bench:
        if options.case_code in ("picture", "printed") or options.views * options.lanes > 1:
            raise DemoRefused("a bench has neither cameras nor lanes: --bench goes with --case-code reader or sscc")
        return
    if options.profile != "map1":
        _refuse_profile(options)
    if options.shape != "picture" and options.case_code == "picture":
        raise DemoRefused(f"in the {options.shape} shape no picture shows a case code: --case-code reader or sscc")
    if options.shape != "picture" and options.views > 1:
        raise DemoRefused(f"the {options.shape} shape has no cameras: --cameras and --layers go with --shape picture")
    if options.shape != "queue" and options.lanes > 1:
        raise DemoRefused(f"the {options.shape} shape has no lanes: --lanes goes with --shape queue")
    layer_ms = 3_600_000 * options.units_per_case // options.layers // options.rate
    if options.layers > 1 and layer_ms < LAYER_MS:
        raise DemoRefused(
            f"--rate {options.rate}: a layer every {layer_ms} ms is too fast for pictures that are told apart by their "
            f"time; {LAYER_MS} ms are needed"
        )
    if options.rate > (largest := largest_rate(options.units_per_case)):
        raise DemoRefused(
            f"--rate {options.rate}: the simulated gate takes at most {largest} units an hour "
            f"in cases of {options.units_per_case}"
        )
