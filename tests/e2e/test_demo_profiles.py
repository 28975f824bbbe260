"""A small PLC and an I/O block over real sockets: hub, line and plant as processes. Nothing smaller proves that the
times of real polls, commits and pictures fit together."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drivers.sim.settings import PlcProfile
from station.demo.demo import Demo
from station.demo.setup import DemoOptions, DemoRefused, prepare_folder

pytestmark = pytest.mark.wire
CASES = 2


def options(data: Path, profile: PlcProfile, **more: Any) -> DemoOptions:
    """A case of six every 1.4 s; every 2.2 s where a busy machine must keep the time of a belt."""
    rate = 10_000 if profile == "io" else 15_000
    small = {"rate": rate, "faults": "none", "rows": 2, "columns": 3, "megapixels": 1.0, "as_json": True}
    return DemoOptions(data, cases=CASES, profile=profile, **{**small, **more})


@pytest.mark.parametrize("profile", ["bits", "io"])
def test_every_case_is_released_and_the_truth_matches(tmp_path: Path, profile: PlcProfile) -> None:
    balance = Demo(options(tmp_path, profile)).run()
    assert balance.good, "\n".join(balance.complaints)
    assert (balance.summary["released"], balance.summary["delivered"]) == (CASES, CASES)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"shape": "queue"}, "tells no windows of triggers"),
        ({"layers": 2}, "fires once a case"),
        ({"case_code": "reader"}, "numbers no labels"),
        ({"faults": "rough"}, "rough day"),
    ],
)
def test_what_a_profile_cannot_carry_is_refused_in_a_sentence(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(DemoRefused, match=said):
        prepare_folder(replace(options(tmp_path, "bits"), **more))
