"""The keyboard on the screen: a code, a name and a number are typed by nothing but touches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import AddUser, SessionView
from tests.ui.factories import samples, samples_settings, samples_setup
from tests.ui.factories.samples_records import UNIT, set_out
from tests.ui.factories.stand import StandClient, make_screen
from ui.client.client import code_path
from ui.i18n.words import LANGUAGES, Language, Words
from ui.presenters.answers import AnswerModel
from ui.presenters.keyboard import ACROSS, Face, keyboard_model, rows_of
from ui.scanner.filter import ScannerFilter
from ui.screen import Screen
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keyboard import Keyboard
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainField

SIZES = ((1920, 1080), (1280, 800), (1024, 600))
FACES: tuple[Face, ...] = ("latin", "cyrillic", "digits")
GS1 = '!"%&()*+,-./0123456789:;=?ABCXYZ_abcxyz #$@'
"""Signs of codes and of order numbers."""


@dataclass
class Finger:
    """Touches what is seen, and nothing else."""

    screen: Screen
    client: StandClient
    scans: list[str] = field(default_factory=list)

    @property
    def keyboard(self) -> Keyboard:
        return self.screen.shell.keyboard

    @property
    def page(self) -> Any:
        return self.screen.shell.page

    def touch(self, widget: QWidget) -> None:
        """What lies there, as a display would tell it."""
        at = widget.mapTo(self.screen, widget.rect().center())
        hit = self.screen.childAt(at)
        assert hit is not None and (hit is widget or widget.isAncestorOf(hit))
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(self.screen, at))

    def key(self, label: str) -> Key:
        return next(key for key in self.keyboard.keys if key.isVisible() and key.label == label)

    def type(self, text: str) -> None:
        for sign in text:
            for before in ((), ("⇧",), ("%&=",)):
                for switch in before:
                    self.touch(self.key(switch))
                if found := [key for key in self.keyboard.keys if key.isVisible() and key.label == sign]:
                    self.touch(found[0])
                    break
                for switch in before:
                    self.touch(self.key(switch))
            else:
                self.touch(self.key({" ": "Space"}[sign]))
            for switch in ("⇧", "%&="):
                lit = [key for key in self.keyboard.keys if key.label == switch and key.kind == "primary"]
                for key in lit:
                    self.touch(key)

    def box(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.screen, QPoint(0, 0)), widget.size())


def at_screen(qtbot: QtBot, size: tuple[int, int] = (1024, 600), language: Language = "en") -> Finger:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    client.answers["/v1/config"] = samples.plan()
    set_out(client)
    client.answers.update(samples_setup.answers())
    with qtbot.waitActive(screen):
        screen.show()
    client.feed(samples.no_order())
    return Finger(screen, client)


@pytest.fixture
def finger(qtbot: QtBot) -> Iterator[Finger]:
    """On Orders, its field touched, the wedge's filter where the program has it."""
    made = at_screen(qtbot)
    application, wedge = QApplication.instance(), ScannerFilter()
    assert application is not None
    wedge.scanned.connect(made.scans.append)
    wedge.scanned.connect(made.screen.scanned)
    application.installEventFilter(wedge)
    made.screen.shell.open_page("orders")
    made.touch(made.page.field)
    assert made.keyboard.isVisible()
    yield made
    application.removeEventFilter(wedge)


# typed by touch alone ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_an_order_number_is_typed_and_sent_by_touch_alone(qtbot: QtBot, size: tuple[int, int]) -> None:
    finger = at_screen(qtbot, size)
    finger.screen.shell.open_page("orders")
    finger.touch(finger.page.field)
    finger.touch(finger.key("Clear"))
    finger.type("WO-4712/a")
    assert finger.page.field.text() == "WO-4712/a" and finger.page.field.hasFocus()
    finger.touch(finger.key("Enter"))
    assert finger.client.commands == [("start_order", {"order": "WO-4712/a"})]
    assert not finger.keyboard.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_a_code_is_looked_up_by_touch_alone(qtbot: QtBot, size: tuple[int, int]) -> None:
    finger = at_screen(qtbot, size)
    finger.screen.shell.open_page("lookup")
    finger.touch(finger.page.field)
    finger.type(UNIT)
    finger.touch(finger.key("Enter"))
    assert code_path(UNIT) in finger.client.asked
    assert finger.page.field.selectedText() == UNIT
    finger.touch(finger.page.field)
    assert finger.keyboard.isVisible()


def test_every_sign_of_a_code_has_its_key(finger: Finger) -> None:
    finger.touch(finger.key("Clear"))
    finger.type(GS1)
    assert finger.page.field.text() == GS1


