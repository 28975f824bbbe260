"""Settings changed over the API of a real line, taken into force by an ordered restart, under the real launcher."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from station.client import Client
from tests.e2e.running import Running, running
from tests.waiting import until

pytestmark = pytest.mark.wire
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
def line(tmp_path: Path) -> Iterator[Running]:
    """A launched line."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "hub.token").write_text("old-token\n")
    (tmp_path / "line.toml").write_text(CONFIG)
    with running(Running, tmp_path, "--no-screen") as made:
        yield made


def test_a_setting_is_saved_and_an_ordered_restart_takes_it_into_force(line: Running) -> None:
    client = Client(line.data)
    before, shown = line.shot(), line.get("/v1/config/file")
    assert (before["settings_wait"], shown["waits"], shown["faults"]) == (False, [], [])

    wanted: dict[str, object] = {"plc.poll_ms": 30, "recipe.target_cases": 500, "recipe.unit_noun": "bottle"}
    wanted["upstream[1].token_file"] = "new-token"
    changes = [{"key": key, "value": value} for key, value in wanted.items()]
    saved = line.post("/v1/config", {"hash": shown["hash"], "changes": changes})
    assert (saved["saved"], saved["restart"]) == (True, True)
    text = (line.folder / "line.toml").read_text()
    assert text == CONFIG.replace("poll_ms = 20 ", "poll_ms = 30 ").replace(
        "columns = 6\n", 'columns = 6\ntarget_cases = 500\nunit_noun = "bottle"\n'
    )
    assert (line.folder / "line.toml.bak").read_text() == CONFIG
    assert (line.folder / "hub.token").read_text() == "new-token\n"
    assert until(lambda: line.shot()["settings_wait"], "saved settings wait")

    line.do("close_order")
    assert line.do("restart")["done"]
    after = until(lambda: _booted(client, before["boot"] + 1), "the line starts again")
    order = until(lambda: line.shot()["order"], "an order is started")
    assert (order["target_cases"], order["unit_noun"], after["settings_wait"]) == (500, "bottle", False)
    assert line.get("/v1/config/file")["waits"] == []
    assert "old-token" not in (said := (line.data / "log" / "line.log").read_text()) and "new-token" not in said


def _booted(client: Client, boot: int) -> Any:
    shot = client.get("/v1/snapshot")
    return shot if shot and shot["boot"] == boot else None


def test_a_file_that_would_not_start_is_not_started(line: Running) -> None:
    boot = line.shot()["boot"]
    (line.folder / "line.toml").write_text(CONFIG.replace("rows = 4", "rows = 5"))
    answer = line.do("restart")
    assert (answer["done"], answer["key"], answer["arguments"]) == (False, "config_refused", {"n": 1})
    shot = line.shot()
    assert (shot["boot"], shot["restarting_by"], shot["stopping"]) == (boot, "", False)
    assert [fault["key"] for fault in line.get("/v1/config/file")["faults"]] == ["recipe_grid_differs"]
