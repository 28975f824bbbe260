"""Print and apply: the simulated applicator puts on what its printer printed, and the line's reader reads that."""

import json
import os
import signal
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from station.demo.claims import log
from station.demo.demo import Demo
from station.journal import Reader
from tests.e2e.demos import released, small, why
from tests.waiting import until

pytestmark = pytest.mark.wire
CASES = 8


def test_every_case_passes_with_a_label_of_its_own_through_a_kill(tmp_path: Path) -> None:
    """The truth of the plant says which label is on which case: the balance compares it."""
    demo = Demo(replace(small(tmp_path, "queue", CASES), rate=20_000, case_code="printed"), restart_waits_s=(0.1,))
    killer = threading.Thread(target=_kill_once_it_works, args=(demo, tmp_path))
    killer.start()
    balance = demo.run()
    killer.join()
    assert balance.good, why(balance)
    assert balance.summary["cases_triggered"] == CASES
    events = [told.event for told in log(Reader.open(tmp_path / "journal.db"))]
    kinds = Counter(event.kind for event in events)
    assert kinds["label.scanned"] == kinds["case.passed"] > 1
    codes = [event.code.text for event in events if event.kind == "label.assigned"]  # type: ignore[union-attr]
    assert len(codes) == len(set(codes))


def _kill_once_it_works(demo: Demo, data: Path) -> None:
    until(lambda: demo.ended or released(data) > 1, "cases are released")
    os.kill(int(json.loads((data / "run.json").read_text())["pid"]), signal.SIGKILL)
