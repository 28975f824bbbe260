"""What keyboard-wedge scanners type for GS, and at full speed, key by key into the application's filter."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTouchEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner.burst_detector import CAPS_LOCK, CUT
from ui.scanner.filter import ScannerFilter

HEAD, REST = "0104601653030992215ahbhn", "93lMv9"
WHOLE = f"{HEAD}\x1d{REST}"
Key, Modifier = Qt.Key, Qt.KeyboardModifier
PAD = Modifier.AltModifier | Modifier.KeypadModifier


class Window(QWindow):
    """Keeps the keys that no scanner sent, and the taps."""

    def __init__(self) -> None:
        super().__init__()
        self.leaked: list[int | str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.leaked.append(event.key())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leaked.append("tap")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.leaked.append("tap")

    def touchEvent(self, event: QTouchEvent) -> None:
        self.leaked.append("tap")


@dataclass
class Wedge:
    """Types into the window with times of its own."""

    window: Window
    scans: list[str] = field(default_factory=list)
    spoilt: list[str] = field(default_factory=list)
    now_ms: int = 1_000

    def key(
        self, key: int, text: str = "", modifiers: Qt.KeyboardModifier = Modifier.NoModifier, repeated: bool = False
    ) -> None:
        kinds = (
            (QEvent.Type.KeyRelease, QEvent.Type.KeyPress)
            if repeated
            else (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        )
        for kind in kinds:
            event = QKeyEvent(kind, Qt.Key(key), modifiers, text, repeated)
            event.setTimestamp(self.now_ms)
            QApplication.sendEvent(self.window, event)
        self.now_ms += 1

    def type(self, text: str) -> None:
        before = ""
        for sign in text:
            shift = Modifier.ShiftModifier if sign.isupper() else Modifier.NoModifier
            self.key(ord(sign.upper()), sign, shift, repeated=sign == before)
            before = sign

    def enter(self) -> None:
        self.key(Key.Key_Return, "\r")
        self.now_ms += 500

    def tap(self, event: QMouseEvent | QTouchEvent, after_ms: int) -> None:
        event.setTimestamp(self.now_ms + after_ms)
        QApplication.sendEvent(self.window, event)

    def alt(self, digits: str) -> None:
        self.key(Key.Key_Alt, "", Modifier.AltModifier)
        for digit in digits:
            self.key(ord(digit), digit, PAD)


@pytest.fixture
def wedge(qtbot: QtBot) -> Iterator[Wedge]:
    application = QApplication.instance()
    assert application is not None
    made, window = ScannerFilter(), Window()
    window.show()
    typed = Wedge(window)
    made.scanned.connect(typed.scans.append)
    made.spoilt.connect(typed.spoilt.append)
    application.installEventFilter(made)
    yield typed
    application.removeEventFilter(made)
    window.close()


@pytest.mark.parametrize("code", ["00008", "AAAA1111", "0000000000", "1223334444"])
def test_repeated_characters_at_full_speed_are_all_there(wedge: Wedge, code: str) -> None:
    wedge.type(code)
    wedge.enter()
    assert (wedge.scans, wedge.window.leaked) == ([code], [])


def mouse(kind: QEvent.Type = QEvent.Type.MouseButtonPress) -> QMouseEvent:
    at, left = QPointF(5, 5), Qt.MouseButton.LeftButton
    return QMouseEvent(kind, at, at, left, left, Modifier.NoModifier)


def release() -> QMouseEvent:
    return mouse(QEvent.Type.MouseButtonRelease)


def finger() -> QTouchEvent:
    screen = QPointingDevice(
        "screen",
        1,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        10,
        0,
    )
    return QTouchEvent(QEvent.Type.TouchBegin, screen)


@pytest.mark.parametrize("after_ms", [10, 150])
@pytest.mark.parametrize("made", [mouse, release, finger])
def test_a_tap_on_a_busy_screen_comes_after_the_digit_typed_before_it(
    wedge: Wedge, made: Callable[[], QMouseEvent | QTouchEvent], after_ms: int
) -> None:
    """Keys are held back for 35 ms of silence; the loop may be too busy to see them pass before it sees the tap."""
    wedge.key(Key.Key_8, "8")
    wedge.tap(made(), after_ms)
    assert wedge.window.leaked == [Key.Key_8, "tap"]


def test_a_tap_in_the_middle_of_a_scan_does_not_cut_it(wedge: Wedge) -> None:
    wedge.type(HEAD)
    wedge.tap(mouse(), after_ms=5)
    wedge.type(REST)
    wedge.enter()
    assert (wedge.scans, wedge.window.leaked) == ([HEAD + REST], ["tap"])


def test_a_scan_whose_first_keys_came_before_a_tap_is_cut_and_no_code(wedge: Wedge) -> None:
    """They may have been a person's, so they are in the field; what follows is not the whole code."""
    wedge.type(HEAD[:2])
    wedge.tap(mouse(), after_ms=1)
    wedge.type(HEAD[2:])
    wedge.enter()
    assert (wedge.scans, wedge.spoilt) == ([], [CUT])
    assert wedge.window.leaked == [Key.Key_0, Key.Key_1, "tap"]


