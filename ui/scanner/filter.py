"""The application's event filter: keys of a scanner become one signal, keys of a person go on to the widgets.

Looks at keys where they enter a window, with the time the window system gave them, so that a busy screen does not turn
typing into a scan or a scan into typing.
"""

import time
from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from ui.scanner.burst import Burst, Outcome, Press

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMANDS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ScannerFilter(QObject):
    """Install it on the application."""

    scanned = Signal(str)
    too_long = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst = Burst()
        self._held: deque[tuple[QWindow, QKeyEvent]] = deque(maxlen=8)
        self._giving_back = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._timed_out)
        self._really = QTimer(self, singleShot=True, interval=0)
        self._really.timeout.connect(self._silent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._giving_back or event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QWindow):
            return False
        assert isinstance(event, QKeyEvent)
        press = _press(event)
        if press is None:
            return False
        at_ms = event.timestamp() or time.monotonic_ns() // 1_000_000
        outcome = self._burst.press(press, at_ms)
        self._obey(outcome)
        if outcome.taken:
            self._held.append((watched, event.clone()))
        self._arm()
        return outcome.taken

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

    def _obey(self, outcome: Outcome) -> None:
        if outcome.give_back:
            self._give_back(outcome.give_back)
        if outcome.scan is not None or outcome.too_long:
            self._held.clear()
        if outcome.too_long:
            self.too_long.emit()
        elif outcome.scan is not None:
            self.scanned.emit(outcome.scan)

    def _give_back(self, n: int) -> None:
        mine = list(self._held)[-n:]
        self._held.clear()
        self._giving_back = True
        try:
            for window, event in mine:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._giving_back = False


def _press(event: QKeyEvent) -> Press | None:
    """The key as a scanner could have sent it; None for keys no scanner sends."""
    if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
        return None
    if event.key() in _ENDS:
        return Press(ends=True)
    text = event.text()
    return Press(text) if text and text not in "\x1b\x7f\x08" else None
