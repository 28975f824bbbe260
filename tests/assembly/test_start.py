"""What a line loads before it opens: nothing that can come while its devices connect (docs/measured.md)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from station.demo.config import config_text
from station.demo.setup import DemoOptions, Ports, Shape

LATER = ("biip", "cv2", "fastapi", "httpx", "numpy", "prometheus_client", "uvicorn")
START = f"""
import json, sys
from pathlib import Path
import station.cli, station.cli_commands.run
from station.assembly.config_file import load_config
from station.assembly.run import make_parts
from station.cli_commands.output import quiet_libraries
from station.vision.pool import DecodePool
quiet_libraries()
parts = make_parts(load_config(Path(sys.argv[1])), DecodePool(1), lambda: None)
print(json.dumps(sorted(set(sys.modules) & {{*{LATER!r}}})))
"""


@pytest.mark.parametrize("shape", ["picture", "queue"])
def test_a_line_opens_before_it_loads_what_is_slow(tmp_path: Path, shape: Shape) -> None:
    (tmp_path / "hub.token").write_text("secret\n")
    config = tmp_path / "demo.toml"
    config.write_text(config_text(DemoOptions(tmp_path, shape), Ports(1, 2, 3, (4,), (5,))), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-P", "-c", START, str(config)], check=True, capture_output=True, text=True, timeout=60
    )
    assert json.loads(told.stdout) == []


def test_no_command_waits_for_what_another_one_needs() -> None:
    loaded = "import json, sys, station.cli; print(json.dumps(sorted(set(sys.modules) & {*sys.argv[1:]})))"
    names = ("argon2", "httpx", "numpy", "pydantic", "sqlite3", "station.journal", *LATER)
    told = subprocess.run(
        [sys.executable, "-P", "-c", loaded, *names], check=True, capture_output=True, text=True, timeout=60
    )
    assert json.loads(told.stdout) == []
