"""Pictures that smart readers keep on an FTP server of their own: looked for, and taken when they are whole.

What lies there when the station begins is of before it, and stays. Nothing is deleted or renamed on a reader. Names and
sizes are a reader's word: names are texts and never paths here, and all that is read is bounded.
"""

import ftplib
import io
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from drivers.errors import DeviceLost
from drivers.protocols import ReaderPicture

POLL_S = 0.25
AGAIN_S = (1.0, 2.0, 5.0, 10.0, 30.0)
TIMEOUT_S = 5.0
PICTURES = frozenset({".jpg", ".jpeg", ".bmp", ".png", ".tif", ".tiff"})
MOST_FILES = 4_000
"""On one reader, as far as they are looked at."""
MOST_FOLDERS = 64
MOST_LINES = 2 * MOST_FILES
"""Of one listing."""
MOST_ANSWER_LINES = 100
_MOST_NAME = 200
_log = logging.getLogger(__name__)

Seen = dict[str, tuple[str, ...]]
"""Path on the reader → size and time of change, as far as it tells them."""


@dataclass(frozen=True, slots=True)
class FtpServer:
    """Where one reader keeps its pictures."""

    host: str
    port: int = 21
    user: str = ""
    folder: str = ""
    password: Callable[[], str] = field(default=lambda: "", repr=False)
    """May raise DeviceLost."""


class _TooLarge(Exception):
    """A reader said more than it may."""


class _Client(ftplib.FTP):
    """One connection whose answers and listings end: ``ftplib`` takes as many lines as a server says."""

    def __init__(self) -> None:
        super().__init__(timeout=TIMEOUT_S, encoding="latin-1")
        self._left = 0
        self._data: socket.socket | None = None

    def hang_up(self) -> None:
        """End whatever is waited for; from another thread."""
        for one in (self.sock, self._data):
            if one is not None:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def getmultiline(self) -> str:
        self._left = MOST_ANSWER_LINES
        return super().getmultiline()

    def getline(self) -> str:
        self._left -= 1
        if self._left < 0:
            raise ValueError("more lines than an answer has")
        return super().getline()

    def retrlines(self, cmd: str, callback: Callable[[str], object] | None = None) -> str:
        left = iter(range(MOST_LINES))

        def take(line: str) -> None:
            if next(left, None) is None:
                raise ValueError("more lines than a reader has")
            if callback is not None:
                callback(line)

        return super().retrlines(cmd, take)

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        self._data, size = super().ntransfercmd(cmd, rest)
        return self._data, size


