"""The real thing, small: plant, hub and line as processes, and the books at the end."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from station.client import Client
from station.demo.balance import Balance
from station.demo.demo import Demo
from station.demo.setup import DemoOptions, DemoRefused, Shape, prepare_folder
from tests.waiting import until

pytestmark = pytest.mark.wire
KEYS = {
    "cases_triggered", "passed", "rejected", "void", "missed", "quarantined", "in_flight", "released", "delivered",
    "units_read", "no_reads", "verdict_ms_p50", "verdict_ms_p99", "balance_closes", "truth_matches", "verify_clean",
    "seconds",
}  # fmt: skip


def small(data: Path, shape: Shape, cases: int) -> DemoOptions:
    return DemoOptions(data, shape, cases, rate=60_000, faults="none", rows=2, columns=3, megapixels=1.0, as_json=True)


def why(balance: Balance) -> str:
    return "\n".join(balance.complaints)


SHAPES: dict[str, dict[str, Any]] = {
    "two lanes": {"shape": "queue", "lanes": 2, "pallets": 2},
    "picture": {"shape": "picture"},
    "reader": {"shape": "reader", "pallets": 2},
    "two cameras, two layers": {
        "shape": "picture",
        "rows": 1,
        "columns": 2,
        "cameras": 2,
        "layers": 2,
        "rate": 24_000,
        "pallets": 2,
    },
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_balance_closes(tmp_path: Path, name: str) -> None:
    balance = Demo(replace(small(tmp_path, "queue", 6), **SHAPES[name])).run()
    assert balance.good, why(balance)
    assert balance.summary["cases_triggered"] == 6
    assert balance.summary["delivered"] == balance.summary["released"] >= 1
    assert set(balance.summary) - {"pallets"} == KEYS
    if "pallets" in SHAPES[name]:
        released = balance.summary["released"]
        assert balance.summary["pallets"] == {"closed": released // 2, "cases": released, "open": released % 2}


@pytest.mark.parametrize("name", ["two lanes", "two cameras, two layers"])
def test_the_balance_closes_whatever_goes_wrong(tmp_path: Path, name: str) -> None:
    balance = Demo(replace(small(tmp_path, "queue", 12), faults="rough", seed=4, **SHAPES[name])).run()
    assert balance.good, why(balance)
    assert balance.summary["cases_triggered"] >= 12
    assert set(balance.summary["pallets"]) == {"closed", "cases", "open"}


def test_a_killed_line_goes_on(tmp_path: Path) -> None:
    demo = Demo(small(tmp_path, "queue", 12), restart_waits_s=(0.1,))
    killer = threading.Thread(target=_kill_once_it_works, args=(demo, tmp_path))
    killer.start()
    balance = demo.run()
    killer.join()
    assert balance.good, why(balance)
    assert balance.summary["cases_triggered"] == 12


def _kill_once_it_works(demo: Demo, data: Path) -> None:
    until(lambda: demo.ended or released(data) > 1, "cases are released")
    os.kill(int(json.loads((data / "run.json").read_text())["pid"]), signal.SIGKILL)


def released(data: Path) -> int:
    """Cases that a running line has released so far."""
    shot = Client(data).get("/v1/snapshot")
    return int(shot["tally"]["released"]) if isinstance(shot, dict) and "tally" in shot else 0


def test_everything_killed_at_once_goes_on_in_the_same_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "station", "demo", "--headless", "--shape", "queue", "--json"]
    command += ["--data", str(tmp_path)]
    everything = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    until(lambda: released(tmp_path) > 2, "cases are released")
    os.killpg(everything.pid, signal.SIGKILL)
    everything.wait()
    after = subprocess.run([*command, "--cases", "3"], capture_output=True, timeout=120, check=False)
    summary = json.loads(after.stdout)
    assert after.returncode == 0, after.stderr.decode()
    assert set(summary) == KEYS


def test_ctrl_c_ends_in_order_and_tells_the_balance(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "station", "demo", "--headless", "--shape", "queue", "--json"]
    command += ["--data", str(tmp_path)]
    running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE)
    until(lambda: released(tmp_path) > 0, "a case is released")
    os.killpg(running.pid, signal.SIGINT)
    told, _ = running.communicate(timeout=90)
    summary = json.loads(told)
    assert running.returncode == 130
    assert summary["balance_closes"] and summary["truth_matches"] and summary["verify_clean"]


def test_a_folder_of_another_demo_is_refused(tmp_path: Path) -> None:
    prepare_folder(small(tmp_path, "queue", 1))
    with pytest.raises(DemoRefused, match="shape queue"):
        prepare_folder(small(tmp_path, "picture", 1))
