"""Pictures taken from a reader's own FTP server: a real one, with what it does wrong."""

import ftplib
import socket
import socketserver
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Empty, Queue
from socket import create_server
from typing import Any

import pytest

from drivers.protocols import ReaderPicture
from drivers.reader import ftp_fetcher
from drivers.reader.ftp_fetcher import FtpFetcher, FtpServer, Seen
from tests.waiting import until

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

pytestmark = pytest.mark.wire
MOST = 50_000
PICTURE = bytes(range(256)) * 40


@contextmanager
def serving(folder: Path, port: int = 0, *, without: str = "") -> Iterator[int]:
    """A reader's FTP server over a folder; ``without`` a command, as old ones are."""
    authorizer = DummyAuthorizer()
    authorizer.add_user("admin", "s3cret", str(folder), perm="elr")
    known = {name: told for name, told in FTPHandler.proto_cmds.items() if name != without}
    handler: Any = type("ReaderHandler", (FTPHandler,), {"authorizer": authorizer, "proto_cmds": known})
    loop, ending = IOLoop(), threading.Event()
    server = FTPServer(("127.0.0.1", port), handler, ioloop=loop)

    def run() -> None:
        while not ending.is_set():
            loop.loop(timeout=0.01, blocking=False)
        server.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield int(server.address[1])
    finally:
        ending.set()
        thread.join()


class Desk:
    """A station that takes the pictures of the reader ``box``."""

    def __init__(self, port: int, folder: str = "") -> None:
        server = FtpServer("127.0.0.1", port, "admin", folder, lambda: "s3cret")
        self.fetcher = FtpFetcher({"box": server}, MOST)
        self.taken: Queue[ReaderPicture] = Queue()

    def __enter__(self) -> "Desk":
        self.fetcher.start(self.taken.put)
        until(lambda: "box" in self.fetcher.connected, "the reader shows what it holds", 10)
        return self

    def __exit__(self, *_: object) -> None:
        self.fetcher.stop()

    def next(self) -> tuple[str, str, bytes]:
        told = self.taken.get(timeout=10)
        return told.reader, told.file, told.data

    def nothing_more(self) -> bool:
        try:
            self.taken.get(timeout=0.2)
        except Empty:
            return True
        return False


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftp_fetcher, "POLL_S", 0.02)
    monkeypatch.setattr(ftp_fetcher, "AGAIN_S", (0.02,))


def grow(path: Path, data: bytes = PICTURE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize("without", ["", "MLSD"], ids=["lists with sizes", "lists names"])
def test_a_new_picture_is_taken_once_and_an_old_one_never(tmp_path: Path, without: str) -> None:
    grow(tmp_path / "IMAGE" / "old_1.jpg")
    with serving(tmp_path, without=without) as port, Desk(port) as desk:
        grow(tmp_path / "IMAGE" / "20261129" / "IMG_77.jpg")
        grow(tmp_path / "config.txt")
        assert desk.next() == ("box", "IMG_77.jpg", PICTURE)
        assert desk.nothing_more()
        grow(tmp_path / "IMAGE" / "IMG_78.bmp", b"BM")
        assert desk.next() == ("box", "IMG_78.bmp", b"BM")
    assert (tmp_path / "IMAGE" / "20261129" / "IMG_77.jpg").exists()


def test_only_its_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "IMAGE").mkdir()
    with serving(tmp_path) as port, Desk(port, "IMAGE") as desk:
        grow(tmp_path / "other.jpg")
        grow(tmp_path / "IMAGE" / "7.jpg")
        assert desk.next()[1] == "7.jpg"
        assert desk.nothing_more()


def test_a_picture_that_still_grows_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed, parts = ftp_fetcher._listed, iter(range(1, 5))

    def listed_as_it_grows(client: ftplib.FTP) -> Seen:
        for part in islice(parts, 1):
            grow(tmp_path / "7.jpg", PICTURE * part)
        return listed(client)

    with serving(tmp_path) as port, Desk(port) as desk:
        monkeypatch.setattr(ftp_fetcher, "_listed", listed_as_it_grows)
        assert len(desk.next()[2]) == len(PICTURE) * 4


def test_one_that_is_too_large_is_left_there_and_the_next_one_comes(tmp_path: Path) -> None:
    with serving(tmp_path) as port, Desk(port) as desk:
        grow(tmp_path / "7.jpg", b"x" * (MOST + 1))
        until(lambda: desk.fetcher.refused == 1, "it is refused", 10)
        grow(tmp_path / "8.jpg")
        assert desk.next()[1] == "8.jpg"
        assert desk.fetcher.refused == 1


