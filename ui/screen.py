"""The window: the shell while the station is there, the page of a lost station while it is not."""

from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from station.api.schema import Snapshot
from ui.client import ScreenClient
from ui.client.picture_cache import PictureCache
from ui.client.sessions import SessionKeeper
from ui.i18n.translations import Translations
from ui.i18n.words import fill
from ui.pages.lost import LostPage
from ui.presenters.answers import AnswerModel
from ui.presenters.lost import lost_model
from ui.shell.page import PageTools
from ui.shell.shell import Shell
from ui.sound import Sounds
from ui.theme.theme import Theme


class Screen(QWidget):
    """One window. It shows what the client has, and says when that is nothing."""

    def __init__(self, client: ScreenClient, theme: Theme, translations: Translations, *, kiosk: bool = False) -> None:
        super().__init__()
        self.client, self.theme, self.translations, self.kiosk = client, theme, translations, kiosk
        self.sounds = Sounds(self)
        pictures = PictureCache(client)
        tools = PageTools(client, theme, translations, pictures, self._tell, self._open_page, self._about, self.sounds)
        self.sessions = SessionKeeper(client, client.now_s)
        self.shell = Shell(tools, self.sounds, self.sessions)
        self.lost = LostPage(theme)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.shell)
        self._stack.addWidget(self.lost)
        self._was_stale = True
        client.snapshot.connect(self._snapshot)
        client.looked.connect(self._looked)
        self.lost.try_now.connect(client.hurry)
        theme.changed.connect(self._restyle)
        translations.changed.connect(self._retitle)
        self._restyle()
        self._retitle()
        self._looked()
        self.shell.setFocus()

    @property
    def shows_lost(self) -> bool:
        return self._stack.currentWidget() is self.lost

    def _snapshot(self, snapshot: Snapshot) -> None:
        self._was_stale = self.client.stale
        self.shell.show_snapshot(snapshot, stale=self._was_stale)
        self._bring(self.shell)

    def _bring(self, widget: QWidget) -> None:
        """To the front, with the keyboard: Enter on the lost page tries again."""
        if self._stack.currentWidget() is not widget:
            self._stack.setCurrentWidget(widget)
            widget.setFocus()

    def _looked(self) -> None:
        """The link may have changed: lost, or its data grown old."""
        if not self.client.live:
            self.lost.show_model(lost_model(self.client.view(), self.client.newest, self.translations.both))
            self._bring(self.lost)
        elif self.client.newest is not None and self.client.stale != self._was_stale:
            self._snapshot(self.client.newest)

    def scanned(self, code: str) -> None:
        """A whole scan, whatever had the keyboard."""
        if self.shows_lost:
            self.sounds.play("refused")
        else:
            self.shell.scanned(code)

    def _tell(self, answer: AnswerModel) -> None:
        self.shell.tell(answer)

    def _open_page(self, key: str, about: str = "") -> None:
        self.shell.open_page(key, about)

    def _about(self) -> tuple[str, ...]:
        newest, words = self.client.newest, self.translations.words
        if newest is None:
            return ()
        return (
            fill(words.say("more", "Station {name}, version {version}"), name=newest.station, version=newest.version),
            fill(
                words.say("more", "Journal {epoch}, start {n}"), epoch=newest.station_epoch, n=words.number(newest.boot)
            ),
        )

    def _restyle(self) -> None:
        QApplication.setPalette(self.theme.palette())
        QApplication.setFont(self.theme.font("body"))

    def _retitle(self) -> None:
        self.setWindowTitle(self.translations.words.say("screen", "Station"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.theme.fit(event.size().width())
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A kiosk is ended by who started it, not by a key."""
        if self.kiosk and event.spontaneous():
            event.ignore()
        else:
            super().closeEvent(event)
