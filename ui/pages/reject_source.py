"""The flagged cases of the shift as the journal tells them: newest first, a page at a time, by reason."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from station.api.schema import RejectPage, RejectRow, Snapshot
from ui.client import Call, Failure, ScreenClient
from ui.presenters.rejects import merged

LIMIT = 100
MOST_ROWS = 5_000
"""Nobody scrolls further; a reason finds what is older."""
ASK_AGAIN_MS = 2_000
"""The list follows the line, but not faster than this."""


class RejectSource(QObject):
    """``changed`` is called when there are other rows. Ends with its ``owner``."""

    def __init__(self, client: ScreenClient, changed: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._client, self._changed = client, changed
        self.reason = ""
        """A key of the station; empty = all."""
        self.page: RejectPage | None = None
        self.rows: tuple[RejectRow, ...] = ()
        self._next = ""
        self._known: tuple[int, ...] = ()
        self._snapshot: Snapshot | None = None
        self._call: Call | None = None
        self._older: Call | None = None
        """The next older page, whatever becomes of the newest meanwhile."""
        self._pause = QTimer(self, singleShot=True, interval=ASK_AGAIN_MS)
        self._pause.timeout.connect(self._ask_if_changed)

    @property
    def total(self) -> int:
        """Cases of the shift with the chosen reason, those not yet read included."""
        if self.page is None:
            return len(self.rows)
        return self.page.reasons.get(self.reason, len(self.rows)) if self.reason else self.page.total

    def follow(self, snapshot: Snapshot) -> bool:
        """Ask anew when there are more flagged cases, or one of them has another end. True: it was asked."""
        self._snapshot = snapshot
        return self._ask_if_changed()

    def _ask_if_changed(self) -> bool:
        if self._snapshot is None or self._pause.isActive():
            return False
        tally = self._snapshot.tally
        now = (tally.rejected, tally.missed, tally.void, tally.quarantined)
        if now == self._known:
            return False
        self._known = now
        self._pause.start()
        self.ask()
        return True

    def fresh(self) -> None:
        """The page was opened: whatever was known is old."""
        self._known = ()
        self._pause.stop()

    def forget(self) -> None:
        """Nobody waits any more."""
        self._pause.stop()
        self._forget_older()
        call, self._call = self._call, None
        if call is not None:
            call.cancel()

    def _forget_older(self) -> None:
        call, self._older = self._older, None
        if call is not None:
            call.cancel()

    def choose(self, reason: str) -> None:
        self._forget_older()
        self.reason, self.rows, self._next = reason, (), ""
        self.ask()

    def ask(self) -> None:
        """The newest page."""
        if self._call is not None:
            self._call.cancel()
        self._call = self._get("", self._got)

    def more(self) -> None:
        """The next older page, if there is one and it is not asked for already."""
        if self._next and self._older is None and len(self.rows) < MOST_ROWS:
            self._older = self._get(f"&before={self._next}", self._got_more)

    def _get(self, before: str, done: Callable[[RejectPage | Failure], None]) -> Call | None:
        reason = f"&reason={self.reason}" if self.reason else ""
        return self._client.get(f"/v1/rejects?limit={LIMIT}{reason}{before}", RejectPage, done)

    def _got(self, page: RejectPage | Failure) -> None:
        self._call = None
        if isinstance(page, Failure):
            self._known = ()  # asked again with the next moment
            return
        rows = merged(self.rows, page)
        if len(rows) == len(page.rejects) and page.next != self._next:  # nothing older stays, and it goes on elsewhere
            self._forget_older()
            self._next = page.next
        self.page, self.rows = page, rows
        self._changed()

    def _got_more(self, page: RejectPage | Failure) -> None:
        self._older = None
        if isinstance(page, Failure):
            return
        self.rows, self._next = self.rows + page.rejects, page.next
        self._changed()
