"""The config of a demo's line, as a person would write it."""

import json
from dataclasses import replace
from pathlib import Path

from drivers.sim.plc_table import IO_TRAVEL_CASES, plc_table
from drivers.sim.settings import PlantSettings, io_watchdog_ms
from drivers.sim.unit_codes import COMPANY_PREFIX, UNIT_PREFIX
from station.demo.setup import STATION_ID, DemoOptions, Ports

VERDICT_TIMEOUT_MS = 1_500
"""The plant waits two seconds for an answer."""
LABELS_AHEAD = 5
"""Three cases stand between the simulated applicator and its reader, and one under each."""
TEMPLATE = """# Written by station demo.
level = "case"
width_mm = 80
height_mm = 40
dpi = 203

[[gs1_128]]
x_mm = 6
y_mm = 5
height_mm = 30
module_mm = 0.375
content = "(00){sscc}"
caption = false
"""
BUDGET_MS = 600
"""Plant, hub and line share this machine: a picture that waits for a processor is not cut short for it."""


def config_text(options: DemoOptions, ports: Ports) -> str:
    """The line's config."""
    return "\n".join((_common(options, ports), _pallets(options), _source(options, ports)))


def _source(options: DemoOptions, ports: Ports) -> str:
    match options.shape:
        case "picture":
            return _picture(options, ports)
        case "queue":
            return _queue(options, ports)
        case "reader":
            return _whole_case(options, ports)


def _common(options: DemoOptions, ports: Ports) -> str:
    target = f"target_cases = {options.cases}\n" if options.cases else ""
    one_view = options.shape != "queue" and options.views == 1
    grid = f"rows = {options.rows}\ncolumns = {options.columns}\n" if one_view else ""
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
{_plc(options, ports)}
[[upstream]]
name = "hub"
driver = "native"
url = "http://127.0.0.1:{ports.hub}"
token_file = {json.dumps(str(options.data / "hub.token"))}
"""


def _plc(options: DemoOptions, ports: Ports) -> str:
    return plc_table(_settings(options), "127.0.0.1", ports.modbus, verdict_timeout_ms=VERDICT_TIMEOUT_MS)


def _settings(options: DemoOptions) -> PlantSettings:
    """As far as the PLC's table follows from it."""
    told = PlantSettings(
        rows=options.rows,
        columns=options.columns,
        cameras=options.cameras,
        units_per_hour=options.rate,
        profile=options.profile,
        travel_cases=IO_TRAVEL_CASES,
    )
    return replace(told, io_watchdog_ms=io_watchdog_ms(told.pitch_ms))


def _case_code(options: DemoOptions, ports: Ports) -> str:
    """Pallets are numbered here, wherever a case has its code from."""
    assigns = options.pallets or options.case_code in ("sscc", "printed")
    prefix = f'prefix = "{COMPANY_PREFIX}"\n' if assigns else ""
    match options.case_code:
        case "sscc":
            return f"""[case_code]
source = "sscc"
{prefix}"""
        case "reader":
            return f"""[case_code]
source = "reader"
sscc = true
{prefix}{_label_reader(ports)}"""
        case "printed":
            return f"""[case_code]
source = "printed"
{prefix}{_label_reader(ports)}
[labels]
templates_folder = "labels"
ahead = {LABELS_AHEAD}

[[printer]]
name = "applicator"
driver = "tcp"
host = "127.0.0.1"
port = {ports.label_printer}
language = "tspl"
"""
        case "picture":
            return f"""[case_code]
source = "picture"
sscc = true
{prefix}"""


def _label_reader(ports: Ports) -> str:
    return f"""reader = "label"

[[reader]]
name = "label"
role = "case"
driver = "tcp"
trigger = "tagged"
host = "127.0.0.1"
port = {ports.label_reader}
"""


def write_template(data: Path) -> None:
    """The label of a case: bars only, for text needs fonts that a computer may not have. Raises OSError."""
    (data / "labels").mkdir(exist_ok=True)
    (data / "labels" / "case.toml").write_text(TEMPLATE, encoding="ascii")


def _pallets(options: DemoOptions) -> str:
    if not options.pallets:
        return ""
    return f"""[[level]]
name = "pallet"
capacity = {options.pallets}
code = "assigned"
"""


def camera_names(options: DemoOptions) -> tuple[str, ...]:
    """From left to right over the case."""
    return ("top",) if options.cameras == 1 else tuple(f"top-{number + 1}" for number in range(options.cameras))


def _picture(options: DemoOptions, ports: Ports) -> str:
    cameras = "".join(
        f"""
[[camera]]
name = "{name}"
driver = "sim"
trigger = "{"counted" if options.profile == "map1" else "asked"}"
port = {port}
"""
        for name, port in zip(camera_names(options), ports.cameras, strict=True)
    )
    return f"""[vision]
budget_ms = {BUDGET_MS}
{cameras}{_views(options) if options.views > 1 else ""}"""


def _views(options: DemoOptions) -> str:
    """Of every layer one view a camera, in the order in which the plant counts them."""
    return "".join(
        f"""
[[view]]
camera = "{name}"
layer = {layer + 1}
rows = {options.rows}
columns = {options.columns}
"""
        for layer in range(options.layers)
        for name in camera_names(options)
    )


def _queue(options: DemoOptions, ports: Ports) -> str:
    readers = "".join(
        f"""
[[reader]]
name = "{"infeed" if options.lanes == 1 else f"infeed-{lane}"}"
role = "unit"
lane = {lane}
driver = "tcp"
trigger = "{"counted" if options.unit_numbers == "reader" else "tagged"}"
host = "127.0.0.1"
port = {port}
"""
        for lane, port in enumerate(ports.unit_readers, 1)
    )
    return f"""[queue]
between_reader_and_packer = "nothing"
{readers}"""


def _whole_case(options: DemoOptions, ports: Ports) -> str:
    return f"""[[reader]]
name = "tunnel"
role = "unit"
driver = "tcp"
trigger = "{"counted" if options.unit_numbers == "reader" or options.profile != "map1" else "tagged"}"
host = "127.0.0.1"
port = {ports.unit_readers[0]}
codes = "several"
place_separator = ":"
"""
