"""Asking the same again and again while a page is open, never twice at once; the newest answer, and how old it is."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel
from PySide6.QtCore import QObject, QTimer

from ui.client import Call, Failure, ScreenClient

Answer = TypeVar("Answer", bound=BaseModel)


class Poll(QObject, Generic[Answer]):
    """``got`` is called for every answer; a failure leaves the last one, which grows old. It ends with its page."""

    def __init__(
        self,
        page: QObject,
        client: ScreenClient,
        kind: type[Answer],
        got: Callable[[Answer], None],
        every_ms: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(page)
        self._client, self._kind, self._got, self._clock = client, kind, got, clock
        self._path = ""
        self._call: Call | None = None
        self._at_s = 0.0
        self.failure: Failure | None = None
        """Why the newest question was not answered."""
        self._next = QTimer(self, singleShot=True, interval=every_ms)
        self._next.timeout.connect(self._ask)

    @property
    def age_s(self) -> float:
        """Since the newest answer."""
        return max(0.0, self._clock() - self._at_s)

    def start(self, path: str) -> None:
        """Ask this path from now on, at once for the first time."""
        self.stop()
        self._path, self.failure = path, None
        self._ask()

    def again(self) -> None:
        """Ask at once, because something was done; nothing while the page is not open."""
        if self._path:
            self.start(self._path)

    def stop(self) -> None:
        self._next.stop()
        self._path = ""
        call, self._call = self._call, None
        if call is not None:
            call.cancel()

    def _ask(self) -> None:
        self._next.start()
        if self._call is None or not self._call.open:
            path = self._path
            self._call = self._client.get(path, self._kind, lambda answer: self._answered(path, answer))

    def _answered(self, path: str, answer: Answer | Failure) -> None:
        if path != self._path:
            return
        if isinstance(answer, Failure):
            self.failure = answer
            return
        self.failure, self._at_s = None, self._clock()
        self._got(answer)
