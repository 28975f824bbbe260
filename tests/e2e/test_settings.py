"""Settings changed over the API of a real line, taken into force by an ordered restart, under the real launcher."""

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from station.client import Client
from tests.waiting import until

pytestmark = pytest.mark.wire
WITHIN_S = 30.0
CONFIG = """\
# The line of the test: nobody answers as PLC.
[station]
id = "L1"
data = "data"

[api]
port = 0                # any free one

[line]
shape = "picture"

[recipe]
product = "Water"       # what is packed
code = "url"
url_prefix = 'https://q.example.com/u/'
units_per_case = 24
rows = 4
columns = 6

[case_code]
source = "sscc"
prefix = "9501101"

[[camera]]
name = "top"
driver = "folder"
path = "pictures"

[plc]
driver = "modbus"
host = "127.0.0.1"
port = 1
poll_ms = 20            # how often

[[upstream]]
name = "hub"
driver = "native"
url = "https://127.0.0.1:1"
token_file = "hub.token"
"""


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Path]:
    """A launched line; its folder."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "hub.token").write_text("old-token\n")
    (tmp_path / "line.toml").write_text(CONFIG)
    command = [sys.executable, "-P", "-m", "station", "run", "--no-screen", "--config", str(tmp_path / "line.toml")]
    with (tmp_path / "out").open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as launcher:
        until(lambda: Client(tmp_path / "data").get("/v1/snapshot"), "the line answers")
        yield tmp_path
        launcher.send_signal(signal.SIGTERM)
        assert launcher.wait(WITHIN_S) == 0


def save(folder: Path, known: str, **changes: object) -> tuple[int, dict[str, Any]]:
    data = folder / "data"
    port = json.loads((data / "run.json").read_text())["api_port"]
    headers = {
        "Authorization": f"Bearer {(data / 'api.token').read_text().strip()}",
        "Content-Type": "application/json",
    }
    body = {"hash": known, "changes": [{"key": key, "value": value} for key, value in changes.items()]}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("POST", "/v1/config", json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_a_setting_is_saved_and_an_ordered_restart_takes_it_into_force(line: Path) -> None:
    client = Client(line / "data")
    before, shown = client.get("/v1/snapshot"), client.get("/v1/config/file")
    assert (before["settings_wait"], shown["waits"], shown["faults"]) == (False, [], [])

    wanted = {"plc.poll_ms": 30, "recipe.target_cases": 500, "recipe.unit_noun": "bottle"}
    status, saved = save(line, shown["hash"], **wanted, **{"upstream[1].token_file": "new-token"})
    assert (status, saved["saved"], saved["restart"]) == (200, True, True)
    text = (line / "line.toml").read_text()
    assert text == CONFIG.replace("poll_ms = 20 ", "poll_ms = 30 ").replace(
        "columns = 6\n", 'columns = 6\ntarget_cases = 500\nunit_noun = "bottle"\n'
    )
    assert (line / "line.toml.bak").read_text() == CONFIG
    assert (line / "hub.token").read_text() == "new-token\n"
    assert until(lambda: client.get("/v1/snapshot")["settings_wait"], "saved settings wait")

    client.command("close_order")
    answer = client.command("restart")
    assert answer is not None and answer["done"]
    after = until(lambda: _booted(client, before["boot"] + 1), "the line starts again")
    order = until(lambda: client.get("/v1/snapshot")["order"], "an order is started")
    assert (order["target_cases"], order["unit_noun"], after["settings_wait"]) == (500, "bottle", False)
    assert client.get("/v1/config/file")["waits"] == []
    assert "old-token" not in (said := (line / "data" / "log" / "line.log").read_text()) and "new-token" not in said


def _booted(client: Client, boot: int) -> Any:
    shot = client.get("/v1/snapshot")
    return shot if shot and shot["boot"] == boot else None


def test_a_file_that_would_not_start_is_not_started(line: Path) -> None:
    client = Client(line / "data")
    boot = client.get("/v1/snapshot")["boot"]
    (line / "line.toml").write_text(CONFIG.replace("rows = 4", "rows = 5"))
    answer = client.command("restart")
    assert answer is not None
    assert (answer["done"], answer["key"], answer["arguments"]) == (False, "config_refused", {"n": 1})
    shot = client.get("/v1/snapshot")
    assert (shot["boot"], shot["restarting_by"], shot["stopping"]) == (boot, "", False)
    assert [fault["key"] for fault in client.get("/v1/config/file")["faults"]] == ["recipe_grid_differs"]
