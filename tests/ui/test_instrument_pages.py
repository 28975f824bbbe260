"""The Devices and PLC pages: what they show, what a finger does."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.factories import samples, samples_instruments
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.pages.devices import DevicesPage
from ui.pages.plc import TABS, PlcPage
from ui.presenters.preview import PreviewModel
from ui.screen import Screen
from ui.theme.tokens import SMALLEST_TARGET_PX


@pytest.fixture(params=[(1920, 1080), (1280, 800), (1024, 600)], ids=lambda size: str(size[0]))
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    client.answers.update(samples_instruments.answers())
    screen.show()
    client.feed(samples.calm())
    yield screen, client
    screen.shell.open_page("run")


def devices_page(screen: Screen, about: str = "") -> DevicesPage:
    screen.shell.open_page("devices", about)
    page = screen.shell.page
    assert isinstance(page, DevicesPage)
    return page


def plc_page(screen: Screen) -> PlcPage:
    screen.shell.open_page("plc")
    page = screen.shell.page
    assert isinstance(page, PlcPage)
    return page


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_the_devices_are_asked_for_while_the_page_is_open_only(made: tuple[Screen, StandClient]) -> None:
    screen, client = made
    page = devices_page(screen, "top")
    assert {"/v1/devices", "/v1/previews/top", samples_instruments.preview().picture} <= set(client.asked)
    assert page._poll._next.isActive() and page._looking._next.isActive()
    screen.shell.open_page("run")
    assert not page._poll._next.isActive() and not page._looking._next.isActive()


def test_a_tapped_device_is_shown(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    page = devices_page(screen)
    page.list.chosen.emit("case")
    assert page.title.shown == "case" and not page.preview.isVisible() and page.trouble.isVisible()
    page.list.chosen.emit("top")
    assert page.preview.isVisible() and isinstance(page.preview.model, PreviewModel)
    assert page.preview.image is not None
    if screen.width() == 1024:
        assert not page.list.isVisible()
        tap(page.back)
        assert page.list.isVisible() and not page.test.isVisible()


def test_everything_to_press_is_large_enough_and_inside(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    for opened, keys in (
        (lambda: devices_page(screen, "plc"), ("test", "more")),
        (lambda: plc_page(screen), ("freeze", "test")),
    ):
        page = opened()
        for name in keys:
            key = getattr(page, name)
            assert key.isVisible() and min(key.width(), key.height()) >= SMALLEST_TARGET_PX
            assert page.rect().contains(key.geometry())


def test_test_asks_the_station_and_tells_its_answer(made: tuple[Screen, StandClient]) -> None:
    screen, client = made
    page = devices_page(screen, "top")
    client.refusal = Failure("test_camera_counted", {"device": "top"})
    tap(page.test)
    assert client.commands[-1] == ("test_device", {"device": "top"})
    answer = screen.shell.answer.model
    assert answer is not None and answer.what == "top counts its triggers: a test picture would be one too many."
    assert page.test.isEnabled()


def test_a_device_away_stands_in_front(qtbot: QtBot) -> None:
    screen, client = make_screen((1280, 800))
    qtbot.addWidget(screen)
    client.answers["/v1/devices"] = samples_instruments.device_list("case").model_dump_json().encode()
    screen.show()
    client.feed(samples.alarmed())
    page = devices_page(screen)
    assert page.title.shown == "case"
    screen.shell.open_page("run")


def test_a_preview_that_is_not_there_is_said(qtbot: QtBot) -> None:
    screen, client = make_screen((1280, 800))
    qtbot.addWidget(screen)
    client.answers["/v1/devices"] = samples_instruments.device_list().model_dump_json().encode()
    screen.show()
    client.feed(samples.calm())
    assert devices_page(screen, "top").preview.model == "No picture yet"
    screen.shell.open_page("run")


def test_the_plc_has_its_page(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    page = devices_page(screen, "plc")
    tap(page.more)
    assert screen.shell.here == "plc"


def test_freeze_stops_the_display_and_says_when(made: tuple[Screen, StandClient]) -> None:
    screen, client = made
    page = plc_page(screen)
    before = page.numbers.model
    tap(page.freeze)
    assert re.fullmatch(r"FROZEN \d\d:\d\d:\d\d", page.title.shown)
    newer = samples_instruments.plc_detail(torn=99)
    client.answers["/v1/plc"] = newer.model_dump_json().encode()
    page._poll._ask()
    assert page.numbers.model == before or page.numbers.model is None or "99" not in str(page.numbers.model)
    tap(page.freeze)
    page._poll._ask()
    assert page.title.shown == "PLC" and "99" in str(page.numbers.model)


def test_every_tab_shows_something_and_every_word_has_room(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    page = plc_page(screen)
    seen: set[str] = set()
    for tab in ("overview", "plc", "station", "handshakes", "requests"):
        page.tabs.chosen.emit(tab)
        for shown in (page.plc, page.station):
            if shown.isVisible() and shown.model is not None:
                blocks, rows = shown.blocks()
                assert blocks * rows >= len(shown.model.rows), (tab, shown.model.title)
                seen |= {row[2].text for row in shown.model.rows}
        assert any(each.isVisible() for each in (page.plc, page.station, page.timing, page.handshakes, page.requests))
    assert len(seen) >= 30


def test_a_finger_shows_errors_only_and_all_again(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    page = plc_page(screen)
    page.tabs.chosen.emit("requests")
    for count in (60, 2, 60):
        assert page.requests.isVisible() and page.only.isVisible()
        assert page.requests.model is not None and len(page.requests.model.rows) == count
        page.only.click()
    page.tabs.chosen.emit("plc" if "plc" in TABS[screen.theme.size_class] else "all")
    assert not page.only.isVisible() and not page.requests.isVisible()


def test_no_block_yet_is_said(qtbot: QtBot) -> None:
    screen, client = make_screen((1280, 800))
    qtbot.addWidget(screen)
    client.fallback = Failure("no_answer")
    screen.show()
    client.feed(samples.calm())
    page = plc_page(screen)
    assert page.plc.model is not None and page.plc.model.none == "No block read yet"
    tap(page.freeze)
    tap(page.test)
    assert client.commands == []
    screen.shell.open_page("run")


def test_a_scan_passes_the_pages_by(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    assert not devices_page(screen).scanned("x") and not plc_page(screen).scanned("x")


def test_help_stands_at_what_is_there(made: tuple[Screen, StandClient]) -> None:
    screen, _ = made
    for opened in (lambda: devices_page(screen, "top"), lambda: plc_page(screen)):
        page = opened()
        anchors = [box for box in page.anchors() if not box.isNull()]
        assert len(page.anchors()) == 5 and len(anchors) >= 3
        assert all(page.rect().contains(QPoint(box.x(), box.y())) for box in anchors)
