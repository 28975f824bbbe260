"""The real thing, small: plant, hub and line as processes, and the books at the end."""

from dataclasses import replace
from pathlib import Path

import pytest

from station.demo.demo import Demo
from station.demo.setup import DemoRefused, prepare_folder
from tests.e2e.demos import KEYS, SHAPES, small, why

pytestmark = pytest.mark.wire


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


def test_a_folder_of_another_demo_is_refused(tmp_path: Path) -> None:
    prepare_folder(small(tmp_path, "queue", 1))
    with pytest.raises(DemoRefused, match="shape queue"):
        prepare_folder(small(tmp_path, "picture", 1))