class FtpFetcher:
    """A :class:`drivers.protocols.PictureInbox` with one thread a reader: a slow one keeps nobody waiting."""

    def __init__(self, servers: Mapping[str, FtpServer], most_bytes: int) -> None:
        """``servers``: by name of the reader."""
        self._servers = servers
        self._most_bytes = most_bytes
        self._ending = threading.Event()
        self._threads: list[threading.Thread] = []
        self._clients: dict[str, _Client] = {}
        self._known: dict[str, Seen] = {}
        self.connected: set[str] = set()
        """Readers that have shown what they hold."""
        self.refused = 0
        """Files that were too large."""

    def start(self, take: Callable[[ReaderPicture], None]) -> None:
        """Begin to look; ``take`` is called in a thread of a reader. A reader that is away is looked for again."""
        self._ending.clear()
        self._threads = [
            threading.Thread(target=self._keep_looking, args=(name, server, take), name=f"pictures of {name}")
            for name, server in self._servers.items()
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let every reader go."""
        self._ending.set()
        threads, self._threads = self._threads, []
        while waiting := [thread for thread in threads if thread.is_alive()]:
            for client in tuple(self._clients.values()):
                client.hang_up()
            waiting[0].join(POLL_S)

    def _keep_looking(self, name: str, server: FtpServer, take: Callable[[ReaderPicture], None]) -> None:
        attempt = 0
        while not self._ending.is_set():
            try:
                with _Client() as client:
                    self._clients[name] = client
                    _log_in(client, server)
                    for _ in self._looks(name, client, take):
                        attempt = 0
            except (ftplib.Error, OSError, EOFError, UnicodeError, ValueError, DeviceLost) as fault:
                if name in self.connected or not attempt:
                    _log.warning("pictures of %s are not fetched: %s", name, type(fault).__name__)
                self.connected.discard(name)
            self._ending.wait(AGAIN_S[min(attempt, len(AGAIN_S) - 1)])
            attempt += 1

    def _looks(self, name: str, client: ftplib.FTP, take: Callable[[ReaderPicture], None]) -> Iterator[None]:
        """Look, again and again. A file is taken when it did not change from one look to the next; one that is there
        when a lost reader is looked at again came meanwhile, and is late."""
        growing: Seen = {}
        late: set[str] | None = None
        while not self._ending.is_set():
            listed = _listed(client)
            known = self._known.setdefault(name, dict(listed))
            for path in known.keys() - listed.keys():
                del known[path]
            fresh = {path: told for path, told in listed.items() if known.get(path) != told}
            late = set(fresh) if late is None else late
            for path in [path for path, told in fresh.items() if growing.get(path) == told]:
                known[path] = fresh[path]
                self._take(name, client, path, take, is_late=path in late)
                late.discard(path)  # what comes under this name again is new
            growing = fresh
            self.connected.add(name)
            yield
            self._ending.wait(POLL_S)

    def _take(
        self, name: str, client: ftplib.FTP, path: str, take: Callable[[ReaderPicture], None], *, is_late: bool
    ) -> None:
        """One that breaks off is fetched again; one that is too large is not."""
        held = io.BytesIO()

        def more(data: bytes) -> None:
            if held.tell() + len(data) > self._most_bytes:
                raise _TooLarge
            held.write(data)

        try:
            client.retrbinary(f"RETR {path}", more)
        except _TooLarge:
            self.refused += 1
            raise EOFError from None  # what is left of it is in the way: the connection begins anew
        except ftplib.error_perm:
            return  # it is gone already, or may not be read
        except (ftplib.Error, OSError, EOFError):
            del self._known[name][path]
            raise
        take(ReaderPicture(name, PurePosixPath(path).name[-_MOST_NAME:], held.getvalue(), time.monotonic(), is_late))


def _log_in(client: ftplib.FTP, server: FtpServer) -> None:
    client.connect(server.host, server.port)
    client.login(server.user or "anonymous", server.password() if server.user else "")
    if server.folder:
        client.cwd(server.folder)
    client.voidcmd("TYPE I")


def _listed(client: ftplib.FTP) -> Seen:
    """Every picture below the folder. Raises ValueError where there are more than a reader has."""
    found: Seen = {}
    folders = [""]
    for folder in folders:
        for path, is_folder, told in _entries(client, folder):
            if is_folder and len(folders) < MOST_FOLDERS:
                folders.append(path)
            elif PurePosixPath(path).suffix.lower() in PICTURES:
                found[path] = told
            if len(found) > MOST_FILES:
                raise ValueError("more pictures than a reader has")
    return found


def _entries(client: ftplib.FTP, folder: str) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """With sizes and times where the reader knows MLSD, else by name alone: what has no ending is a folder."""
    try:
        for name, facts in client.mlsd(folder, ["type", "size", "modify"]):
            path = f"{folder}/{name}" if folder else name
            kind = facts.get("type", "").lower()
            if _is_plain(path) and kind in ("file", "dir"):
                yield path, kind == "dir", (facts.get("size", ""), facts.get("modify", ""))
    except ftplib.error_perm as unknown:
        if str(unknown)[:3] not in ("500", "501", "502", "504"):
            raise
        for each in client.nlst(*([folder] if folder else [])):
            path = each if each.startswith(folder) else f"{folder}/{each}"
            if _is_plain(path) and PurePosixPath(path).name not in (".", ".."):
                yield path, not PurePosixPath(path).suffix, (_size(client, path),)


def _is_plain(path: str) -> bool:
    return "\r" not in path and "\n" not in path and "\0" not in path


def _size(client: ftplib.FTP, path: str) -> str:
    """Empty where the reader does not tell it."""
    if PurePosixPath(path).suffix.lower() not in PICTURES:
        return ""
    try:
        return str(client.size(path))
    except ftplib.error_perm:
        return ""
