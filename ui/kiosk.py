"""Full screen for good: a monitor that is pulled out and put back finds the window where it was."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 300
"""Qt moves windows by itself when a screen goes; ours is put right after that."""


class Kiosk(QObject):
    """Keeps one window full screen on whatever screen there is."""

    def __init__(self, window: QWidget, application: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self.restored = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._fill)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._changed)
        application.primaryScreenChanged.connect(self._changed)
        for screen in application.screens():
            self._follow(screen)

    def _added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._changed()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)

    def _changed(self, *_what: object) -> None:
        self._settle.start()

    def _fill(self) -> None:
        screens = QGuiApplication.screens()
        if not screens:
            return
        screen = QGuiApplication.primaryScreen()
        self.restored += 1
        self._window.showNormal()
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()
