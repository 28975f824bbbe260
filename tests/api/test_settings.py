"""Settings over the API: all faults at once, nothing half done, no secret told, every change recorded."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from station.api.app import create_app
from station.assembly.config_file import load_config
from station.assembly.devices import recipe_of
from station.assembly.settings_service import SettingsService
from station.core.commands import Command, RecordSettings, Refusal
from station.core.loaded import OpenOrder
from station.runtime.station import Station
from tests.api.conftest import TOKEN
from tests.api.fake_station import FakeStation
from tests.api.hostile import HOSTILE

CONFIG = """\
[station]
id = "L1"
data = "data"

[line]
shape = "picture"

[recipe]
product = "Water"   # what is packed
code = "url"
url_prefix = "https://q.example.com/u/"
units_per_case = 24
rows = 4
columns = 6

[case_code]
source = "sscc"
prefix = "9501101"

[[camera]]
name = "top"
driver = "opencv"
source = 0

[plc]
driver = "modbus"
host = "192.0.2.10"
poll_ms = 20        # how often

[[upstream]]
name = "hub"
driver = "native"
url = "https://hub.example.com"
token_file = "hub.token"
"""


class Recorder:
    """Stands in for the running line: it only keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[Command] = []
        self.refusal: Refusal | None = None
        self.settings_wait = False
        self.order: OpenOrder | None = None

    def view(self) -> "Recorder":
        """All that is asked of it is the open order."""
        return self

    async def command(self, command: Command) -> Refusal | None:
        self.told.append(command)
        return self.refusal

    @property
    def record(self) -> RecordSettings:
        (command,) = self.told
        assert isinstance(command, RecordSettings)
        return command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "hub.token").write_text("the-old-secret")
    file = tmp_path / "line.toml"
    file.write_text(CONFIG)
    return file


@pytest.fixture
def line() -> Recorder:
    return Recorder()