def test_what_is_wrong_is_taken_back(finger: Finger) -> None:
    typed: list[str] = []
    finger.page.field.textEdited.connect(typed.append)
    finger.touch(finger.key("Clear"))
    finger.type("12")
    finger.touch(finger.key("⌫"))
    assert finger.page.field.text() == "1"
    assert typed == ["", "1", "12", "1"], "pages that wait for an edit hear of each"


def test_names_in_russian_have_their_letters(qtbot: QtBot) -> None:
    finger = at_screen(qtbot, language="ru")
    finger.screen.shell.open_page("orders")
    finger.touch(finger.page.field)
    finger.touch(finger.key("Очистить"))
    finger.touch(finger.key("АБВ"))
    finger.type("Пётр")
    finger.touch(finger.key("ABC"))
    finger.type("7x")
    assert finger.page.field.text() == "Пётр7x"


def test_a_number_is_asked_for_with_digits(qtbot: QtBot) -> None:
    finger = at_screen(qtbot)
    finger.screen.shell.open_page("learn")
    finger.touch(finger.page.fields["rate"])
    assert [key.label for key in finger.keyboard.keys if key.isVisible() and key.label.isalpha()] == [
        "Clear", "Hide", "Enter",
    ]  # fmt: skip
    finger.type("9000")
    finger.touch(finger.key("Enter"))
    assert finger.page.fields["rate"].text() == "9000" and not finger.keyboard.isVisible()


def test_of_a_setting_a_number_is_typed_with_digits_and_a_secret_blind(qtbot: QtBot) -> None:
    finger = at_screen(qtbot)
    finger.client.answers["/v1/config/file"] = samples_settings.config_file().model_dump_json().encode()
    finger.screen.shell.open_page("settings", "plc.poll_ms")
    finger.touch(finger.page.card.field)
    finger.touch(finger.key("Clear"))
    finger.type("75")
    assert finger.page.draft.changes == {"plc.poll_ms": 75}
    finger.screen.shell.open_page("settings", "upstream[1].token_file")
    secret = finger.page.card.field
    assert secret.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText, "no input method learns it"
    finger.touch(secret)
    finger.type("ab")
    assert secret.text() == "ab" and "ab" not in secret.displayText()


# where it lies -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["orders", "lookup", "settings", "learn"])
def test_it_lies_in_the_page_and_not_over_its_field(
    qtbot: QtBot, size: tuple[int, int], language: Language, page: str
) -> None:
    finger = at_screen(qtbot, size, language)
    finger.screen.shell.open_page(page)
    fields = [each for each in finger.page.findChildren(PlainField) if each.isVisible()]
    assert fields
    for each in fields:
        finger.touch(each)
        keyboard, shell = finger.keyboard, finger.screen.shell
        assert keyboard.field == each
        assert finger.box(shell.stack).contains(finger.box(keyboard)), "HOLD and the Now bar are never covered"
        assert not finger.box(keyboard).intersects(finger.box(each))
        keys = [key for key in keyboard.keys if key.isVisible()]
        assert all(keyboard.rect().contains(key.geometry()) for key in keys)
        assert min(min(key.width(), key.height()) for key in keys) >= SMALLEST_TARGET_PX
        assert not any(one.geometry().intersects(two.geometry()) for one, two in combinations(keys, 2))
        keyboard.leave()


def test_for_a_field_at_the_foot_it_lies_at_the_head(finger: Finger) -> None:
    page = finger.page
    page.field.setGeometry(page.field.x(), page.height() - 60, page.field.width(), 56)
    assert finger.keyboard.y() == finger.box(page).y()
    assert not finger.box(finger.keyboard).intersects(finger.box(page.field))


def test_where_the_page_is_too_low_its_head_says_what_is_in_the_field(finger: Finger) -> None:
    page = finger.page
    page.field.setGeometry(page.field.x(), 150, page.field.width(), 56)
    finger.touch(finger.key("Clear"))
    finger.type("4711")
    assert finger.box(finger.keyboard).intersects(finger.box(page.field))
    assert finger.keyboard.accessibleName() == "Scan or type the order's number 4711|"