def test_a_reader_that_starts_again_is_found_again(tmp_path: Path) -> None:
    with serving(tmp_path) as port:
        grow(tmp_path / "1.jpg")
        desk = Desk(port)
        desk.__enter__()
    try:
        until(lambda: "box" not in desk.fetcher.connected, "it is missed", 10)
        grow(tmp_path / "7.jpg")
        grow(tmp_path / "1.jpg", PICTURE * 2)
        with serving(tmp_path, port):
            lay_there = sorted((each.file, each.is_late) for each in (desk.taken.get(timeout=10) for _ in range(2)))
            grow(tmp_path / "1.jpg", PICTURE * 3)
            came = desk.taken.get(timeout=10)
        assert lay_there == [("1.jpg", True), ("7.jpg", True)], "one of them under a name that was there before"
        assert (came.file, came.is_late) == ("1.jpg", False)
    finally:
        desk.__exit__()


@pytest.mark.parametrize("says", [b"", b"220 hello\r\n530 no\r\n", b"\xff\xfe\r\n" * 20, b"220 " + b"x" * 20_000])
def test_nonsense_is_no_picture_and_ends_in_time(says: bytes, nonsense: Callable[[bytes], int]) -> None:
    fetcher = FtpFetcher({"box": FtpServer("127.0.0.1", nonsense(says))}, MOST)
    taken: list[ReaderPicture] = []
    fetcher.start(taken.append)
    time.sleep(0.1)
    fetcher.stop()
    assert taken == [] and fetcher.connected == set()


class Endless:
    """A server that goes on for ever with its greeting, or with what it lists: all at once, or in drops."""

    def __init__(self, what: str, pause_s: float = 0.0) -> None:
        self._what, self._pause_s = what, pause_s
        self.said = 0
        self.is_cut_off = False
        self._listening = create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._talk, args=(self._listening.accept()[0],), daemon=True).start()

    def _talk(self, one: socket.socket) -> None:
        with suppress(OSError), one, create_server(("127.0.0.1", 0)) as data:
            if self._what == "greeting":
                self._pour(one, b"220-hello\r\n")
            one.sendall(b"220 hello\r\n")
            port = data.getsockname()[1]
            answers = {b"USER": b"230 ok", b"PASV": b"227 (127,0,0,1,%d,%d)" % divmod(port, 256), b"MLSD": b"150 here"}
            for line in one.makefile("rb"):
                one.sendall(answers.get(line[:4], b"200 ok") + b"\r\n")
                if line.startswith(b"MLSD"):
                    with data.accept()[0] as listing:
                        self._pour(listing, b"type=file;size=1; 7.txt\r\n" if not self._pause_s else b"x")

    def _pour(self, one: socket.socket, what: bytes) -> None:
        try:
            while True:
                one.sendall(what)
                self.said += 1
                time.sleep(self._pause_s)
        finally:
            self.is_cut_off = True


@pytest.mark.parametrize("what", ["greeting", "listing"])
def test_what_has_no_end_is_given_up(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftp_fetcher, "AGAIN_S", (30.0,))
    with closing(Endless(what)) as server:
        fetcher = FtpFetcher({"box": FtpServer("127.0.0.1", server.port)}, MOST)
        fetcher.start(lambda picture: None)
        until(lambda: server.is_cut_off, "it is cut off", 30)
        fetcher.stop()
        assert fetcher.connected == set()


def test_a_reader_that_speaks_in_drops_does_not_hold_the_end_of_the_station() -> None:
    with closing(Endless("listing", 0.02)) as server:
        fetcher = FtpFetcher({"box": FtpServer("127.0.0.1", server.port)}, MOST)
        fetcher.start(lambda picture: None)
        until(lambda: server.said > 2, "it lists", 10)
        ending = threading.Thread(target=fetcher.stop, daemon=True)
        ending.start()
        ending.join(10)
        assert not ending.is_alive()


@pytest.fixture
def nonsense() -> Iterator[Callable[[bytes], int]]:
    """A server that says this to everybody, then hangs up."""
    servers: list[socketserver.TCPServer] = []

    def serve(says: bytes) -> int:
        class Peer(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                self.request.sendall(says)

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Peer)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        return int(server.server_address[1])

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
