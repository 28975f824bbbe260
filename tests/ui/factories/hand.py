"""The time between two presses, moved by hand."""

import pytest

from ui.widgets import keys, row_list, tiles


class Hand:
    """Milliseconds, as the widgets that guard against a hurried finger read them."""

    def __init__(self) -> None:
        self.ms = 10_000.0

    def __call__(self) -> float:
        return self.ms


def hold(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """From now on no widget's time moves but by this hand."""
    made = Hand()
    for module in (keys, row_list, tiles):
        monkeypatch.setattr(module, "now_ms", made)
    return made
