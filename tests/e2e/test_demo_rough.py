"""The same on a rough day: whatever goes wrong at the plant, the books close."""

from dataclasses import replace
from pathlib import Path

import pytest

from station.demo.demo import Demo
from tests.e2e.demos import SHAPES, small, why

pytestmark = pytest.mark.wire


@pytest.mark.parametrize("name", ["two lanes", "two cameras, two layers"])
def test_the_balance_closes_whatever_goes_wrong(tmp_path: Path, name: str) -> None:
    balance = Demo(replace(small(tmp_path, "queue", 12), faults="rough", seed=4, **SHAPES[name])).run()
    assert balance.good, why(balance)
    assert balance.summary["cases_triggered"] >= 12
    assert set(balance.summary["pallets"]) == {"closed", "cases", "open"}
