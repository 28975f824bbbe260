"""Who is signed in at this screen. The station decides; the screen asks it, locks when it was idle, and says who."""

from collections.abc import Callable

from pydantic import BaseModel
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from station.api.schema import AddUser, HandOver, SessionView, SignedIn, SignIn
from ui.client.calls import Failure
from ui.client.client import ScreenClient

ASK_MS = 3_000
USED_S = 15.0
"""The station is told at most so often that somebody is there."""
Told = Callable[[Failure | None], None]
"""None = done."""


class SessionKeeper(QObject):
    """``view`` None: the station has not said anything, or has no users at all."""

    changed = Signal()

    def __init__(self, client: ScreenClient, clock: Callable[[], float]) -> None:
        super().__init__()
        self._client, self._clock = client, clock
        self.view: SessionView | None = None
        self._used_s = self._told_s = clock()
        self._beginning = False
        """Somebody is being signed in: a second press of the key is not a second try."""
        self._asking = QTimer(self, interval=ASK_MS)
        self._asking.timeout.connect(self.check)

    @property
    def locked(self) -> bool:
        """Somebody must sign in before anything but HOLD is done."""
        return self.view is not None and self.view.required and self.view.user is None

    @property
    def name(self) -> str:
        """Who is signed in; empty = nobody is."""
        return self.view.user.name if self.view is not None and self.view.user is not None else ""

    def start(self) -> None:
        self._asking.start()
        self.check()

    def check(self) -> None:
        """Ask again; lock a screen that nobody touched for long."""
        view = self.view
        idle_s = self._clock() - self._used_s
        if self.name and view is not None and 0 < view.lock_after_s <= idle_s:
            self.sign_out()
        else:
            asked_as = self._client.session
            self._client.get("/v1/session", SessionView, lambda view: self._seen_as(asked_as, view))

    def used(self) -> None:
        """A person touched the screen."""
        self._used_s = self._clock()
        if self.name and self._used_s - self._told_s >= USED_S:
            self._told_s = self._used_s
            asked_as = self._client.session
            self._client.post("/v1/session/used", SignIn(), SessionView, lambda view: self._seen_as(asked_as, view))

    def sign_in(self, who: SignIn, told: Told) -> None:
        self._begin("/v1/session/sign-in", who, told)

    def hand_over(self, to: HandOver, told: Told) -> None:
        self._begin("/v1/session/hand-over", to, told)

    def sign_out(self) -> None:
        self._client.post("/v1/session/sign-out", SignIn(), SessionView, self._seen)
        self._client.session = ""

    def add(self, user: AddUser, told: Told) -> None:
        def answered(view: SessionView | Failure) -> None:
            self._seen(view)
            told(view if isinstance(view, Failure) else None)

        self._client.post("/v1/users/add", user, SessionView, answered)

    def _begin(self, path: str, who: BaseModel, told: Told) -> None:
        if self._beginning:
            return
        self._beginning = True

        def answered(made: SignedIn | Failure) -> None:
            self._beginning = False
            if isinstance(made, Failure):
                told(made)
                return
            self._client.session = made.session
            self._used_s = self._told_s = self._clock()
            self._seen((self.view or SessionView()).model_copy(update={"user": made.user}))
            told(None)

        self._client.post(path, who, SignedIn, answered)

    def _seen_as(self, session: str, view: SessionView | Failure) -> None:
        """What is said of a session that ended meanwhile is not of whoever signed in since."""
        if session == self._client.session:
            self._seen(view)

    def _seen(self, view: SessionView | Failure) -> None:
        """Without an answer what was known stays: the station refuses what must be refused."""
        if not isinstance(view, Failure) and view != self.view:
            self.view = view
            self.changed.emit()


class TouchFilter(QObject):
    """Tells the keeper that somebody is there. Install it on the application."""

    _TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin)

    def __init__(self, sessions: SessionKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions = sessions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in self._TOUCHES:
            self._sessions.used()
        return False
