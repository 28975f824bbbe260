"""The screen's one way to the station. The newest snapshot replaces any unread one; at most twenty a second are shown.

No threads, no asyncio: Qt's event loop. A station that is gone is tried again by itself.
"""

import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkRequest

from station.api.schema import COMMAND, CommandAnswer, Snapshot
from ui.client.calls import Answer, Call, Done, Failure, not_sent, reading
from ui.client.connection import ConnectionState, ConnectionView, StationConnection
from ui.client.stream import Stream, read_snapshot
from ui.client.target import NoTarget, Target, TargetSource

LOOK_MS = 100
SHOW_MS = 50
CALL_TIMEOUT_MS = 10_000
MOST_CALLS = 32

__all__ = ["Call", "Failure", "ScreenClient"]


class ScreenClient(QObject):
    """Snapshots by signal; commands, look-ups and pictures by call-back."""

    snapshot = Signal(object)
    """A new Snapshot."""
    looked = Signal()
    """Ten times a second: what the link is may have changed."""

    def __init__(self, targets: TargetSource, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._targets = targets
        self._clock = clock
        self._network = QNetworkAccessManager(self)
        self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._network.setTransferTimeout(0)
        self._target: Target | None = None
        self.session = ""
        """Who is signed in here, as the station knows it; empty = nobody."""
        self.connection = StationConnection(clock())
        self.newest: Snapshot | None = None
        self._unread: bytes | None = None
        self._calls: set[Call] = set()
        self._stream = Stream(self._network)
        self._stream.heard.connect(self._heard)
        self._stream.arrived.connect(self._arrived)
        self._stream.ended.connect(self._ended)
        self._check_timer = QTimer(self, interval=LOOK_MS)
        self._check_timer.timeout.connect(self._check_connection)
        self._showing = QTimer(self, interval=SHOW_MS, singleShot=True)
        self._showing.timeout.connect(self._show)

    def start(self) -> None:
        self._check_timer.start()
        self._check_connection()

    def stop(self) -> None:
        self._check_timer.stop()
        self._showing.stop()
        self._stream.close()
        for call in tuple(self._calls):
            call.cancel()
        self._calls.clear()

    def hurry(self) -> None:
        """A person does not want to wait for the next attempt."""
        self.connection.hurry(self._clock())
        self._check_connection()

    def now_s(self) -> float:
        """The clock of this screen."""
        return self._clock()

    def view(self) -> ConnectionView:
        return self.connection.view(self._clock())

    @property
    def stale(self) -> bool:
        """The newest snapshot is not the present."""
        return self.connection.is_stale(self._clock())

    @property
    def live(self) -> bool:
        return self.connection.state is ConnectionState.LIVE

    # the stream --------------------------------------------------------------------------------------------------

    def _check_connection(self) -> None:
        now_s = self._clock()
        if self.connection.must_give_up(now_s):
            self._stream.close()
            self.connection.failed(now_s)
        self.connection.check(now_s)
        if self.connection.must_try(now_s):
            self._try(now_s)
        self.looked.emit()

    def _try(self, now_s: float) -> None:
        self.connection.tried(now_s)
        match self._targets.find():
            case NoTarget(key, about):
                self.connection.failed(now_s, key, about)
            case Target() as target:
                self._target = target
                self._stream.open(_request(target, "/v1/stream"))

    def _heard(self) -> None:
        self.connection.heard(self._clock())

    def _arrived(self, data: bytes) -> None:
        self._unread = data
        if not self._showing.isActive():
            self._show()

    def _show(self) -> None:
        """Read the newest; what arrives within the next 50 ms waits for its turn and is replaced by what is newer."""
        data, self._unread = self._unread, None
        if data is None:
            return
        self._showing.start()
        read = read_snapshot(data)
        if isinstance(read, Failure):
            self._stream.close()
            self._ended(read)
            return
        fresh = self.newest is None or read.made_at_us != self.newest.made_at_us
        self.connection.snapshot(self._clock(), fresh=fresh)
        self.newest = read
        self.snapshot.emit(read)

    def _ended(self, failure: Failure | None) -> None:
        now_s = self._clock()
        if failure is None:
            self.connection.failed(now_s)
        else:
            about = " ".join(str(value) for value in failure.arguments.values())
            self.connection.failed(now_s, failure.key, about, refused=True)
        self.connection.check(now_s)
        self.looked.emit()

    # calls -------------------------------------------------------------------------------------------------------

    def command(self, kind: str, args: dict[str, Any], done: Done[CommandAnswer]) -> Call | None:
        """Post a command. Its id is new: what a person does twice is done twice. One that cannot be is refused here."""
        try:
            wanted = COMMAND.validate_python({"id": secrets.token_hex(16), "kind": kind, "args": args})
        except ValidationError as broken:
            done(not_sent(broken))
            return None
        return self._call("/v1/commands", reading(CommandAnswer, done), COMMAND.dump_json(wanted))

    def post(self, path: str, body: BaseModel, kind: type[Answer], done: Done[Answer]) -> Call | None:
        """Post a document."""
        return self._call(path, reading(kind, done), body.model_dump_json().encode())

    def get(self, path: str, kind: type[Answer], done: Done[Answer]) -> Call | None:
        """Look something up. The call may be cancelled."""
        return self._call(path, reading(kind, done))

    def fetch(self, path: str, done: Callable[[bytes | Failure], None]) -> Call | None:
        """The bytes of a picture."""
        return self._call(path, done)

    def fetch_file(self, path: str, done: Callable[[bytes | Failure], None], timeout_ms: int) -> Call | None:
        """The bytes of a file that the station must make first."""
        return self._call(path, done, timeout_ms=timeout_ms)

    def _call(
        self,
        path: str,
        done: Callable[[bytes | Failure], None],
        body: bytes | None = None,
        timeout_ms: int = CALL_TIMEOUT_MS,
    ) -> Call | None:
        self._calls = {call for call in self._calls if call.open}
        if self._target is None or len(self._calls) >= MOST_CALLS:
            done(Failure("no_answer" if self._target is None else "too_many_commands"))
            return None
        request = _request(self._target, path)
        request.setTransferTimeout(timeout_ms)
        if self.session:
            request.setRawHeader(b"X-Station-Session", self.session.encode("ascii", "replace"))
        call = Call(self._network.get(request) if body is None else self._network.post(request, body), done)
        self._calls.add(call)
        return call


def _request(target: Target, path: str) -> QNetworkRequest:
    request = QNetworkRequest(QUrl(target.address.url + path))
    request.setRawHeader(b"Authorization", b"Bearer " + target.token.encode("ascii"))
    request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
    request.setAttribute(QNetworkRequest.Attribute.Http2AllowedAttribute, False)
    request.setAttribute(
        QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
    )
    return request


def code_path(code: str) -> str:
    """Path of a code's story; any code, whatever it holds."""
    return "/v1/codes/" + quote(code, safe="", errors="surrogatepass")
