"""What the report of a rough run says is what physically happened: each number against the plant's own memory."""

from dataclasses import replace
from pathlib import Path

import pytest

from station.demo.demo import Demo
from tests.e2e.demos import small, why
from tests.e2e.reported import units_by_place, whole_day

pytestmark = pytest.mark.wire


def test_the_report_is_what_happened(tmp_path: Path) -> None:
    balance = Demo(replace(small(tmp_path, "picture", 12), faults="light", seed=4)).run()
    assert balance.good, why(balance)
    report, truth = whole_day(tmp_path), units_by_place(tmp_path)
    terms = {term.key: term.units for term in report.balance.terms}
    assert report.balance.sensor == sum(truth.values())
    assert terms["packed"] == truth["exit"]
    assert terms["rejected"] + terms["no_read"] == truth["bin"]
    assert report.balance.difference == truth["hand"] + truth["belt"]
    assert not any(each.key == "balance_unexplained" for each in report.balance.differences)
    assert report.cases.released == balance.summary["released"]
    assert sum(bar.cases for bar in report.reasons) >= report.cases.rejected
