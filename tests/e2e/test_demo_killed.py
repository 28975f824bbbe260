"""The same, killed or ended in the midst of it: the line, everything at once, and by Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from station.demo.demo import Demo
from tests.e2e.demos import KEYS, released, small, why
from tests.waiting import until

pytestmark = pytest.mark.wire


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
