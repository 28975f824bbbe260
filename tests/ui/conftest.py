import os
from collections.abc import Iterator
from itertools import count

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"

import pytest
from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.ui.factories.hand import Hand, hold
from tests.ui.factories.stand import StandClient
from ui.process import BROKEN_PICTURES
from ui.screen import Screen
from ui.theme.theme import Theme
from ui.widgets import keys

_OFFSCREEN = "This plugin does not support "
"""What the platform without a display cannot do."""
_COMPLAINTS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@pytest.fixture(autouse=True)
def unhurried_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second goes by between two presses, unless a test says otherwise."""
    seconds = count()
    monkeypatch.setattr(keys, "now_ms", lambda: 1_000.0 * next(seconds))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["station"]


@pytest.fixture(autouse=True)
def no_complaints_of_qt() -> Iterator[None]:
    """Any Qt warning fails the test."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _COMPLAINTS and not text.startswith(_OFFSCREEN):
            said.append(text)

    QLoggingCategory.setFilterRules(BROKEN_PICTURES)
    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    qapp.setStyle("Fusion")
    return Theme()


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The time between two presses."""
    return hold(monkeypatch)


@pytest.fixture
def screen(made: tuple[Screen, StandClient]) -> Screen:
    """The screen that a module's own ``made`` opens on its page."""
    return made[0]


@pytest.fixture
def client(made: tuple[Screen, StandClient]) -> StandClient:
    return made[1]
