"""The one stream of snapshots over Qt's network. Says what it heard; decides nothing."""

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from station.api.schema import Snapshot, malformed
from ui.client.calls import Failure, failure_of
from ui.client.sse import Event, EventTooLong, SseParser

_READ_BUFFER = 8 * 1024 * 1024


class Stream(QObject):
    """One connection; ``open`` it again after ``ended``."""

    heard = Signal()
    """Something arrived, were it only a keep-alive."""
    arrived = Signal(bytes)
    """The newest snapshot of what arrived together, unread; older ones are not worth reading."""
    ended = Signal(object)
    """A Failure, or None when it just ended."""

    def __init__(self, network: QNetworkAccessManager) -> None:
        super().__init__()
        self._network = network
        self._reply: QNetworkReply | None = None
        self._parser = SseParser()

    def open(self, request: QNetworkRequest) -> None:
        self.close()
        self._parser = SseParser()
        reply = self._network.get(request)
        reply.setReadBufferSize(_READ_BUFFER)
        self._reply = reply
        reply.readyRead.connect(self._read)
        reply.finished.connect(self._finished)

    def close(self) -> None:
        """End it without a word."""
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()
            reply.deleteLater()

    def _read(self) -> None:
        reply = self._reply
        if reply is None or reply is not self.sender() or _status(reply) != 200:
            return
        try:
            events = self._parser.feed(bytes(reply.readAll().data()))
        except EventTooLong:
            self.close()
            self.ended.emit(Failure("answer_unreadable"))
            return
        self.heard.emit()
        newest = _newest(events)
        if newest is not None:
            self.arrived.emit(newest)

    def _finished(self) -> None:
        reply = self._reply
        if reply is None or reply is not self.sender():
            return
        self._reply = None
        status = _status(reply)
        refusal = failure_of(status, bytes(reply.readAll().data())) if status not in (None, 200) else None
        reply.deleteLater()
        self.ended.emit(refusal)


def _newest(events: list[Event]) -> bytes | None:
    return next((event.data for event in reversed(events) if event.name == "snapshot"), None)


def _status(reply: QNetworkReply) -> int | None:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return int(status) if status is not None else None


def read_snapshot(data: bytes) -> Snapshot | Failure:
    """The snapshot, or why this screen cannot read it: another version of the station."""
    try:
        return Snapshot.model_validate_json(data)
    except ValidationError as broken:
        return Failure("version", {"where": malformed(broken).arguments["where"]})
