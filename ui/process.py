"""The process around the screen: how it ends, and where complaints go."""

import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

from ui.i18n.visible import visible

_NAMES = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "fatal",
}
BROKEN_PICTURES = "qt.gui.imageio*=false"
"""A broken picture is shown as none; what the decoder thinks of it helps nobody."""
_STDIN = 0
_CHUNK = 4096
BUG = 1


def log_qt_messages() -> None:
    """What Qt has to say goes to stderr, one line each; the launcher keeps it in the screen's log."""
    QLoggingCategory.setFilterRules(BROKEN_PICTURES)
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    sys.stderr.write(f"qt {_NAMES.get(kind, 'message')}: {visible(text)}\n")


def end_on_a_bug(end: Callable[[int], None]) -> None:
    """A fault in a slot ends the screen with its traceback in the log: started anew is better than half alive."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        traceback.print_exception(kind, error, where)
        end(BUG)

    sys.excepthook = hook


class ShutdownWatcher(QObject):
    """Ends the screen when its parent goes (a closed stdin) or a signal asks for it."""

    def __init__(self, end: Callable[[], None], *, child: bool) -> None:
        super().__init__()
        self._end = end
        self._notifiers: list[QSocketNotifier] = []
        self._sockets = socket.socketpair()
        self._watch_signals()
        if child:
            self._watch(_STDIN, self._stdin)

    def _watch_signals(self) -> None:
        """Python runs a handler only when it runs: the wake-up socket lets Qt's loop turn once."""
        for end in self._sockets:
            end.setblocking(False)
        signal.set_wakeup_fd(self._sockets[1].fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, self._asked)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._asked)
        self._watch(self._sockets[0].fileno(), self._woken)

    def _watch(self, number: int, ready: Callable[[], None]) -> None:
        notifier = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(ready)
        self._notifiers.append(notifier)

    def _asked(self, _number: int, _frame: object) -> None:
        """By the loop, also where that has not begun to turn: an end before it would be forgotten."""
        QTimer.singleShot(0, self._end)

    def _woken(self) -> None:
        self._sockets[0].recv(_CHUNK)

    def _stdin(self) -> None:
        if not os.read(_STDIN, _CHUNK):
            self.stop()
            self._end()

    def stop(self) -> None:
        """Nothing is watched any more; a second call does nothing."""
        if not self._notifiers:
            return
        for notifier in self._notifiers:
            notifier.setEnabled(False)
        self._notifiers.clear()
        signal.set_wakeup_fd(-1)
        for each in self._sockets:
            each.close()
