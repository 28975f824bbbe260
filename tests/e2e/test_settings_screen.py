"""The real screen on a real line: a setting changed, saved, taken into force; the screen comes back by itself."""

import os

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.e2e.running import Running
from tests.e2e.test_settings import line  # noqa: F401  (the fixture)
from ui.client import DataFolderTarget, ScreenClient
from ui.i18n.translations import Translations
from ui.pages.settings import SettingsPage
from ui.screen import Screen
from ui.theme.theme import Theme

pytestmark = pytest.mark.wire
WITHIN_MS = 40_000


def test_a_person_changes_a_setting_and_restarts(line: Running, qapp: QApplication, qtbot: QtBot) -> None:  # noqa: F811
    client = ScreenClient(DataFolderTarget(line.data))
    screen = Screen(client, Theme(), Translations("en"))
    qtbot.addWidget(screen)
    screen.show()
    client.start()
    titles: list[str] = []
    client.looked.connect(lambda: titles.append(screen.lost.model.title.first if screen.lost.model else ""))
    try:
        qtbot.waitUntil(lambda: not screen.shows_lost, timeout=WITHIN_MS)
        boot = client.newest.boot if client.newest is not None else 0
        screen.shell.open_page("settings")
        page = screen.shell.page
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda: page.draft.file is not None, timeout=WITHIN_MS)
        page.choose("plc.poll_ms")
        page.card.more.click()
        page.save.click()
        qtbot.waitUntil(page.restart.isVisible, timeout=WITHIN_MS)
        assert "poll_ms = 21            # how often" in (line.folder / "line.toml").read_text()
        page.restart.held.emit()
        qtbot.waitUntil(lambda: screen.shows_lost, timeout=WITHIN_MS)
        assert screen.lost.model is not None
        assert (screen.lost.model.title.first, screen.lost.model.alarming) == ("Station restarts", False)
        qtbot.waitUntil(lambda: not screen.shows_lost, timeout=WITHIN_MS)
        assert client.newest is not None and client.newest.boot == boot + 1
        assert "Station does not answer" not in titles
    finally:
        client.stop()
