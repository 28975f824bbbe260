"""The config of a demo bench, as a person would write it: what every one of them has, around what is its own."""

import json
from pathlib import Path

from station.demo.bench_person import GTIN, SERIAL_LENGTH
from station.demo.setup import STATION_ID


def bench_config(data: Path, recipe: str, own: str, scanner_port: int, hub_port: int) -> str:
    """``recipe``: the first keys of its table; ``own``: whole tables."""
    return f"""# Written by station demo.
[station]
kind = "bench"
id = "{STATION_ID}"
data = {json.dumps(str(data))}

[api]
port = 0

[recipe]
{recipe}
code = "gs1"
gtin = "{GTIN}"
serial_length = {SERIAL_LENGTH}
unit_noun = "bottle"

{own}
[[reader]]
name = "scanner"
role = "scan"
driver = "tcp"
host = "127.0.0.1"
port = {scanner_port}

[[upstream]]
name = "hub"
driver = "native"
url = "http://127.0.0.1:{hub_port}"
token_file = {json.dumps(str(data / "hub.token"))}
"""
