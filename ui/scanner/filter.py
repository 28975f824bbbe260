"""The application's event filter: keys of a scanner become one signal, keys of a person go on to the widgets.

Looks at keys where they enter a window, with the time the window system gave them, so that a busy screen does not turn
typing into a scan or a scan into typing.
"""

import time

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from ui.scanner.burst_detector import BurstDetector, BurstResult, KeyPress

_INTERRUPTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchEnd,
        QEvent.Type.Wheel,
        QEvent.Type.FocusAboutToChange,
    }
)
"""Before any of these, and before a window opens, a key that was typed is in its field."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Mode_switch,
    }
)
_ENDS_TEXT = ("\r", "\n")
"""A suffix sent as a control character, Ctrl+M or Ctrl+J, ends a scan too."""
_NO_CHARACTERS = "\x1b\x7f\x08"


class ScannerFilter(QObject):
    """Install it on the application."""

    scanned = Signal(str)
    too_long = Signal()
    spoilt = Signal(str)
    """A scan held a key that makes no character (its name), was cut, or typed under Caps Lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst = BurstDetector()
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        """Presses that may be a person's, and their releases."""
        self._taken: set[int] = set()
        """Keys whose press no widget saw: their release is not for widgets either."""
        self._giving_back = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._timed_out)
        self._really = QTimer(self, singleShot=True, interval=0)
        self._really.timeout.connect(self._silent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._giving_back:
            return False
        if isinstance(event, QInputMethodEvent):
            return bool(event.commitString() or event.preeditString()) and self._burst.spoil("IME")
        kind = event.type()
        if kind in _INTERRUPTING or (kind is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()):
            self._interrupted(event)
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if event.type() is QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if event.type() is QEvent.Type.KeyRelease:
            return self._released(watched, event)
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        press = _press(event)
        if press is None:
            return False
        outcome = self._burst.press(press, _time_ms(event))
        self._obey(outcome)
        if outcome.taken:
            self._taken.add(event.key())
            self._hold(window, event)
        self._arm()
        return outcome.taken

    def _interrupted(self, event: QEvent) -> None:
        """Nothing overtakes a key that came before it: START on a busy screen must not miss the last digit, and no key
        goes to the field that has the focus next."""
        if self._burst.wait_ms is not None:
            self._obey(self._burst.interrupt(_time_ms(event) if isinstance(event, QInputEvent) else None))
            self._arm()

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        """A release never overtakes its press."""
        if event.key() not in self._taken:
            return False
        if not event.isAutoRepeat():
            self._taken.discard(event.key())
        self._hold(window, event)
        return True

    def _hold(self, window: QWindow, event: QKeyEvent) -> None:
        if self._burst.undecided:
            self._held.append((window, event.clone()))
        else:
            self._held.clear()

    def _arm(self) -> None:
        self._really.stop()
        wait_ms = self._burst.wait_ms
        if wait_ms is None:
            self._timer.stop()
        else:
            self._timer.start(wait_ms)

    def _timed_out(self) -> None:
        """Keys that already wait in the queue come first: a busy screen must not cut a scan in two."""
        self._really.start()

    def _silent(self) -> None:
        self._obey(self._burst.silent())
        self._arm()

    def _obey(self, outcome: BurstResult) -> None:
        if outcome.give_back:
            self._give_back()
        if outcome.spoilt:
            self.spoilt.emit(outcome.spoilt)
        elif outcome.too_long:
            self.too_long.emit()
        elif outcome.scan is not None:
            self.scanned.emit(outcome.scan)

    def _give_back(self) -> None:
        mine, self._held = self._held, []
        self._taken.clear()
        self._giving_back = True
        try:
            for window, event in mine:
                if shiboken6.isValid(window):  # a dialog may have gone meanwhile
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._giving_back = False


def _time_ms(event: QInputEvent) -> int:
    return event.timestamp() or time.monotonic_ns() // 1_000_000


def _press(event: QKeyEvent) -> KeyPress | None:
    """The key as a scanner could have sent it; None for keys that only change what others mean."""
    key, modifiers, repeated = event.key(), event.modifiers(), event.isAutoRepeat()
    if key in _MODIFIERS:
        return None
    alone = not modifiers & (_ALT | Qt.KeyboardModifier.MetaModifier)
    if (key in _ENDS and alone) or event.text() in _ENDS_TEXT:
        return KeyPress(ends=True, repeated=repeated)
    if modifiers & _ALT and modifiers & Qt.KeyboardModifier.KeypadModifier and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return KeyPress(alt_digit=chr(key), repeated=repeated)
    text = event.text()
    alt_gr = bool(modifiers & _ALT and modifiers & _CTRL and text.isprintable())
    if (alone or alt_gr) and text and text not in _NO_CHARACTERS:
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return KeyPress(text, repeated=repeated, wrong_case=not alt_gr and _is_wrong_case(text, shift))
    return KeyPress(stray=_name(key, modifiers), repeated=repeated)


def _is_wrong_case(text: str, shift: bool) -> bool:
    return text.lower() != text.upper() and (text != text.lower()) != shift


def _name(key: int, modifiers: Qt.KeyboardModifier) -> str:
    """A key as its cap is labelled, in the words of Qt."""
    try:
        name = Qt.Key(key).name.removeprefix("Key_").replace("_", " ")
    except ValueError:
        name = f"{key:#x}"
    return f"Alt+{name}" if modifiers & _ALT else name
