"""The bench's demo, small: station and hub as processes, a person with a TCP scanner, and the books at the end."""

from dataclasses import replace
from pathlib import Path

import pytest

from station.demo.bench import BenchDemo
from station.demo.bench_truth import PackedCase, differences
from station.demo.setup import DemoOptions, DemoRefused, prepare_folder

pytestmark = pytest.mark.wire


def small(data: Path) -> DemoOptions:
    return DemoOptions(data, "queue", 9, rows=1, columns=3, case_code="reader", as_json=True, bench=True)


@pytest.mark.parametrize(("case_code", "pallets"), [("reader", 0), ("sscc", 4)])
def test_every_mistake_is_refused_and_mended(tmp_path: Path, case_code: str, pallets: int) -> None:
    options = replace(small(tmp_path), case_code=case_code, pallets=pallets)  # type: ignore[arg-type]
    balance = BenchDemo(options).run()
    assert balance.good, "\n".join(balance.complaints)
    assert balance.summary["passed"] == balance.summary["delivered"] == 9
    assert balance.summary["units_read"] == 9 * 3 - 1, "one case was closed short"
    assert balance.summary["scans_refused"] == 5
    if pallets:
        assert balance.summary["pallets"] == {"closed": 2, "cases": 9, "open": 1}


def test_what_differs_is_named() -> None:
    truth = dict([PackedCase("L1", ("a", "b")).keys, PackedCase("L2", ("c",)).keys])
    books = {"gs1:L1": frozenset({"gs1:a", "gs1:x"}), "gs1:L3": frozenset({"gs1:c"})}
    assert len(differences(books, truth)) == 3
    assert not differences(truth, truth)


def test_a_bench_has_no_cameras(tmp_path: Path) -> None:
    with pytest.raises(DemoRefused, match="neither cameras nor lanes"):
        prepare_folder(replace(small(tmp_path), cameras=2))