def type_into(wedge: Wedge, field: QLineEdit, qtbot: QtBot) -> None:
    """Its board is in front, and it has the focus."""
    board = field.window()
    qtbot.addWidget(board)
    board.show()
    board.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=10_000)
    wedge.window = board.windowHandle()  # type: ignore[assignment]


def test_a_key_goes_to_the_field_it_was_typed_in_and_not_to_the_one_that_has_the_focus_next(
    wedge: Wedge, qtbot: QtBot
) -> None:
    board = QWidget()
    first, second = QLineEdit(board), QLineEdit(board)
    type_into(wedge, first, qtbot)
    wedge.key(Key.Key_8, "8")
    second.setFocus()
    assert (first.text(), second.text()) == ("8", "")


def test_a_key_typed_before_a_dialog_opens_is_in_its_field(wedge: Wedge, qtbot: QtBot) -> None:
    """A dialog that asks a question keeps keys from the window behind it."""
    board = QWidget()
    field, dialog = QLineEdit(board), QDialog(board)
    type_into(wedge, field, qtbot)
    wedge.key(Key.Key_8, "8")
    dialog.open()
    assert field.text() == "8"
    dialog.close()


def test_a_window_that_went_with_keys_held_back_ends_nothing(wedge: Wedge) -> None:
    gone = Window()
    gone.show()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(gone, QKeyEvent(kind, Key.Key_8, Modifier.NoModifier, "8"))
    shiboken6.delete(gone)
    wedge.now_ms = time.monotonic_ns() // 1_000_000 + 500
    wedge.key(Key.Key_9, "9")
    wedge.tap(mouse(), after_ms=150)
    assert wedge.window.leaked == [Key.Key_9, "tap"]


def test_under_caps_lock_a_scan_is_no_code(wedge: Wedge) -> None:
    """Its letters come in the wrong case, and a code in another case is another code."""
    for sign in HEAD.swapcase():
        shift = Modifier.ShiftModifier if sign.islower() else Modifier.NoModifier
        wedge.key(ord(sign.upper()), sign, shift)
    wedge.enter()
    assert (wedge.scans, wedge.spoilt, wedge.window.leaked) == ([], [CAPS_LOCK], [])
    wedge.type(HEAD)
    wedge.enter()
    assert wedge.scans == [HEAD]


def test_a_scan_that_ends_with_silence_comes_before_the_tap_after_it(wedge: Wedge) -> None:
    wedge.type(HEAD)
    wedge.tap(mouse(), after_ms=150)
    assert (wedge.scans, wedge.window.leaked) == ([HEAD], ["tap"])


@pytest.mark.parametrize(("key", "sign"), [(Key.Key_J, "\n"), (Key.Key_M, "\r")])
def test_a_line_feed_as_a_control_character_ends_a_scan(wedge: Wedge, key: int, sign: str) -> None:
    wedge.type(WHOLE.replace("\x1d", ""))
    wedge.key(Key.Key_Control, "", Modifier.ControlModifier)
    wedge.key(key, sign, Modifier.ControlModifier)
    assert wedge.scans == [WHOLE.replace("\x1d", "")]


def test_control_and_bracket_is_the_separator(wedge: Wedge) -> None:
    wedge.type(HEAD)
    wedge.key(Key.Key_Control, "", Modifier.ControlModifier)
    wedge.key(Key.Key_BracketRight, "\x1d", Modifier.ControlModifier)
    wedge.type(REST)
    wedge.enter()
    assert wedge.scans == [WHOLE]


@pytest.mark.parametrize("digits", ["029", "0029"])
def test_alt_and_the_number_on_the_pad_is_the_separator(wedge: Wedge, digits: str) -> None:
    wedge.type(HEAD)
    wedge.alt(digits)
    wedge.type(REST)
    wedge.enter()
    assert (wedge.scans, wedge.spoilt, wedge.window.leaked) == ([WHOLE], [], [Key.Key_Alt])


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Key.Key_F8, Modifier.NoModifier, "F8"),
        (Key.Key_Dead_Circumflex, Modifier.NoModifier, "Dead Circumflex"),
        (Key.Key_Down, Modifier.NoModifier, "Down"),
        (Key.Key_X, Modifier.AltModifier, "Alt+X"),
        (Key.Key_Backspace, Modifier.NoModifier, "Backspace"),
    ],
)
def test_a_key_that_makes_no_character_never_goes_on_as_another_code(
    wedge: Wedge, key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    wedge.type(HEAD)
    wedge.key(key, "", modifiers)
    wedge.type(REST)
    wedge.enter()
    assert (wedge.scans, wedge.spoilt, wedge.window.leaked) == ([], [name], [])


def test_what_an_input_method_makes_of_a_scan_is_no_code(wedge: Wedge) -> None:
    wedge.type(HEAD)
    composed = QInputMethodEvent()
    composed.setCommitString("\u4f60")
    QApplication.sendEvent(wedge.window, composed)
    wedge.type(REST)
    wedge.enter()
    assert (wedge.scans, wedge.spoilt) == ([], ["IME"])


def test_a_person_with_altgr_types_a_character(wedge: Wedge) -> None:
    wedge.type(HEAD)
    wedge.key(Key.Key_At, "@", Modifier.AltModifier | Modifier.ControlModifier)
    wedge.enter()
    assert wedge.scans == [f"{HEAD}@"]
