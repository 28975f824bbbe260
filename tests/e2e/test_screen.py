"""The real screen under a display of our own, over a real line: the short campaign. The whole one is a command."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.campaign import screen
from tests.campaign.display import missing
from tests.e2e.demos import small

pytestmark = [pytest.mark.wire, pytest.mark.skipif(missing() != "", reason=missing() or "there is a display")]


def test_an_order_is_changed_by_hand_and_both_line_and_screen_survive_a_kill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", "")  # it sets its own: put back what was there
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    options = replace(small(tmp_path / "data", "picture", 0), rate=30_000, faults="light")
    found, failed, closed = screen.drive(options, tmp_path / "pictures", 0.0, screen.SHORT)
    assert failed == ""
    assert closed
    assert found["orders"] == ["Demo water 0.5 l DEMO", screen.NEXT_ORDER]
