"""Keys under a hurried hand: a double tap acknowledges one alarm, and a key that must be pressed long says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import Cause
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.hand import Hand
from tests.ui.factories.samples import alarm, unconfirmed
from tests.ui.factories.stand import StandClient, make_screen
from ui.i18n.words import LANGUAGES, Language
from ui.screen import Screen
from ui.theme.theme import Theme
from ui.widgets.help_overlay import HelpModel, HelpOverlay
from ui.widgets.keys import GUARD_MS, GuardedKey, HoldKey


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def shown(qtbot: QtBot, size: tuple[int, int] = (1280, 800), language: Language = "en") -> tuple[Screen, StandClient]:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    screen.show()
    return screen, client


# the guard ---------------------------------------------------------------------------------------------------------

FIRST, SECOND = alarm("plc_torn", "P1", 1, age_ms=9), alarm("plc_reply", "P1", 2, what="x")


@pytest.mark.parametrize("page", ["run", "alarms"])
def test_the_second_p1_under_a_double_tap_is_not_acknowledged(page: str, hand: Hand, qtbot: QtBot) -> None:
    screen, client = shown(qtbot)
    both = samples.calm().model_copy(update={"alarms": (FIRST, SECOND)})
    client.feed(both)
    screen.shell.open_page(page)
    key = screen.shell.now.keys[-1] if page == "run" else screen.shell.page.acknowledge  # type: ignore[attr-defined]
    hand.ms += 5_000
    tap(key)
    assert [args["alarm"] for _, args in client.commands] == [FIRST.alarm]
    known = FIRST.model_copy(update={"acknowledged_by": "local"})
    client.feed(both.model_copy(update={"alarms": (known, SECOND)}))
    hand.ms += GUARD_MS - 1
    tap(key)
    assert len(client.commands) == 1
    hand.ms += 2
    tap(key)
    assert [args["alarm"] for _, args in client.commands] == [FIRST.alarm, SECOND.alarm]


def test_a_press_that_began_under_another_meaning_is_none(hand: Hand, theme: Theme, qtbot: QtBot) -> None:
    key = GuardedKey(theme)
    qtbot.addWidget(key)
    key.show()
    told: list[bool] = []
    key.clicked.connect(lambda: told.append(True))
    key.mean("first")
    hand.ms += GUARD_MS
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    key.mean("second")
    hand.ms += 10 * GUARD_MS
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    assert told == [] and not key.isDown()
    tap(key)
    assert told == [True]


# long presses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_must_be_pressed_long_says_so_to_a_short_press(language: Language, qtbot: QtBot) -> None:
    screen, client = shown(qtbot, language=language)
    client.feed(samples.untrusted(run_out=True))
    for page in sorted(screen.shell.keys):
        screen.shell.open_page(page)
    found = [key for key in screen.shell.findChildren(HoldKey) if key.hold_s > 0]
    assert len(found) >= 8
    for key in found:
        key.setEnabled(True)
        key.show()
        assert key.hint == {"en": "Press longer", "zh_CN": "请长按", "ru": "Держите дольше"}[language]
        tap(key)
        assert key.said == key.hint, key.label
        key._hinting.stop()
        assert key.said == key.label


def test_the_ring_is_there_before_anybody_presses(theme: Theme, qtbot: QtBot) -> None:
    plain, ring = HoldKey(theme, hold_s=0.0), HoldKey(theme)
    for key in (plain, ring):
        qtbot.addWidget(key)
        key.resize(240, 80)
    assert plain.grab().toImage() != ring.grab().toImage()
    assert ring.sizeHint().width() > plain.sizeHint().width()


def test_a_dim_resume_says_what_it_waits_for(qtbot: QtBot) -> None:
    screen, client = shown(qtbot)
    away = Cause(key="device_away", arguments={"device": "top"})
    client.feed(samples.calm().model_copy(update={"held": True, "not_ready": (Cause(key="held"), away)}))
    assert not screen.shell.rail.hold.isEnabled()
    hold, window = screen.shell.rail.hold, screen.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=hold.mapTo(screen, hold.rect().center()))
    answer = screen.shell.answer.model
    assert answer is not None and (answer.what, answer.verdict) == ("Device top is not connected.", "refused")
    assert client.commands == []


# help --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 600)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_hides_nothing_of_what_it_explains(size: tuple[int, int], language: Language, qtbot: QtBot) -> None:
    screen, client = shown(qtbot, size, language)
    client.feed(samples.calm())
    for page in ("run", "alarms", "orders", "rejects", "settings", "plc"):
        screen.shell.open_page(page)
        screen.shell.toggle_help()
        overlay = screen.shell.help
        while overlay.isVisible():
            seen = overlay.explained()
            hidden = seen & overlay.panel()
            room = max(seen.top(), overlay.height() - seen.bottom())
            assert hidden.isEmpty() or room < overlay.panel().height() + screen.theme.sizes.pad, (page, overlay.place)
            assert not overlay.geometry().intersects(screen.shell.rail.geometry())
            tap(overlay)


def test_help_goes_from_note_to_note_and_begins_anew(theme: Theme, qtbot: QtBot) -> None:
    overlay = HelpOverlay(theme)
    qtbot.addWidget(overlay)
    overlay.resize(800, 400)
    overlay.show_model(HelpModel("Help", ("one", "two"), ((0, 0, 100, 50),), "back"))
    gone: list[bool] = []
    overlay.left.connect(lambda: gone.append(True))
    overlay.show()
    tap(overlay)
    assert overlay.place == 1 and overlay.explained().isNull() and gone == []
    tap(overlay)
    assert gone == [True]
    overlay.begin()
    assert overlay.place == 0


# what a long word takes away ---------------------------------------------------------------------------------------


def test_no_chip_is_cut_after_a_resize(qtbot: QtBot) -> None:
    screen, client = shown(qtbot, (1024, 600))
    client.feed(samples.calm())
    for size in ((1920, 1080), (1024, 600), (1280, 800)):
        screen.resize(*size)
        client.feed(samples.calm())
        for chip in screen.shell.chips.chips.values():
            assert chip.width() >= screen.theme.metrics("small").horizontalAdvance(chip.model.label), chip.model.label


def test_owed_cases_are_counted_in_the_rail(qtbot: QtBot) -> None:
    screen, client = shown(qtbot)
    calm = samples.calm()
    client.feed(
        calm.model_copy(update={"alarms": (unconfirmed(),), "tally": calm.tally.model_copy(update={"owed": 1})})
    )
    assert screen.shell.rail.keys["rejects"].badge == "1"
