"""A sign of life for who started the screen: one line each second, from the thread that paints.

A screen that hangs falls silent and is started again; the line says how it looked, so that it comes back like that.
"""

import json
import os
import sys

from PySide6.QtCore import QObject, QTimer

from ui.i18n.translations import Translations
from ui.theme.theme import Theme

EVERY_MS = 1000


class Heartbeat(QObject):
    """JSON lines on stdout."""

    def __init__(self, theme: Theme, translations: Translations) -> None:
        super().__init__()
        self._theme, self._translations = theme, translations
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._beat)
        os.set_blocking(sys.stdout.fileno(), False)  # a launcher that does not read never holds the screen
        self._timer.start()
        QTimer.singleShot(0, self._beat)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        said = {"alive": True, "lang": self._translations.language, "theme": self._theme.name}
        try:
            os.write(sys.stdout.fileno(), json.dumps(said).encode() + b"\n")
        except (BlockingIOError, BrokenPipeError):
            return