@pytest.mark.parametrize("size", SIZES)
def test_the_first_supervisor_types_a_name_by_touch_alone(qtbot: QtBot, size: tuple[int, int]) -> None:
    finger = at_screen(qtbot, size)
    login, sessions = finger.screen.shell.login, finger.screen.sessions
    finger.client.answers["/v1/users/add"] = b"{}"
    sessions.view = SessionView(first=True)
    sessions.changed.emit()
    finger.screen.shell._show_login()
    finger.touch(login.field)
    assert finger.keyboard.isVisible()
    finger.type("Wang")
    finger.touch(finger.key("Enter"))
    for sign in ("4", "7", "1", "1", "ok") * 2:
        finger.touch(login.pad.keys[sign])
    added = [body for path, body in finger.client.posted if path == "/v1/users/add"]
    assert added == [AddUser(name="Wang", role="supervisor", pin="4711")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_every_row_is_as_wide_as_the_others(face: Face, language: Language) -> None:
    rows = rows_of(face, keyboard_model(Words(language)))
    assert {sum(cap.part for cap in row) for row in rows} == {ACROSS}


# when it opens, and when it goes -----------------------------------------------------------------------------------


def test_it_opens_by_touch_only(qtbot: QtBot) -> None:
    finger = at_screen(qtbot)
    finger.screen.shell.open_page("orders")
    finger.page.field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(finger.page.field, "4")
    assert not finger.keyboard.isVisible()
    finger.page.field.setReadOnly(True)
    finger.touch(finger.page.field)
    assert not finger.keyboard.isVisible()


def test_its_keys_never_look_like_a_scanner_and_a_scan_goes_where_it_goes(finger: Finger) -> None:
    finger.touch(finger.key("Clear"))
    finger.type("4711")
    assert finger.scans == []
    window = finger.screen.windowHandle()
    for place, sign in enumerate("\x0220611-08\r"):
        ctrl = Qt.KeyboardModifier.ControlModifier if sign == "\x02" else Qt.KeyboardModifier.NoModifier
        key = {"\r": Qt.Key.Key_Return, "\x02": Qt.Key.Key_B}.get(sign) or Qt.Key(ord(sign))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, ctrl, sign)
            event.setTimestamp(1_000 + 3 * place)
            QApplication.sendEvent(window, event)
    assert finger.scans == ["20611-08"]
    assert finger.page.field.text() == "20611-08" and finger.keyboard.isVisible()
    assert finger.client.commands == [], "its Enter is the scan's"


def test_the_keys_of_a_keyboard_still_type_and_escape_puts_it_away(finger: Finger) -> None:
    finger.touch(finger.key("Clear"))
    QTest.keyClicks(finger.page.field, "47")
    finger.type("11")
    assert finger.page.field.text() == "4711"
    QTest.keyClick(finger.page.field, Qt.Key.Key_Escape)
    assert not finger.keyboard.isVisible() and finger.page.field.text() == "4711"


def test_enter_of_a_keyboard_puts_it_away_too(finger: Finger) -> None:
    QTest.keyClick(finger.page.field, Qt.Key.Key_Return)
    assert not finger.keyboard.isVisible() and len(finger.client.commands) == 1


def _hide(finger: Finger) -> None:
    finger.touch(finger.key("Hide"))


def _other_page(finger: Finger) -> None:
    finger.screen.shell.open_page("run")


def _other_focus(finger: Finger) -> None:
    finger.touch(finger.screen.shell.rail.hold)


def _order_came(finger: Finger) -> None:
    finger.client.feed(samples.calm())


def _read_only(finger: Finger) -> None:
    finger.page.field.setReadOnly(True)


def _lost(finger: Finger) -> None:
    finger.client.pass_time(42.0)


def _help(finger: Finger) -> None:
    finger.screen.shell.toggle_help()


@pytest.mark.parametrize("deed", [_hide, _other_page, _other_focus, _order_came, _read_only, _lost, _help])
def test_it_goes_with_its_field(finger: Finger, deed: Any) -> None:
    deed(finger)
    assert not finger.keyboard.isVisible() and finger.keyboard.field is None


def test_a_refusal_is_seen_over_it(finger: Finger) -> None:
    answer = finger.screen.shell.answer
    finger.screen.shell.tell(AnswerModel("refused", "Unknown.", "Scan another."))
    assert finger.keyboard.isVisible()
    finger.touch(answer)
    assert not answer.isVisible() and finger.keyboard.isVisible()
    finger.screen.shell.tell(AnswerModel("refused", "Unknown.", "Scan another."))
    finger.touch(finger.page.field)
    finger.touch(answer)
    assert not answer.isVisible()


def test_the_language_may_change_while_it_is_open(finger: Finger) -> None:
    finger.screen.translations.set_language("zh_CN")
    assert finger.key("收起").isVisible() and "АБВ" not in {key.label for key in finger.keyboard.keys}
    assert not finger.screen.grab().isNull()
