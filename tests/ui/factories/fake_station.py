"""A station as the client meets it: HTTP on loopback, in the same event loop, wicked on demand."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from station.api.schema import Snapshot

TOKEN = "token-of-the-test"
_OK = b"HTTP/1.1 200 OK\r\n"


class FakeStation(QObject):
    """Answers /v1/stream, and whatever was put into ``answers``."""

    def __init__(self) -> None:
        super().__init__()
        self._server = QTcpServer(self)
        assert self._server.listen(QHostAddress.SpecialAddress.LocalHost, 0)
        self._server.newConnection.connect(self._connected)
        self.streams: list[QTcpSocket] = []
        self.sockets: list[QTcpSocket] = []
        self.requests: list[tuple[str, str, bytes]] = []
        """Method, path, body."""
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.on_stream: Callable[[QTcpSocket], None] | None = None
        self.first: Snapshot | None = None
        """What a new stream begins with."""

    @property
    def port(self) -> int:
        return self._server.serverPort()

    def close(self) -> None:
        """The station is gone, its port too."""
        self._server.close()
        for socket in self.sockets:
            socket.abort()
        self.streams.clear()

    def send(self, *snapshots: Snapshot) -> None:
        """To every open stream, in one write."""
        self.write(b"".join(event(snapshot.model_dump_json()) for snapshot in snapshots))

    def write(self, data: bytes) -> None:
        for stream in self.streams:
            stream.write(data)
            stream.flush()

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self.sockets.append(socket)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(lambda socket=socket: self._gone(socket))

    def _gone(self, socket: QTcpSocket) -> None:
        if socket in self.streams:
            self.streams.remove(socket)

    def _read(self, socket: QTcpSocket) -> None:
        head, _, body = bytes(socket.readAll().data()).partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, path, _ = lines[0].split(" ")
        self.requests.append((method, path, body))
        if f"bearer {TOKEN}" not in head.decode("latin-1").lower():
            self._answer(socket, 401, json.dumps({"key": "token_wrong", "arguments": {}}).encode())
        elif path == "/v1/stream" and path not in self.answers:
            self._stream(socket)
        else:
            self._answer(socket, *self.answers.get(path, (404, b'{"key": "path_unknown", "arguments": {"path": "?"}}')))

    def _stream(self, socket: QTcpSocket) -> None:
        if self.on_stream is not None:
            self.on_stream(socket)
            return
        socket.write(_OK + b"content-type: text/event-stream\r\n\r\n")
        self.streams.append(socket)
        if self.first is not None:
            socket.write(event(self.first.model_dump_json()))
        socket.flush()

    def _answer(self, socket: QTcpSocket, status: int, body: bytes) -> None:
        head = f"HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        socket.write(head.encode() + body)
        socket.flush()


def event(data: str) -> bytes:
    return f"event: snapshot\ndata: {data}\n\n".encode()
