"""``station io-limit``: the figure, what it is made of, and a no where nothing could pass."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from drivers.sim.io_server import IoServer
from tests.badinput.command import Told, station
from tests.drivers.conformance.test_profiles import made

EXAMPLES = Path(__file__).parents[2] / "config" / "examples"


def limit(tmp_path: Path, old: str = "", new: str = "", *more: str) -> Told:
    config = tmp_path / "line.toml"
    text = (EXAMPLES / "io-block.toml").read_text("utf-8").replace("192.0.2.40", "127.0.0.1")
    config.write_text(text.replace('profile = "io"', 'profile = "io"\nport = 1').replace(old, new, 1))
    return station("io-limit", "--config", config, *more)


def test_the_figure_follows_from_belt_window_watchdog_and_polls(tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(limit(tmp_path, "", "", "--json").out)
    assert (told["pitch_ms"], told["cases_a_minute"]) == (2_000, 30)
    assert told["gate_ms"] == told["window_ms"] + 3 * 2 * told["poll_ms"] + told["confirm_ms"]
    assert told["measured"]["commit_ms"] > 0
    assert list(tmp_path.iterdir()) == [tmp_path / "line.toml"]


def test_a_slow_watchdog_is_what_limits_it(tmp_path: Path) -> None:
    told = limit(tmp_path, "time_ms = 500", "time_ms = 3000")
    assert told.lines[0] == "At most 17 cases a minute: one every 3600 ms."
    assert "3000 of the watchdog" in told.lines[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("reject_mm = 900", "reject_mm = 70", "too near"), ("case_mm = 300", "case_mm = 5", "too seldom")],
)
def test_a_line_on_which_nothing_could_pass_is_a_no(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = limit(tmp_path, old, new)
    assert told.code == 1
    assert said in told.lines[-1]


@pytest.mark.wire
@pytest.mark.parametrize(
    ("watchdog_ms", "register", "said"),
    [
        (200, 100, "plc: answers"),
        (0, 100, "The I/O block's host watchdog is off (register 100: 0)."),
        (200, 7, "The I/O block's watchdog cannot be read (holding register 7)."),
    ],
)
async def test_a_check_refuses_a_block_whose_watchdog_is_not_proved(
    tmp_path: Path, watchdog_ms: int, register: int, said: str
) -> None:
    _, server = made("io")
    assert isinstance(server, IoServer)
    await server.up()
    server.watchdog_ms = watchdog_ms
    config = tmp_path / "line.toml"
    text = (EXAMPLES / "io-block.toml").read_text("utf-8").replace("register = 100", f"register = {register}")
    text = text.replace("192.0.2.40", "127.0.0.1").replace('profile = "io"', f'profile = "io"\nport = {server.port}')
    folder = '[[camera]]\nname = "top"\ndriver = "folder"\npath = "pictures"\ntrigger = "asked"\n\n[api]\nport = 0\n'
    (tmp_path / "pictures").mkdir()
    config.write_text(text.split("[[camera]]")[0] + folder)
    told = await asyncio.to_thread(station, "check", "--config", config)
    await server.down()
    assert any(line.startswith(f"plc: {said.removeprefix('plc: ')}") for line in told.lines), told.out


def test_another_line_is_told_so(tmp_path: Path) -> None:
    told = station("io-limit", "--config", EXAMPLES / "small-plc-bits.toml")
    assert (told.code, told.sentence) == (2, 'This line has no I/O block: profile = "io" in [plc].')
