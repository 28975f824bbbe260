"""What a demo is made of: its options, its folder, and the config its line runs by."""

import fcntl
import json
import os
import secrets
import socket
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drivers.sim.settings import Numbers, largest_rate
from drivers.sim.unit_codes import COMPANY_PREFIX, UNIT_PREFIX

Shape = Literal["picture", "queue"]
CaseCode = Literal["picture", "reader", "sscc"]
STATION_ID = "demo"
VERDICT_TIMEOUT_MS = 1_500
"""The plant waits two seconds for an answer."""
BUDGET_MS = 600
"""Plant, hub and line share this machine: a picture that waits for a processor is not cut short for it."""


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
    case_code: CaseCode = "sscc"
    as_json: bool = False
    megapixels: float = 5.0
    unit_numbers: Numbers = "plc"
    """Queue shape: whose number is in a unit reader's telegram."""

    @property
    def units_per_case(self) -> int:
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the plant and the hub listen."""

    modbus: int
    camera: int
    unit_reader: int
    label_reader: int
    hub: int


def free_ports() -> Ports:
    """Ports nobody listens on now. Known beforehand, so that the children can start at the same time."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(5)]
        return Ports(*(each.getsockname()[1] for each in sockets))


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
    line = {"shape": options.shape, "rows": options.rows, "columns": options.columns}
    if options.shape == "queue" and options.case_code == "picture":
        raise DemoRefused("in the queue shape no picture shows a case code: --case-code reader or sscc")
    if options.rate > (largest := largest_rate(options.units_per_case)):
        raise DemoRefused(
            f"--rate {options.rate}: the simulated gate takes at most {largest} units an hour "
            f"in cases of {options.units_per_case}"
        )
    if kept.exists():
        before = json.loads(kept.read_text(encoding="ascii"))
        if before != line:
            raise DemoRefused(
                f"{options.data} holds a demo of shape {before.get('shape')} "
                f"({before.get('rows')} x {before.get('columns')}): go on with that, or name another folder"
            )
    kept.write_text(json.dumps(line) + "\n", encoding="ascii")
    os.environ.setdefault("STATION_STATE", str(options.data / "state"))  # the line's; a demo leaves nothing elsewhere
    token = options.data / "hub.token"
    if not token.exists():
        fresh = options.data / "hub.token.new"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32) + "\n", encoding="ascii")
        fresh.replace(token)


def config_text(options: DemoOptions, ports: Ports) -> str:
    """The line's config, as a person would write it."""
    return "\n".join((_common(options, ports), _queue(options, ports) if options.shape == "queue" else _picture(ports)))


def _common(options: DemoOptions, ports: Ports) -> str:
    target = f"target_cases = {options.cases}\n" if options.cases else ""
    grid = f"rows = {options.rows}\ncolumns = {options.columns}\n" if options.shape == "picture" else ""
    return f"""# Written by station demo.
[station]
id = "{STATION_ID}"
data = {json.dumps(str(options.data))}

[api]
port = 0

[line]
shape = "{options.shape}"

[recipe]
product = "Demo water 0.5 l"
lot = "DEMO"
code = "url"
url_prefix = "{UNIT_PREFIX}"
units_per_case = {options.units_per_case}
unit_noun = "bottle"
{target}{grid}{'symbologies = ["qr", "datamatrix"]' if options.case_code == "picture" else ""}
{_case_code(options, ports)}
[plc]
driver = "modbus"
host = "127.0.0.1"
port = {ports.modbus}
verdict_timeout_ms = {VERDICT_TIMEOUT_MS}

[[upstream]]
name = "hub"
driver = "native"
url = "http://127.0.0.1:{ports.hub}"
token_file = {json.dumps(str(options.data / "hub.token"))}
"""


def _case_code(options: DemoOptions, ports: Ports) -> str:
    match options.case_code:
        case "sscc":
            return f"""[case_code]
source = "sscc"
prefix = "{COMPANY_PREFIX}"
"""
        case "reader":
            return f"""[case_code]
source = "reader"
sscc = true
reader = "label"

[[reader]]
name = "label"
role = "case"
driver = "tcp"
trigger = "tagged"
host = "127.0.0.1"
port = {ports.label_reader}
"""
        case "picture":
            return """[case_code]
source = "picture"
sscc = true
"""


def _picture(ports: Ports) -> str:
    return f"""[vision]
budget_ms = {BUDGET_MS}

[[camera]]
name = "top"
driver = "sim"
trigger = "counted"
port = {ports.camera}
"""


def _queue(options: DemoOptions, ports: Ports) -> str:
    return f"""[queue]
between_reader_and_packer = "nothing"

[[reader]]
name = "infeed"
role = "unit"
driver = "tcp"
trigger = "{"counted" if options.unit_numbers == "reader" else "tagged"}"
host = "127.0.0.1"
port = {ports.unit_reader}
"""
