"""The config of a demo's line, as a person would write it."""

import json

from drivers.sim.unit_codes import COMPANY_PREFIX, UNIT_PREFIX
from station.demo.setup import STATION_ID, DemoOptions, Ports

VERDICT_TIMEOUT_MS = 1_500
"""The plant waits two seconds for an answer."""
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
    """Pallets are numbered here, wherever a case has its code from."""
    prefix = f'prefix = "{COMPANY_PREFIX}"\n' if options.pallets or options.case_code == "sscc" else ""
    match options.case_code:
        case "sscc":
            return f"""[case_code]
source = "sscc"
{prefix}"""
        case "reader":
            return f"""[case_code]
source = "reader"
sscc = true
reader = "label"
{prefix}
[[reader]]
name = "label"
role = "case"
driver = "tcp"
trigger = "tagged"
host = "127.0.0.1"
port = {ports.label_reader}
"""
        case "picture":
            return f"""[case_code]
source = "picture"
sscc = true
{prefix}"""


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
trigger = "counted"
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
trigger = "{"counted" if options.unit_numbers == "reader" else "tagged"}"
host = "127.0.0.1"
port = {ports.unit_readers[0]}
codes = "several"
place_separator = ":"
"""