@pytest.fixture
async def api(path: Path, line: Recorder, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    desk = SettingsService(load_config(path), cast(Station, line))
    app = create_app(FakeStation(tmp_path), TOKEN, asyncio.Event(), desk)
    headers = {"authorization": f"Bearer {TOKEN}"}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8640", headers=headers) as client:
        yield client


async def shown(api: httpx.AsyncClient) -> dict[str, Any]:
    answer = await api.get("/v1/config/file")
    assert answer.status_code == 200
    file: dict[str, Any] = answer.json()
    return file


def setting(file: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for group in file["groups"] for one in group["settings"] if one["key"] == key)
    return found


async def save(api: httpx.AsyncClient, changes: dict[str, object], known: str | None = None) -> httpx.Response:
    known = (await shown(api))["hash"] if known is None else known
    rows = [{"key": key, "value": value} for key, value in changes.items()]
    return await api.post("/v1/config", json={"hash": known, "changes": rows})


def faults(answer: httpx.Response) -> dict[str, str]:
    return {fault["at"]: fault["key"] for fault in answer.json()["faults"]}


def test_the_open_order_keeps_the_recipe_it_was_begun_with(path: Path) -> None:
    async def told() -> dict[str, Any]:
        line = Recorder()
        config = load_config(path)
        line.order = OpenOrder("o1", replace(recipe_of(config), product="Milk", symbologies=("qr", "ean13")))
        file = await SettingsService(config, cast(Station, line)).file()
        return file.model_dump()

    file = asyncio.run(told())
    assert file["waits"] == () and file["next_order"] == ("recipe.product", "recipe.symbologies")
    assert {"recipe.product", "recipe.lot", "recipe.units_per_case"} <= set(file["kept"])
    assert {key for key in file["kept"] if key.startswith("recipe.")} == set(file["kept"])
    product = setting(file, "recipe.product")
    assert (product["value"], product["in_force"], product["in_order"]) == ("Water", "Water", "Milk")
    assert setting(file, "recipe.symbologies")["in_order"] == ("qr", "ean13")
    assert setting(file, "recipe.lot")["in_order"] is None


# shown -----------------------------------------------------------------------------------------------------------


async def test_every_setting_is_shown_with_what_a_screen_needs(api: httpx.AsyncClient) -> None:
    poll = setting(await shown(api), "plc.poll_ms")
    assert (poll["value"], poll["in_force"], poll["default"], poll["unit"]) == (20, 20, 20, "ms")
    assert (poll["least"], poll["most"], poll["kind"], poll["given"]) == (5, 100, "whole", True)
    assert poll["title"] and poll["help"]


async def test_no_secret_and_no_name_of_its_file_is_shown(api: httpx.AsyncClient) -> None:
    answer = await api.get("/v1/config/file")
    assert "the-old-secret" not in answer.text and "hub.token" not in answer.text
    assert setting(answer.json(), "upstream[1].token_file")["given"]


async def test_a_file_that_is_wrong_by_now_is_told_with_all_its_faults(api: httpx.AsyncClient, path: Path) -> None:
    path.write_text(CONFIG.replace("rows = 4", "rows = 5").replace("poll_ms = 20", "poll_ms = 2"))
    file = await shown(api)
    assert {fault["key"] for fault in file["faults"]} == {"recipe_grid_differs", "config_at_least"}
    assert file["groups"] == []


async def test_a_file_that_is_gone_is_a_fault_too(api: httpx.AsyncClient, path: Path) -> None:
    path.unlink()
    assert [fault["key"] for fault in (await shown(api))["faults"]] == ["config_file_missing"]


# saved -----------------------------------------------------------------------------------------------------------


async def test_a_change_is_saved_with_its_surroundings_and_recorded(
    api: httpx.AsyncClient, path: Path, line: Recorder
) -> None:
    answer = await save(api, {"plc.poll_ms": 30, "recipe.product": "Juice"})
    assert (answer.status_code, answer.json()["restart"]) == (200, True)
    assert path.read_text() == CONFIG.replace("poll_ms = 20", "poll_ms = 30").replace('"Water"', '"Juice"')
    assert path.with_name("line.toml.bak").read_text() == CONFIG
    changes = {each.key: (each.before, each.after) for each in line.record.changes}
    assert changes == {"plc.poll_ms": ("20", "30"), "recipe.product": ('"Water"', '"Juice"')}
    assert (line.record.by, line.record.file) == ("local", answer.json()["hash"])
    assert line.settings_wait


async def test_what_is_changed_back_waits_for_nothing(api: httpx.AsyncClient, line: Recorder) -> None:
    await save(api, {"plc.poll_ms": 30})
    answer = await save(api, {"plc.poll_ms": 20})
    assert (answer.json()["restart"], line.settings_wait, (await shown(api))["waits"]) == (False, False, [])


async def test_nothing_new_is_neither_written_nor_recorded(api: httpx.AsyncClient, path: Path, line: Recorder) -> None:
    answer = await save(api, {"plc.poll_ms": 20, "recipe.lot": None})
    assert (answer.status_code, line.told, path.with_name("line.toml.bak").exists()) == (200, [], False)


async def test_a_key_taken_out_leaves_its_default(api: httpx.AsyncClient, path: Path) -> None:
    assert (await save(api, {"plc.poll_ms": None})).status_code == 200
    assert "poll_ms" not in path.read_text()


async def test_every_fault_is_told_at_once_and_nothing_is_changed(
    api: httpx.AsyncClient, path: Path, line: Recorder
) -> None:
    wrong: dict[str, object] = {
        "plc.poll_ms": 101,
        "vision.threads": "two",
        "recipe.rows": 5,
        "recipe.pattern": "(a",
        "station.data": "elsewhere",
        "camera[2].name": "x",
        "upstream[1].url": "http://user:pass@hub.example.com",
        "upstream[1].token_file": "two words",
    }
    answer = await save(api, wrong)
    assert answer.status_code == 422
    assert faults(answer) == {
        "plc.poll_ms": "config_at_most",
        "vision.threads": "config_type",
        "recipe.pattern": "recipe_pattern_broken",
        "station.data": "config_by_hand",
        "camera[2].name": "config_key_unknown",
        "upstream[1].url": "config_secret_in_url",
        "upstream[1].token_file": "config_secret_form",
    }
    assert (path.read_text(), line.told) == (CONFIG, [])
    assert sorted(each.name for each in path.parent.iterdir()) == ["hub.token", "line.toml"]


async def test_what_lies_between_settings_is_checked_too(api: httpx.AsyncClient) -> None:
    assert faults(await save(api, {"recipe.rows": 5})) == {"recipe.units_per_case": "recipe_grid_differs"}


async def test_a_port_that_is_taken_is_found_before_the_start(api: httpx.AsyncClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = await save(api, {"api.port": taken.getsockname()[1]})
    assert faults(answer) == {"api.port": "port_in_use"}


async def test_somebody_else_s_change_is_never_overwritten(api: httpx.AsyncClient, path: Path, line: Recorder) -> None:
    known = (await shown(api))["hash"]
    path.write_text(CONFIG + "# by hand\n")
    answer = await save(api, {"plc.poll_ms": 30}, known)
    assert (answer.status_code, answer.json()["key"]) == (409, "config_changed_meanwhile")
    assert (path.read_text(), line.told) == (CONFIG + "# by hand\n", [])


async def test_a_change_while_it_is_recorded_is_not_overwritten_either(
    api: httpx.AsyncClient, path: Path, line: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(command: Command) -> None:
        path.write_text(CONFIG + "# by hand\n")

    monkeypatch.setattr(line, "command", slow)
    answer = await save(api, {"plc.poll_ms": 30})
    assert (answer.status_code, path.read_text()) == (409, CONFIG + "# by hand\n")


async def test_what_cannot_be_recorded_is_not_saved(api: httpx.AsyncClient, path: Path, line: Recorder) -> None:
    line.refusal = Refusal("store_failure")
    answer = await save(api, {"plc.poll_ms": 30})
    assert (answer.status_code, answer.json()["key"]) == (409, "store_failure")
    assert path.read_text() == CONFIG


async def test_two_saves_at_once_are_one_after_the_other(api: httpx.AsyncClient) -> None:
    known = (await shown(api))["hash"]
    both = await asyncio.gather(save(api, {"plc.poll_ms": 30}, known), save(api, {"plc.poll_ms": 40}, known))
    assert sorted(answer.status_code for answer in both) == [200, 409]


# secrets ---------------------------------------------------------------------------------------------------------


async def test_a_secret_is_replaced_in_its_file_and_told_nobody(
    api: httpx.AsyncClient, path: Path, line: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = await save(api, {"upstream[1].token_file": " the-new-secret\n"})
    assert (answer.status_code, answer.json()["restart"]) == (200, False)
    assert (path.parent / "hub.token").read_text() == "the-new-secret\n"
    assert path.read_text() == CONFIG
    (change,) = line.record.changes
    told = "".join((answer.text, change.before, change.after, *capsys.readouterr()))
    assert "secret" not in told.replace("upstream[1].token_file", "")


# hostile ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_is_stored_exactly_or_refused(api: httpx.AsyncClient, name: str) -> None:
    body = json.dumps(
        {"hash": (await shown(api))["hash"], "changes": [{"key": "recipe.product", "value": HOSTILE[name]}]}
    )
    answer = await api.post("/v1/config", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400, 422)
    if answer.status_code == 200:
        assert setting(await shown(api), "recipe.product")["value"] == HOSTILE[name]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"hash": "x"}',
        b'{"hash": "x", "changes": []}',
        b'{"hash": "x", "changes": [{"key": "", "value": 1}]}',
        b'{"hash": "x", "changes": [{"key": "a", "value": {"b": 1}}]}',
        b'{"hash": "x", "changes": [{"key": "a", "value": 1, "more": 2}]}',
        b'{"hash": "x", "changes": [{"key": "a", "value": "' + b"x" * 5_000 + b'"}]}',
    ],
)
async def test_a_malformed_request_is_told_where(api: httpx.AsyncClient, body: bytes) -> None:
    answer = await api.post("/v1/config", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["key"]) == (400, "request_malformed")


async def test_another_content_type_is_refused(api: httpx.AsyncClient) -> None:
    answer = await api.post("/v1/config", content=b"{}", headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["key"]) == (415, "not_json")
